import { isCountryCode } from "@proxeny/reference/countries"
import type { SparqlRow, SparqlTerm } from "./sparqlAnswer.ts"

/** What Wikidata says of a city, as far as it says one thing. */
export interface CityFacts {
  readonly name?: SparqlTerm
  readonly country?: SparqlTerm
  readonly coordinates?: SparqlTerm
  readonly population?: SparqlTerm
}

/** The number of an item, or undefined for what is none: an unknown value, a property. */
export const numberOf = (term: SparqlTerm | undefined): number | undefined => {
  const number =
    term?.type === "uri" ? /^https?:\/\/www\.wikidata\.org\/entity\/Q([1-9]\d{0,11})$/.exec(term.value) : null
  return number === null ? undefined : Number(number[1])
}

const byValue = (a: SparqlTerm, b: SparqlTerm): number => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)

/** The latest population; of several of one day, or without one, the highest. */
const latest = (rows: ReadonlyArray<SparqlRow>): SparqlTerm | undefined => {
  const year = (row: SparqlRow): number => Date.parse(row.at?.value ?? "") || Number.NEGATIVE_INFINITY
  const count = (row: SparqlRow): number => Number(row.value?.value)
  return rows
    .filter((row) => count(row) >= 0)
    .sort((a, b) => (year(a) === year(b) ? count(b) - count(a) : year(b) - year(a)))[0]?.value
}

/**
 * Chooses from all that Wikidata says of each city.
 *
 * **Details**: the name in the first of the languages that has one. A country only where one of today's codes is left:
 * of two it is unknown which. Coordinates on Earth; of several, which lie streets apart, the first by their text. The
 * choice is the same in whatever order the rows come.
 */
export const cityFacts = (
  rows: ReadonlyArray<SparqlRow>,
  languages: ReadonlyArray<string>
): ReadonlyMap<number, CityFacts> => {
  const byCity = Map.groupBy(rows, (row) => numberOf(row.city))
  const facts = new Map<number, CityFacts>()
  for (const [city, all] of byCity) {
    if (city === undefined) continue
    const of = (fact: string): ReadonlyArray<SparqlRow> => all.filter((row) => row.fact?.value === fact)
    const terms = (fact: string): ReadonlyArray<SparqlTerm> => of(fact).flatMap((row) => row.value ?? [])
    const names = terms("name")
    const name = languages.flatMap((language) => names.filter((one) => one["xml:lang"] === language).sort(byValue))[0]
    const countries = terms("country").filter(({ value }) => isCountryCode(value))
    const country = new Set(countries.map(({ value }) => value)).size === 1 ? countries[0] : undefined
    const coordinates = terms("coordinates")
      .filter(({ value }) => /^point\s*\(/i.test(value))
      .sort(byValue)[0]
    const population = latest(of("population"))
    facts.set(city, {
      ...(name === undefined ? {} : { name }),
      ...(country === undefined ? {} : { country }),
      ...(coordinates === undefined ? {} : { coordinates }),
      ...(population === undefined ? {} : { population })
    })
  }
  return facts
}
