import type { ActivityView } from "../evidence/found.ts"
import { formatDate, formatDays, formatDecimal } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { wordFor } from "../i18n/words.ts"

export const typeWords = (activity: ActivityView): string => wordFor(s().activities.types, activity.type)

/** What an activity is called: its title, else its type. */
export const titleOf = (activity: ActivityView): string => activity.title ?? typeWords(activity)

/** When it was: a date, or from when until when. */
export const whenWords = ({ on, until }: ActivityView): string =>
  until === undefined || until === on
    ? formatDate(on)
    : (formatDays(on, until) ?? s().time.range(formatDate(on), formatDate(until)))

export const yearOf = (activity: ActivityView): string => activity.on.slice(0, 4)

/** Where the list of activities shows it. */
export const anchorOf = (id: string): string => `activity-${id}`

const month = 30.44
const year = 365.2425

/** A time in days as one reads it: days up to two months, months up to two years, then years. */
export const durationWords = (days: number): string => {
  const { time } = s()
  if (days < 60) return time.days(Math.round(days))
  if (days < 2 * year) return time.months(Math.round(days / month))
  return yearsWords(days / year)
}

/** A time in years with one decimal; in days where that would be none. */
export const yearsWords = (years: number): string => {
  const rounded = Math.round(years * 10) / 10
  if (rounded === 0) return durationWords(years * year)
  return s().time.years(rounded, formatDecimal(rounded))
}
