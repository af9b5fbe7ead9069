import { type Meaning, partsOf, wordsOf } from "./headerWords.ts"
import type { Concept } from "./Words.ts"

/** Which of the two ends of a link a column is about. */
export type Side = "own" | "partner"

/** What the name of a column says. */
export interface HeaderMeaning {
  readonly concepts: ReadonlySet<Concept>
  /** Other things that its words could be about. */
  readonly perhaps: ReadonlySet<Concept>
  readonly side: Side | undefined
  /** How much of the name is understood. */
  readonly understood: number
  readonly language: string | undefined
}

/** Pairs of endings and beginnings that tell two ends apart. */
const pairs: ReadonlyArray<readonly [own: string, partner: string]> = [
  ["1", "2"],
  ["a", "b"],
  ["i", "ii"],
  ["one", "two"],
  ["from", "to"],
  ["source", "target"],
  ["origin", "destination"],
  ["origin", "dest"],
  ["left", "right"],
  ["甲", "乙"]
]

/** What stands in brackets to say what the cells hold: "Sister cities (country, year)". */
const contents = /(?<=\p{L}.*)\s*[([（][^()]*[,;/、，][^()]*[)\]）]\s*$/u

/** For each column, the side that its name gives by a pair, and its words without it. */
const sidesByPair = (
  words: ReadonlyArray<ReadonlyArray<string>>
): ReadonlyArray<{ side: Side | undefined; words: ReadonlyArray<string> }> => {
  const keys = new Set(words.map((list) => list.join(" ")))
  const has = (word: string): boolean => words.some((list) => list.includes(word))
  return words.map((list) => {
    for (const [own, partner] of pairs)
      for (const [word, other, side] of [
        [own, partner, "own"],
        [partner, own, "partner"]
      ] as const) {
        const at = list.indexOf(word)
        if (at === -1) continue
        const twin = list.map((one, index) => (index === at ? other : one)).join(" ")
        const rest = list.filter((_, index) => index !== at)
        if (keys.has(twin)) return { side, words: rest }
        // "coord" and "coord2": the first of two goes without a number.
        if (word === "2" && at === list.length - 1 && rest.length > 0 && keys.has(rest.join(" ")))
          return { side, words: rest }
        // "origincity" and "sistercity", "source_lat" without its like: the word tells by itself where both occur.
        if (rest.length > 0 && word.length > 3 && has(other)) return { side, words: rest }
      }
    return { side: undefined, words: list }
  })
}

const chosenBy = (
  meanings: ReadonlyArray<Meaning>,
  votes: ReadonlyMap<string, number>
): { concept: Concept; language: string; others: ReadonlyArray<Concept> } => {
  const sorted = [...meanings].sort((a, b) => (votes.get(b.language) ?? 0) - (votes.get(a.language) ?? 0))
  const first = sorted[0] as Meaning
  return {
    ...first,
    others: [...new Set(sorted.map(({ concept }) => concept))].filter((concept) => concept !== first.concept)
  }
}

/** The languages of a header, by how many of its columns have a word of each. */
export const languagesOf = (header: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const votes = new Map<string, number>([["en", 0.4]])
  for (const name of header) {
    const seen = new Map<string, number>()
    for (const word of wordsOf(name)) {
      const { parts, understood } = partsOf(word)
      for (const meanings of parts) {
        const languages = new Set(meanings.map(({ language }) => language))
        // What many languages share says little, and a short word less than a long one.
        const weight = (understood * Math.min(1, word.length / 6)) / languages.size
        for (const language of languages) seen.set(language, (seen.get(language) ?? 0) + weight)
      }
    }
    for (const [language, weight] of seen) votes.set(language, (votes.get(language) ?? 0) + weight)
  }
  return votes
}

/** Says what the names of the columns are about, each in the light of all. */
export const headerMeanings = (header: ReadonlyArray<string>, language?: string): ReadonlyArray<HeaderMeaning> => {
  const votes = new Map(languagesOf(header))
  if (language !== undefined) votes.set(language, (votes.get(language) ?? 0) + header.length)
  // Names that were given to columns without one say nothing.
  const all = header.map((name) =>
    /^column \d+(?: \(\d+\))?$/.test(name) ? [] : wordsOf(name.slice(0, 200).replace(contents, ""))
  )
  return sidesByPair(all).map(({ side, words }) => {
    const concepts = new Set<Concept>()
    const perhaps = new Set<Concept>()
    let [known, letters] = [0, 0]
    let chosenLanguage: string | undefined
    for (const word of words) {
      if (/^\p{N}+$/u.test(word)) continue
      letters += word.length
      const { parts, understood } = partsOf(word)
      for (const meanings of parts) {
        // A word of one to three letters is one only in a language that other columns speak.
        const able =
          word.length > 3 || !/^\p{Script=Latin}+$/u.test(word)
            ? meanings
            : meanings.filter((one) => one.language === "en" || (votes.get(one.language) ?? 0) > 0.6)
        if (able.length === 0) continue
        const chosen = chosenBy(able, votes)
        concepts.add(chosen.concept)
        for (const other of chosen.others) perhaps.add(other)
        chosenLanguage ??= chosen.language
      }
      known += understood * word.length
    }
    const named: Side | undefined = concepts.has("partner") ? "partner" : concepts.has("own") ? "own" : undefined
    return {
      concepts,
      perhaps,
      side: side ?? named,
      understood: letters === 0 ? (side === undefined ? 0 : 1) : known / letters,
      language: chosenLanguage
    }
  })
}
