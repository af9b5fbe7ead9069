import { foldLetters } from "@proxeny/domain"
import type { Concept } from "./Words.ts"
import { wordsOfColumns } from "./wordsOfColumns.ts"

/** One thing that a word may be about, in one language. */
export interface Meaning {
  readonly concept: Concept
  readonly language: string
}

const whole = new Map<string, Array<Meaning>>()
const stems = new Map<string, Array<Meaning>>()
let longest = 0
for (const [language, words] of Object.entries(wordsOfColumns))
  for (const [concept, list] of Object.entries(words))
    for (const word of list.split(" ")) {
      const stem = foldLetters(word.replace(/\*$/, ""))
      const into = word.endsWith("*") ? stems : whole
      const meanings = into.get(stem) ?? []
      meanings.push({ concept: concept as Concept, language })
      into.set(stem, meanings)
      longest = Math.max(longest, stem.length)
    }

/** Scripts that put no blanks between words. */
const joined = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** The words of a name of a column: "origincityLabel", "city_a" and "Land der Partnerstadt" alike. */
export const wordsOf = (name: string): ReadonlyArray<string> =>
  name
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .flatMap((word) => word.match(/\p{N}+|[^\p{N}]+/gu) ?? [])
    .map(foldLetters)

/** What each part of a word may be about. */
export interface WordParts {
  readonly parts: ReadonlyArray<ReadonlyArray<Meaning>>
  /** The share of its letters that are understood. */
  readonly understood: number
}

/** Takes a word apart: as it is, else by the stems in it, the longest first. */
export const partsOf = (word: string): WordParts => {
  const exact = whole.get(word) ?? (word.length > 0 ? stems.get(word) : undefined)
  if (exact !== undefined) {
    const both = [...(whole.get(word) ?? []), ...(stems.get(word) ?? [])]
    return { parts: [both], understood: 1 }
  }
  const parts: Array<ReadonlyArray<Meaning>> = []
  let understood = 0
  let stemmed = false
  for (let at = 0; at < word.length; ) {
    const freely = joined.test(word[at] as string)
    // Within a word of letters, short stems stand by chance: "note" in "denoted", "land" in "island".
    const least = freely ? 1 : at === 0 || (parts.length > 0 && at + 3 === word.length) ? 3 : parts.length > 0 ? 4 : 6
    let found = 0
    for (let length = Math.min(longest, word.length - at); length >= least && found === 0; length--) {
      const piece = word.slice(at, at + length)
      const meanings =
        stems.get(piece) ?? (length >= 4 || freely || (at > 0 && length === 3) ? whole.get(piece) : undefined)
      if (meanings === undefined) continue
      stemmed ||= stems.has(piece)
      parts.push(meanings)
      found = length
    }
    understood += found
    at += found || 1
  }
  // A whole word at the front of another is there by chance: "från" in "Frankreich".
  if (!stemmed && understood < word.length) return { parts: [], understood: 0 }
  // What follows a stem is its ending: "Vänortens", "подписания".
  return { parts, understood: parts.length === 0 ? 0 : Math.max(understood / word.length, 0.7) }
}

/** Whether a cell is likely the name of a column: every other word of it at least is one that columns are named with. */
export const isColumnName = (cell: string): boolean => {
  const words = wordsOf(cell).filter((word) => /\p{L}/u.test(word))
  if (words.length === 0 || words.length > 8) return false
  const understood = words.filter((word) => partsOf(word).understood >= 0.6).length
  return understood / words.length >= 0.5
}
