import { isCountryCode } from "@proxeny/reference/countries"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Query } from "./askSparql.ts"

/** Which twinnings to ask for: all, those of one country (ISO 3166-1), or those of one city (item of Wikidata). */
export interface Selection {
  readonly country?: string
  readonly city?: string
  /** The language of the names, BCP 47; English where it is absent. */
  readonly language?: string
}

/** Twinnings that cannot be asked for. */
export class SelectionInvalid extends Schema.TaggedError<SelectionInvalid>()("SelectionInvalid", {
  what: Schema.String,
  found: Schema.String,
  wanted: Schema.String
}) {
  override get message(): string {
    return `The ${this.what} is "${this.found.slice(0, 100)}", and ${this.wanted}`
  }
}

const itemId = /^Q[1-9]\d{0,11}$/
const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/

/** Checks what goes into the text of a query; nothing else of it comes from outside. */
export const checkSelection = (selection: Selection): Result.Result<Selection, SelectionInvalid> => {
  const { city, country, language } = selection
  const not = (what: string, found: string, wanted: string) =>
    Result.fail(new SelectionInvalid({ what, found, wanted }))
  if (country !== undefined && !isCountryCode(country))
    return not("country", country, "a country is a code of ISO 3166-1 such as DE")
  if (city !== undefined && !itemId.test(city)) return not("city", city, "a city is an item of Wikidata such as Q3955")
  if (city !== undefined && country !== undefined)
    return not("city", city, "there is a country beside it: ask for one of the two")
  if (language !== undefined && !languageTag.test(language))
    return not("language", language, "a language is a code such as en, de or zh-hans")
  return Result.succeed(selection)
}

const prefixes = `PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX pr: <http://www.wikidata.org/prop/reference/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>`

const statement = "?item p:P190 ?statement . ?statement ps:P190 ?sistercity ."
const notDeprecated = "FILTER NOT EXISTS { ?statement wikibase:rank wikibase:DeprecatedRank }"

/** The statements in question: of one country or one city those where it is on either side, since many are one-sided. */
const statements = ({ city, country }: Selection): string => {
  if (city !== undefined)
    return `{ VALUES ?item { wd:${city} } ${statement} } UNION { VALUES ?sistercity { wd:${city} } ${statement} } ${notDeprecated}`
  if (country !== undefined)
    return `?country wdt:P297 "${country}" . { ?item wdt:P17 ?country . ${statement} } UNION { ?sistercity wdt:P17 ?country . ${statement} } ${notDeprecated}`
  return `${statement} ${notDeprecated}`
}

/**
 * The query for a page of twinnings: all statements of the next `size` items behind `after`, by number.
 *
 * **Details**: a page begins behind the number of the last item and not at a count of rows (OFFSET). Between two pages
 * Wikidata changes: a count would skip a row for each one that went before it, and repeat one for each that came; a
 * number stays. New items get higher numbers, so that they come at the end. The items are limited, not the rows, so
 * that no page ends within a city or a statement, which has several rows where it has several references. An endpoint
 * also finds the next items by their number sooner than it counts off those before.
 *
 * The precision comes with each date, because Wikidata writes 1986 as 1986-01-01. Only standard SPARQL 1.1, so that
 * other endpoints with Wikidata answer as well.
 */
export const twinningQuery = (selection: Selection, after: number, size: number, what: string): Query => ({
  what,
  variables: ["item", "statement", "sistercity"],
  text: `${prefixes}
SELECT ?item ?statement ?sistercity ?start ?startPrecision ?end ?endPrecision ?reference WHERE {
  { SELECT DISTINCT ?item ?number WHERE {
      ${statements(selection)}
      BIND(xsd:integer(STRAFTER(STR(?item), "/entity/Q")) AS ?number)
      FILTER(?number > ${after})
    } ORDER BY ?number LIMIT ${size} }
  ${statements(selection)}
  OPTIONAL { ?statement pqv:P580 ?startValue . ?startValue wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision }
  OPTIONAL { ?statement pqv:P582 ?endValue . ?endValue wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision }
  OPTIONAL { ?statement prov:wasDerivedFrom ?source . ?source pr:P854 ?reference }
}`
})

/** The languages of a name, the one asked for first; `mul` holds names that are the same in all. */
export const languagesOf = ({ language = "en" }: Selection): ReadonlyArray<string> => [
  ...new Set([language, ...(language.includes("-") ? [language.split("-")[0] as string] : []), "mul", "en"])
]

/**
 * The query for what is known of cities: one row a fact.
 *
 * **Details**: apart from the twinnings, so that a city with a hundred of them is described once; and as a union, since
 * three names, two countries and twenty populations side by side would be 120 rows.
 */
export const cityQuery = (cities: ReadonlyArray<number>, languages: ReadonlyArray<string>, what: string): Query => {
  const these = `VALUES ?city { ${cities.map((city) => `wd:Q${city}`).join(" ")} }`
  return {
    what,
    variables: ["city", "fact", "value"],
    text: `${prefixes}
SELECT ?city ?fact ?value ?at WHERE {
  { ${these} ?city rdfs:label ?value . FILTER(LANG(?value) IN (${languages.map((one) => `"${one}"`).join(", ")})) BIND("name" AS ?fact) }
  UNION { ${these} ?city wdt:P17 ?country . ?country wdt:P297 ?value . BIND("country" AS ?fact) }
  UNION { ${these} ?city wdt:P625 ?value . BIND("coordinates" AS ?fact) }
  UNION { ${these} ?city p:P1082 ?count . ?count a wikibase:BestRank ; ps:P1082 ?value . OPTIONAL { ?count pq:P585 ?at } BIND("population" AS ?fact) }
}`
  }
}
