import { CityId, type Coordinates, type Identifier, identifierSchemes, type PrintedPlace } from "@proxeny/domain"
import type { MappedRow, TableField } from "@proxeny/formats"
import type { PrintedCity } from "./Said.ts"

/** The fields that speak of one end of a row. */
export const fieldsOf = {
  city: {
    name: "city",
    id: "cityId",
    country: "country",
    region: "region",
    latitude: "latitude",
    longitude: "longitude",
    coordinates: "coordinates",
    population: "population"
  },
  partner: {
    name: "partner",
    id: "partnerId",
    country: "partnerCountry",
    region: "partnerRegion",
    latitude: "partnerLatitude",
    longitude: "partnerLongitude",
    coordinates: "partnerCoordinates",
    population: "partnerPopulation"
  }
} as const satisfies Record<string, Record<string, TableField>>

export type End = keyof typeof fieldsOf

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const prefixed = /^(wikidata|geonames|unlocode)[:\s]+(\S+)$/i

type Ids = Pick<PrintedCity, "identifiers" | "uuid" | "ownId">

/** The ids that a cell gives: one or several, each told by its form; what has none of the forms is the list's own. */
const idsOf = (text: string | undefined): Ids => {
  if (text === undefined) return { identifiers: [] }
  const identifiers: Array<Identifier> = []
  for (const part of text.split(/\s*[;|]\s*/)) {
    if (uuid.test(part)) return { identifiers, uuid: CityId.make(part) }
    const [, scheme, value = ""] = prefixed.exec(part) ?? []
    const known = scheme === undefined ? "wikidata" : (scheme.toLowerCase() as Identifier["scheme"])
    const id = scheme === undefined ? part : value
    if (!identifierSchemes[known].form.test(id))
      return identifiers.length === 0 ? { identifiers, ownId: text } : { identifiers }
    identifiers.push({ scheme: known, value: id })
  }
  return { identifiers }
}

const degrees = /^([-+]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEWOＮＳＥＷ])?$/i

const degreesOf = (text: string | undefined): number => {
  const [, number, side = ""] = degrees.exec(text ?? "") ?? []
  if (number === undefined) return Number.NaN
  const value = Number(number.replace(",", "."))
  return /[SW]/i.test(side) ? -value : value
}

const pair = /^([-+]?\d{1,3}[.,]\d+)\s*[,;/ ]\s*([-+]?\d{1,3}[.,]\d+)$/

const pointOf = (
  latitude: string | undefined,
  longitude: string | undefined,
  both: string | undefined
): Coordinates | undefined => {
  const [, first, second] = pair.exec(both ?? "") ?? []
  const point = { latitude: degreesOf(latitude ?? first), longitude: degreesOf(longitude ?? second) }
  return Number.isNaN(point.latitude + point.longitude) ? undefined : point
}

/** A whole number of people, with or without separators between the thousands; undefined where it is none. */
const peopleOf = (text: string | undefined): number | undefined => {
  const digits = (text ?? "").replace(/^[~≈<>]\s*/, "").replace(/(?<=\d)[,.'\u00a0\u202f ](?=\d{3}(?!\d))/g, "")
  return /^\d{1,10}(\.0+)?$/.test(digits) ? Number(digits) : undefined
}

/** A label that is only the id of an item, since there is none in the language that was asked for, is no name. */
const isName = (text: string | undefined): text is string =>
  text !== undefined && !/^Q[1-9]\d*$/.test(text) && !prefixed.test(text)

/**
 * One end of a row as it is printed; undefined where the row names none.
 *
 * **Details**: `name` is one of several names that the cell holds; without it, the whole cell. `otherCountry` is what the
 * row prints for the country of the other end, which a place without a country is weighed by.
 */
export const printedCity = (
  { values }: MappedRow,
  end: End,
  given: { readonly name?: string; readonly language?: string } = {}
): PrintedCity | undefined => {
  const fields = fieldsOf[end]
  const cell = given.name ?? values[fields.name]
  const id = values[fields.id] ?? (isName(cell) ? undefined : cell)
  const ids = idsOf(id)
  const name = isName(cell) ? cell : ""
  if (name === "" && ids.identifiers.length === 0 && ids.uuid === undefined && ids.ownId === undefined) return undefined
  const country = values[fields.country]
  const region = values[fields.region]
  const otherCountry = values[fieldsOf[end === "city" ? "partner" : "city"].country]
  const coordinates = pointOf(values[fields.latitude], values[fields.longitude], values[fields.coordinates])
  const population = peopleOf(values[fields.population])
  const place: PrintedPlace = {
    name,
    ...(country === undefined ? {} : { country }),
    ...(region === undefined ? {} : { region }),
    ...(coordinates === undefined ? {} : { coordinates }),
    ...(population === undefined ? {} : { population }),
    ...(ids.identifiers.length === 0 ? {} : { identifiers: ids.identifiers }),
    ...(otherCountry === undefined ? {} : { partnerCountry: otherCountry }),
    ...(given.language === undefined ? {} : { language: given.language })
  }
  return { text: name === "" ? (id ?? "") : name, place, ...ids }
}
