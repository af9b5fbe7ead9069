import { normalTail } from "./normal.ts"
import { pairsWithin, sumOverTies, varianceWithin } from "./ties.ts"

/** The test of a series for a trend that only rises or only falls. */
export interface MannKendall {
  /** Pairs that rise less pairs that fall, −n(n−1)/2..n(n−1)/2. */
  readonly s: number
  /** The variance of `s` where there is no trend, ties counted in, and {@link inflated inflation}. */
  readonly variance: number
  /** `s`, brought one step nearer 0, in standard deviations. */
  readonly z: number
  /** The two-sided probability of such an `s` without a trend, 0..1. */
  readonly p: number
  /** Kendall's tau-b of the values against time, −1..1. */
  readonly tau: number
}

const sureness = (s: number, variance: number): Pick<MannKendall, "z" | "p"> => {
  const z = s === 0 ? 0 : (s > 0 ? s - 1 : s + 1) / Math.sqrt(variance)
  return { z, p: Math.min(1, 2 * normalTail(Math.abs(z))) }
}

let sorted = new Float64Array(64)

/**
 * Whether a series in order of time rises or falls throughout; undefined for fewer than three values.
 *
 * **Details**: Mann (1945) and Kendall (1975): S over all pairs, its variance corrected for ties, z with the correction
 * for continuity, p from the normal distribution. Where all values are equal: s 0, z 0, p 1, tau 0.
 *
 * **When to use**: beside a Theil–Sen slope, which says how steep; this says how sure.
 *
 * **Gotchas**: positive autocorrelation makes p too small; see {@link inflated}. The normal approximation is coarse under
 * ten values. Values must be finite, which is not checked; missing ones are left out by the caller, since only the order
 * matters.
 */
export const mannKendall = (y: ArrayLike<number>): MannKendall | undefined => {
  const n = y.length
  if (n < 3) return undefined
  if (sorted.length < n) sorted = new Float64Array(2 * n)
  let s = 0
  for (let i = 0; i < n; i++) {
    const value = y[i] as number
    // Each goes to its place among those before it: how many are larger and how many smaller is known on the way.
    let larger = i
    for (; larger > 0 && (sorted[larger - 1] as number) > value; larger--) sorted[larger] = sorted[larger - 1] as number
    sorted[larger] = value
    let smaller = larger
    while (smaller > 0 && sorted[smaller - 1] === value) smaller--
    s += smaller - (i - larger)
  }
  const variance = (varianceWithin(n) - sumOverTies(sorted, varianceWithin, n)) / 18
  const pairs = pairsWithin(n)
  return {
    s,
    variance,
    ...sureness(s, variance),
    tau: s === 0 ? 0 : s / Math.sqrt(pairs * (pairs - sumOverTies(sorted, pairsWithin, n)))
  }
}

/**
 * The same test of a series whose autocorrelation is known: it is less sure.
 *
 * **Details**: `inflation`, 1 or more, multiplies the variance (Bayley & Hammersley 1946; Yue & Wang 2004): n over the
 * number of independent values that the series is worth.
 *
 * **Gotchas**: throws a RangeError where the inflation is under 1.
 */
export const inflated = (test: MannKendall, inflation: number): MannKendall => {
  if (!(inflation >= 1)) throw new RangeError(`the inflation ${inflation} is under 1`)
  const variance = test.variance * inflation
  return { ...test, variance, ...sureness(test.s, variance) }
}
