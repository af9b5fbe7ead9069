import * as Result from "effect/Result"
import { choose, dated, exists, orElse, type Read } from "./choose.ts"
import { dateFault, noCentury, whyNoDay, whyNone } from "./faults.ts"
import type { DateOptions } from "./PrintedDate.ts"
import type { Parts } from "./parts.ts"
import { dateOf, isFullYear, monthOf, readingsOf, readingsOfThree, suggestedOrder, yearsOf } from "./readings.ts"

/** One number: a year, of two digits or in full, or YYYYMMDD. */
export const oneNumber = (text: string, digits: string, parts: Parts, options: DateOptions): Read => {
  if (isFullYear(digits) || digits.length === 1) {
    const year = dateOf(Number(digits), 0, 0)
    if (year === undefined) return Result.fail(dateFault("impossible", text, "the years begin with 1"))
    const short = digits.length === 1
    const remarks = short ? [{ kind: "short-year" as const, reason: `"${digits}" was read as the year ${year}` }] : []
    return dated(text, year, options, [...parts.remarks, ...remarks])
  }
  if (digits.length === 8) {
    const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
    return orElse(text, readingsOf(year, monthOf(month), day, options, "year-first"), parts, options, year, () =>
      whyNone([year, month, day])
    )
  }
  if (digits.length !== 2)
    return Result.fail(
      dateFault("unreadable", text, `${digits.length} digits are neither a year nor a day of the form YYYYMMDD`)
    )
  const years = readingsOf(digits, [0], "00", options)
  // '58 has lost its century; 58 may be the year 58 as well.
  const literal = parts.marks[0]?.endsWith("'") ? undefined : dateOf(Number(digits), 0, 0)
  return !exists(years)
    ? Result.fail(noCentury(text, digits))
    : choose(text, literal === undefined ? years : [...years, { date: literal, otherCentury: true }], parts, options)
}

/** Two numbers: a year and a month. */
export const twoNumbers = (text: string, parts: Parts, options: DateOptions): Read => {
  const [first = "", second = ""] = parts.numbers
  const mark = parts.marks[1] ?? ""
  if (isFullYear(first) && isFullYear(second))
    return Result.fail(dateFault(/^[-/–]$/.test(mark) ? "period" : "unreadable", text, "it has two years"))
  const [year, month] = isFullYear(first) ? [first, second] : [second, first]
  if (isFullYear(year)) {
    const readings = readingsOf(year, monthOf(month), "00", options)
    if (
      readings.length === 0 &&
      year === first &&
      month.length === 2 &&
      Number(month) > 12 &&
      month > year.slice(-2) &&
      /^[/-]$/.test(mark)
    )
      return Result.fail(
        dateFault("period", text, `there is no month ${month}, and ${year} to ${year.slice(0, -2)}${month} is a period`)
      )
    const read = orElse(text, readings, parts, options, year, () => `there is no month ${month}`)
    return Result.isSuccess(read) &&
      year === first &&
      month.length === 2 &&
      month > year.slice(-2) &&
      /^[/-]$/.test(mark)
      ? Result.succeed({
          ...read.success,
          remarks: [
            ...(read.success.remarks ?? []),
            {
              kind: "month-or-years",
              reason: `it was read as month ${month} of ${year}, and could mean the years ${year} to ${year.slice(0, -2)}${month}`
            }
          ]
        })
      : read
  }
  // 07/58 is July of a year; 3.7. has no year at all.
  if (second.length === 2 && (Number(second) > 31 || mark.endsWith("'")) && Number(first) <= 12)
    return orElse(
      text,
      readingsOf(second, monthOf(first), "00", options),
      parts,
      options,
      second,
      () => `there is no month ${first}`
    )
  return Result.fail(
    dateFault("no-year", text, "it has a day and a month at most, and no year of four digits", "add the year")
  )
}

/** Three numbers: a year, a month and a day in some order. */
export const threeNumbers = (text: string, parts: Parts, options: DateOptions): Read => {
  if (parts.numbers.filter(isFullYear).length > 1) return Result.fail(dateFault("period", text, "it has two years"))
  const numbers = parts.numbers as readonly [string, string, string]
  const marks = `${parts.marks[1]}${parts.marks[2]}`
  const readings = readingsOfThree(numbers, options)
  if (exists(readings)) return choose(text, readings, parts, options, suggestedOrder(numbers, marks))
  const year = isFullYear(numbers[0]) ? numbers[0] : numbers[2]
  if (year.length === 1 || year.length > 4)
    return Result.fail(dateFault("no-year", text, "it has no year of four digits", "write the year with four digits"))
  return year.length === 2 && yearsOf(year, options).length === 0
    ? Result.fail(noCentury(text, year))
    : Result.fail(dateFault("impossible", text, whyNone(numbers)))
}

/** A date with its month by name: the year is the number that can be none but a year, else the last one. */
export const namedMonth = (text: string, parts: Parts, options: DateOptions): Read => {
  const { monthAfter, months, numbers } = parts
  const [first = "", second = ""] = numbers
  if (numbers.length === 0 || numbers.length > 2)
    return Result.fail(
      dateFault(
        numbers.length === 0 ? "no-year" : "unreadable",
        text,
        numbers.length === 0 ? "it has a month and no year" : "it has too many numbers"
      )
    )
  if (numbers.length === 1) {
    const isYear = isFullYear(first) || (first.length === 2 && (Number(first) > 31 || parts.marks[0]?.endsWith("'")))
    return isYear
      ? orElse(text, readingsOf(first, months, "00", options), parts, options, first, () =>
          whyNoDay(first, months[0] as number, "00")
        )
      : Result.fail(dateFault("no-year", text, `${first} may be a day or a year`, "add the year, with four digits"))
  }
  const yearFirst = isFullYear(first)
  if (!yearFirst && !isFullYear(second) && (second.length !== 2 || monthAfter === 2))
    return Result.fail(dateFault("no-year", text, "it has no year of four digits", "write the year with four digits"))
  const [year, day] = yearFirst ? [first, second] : [second, first]
  return orElse(text, readingsOf(year, months, day, options), parts, options, year, () =>
    whyNoDay(year, months[0] as number, day)
  )
}
