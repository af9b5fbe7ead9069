import { exp, ln, lnOnePlus, stirlingError } from "./elementary.ts"

const tiny = 1e-300

/** ln((s + e)/s), given s + e as it is. */
const lnRatio = (whole: number, s: number, e: number): number =>
  Math.abs(e) < 0.5 * s ? lnOnePlus(e / s) : ln(whole / s)

/** x^a·y^b / B(a, b), with y = 1 − x, by its distance from the mean (Loader 2000), so that large shapes do not cancel. */
const front = (x: number, y: number, a: number, b: number): number => {
  const sum = a + b
  const e = x * b - y * a
  const distance = a * lnRatio(x * sum, a, e) + b * lnRatio(y * sum, b, -e)
  const correction = stirlingError(sum) - stirlingError(a) - stirlingError(b)
  return 0.3989422804014327 * Math.sqrt(a * (b / sum)) * exp(distance + correction)
}

/** The continued fraction of I_x(a, b) for x under the mean (Abramowitz & Stegun 1964, 26.5.8), by Lentz's (1976) method. */
const fraction = (x: number, a: number, b: number): number => {
  const guarded = (value: number): number => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / guarded(1 + even * d)
    c = guarded(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guarded(1 + odd * d)
    c = guarded(1 + odd / c)
    const step = d * c
    result *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return result
}

/** I_x(a, b), where y = 1 − x is known better than by subtraction. */
const regularised = (x: number, y: number, a: number, b: number): number => {
  if (x <= 0) return 0
  if (y <= 0) return 1
  return x <= (a + 1) / (a + b + 2)
    ? (front(x, y, a, b) * fraction(x, a, b)) / a
    : 1 - (front(x, y, a, b) * fraction(y, b, a)) / b
}

const check = (a: number, b: number): void => {
  if (!(a > 0 && a < Infinity && b > 0 && b < Infinity))
    throw new RangeError(`the shapes ${a} and ${b} of a beta distribution are not above 0 and finite`)
}

/**
 * The probability that a number from the beta distribution of shapes `a` and `b` is at most `x`: I_x(a, b), in 0..1.
 *
 * **Details**: the regularised incomplete beta function by its continued fraction, whose steps grow as √max(a, b).
 * Relative error about 1e-13 for shapes up to some thousands; 0 for x ≤ 0, 1 for x ≥ 1, NaN for NaN.
 *
 * **Gotchas**: throws a RangeError where a shape is not above 0 and finite.
 */
export const incompleteBeta = (x: number, a: number, b: number): number => {
  check(a, b)
  return x >= 0 || x < 0 ? regularised(x, 1 - x, a, b) : Number.NaN
}

/** The x in 0..½ at which I_x(a, b) is p, with q = 1 − p, given that it is there. */
const lowRoot = (p: number, q: number, a: number, b: number): number => {
  let low = 0
  let high = 0.5
  let x = Math.min(0.5, a / (a + b))
  for (let round = 0; round < 2000; round++) {
    const y = 1 - x
    // Newton's method for the logarithm of the smaller tail over the logarithm of x, kept inside a bracket.
    const tail = p <= q ? regularised(x, y, a, b) : regularised(y, x, b, a)
    const excess = p <= q ? ln(tail / p) : -ln(tail / q)
    if (excess > 0) high = x
    else low = x
    const next = x * exp((-excess * tail * y) / front(x, y, a, b))
    const inside = next > low && next < high
    const moved = inside ? next : low > 0 ? Math.sqrt(low) * Math.sqrt(high) : high / 1024
    if (Math.abs(moved - x) <= 4e-16 * x || moved === 0) return moved
    x = moved
  }
  return x
}

/**
 * The number that one from the beta distribution of shapes `a` and `b` stays under with probability `p`, in 0..1.
 *
 * **Details**: the inverse of {@link incompleteBeta} in x, by Newton's method inside a bracket that halves where a step
 * would leave it. Relative error about 1e-13.
 *
 * **When to use**: the interval of Clopper & Pearson (1934) for k of n is `betaQuantile(α/2, k, n − k + 1)` to
 * `betaQuantile(1 − α/2, k + 1, n − k)`.
 *
 * **Gotchas**: near 1 the error is relative to the result, not to what is missing to 1; where that matters, take
 * `betaQuantile(1 − p, b, a)`. Throws a RangeError where p is outside 0..1 or a shape is not above 0 and finite.
 */
export const betaQuantile = (p: number, a: number, b: number): number => {
  check(a, b)
  if (!(p >= 0 && p <= 1)) throw new RangeError(`the probability ${p} is outside 0..1`)
  if (p === 0 || p === 1) return p
  return regularised(0.5, 0.5, a, b) >= p ? lowRoot(p, 1 - p, a, b) : 1 - lowRoot(1 - p, p, b, a)
}

/**
 * The probability of at most `k` successes in `n` trials of probability `p`, in 0..1.
 *
 * **Details**: I of 1 − p at (n − k, k + 1) (Abramowitz & Stegun 1964, 26.5.24). k and n are integers.
 */
export const binomialLower = (k: number, n: number, p: number): number =>
  k < 0 ? 0 : k >= n ? 1 : regularised(1 - p, p, n - k, k + 1)

/** The probability of at least `k` successes in `n` trials of probability `p`, in 0..1. */
export const binomialUpper = (k: number, n: number, p: number): number =>
  k <= 0 ? 1 : k > n ? 0 : regularised(p, 1 - p, k, n - k + 1)
