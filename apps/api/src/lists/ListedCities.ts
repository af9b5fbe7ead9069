import { type CitySummary, type SummaryRow, summary } from "../cities/summary.ts"
import { floats, ints, makeColumn, makeNumbering, shorts } from "./columns.ts"
import { type Forms, makeNameIndex, type NameIndex } from "./names/NameIndex.ts"
import type { ListedName } from "./names/NameTexts.ts"
import { compareKeys, compareText, firstFew, firstWhere, reordered } from "./order.ts"

/** A city with everything that lists show of it, and its names. */
export interface ListedCity extends SummaryRow {
  readonly names: ReadonlyArray<ListedName>
}

/** A part of a list: what stands on the page, how many there are in all, and the key of the last one where more follow. */
export interface Part<Item> {
  readonly items: ReadonlyArray<Item>
  readonly total: number
  readonly last?: ReadonlyArray<string | number>
}

/** What cities are narrowed to, and how many are wanted. */
export interface CitiesAsked {
  readonly country?: string | undefined
  readonly limit: number
}

/** The key of a city in the order of names. */
export type NameKey = readonly [folded: string, id: string]
/** The key of a city that was found by its name: what it is ordered by, the first first. */
export type FoundKey = readonly [rank: number, likeness: number, twinnings: number, population: number, id: string]

/** The cities of the register as lists show them. Each has a number, which it keeps. */
export interface ListedCities {
  readonly numberOf: (id: string) => number | undefined
  readonly at: (number: number) => SummaryRow | undefined
  /** The country of each city as a number; 0 where there is none. */
  readonly countryOf: () => Uint16Array
  readonly countryNumber: (country: string) => number
  /** The cities of which some name holds a folded word, by number. */
  readonly holding: NameIndex["holding"]
  readonly alphabetical: (asked: CitiesAsked, after: NameKey | undefined) => Part<CitySummary>
  /** Exact names first, then beginnings, then parts; inside a rank the city with more twinnings, then more people. */
  readonly search: (
    asked: CitiesAsked,
    forms: Forms,
    isAlike: boolean,
    after: FoundKey | undefined
  ) => Part<CitySummary>
  /** How many cities lie in each country. */
  readonly countries: () => ReadonlyMap<string, number>
  /** Takes in a city as it is now. Tells whether its place among the others has changed. */
  readonly put: (city: ListedCity) => { readonly number: number; readonly isMoved: boolean }
  readonly remove: (id: string) => void
}

const sameNames = (a: ReadonlyArray<ListedName>, b: ReadonlyArray<ListedName>): boolean =>
  a.length === b.length &&
  a.every(({ folded, isMain, text }, i) => {
    const other = b[i]
    return other?.text === text && other.folded === folded && other.isMain === isMain
  })

/** The first rows as a part of a list; one row more than are wanted tells that more follow. */
export const partOf = <Row, Item>(
  rows: ReadonlyArray<Row>,
  limit: number,
  total: number,
  item: (row: Row) => Item,
  key: (row: Row) => ReadonlyArray<string | number>
): Part<Item> => {
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map(item),
    total,
    ...(rows.length > limit && last !== undefined ? { last: key(last) } : {})
  }
}

