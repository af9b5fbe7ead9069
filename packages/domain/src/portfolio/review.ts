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

interface Measured {
  readonly value: number | string
  readonly evidence: ReviewEvidence
  readonly shown: string
}

const percent = (value: number): string => `${Math.round(value * 100)} %`
const rounded = (value: number): string => String(Math.round(value * 10) / 10)

/** Every measure of a twinning that is known, with the evidence behind it. */
const measuresOf = (input: ReviewInput): ReadonlyMap<NumberMeasure | WordMeasure, Measured> => {
  const { cost, factors, renewal, sharedNetworks, standing, topics } = input
  const found = new Map<NumberMeasure | WordMeasure, Measured>()
  const set = (
    key: NumberMeasure | WordMeasure,
    value: number | string | undefined,
    evidence: Partial<ReviewEvidence>,
    shown: (value: number) => string = percent
  ) => {
    if (value === undefined) return
    const words = typeof value === "number" ? shown(value) : value
    found.set(key, { value, evidence: { ...none, ...evidence }, shown: words })
  }
  const all = { activities: factors.activities }
  set("standing", standing.standing, {
    activities: [...new Set([...standing.evidence.contacts, ...standing.evidence.watchers])],
    claims: standing.evidence.stages
  })
  set("mutual-benefit", factors.now?.mutualBenefit.value, all)
  set("breadth", factors.now?.breadth.value, all)
  set("grassroots", factors.now?.grassroots.value, all)
  const { gained } = factors.evidence.mutualBenefit
  const attested = [...new Set(Object.values(gained).flat())].sort()
  if (attested.length > 0)
    set("sustained", factors.sustained?.value, { activities: factors.sustained?.activities ?? [] })
  set("balance", balanceOf(factors), { activities: attested })
  if (factors.consolidation.kind === "given") set("consolidation", factors.consolidation.value, all)
  for (const [key, name] of [
    ["mutualBenefit", "mutual-benefit-trend"],
    ["breadth", "breadth-trend"],
    ["grassroots", "grassroots-trend"]
  ] as const)
    set(name, factors.trends[key]?.direction, all)
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

/** How even the gain is: twice the smaller side over both, 0–1; absent where nobody says who gained. */
const balanceOf = ({ evidence }: TwinningFactors): number | undefined => {
  const [a = 0, b = 0] = Object.values(evidence.mutualBenefit.gained).map((ids) => ids.length)
  return a + b === 0 ? undefined : (2 * Math.min(a, b)) / (a + b)
}

/** Whether a condition holds; undefined where the measure is not known. */
const holds = (
  condition: Condition,
  measures: ReadonlyMap<NumberMeasure | WordMeasure, Measured>
): boolean | undefined => {
  const value = measures.get(condition.measure)?.value
  if (value === undefined) return undefined
  if ("is" in condition) return condition.is.includes(String(value))
  return (
    typeof value === "number" &&
    (condition.atLeast === undefined || value >= condition.atLeast) &&
    (condition.below === undefined || value < condition.below)
  )
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
 * **Details**: each rule whose conditions all hold adds its weight to its action; the action with the highest positive
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
