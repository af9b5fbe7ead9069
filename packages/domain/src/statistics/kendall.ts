import { stream } from "./random.ts"

/** Pairs of which neither value is tied, and for each pair the sign of its difference: what tau-b is made of. */
const signsOf = (values: ArrayLike<number>): { readonly signs: Int8Array; readonly untied: number } => {
  const n = values.length
  const signs = new Int8Array((n * (n - 1)) / 2)
  let untied = 0
  let pair = 0
  for (let i = 1; i < n; i++)
    for (let j = 0; j < i; j++) {
      const sign =
        Number((values[i] as number) > (values[j] as number)) - Number((values[i] as number) < (values[j] as number))
      if (sign !== 0) untied++
      signs[pair++] = sign
    }
  return { signs, untied }
}

/** Concordant pairs less discordant ones. */
const concordance = (signs: Int8Array, y: ArrayLike<number>): number => {
  let s = 0
  let pair = 0
  for (let i = 1; i < y.length; i++) {
    const value = y[i] as number
    for (let j = 0; j < i; j++) {
      const other = y[j] as number
      const sign = signs[pair++] as number
      if (value > other) s += sign
      else if (value < other) s -= sign
    }
  }
  return s
}

const check = (x: ArrayLike<number>, y: ArrayLike<number>): void => {
  if (x.length !== y.length) throw new RangeError(`${x.length} values of x and ${y.length} of y`)
}

/**
 * How far two lists put the same things in the same order, −1..1; undefined where one of them is constant or has fewer
 * than two values.
 *
 * **Details**: Kendall's (1945) tau-b: concordant less discordant pairs, over the geometric mean of the pairs that are not
 * tied in x and those that are not tied in y.
 *
 * **Gotchas**: values must not be NaN, which is not checked. Time and memory are O(n²). Throws a RangeError where the
 * lengths differ.
 */
export const kendallTauB = (x: ArrayLike<number>, y: ArrayLike<number>): number | undefined => {
  check(x, y)
  const a = signsOf(x)
  const b = signsOf(y)
  if (a.untied === 0 || b.untied === 0) return undefined
  return concordance(a.signs, y) / Math.sqrt(a.untied * b.untied)
}

/** The next arrangement of a list in the order of a dictionary, in place; whether there was one. */
const nextArrangement = (list: Float64Array): boolean => {
  let i = list.length - 2
  while (i >= 0 && (list[i] as number) >= (list[i + 1] as number)) i--
  if (i < 0) return false
  let j = list.length - 1
  while ((list[j] as number) <= (list[i] as number)) j--
  const held = list[i] as number
  list[i] = list[j] as number
  list[j] = held
  list.subarray(i + 1).reverse()
  return true
}

/** Kendall's tau-b, and how often chance alone would make one as far from 0. */
export interface PermutationTest {
  readonly tau: number
  /** Two-sided, above 0 and at most 1. */
  readonly p: number
  /** How many arrangements were looked at. */
  readonly draws: number
  /** Whether these were all there are. */
  readonly exact: boolean
}

/**
 * Tests whether two lists are in the same order, or the opposite one, more than chance would have it; undefined where
 * {@link kendallTauB} is.
 *
 * **Details**: the share of arrangements of y whose tau-b is at least as far from 0. Up to eight values all distinct
 * arrangements are looked at; above that `draws` (9,999 unless told) are drawn from the seed (Fisher & Yates 1938), and p is
 * (1 + those as far) / (1 + draws), which is never 0 (Phipson & Smyth 2010).
 *
 * **When to use**: for few values, or many ties, where the normal approximation is a guess.
 *
 * **Gotchas**: drawn, p carries an error of about √(p(1−p)/draws), and cannot be less than 1/(1 + draws). Time is
 * O(draws · n²). Throws a RangeError where lengths differ, the seed is no safe integer or draws is no whole number above 0.
 */
export const permutationTest = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: { readonly seed: number; readonly draws?: number }
): PermutationTest | undefined => {
  const { seed, draws = 9_999 } = options
  if (!Number.isSafeInteger(draws) || draws < 1) throw new RangeError(`${draws} draws are no whole number above 0`)
  const random = stream(seed, "permutations of Kendall's tau")
  const tau = kendallTauB(x, y)
  if (tau === undefined) return undefined
  const { signs } = signsOf(x)
  // Ties stay the same under a permutation, so that whole numbers can be compared in place of tau.
  const seen = Math.abs(concordance(signs, y))
  const list = Float64Array.from(y)
  let asFar = 0
  if (list.length <= 8) {
    let count = 0
    list.sort()
    do {
      count++
      if (Math.abs(concordance(signs, list)) >= seen) asFar++
    } while (nextArrangement(list))
    return { tau, p: asFar / count, draws: count, exact: true }
  }
  for (let draw = 0; draw < draws; draw++) {
    for (let i = list.length - 1; i > 0; i--) {
      const j = Math.floor(random.next() * (i + 1))
      const held = list[i] as number
      list[i] = list[j] as number
      list[j] = held
    }
    if (Math.abs(concordance(signs, list)) >= seen) asFar++
  }
  return { tau, p: (1 + asFar) / (1 + draws), draws, exact: false }
}
