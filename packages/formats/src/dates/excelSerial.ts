import type { PartialDate } from "@proxeny/domain"

const day = 86_400_000

/** How a workbook counts its days. */
export type SerialSystem = "1900" | "1904"

/** The day before day 1, after which the system of 1900 goes wrong by one; and day 0 of that of 1904. */
const [before1900, from1904] = [Date.UTC(1899, 11, 31), Date.UTC(1904, 0, 1)]

/** A number of a workbook in whole seconds: a fraction of a day is the time, and spreadsheets keep it with an error. */
export const secondsOfSerial = (serial: number): number => Math.round(serial * 86_400)

/**
 * The day of a number of a workbook, of which a fraction is the time of day; undefined where it is none.
 *
 * **Details**: in the system of 1900 day 1 is 1 January 1900; in that of 1904 day 0 is 1 January 1904 (ECMA-376, part 1,
 * 18.17.4). Times are rounded to the second, so that half a second before midnight is the next day.
 *
 * **Gotchas**: in the system of 1900 two numbers are no days, and none is made up for them: 0, which spreadsheets print
 * as 0 January 1900, and 60, their 29 February 1900, which never was and which they keep from Lotus 1-2-3.
 */
export const dayOfSerial = (serial: number, system: SerialSystem): PartialDate | undefined => {
  const days = Math.floor(secondsOfSerial(serial) / 86_400)
  if (!(serial >= 0) || days > 2_958_465) return undefined
  if (system === "1900" && (days === 0 || days === 60)) return undefined
  const time = system === "1904" ? from1904 + days * day : before1900 + (days < 60 ? days : days - 1) * day
  const text = new Date(time).toISOString()
  // The year 10000 has a sign in front.
  return text.length === 24 ? (text.slice(0, 10) as PartialDate) : undefined
}
