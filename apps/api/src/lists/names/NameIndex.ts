import { compareKeys } from "../order.ts"
import { type ListedName, makeNameTexts } from "./NameTexts.ts"
import { makePostings } from "./Postings.ts"
import {
  alikeFrom,
  leastShared,
  likenessOf,
  thousandths,
  trigramsAtStart,
  trigramsOf,
  trigramsWithin
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

/** How many more trigrams are counted than have to be: so many fewer names are looked at one by one. */
const lookedAtMore = 2

/** Up to how many names it is quicker to look at them than at what else they may have. */
const fewNames = 64

/**
 * Where in ascending numbers, from a place on, the first stands that is not less than one.
 *
 * **Details**: in steps that double, and then between the last two, since it may be near or far.
 */
const firstFrom = (numbers: ArrayLike<number>, wanted: number, place: number): number => {
  let [from, step] = [place, 1]
  if (from >= numbers.length || (numbers[from] as number) >= wanted) return from
  while (from + step < numbers.length && (numbers[from + step] as number) < wanted) {
    from += step
    step *= 2
  }
  let until = Math.min(from + step, numbers.length)
  while (from < until) {
    const middle = (from + until) >> 1
    if ((numbers[middle] as number) < wanted) from = middle + 1
    else until = middle
  }
  return from
}

/** The numbers that are in both of two lists in ascending order, of which the first is the shorter. */
const inBoth = (short: ArrayLike<number>, long: ArrayLike<number>): ReadonlyArray<number> => {
  const both: Array<number> = []
  let from = 0
  for (let i = 0; i < short.length && from < long.length; i++) {
    const wanted = short[i] as number
    from = firstFrom(long, wanted, from)
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
  const texts = makeNameTexts(namesOfCity)
  const postings = makePostings(Array.from({ length: texts.size() }, (_, name) => texts.foldedOf(name)))

  let cities = namesOfCity.length
  let rank = new Uint8Array(cities)
  let likeness = new Uint16Array(cities)
  let counted = new Uint16Array()
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
   * Goes through the names that look like one, with how alike they are.
   *
   * **Details**: names of as many trigrams have to share as many. Of the trigrams that are wanted, the most frequent are passed
   * over, fewer than these: whoever shares enough has one of the others. What is left is counted, and only of a name that may have
   * enough it is asked which of the frequent ones it has.
   */
  const eachAlike = (plain: string, then: (name: number, likeness: number) => void): void => {
    const wanted = rarestFirst(trigramsOf(plain))
    const lists = wanted.map(postings.of)
    const next = new Int32Array(wanted.length)
    const met: Array<number> = []
    /** Counts what names from one on share of some trigrams, and looks at those that share enough. */
    const look = (from: number, least: number, of: number, count: (list: number) => void): void => {
      for (let list = 0; list < of; list++) count(list)
      const others = wanted.slice(of)
      for (const at of met) {
        const known = counted[at] as number
        counted[at] = 0
        if (known + others.length < least) continue
        const name = from + at
        const alike = likenessOf(known + texts.shared(name, others), wanted.length, postings.sizeOf(name))
        if (alike >= alikeFrom) then(name, alike)
      }
      met.length = 0
    }
    const meet = (at: number): void => {
      const before = counted[at] as number
      if (before === 0) met.push(at)
      counted[at] = before + 1
    }
    for (const { from, trigrams, until } of texts.sized) {
      const least = leastShared(wanted.length, trigrams)
      if (least > Math.min(wanted.length, trigrams)) continue
      if (counted.length < until - from) counted = new Uint16Array(until - from)
      look(from, least, Math.min(wanted.length, wanted.length - least + 1 + lookedAtMore), (list) => {
        const [names] = lists[list] as readonly [Int32Array, unknown]
        let i = firstFrom(names, from, next[list] as number)
        for (; i < names.length && (names[i] as number) < until; i++) meet((names[i] as number) - from)
        next[list] = i
      })
    }
    const first = texts.sized.at(-1)?.until ?? 0
    if (first === texts.size()) return
    if (counted.length < texts.size() - first) counted = new Uint16Array((texts.size() - first) * 2)
    const least = Math.ceil(alikeFrom * wanted.length)
    look(first, least, wanted.length - least + 1, (list) => {
      for (const name of (lists[list] as readonly [unknown, ReadonlyArray<number>])[1]) meet(name - first)
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
      // A rank is kept as one more than it is while it is looked for, so that 0 is none.
      const meet = (name: number, own: number): void => {
        const city = cityOf[name] as number
        if (city === -1) return
        const known = rank[city] as number
        if (known === 0) found.push(city)
        if (known === 0 || own + 1 < known) rank[city] = own + 1
      }
      for (const form of forms) {
        // Trigrams tell all there is to know of so short a beginning, or part.
        for (const names of having(trigramsAtStart(form)))
          for (let i = 0; i < names.length; i++) {
            const name = names[i] as number
            if (form.length <= 2 || texts.startsWith(name, form))
              meet(name, texts.lengthOf(name) === form.length ? ranks.same : ranks.beginning)
          }
        if (!wantsParts(forms) || form.length < 3) continue
        for (const names of having(trigramsWithin(form)))
          for (let i = 0; i < names.length; i++) {
            const name = names[i] as number
            if (form.length === 3 || texts.includes(name, form)) meet(name, ranks.part)
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
      let best: { readonly first: number; readonly name: number } | undefined
      for (const name of texts.namesOf(city)) {
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
