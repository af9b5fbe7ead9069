import { compareKeys } from "../order.ts"
import { type ListedName, makeNameTexts } from "./NameTexts.ts"
import { makePostings } from "./Postings.ts"
import {
  alikeFrom,
  likenessOf,
  thousandths,
  trigramsAtStart,
  trigramsOf,
  trigramsWithin,
  writeTrigrams
} from "./trigrams.ts"

/** How a name was found: it is the one, it begins with it, it holds it, or it looks alike. */
export const ranks = { same: 0, beginning: 1, part: 2, alike: 3 } as const

/** Cities that were found by a name, and how. What they are ranked by holds until the next search. */
export interface Found {
  readonly cities: ReadonlyArray<number>
  /** The best rank of any name, by city. */
  readonly rank: Uint8Array
  /** How alike the most similar name is, in thousandths, by city; 0 where names were not compared so. */
  readonly likeness: Uint16Array
}

/** What is looked for: the folded forms of a text, of which the first is the plain one. */
export type Forms = ReadonlyArray<string>

/**
 * The names of cities, found by what they are, begin with, hold, or look like. Cities are numbers.
 *
 * **Details**: by the trigrams of the names. Of the trigrams that a name has to hold the rarest is looked up, and the names that
 * hold it are compared. Whether two names look alike is reckoned as PostgreSQL's pg_trgm does.
 */
export interface NameIndex {
  /** The cities of which a name is one of the forms, begins with one or, from three letters on, holds one. */
  readonly matching: (forms: Forms) => Found
  /** The cities of which a name looks like the plain form. */
  readonly alike: (forms: Forms) => Found
  /** The name by which a city is found: the best rank or the most alike, a name rather than an alias, the shortest. */
  readonly best: (city: number, forms: Forms, isAlike: boolean) => string
  /** Whether a name of a city holds a folded word, by city. Not to be written to. */
  readonly holding: (word: string) => Uint8Array
  readonly of: (city: number) => ReadonlyArray<ListedName>
  /** Gives a city other names than it had, or a new one its names. */
  readonly replace: (city: number, names: ReadonlyArray<ListedName>) => void
}

/** How many words are remembered with the cities that hold them, since a list is filtered by the same word page by page. */
const rememberedWords = 64

/** How many signs a text has, as PostgreSQL counts them. */
const signsIn = (text: string): number => {
  let signs = 0
  for (const _ of text) signs++
  return signs
}

/** Reckons how alike names are to one. */
const likenessWith = (plain: string): ((name: string) => number) => {
  const wanted = new Set(trigramsOf(plain))
  const own: Array<number> = []
  return (name) => {
    const size = writeTrigrams(name, own)
    let common = 0
    for (let i = 0; i < size; i++) if (wanted.has(own[i] as number)) common++
    return likenessOf(common, wanted.size, size)
  }
}

