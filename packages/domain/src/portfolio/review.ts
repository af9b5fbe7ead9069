import type { ActivityId, AgreementId, CityId, ClaimId, NetworkId, TwinningId } from "../base/identity.ts"
import type { Citation, Words } from "../evidence/Citation.ts"
import type { TwinningFactors } from "../factors/twinningFactors.ts"
import type { Standing } from "../twinning/standing.ts"
import { defaultReviewRules } from "./defaultReviewRules.ts"
import {
  type Condition,
  type NumberMeasure,
  ReviewAction,
  type ReviewRule,
  type ReviewRules,
  type WordMeasure
} from "./ReviewRules.ts"
import type { Renewal } from "./renewals.ts"

/** What a review looks at for one twinning. What is absent is unknown. */
export interface ReviewInput {
  readonly twinning: TwinningId
  readonly partner: CityId
  readonly standing: Standing
  readonly factors: TwinningFactors
  /** The named mutual topics, and the claims that name them; absent where nobody says. */
  readonly topics?: { readonly count: number; readonly evidence: ReadonlyArray<ClaimId> }
  readonly renewal?: Renewal
  /** What it costs a year, and the claims that say so. */
  readonly cost?: { readonly amount: number; readonly currency: string; readonly evidence: ReadonlyArray<ClaimId> }
  /** The networks that both cities belong to; absent where no membership of one of them is on record. */
  readonly sharedNetworks?: ReadonlyArray<NetworkId>
}

/** What a reason rests on. */
export interface ReviewEvidence {
  readonly activities: ReadonlyArray<ActivityId>
  readonly claims: ReadonlyArray<ClaimId>
  readonly agreements: ReadonlyArray<AgreementId>
  readonly networks: ReadonlyArray<NetworkId>
}

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

const none: ReviewEvidence = { activities: [], claims: [], agreements: [], networks: [] }

/** A measure as a word, or as the range that the unknowns leave open. */
interface Measured {
  readonly value: string | { readonly low: number; readonly high: number }
  readonly evidence: ReviewEvidence
  readonly shown: string
}

const percent = (value: number): string => `${Math.round(value * 100)} %`
const rounded = (value: number): string => String(Math.round(value * 10) / 10)

/** Every measure of a twinning that is known, with the evidence behind it. */
const measuresOf = (input: ReviewInput): ReadonlyMap<NumberMeasure | WordMeasure, Measured> => {
  const { cost, factors, renewal, sharedNetworks, standing, topics } = input
  const found = new Map<NumberMeasure | WordMeasure, Measured>()
  const put = (
    key: NumberMeasure | WordMeasure,
    value: Measured["value"],
    shown: string,
    evidence: Partial<ReviewEvidence>
  ) => found.set(key, { value, shown, evidence: { ...none, ...evidence } })
  /** A number, or the range around it; where there is no number, only the range is known. */
  const set = (
    key: NumberMeasure,
    value: number | undefined,
    evidence: Partial<ReviewEvidence>,
    words: (value: number) => string,
    range?: { readonly low: number; readonly high: number }
  ) => {
    const held = range ?? (value === undefined ? undefined : { low: value, high: value })
    if (held === undefined) return
    const shown =
      held.low === held.high
        ? words(held.low)
        : `${value === undefined ? "" : `${words(value)}, `}${words(held.low)}–${words(held.high)}`
    put(key, held, shown, evidence)
  }
  const all = { activities: factors.activities }
  put("standing", standing.standing, standing.standing, {
    activities: [...new Set([...standing.evidence.contacts, ...standing.evidence.watchers])],
    claims: standing.evidence.stages
  })
  const { now } = factors
  set("mutual-benefit", now?.mutualBenefit.value, all, percent, now?.mutualBenefit)
  set("breadth", now?.breadth.value, all, percent, now?.breadth)
  set("grassroots", now?.grassroots.value, all, percent, now?.grassroots)
  if (factors.sustained !== undefined) {
    const { activities, high, value } = factors.sustained
    set("sustained", value, { activities }, percent, { low: value, high })
  }
  const balance = balanceOf(factors)
  if (balance !== undefined) set("balance", undefined, { activities: balance.activities }, percent, balance)
  if (factors.consolidation.kind === "given") set("consolidation", factors.consolidation.value, all, percent)
  for (const [key, name] of [
    ["mutualBenefit", "mutual-benefit-trend"],
    ["breadth", "breadth-trend"],
    ["grassroots", "grassroots-trend"]
  ] as const) {
    const direction = factors.trends[key]?.direction
    if (direction !== undefined) put(name, direction, direction, all)
  }
  const { economic, emotional } = factors.capital
  set(
    "economic-capital",
    economic.points,
    { activities: Object.values(economic.parts).flatMap((part) => part?.activities ?? []) },
    rounded
  )
  set(
    "emotional-capital",
    emotional.points,
    {
      activities: [...new Set(Object.values(emotional.parts).flatMap(({ activities }) => activities))],
      claims: standing.evidence.stages
    },
    rounded
  )
  set("topics", topics?.count, { claims: topics?.evidence ?? [] }, String)
  set("shared-networks", sharedNetworks?.length, { networks: sharedNetworks ?? [] }, String)
  set("months-to-renewal", renewal?.months, { agreements: renewal === undefined ? [] : [renewal.agreement] }, (value) =>
    String(Math.round(value))
  )
  set("cost", cost?.amount, { claims: cost?.evidence ?? [] }, (value) => `${rounded(value)} ${cost?.currency ?? ""}`)
  return found
}

/**
 * How even the gain is: twice the smaller side over both, 0–1, with what is left open by activities of which nobody says
 * whether a side gained; absent where nobody says anything.
 */
const balanceOf = ({
  evidence: { mutualBenefit }
}: TwinningFactors):
  | { readonly low: number; readonly high: number; readonly activities: ReadonlyArray<ActivityId> }
  | undefined => {
  const [a = [], b = []] = Object.values(mutualBenefit.gained)
  if (a.length + b.length === 0) return undefined
  const even = (x: number, y: number): number => (x + y === 0 ? 1 : (2 * Math.min(x, y)) / (x + y))
  const open = mutualBenefit.unknown.length
  const [mostA, mostB] = [a.length + open, b.length + open]
  const level = Math.min(mostA, mostB)
  return {
    low: Math.min(even(a.length, b.length), even(mostA, b.length), even(a.length, mostB)),
    high: even(Math.max(a.length, level), Math.max(b.length, level)),
    activities: [...new Set([...a, ...b])].sort()
  }
}

/** Whether a condition holds whatever the unknowns are; undefined where they decide. */
const holds = (
  condition: Condition,
  measures: ReadonlyMap<NumberMeasure | WordMeasure, Measured>
): boolean | undefined => {
  const value = measures.get(condition.measure)?.value
  if (value === undefined) return undefined
  if ("is" in condition) return typeof value === "string" && condition.is.includes(value)
  if (typeof value === "string") return false
  const { atLeast, below } = condition
  const surely = (atLeast === undefined || value.low >= atLeast) && (below === undefined || value.high < below)
  const never = (atLeast !== undefined && value.high < atLeast) || (below !== undefined && value.low >= below)
  return surely ? true : never ? false : undefined
}

const inWords = ({ words }: ReviewRule, measures: ReadonlyMap<NumberMeasure | WordMeasure, Measured>): Words => {
  const fill = (text: string): string =>
    text.replace(/\{([a-z-]+)\}/g, (whole, key: NumberMeasure) => measures.get(key)?.shown ?? whole)
  return { en: fill(words.en), ...(words.zh === undefined ? {} : { zh: fill(words.zh) }) }
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
