import type { ListedTwinning, Place, Rejection } from "./Listing.ts"
import { inWords } from "./place.ts"

/** A row that gives a pair of keys. */
export interface PairRow {
  readonly a: string
  readonly b: string
  readonly at: Place
  readonly text: string
}

/** Why a city named by a twinning is not to be had, and what to do, or undefined where it is listed. */
export type Absence = (key: string) => { readonly reason: string; readonly remedy: string } | undefined

/**
 * Decides what each row adds: a twinning, the same pair from the other side, or nothing.
 *
 * **Details**: which pairs result does not depend on the order of the rows; which row of several is the first does.
 */
export const collectTwinnings = (
  rows: ReadonlyArray<PairRow>,
  absence: Absence
): { readonly twinnings: ReadonlyArray<ListedTwinning>; readonly rejected: ReadonlyArray<Rejection> } => {
  const twinnings: Array<ListedTwinning> = []
  const rejected: Array<Rejection> = []
  const seen = new Map<string, Place>()
  for (const { a, at, b, text } of rows) {
    const reject = (reason: string, remedy: string): void => {
      rejected.push({ at, what: "twinning", text, reason, remedy })
    }
    if (a === b) {
      reject(`${a} is twinned with itself`, "name two different cities, or take the row out")
      continue
    }
    const absent = absence(a) ?? absence(b)
    if (absent !== undefined) {
      reject(absent.reason, absent.remedy)
      continue
    }
    const earlier = seen.get(`${a} ${b}`)
    if (earlier !== undefined) {
      reject(`repeats ${inWords(earlier)}`, "nothing to do: the twinning is listed already")
      continue
    }
    seen.set(`${a} ${b}`, at)
    twinnings.push(seen.has(`${b} ${a}`) ? { a, b, at, reverse: true } : { a, b, at })
  }
  return { twinnings, rejected }
}
