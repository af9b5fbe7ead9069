import { earliest, latest, type PartialDate, type Period } from "@proxeny/domain"
import * as Result from "effect/Result"
import { dateFault } from "./faults.ts"
import type { DateFault, DateOptions, NoDate, ReadDate } from "./PrintedDate.ts"
import { decadeOf, type Ends, splitsOf } from "./periodEnds.ts"
import { readDate } from "./readDate.ts"
import { longest, plain } from "./tokens.ts"
import { saysNoDate } from "./words.ts"

/**
 * A period as a list prints it, read.
 *
 * **Details**: `form` says what was printed: one date (`from` and `until` are both that date), a beginning only, an end
 * only, or both. The dates are there as read, with their doubts. `alternative` is the other period that the text
 * may mean: `2011-12` is December 2011, and could be two years.
 */
export interface ReadPeriod {
  readonly text: string
  readonly value: Period
  readonly form: "date" | "since" | "until" | "range"
  readonly from?: ReadDate
  readonly until?: ReadDate
  readonly alternative?: Period
}

/** What a cell with a period says; a NoDate where it says that nobody knows. */
export type PrintedPeriod = ReadPeriod | NoDate

type Read = Result.Result<PrintedPeriod, DateFault>

const known = (text: string, options: DateOptions): ReadDate | undefined => {
  const read = readDate(text, options)
  return Result.isSuccess(read) && read.success.value !== undefined ? read.success : undefined
}

/** Reads an end of a period; a number of one or two digits there is a day or a century short of a year. */
const endOf = (text: string, options: DateOptions): ReadDate | undefined =>
  /^\D*\d{1,2}\D*$/.test(text)
    ? /\p{L}/u.test(text)
      ? ofThisAge(known(text, options))
      : undefined
    : known(text, options)

/** "del 3" in "del 3 al 5 de mayo" is a day, and no year of the first century. */
const ofThisAge = (date: ReadDate | undefined): ReadDate | undefined =>
  date?.precision === "year" && date.value < "0100" ? undefined : date

/** The beginning where it leaves to the end what both share: "3–5 July 1958", "May–July 1958", "3.7.–5.7.1958". */
const sharing = (text: string, until: ReadDate, options: DateOptions): ReadDate | undefined => {
  const number = /^(?:(?:the|am|den|le|les|el|il|on|dne|dnia)\s+)?(\d{1,2})\.?$/iu.exec(text)?.[1]
  if (number !== undefined)
    return until.precision === "day" && until.alternatives === undefined
      ? known(`${until.value.slice(0, 8)}${number.padStart(2, "0")}`, options)
      : undefined
  return known(`${text} ${until.value.slice(0, 4)}`, options)
}

/** The end where it leaves the century to the beginning: "1958–60". */
const ofSameCentury = (text: string, from: ReadDate, options: DateOptions): ReadDate | undefined =>
  from.precision === "year" && /^'?\d\d$/.test(text)
    ? known(`${from.value.slice(0, 2)}${text.slice(-2)}`, options)
    : undefined

/** The end where it leaves the year, or the month too, to the beginning: "2019年10月11日至13日", "10月11日至11月2日". */
const ofSameYear = (text: string, from: ReadDate, options: DateOptions): ReadDate | undefined => {
  const [, month, day] = /^(?:(\d{1,2})[月월])?\s*(\d{1,2})[日号일]$/u.exec(text) ?? []
  return day === undefined || from.precision !== "day" || from.alternatives !== undefined
    ? undefined
    : known(
        `${from.value.slice(0, 5)}${month?.padStart(2, "0") ?? from.value.slice(5, 7)}-${day.padStart(2, "0")}`,
        options
      )
}

const both = (text: string, from: ReadDate, until: ReadDate): Read =>
  earliest(from.value) > latest(until.value)
    ? Result.fail(
        dateFault(
          "reversed",
          text,
          `the period ends (${until.value}) before it starts (${from.value})`,
          "write the beginning first"
        )
      )
    : Result.succeed({ text, form: "range", value: { from: from.value, until: until.value }, from, until })

