import { CityName, type Claim, type Coordinates, foldName, isHan, makeClaim, type Source } from "@proxeny/domain"
import type { Gazetteer } from "@proxeny/reference/gazetteer"
import { namesOf } from "@proxeny/reference/gazetteer"
import * as Schema from "effect/Schema"
import type { ResolvedCity, Settled } from "./places/resolveCity.ts"

/** Who recorded the claims of a list. */
export const recordedBy = "import"

const onEarth = (point: Coordinates | undefined): boolean =>
  point === undefined || (Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180)

const isName = Schema.is(CityName.fields.text)
type Statement = readonly [attribute: string, value: Schema.Json]

/** How a list names a city: what its locator says, the same in every edition of the list. */
export const keyOfCity = ({ printed }: ResolvedCity): string => {
  const [first] = printed.identifiers
  if (first !== undefined) return first.value
  const { country, region } = printed.place
  return [printed.text, region, country].filter((part) => part !== undefined).join(", ")
}

/** The names that a list gives: the part of the text that is one, and as what. */
const namesSaid = ({ place, printed, resolution }: ResolvedCity): ReadonlyArray<Schema.Json> => {
  const read = resolution?._tag === "resolved" ? resolution.reasons.find((reason) => reason.kind === "name") : undefined
  const text = (read?.printed ?? printed.place.name).trim()
  if (!isName(text)) return []
  if (read?.match === "misspelt") return [{ text, kind: "misspelling" }]
  // A list that prints names in capitals does not say that this is how the city writes itself.
  const shouted = text.length > 3 && text === text.toUpperCase() && text !== text.toLowerCase() && !isHan(text)
  const spelt = shouted && place !== undefined && foldName(place.name) === foldName(text) ? place.name : text
  return [{ text: spelt, kind: "name" }]
}

/**
 * What a list says of a city, and what the gazetteer adds: its id and other names, and where it lies where the list does not
 * say.
 *
 * **Details**: coordinates that lie in another country than the row says, or stand for an area, are not said of the city
 * where the gazetteer knows better. A name that is only printed in another script than Latin, or misspelt, gets the
 * gazetteer's main name beside it.
 */
export const claimsOfCity = (
  resolved: ResolvedCity,
  city: Extract<Settled, { readonly _tag: "city" }>,
  from: { readonly list: Source; readonly file: string; readonly geonames: Source; readonly gazetteer: Gazetteer }
): ReadonlyArray<Claim> => {
  const { place, printed, resolution } = resolved
  const subject = { kind: "city", id: city.id } as const
  const flags = new Set(resolution?.flags.map(({ kind }) => kind))
  const useless =
    flags.has("coordinates-contradict-country") ||
    flags.has("coordinates-impossible") ||
    !onEarth(printed.place.coordinates) ||
    (flags.has("coordinates-coarse") && place !== undefined)
  const { coordinates, country, population } = printed.place
  const names = namesSaid(resolved)
  const said: ReadonlyArray<Statement> = [
    ...names.map((name): Statement => ["name", name]),
    ...printed.identifiers.map((identifier): Statement => ["identifier", { ...identifier }]),
    ...(country === undefined
      ? []
      : [
          resolved.country === undefined
            ? (["country-as-printed", country] as const)
            : (["country", resolved.country] as const)
        ]),
    ...(coordinates === undefined || useless ? [] : [["coordinates", { ...coordinates }] as const]),
    ...(population === undefined ? [] : [["population", { count: population }] as const])
  ]
  const claims = said.map(([attribute, value]) =>
    makeClaim({
      subject,
      attribute,
      value,
      source: from.list.id,
      locator: `${from.file}: ${keyOfCity(resolved)}`,
      recordedBy
    })
  )
  if (place === undefined || !city.inGazetteer) return claims
  const entry = from.gazetteer.byGeonamesId(place.id)
  if (entry === undefined) return claims
  const latin = names.some(
    (name) =>
      typeof name === "object" &&
      name !== null &&
      "kind" in name &&
      name.kind === "name" &&
      /\p{Script=Latin}/u.test(String(name.text))
  )
  const added: ReadonlyArray<Statement> = [
    ["identifier", { scheme: "geonames", value: place.id }],
    ["aliases", [...new Set(namesOf(entry))]],
    ...(latin ? [] : [["name", { text: entry.name, kind: "name" }] as const]),
    ...(country === undefined ? [["country", place.country] as const] : []),
    ...(coordinates === undefined || useless ? [["coordinates", { ...place.coordinates }] as const] : []),
    ...(population === undefined && place.population > 0 ? [["population", { count: place.population }] as const] : [])
  ]
  return [
    ...claims,
    ...added.map(([attribute, value]) =>
      makeClaim({
        subject,
        attribute,
        value,
        source: from.geonames.id,
        locator: `geonameid ${place.id}`,
        recordedBy
      })
    )
  ]
}
