import * as Schema from "effect/Schema"
import { changePoints } from "../statistics/changePoints.ts"
import { ln } from "../statistics/elementary.ts"
import { inflated, mannKendall } from "../statistics/mannKendall.ts"
import { select } from "../statistics/select.ts"
import { theilSen } from "../statistics/theilSen.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { decayOf } from "./weights.ts"

/** Where a factor moves. */
export const TrendDirection = Schema.Literals(["rising", "falling", "none"])
export type TrendDirection = typeof TrendDirection.Type

/** How a factor moved over the years. */
export interface Trend {
  /** Change a year, by Theil and Sen: the median of all slopes between two years. */
  readonly slope: number
  /** 95 % interval of the slope, without regard to memory. */
  readonly low: number
  readonly high: number
  /** Kendall’s tau-b against time, −1–1. */
  readonly tau: number
  /** Two-sided p of the Mann–Kendall test, allowing for the memory that decaying evidence has. */
  readonly p: number
  /** The same as if every year stood for itself: too sure, for comparison. */
  readonly pWithoutMemory: number
  readonly direction: TrendDirection
  readonly from: number
  readonly to: number
  /** How many years have a value. */
  readonly years: number
}

/** A year from which on a factor keeps another level. */
export interface ChangePoint {
  readonly year: number
  readonly before: number
  readonly after: number
}

/** The share of evidence that is carried into the next year. */
const carriedOver = (halfLife: number): number => decayOf(halfLife)(1)

/**
 * How much longer than it looks a series of decaying evidence is: `(1 + ρ)/(1 − ρ)` with ρ the share of evidence that is
 * carried into the next year.
 *
 * **Details**: yearly values carry the evidence of earlier years, so neighbours are alike for no other reason. The
 * factor by which the variance of a sum grows under a lag-one correlation of ρ (Bayley and Hammersley 1946) makes the
 * test allow for it; ρ is known from the half-life and need not be estimated.
 */
export const memoryOf = (halfLife: number): number => {
  const rho = carriedOver(halfLife)
  return (1 + rho) / (1 - rho)
}

/** A value for each of some years. */
export interface Series {
  readonly years: ReadonlyArray<number>
  readonly values: ReadonlyArray<number>
}

/**
 * The trend of a series, absent for fewer than three values.
 *
 * **Gotchas**: with evidence that counts half after three years, even a series that only rises needs 19 values before its p
 * is under 0.05: shorter records have no trend that could be told from memory.
 */
export const trendOf = ({ values, years }: Series, rubric: FactorRubric): Trend | undefined => {
  const { resolution, significance } = rubric.trend
  // What lies nearer than can be told apart is tied: a value that creeps towards its limit is no trend.
  const ranks = resolution === 0 ? values : values.map((value) => Math.round(value / resolution))
  const plain = mannKendall(ranks)
  const slope = theilSen(years, values)
  const [from] = years
  const to = years.at(-1)
  if (plain === undefined || slope === undefined || from === undefined || to === undefined) return undefined
  const { p, s } = inflated(plain, memoryOf(rubric.halfLife))
  const found = p < significance && s !== 0
  return {
    slope: slope.slope,
    low: slope.low,
    high: slope.high,
    tau: plain.tau,
    p,
    pWithoutMemory: plain.p,
    direction: !found ? "none" : s > 0 ? "rising" : "falling",
    from,
    to,
    years: values.length
  }
}

/** Room for the sizes of the steps of one series. */
let sizes = new Float64Array(64)

const mean = (values: ReadonlyArray<number>, from: number, to: number): number => {
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i] ?? 0
  return sum / (to - from)
}

/**
 * The years from which on a series keeps another level.
 *
 * **Details**: optimal partitioning (Jackson et al. 2005) of the squared deviations, with a penalty of `2σ²·ln n` for
 * each change, times the memory of the series; σ from the median change from year to year, which a few jumps do not
 * move, over `√(2(1 − ρ))` as in a series with that memory. A stretch lasts `trend.shortest` years at least.
 */
export const changesOf = ({ values, years }: Series, rubric: FactorRubric): ReadonlyArray<ChangePoint> => {
  const { resolution, shortest } = rubric.trend
  const n = values.length
  if (n < 2 * shortest) return []
  // No change can save more than what all deviations from one level cost.
  const all = mean(values, 0, n)
  let cost = 0
  for (const value of values) cost += (value - all) * (value - all)
  const penaltyAt = (sigma: number): number => 2 * sigma * sigma * ln(n) * memoryOf(rubric.halfLife)
  if (cost <= penaltyAt(resolution)) return []
  if (sizes.length < n) sizes = new Float64Array(2 * n)
  for (let i = 1; i < n; i++) sizes[i - 1] = Math.abs((values[i] ?? 0) - (values[i - 1] ?? 0))
  const rho = carriedOver(rubric.halfLife)
  // 1.4826 makes the median size of normal steps their standard deviation.
  const typical = (1.4826 * select(sizes, (n - 1) >> 1, 0, n - 2)) / Math.sqrt(2 * (1 - rho))
  const penalty = penaltyAt(Math.max(typical, resolution))
  if (cost <= penalty) return []
  const at = changePoints(values, { penalty, minimum: shortest })
  return at.map((index, i) => ({
    year: years[index] ?? 0,
    before: mean(values, at[i - 1] ?? 0, index),
    after: mean(values, index, at[i + 1] ?? n)
  }))
}
