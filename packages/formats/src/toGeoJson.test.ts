import { assert, describe, it } from "@effect/vitest"
import {
  City,
  type CityId,
  Coordinates,
  cityIdOf,
  deriveId,
  type Stage,
  Twinning,
  TwinningId,
  twinningIdOf
} from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { oneOf } from "../test/arbitraries.ts"
import { type Bounds, type FeatureCollection, type Position, toGeoJson } from "./index.ts"

const cityId = (key: string): CityId => cityIdOf({ scheme: "wikidata", value: key })

const city = (key: string, coordinates?: Coordinates): City =>
  new City({
    id: cityId(key),
    names: [{ text: key, kind: "name" }],
    identifiers: [{ scheme: "wikidata", value: key }],
    ...(coordinates === undefined ? {} : { coordinates })
  })

const twinning = (a: string, b: string, stages: ReadonlyArray<Stage> = []): Twinning => {
  const cities = [cityId(a), cityId(b)].sort() as [CityId, CityId]
  return new Twinning({ id: twinningIdOf(cities), cities, stages })
}

const near: Arbitrary.Arbitrary<Coordinates> = Arbitrary.all([
  oneOf(["180", "-180", "179", "-179", "0", "90", "-91", "-0.5"]),
  oneOf(["-90", "-17", "0", "51.5", "90"])
]).pipe(Arbitrary.map(([longitude, latitude]) => ({ longitude: Number(longitude), latitude: Number(latitude) })))

const anywhere = Arbitrary.schema(Coordinates)
const places = Arbitrary.array(
  oneOf(["near", "anywhere"]).pipe(Arbitrary.flatMap((how) => (how === "near" ? near : anywhere))),
  {
    maxLength: 7
  }
)

/** Every city twinned with the next. */
const world = (places: ReadonlyArray<Coordinates>): FeatureCollection =>
  toGeoJson({
    cities: places.map((place, index) => city(`Q${index + 1}`, place)),
    twinnings: places.slice(1).map((_, index) => twinning(`Q${index + 1}`, `Q${index + 2}`))
  })

const linesOf = ({ features }: FeatureCollection): ReadonlyArray<ReadonlyArray<readonly [Position, Position]>> =>
  features.flatMap(
    ({ geometry }): ReadonlyArray<ReadonlyArray<readonly [Position, Position]>> =>
      geometry.type === "LineString"
        ? [[geometry.coordinates]]
        : geometry.type === "MultiLineString"
          ? [geometry.coordinates]
          : []
  )

const positionsOf = ({ geometry }: FeatureCollection["features"][number]): ReadonlyArray<Position> =>
  geometry.type === "Point"
    ? [geometry.coordinates]
    : geometry.type === "LineString"
      ? geometry.coordinates
      : geometry.coordinates.flat()

const holds = ([west, south, east, north]: Bounds, [longitude, latitude]: Position): boolean =>
  latitude >= south &&
  latitude <= north &&
  (west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east)

const width = ([west, , east]: Bounds): number => (west <= east ? east - west : east - west + 360)

