import { betaQuantile, binomialLower, binomialUpper } from "./beta.ts"
import { ln, lnGamma } from "./elementary.ts"

/** How often something happened, and in how long, or in how many places. */
export interface Observed {
  /** A whole number, 0 or more. */
  readonly count: number
  /** What the count is over, in a unit that both sides share. */
  readonly time: number
}

/** How many times the rate before is the rate after. */
export interface RateRatio {
  /** The rate after over the rate before, 0..Infinity. */
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** The two-sided probability of counts no likelier than these where the rates are equal, 0..1. */
  readonly p: number
}

/** As R's `binom.test` has it: probabilities this close to one another count as equal. */
const tolerance = ln(1 + 1e-7)

const lnBinomial = (k: number, n: number, p: number): number =>
  lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1) + k * ln(p) + (n - k) * ln(1 - p)

/** The two-sided p-value of k of n under probability p: the sum over all outcomes no likelier than k. */
const minLike = (k: number, n: number, p: number): number => {
  if (p === 0 || p === 1) return k === n * p ? 1 : 0
  const mean = n * p
  if (k === mean) return 1
  const limit = lnBinomial(k, n, p) + tolerance
  const unlikely = (outcome: number): boolean => lnBinomial(outcome, n, p) <= limit
  // Beyond the mean the probability only falls, so the first unlikely outcome is found by halving.
  let near = k < mean ? Math.ceil(mean) - 1 : Math.floor(mean) + 1
  let far = k < mean ? n + 1 : -1
  while (Math.abs(far - near) > 1) {
    const middle = Math.floor((near + far) / 2)
    if (unlikely(middle)) far = middle
    else near = middle
  }
  return Math.min(
    1,
    k < mean ? binomialLower(k, n, p) + binomialUpper(far, n, p) : binomialLower(far, n, p) + binomialUpper(k, n, p)
  )
}

const check = ({ count }: Observed): void => {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`the count ${count} is not a whole number from 0 up`)
}

/**
 * The ratio of two Poisson rates, with its exact interval and test; undefined where both counts are 0 or a time is not
 * above 0.
 *
 * **Details**: given their sum, the later count is binomial with probability time/(sum of times) where the rates are equal
 * (Przyborowski & Wilenski 1940). The interval is Clopper & Pearson's (1934) for that probability, at `level`, 0.95 unless
 * told; p sums the outcomes no likelier than the one seen, with a relative tolerance of 1e-7. All as R's `poisson.test`.
 * Without a count before, ratio and high are Infinity; without one after, ratio and low are 0.
 *
 * **When to use**: events before and after a change, of any number: no approximation fails for few.
 *
 * **Gotchas**: interval and p-value are made differently and may, rarely, disagree about a ratio of 1. Counts that come in
 * bursts are no Poisson counts, and their interval is too narrow. Throws a RangeError where a count is negative or no
 * whole number, or the level is not between 0 and 1.
 */
export const rateRatio = (after: Observed, before: Observed, level = 0.95): RateRatio | undefined => {
  check(after)
  check(before)
  if (!(level > 0 && level < 1)) throw new RangeError(`the level ${level} is not between 0 and 1`)
  const times = after.time / before.time
  if (!(after.time > 0 && before.time > 0 && times > 0 && times < Infinity)) return undefined
  const k = after.count
  const rest = before.count
  if (k + rest === 0) return undefined
  const alpha = (1 - level) / 2
  // The odds of a probability lie between two of its complements, each found from the side where it is small.
  const odds = (p: number, a: number, b: number): number => {
    const x = betaQuantile(p, a, b)
    const odd = x < 0.5 ? x / (1 - x) : 1 / betaQuantile(1 - p, b, a) - 1
    return odd / times
  }
  return {
    ratio: k / after.time / (rest / before.time),
    low: k === 0 ? 0 : odds(alpha, k, rest + 1),
    high: rest === 0 ? Infinity : odds(1 - alpha, k + 1, rest),
    p: minLike(k, k + rest, after.time / (after.time + before.time))
  }
}
