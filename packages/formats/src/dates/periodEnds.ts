import { foldName } from "@proxeny/domain"
import { type Token, tokensOf } from "./tokens.ts"
import { andWords, decadeMarks, onwardWords, sinceWords, toWords } from "./words.ts"

/** A text cut in two: what stands before the cut and after it, and whether it says that the period goes on. */
export interface Ends {
  readonly first: string
  readonly last: string
  readonly onward: boolean
}

/** The words of East Asia, which stand together with the dates, as words that stand apart. */
const eastern: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?:から|부터)$|至今|迄今|(?:から)?現在(?:まで)?|부터 ?현재(?:까지)?|起|以来|以來|以降|이후/gu, " to present "],
  [/^自|^从|^從/gu, " from "],
  [/から|부터|至|到/gu, " to "]
]
const easternEnd = /(?:まで|까지|为止|為止|止)$/u

const apart = (text: string): string => {
  if (!/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/u.test(text)) return text
  let rest = text.replace(easternEnd, "")
  const ends = rest.length < text.length
  for (const [pattern, word] of eastern) rest = rest.replace(pattern, word)
  return ends && !rest.includes(" to ") ? `until ${rest}` : rest
}

/** The longest phrase of a list that begins at a token, in words; 0 where there is none. */
const phraseAt = (tokens: ReadonlyArray<Token>, at: number, words: ReadonlySet<string>): number => {
  let folded = ""
  let found = 0
  // A slash, a dot or an apostrophe inside a phrase: t/m, t.o.m., jusqu'au.
  for (let next = at, taken = 0; next < tokens.length && taken < 5; next++, taken++) {
    const token = tokens[next] as Token
    if (token.kind === "digits" || (token.kind === "mark" && (next === at || !"/.'".includes(token.text)))) break
    if (token.kind === "mark") continue
    folded += foldName(token.text)
    if (words.has(folded)) found = next - at + 1
  }
  return found
}

const isOnward = (text: string): boolean => onwardWords.has(foldName(text))

const tidy = (text: string): string =>
  text
    .trim()
    .replace(/^[,;(]+|[,;)]+$/g, "")
    .trim()

/** Takes the words off the front of an end: "up to 1990", "since 1958". */
const without = (text: string, words: ReadonlySet<string>): string => {
  const tokens = tokensOf(text)
  const length = phraseAt(tokens, 0, words)
  return length === 0 ? text : tidy(text.slice(tokens[length]?.at ?? text.length).replace(/^[.]+/, ""))
}

const cut = (first: string, last: string): Ends => {
  const [from, until] = [without(tidy(first), sinceWords), without(tidy(last), toWords)]
  return { first: from, last: until, onward: until === "" || isOnward(until) || isOnward(tidy(last)) }
}

/** Every way to cut a text in two, the surest kind of cut first. */
export const splitsOf = (printed: string): ReadonlyArray<ReadonlyArray<Ends>> => {
  const text = apart(printed)
  const tokens = tokensOf(text)
  const words: Array<Ends> = []
  const dashes: Array<Ends> = []
  const hyphens: Array<Ends> = []
  const since = phraseAt(tokens, 0, sinceWords)
  const start = tokens[since]?.at ?? text.length
  if (since > 0) words.push({ first: tidy(text.slice(start)), last: "", onward: true })
  tokens.forEach((token, at) => {
    if (token.kind === "word") {
      const length = phraseAt(tokens, at, toWords) || (since > 0 ? phraseAt(tokens, at, andWords) : 0)
      const rest = text.slice(tokens[at + length]?.at ?? text.length)
      // What ends in a word that means "until" is cut off, not open: only a dash may end an open period.
      if (length > 0 && rest !== "" && (at >= since || since === 0)) words.push(cut(text.slice(0, token.at), rest))
      // "1958 onwards", "since 1994, ongoing".
      if (at > 0 && isOnward(text.slice(token.at))) words.push({ ...cut(text.slice(0, token.at), ""), onward: true })
    } else if (token.kind === "mark" && /[-–—~∼→/]/u.test(token.text)) {
      const spaced = text[token.at - 1] === " " && text[token.end] === " "
      const wide = spaced || !/[-/]/.test(token.text)
      ;(wide ? dashes : hyphens).push(cut(text.slice(0, token.at), text.slice(token.end)))
    }
  })
  return [words, dashes, hyphens]
}

/** The first year of a decade, where a text names one: 1950s, 1950er Jahre, années 1950, 1950年代. */
export const decadeOf = (text: string): string | undefined => {
  const year = tokensOf(text).find(({ kind }) => kind === "digits")
  if (year === undefined || !/^\d{3}0$/.test(year.text)) return undefined
  const [before, after] = [foldName(text.slice(0, year.at)), foldName(text.slice(year.end))]
  const known = (words: ReadonlySet<string>, word: string): boolean => word === "" || words.has(word)
  return !["", "the"].includes(before + after) && known(decadeMarks.before, before) && known(decadeMarks.after, after)
    ? year.text
    : undefined
}
