import { exp, ln } from "../statistics/elementary.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { type Columns, type FactorKey, factorKeys } from "./timeline.ts"

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
export const consolidationOf = (columns: Columns | undefined, rubric: FactorRubric): ConsolidationResult => {
  if (columns === undefined) return { kind: "withheld", without: factorKeys }
  const { breadth, count, grassroots, mutualBenefit } = columns
  const without = factorKeys.filter((key) => Number.isNaN(columns[key][count - 1]))
  if (without.length > 0) return { kind: "withheld", without }
  const { presentFrom } = rubric.consolidation
  let [present, change, changes] = [0, 0, 0]
  const all = [mutualBenefit, breadth, grassroots]
  for (let i = 0; i < count; i++) {
    let isPresent = true
    for (let f = 0; f < all.length; f++) {
      const column = all[f] ?? mutualBenefit
      const value = column[i] ?? 0
      // Of what is not known, NaN, no comparison holds.
      if (!(value >= presentFrom)) isPresent = false
      const step = i === 0 ? Number.NaN : Math.abs(value - (column[i - 1] ?? 0))
      if (Number.isNaN(step)) continue
      change += step
      changes++
    }
    if (isPresent) present++
  }
  const last = count - 1
  const level = geometricMean(mutualBenefit[last] ?? 0, breadth[last] ?? 0, grassroots[last] ?? 0)
  const volatility = changes === 0 ? 0 : change / changes
  const presence = present / count
  return {
    kind: "given",
    value: level * (1 - volatility) * presence,
    level,
    volatility,
    presence,
    years: count
  }
}
