import type { ActivityId } from "../base/identity.ts"
import { geometricMean } from "../factors/consolidation.ts"
import type { TwinningFactors } from "../factors/twinningFactors.ts"
import type { ReviewEvidence, ReviewInput } from "./ReviewInput.ts"
import type { Condition, NumberMeasure, WordMeasure } from "./ReviewRules.ts"

interface Range {
  readonly low: number
  readonly high: number
}

/** A measure as a word, or as the range that the unknowns leave open. */
export interface Measured {
  readonly value: string | Range
  readonly evidence: ReviewEvidence
  readonly shown: string
}

/** Every measure of a twinning that is known, or known to lie in a range. */
export type Measures = ReadonlyMap<NumberMeasure | WordMeasure, Measured>

const none: ReviewEvidence = { activities: [], claims: [], agreements: [], networks: [] }

const score = (value: number): string => value.toFixed(2)
const percent = (value: number): string => `${Math.round(value * 100)} %`
const points = (value: number): string => String(Math.round(value * 10) / 10)
const wholeMonths = (value: number): string => String(value >= 0 ? Math.max(1, Math.ceil(value)) : Math.floor(value))

const inRange = ({ high, low }: Range, words: (value: number) => string): string =>
  low === high ? words(low) : high === Number.POSITIVE_INFINITY ? `≥ ${words(low)}` : `${words(low)}–${words(high)}`

/** A number of which more may be unrecorded. */
const atLeast = (value: number): Range => ({ low: value, high: Number.POSITIVE_INFINITY })

const exactly = (value: number): Range => ({ low: value, high: value })

/**
 * How even the gain of the last years is: twice the smaller side over both, 0–1, with what is left open by activities of
 * which nobody says whether a side gained; absent where nobody says anything of these years.
 */
const balanceIn = ({
  evidence: { mutualBenefit },
  sustained,
  timeline
}: TwinningFactors): (Range & { readonly activities: ReadonlyArray<ActivityId> }) | undefined => {
  const recent = new Set(timeline.slice(-(sustained?.years ?? 0)).flatMap(({ activities }) => activities))
  const lately = (ids: ReadonlyArray<ActivityId>): ReadonlyArray<ActivityId> => ids.filter((id) => recent.has(id))
  const [a = [], b = []] = Object.values(mutualBenefit.gained).map(lately)
  if (a.length + b.length === 0) return undefined
  const even = (x: number, y: number): number => (x + y === 0 ? 1 : (2 * Math.min(x, y)) / (x + y))
  const [openA = [], openB = []] = Object.values(mutualBenefit.unknownFor).map(lately)
  const [mostA, mostB] = [a.length + openA.length, b.length + openB.length]
  const level = Math.min(mostA, mostB)
  return {
    low: Math.min(even(a.length, b.length), even(mostA, b.length), even(a.length, mostB)),
    high: even(Math.max(a.length, level), Math.max(b.length, level)),
    activities: [...new Set([...a, ...b])].sort()
  }
}

/** Consolidation with what the factors leave open: up to their best, held without a break. */
const consolidationIn = ({ consolidation, now }: TwinningFactors): Range | undefined => {
  if (consolidation.kind !== "given" || now === undefined) return undefined
  const { breadth, grassroots, mutualBenefit } = now
  return [mutualBenefit, breadth, grassroots].every(({ high, low }) => low === high)
    ? exactly(consolidation.value)
    : { low: 0, high: geometricMean(mutualBenefit.high, breadth.high, grassroots.high) }
}

/**
 * Everything that rules can ask of a twinning, with the evidence behind it.
 *
 * **Details**: numbers are ranges wherever something is unknown. Capital on record is the least there may be where no
 * activity is on record; emotional capital also where the signature is not dated, or organisers are not recorded. Trends
 * are those of the values, without regard to what is unknown.
 */
export const measuresOf = (input: ReviewInput): Measures => {
  const { cost, factors, renewal, sharedNetworks, sharedNetworksComplete, standing, topics } = input
  const found = new Map<NumberMeasure | WordMeasure, Measured>()
  const put = (
    key: NumberMeasure | WordMeasure,
    value: Measured["value"],
    shown: string,
    evidence: Partial<ReviewEvidence>
  ) => found.set(key, { value, shown, evidence: { ...none, ...evidence } })
  const set = (
    key: NumberMeasure,
    range: Range | undefined,
    words: (value: number) => string,
    evidence: Partial<ReviewEvidence>
  ) => {
    if (range !== undefined) put(key, range, inRange(range, words), evidence)
  }
  const all = { activities: factors.activities }
  put("standing", standing.standing, standing.standing, {
    activities: [...new Set([...standing.evidence.contacts, ...standing.evidence.watchers])],
    claims: standing.evidence.stages
  })
  const { now, sustained } = factors
  set("mutual-benefit", now?.mutualBenefit, score, all)
  set("breadth", now?.breadth, score, all)
  set("grassroots", now?.grassroots, score, all)
  if (sustained !== undefined)
    set("sustained", { low: sustained.value, high: sustained.high }, percent, { activities: sustained.activities })
  const balance = balanceIn(factors)
  if (balance !== undefined) set("balance", balance, score, { activities: balance.activities })
  set("consolidation", consolidationIn(factors), score, all)
  for (const [key, name] of [
    ["mutualBenefit", "mutual-benefit-trend"],
    ["breadth", "breadth-trend"],
    ["grassroots", "grassroots-trend"]
  ] as const) {
    const direction = factors.trends[key]?.direction
    if (direction !== undefined) put(name, direction, direction, all)
  }
  const { economic, emotional } = factors.capital
  const recorded = factors.activities.length > 0
  const { tenure } = emotional.parts
  const isWhole =
    recorded &&
    tenure.years !== undefined &&
    tenure.activities.length === 0 &&
    factors.evidence.grassroots.organisersUnknown.length === 0
  set("economic-capital", recorded ? exactly(economic.points) : atLeast(economic.points), points, {
    activities: Object.values(economic.parts).flatMap((part) => part?.activities ?? [])
  })
  set("emotional-capital", isWhole ? exactly(emotional.points) : atLeast(emotional.points), points, {
    activities: [...new Set(Object.values(emotional.parts).flatMap(({ activities }) => activities))],
    claims: standing.evidence.stages
  })
  if (topics !== undefined) set("topics", exactly(topics.count), String, { claims: topics.evidence })
  if (sharedNetworks !== undefined) {
    const count = sharedNetworks.length
    set("shared-networks", sharedNetworksComplete === true ? exactly(count) : atLeast(count), String, {
      networks: sharedNetworks
    })
  }
  if (renewal !== undefined)
    set("months-to-renewal", { low: renewal.months, high: renewal.monthsAtMost }, wholeMonths, {
      agreements: [renewal.agreement]
    })
  if (cost !== undefined)
    set("cost", exactly(cost.amount), (value) => `${points(value)} ${cost.currency}`, { claims: cost.evidence })
  return found
}

/** Whether a condition holds whatever the unknowns are; undefined where they decide. */
export const holds = (condition: Condition, measures: Measures): boolean | undefined => {
  const value = measures.get(condition.measure)?.value
  if (value === undefined) return undefined
  if ("is" in condition) return typeof value === "string" && condition.is.includes(value)
  if (typeof value === "string") return false
  const { atLeast: least, below } = condition
  const surely = (least === undefined || value.low >= least) && (below === undefined || value.high < below)
  const never = (least !== undefined && value.high < least) || (below !== undefined && value.low >= below)
  return surely ? true : never ? false : undefined
}
