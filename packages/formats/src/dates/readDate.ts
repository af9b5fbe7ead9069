import type { PartialDate } from "@proxeny/domain"
import * as Result from "effect/Result"
import { dated, precisionOf, type Read } from "./choose.ts"
import { isEastAsian, readEastAsian } from "./eastAsian.ts"
import { dayOfSerial } from "./excelSerial.ts"
import { dateFault } from "./faults.ts"
import { oddMarks } from "./marks.ts"
import { namedMonth, oneNumber, threeNumbers, twoNumbers } from "./numbers.ts"
import type { DateFault, DateOptions, PrintedDate, ReadDate } from "./PrintedDate.ts"
import { type Parts, partsOf } from "./parts.ts"
import { dateOf, isFullYear } from "./readings.ts"
import { longest, plain } from "./tokens.ts"
import { saysNoDate } from "./words.ts"

const fromParts = (text: string, parts: Parts, options: DateOptions): Read => {
  const odd = oddMarks(parts)
  if (odd !== undefined) return Result.fail(dateFault(odd.kind, text, odd.reason))
  const { months, numbers } = parts
  if (months.length > 0) return namedMonth(text, parts, options)
  return numbers.length === 1
    ? oneNumber(text, numbers[0] as string, parts, options)
    : numbers.length === 2
      ? twoNumbers(text, parts, options)
      : numbers.length === 3
        ? threeNumbers(text, parts, options)
        : Result.fail(dateFault("unreadable", text, `it has ${numbers.length} numbers`))
}

const iso = /^(\d{4})(?:-(\d\d)-(\d\d))?$/
const serial = /^\d{1,7}(?:[.,]\d{1,20})?$/

/** Cuts a date down to the precision that stands beside it. */
const toPrecision = (read: ReadDate, precision: number): Read => {
  if (precision < 9)
    return Result.fail(
      dateFault(
        "too-coarse",
        read.text,
        "it is known to a decade or less",
        "leave it blank, or give a source that knows the year"
      )
    )
  const length = precision === 9 ? 4 : precision === 10 ? 7 : 10
  if (read.value.length <= length) return Result.succeed(read)
  const value = read.value.slice(0, length) as PartialDate
  const alternatives = [
    ...new Set((read.alternatives ?? []).map((date) => date.slice(0, length) as PartialDate))
  ].filter((date) => date !== value)
  const { alternatives: _, why, ...rest } = read
  return Result.succeed({
    ...rest,
    value,
    precision: precisionOf(value),
    ...(alternatives.length === 0 ? {} : { alternatives, ...(why === undefined ? {} : { why }) })
  })
}

const readPlain = (text: string, shown: string, options: DateOptions): Read => {
  if (options.excelSerial !== undefined && serial.test(shown)) {
    const date = dayOfSerial(Number(shown.replace(",", ".")), options.excelSerial)
    const whole = /^\d+$/.test(shown)
    if (!whole || shown.length > 4)
      return date === undefined
        ? Result.fail(dateFault("impossible", text, `no day has the number ${shown}`))
        : dated(text, date, options)
    // A year typed into a column of days is a number like any other.
    const year = isFullYear(shown) ? dateOf(Number(shown), 0, 0) : undefined
    if (year !== undefined) return dated(text, year, options, [], date === undefined ? [] : [date], ["serial-or-year"])
    if (date !== undefined) return dated(text, date, options)
  }
  if (isEastAsian(shown)) {
    const read = readEastAsian(shown)
    if (!("date" in read)) return Result.fail(dateFault(read.kind, text, read.reason))
    const plainly = dated(text, read.date, options, read.remarks)
    return read.era === undefined || Result.isFailure(plainly)
      ? plainly
      : Result.succeed({ ...plainly.success, calendar: read.era.calendar })
  }
  // Wikidata writes the sign and, in old dumps, noughts before the year.
  const unsigned = shown.startsWith("+") ? shown.replace(/^\+0*(?=\d{4})/, "") : shown
  const parts = partsOf(unsigned, options.language)
  return "kind" in parts ? Result.fail(dateFault(parts.kind, text, parts.reason)) : fromParts(text, parts, options)
}

/**
 * Reads a date as a list prints it.
 *
 * **When to use**: on cells of files that people keep: `3 July 1958`, `3.VII.1958`, `07/03/1958`, `1979-05`,
 * `c. 1990`, `昭和33年7月3日`. Run `dateOrder` over the column first, and pass the order on.
 *
 * **Details**: months are known in 32 languages, see `months`. What has several readings gives them all; see
 * {@link ReadDate}. A cell that says that nobody knows is no fault: its `value` is undefined. No clock is read: without
 * `today` or `pivot` a year of two digits is a fault. A text of more than 120 characters is one too.
 *
 * **Gotchas**: dates before 1583 are taken as printed, though the source may have meant the Julian calendar. `2011-12`
 * is December 2011; a remark says that it could be two years. One digit alone is that year of the first century.
 */
export const readDate = (text: string, options: DateOptions = {}): Result.Result<PrintedDate, DateFault> => {
  // Most dates of most files are these, and need no taking apart.
  const parts = iso.exec(text)
  if (parts !== null) {
    const date = dateOf(Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? 0))
    // A year alone may be the number of a day in a workbook.
    if (date?.length === text.length && (date.length > 4 || options.excelSerial === undefined))
      return precise(dated(text, date, options), options)
  }
  const trimmed = text.trim()
  if (trimmed.length > longest)
    return Result.fail(dateFault("unreadable", text, `it has ${trimmed.length} characters, more than any date`))
  if (saysNoDate(trimmed)) return Result.succeed({ text, value: undefined })
  const { footnote, text: shown } = plain(trimmed)
  const read = readPlain(text, shown, options)
  return precise(
    footnote && Result.isSuccess(read)
      ? Result.succeed({
          ...read.success,
          remarks: [...(read.success.remarks ?? []), { kind: "footnote", reason: "a footnote was left out" }]
        })
      : read,
    options
  )
}

const precise = (read: Read, { wikidataPrecision }: DateOptions): Read =>
  wikidataPrecision === undefined || Result.isFailure(read) ? read : toPrecision(read.success, wikidataPrecision)
