import { foldName } from "@proxeny/domain"
import { monthsNamed, romanMonth } from "./months.ts"
import type { DateRemark } from "./PrintedDate.ts"
import { type Token, tokensOf } from "./tokens.ts"
import { about, beforeYearOne, fillers, onwardWords, ordinals, sinceWords, toWords } from "./words.ts"

/** What stands in a text: numbers, at most one named month, and the marks before, between and after the numbers. */
export interface Parts {
  readonly numbers: ReadonlyArray<string>
  /** What the month may be, 1–12; empty where none is named. */
  readonly months: ReadonlyArray<number>
  /** How many numbers stand before the named month. */
  readonly monthAfter: number
  /** Marks before each number, and after the last one; white space and words count for nothing. */
  readonly marks: ReadonlyArray<string>
  /** Whether a word that is no month stands between two numbers. */
  readonly wordBetween: boolean
  readonly remarks: ReadonlyArray<DateRemark>
}

/** Why a text has no parts of a date. */
export interface NoParts {
  readonly kind: "unreadable" | "before-year-1" | "period"
  readonly reason: string
}

const zoneWords: ReadonlySet<string> = new Set(["z", "am", "pm", "utc", "gmt", "h", "uhr", "cet", "cest"])
const footnotes: ReadonlySet<string> = new Set(["*", "†", "‡", "#"])

/** Where the time of day begins, or the number of tokens where there is none; undefined where it is no time. */
const timeAt = (tokens: ReadonlyArray<Token>): number | undefined => {
  const colon = tokens.findIndex(
    ({ text }, at) => text === ":" && tokens[at - 1]?.kind === "digits" && tokens[at + 1]?.kind === "digits"
  )
  if (colon < 0) return tokens.length
  const time = tokens.slice(colon - 1)
  const known = time.every(({ kind, text }) =>
    kind === "digits"
      ? text.length <= 9
      : kind === "mark"
        ? ":.,+-()".includes(text)
        : zoneWords.has(text.toLowerCase())
  )
  if (!known || Number(time[0]?.text) > 24 || Number(time[2]?.text) > 59) return undefined
  return /^t$/i.test(tokens[colon - 2]?.text ?? "") ? colon - 2 : colon - 1
}

/** The month that a word names, alone or together with the next one (كانون الثاني), and how many words that takes. */
const monthAt = (
  tokens: ReadonlyArray<Token>,
  at: number,
  folded: string,
  language: string | undefined
): readonly [ReadonlyArray<number>, number] => {
  const next = tokens[at + 1]
  if (next?.kind === "word") {
    const both = monthsNamed(folded + foldName(next.text), language)
    if (both.length > 0) return [both, 2]
  }
  const named = monthsNamed(folded, language)
  if (named.length > 0) return [named, 1]
  const word = tokens[at]?.text ?? ""
  const roman = romanMonth(word)
  if (roman === 0) return [[], 0]
  // A small letter may be a preposition: "i 1958" is Norwegian, "3.v.1958" is in May.
  const between = tokens.slice(0, at).some(({ kind }) => kind === "digits") && next !== undefined
  const apart = tokens[at - 1]?.kind !== "digits" || tokens[at - 1]?.end !== tokens[at]?.at
  return apart && (between || word === word.toUpperCase()) ? [[roman], 1] : [[], 0]
}

/** Whether a word belongs to the number before it: "3rd", "3.º", "3-го", "3:e". */
const isOrdinal = (tokens: ReadonlyArray<Token>, at: number, folded: string): boolean => {
  if (!ordinals.has(folded)) return false
  const token = tokens[at] as Token
  const before = tokens[at - 1]
  if (before === undefined || before.end !== token.at) return false
  const number = before.kind === "mark" && ".-:".includes(before.text) ? tokens[at - 2] : before
  // Three digits or more are a year, and "1950s" is a decade.
  return number?.kind === "digits" && number.text.length <= 2 && (number === before || number.end === before.at)
}

/** Takes a plain text apart. */
export const partsOf = (text: string, language: string | undefined): Parts | NoParts => {
  const tokens = tokensOf(text)
  const until = timeAt(tokens)
  if (until === undefined) return { kind: "unreadable", reason: "what has a colon in it is not a time of day" }
  const numbers: Array<string> = []
  const marks: Array<string> = [""]
  const remarks: Array<DateRemark> = []
  let months: ReadonlyArray<number> = []
  let monthAfter = 0
  let wordAfter = 0
  let wordBetween = false
  for (let at = 0; at < until; at++) {
    const token = tokens[at] as Token
    if (token.kind === "digits") {
      wordBetween ||= wordAfter > 0
      numbers.push(token.text)
      marks.push("")
    } else if (token.kind === "mark") {
      if (token.text === "?") remarks.push({ kind: "doubtful", reason: "printed with a question mark" })
      else if (token.text === "~" || token.text === "≈" || token.text === "±")
        remarks.push({ kind: "circa", reason: "printed as about this time" })
      else if (footnotes.has(token.text) && numbers.length > 0)
        remarks.push({ kind: "footnote", reason: "a mark of a footnote was left out" })
      // The dot after "c." and "г." shortens the word.
      else if (token.text !== "." || tokens[at - 1]?.kind !== "word" || tokens[at - 1]?.end !== token.at)
        marks[marks.length - 1] += token.text
    } else {
      const folded = foldName(token.text)
      if (isOrdinal(tokens, at, folded)) {
        if (tokens[at - 1]?.kind === "mark") marks[marks.length - 1] = (marks.at(-1) as string).slice(0, -1)
        continue
      }
      wordAfter = numbers.length
      const [named, words] = monthAt(tokens, at, folded, language)
      if (words > 0) {
        if (months.length > 0) return { kind: "period", reason: "it names two months" }
        months = named
        monthAfter = numbers.length
        at += words - 1
      } else if (about.has(folded)) remarks.push({ kind: "circa", reason: "printed as about this time" })
      else if (beforeYearOne.has(folded)) return { kind: "before-year-1", reason: "it is before the year 1" }
      else if (!fillers.has(folded))
        return sinceWords.has(folded) || toWords.has(folded) || onwardWords.has(folded)
          ? { kind: "period", reason: `"${token.text}" makes it a period` }
          : folded === "s" || folded === "er"
            ? { kind: "period", reason: "that is a decade" }
            : { kind: "unreadable", reason: `"${token.text}" is not the name of a month that is known here` }
    }
  }
  const time = tokens.slice(until).some(({ kind, text }) => kind === "digits" && Number(text) > 0)
  if (time) remarks.push({ kind: "time", reason: "the time of day was left out" })
  return { numbers, months, monthAfter, marks, wordBetween, remarks }
}
