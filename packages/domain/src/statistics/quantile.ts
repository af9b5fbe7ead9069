import { powerOfTwo } from "./elementary.ts"

/**
 * The value under which a share `p` of a sorted list lies, in the unit of the list.
 *
 * **Details**: linear between the order statistics, (n−1)p after the first (Hyndman & Fan 1996, type 7; the default of R).
 * p in 0..1; never outside the list's range and never less for a larger p. NaN for an empty list.
 *
 * **Gotchas**: the list has to be sorted upwards and free of NaN, which is not checked. Throws a RangeError where p is
 * outside 0..1.
 */
export const quantile = (sorted: ArrayLike<number>, p: number): number =>
  quantileOf((rank) => sorted[rank] as number, sorted.length, p)

/** The same for values of which one asks by rank, 0 for the least: `ranksOf` spares sorting them. */
export const quantileOf = (ranked: (rank: number) => number, count: number, p: number): number => {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`the share ${p} is outside 0..1`)
  if (count === 0) return Number.NaN
  const place = (count - 1) * p
  const index = Math.floor(place)
  const low = ranked(index)
  if (place === index) return low
  const high = ranked(index + 1)
  return low === high ? low : Math.min(high, low + (place - index) * (high - low))
}

/** The median of a list that is sorted already, or of its first `count` values; NaN for none. */
export const medianOfSorted = (sorted: ArrayLike<number>, count = sorted.length): number => {
  if (count === 0) return Number.NaN
  const half = count >> 1
  return count % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

/**
 * The median, in the unit of the values; undefined where there are none.
 *
 * **Details**: of an even number of values the mean of the middle two. The values may come in any order, and keep it.
 *
 * **Gotchas**: the values must not be NaN, which is not checked.
 */
export const median = (values: ReadonlyArray<number>): number | undefined =>
  values.length === 0 ? undefined : medianOfSorted(new Float64Array(values).sort())

/** An interval for a median, and the probability with which such an interval covers it. */
export interface MedianInterval {
  readonly low: number
  readonly high: number
  /** The coverage reached, at least the level asked for. */
  readonly level: number
}

/**
 * An interval for the median of what the values are a sample of, whatever its distribution; undefined where there are too
 * few values to reach the level.
 *
 * **Details**: the narrowest pair of order statistics x₍r₎, x₍n+1−r₎ whose coverage, 1 − 2·P(B ≤ r−1) with B binomial of n
 * and ½, is at least `level`, 0.95 unless told (Conover 1999, section 3.2). Coverage goes in steps, so what is reached is
 * returned. 0.95 takes six values, 0.99 eight.
 *
 * **When to use**: for few or skewed values, where an interval of mean ± deviations would claim a shape nobody knows.
 *
 * **Gotchas**: the coverage is exact for independent values of a continuous distribution, and a lower bound where values
 * tie. Throws a RangeError where the level is not between 0 and 1.
 */
export const medianInterval = (values: ReadonlyArray<number>, level = 0.95): MedianInterval | undefined => {
  if (!(level > 0 && level < 1)) throw new RangeError(`the level ${level} is not between 0 and 1`)
  const n = values.length
  // `tail` is P(B ≤ r−1) times 2^halvings: halved as it goes, since 2^−n itself would vanish for a long list.
  let term = 1
  let tail = 0
  let halvings = n
  let rank = 0
  let reached = 0
  for (let r = 1; 2 * r <= n; r++) {
    tail += term
    const coverage = 1 - 2 * tail * powerOfTwo(-halvings)
    if (coverage < level) break
    rank = r
    reached = coverage
    term *= (n - r + 1) / r
    while (term > 1 && halvings > 0) {
      term /= 2
      tail /= 2
      halvings--
    }
  }
  if (rank === 0) return undefined
  const sorted = Float64Array.from(values).sort()
  return { low: sorted[rank - 1] as number, high: sorted[n - rank] as number, level: reached }
}
