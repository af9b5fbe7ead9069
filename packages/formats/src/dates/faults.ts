import { daysIn } from "@proxeny/domain"
import { excerpt } from "../place.ts"
import type { DateFault } from "./PrintedDate.ts"
import { isFullYear, monthOf } from "./readings.ts"

export const howToWrite = "write the date as YYYY-MM-DD, YYYY-MM or YYYY, such as 1958-07-03"
const asPeriod = "write one date, or read the text as a period"

/** A fault as plain data. */
export const dateFault = (
  kind: DateFault["kind"],
  text: string,
  reason: string,
  remedy: string = kind === "period" ? asPeriod : howToWrite
): DateFault => ({ _tag: "DateFault", kind, text, reason: `"${excerpt(text)}" is not a date: ${reason}`, remedy })

/** Why two digits are no year: the reader was not told which century is meant. */
export const noCentury = (text: string, year: string): DateFault =>
  dateFault(
    "no-century",
    text,
    `nothing says which century the year ${year} is in`,
    "write the year with four digits, or say which day is today"
  )

const monthName = (month: number): string =>
  [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  ][month - 1] ?? `month ${month}`

/** Why a year, a month (1–12, or digits) and a day are not a date. */
const whyNot = (year: string, month: string, day: string): string => {
  const number = Number(month)
  if (monthOf(month).length === 0 || number > 12 || (number === 0 && day !== "00")) return `there is no month ${month}`
  if (isFullYear(year) && Number(year) === 0) return "there is no year 0"
  const last = isFullYear(year) ? daysIn(Number(year), number) : number === 2 ? 29 : daysIn(2000, number)
  return `${monthName(number)}${isFullYear(year) && number === 2 ? ` ${year}` : ""} has ${last} days, not ${day}`
}

/** Why three numbers have no reading. */
export const whyNone = ([first, second, third]: readonly [string, string, string]): string => {
  if (isFullYear(first)) return whyNot(first, second, third)
  const [a, b] = [Number(first), Number(second)]
  if (a > 12 && b > 12) return `neither ${first} nor ${second} is a month`
  return b >= 1 && b <= 12 ? whyNot(third, second, first) : whyNot(third, first, second)
}

/** Why a named month has no such day, or the year is none. */
export const whyNoDay = (year: string, month: number, day: string): string => whyNot(year, String(month), day)
