import { oddMarks } from "./marks.ts"
import type { DateOptions, DateOrder } from "./PrintedDate.ts"
import { partsOf } from "./parts.ts"
import { isFullYear, readingsOfThree } from "./readings.ts"
import { longest, plain } from "./tokens.ts"

/** What a column says about the order of its dates. */
export interface ColumnOrder {
  /** The order that every witness has; "mixed" where they disagree, and absent where there is none. */
  readonly order?: DateOrder | "mixed"
  /** How many texts can be read in one order only, by that order. */
  readonly witnesses: Readonly<Record<DateOrder, number>>
  /** The position in the column of the first witness of each order, so that a mixed column can be looked at. */
  readonly first: Readonly<Partial<Record<DateOrder, number>>>
  /** How many texts have several readings, which the order decides. */
  readonly ambiguous: number
}

/** Two-digit years need some century to be readings; which one does not matter to their order. */
const anyCentury: DateOptions = { pivot: 2050 }

const ordersOf = (text: string): ReadonlyArray<DateOrder> => {
  // A witness has three numbers: what has two letters and a digit or less is soon left.
  if (text.length < 6 || text.length > 2 * longest) return []
  const trimmed = text.trim()
  if (trimmed.length > longest) return []
  const parts = partsOf(plain(trimmed).text, undefined)
  if ("kind" in parts || parts.months.length > 0 || parts.numbers.length !== 3 || oddMarks(parts)) return []
  const numbers = parts.numbers as readonly [string, string, string]
  if (isFullYear(numbers[0]) || isFullYear(numbers[1])) return []
  const dates = new Map<string, Array<DateOrder>>()
  for (const { date, order, otherCentury } of readingsOfThree(numbers, anyCentury))
    if (otherCentury === undefined && order !== undefined) dates.set(date, [...(dates.get(date) ?? []), order])
  // 07/07/1958 is one date whichever comes first, and no witness.
  const [only, ...others] = dates.values()
  return others.length === 0 ? (only?.length === 1 ? only : []) : [...dates.values()].flat()
}

/**
 * The order of day, month and year in a column of dates in numbers, from those that can be read in one order only.
 *
 * **When to use**: before `readDate` over a column: one `25/12/1990` says how `03/07/1958` is meant beside it.
 *
 * **Details**: dates with the month by name or a full year in front say nothing about it and are passed over. One
 * pass, with `first` and `witnesses` to show for the answer.
 */
export const dateOrder = (texts: Iterable<string>): ColumnOrder => {
  const witnesses = { "day-first": 0, "month-first": 0, "year-first": 0 }
  const first: Partial<Record<DateOrder, number>> = {}
  let ambiguous = 0
  let at = 0
  for (const text of texts) {
    const [order, ...others] = ordersOf(text)
    if (others.length > 0) ambiguous++
    else if (order !== undefined) {
      witnesses[order]++
      first[order] ??= at
    }
    at++
  }
  const seen = (Object.keys(witnesses) as Array<DateOrder>).filter((order) => witnesses[order] > 0)
  const [one] = seen
  return { ...(one === undefined ? {} : { order: seen.length > 1 ? "mixed" : one }), witnesses, first, ambiguous }
}
