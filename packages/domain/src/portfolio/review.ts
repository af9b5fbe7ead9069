import type { CityId, TwinningId } from "../base/identity.ts"
import type { Citation, Words } from "../evidence/Citation.ts"
import { defaultReviewRules } from "./defaultReviewRules.ts"
import { holds, type Measures, measuresOf } from "./measures.ts"
import type { ReviewEvidence, ReviewInput } from "./ReviewInput.ts"
import { type NumberMeasure, ReviewAction, type ReviewRule, type ReviewRules } from "./ReviewRules.ts"

/** One rule that spoke, in words, with what it rests on. */
export interface Reason {
  readonly rule: string
  readonly action: ReviewAction
  /** How much it counts; negative speaks against. */
  readonly weight: number
  readonly words: Words
  readonly evidence: ReviewEvidence
  readonly basis: ReadonlyArray<Citation>
}

/** What is recommended for one twinning, and why. */
export interface TwinningReview {
  readonly twinning: TwinningId
  readonly partner: CityId
  /** Absent where no rule speaks for any action: there is too little on record to recommend anything. */
  readonly recommend?: ReviewAction
  /** The sum of weights for each action, the highest first. */
  readonly support: ReadonlyArray<{ readonly action: ReviewAction; readonly weight: number }>
  readonly reasonsFor: ReadonlyArray<Reason>
  readonly reasonsAgainst: ReadonlyArray<Reason>
  /** Rules that speak for or against other actions, and those that count nothing. */
  readonly others: ReadonlyArray<Reason>
  /** Rules that could not be judged, and what is not known. */
  readonly unjudged: ReadonlyArray<{ readonly rule: string; readonly unknown: ReadonlyArray<string> }>
}

/** The review of a portfolio. */
export interface PortfolioReview {
  readonly rules: Pick<ReviewRules, "id" | "version">
  readonly twinnings: ReadonlyArray<TwinningReview>
}

const inWords = ({ words }: ReviewRule, measures: Measures): Words => {
  const fill = (text: string): string =>
    text.replace(/\{([a-z-]+)\}/g, (whole, key: NumberMeasure) => measures.get(key)?.shown ?? whole)
  return { en: fill(words.en), ...(words.zh === undefined ? {} : { zh: fill(words.zh).replaceAll(" %", "%") }) }
}

const joined = (lists: ReadonlyArray<ReviewEvidence>): ReviewEvidence => {
  const each = <K extends keyof ReviewEvidence>(key: K): ReviewEvidence[K] =>
    [...new Set(lists.flatMap((one) => one[key] as ReadonlyArray<string>))].sort() as unknown as ReviewEvidence[K]
  return {
    activities: each("activities"),
    claims: each("claims"),
    agreements: each("agreements"),
    networks: each("networks")
  }
}

/**
 * Reviews one twinning by a table of rules.
 *
 * **Details**: a condition on a number holds only where it holds for all that the unknowns leave open; where they decide,
 * the rule is not judged. Each rule whose conditions all hold adds its weight to its action; the action with the highest positive
 * sum is recommended, ties going to the one that changes less (the order of `ReviewAction`). An ended twinning is
 * reviewed by nobody: it gets no recommendation.
 */
export const reviewTwinning = (input: ReviewInput, table: ReviewRules = defaultReviewRules): TwinningReview => {
  const measures = measuresOf(input)
  const reasons: Array<Reason> = []
  const unjudged: Array<TwinningReview["unjudged"][number]> = []
  const rules = input.standing.standing === "ended" ? [] : table.rules
  for (const rule of rules) {
    const held = rule.when.map((condition) => holds(condition, measures))
    if (held.includes(false)) continue
    if (held.includes(undefined)) {
      const unknown = rule.when.filter((_, i) => held[i] === undefined).map(({ measure }) => measure)
      unjudged.push({ rule: rule.key, unknown })
      continue
    }
    reasons.push({
      rule: rule.key,
      action: rule.action,
      weight: rule.weight,
      words: inWords(rule, measures),
      evidence: joined(rule.when.flatMap(({ measure }) => measures.get(measure)?.evidence ?? [])),
      basis: rule.basis
    })
  }
  const support = ReviewAction.literals
    .map((action) => ({
      action,
      weight: reasons.reduce((sum, reason) => (reason.action === action ? sum + reason.weight : sum), 0)
    }))
    .sort((a, b) => b.weight - a.weight)
  const [best] = support
  const recommend = best !== undefined && best.weight > 0 ? best.action : undefined
  const heaviest = (a: Reason, b: Reason): number => Math.abs(b.weight) - Math.abs(a.weight)
  return {
    twinning: input.twinning,
    partner: input.partner,
    ...(recommend === undefined ? {} : { recommend }),
    support,
    reasonsFor: reasons.filter(({ action, weight }) => action === recommend && weight > 0).sort(heaviest),
    reasonsAgainst: reasons.filter(({ action, weight }) => action === recommend && weight < 0).sort(heaviest),
    others: reasons.filter(({ action, weight }) => action !== recommend || weight === 0).sort(heaviest),
    unjudged
  }
}

/** Reviews every twinning of a city (method, section 5), those with the strongest recommendation first. */
export const reviewPortfolio = (
  inputs: ReadonlyArray<ReviewInput>,
  table: ReviewRules = defaultReviewRules
): PortfolioReview => ({
  rules: { id: table.id, version: table.version },
  twinnings: inputs
    .map((input) => reviewTwinning(input, table))
    .sort(
      (a, b) =>
        Number(b.recommend !== undefined) - Number(a.recommend !== undefined) ||
        (b.support[0]?.weight ?? 0) - (a.support[0]?.weight ?? 0) ||
        (a.twinning < b.twinning ? -1 : 1)
    )
})
