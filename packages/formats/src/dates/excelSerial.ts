import type { PartialDate } from "@proxeny/domain"
import { dateOf, daysIn } from "./readings.ts"

/** A day that is `days` after 1 January of a year. */
const later = (year: number, days: number): PartialDate | undefined => {
  // 400 years have 146,097 days whichever they are.
  let at = year + 400 * Math.floor(days / 146_097)
  let left = days % 146_097
  for (let length = daysOf(at); left >= length; length = daysOf(at)) {
    left -= length
    at++
  }
  let month = 1
  for (let length = daysIn(at, month); left >= length; length = daysIn(at, month)) {
    left -= length
    month++
  }
  return dateOf(at, month, left + 1)
}

const daysOf = (year: number): number => 337 + daysIn(year, 2)

/**
 * The date of a number of a workbook, of which a fraction is the time of day; undefined where it is none.
 *
 * **Details**: in the system of 1900 day 1 is 1 January 1900, and day 60 is 29 February of that year, which never
 * was, kept from Lotus 1-2-3; in that of 1904 day 0 is 1 January 1904 (ECMA-376, part 1, 18.17.4).
 */
export const ofSerial = (serial: number, system: "1900" | "1904"): PartialDate | undefined => {
  const day = Math.floor(serial)
  if (system === "1904") return day < 0 ? undefined : later(1904, day)
  return day < 1 || day === 60 ? undefined : later(1900, day < 60 ? day - 1 : day - 2)
}
