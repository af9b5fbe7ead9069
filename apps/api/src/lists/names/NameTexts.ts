import { bytes, ints, makeColumn, shorts } from "../columns.ts"
import { blank, trigram } from "./trigrams.ts"

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

/** The names of cities, one behind the other: as numbers they are compared many times faster than as texts. */
export interface NameTexts {
  readonly size: () => number
  /** The city of each name; -1 where it is none any more. */
  readonly cityOf: () => Int32Array
  readonly lengthOf: (name: number) => number
  readonly textOf: (name: number) => string
  readonly foldedOf: (name: number) => string
  readonly isMain: (name: number) => boolean
  /** The numbers of the names of a city: the first, and the one after the last. */
  readonly rangeOf: (city: number) => readonly [from: number, until: number]
  readonly startsWith: (name: number, text: string) => boolean
  readonly includes: (name: number, text: string) => boolean
  /** How many of some trigrams a name has, which are given once each. */
  readonly shared: (name: number, trigrams: ReadonlyArray<number>) => number
  /** The names of a city as it has them now. */
  readonly of: (city: number) => ReadonlyArray<ListedName>
  /** Gives a city its names, in the place of those it had. */
  readonly put: (city: number, names: ReadonlyArray<ListedName>) => void
}

export const makeNameTexts = (expected: number): NameTexts => {
  const units = makeColumn(shorts, expected * 10)
  const starts = makeColumn(ints, expected + 1)
  const cities = makeColumn(ints, expected)
  const main = makeColumn(bytes, expected)
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
  const rangeOf = (city: number): readonly [number, number] => {
    const from = firstOf.all()[city] ?? 0
    return [from, from + (countOf.all()[city] ?? 0)]
  }
  const foldedOf = (name: number): string =>
    String.fromCharCode(...units.all().subarray(starts.all()[name], starts.all()[name + 1]))

  return {
    size: () => texts.length,
    cityOf: cities.all,
    lengthOf,
    textOf: (name) => texts[name] as string,
    foldedOf,
    isMain: (name) => main.all()[name] === 1,
    rangeOf,
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
    of: (city) => {
      const [from, until] = rangeOf(city)
      return Array.from({ length: until - from }, (_, i) => ({
        folded: foldedOf(from + i),
        text: texts[from + i] as string,
        isMain: main.all()[from + i] === 1
      }))
    },
    put: (city, names) => {
      const [from, until] = rangeOf(city)
      for (let name = from; name < until; name++) cities.set(name, -1)
      firstOf.set(city, texts.length)
      countOf.set(city, names.length)
      for (const { folded, isMain, text } of names) {
        const name = texts.length
        cities.set(name, city)
        main.set(name, isMain ? 1 : 0)
        for (let i = 0; i < folded.length; i++) units.set(end++, folded.charCodeAt(i))
        starts.set(name + 1, end)
        texts.push(text)
      }
    }
  }
}
