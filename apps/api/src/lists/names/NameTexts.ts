import { bytes, ints, makeColumn, shorts } from "../columns.ts"
import { blank, trigram, writeTrigrams } from "./trigrams.ts"

/** A name of a city as it is looked up: folded, and as it is written. */
export interface ListedName {
  readonly folded: string
  readonly text: string
  readonly isMain: boolean
}

/** How many bits of a number can be told apart. */
const bits = 31

/** How many bits of a number are set. */
const bitsIn = (number: number): number => {
  let count = 0
  for (let rest = number; rest !== 0; rest &= rest - 1) count++
  return count
}

/** Names of as many trigrams each, which stand one behind the other. */
export interface Sized {
  readonly trigrams: number
  readonly from: number
  /** The one after the last. */
  readonly until: number
}

/**
 * The names of cities, one behind the other: as numbers they are compared many times faster than as texts.
 *
 * **Details**: those that were there at first stand in the order of how many trigrams they have, and then of how they begin, so
 * that names which are looked at together lie together in memory. Those that came later stand behind them.
 */
export interface NameTexts {
  readonly size: () => number
  /** Those that were there at first, by how many trigrams they have. */
  readonly sized: ReadonlyArray<Sized>
  /** The city of each name; -1 where it is none any more. */
  readonly cityOf: () => Int32Array
  readonly lengthOf: (name: number) => number
  readonly textOf: (name: number) => string
  readonly foldedOf: (name: number) => string
  readonly isMain: (name: number) => boolean
  /** The numbers of the names of a city, in the order in which they were given. */
  readonly namesOf: (city: number) => Int32Array
  readonly startsWith: (name: number, text: string) => boolean
  readonly includes: (name: number, text: string) => boolean
  /** How many of some trigrams a name has, which are given once each. */
  readonly shared: (name: number, trigrams: ReadonlyArray<number>) => number
  /** The names of a city as it has them now. */
  readonly of: (city: number) => ReadonlyArray<ListedName>
  /** Gives a city its names, in the place of those it had. */
  readonly put: (city: number, names: ReadonlyArray<ListedName>) => void
}

/** The first three code units of a text as a number. */
const headOf = (text: string): number => {
  const unit = (at: number) => (at < text.length ? text.charCodeAt(at) : 0)
  return trigram(unit(0), unit(1), unit(2))
}

/** The numbers of some folded names by how many trigrams they have, and then by how they begin. */
const placed = (folded: ReadonlyArray<string>): ReadonlyArray<readonly [trigrams: number, names: Int32Array]> => {
  const heads = Float64Array.from(folded, headOf)
  const bySize: Array<Array<number>> = []
  const scratch: Array<number> = []
  for (const [name, text] of folded.entries()) {
    const trigrams = writeTrigrams(text, scratch)
    bySize[trigrams] ??= []
    bySize[trigrams].push(name)
  }
  return bySize.flatMap((names, trigrams) => [
    [trigrams, Int32Array.from(names).sort((a, b) => (heads[a] as number) - (heads[b] as number) || a - b)] as const
  ])
}

/** Takes down the names of some cities, which are the numbers from 0. */
export const makeNameTexts = (namesOfCity: ReadonlyArray<ReadonlyArray<ListedName>>): NameTexts => {
  const first = namesOfCity.flat()
  const expected = first.length
  const units = makeColumn(shorts, expected * 10)
  const starts = makeColumn(ints, expected + 1)
  const cities = makeColumn(ints, expected)
  const main = makeColumn(bytes, expected)
  /** The names of each city, one city behind the other. */
  const own = makeColumn(ints, expected)
  let listed = 0
  const firstOf = makeColumn(ints)
  const countOf = makeColumn(ints)
  const texts: Array<string> = []
  let end = 0

  const lengthOf = (name: number): number => (starts.all()[name + 1] as number) - (starts.all()[name] as number)
  /** Whether a text stands in the units from a place on. */
  const stands = (text: string, from: number): boolean => {
    const all = units.all()
    for (let i = 0; i < text.length; i++) if (all[from + i] !== text.charCodeAt(i)) return false
    return true
  }
  const namesOf = (city: number): Int32Array => {
    const from = firstOf.all()[city] ?? 0
    return own.all().subarray(from, from + (countOf.all()[city] ?? 0))
  }
  const foldedOf = (name: number): string =>
    String.fromCharCode(...units.all().subarray(starts.all()[name], starts.all()[name + 1]))
  const write = (city: number, { folded, isMain, text }: ListedName): void => {
    const name = texts.length
    cities.set(name, city)
    main.set(name, isMain ? 1 : 0)
    for (let i = 0; i < folded.length; i++) units.set(end++, folded.charCodeAt(i))
    starts.set(name + 1, end)
    texts.push(text)
  }

  const cityAt = new Int32Array(expected)
  for (const [city, names] of namesOfCity.entries()) {
    firstOf.set(city, listed)
    countOf.set(city, names.length)
    for (const _ of names) cityAt[listed++] = city
  }
  const sized: Array<Sized> = []
  for (const [trigrams, names] of placed(first.map(({ folded }) => folded))) {
    const from = texts.length
    for (const place of names) {
      own.set(place, texts.length)
      write(cityAt[place] as number, first[place] as ListedName)
    }
    sized.push({ trigrams, from, until: texts.length })
  }

  return {
    size: () => texts.length,
    sized,
    cityOf: cities.all,
    lengthOf,
    textOf: (name) => texts[name] as string,
    foldedOf,
    isMain: (name) => main.all()[name] === 1,
    namesOf,
    startsWith: (name, text) => text.length <= lengthOf(name) && stands(text, starts.all()[name] as number),
    includes: (name, text) => {
      const last = (starts.all()[name + 1] as number) - text.length
      for (let from = starts.all()[name] as number; from <= last; from++) if (stands(text, from)) return true
      return false
    },
    shared: (name, trigrams) => {
      const all = units.all()
      const [from, until] = [starts.all()[name] as number, starts.all()[name + 1] as number]
      let count = 0
      for (let part = 0; part < trigrams.length; part += bits) {
        const end = Math.min(trigrams.length, part + bits)
        let met = 0
        let [first, second] = [blank, blank]
        for (let i = from; i <= until; i++) {
          const third = i === until ? blank : (all[i] as number)
          const key = trigram(first, second, third)
          for (let one = part; one < end; one++) if (trigrams[one] === key) met |= 1 << (one - part)
          first = second
          second = third
        }
        count += bitsIn(met)
      }
      return count
    },
    of: (city) =>
      Array.from(namesOf(city), (name) => ({
        folded: foldedOf(name),
        text: texts[name] as string,
        isMain: main.all()[name] === 1
      })),
    put: (city, names) => {
      for (const name of namesOf(city)) cities.set(name, -1)
      firstOf.set(city, listed)
      countOf.set(city, names.length)
      for (const name of names) {
        own.set(listed++, texts.length)
        write(city, name)
      }
    }
  }
}
