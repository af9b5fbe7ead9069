import { type City, type CityId, type Coordinates, stateAsOf, type Twinning, type TwinningState } from "@proxeny/domain"
import { type Bounds, boundsOf, type Position } from "./bounds.ts"

/** A city as a feature: a point. */
export interface CityFeature {
  readonly type: "Feature"
  readonly id: string
  readonly bbox: Bounds
  readonly geometry: { readonly type: "Point"; readonly coordinates: Position }
  readonly properties: {
    readonly kind: "city"
    readonly name: string
    readonly names: City["names"]
    readonly country: string | null
    readonly population: number | null
    readonly identifiers: City["identifiers"]
  }
}

/** A twinning as a feature: a line, in two pieces where it crosses the antimeridian. */
export interface TwinningFeature {
  readonly type: "Feature"
  readonly id: string
  readonly bbox: Bounds
  readonly geometry:
    | { readonly type: "LineString"; readonly coordinates: readonly [Position, Position] }
    | {
        readonly type: "MultiLineString"
        readonly coordinates: readonly [readonly [Position, Position], readonly [Position, Position]]
      }
  readonly properties: {
    readonly kind: "twinning"
    readonly cities: readonly [CityId, CityId]
    readonly names: readonly [string, string]
    readonly state: TwinningState
  }
}

/** Cities and twinnings for a map (RFC 7946). */
export interface FeatureCollection {
  readonly type: "FeatureCollection"
  readonly bbox?: Bounds
  readonly features: ReadonlyArray<CityFeature | TwinningFeature>
}

const positionOf = ({ latitude, longitude }: Coordinates): Position => [longitude, latitude]

/** The shorter way from a to b as a straight line on the map, cut where it crosses the antimeridian. */
const line = (a: Position, b: Position): Pick<TwinningFeature, "geometry" | "bbox"> => {
  const south = Math.min(a[1], b[1])
  const north = Math.max(a[1], b[1])
  if (Math.abs(a[0] - b[0]) <= 180)
    return {
      bbox: [Math.min(a[0], b[0]), south, Math.max(a[0], b[0]), north],
      geometry: { type: "LineString", coordinates: [a, b] }
    }
  const [east, west] = a[0] > b[0] ? [a, b] : [b, a]
  // An end on the antimeridian stands on either side: named after the side of the other end, nothing has to be cut.
  const move = ([longitude, latitude]: Position, from: number): Position => [
    longitude === from ? -from : longitude,
    latitude
  ]
  if (east[0] === 180) return line(move(a, 180), move(b, 180))
  if (west[0] === -180) return line(move(a, -180), move(b, -180))
  const share = (180 - east[0]) / (west[0] + 360 - east[0])
  const latitude = Math.min(north, Math.max(south, east[1] + share * (west[1] - east[1])))
  const side = Math.sign(a[0]) * 180
  return {
    bbox: [east[0], south, west[0], north],
    geometry: {
      type: "MultiLineString",
      coordinates: [
        [a, [side, latitude]],
        [[-side, latitude], b]
      ]
    }
  }
}

/**
 * Writes cities and twinnings as GeoJSON (RFC 7946).
 *
 * **Details**: a point for each city with coordinates, a line for each twinning whose two cities have coordinates; the
 * rest is left out. Lines are straight on the map, take the shorter way round, and are cut at the antimeridian as
 * section 3.1.9 asks. `asOf` (YYYY-MM-DD) is the day that the state of a twinning is given for; without it, the last
 * stage on record counts.
 */
export const toGeoJson = (world: {
  readonly cities: ReadonlyArray<City>
  readonly twinnings: ReadonlyArray<Pick<Twinning, "id" | "cities" | "stages">>
  readonly asOf?: string
}): FeatureCollection => {
  const placed = new Map<CityId, { readonly at: Position; readonly name: string }>()
  const points = world.cities.flatMap((city): ReadonlyArray<CityFeature> => {
    if (city.coordinates === undefined) return []
    const at = positionOf(city.coordinates)
    placed.set(city.id, { at, name: city.name })
    return [
      {
        type: "Feature",
        id: city.id,
        bbox: [at[0], at[1], at[0], at[1]],
        geometry: { type: "Point", coordinates: at },
        properties: {
          kind: "city",
          name: city.name,
          names: city.names,
          country: city.country ?? null,
          population: city.population?.count ?? null,
          identifiers: city.identifiers
        }
      }
    ]
  })
  const lines = world.twinnings.flatMap(({ cities, id, stages }): ReadonlyArray<TwinningFeature> => {
    const [a, b] = [placed.get(cities[0]), placed.get(cities[1])]
    if (a === undefined || b === undefined) return []
    const state = stateAsOf(stages, world.asOf ?? "9999-12-31")
    return [
      {
        type: "Feature",
        id,
        ...line(a.at, b.at),
        properties: { kind: "twinning", cities, names: [a.name, b.name], state }
      }
    ]
  })
  const features = [...points, ...lines]
  const bbox = boundsOf(features.map((feature) => feature.bbox))
  return { type: "FeatureCollection", ...(bbox === undefined ? {} : { bbox }), features }
}
