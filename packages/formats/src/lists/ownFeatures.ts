import { isRecord } from "../json.ts"
import type { Element } from "../tables/Element.ts"
import type { RowFault, TableEntry } from "../tables/OpenTable.ts"
import type { Rows } from "../tables/Rows.ts"
import type { Feature } from "./Feature.ts"
import { mappingOf } from "./OpenList.ts"
import type { ElementList } from "./openElements.ts"

const names = [
  "kind",
  "city",
  "cityId",
  "country",
  "latitude",
  "longitude",
  "population",
  "aliases",
  "geonames",
  "unlocode",
  "partner",
  "partnerId",
  "partnerCountry",
  "partnerLatitude",
  "partnerLongitude",
  "status",
  "uuid"
] as const
type Cells = Partial<Record<(typeof names)[number], string>>

const cellsOf = (cells: Cells): ReadonlyArray<string> => names.map((name) => cells[name] ?? "")

/** Whether a value is a feature as `toGeoJson` writes it. */
export const isOwnFeature = (value: unknown): boolean => {
  const properties = isRecord(value) && isRecord(value.properties) ? value.properties : {}
  return (
    (properties.kind === "city" && Array.isArray(properties.names) && Array.isArray(properties.identifiers)) ||
    (properties.kind === "twinning" && Array.isArray(properties.cities) && Array.isArray(properties.names))
  )
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "")

const recordsIn = (value: unknown): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  Array.isArray(value) ? value.filter(isRecord) : []

/** What a twinning says of its cities beside their names is what the points before it say. */
interface Placed {
  readonly cityId: string
  readonly country: string
}

/** The features that `toGeoJson` writes, with the meaning of their properties. */
export const ownFeatures = (
  rows: Rows,
  featureOf: (element: Element, rows: Rows) => Feature | RowFault
): ElementList => {
  const cities = new Map<string, Placed>()

  const city = ({ id, properties, shape }: Feature): Cells => {
    const identifiers = recordsIn(properties.identifiers)
    const idsOf = (scheme: string): string =>
      identifiers
        .filter((one) => one.scheme === scheme)
        .map(({ value }) => text(value))
        .join("; ")
    const [cityId, country, name] = [idsOf("wikidata"), text(properties.country), text(properties.name)]
    cities.set(id, { cityId, country })
    const aliases = new Set(recordsIn(properties.names).map((one) => text(one.text)))
    aliases.delete(name)
    return {
      kind: "city",
      city: name,
      cityId,
      country,
      ...(shape.kind === "point" ? { latitude: String(shape.at[1]), longitude: String(shape.at[0]) } : {}),
      population: text(properties.population),
      aliases: [...aliases].join("; "),
      geonames: idsOf("geonames"),
      unlocode: idsOf("unlocode"),
      uuid: id
    }
  }

  const twinning = ({ id, line, properties, shape }: Feature): Cells => {
    const [ids, printed] = [properties.cities, properties.names].map((list) =>
      Array.isArray(list) ? list.map(text) : []
    )
    const [a, b] = [cities.get(ids?.[0] ?? ""), cities.get(ids?.[1] ?? "")]
    if (a === undefined || b === undefined) {
      const unknown = [...(a === undefined ? [printed?.[0]] : []), ...(b === undefined ? [printed?.[1]] : [])]
      rows.tally.remark({
        line,
        kind: "left-out",
        reason: `no city before the twinning is ${unknown.map((name) => name || "without a name").join(" or ")}, so that its id and its country are blank: write the cities first`
      })
    }
    return {
      kind: "twinning",
      city: printed?.[0] ?? "",
      cityId: a?.cityId ?? "",
      country: a?.country ?? "",
      partner: printed?.[1] ?? "",
      partnerId: b?.cityId ?? "",
      partnerCountry: b?.country ?? "",
      ...(shape.kind === "line"
        ? {
            latitude: String(shape.from[1]),
            longitude: String(shape.from[0]),
            partnerLatitude: String(shape.to[1]),
            partnerLongitude: String(shape.to[0])
          }
        : {}),
      status: text(properties.state),
      uuid: id
    }
  }

  return {
    format: "geojson",
    what: "cities and twinnings as GeoJSON, as Proxeny writes them",
    names,
    mapping: mappingOf("twinnings", names),
    kindOf: ({ cells }) => (cells[0] === "twinning" ? "twinnings" : "cities"),
    entriesOf: (element): ReadonlyArray<TableEntry> => {
      const feature = featureOf(element, rows)
      if ("kind" in feature) return [feature]
      const { kind } = feature.properties
      if (kind === "city") return [rows.row(feature.line, cellsOf(city(feature)))]
      if (kind === "twinning") return [rows.row(feature.line, cellsOf(twinning(feature)))]
      return [
        rows.fault(
          feature.line,
          "not-json",
          feature.text,
          `its kind is ${JSON.stringify(kind) ?? "not given"}, and the other features are a city or a twinning`,
          'give it "kind": "city" or "twinning", or leave it out'
        )
      ]
    }
  }
}
