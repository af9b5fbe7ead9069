import * as Schema from "effect/Schema"
import { breaks } from "./FieldRule.ts"

const pattern = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/

/** The number of days of a month, 1–12, of the proleptic Gregorian calendar. */
export const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/**
 * A calendar date known to the year, the month or the day: `1986`, `1986-09` or `1986-09-16`.
 *
 * **When to use**: wherever a source gives a date. Most lists of twinnings give a year only, and a day made up
 * to fill a column would be a claim that nobody made.
 *
 * **Gotchas**: proleptic Gregorian, years 0001–9999; the text itself is the value, so two dates of different
 * precision are different values even where one contains the other (see {@link contains}).
 */
export const PartialDate = Schema.String.check(
  Schema.makeFilter((text: string) => {
    const [, year, month, day] = pattern.exec(text) ?? []
    if (year === undefined || year === "0000")
      return breaks("date", `"${text}" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD`, [
        "YYYY",
        "YYYY-MM",
        "YYYY-MM-DD"
      ])
    return day === undefined || Number(day) <= daysIn(Number(year), Number(month))
      ? undefined
      : breaks("no-such-date", `"${text}" does not exist: that month has ${daysIn(Number(year), Number(month))} days`)
  })
).pipe(Schema.brand("PartialDate"))
export type PartialDate = typeof PartialDate.Type

/** The number that some digits of a text make. */
const digits = (text: string, from: number, count: number): number => {
  let number = 0
  for (let i = from; i < from + count; i++) number = number * 10 + text.charCodeAt(i) - 48
  return number
}

/** The year of a date, 1–9999. */
export const yearOf = (date: PartialDate): number => digits(date, 0, 4)

/** Whether `inner` lies inside the period that `outer` names: `1986` contains `1986-09` and itself. */
export const contains = (outer: PartialDate, inner: PartialDate): boolean =>
  inner === outer || inner.startsWith(`${outer}-`)

/** The first day that a date may mean, as YYYY-MM-DD. */
export const earliest = (date: PartialDate): string =>
  date.length === 10 ? date : date.length === 4 ? `${date}-01-01` : `${date}-01`

/** The last day that a date may mean, as YYYY-MM-DD. */
export const latest = (date: PartialDate): string =>
  date.length === 10
    ? date
    : date.length === 4
      ? `${date}-12-31`
      : `${date}-${String(daysIn(yearOf(date), Number(date.slice(5, 7))))}`

/** Orders dates by the first day they may mean, a less precise one before a more precise one. */
export const byDate = (a: PartialDate, b: PartialDate): number => {
  const x = earliest(a)
  const y = earliest(b)
  return x < y ? -1 : x > y ? 1 : a.length - b.length
}

/** Days before each month of a common year. */
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

/**
 * The number of a day in the calendar, so that days can be counted: 0001-01-01 is 1, the next day 2.
 *
 * **Details**: `day` is YYYY-MM-DD, as `earliest` and `latest` give it; proleptic Gregorian.
 */
export const dayNumber = (day: string): number => {
  const [year, month] = [digits(day, 0, 4), digits(day, 5, 2)]
  const before = year - 1
  const leap = month > 2 && daysIn(year, 2) === 29 ? 1 : 0
  return (
    365 * before +
    Math.floor(before / 4) -
    Math.floor(before / 100) +
    Math.floor(before / 400) +
    (daysBefore[month - 1] ?? 0) +
    leap +
    digits(day, 8, 2)
  )
}

/** Days in a year of the Gregorian calendar, on average: it has 146,097 days in 400 years. */
export const daysPerYear = 365.2425

/** A span of time, open on either side where a bound is absent. */
export const Period = Schema.Struct({
  from: Schema.optionalKey(PartialDate),
  until: Schema.optionalKey(PartialDate)
}).check(
  Schema.makeFilter((period: { readonly from?: PartialDate; readonly until?: PartialDate }) =>
    period.from !== undefined && period.until !== undefined && earliest(period.from) > latest(period.until)
      ? breaks("ends-before-start", `the period ends (${period.until}) before it starts (${period.from})`)
      : undefined
  )
)
export type Period = typeof Period.Type

/**
 * Whether a period surely has begun by a day (YYYY-MM-DD) and may still go on; without dates it always does.
 *
 * **Details**: as everywhere, a beginning counts from the last day its date may mean, and an end from the day after that.
 */
export const goesOn = ({ from, until }: Period, day: string): boolean =>
  (from === undefined || latest(from) <= day) && (until === undefined || latest(until) >= day)
