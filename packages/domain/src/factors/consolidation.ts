import { exp, ln } from "../statistics/elementary.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { type FactorKey, factorKeys, type YearScore } from "./timeline.ts"

/** How firmly the three factors hold together over time: the one number that stands for all three. */
export interface Consolidation {
  /** `level × (1 − volatility) × presence`, 0–1. */
  readonly value: number
  /** The geometric mean of the three factors as they are now. */
  readonly level: number
  /** The mean change of a factor from one year to the next, 0–1. */
  readonly volatility: number
  /** The share of years in which all three are present. */
  readonly presence: number
  readonly years: number
}

/** Consolidation, or which factors have no evidence so that no combined number is given. */
export type ConsolidationResult =
  | ({ readonly kind: "given" } & Consolidation)
  | { readonly kind: "withheld"; readonly without: ReadonlyArray<FactorKey> }

/** The geometric mean of three values; 0 where one is 0. */
export const geometricMean = (a: number, b: number, c: number): number =>
  a <= 0 || b <= 0 || c <= 0 ? 0 : Math.min(1, exp((ln(a) + ln(b) + ln(c)) / 3))

/**
 * Consolidation over the years of a timeline (S0 l.13: the factors adapt and consolidate over time).
 *
 * **Details**: the years count from the first activity on. A year in which a factor is not known counts as one in which
 * it is not present, and its change to the next is left out. Withheld unless all three factors have evidence.
 */
export const consolidationOf = (timeline: ReadonlyArray<YearScore>, rubric: FactorRubric): ConsolidationResult => {
  const now = timeline.at(-1)
  const without = factorKeys.filter((key) => now?.[key].value === undefined)
  if (now === undefined || without.length > 0) return { kind: "withheld", without }
  const { presentFrom } = rubric.consolidation
  let [present, change, changes] = [0, 0, 0]
  const last: [number | undefined, number | undefined, number | undefined] = [undefined, undefined, undefined]
  for (const { breadth, grassroots, mutualBenefit } of timeline) {
    const values = [mutualBenefit.value, breadth.value, grassroots.value] as const
    let all = true
    for (let f = 0; f < 3; f++) {
      const [x, y] = [last[f], values[f]]
      if (y === undefined || y < presentFrom) all = false
      if (x !== undefined && y !== undefined) {
        change += Math.abs(y - x)
        changes++
      }
      last[f] = y
    }
    if (all) present++
  }
  const level = geometricMean(now.mutualBenefit.value ?? 0, now.breadth.value ?? 0, now.grassroots.value ?? 0)
  const volatility = changes === 0 ? 0 : change / changes
  const presence = present / timeline.length
  return {
    kind: "given",
    value: level * (1 - volatility) * presence,
    level,
    volatility,
    presence,
    years: timeline.length
  }
}
