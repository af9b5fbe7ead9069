import { normalQuantile } from "./normal.ts"
import { medianOfSorted } from "./quantile.ts"
import { ranksOf, sortUpwards } from "./select.ts"
import { sumOverTies, varianceWithin } from "./ties.ts"

/** A line through points, by medians. */
export interface TheilSen {
  /** In units of y a unit of x. */
  readonly slope: number
  /** In units of y, at x = 0. */
  readonly intercept: number
  /** The lower confidence limit of the slope. */
  readonly low: number
  /** The upper confidence limit of the slope. */
  readonly high: number
}

/** Room for the slopes, then for one list of values; grows, and is used anew by every call. */
let slopes = new Float64Array(2048)
let values = new Float64Array(64)

/** A sorted copy, −0 as 0, good until the next one; what lies behind its length is of no account. */
const sortedCopy = (list: ArrayLike<number>): Float64Array => {
  for (let index = 0; index < list.length; index++) values[index] = (list[index] as number) + 0
  sortUpwards(values, list.length)
  return values
}

/** Whether each value is larger than the one before, as the years of a series are: then there is nothing to sort. */
const rises = (list: ArrayLike<number>): boolean => {
  for (let index = 1; index < list.length; index++)
    if ((list[index] as number) <= (list[index - 1] as number)) return false
  return true
}

/** The normal quantile of the level asked for last: a run of many series asks for the same one. */
let lastLevel = 0.95
let lastQuantile = normalQuantile(0.025)

/**
 * The line whose slope is the median of the slopes of all pairs of points; undefined where fewer than two x differ.
 *
 * **Details**: Theil (1950) and Sen (1968), over pairs with different x; the intercept is median(y) − slope·median(x)
 * (Conover 1980). The limits are the slopes that as many pairs lie under and over as the normal approximation to the
 * variance of Kendall's S, corrected for ties in x and y, allows at `level` (0.95 unless told); the ranks
 * are those of SciPy's `theilslopes`.
 *
 * **When to use**: trends of short series with outliers: up to 29 % of the points may be wrong without moving the slope far.
 *
 * **Gotchas**: the limits take independent errors for granted; a series with positive autocorrelation deserves wider ones.
 * Where ties are so many that the corrected variance is 0 or less, the limits are the least and the greatest slope (SciPy
 * gives NaN). Values must be finite, which is not checked. Time is O(n²). Throws a RangeError where the lengths
 * differ or the level is not between 0 and 1.
 */
export const theilSen = (x: ArrayLike<number>, y: ArrayLike<number>, level = 0.95): TheilSen | undefined => {
  const n = x.length
  if (y.length !== n) throw new RangeError(`${n} values of x and ${y.length} of y`)
  if (!(level > 0 && level < 1)) throw new RangeError(`the level ${level} is not between 0 and 1`)
  if (slopes.length < (n * (n - 1)) / 2) slopes = new Float64Array(n * (n - 1))
  if (values.length < n) values = new Float64Array(2 * n)
  let pairs = 0
  for (let i = 1; i < n; i++) {
    const xi = x[i] as number
    const yi = y[i] as number
    for (let j = 0; j < i; j++) {
      const run = xi - (x[j] as number)
      // Plus 0, since −0 would depend on the order of the points, and selecting does not put it before 0.
      if (run !== 0) slopes[pairs++] = (yi - (y[j] as number)) / run + 0
    }
  }
  if (pairs === 0) return undefined
  const half = pairs >> 1
  const slopeOf = ranksOf(slopes, pairs)
  const upper = slopeOf(half)
  const lower = pairs % 2 === 0 ? slopeOf(half - 1) : upper
  const slope = lower === upper ? upper : (lower + upper) / 2
  // 18 times the variance of S (Sen 1968, eq. 2.6).
  const ofX = rises(x) ? x : sortedCopy(x)
  const middleX = medianOfSorted(ofX, n)
  let scaled = varianceWithin(n) - sumOverTies(ofX, varianceWithin, n)
  const ofY = sortedCopy(y)
  const intercept = medianOfSorted(ofY, n) - slope * middleX
  scaled -= sumOverTies(ofY, varianceWithin, n)
  if (level !== lastLevel) {
    lastQuantile = normalQuantile((1 - level) / 2)
    lastLevel = level
  }
  const spread = scaled > 0 ? lastQuantile * Math.sqrt(scaled / 18) : -pairs
  const lowest = Math.max(Math.round((pairs + spread) / 2) - 1, 0)
  const highest = Math.min(Math.round((pairs - spread) / 2), pairs - 1)
  return { slope, intercept, low: slopeOf(lowest), high: slopeOf(highest) }
}
