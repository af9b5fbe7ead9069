import { daysIn, type PartialDate } from "@proxeny/domain"
import type { DateOptions, DateOrder, Reading } from "./PrintedDate.ts"

const padded = (value: number, width: number): string => String(value).padStart(width, "0")

/** A date of its parts, of which the day, or the month and the day, may be unknown (0); undefined where it is none. */
export const dateOf = (year: number, month: number, day: number): PartialDate | undefined => {
  const exists =
    year >= 1 &&
    year <= 9999 &&
    month >= 0 &&
    month <= 12 &&
    day >= 0 &&
    (month === 0 ? day === 0 : day <= daysIn(year, month))
  if (!exists) return undefined
  const text = `${padded(year, 4)}${month === 0 ? "" : `-${padded(month, 2)}`}${day === 0 ? "" : `-${padded(day, 2)}`}`
  // It was checked above, and checking it again by the schema takes longer than all the rest of the reading.
  return text as PartialDate
}

/** Whether digits name a year by themselves: three or four of them. */
export const isFullYear = (digits: string): boolean => digits.length === 3 || digits.length === 4

/** The year of digits, and where there are two of them the same in the century before and in the one after. */
export const yearsOf = (digits: string, options: DateOptions): ReadonlyArray<number> => {
  if (isFullYear(digits)) return [Number(digits)]
  const latest = options.pivot ?? (options.today === undefined ? undefined : Number(options.today.slice(0, 4)))
  if (digits.length !== 2 || latest === undefined || !Number.isInteger(latest)) return []
  const year = latest - ((((latest - Number(digits)) % 100) + 100) % 100)
  return [year, year - 100, year + 100]
}

/** The readings of a year, a month and a day as digits or as numbers of months; the chosen century first. */
export const readingsOf = (
  year: string,
  months: ReadonlyArray<number>,
  day: string,
  options: DateOptions,
  order?: DateOrder
): ReadonlyArray<Reading> => {
  // A day of nought is a day that is not known, and is written with two digits; so is a month.
  if (day.length > 2 || day === "0") return []
  const found: Array<Reading> = []
  yearsOf(year, options).forEach((value, at) => {
    for (const month of months) {
      const date = dateOf(value, month, Number(day))
      if (date !== undefined)
        found.push({ date, ...(order === undefined ? {} : { order }), ...(at === 0 ? {} : { otherCentury: true }) })
    }
  })
  return found
}

/** The number of a month in digits, as a list for {@link readingsOf}. */
export const monthOf = (digits: string): ReadonlyArray<number> =>
  digits.length > 2 || digits === "0" ? [] : [Number(digits)]

/** Three numbers as they may be meant: the positions of year, month and day by order. */
const layouts: ReadonlyArray<readonly [DateOrder, number, number, number]> = [
  ["day-first", 2, 1, 0],
  ["month-first", 2, 0, 1],
  ["year-first", 0, 1, 2]
]

/** Every reading of three numbers: only as the place of a full year allows, and in any order where there is none. */
export const readingsOfThree = (
  numbers: readonly [string, string, string],
  options: DateOptions
): ReadonlyArray<Reading> =>
  layouts.flatMap(([order, year, month, day]) => {
    const other = order === "year-first" ? 2 : 0
    if (isFullYear(numbers[other] as string)) return []
    return readingsOf(
      numbers[year] as string,
      monthOf(numbers[month] as string),
      numbers[day] as string,
      options,
      order
    )
  })

/** The order that the marks between three numbers suggest, where they do. */
export const suggestedOrder = (numbers: readonly [string, string, string], marks: string): DateOrder | undefined =>
  isFullYear(numbers[0])
    ? "year-first"
    : marks.startsWith(".") || marks === "/-"
      ? "day-first"
      : marks === "--" && isFullYear(numbers[2])
        ? "day-first"
        : undefined
