import type { TwinningId } from "../base/identity.ts"
import type { Money } from "../twinning/Activity.ts"
import { defaultReviewRules } from "./defaultReviewRules.ts"
import type { ReviewInput } from "./ReviewInput.ts"
import type { ReviewAction, ReviewRules } from "./ReviewRules.ts"
import { reviewTwinning, type TwinningReview } from "./review.ts"

/** What becomes of one twinning under a cap. */
export interface BudgetLine {
  readonly twinning: TwinningId
  readonly rank: number
  /** What the review recommends without a cap. */
  readonly recommended?: ReviewAction
  /** What is left of it under the cap. */
  readonly action?: ReviewAction
  readonly cost?: number
  /**
   * Why: it is paid for; it costs nothing to follow; it does not fit into what is left; nobody knows its cost, or not in
   * this currency; there is nothing to recommend.
   */
  readonly because: "paid" | "free" | "over-cap" | "cost-unknown" | "other-currency" | "nothing-recommended"
  /** What is left of the cap after this line. */
  readonly left: number
}

/** A review under a cap on what a portfolio may cost a year. */
export interface BudgetScenario {
  readonly cap: Money
  readonly spent: number
  readonly lines: ReadonlyArray<BudgetLine>
  /** Twinnings whose cost nobody knows: they are outside the sum. */
  readonly unpriced: ReadonlyArray<TwinningId>
}

/** The actions that keep costing money. */
const paid: ReadonlyArray<ReviewAction> = ["renew", "deepen", "refocus"]

/** Sums are taken in the finest part that a currency has (ISO 4217 knows four decimals at most): a cap that is just enough is. */
const finest = 10_000
const inParts = ({ amount }: { readonly amount: number }): number => Math.round(amount * finest)

/** What to do instead where the money does not reach: the network if both meet in one, else rest. */
const instead = (input: ReviewInput): ReviewAction =>
  (input.sharedNetworks?.length ?? 0) > 0 ? "move-into-network" : "let-rest"

/**
 * Runs a review again under a cap.
 *
 * **Details**: twinnings are taken in order of how strongly the review speaks for them, the cheaper first among equals;
 * each is paid for if it still fits, and the next is tried where it does not, so that money is not left idle. One whose
 * cost is unknown keeps its recommendation and is listed as unpriced: it can neither be saved nor spent.
 */
export const budgetScenario = (
  inputs: ReadonlyArray<ReviewInput>,
  cap: Money,
  table: ReviewRules = defaultReviewRules
): BudgetScenario => {
  const reviewed = inputs
    .map((input) => ({ input, review: reviewTwinning(input, table) }))
    .sort(
      (a, b) =>
        strength(b.review) - strength(a.review) ||
        (a.input.cost?.amount ?? 0) - (b.input.cost?.amount ?? 0) ||
        (a.input.twinning < b.input.twinning ? -1 : 1)
    )
  let left = inParts(cap)
  let spent = 0
  const unpriced: Array<TwinningId> = []
  const lines = reviewed.map(({ input, review }, i): BudgetLine => {
    const { cost, twinning } = input
    const { recommend } = review
    const line = (because: BudgetLine["because"], action?: ReviewAction): BudgetLine => ({
      twinning,
      rank: i + 1,
      ...(recommend === undefined ? {} : { recommended: recommend }),
      ...(action === undefined ? {} : { action }),
      ...(cost === undefined ? {} : { cost: cost.amount }),
      because,
      left: left / finest
    })
    if (recommend === undefined) return line("nothing-recommended")
    if (!paid.includes(recommend)) return line("free", recommend)
    if (cost === undefined) {
      unpriced.push(twinning)
      return line("cost-unknown", recommend)
    }
    if (cost.currency !== cap.currency) {
      unpriced.push(twinning)
      return line("other-currency", recommend)
    }
    const price = inParts(cost)
    if (price > left) return line("over-cap", instead(input))
    left -= price
    spent += price
    return line("paid", recommend)
  })
  return { cap, spent: spent / finest, lines, unpriced }
}

const strength = (review: TwinningReview): number =>
  review.recommend === undefined ? -1 : (review.support[0]?.weight ?? 0)