describe("toGeoJson", () => {
  it.prop("positions are longitude before latitude, in range", [places], ([places]) => {
    for (const feature of world(places).features)
      for (const [longitude, latitude] of positionsOf(feature))
        assert.isTrue(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)
  })

  it.prop("no line crosses the antimeridian: none is wider than half the world", [places], ([places]) => {
    for (const pieces of linesOf(world(places)))
      for (const [from, to] of pieces) assert.isAtMost(Math.abs(from[0] - to[0]), 180)
  })

  it.prop(
    "a line runs from the one city to the other, and its pieces meet on the antimeridian",
    [places],
    ([places]) => {
      linesOf(world(places)).forEach((pieces, index) => {
        const ends = [places[index], places[index + 1]].map((place) => [place?.longitude ?? 0, place?.latitude ?? 0])
        const round = ([longitude = 0, latitude]: ReadonlyArray<number>) => [
          longitude === -180 ? 180 : longitude,
          latitude
        ]
        const sides =
          twinning(`Q${index + 1}`, `Q${index + 2}`).cities[0] === cityId(`Q${index + 1}`) ? ends : ends.reverse()
        assert.deepStrictEqual(
          [pieces[0]?.[0], pieces.at(-1)?.[1]].map((end) => round(end ?? [])),
          sides.map(round)
        )
        if (pieces.length === 2) {
          const [left, right] = [pieces[0]?.[1], pieces[1]?.[0]]
          assert.deepStrictEqual([Math.abs(left?.[0] ?? 0), left?.[0]], [180, -(right?.[0] ?? 0)])
          assert.strictEqual(left?.[1], right?.[1])
          // An end on the antimeridian needs no cut: no piece is a point.
          for (const [from, to] of pieces) assert.notStrictEqual(from[0], to[0])
        }
      })
    }
  )

  it.prop("bounds hold what they bound", [places], ([places]) => {
    const { bbox, features } = world(places)
    assert.strictEqual(bbox === undefined, features.length === 0)
    for (const feature of features)
      for (const position of positionsOf(feature)) {
        assert.isTrue(holds(feature.bbox, position))
        assert.isTrue(bbox !== undefined && holds(bbox, position))
      }
  })

  it.prop("the bounds of cities alone are the narrowest that hold them", [places], ([places]) => {
    const { bbox } = toGeoJson({ cities: places.map((place, index) => city(`Q${index + 1}`, place)), twinnings: [] })
    if (bbox === undefined) return
    const longitudes = places.map(({ longitude }) => longitude)
    const eastOf = (west: number, longitude: number): number => (longitude - west + 720) % 360
    const narrowest = Math.min(...longitudes.map((west) => Math.max(...longitudes.map((one) => eastOf(west, one)))))
    assert.closeTo(width(bbox), narrowest, 1e-9)
  })

  it("cuts the line from Auckland to San Francisco, as section 3.1.9 asks", () => {
    const collection = toGeoJson({
      cities: [
        city("Q37100", { latitude: -36.85, longitude: 174.76 }),
        city("Q62", { latitude: 37.78, longitude: -122.42 })
      ],
      twinnings: [twinning("Q37100", "Q62")]
    })
    assert.deepStrictEqual(collection.bbox, [174.76, -36.85, -122.42, 37.78])
    const [pieces] = linesOf(collection)
    assert.strictEqual(pieces?.length, 2)
    assert.closeTo(pieces?.[0]?.[1]?.[1] ?? 0, -30.625, 0.001)
  })

  it("bounds Fiji as section 5.2 does: across the antimeridian, five degrees wide", () => {
    const fiji = toGeoJson({
      cities: [city("Q1", { latitude: -20, longitude: 177 }), city("Q2", { latitude: -16, longitude: -178 })],
      twinnings: []
    })
    assert.deepStrictEqual(fiji.bbox, [177, -20, -178, -16])
  })

  it("leaves out what has no coordinates, and gives what a map shows", () => {
    const { features } = toGeoJson({
      cities: [city("Q1", { latitude: 1, longitude: 2 }), city("Q2"), city("Q3", { latitude: 3, longitude: 4 })],
      twinnings: [twinning("Q1", "Q2"), twinning("Q1", "Q3"), twinning("Q1", "Q9")]
    })
    assert.deepStrictEqual(
      features.map(({ properties }) => properties.kind),
      ["city", "city", "twinning"]
    )
    assert.deepInclude(features[0]?.properties, { name: "Q1", country: null, population: null })
  })

  it("gives the state of a twinning on a day, or the last one on record", () => {
    const claim = Schema.decodeUnknownSync(Schema.Any)(deriveId("claim", "x"))
    const stages = [
      { kind: "signed", on: "1986-09-16", evidence: [claim] },
      { kind: "ended", on: "2030-01-01", evidence: [claim] }
    ] as unknown as ReadonlyArray<Stage>
    const input = {
      cities: [city("Q1", { latitude: 1, longitude: 2 }), city("Q2", { latitude: 3, longitude: 4 })],
      twinnings: [twinning("Q1", "Q2", stages)]
    }
    const state = (collection: FeatureCollection) => {
      const properties = collection.features.at(-1)?.properties
      return properties?.kind === "twinning" ? properties.state : undefined
    }
    assert.strictEqual(state(toGeoJson({ ...input, asOf: "2026-01-01" })), "signed")
    assert.strictEqual(state(toGeoJson(input)), "ended")
    assert.isTrue(TwinningId.make(String(toGeoJson(input).features.at(-1)?.id)).length === 36)
  })
})
