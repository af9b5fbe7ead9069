import { languageTag, t } from "./language.ts"

const cached = <T>(make: (tag: string) => T): (() => T) => {
  const made = new Map<string, T>()
  return () => {
    const tag = languageTag()
    const known = made.get(tag) ?? make(tag)
    made.set(tag, known)
    return known
  }
}

const counts = cached((tag) => new Intl.NumberFormat(tag))
const shortCounts = cached((tag) => new Intl.NumberFormat(tag, { notation: "compact", maximumSignificantDigits: 3 }))
const decimals = cached((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }))
const hundredths = cached((tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 }))
const digits = cached((tag) => new Intl.NumberFormat(tag, { maximumSignificantDigits: 3 }))
const regions = cached((tag) => new Intl.DisplayNames(tag, { type: "region", fallback: "code" }))
const months = cached((tag) => new Intl.DateTimeFormat(tag, { year: "numeric", month: "long", timeZone: "UTC" }))
const days = cached((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }))
const moments = cached((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" }))

/** A whole number with the separators of the language. */
export const formatCount = (value: number): string => counts().format(value)

/** A whole number in few digits: "8.91M", "891万". */
export const formatShort = (value: number): string => shortCounts().format(value)

/** A number with one decimal at most. */
export const formatDecimal = (value: number): string => decimals().format(value)

/** A number in three digits at most, however small it is. */
export const formatDigits = (value: number): string => digits().format(value)

/** A score from 0 to 1 with two decimals. */
export const formatScore = (value: number): string => hundredths().format(value)

/** The least difference of two scores that two decimals show. */
export const leastShown = 0.005

/** How far two scores lie apart, with two decimals; what is not nothing is not written as nothing. */
export const formatDifference = (value: number): string => {
  const apart = Math.abs(value)
  return apart > 0 && apart < leastShown ? `< ${formatScore(0.01)}` : formatScore(apart)
}

/** A change of a score: the difference with its sign. */
export const formatChange = (value: number): string =>
  Math.abs(value) < leastShown ? formatDifference(value) : `${value > 0 ? "+" : "−"}${formatDifference(value)}`

/** A share of 1 in per cent; what is not nothing is not written as nothing. */
export const formatShare = (share: number): string => {
  const percent = Math.round(share * 100)
  return percent === 0 && share > 0 ? `< ${t().values.percent(1)}` : t().values.percent(percent)
}

/** What does not part at the end of a line. */
const together = (...words: ReadonlyArray<string>): string => words.join("\u00a0")

/** A probability of chance, to follow its letter: "= 0.15", "< 0.001". */
export const formatP = (p: number): string =>
  p < 0.001
    ? together("<", "0.001")
    : together("=", new Intl.NumberFormat(languageTag(), { maximumSignificantDigits: 2 }).format(p))

/** An amount of money with the code of its currency: "GBP 50,000". */
export const formatMoney = (amount: number, currency: string): string => together(currency, counts().format(amount))

/** The name of a country from its ISO 3166-1 code. */
export const formatCountry = (code: string | undefined): string =>
  code === undefined ? t().words.unknownCountry : (regions().of(code) ?? code)

/** A date as precise as it is known: "1986", "September 1986", "16 September 1986". */
export const formatDate = (date: string): string => {
  const [year = "", month, day] = date.split("-")
  if (month === undefined) return year
  const at = new Date(0)
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(day ?? "1"))
  return (day === undefined ? months() : days()).format(at)
}

/** A moment in the reader's own time: "16 Sept 2026, 09:30". */
export const formatMoment = (moment: string): string => moments().format(new Date(moment))

/** From a day until a day, shortened: "28–29 April 2022"; undefined where one is less precise, or nothing is shortened. */
export const formatDays = (from: string, until: string): string | undefined => {
  // `Intl` would write a Chinese range in digits and slashes, unlike any other date here.
  if (languageTag() === "zh-CN") return undefined
  const [a, b] = [from, until].map((date) => (date.length === 10 ? new Date(`${date}T00:00:00Z`) : undefined))
  return a === undefined || b === undefined || b < a ? undefined : days().formatRange(a, b)
}

/** A point in degrees: "53.48° N, 2.24° W". */
export const formatPoint = (latitude: number, longitude: number): string => {
  const { east, north, south, west } = t().map
  const degrees = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`
  return `${degrees(latitude, north, south)}, ${degrees(longitude, east, west)}`
}
