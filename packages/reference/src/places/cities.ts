import { type CityId, type Claim, cityIdOf, foldName } from "@proxeny/domain"
import { sources } from "../sources.ts"
import { about, statedBy } from "../statements/state.ts"
import { type CityRow, cityList } from "./cityList.ts"

const idOf = (row: CityRow): CityId => cityIdOf({ scheme: "wikidata", value: row.wikidata[0] })

const byName = new Map(cityList.map((row) => [foldName(row.name), idOf(row)]))

/** The id of a city that the documents name, by its name in English. */
export const cityNamed = (name: string): CityId => {
  const id = byName.get(foldName(name))
  if (id === undefined) throw new Error(`the documents name no city "${name}": add it to cityList.ts`)
  return id
}

const english = new Map(cityList.map((row) => [idOf(row), row.name]))

/** The English name of a city that the documents name, or undefined. */
export const nameOfCity = (id: string): string | undefined => english.get(id as CityId)

/** Chinese names that GeoNames does not list in simplified characters. */
const labelledByWikidata = new Set(
  [
    "York",
    "Wallingford",
    "Cambridge",
    "Auckland",
    "Kobe",
    "Kuopio",
    "Yokohama",
    "Brno",
    "Udine",
    "San Sebastián"
  ].concat("New York City")
)

const claimsOn = (row: CityRow): ReadonlyArray<Claim> => {
  const city = about("city", idOf(row))
  const geonames = statedBy(sources.geonames)
  const wikidata = statedBy(sources.wikidata)
  const chinese = { text: row.zh, language: "zh", kind: "name" }
  return [
    geonames(row.geonames, city, "name", { text: row.name, language: "en", kind: "name" }),
    labelledByWikidata.has(row.name)
      ? wikidata(`${row.wikidata[0]}, label`, city, "name", chinese)
      : geonames(row.geonames, city, "name", chinese),
    ...row.printed.map((name) =>
      statedBy(sources[name.in])(name.locator, city, "name", { text: name.text, language: "en", kind: name.kind })
    ),
    geonames(row.geonames, city, "country", row.country),
    ...row.wikidata.map((value) => wikidata(value, city, "identifier", { scheme: "wikidata", value })),
    geonames(row.geonames, city, "identifier", { scheme: "geonames", value: row.geonames }),
    ...(row.locode === undefined
      ? []
      : [statedBy(sources.locode)(row.locode, city, "identifier", { scheme: "unlocode", value: row.locode })])
  ]
}

/** The cities, each under the id that its first Wikidata item gives. */
export const cities: ReadonlyArray<{ readonly id: CityId }> = cityList.map((row) => ({ id: idOf(row) }))

/** Names, countries and identifiers of the cities. */
export const cityClaims: ReadonlyArray<Claim> = cityList.flatMap(claimsOn)
