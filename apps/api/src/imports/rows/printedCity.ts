import { CityId, type Identifier, identifierSchemes, type PrintedPlace } from "@proxeny/domain"
import type { MappedRow, TableField } from "@proxeny/formats"
import { degreesOf, pointOfText } from "./degrees.ts"
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

const millions =
  /^(\d{1,4}(?:[.,]\d+)?)\s*(?:mio\.?|million(?:en|s|es|i)?|millones|milhões|milioni|mln\.?|mn\.?|miljoen|miljoner|млн\.?|milyon)$/iu
const tenThousands = /^(\d{1,6}(?:\.\d+)?)\s*[万萬만]人?명?$/u

/** A number of people: whole, with or without separators between the thousands, or in millions; undefined where it is none. */
const peopleOf = (text: string | undefined): number | undefined => {
  const large = millions.exec((text ?? "").trim())?.[1]
  if (large !== undefined) return Math.round(Number(large.replace(",", ".")) * 1e6)
  const myriads = tenThousands.exec((text ?? "").trim())?.[1]
  if (myriads !== undefined) return Math.round(Number(myriads) * 1e4)
  const digits = (text ?? "").replace(/^[~≈<>]\s*/, "").replace(/(?<=\d)[,.'\u00a0\u202f ](?=\d{3}(?!\d))/g, "")
  return /^\d{1,10}(\.0+)?$/.test(digits) ? Number(digits) : undefined
}

/** A label that is only the id of an item, since there is none in the language that was asked for, is no name. */
const isName = (text: string | undefined): text is string =>
  text !== undefined && !/^Q[1-9]\d*$/.test(text) && !prefixed.test(text)

/** What a row says of all the cities that one cell names. */
const sharedBy = (values: MappedRow["values"], end: End): MappedRow["values"] => {
  const { country, name, ...others } = fieldsOf[end]
  const own = new Set<string>(Object.values(others))
  return Object.fromEntries(Object.entries(values).filter(([field]) => !own.has(field)))
}

/**
 * One end of a row as it is printed; undefined where the row names none.
 *
 * **Details**: `name` stands in the place of what the cell holds. Where it is one of several (`several`), the row's id,
 * region, coordinates and population are not its own; the country is that of all.
 */
export const printedCity = (
  row: MappedRow,
  end: End,
  given: { readonly name?: string; readonly several?: boolean; readonly language?: string } = {}
): PrintedCity | undefined => {
  const fields = fieldsOf[end]
  const values = given.several === true ? sharedBy(row.values, end) : row.values
  const cell = given.name ?? values[fields.name]
  const id = values[fields.id] ?? (isName(cell) ? undefined : cell)
  const ids = idsOf(id)
  const name = isName(cell) ? cell : ""
  if (name === "" && ids.identifiers.length === 0 && ids.uuid === undefined && ids.ownId === undefined) return undefined
  const country = values[fields.country]
  const region = values[fields.region]
  const otherCountry = values[fieldsOf[end === "city" ? "partner" : "city"].country]
  const alone = {
    latitude: degreesOf(values[fields.latitude], given.language),
    longitude: degreesOf(values[fields.longitude], given.language)
  }
  const coordinates = Number.isNaN(alone.latitude + alone.longitude)
    ? pointOfText(values[fields.coordinates], given.language)
    : alone
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
