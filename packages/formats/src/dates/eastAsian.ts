import { daysIn, type PartialDate } from "@proxeny/domain"
import { type Era, eraAt } from "./eras.ts"
import type { DateRemark } from "./PrintedDate.ts"
import { dateOf, isFullYear } from "./readings.ts"

/** A date in the writing of East Asia, or what is wrong with it. */
export type EastAsian =
  | { readonly date: PartialDate; readonly era?: Era; readonly remarks: ReadonlyArray<DateRemark> }
  | { readonly reason: string; readonly kind: "impossible" | "no-century" | "unreadable" | "before-year-1" | "period" }

const numerals: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  "○": 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9
}

/** What digits or Chinese numerals make, positional (一九五八) or in tens and hundreds (二十三, 一百零三); else NaN. */
export const chineseNumber = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text)
  const spelt = text.replace(/廿/g, "二十").replace(/卅/g, "三十")
  if (!/[十百]/.test(spelt)) {
    let value = spelt === "" ? Number.NaN : 0
    for (const numeral of spelt) value = 10 * value + (numerals[numeral] ?? Number.NaN)
    return value
  }
  const parts = /^(?:([一二三四五六七八九])?(百)[零〇]?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
    spelt
  )
  if (parts === null) return Number.NaN
  const [, hundreds, hundred, tens, ten, ones] = parts
  const part = (numeral: string | undefined, otherwise: number): number =>
    numeral === undefined ? otherwise : (numerals[numeral] as number)
  return (
    (hundred === undefined ? 0 : 100 * part(hundreds, 1)) + (ten === undefined ? 0 : 10 * part(tens, 1)) + part(ones, 0)
  )
}

const digit = "[0-9〇零○一二三四五六七八九十廿卅百]{1,8}"
const marked = new RegExp(`^(元|${digit})[年년](?:(${digit})[月월](?:(${digit})[日号號일])?)?(.*)$`, "u")
const dotted = /^(\d{1,3}|元)(?:[./-](\d{1,2})(?:[./-](\d{1,2}))?)?\.?()$/
const ascii = /^[ -~]*$/
const spoken = /^(?:公元|西元|西暦|西曆|서기)/u
const circa = /^(?:大约|大約|约|約|약)|(?:左右|前后|前後|頃|ごろ|ころ|경)$/gu
const weekday = /^\(?(?:星期|周|週|禮拜)?[月火水木金土日一二三四五六天월화수목금토일](?:曜日?|요일)?\)?$/u

/** Whether a text is for {@link readEastAsian}: it marks a year as East Asia does, or begins with an era. */
export const isEastAsian = (text: string): boolean =>
  ascii.test(text)
    ? /^[MTSHR]\d/.test(text) && eraAt(text) !== undefined
    : /[年년]/u.test(text) || eraAt(text.replace(circa, "")) !== undefined || spoken.test(text)

const inEra = (era: Era, count: number, month: number, day: number): EastAsian => {
  if (count < 1) return { kind: "impossible", reason: `the years of ${era.name} are counted from 1` }
  const year = era.firstYear + count - 1
  if (year < era.solarSince && month > 0)
    return {
      kind: "impossible",
      reason: `year ${count} of ${era.name} is before ${era.solarSince}, when its months were those of the moon`
    }
  const date = dateOf(year, month, day)
  if (date === undefined) return { kind: "impossible", reason: nowhere(year, month, day) }
  const last = day === 0 ? `${date}${month === 0 ? "-12-31" : `-${daysIn(year, month)}`}` : date
  if (last < era.from)
    return { kind: "impossible", reason: `${era.name} began only on ${era.from}, and ${date} is before that` }
  const first = day === 0 ? `${date}${month === 0 ? "-01-01" : "-01"}` : date
  const remarks: Array<DateRemark> = []
  if (era.until !== undefined && first > era.until)
    remarks.push({
      kind: "after-era",
      reason: `${era.name} ended on ${era.until}: its years were counted on to ${date}`
    })
  if (year < era.solarSince)
    remarks.push({
      kind: "lunar-year",
      reason: `year ${count} of ${era.name} began and ended some weeks after ${year} did`
    })
  return { date, era, remarks }
}

const nowhere = (year: number, month: number, day: number): string =>
  month < 1 || month > 12
    ? `there is no month ${month}`
    : day < 1 || day > daysIn(year, month)
      ? `month ${month} of ${year} has ${daysIn(year, month)} days, not ${day}`
      : `${year} is not a year between 1 and 9999`

/** Reads 1958年7月3日, 一九五八年七月三日, 昭和33年7月3日, S33.7.3, 民國47年, 1958년 7월 3일 and the like. */
export const readEastAsian = (printed: string): EastAsian => {
  const packed = printed.replace(/\s+/gu, "")
  const bare = packed.replace(circa, "").replace(spoken, "")
  const remarks: Array<DateRemark> =
    bare.length < packed.replace(spoken, "").length ? [{ kind: "circa", reason: "printed as about this time" }] : []
  if (bare.startsWith("前")) return { kind: "before-year-1", reason: "the year is one before the year 1" }
  const found = eraAt(bare)
  const text = found?.rest ?? bare
  const parts = marked.exec(text) ?? (found === undefined ? null : dotted.exec(text))
  if (parts === null) return { kind: "unreadable", reason: "a year of this form has a number before 年 or 년" }
  const [, year = "", month, day, rest = ""] = parts
  const tail = rest.replace(circa, "")
  if (tail !== "" && !(day !== undefined && weekday.test(tail)))
    return tail.startsWith("代") || tail.startsWith("대")
      ? { kind: "period", reason: "that is a decade" }
      : { kind: "unreadable", reason: `"${tail}" stands after the date` }
  if (tail !== rest) remarks.push({ kind: "circa", reason: "printed as about this time" })
  const count = year === "元" ? 1 : chineseNumber(year)
  const numbers = [
    count,
    month === undefined ? 0 : chineseNumber(month),
    day === undefined ? 0 : chineseNumber(day)
  ] as const
  if (
    numbers.some(Number.isNaN) ||
    (month !== undefined && numbers[1] === 0) ||
    (day !== undefined && numbers[2] === 0)
  )
    return { kind: "impossible", reason: "its numbers are not those of a year, a month and a day" }
  if (found !== undefined) {
    const read = inEra(found.era, ...numbers)
    return "date" in read ? { ...read, remarks: [...remarks, ...read.remarks] } : read
  }
  if (year === "元" || !isFullYear(/[十廿卅百]/u.test(year) ? String(count) : year))
    return { kind: "no-century", reason: `"${year}" is a year of an era or of a century that is not named` }
  const date = dateOf(...numbers)
  return date === undefined ? { kind: "impossible", reason: nowhere(...numbers) } : { date, remarks }
}