/** Reads the two ends of a text that was cut in two; undefined where they are not both dates. */
const ofEnds = (text: string, { first, last, onward }: Ends, options: DateOptions): Read | undefined => {
  if (onward) {
    const from = endOf(first, options)
    return from === undefined ? undefined : Result.succeed({ text, form: "since", value: { from: from.value }, from })
  }
  if (first === "") {
    const until = endOf(last, options)
    return until === undefined
      ? undefined
      : Result.succeed({ text, form: "until", value: { until: until.value }, until })
  }
  const from = endOf(first, options)
  const until =
    endOf(last, options) ??
    (from === undefined ? undefined : (ofSameCentury(last, from, options) ?? ofSameYear(last, from, options)))
  if (until === undefined) return undefined
  const start = from ?? sharing(first, until, options)
  return start === undefined ? undefined : both(text, start, until)
}

const years = /^(\d{4}) ?([-/–—]) ?(\d\d)$/

/** One date is the period of that date, unless a long dash or a month that is none makes it two years. */
const ofDate = (text: string, shown: string, date: ReadDate): PrintedPeriod => {
  const value: Period = { from: date.value, until: date.value }
  const single: ReadPeriod = { text, form: "date", value, from: date, until: date }
  const [, year = "", mark, end = ""] = years.exec(shown) ?? []
  if (mark === undefined || end <= year.slice(2)) return single
  const span: Period = { from: year as PartialDate, until: `${year.slice(0, 2)}${end}` as PartialDate }
  if (mark === "-" || mark === "/") return { ...single, alternative: span }
  const [from, until] = [readDate(span.from as string), readDate(span.until as string)].map(
    (read) => Result.getOrThrow(read) as ReadDate
  ) as [ReadDate, ReadDate]
  return { text, form: "range", value: span, from, until, alternative: value }
}

const decade = (text: string, shown: string): PrintedPeriod | undefined => {
  const year = decadeOf(shown)
  if (year === undefined) return undefined
  const [from, until] = [year, `${year.slice(0, 3)}9`] as [PartialDate, PartialDate]
  const date = (value: PartialDate): ReadDate => ({ text, value, precision: "year" })
  return { text, form: "range", value: { from, until }, from: date(from), until: date(until) }
}

/**
 * Reads a period as a list prints it.
 *
 * **When to use**: on a column that may hold a beginning, an end or both: `1958–1990`, `since 1958`, `bis 1990`,
 * `1994 to date`, `1958/59`, `1958年至1990年`, `1950s`.
 *
 * **Details**: a text that is one date is the period of that date. Of the places where a text may be cut, words count
 * before long or spaced dashes, and those before a hyphen. "3–5 July 1958" shares its month, "1958–60" its century.
 *
 * **Gotchas**: "since 1958" begins at some time in 1958, see `goesOn` in the domain. `1958-60` is 1958 to 1960, because
 * there is no month 60; `1979-05` is May 1979.
 */
export const readPeriod = (text: string, options: DateOptions = {}): Result.Result<PrintedPeriod, DateFault> => {
  const trimmed = text.trim()
  if (trimmed.length > longest)
    return Result.fail(dateFault("unreadable", text, `it has ${trimmed.length} characters, more than any period`))
  if (saysNoDate(trimmed)) return Result.succeed({ text, value: undefined })
  const shown = plain(trimmed).text
  const whole = readDate(text, options)
  if (Result.isSuccess(whole) && whole.success.value !== undefined)
    return Result.succeed(ofDate(text, shown, whole.success))
  const ten = decade(text, shown)
  if (ten !== undefined) return Result.succeed(ten)
  let reversed: Read | undefined
  for (const group of splitsOf(shown)) {
    const found = new Map<string, Read>()
    for (const ends of group) {
      const read = ofEnds(text, ends, options)
      if (read === undefined) continue
      if (Result.isFailure(read)) reversed ??= read
      else found.set(JSON.stringify(read.success.value), read)
    }
    const [one, ...more] = found.values()
    if (more.length > 0)
      return Result.fail(
        dateFault(
          "unreadable",
          text,
          "it can be cut into two dates in more than one way",
          "write the period as 1958–1990"
        )
      )
    if (one !== undefined) return one
  }
  if (reversed !== undefined) return reversed
  return Result.isFailure(whole) && whole.failure.kind !== "period"
    ? Result.fail(whole.failure)
    : Result.fail(dateFault("unreadable", text, "its ends are not both dates", "write the period as 1958–1990"))
}
