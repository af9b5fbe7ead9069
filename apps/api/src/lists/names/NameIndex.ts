import { compareKeys } from "../order.ts"
import { type ListedName, makeNameTexts } from "./NameTexts.ts"
import { makePostings } from "./Postings.ts"
import { alikeFrom, likenessOf, thousandths, trigramsAtStart, trigramsOf, trigramsWithin } from "./trigrams.ts"

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

/** Up to how many names it is quicker to look at them than at what else they may have. */
const fewNames = 64

/** The numbers that are in both of two lists in ascending order, of which the first is the shorter. */
const inBoth = (short: ArrayLike<number>, long: ArrayLike<number>): ReadonlyArray<number> => {
  const both: Array<number> = []
  let from = 0
  for (let i = 0; i < short.length && from < long.length; i++) {
    const wanted = short[i] as number
    // In steps that double, and then between the last two: one list may be many times as long as the other.
    let step = 1
    while (from + step < long.length && (long[from + step] as number) < wanted) step *= 2
    let until = Math.min(from + step, long.length)
    from += step >> 1
    while (from < until) {
      const middle = (from + until) >> 1
      if ((long[middle] as number) < wanted) from = middle + 1
      else until = middle
    }
    if (long[from] === wanted) both.push(wanted)
  }
  return both
}

/** How many signs a text has, as PostgreSQL counts them. */
const signsIn = (text: string): number => {
  let signs = 0
  for (const _ of text) signs++
  return signs
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
  const rarestFirst = (trigrams: ReadonlyArray<number>): ReadonlyArray<number> =>
    trigrams.toSorted((a, b) => postings.count(a) - postings.count(b))
  /** The names that have some trigrams, and perhaps others while they are few: those of the rarest that are among those of the next. */
  const having = (trigrams: ReadonlyArray<number>): ReadonlyArray<ArrayLike<number>> => {
    const [first, ...others] = rarestFirst([...new Set(trigrams)])
    let names: readonly [ArrayLike<number>, ArrayLike<number>] = first === undefined ? [[], []] : postings.of(first)
    for (const key of others) {
      if (names[0].length + names[1].length <= fewNames) break
      const [early, late] = postings.of(key)
      names = [inBoth(names[0], early), inBoth(names[1], late)]
    }
    return names
  }

  /**
   * Goes through the names that look like one, with how alike they are: of the most frequent trigrams as many are passed over as no
   * name that looks alike can do without, and only of a name that shares enough of the others it is asked which of these it has.
   */
  const eachAlike = (plain: string, then: (name: number, likeness: number) => void): void => {
    if (shared.length < texts.size()) shared = new Uint8Array(texts.size() * 2)
    const wanted = rarestFirst(trigramsOf(plain))
    const passedOver = wanted.slice(wanted.length - Math.ceil(alikeFrom * wanted.length) + 1)
    const met: Array<number> = []
    for (const key of wanted.slice(0, wanted.length - passedOver.length))
      for (const names of postings.of(key))
        for (let i = 0; i < names.length; i++) {
          const name = names[i] as number
          const before = shared[name] as number
          if (before === 0) met.push(name)
          shared[name] = before + 1
        }
    for (const name of met) {
      const known = shared[name] as number
      shared[name] = 0
      const size = postings.sizeOf(name)
      const most = Math.min(known + passedOver.length, size)
      if (likenessOf(most, wanted.length, size) < alikeFrom) continue
      const alike = likenessOf(known + texts.shared(name, passedOver), wanted.length, size)
      if (alike >= alikeFrom) then(name, alike)
    }
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
        for (const names of having(isPart ? trigramsWithin(form) : trigramsAtStart(form)))
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
      eachAlike(plain, (name, alike) => {
        const city = cityOf[name] as number
        if (city === -1) return
        if (rank[city] === 0) found.push(city)
        rank[city] = ranks.alike
        likeness[city] = Math.max(likeness[city] as number, thousandths(alike))
      })
      return { cities: found, rank, likeness }
    },
    best: (city, forms, isAlike) => {
      const wanted = trigramsOf(forms[0] ?? "")
      const order = (name: number): number =>
        isAlike
          ? -thousandths(likenessOf(texts.shared(name, wanted), wanted.length, postings.sizeOf(name)))
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
      for (const lists of word.length < 3 ? postings.holding(word).map(postings.of) : [having(trigramsWithin(word))])
        for (const names of lists)
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