/** Makes the index of the names of some cities, which are the numbers from 0. */
export const makeNameIndex = (namesOfCity: ReadonlyArray<ReadonlyArray<ListedName>>): NameIndex => {
  const texts = makeNameTexts(namesOfCity.reduce((sum, { length }) => sum + length, 0))
  for (const [city, names] of namesOfCity.entries()) texts.put(city, names)
  const postings = makePostings(namesOfCity.flatMap((names) => names.map(({ folded }) => folded)))

  let cities = namesOfCity.length
  let rank = new Uint8Array(cities)
  let likeness = new Uint16Array(cities)
  let shared = new Uint8Array(texts.size())
  let found: Array<number> = []
  const words = new Map<string, Uint8Array>()

  /** Forgets the last search. */
  const begin = (): void => {
    if (rank.length < cities) {
      rank = new Uint8Array(cities * 2)
      likeness = new Uint16Array(cities * 2)
    } else
      for (const city of found) {
        rank[city] = 0
        likeness[city] = 0
      }
    found = []
  }
  const rarest = (trigrams: ReadonlyArray<number>): number =>
    trigrams.reduce((best, one) => (postings.count(one) < postings.count(best) ? one : best), trigrams[0] as number)

  /**
   * The names that may look like one: of the most frequent trigrams as many are passed over as no name that looks alike can do
   * without, and of the others a name has to share what is then missing.
   */
  const candidates = (plain: string): ReadonlyArray<number> => {
    if (shared.length < texts.size()) shared = new Uint8Array(texts.size() * 2)
    const wanted = trigramsOf(plain).toSorted((a, b) => postings.count(a) - postings.count(b))
    const passedOver = Math.ceil(alikeFrom * wanted.length) - 1
    const met: Array<number> = []
    for (const key of wanted.slice(0, wanted.length - passedOver))
      for (const names of postings.of(key))
        for (let i = 0; i < names.length; i++) {
          const name = names[i] as number
          const before = shared[name] as number
          if (before === 0) met.push(name)
          shared[name] = before + 1
        }
    return met.filter((name) => {
      const most = (shared[name] as number) + passedOver
      shared[name] = 0
      return likenessOf(Math.min(most, postings.sizeOf(name)), wanted.length, postings.sizeOf(name)) >= alikeFrom
    })
  }
  /** Whether a name is to be shown rather than another that was found as well: a name, the shorter, the first. */
  const isNearer = (name: number, other: number): boolean => {
    const key = (one: number) => [texts.isMain(one) ? 0 : 1, signsIn(texts.textOf(one)), texts.textOf(one)]
    return compareKeys(key(name), key(other)) < 0
  }
  /** How a name holds a form, where it does; `isPart` tells whether it may stand anywhere in it. */
  const rankIn = (name: number, form: string, isPart: boolean): number | undefined =>
    texts.startsWith(name, form)
      ? texts.lengthOf(name) === form.length
        ? ranks.same
        : ranks.beginning
      : isPart && texts.includes(name, form)
        ? ranks.part
        : undefined
  const wantsParts = (forms: Forms): boolean => (forms[0] ?? "").length >= 3

  return {
    matching: (forms) => {
      begin()
      const cityOf = texts.cityOf()
      for (const form of forms) {
        const isPart = wantsParts(forms) && form.length >= 3
        for (const names of postings.of(rarest(isPart ? trigramsWithin(form) : trigramsAtStart(form))))
          for (let i = 0; i < names.length; i++) {
            const name = names[i] as number
            const own = rankIn(name, form, isPart)
            const city = cityOf[name] as number
            if (own === undefined || city === -1) continue
            // A rank is kept as one more than it is while it is looked for, so that 0 is none.
            const known = rank[city] as number
            if (known === 0) found.push(city)
            if (known === 0 || own + 1 < known) rank[city] = own + 1
          }
      }
      for (const city of found) rank[city] = (rank[city] as number) - 1
      return { cities: found, rank, likeness }
    },
    alike: ([plain = ""]) => {
      begin()
      const cityOf = texts.cityOf()
      const likenessTo = likenessWith(plain)
      for (const name of candidates(plain)) {
        const city = cityOf[name] as number
        if (city === -1) continue
        const alike = likenessTo(texts.foldedOf(name))
        if (alike < alikeFrom) continue
        if (rank[city] === 0) found.push(city)
        rank[city] = ranks.alike
        likeness[city] = Math.max(likeness[city] as number, thousandths(alike))
      }
      return { cities: found, rank, likeness }
    },
    best: (city, forms, isAlike) => {
      const likenessTo = likenessWith(forms[0] ?? "")
      const order = (name: number): number =>
        isAlike
          ? -thousandths(likenessTo(texts.foldedOf(name)))
          : Math.min(...forms.map((form) => rankIn(name, form, wantsParts(forms)) ?? ranks.alike))
      const [from, until] = texts.rangeOf(city)
      let best: { readonly first: number; readonly name: number } | undefined
      for (let name = from; name < until; name++) {
        const first = order(name)
        if (best === undefined || first < best.first || (first === best.first && isNearer(name, best.name)))
          best = { first, name }
      }
      return best === undefined ? "" : texts.textOf(best.name)
    },
    holding: (word) => {
      const known = words.get(word)
      words.delete(word)
      const holds = known ?? new Uint8Array(cities)
      words.set(word, holds)
      if (known !== undefined) return known
      const cityOf = texts.cityOf()
      // A trigram, or part of one, tells all there is to know of so short a word.
      const isSure = word.length <= 3
      for (const key of word.length < 3 ? postings.holding(word) : [rarest(trigramsWithin(word))])
        for (const names of postings.of(key))
          for (let i = 0; i < names.length; i++) {
            const name = names[i] as number
            const city = cityOf[name] as number
            if (city !== -1 && (isSure || texts.includes(name, word))) holds[city] = 1
          }
      const [oldest] = words.keys()
      if (words.size > rememberedWords && oldest !== undefined) words.delete(oldest)
      return holds
    },
    of: texts.of,
    replace: (city, names) => {
      texts.put(city, names)
      cities = Math.max(cities, city + 1)
      for (const { folded } of names) postings.add(folded)
      words.clear()
    }
  }
}
