import type { PartialDate } from "@proxeny/domain"
import * as Result from "effect/Result"
import { dateFault, noCentury } from "./faults.ts"
import type { DateDoubt, DateFault, DateOptions, DateRemark, ReadDate, Reading } from "./PrintedDate.ts"
import type { Parts } from "./parts.ts"
import { isFullYear, yearsOf } from "./readings.ts"

/** A date, or why there is none. */
export type Read = Result.Result<ReadDate, DateFault>

const precisions = { 4: "year", 7: "month", 10: "day" } as const
export const precisionOf = (date: PartialDate): ReadDate["precision"] => precisions[date.length as 4 | 7 | 10]

/** A date that was read, with its other readings and remarks; one that is yet to come is remarked upon. */
export const dated = (
  text: string,
  value: PartialDate,
  options: DateOptions,
  remarks: ReadonlyArray<DateRemark> = [],
  others: ReadonlyArray<PartialDate> = [],
  why: ReadonlyArray<DateDoubt> = []
): Read => {
  const alternatives = others.length === 0 ? others : [...new Set(others)].filter((date) => date !== value).sort()
  const all =
    options.today !== undefined && value > options.today
      ? [...remarks, { kind: "future" as const, reason: `${value} is later than today, ${options.today}` }]
      : remarks
  return Result.succeed({
    text,
    value,
    precision: precisionOf(value),
    ...(alternatives.length === 0 ? {} : { alternatives, why }),
    ...(all.length === 0 ? {} : { remarks: all })
  })
}

/** What some readings differ in. */
const doubts = (readings: ReadonlyArray<Reading>, month: "language" | "day-or-month"): ReadonlyArray<DateDoubt> => {
  const here = readings.filter(({ otherCentury }) => otherCentury === undefined)
  const last = here.filter(({ order }) => order !== "year-first")
  return [
    ...(new Set(last.map(({ date }) => date)).size > 1 ? [month] : []),
    ...(last.length > 0 &&
    here.some(({ date, order }) => order === "year-first" && last.every((one) => one.date !== date))
      ? ["year-first-or-last" as const]
      : []),
    ...(here.length < readings.length ? ["century" as const] : [])
  ]
}

/** Chooses among readings that all exist: the wanted order, else one with the year last, else the year they share. */
export const choose = (
  text: string,
  readings: ReadonlyArray<Reading>,
  parts: Parts,
  options: DateOptions,
  suggested?: Reading["order"]
): Read => {
  const [only] = readings
  if (readings.length === 1 && only !== undefined && (options.order === undefined || only.order === undefined))
    return dated(text, only.date, options, parts.remarks)
  const here = readings.filter(({ otherCentury }) => otherCentury === undefined)
  const wanted = options.order ?? suggested
  const [told] = here.filter(({ order }) => order !== undefined && order === wanted)
  const last = here.filter(({ order }) => order !== "year-first")
  const candidates = told !== undefined ? [told] : last.length > 0 ? last : here
  const first = (candidates[0] as Reading).date
  const value = candidates.every(({ date }) => date === first) ? first : (first.slice(0, 4) as PartialDate)
  const against =
    options.order !== undefined && told === undefined && here.some(({ order }) => order !== undefined)
      ? [{ kind: "against-order" as const, reason: `only another order than ${options.order} gives a date here` }]
      : []
  // A year in front is read so in any column: it has four digits and cannot be anything else.
  const remarks =
    here.every(({ order }) => order === "year-first") && parts.numbers[0] !== undefined && isFullYear(parts.numbers[0])
      ? []
      : against
  return dated(
    text,
    value,
    options,
    [...parts.remarks, ...remarks],
    readings.map(({ date }) => date),
    doubts(readings, parts.months.length > 1 ? "language" : "day-or-month")
  )
}

/** Whether one of the readings is in the century that was chosen: 29 February may exist in the others only. */
export const exists = (readings: ReadonlyArray<Reading>): boolean =>
  readings.some(({ otherCentury }) => otherCentury === undefined)

/** The readings, or why there is none. */
export const orElse = (
  text: string,
  readings: ReadonlyArray<Reading>,
  parts: Parts,
  options: DateOptions,
  year: string,
  why: () => string
): Read =>
  exists(readings)
    ? choose(text, readings, parts, options)
    : Result.fail(
        year.length === 2 && yearsOf(year, options).length === 0
          ? noCentury(text, year)
          : dateFault("impossible", text, why())
      )
