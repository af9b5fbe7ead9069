import { exp } from "../statistics/elementary.ts"
import { type EstimateRow, put, putNothing } from "./estimate.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import type { Weights } from "./weights.ts"

/**
 * Mutual benefit of what two sides gained: `2·min(a,b)/(a+b) × (1 − e^(−(a+b)/κ))`, 0–1.
 *
 * **Details**: 0 where one side gained nothing, near 1 where both gained much and alike.
 */
export const balance = (a: number, b: number, scale: number): number => {
  const sum = a + b
  return sum === 0 ? 0 : ((2 * Math.min(a, b)) / sum) * (1 - exp(-sum / scale))
}

/**
 * Puts the mutual benefit of a year into a row, with what activities of unknown benefit leave open.
 *
 * **Details**: an activity may have brought a side of which nobody says anything from nothing to one benefit of each kind.
 * Mutual benefit rises with the smaller side and falls with what the larger one has beyond it, so that the best lies where
 * both are as even as they can be, and the worst in one of the corners of what is possible. Its value takes what is known
 * of both sides.
 */
export const putMutualBenefit = (
  row: EstimateRow,
  at: number,
  { all, gainedByFirst: a, gainedBySecond: b, unknownOfFirst, unknownOfSecond }: Weights,
  { kinds, scale }: FactorRubric["mutualBenefit"]
): void => {
  if (all === 0) {
    putNothing(row, at)
    return
  }
  const value = balance(a, b, scale)
  if (unknownOfFirst === 0 && unknownOfSecond === 0) {
    put(row, at, value, value, value, 1)
    return
  }
  const most = kinds.project + kinds["visit-received"] + kinds.money + kinds["practice-adopted"]
  const mostA = a + unknownOfFirst * most
  const mostB = b + unknownOfSecond * most
  const even = Math.min(mostA, mostB)
  // One side gains no more than is known, the other all that it may have: worst of all where that puts it ahead.
  let low = value
  if (mostB > a) low = Math.min(low, balance(a, mostB, scale))
  if (mostA > b) low = Math.min(low, balance(mostA, b, scale))
  const high = Math.max(value, balance(Math.max(a, even), Math.max(b, even), scale))
  const known = (unknown: number): number => (unknown < all * (1 - 1e-12) ? (all - unknown) / all : 0)
  const [first, second] = [known(unknownOfFirst), known(unknownOfSecond)]
  put(row, at, first > 0 && second > 0 ? value : Number.NaN, low, high, (first + second) / 2)
}