export const makeListedCities = (all: ReadonlyArray<ListedCity>): ListedCities => {
  const cities: Array<SummaryRow | undefined> = []
  const numbers = new Map<string, number>()
  const countryOf = makeColumn(shorts, all.length)
  const twinnings = makeColumn(ints, all.length)
  const people = makeColumn(floats, all.length)
  const countries = makeNumbering<string>((country) => country)
  const moved = new Set<number>()
  let alphabet: Int32Array = new Int32Array()
  let counts: Map<string, number> | undefined

  const at = (number: number): SummaryRow => cities[number] as SummaryRow
  const write = (number: number, { names: _, ...city }: ListedCity): void => {
    cities[number] = city
    numbers.set(city.id, number)
    countryOf.set(number, city.country === null ? 0 : countries.add(city.country))
    twinnings.set(number, city.twinnings)
    people.set(number, Number(city.population ?? 0))
  }
  for (const [number, city] of all.entries()) {
    write(number, city)
    moved.add(number)
  }
  let names = makeNameIndex(all.map((city) => city.names))
  let renamed = 0
  /** What is no name any more stays in the index until there is much of it. */
  const rename = (number: number, own: ReadonlyArray<ListedName>): void => {
    names.replace(number, own)
    renamed++
    if (renamed < Math.max(1000, cities.length / 4)) return
    names = makeNameIndex(cities.map((_, city) => names.of(city)))
    renamed = 0
  }

  const ordered = (): Int32Array => {
    alphabet = reordered(
      alphabet,
      moved,
      (number) => cities[number] !== undefined,
      (a, b) => compareText(at(a).folded, at(b).folded) || compareText(at(a).id, at(b).id)
    )
    moved.clear()
    return alphabet
  }
  const counted = (): ReadonlyMap<string, number> => {
    if (counts !== undefined) return counts
    counts = new Map()
    for (const city of cities)
      if (typeof city?.country === "string") counts.set(city.country, (counts.get(city.country) ?? 0) + 1)
    return counts
  }

  return {
    numberOf: (id) => numbers.get(id),
    at: (number) => cities[number],
    countryOf: countryOf.all,
    countryNumber: countries.numberOf,
    holding: (word) => names.holding(word),
    countries: counted,
    alphabetical: ({ country, limit }, after) => {
      const order = ordered()
      const [countryAt, wanted] = [countryOf.all(), country === undefined ? 0 : countries.numberOf(country)]
      const rows: Array<number> = []
      const from =
        after === undefined
          ? 0
          : firstWhere(order, (number) => compareKeys([at(number).folded, at(number).id], after) > 0)
      for (let i = from; i < order.length && rows.length <= limit; i++) {
        const number = order[i] as number
        if (country === undefined || countryAt[number] === wanted) rows.push(number)
      }
      const total = country === undefined ? order.length : (counted().get(country) ?? 0)
      return partOf(
        rows,
        limit,
        total,
        (number) => summary(at(number)),
        (number) => [at(number).folded, at(number).id]
      )
    },
    search: ({ country, limit }, forms, isAlike, after) => {
      const { cities: found, likeness, rank } = isAlike ? names.alike(forms) : names.matching(forms)
      const [countryAt, twinned, peopled] = [countryOf.all(), twinnings.all(), people.all()]
      const wanted = country === undefined ? 0 : countries.numberOf(country)
      const of = (column: ArrayLike<number>, number: number): number => column[number] as number
      const key = (number: number): FoundKey => [
        of(rank, number),
        -of(likeness, number),
        -of(twinned, number),
        -of(peopled, number),
        at(number).id
      ]
      const compare = (a: number, b: number): number =>
        of(rank, a) - of(rank, b) ||
        of(likeness, b) - of(likeness, a) ||
        of(twinned, b) - of(twinned, a) ||
        of(peopled, b) - of(peopled, a) ||
        compareText(at(a).id, at(b).id)
      const here = country === undefined ? found : found.filter((number) => countryAt[number] === wanted)
      const beyond = after === undefined ? here : here.filter((number) => compareKeys(key(number), after) > 0)
      return partOf(
        firstFew(beyond, limit + 1, compare),
        limit,
        here.length,
        (number): CitySummary => {
          const matched = names.best(number, forms, isAlike)
          return { ...summary(at(number)), ...(matched === at(number).name ? {} : { matched }) }
        },
        key
      )
    },
    put: (city) => {
      const known = numbers.get(city.id)
      const number = known ?? cities.length
      const before = known === undefined ? undefined : cities[known]
      write(number, city)
      if (before === undefined || !sameNames(names.of(number), city.names)) rename(number, city.names)
      const isMoved = before?.folded !== city.folded
      if (isMoved) moved.add(number)
      counts = undefined
      return { number, isMoved }
    },
    remove: (id) => {
      const number = numbers.get(id)
      if (number === undefined) return
      numbers.delete(id)
      cities[number] = undefined
      rename(number, [])
      moved.add(number)
      counts = undefined
    }
  }
}
