import { assert, describe, it } from "@effect/vitest"
import { City, Twinning, twinningIdOf } from "@proxeny/domain"
import { arbitrary } from "@proxeny/domain/testing"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { oneOf } from "../../test/arbitraries.ts"
import { failureOf, wholeList } from "../../test/lists/listFiles.ts"
import { inPieces } from "../../test/tables/tableFiles.ts"
import { applyMapping, guessMapping, toGeoJson } from "../index.ts"

/** Cities with distinct ids, each with a place, and each a twin of the next. */
const world = Arbitrary.array(
  Arbitrary.all([
    arbitrary.city,
    oneOf(["180", "-180", "179.5", "-179.25", "0", "5.123456789012345"]),
    oneOf(["-90", "51.5", "0"])
  ]),
  { minLength: 1, maxLength: 5 }
).pipe(
  Arbitrary.map((given) => {
    const cities = [
      ...new Map(
        given.map(([city, longitude, latitude]) => [
          city.id,
          new City({ ...city, coordinates: { longitude: Number(longitude), latitude: Number(latitude) } })
        ])
      ).values()
    ]
    const twinnings = cities.slice(1).map(({ id }, index) => {
      const pair = [cities[index]?.id ?? id, id].sort() as [typeof id, typeof id]
      return new Twinning({ id: twinningIdOf(pair), cities: pair, stages: [] })
    })
    return { cities, twinnings }
  })
)
const sizes = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 99 }))), {
  minLength: 1,
  maxLength: 4
})

const wikidataOf = (city: City): string | undefined =>
  city.identifiers
    .filter(({ scheme }) => scheme === "wikidata")
    .map(({ value }) => value)
    .join("; ") || undefined

const without = <A extends object>(fields: A): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""))

const feature = (geometry: unknown, properties: unknown, id?: string) => ({
  type: "Feature",
  ...(id === undefined ? {} : { id }),
  geometry,
  properties
})
const point = (...coordinates: ReadonlyArray<number>) => ({ type: "Point", coordinates })

describe("features of GeoJSON", () => {
  it.effect.prop(
    "what toGeoJson wrote comes back, however it is cut",
    [world, sizes],
    ([{ cities, twinnings }, sizes]) =>
      Effect.promise(async () => {
        const text = JSON.stringify(toGeoJson({ cities, twinnings }))
        const { faults, fields, kinds, open } = await wholeList(inPieces(new TextEncoder().encode(text), sizes))
        assert.deepStrictEqual([open.format, faults], ["geojson", []])
        const byId = new Map(cities.map((city) => [city.id, city]))
        const place = (city: City) =>
          [city.coordinates?.latitude, city.coordinates?.longitude].map((one) => String(one))
        const expected = [
          ...cities.map((city) => ({
            city: city.name,
            cityId: wikidataOf(city),
            country: city.country,
            latitude: place(city)[0],
            longitude: place(city)[1],
            population: city.population === undefined ? undefined : String(city.population.count)
          })),
          ...twinnings.map((twinning) => {
            const [a, b] = twinning.cities.map((id) => byId.get(id) as City) as [City, City]
            return {
              city: a.name,
              cityId: wikidataOf(a),
              country: a.country,
              partner: b.name,
              partnerId: wikidataOf(b),
              partnerCountry: b.country,
              latitude: place(a)[0],
              longitude: place(a)[1],
              partnerLatitude: place(b)[0],
              partnerLongitude: place(b)[1],
              status: "recorded"
            }
          })
        ]
        // On the antimeridian either sign is the same place.
        const alike = (fields: object): object =>
          Object.fromEntries(
            Object.entries(without(fields)).map(([name, value]) => [name, value === "-180" ? "180" : value])
          )
        assert.deepStrictEqual(fields.map(alike), expected.map(alike))
        assert.deepStrictEqual<ReadonlyArray<string | undefined>>(kinds, [
          ...cities.map(() => "cities"),
          ...twinnings.map(() => "twinnings")
        ])
      })
  )

  it("says in which state a twinning is, and which other names a city has", async () => {
    const text = JSON.stringify({
      type: "FeatureCollection",
      features: [
        feature(
          point(8.8, 53.1),
          {
            kind: "city",
            name: "Bremen",
            names: [
              { text: "Bremen", kind: "name" },
              { text: "Brema", kind: "name" }
            ],
            country: "DE",
            population: null,
            identifiers: [{ scheme: "geonames", value: "2944388" }]
          },
          "a"
        ),
        feature(
          {
            type: "LineString",
            coordinates: [
              [8.8, 53.1],
              [121.6, 38.9]
            ]
          },
          { kind: "twinning", cities: ["a", "b"], names: ["Bremen", "Dalian"], state: "suspended" },
          "t"
        ),
        feature(null, { kind: "star" })
      ]
    })
    const { faults, fields, open, rows } = await wholeList(text)
    const cell = (row: number, name: string) => rows[row]?.cells[open.header.names.indexOf(name)]
    assert.deepStrictEqual(
      [cell(0, "aliases"), cell(0, "geonames"), cell(0, "uuid"), cell(1, "uuid")],
      ["Brema", "2944388", "a", "t"]
    )
    assert.deepStrictEqual(
      [fields[1]?.status, fields[1]?.partner, fields[1]?.partnerLongitude],
      ["suspended", "Dalian", "121.6"]
    )
    assert.deepStrictEqual(
      faults.map(({ kind, reason }) => [kind, reason.slice(0, 18)]),
      [["not-json", 'its kind is "star"']]
    )
  })

  it("features of another program: properties are columns, and so is the place", async () => {
    const { faults, fields, open, rows } = await wholeList({
      features: [
        feature(point(11.32, 50.98, 208), { name: "Weimar", country: "DE", osm: "node/1" }),
        feature(null, { name: "Trier", note: null }),
        feature({ type: "Polygon", coordinates: [] }, { name: "Jena" }),
        feature(point(5000000, 50), { name: "Gauß" }),
        feature({ type: "MultiPoint", coordinates: [[1, 2]] }, { name: "Dot" })
      ],
      type: "FeatureCollection"
    })
    assert.deepStrictEqual(open.header.names, ["name", "country", "osm", "note", "latitude", "longitude"])
    assert.deepStrictEqual(
      rows.map(({ cells }) => [cells[0], ...cells.slice(-2)]),
      [
        ["Weimar", "50.98", "11.32"],
        ["Trier", "", ""],
        ["Jena", "", ""],
        ["Dot", "2", "1"]
      ]
    )
    assert.deepStrictEqual([open.mapping, open.kindOf, fields.length], [undefined, undefined, 4])
    assert.deepStrictEqual(
      faults.map(({ kind, row }) => [kind, row]),
      [["no-place", 4]]
    )
    assert.include(faults[0]?.reason, "5000000")
    assert.deepStrictEqual(
      open.summary().remarks.map(({ kind }) => kind),
      ["left-out"]
    )
    const { mapping } = guessMapping(
      open.header.names,
      rows.map(({ cells }) => cells)
    )
    assert.strictEqual(mapping.kind, "cities")
    assert.deepStrictEqual(applyMapping(rows[0]?.cells ?? [], mapping).values, {
      city: "Weimar",
      country: "DE",
      latitude: "50.98",
      longitude: "11.32"
    })
  })

  it("lines of another program have two ends; among points they are twinnings", async () => {
    const line = feature(
      {
        type: "MultiLineString",
        coordinates: [
          [
            [170, 1],
            [180, 2]
          ],
          [
            [-180, 2],
            [-170, 3]
          ]
        ]
      },
      { city1: "Suva", city2: "Apia" }
    )
    const alone = await wholeList(`${JSON.stringify(line)}\n${JSON.stringify(line)}\n`)
    assert.deepStrictEqual(alone.open.header.names, [
      "city1",
      "city2",
      "latitude 1",
      "longitude 1",
      "latitude 2",
      "longitude 2"
    ])
    assert.deepStrictEqual(
      alone.rows.map(({ cells, line: at }) => [at, ...cells]),
      [
        [1, "Suva", "Apia", "1", "170", "3", "-170"],
        [2, "Suva", "Apia", "1", "170", "3", "-170"]
      ]
    )
    const { mapping } = guessMapping(
      alone.open.header.names,
      alone.rows.map(({ cells }) => cells)
    )
    assert.deepStrictEqual(
      mapping.columns.map(({ field }) => field),
      ["city", "partner", "latitude", "longitude", "partnerLatitude", "partnerLongitude"]
    )
    const mixed = await wholeList({
      type: "FeatureCollection",
      features: [feature(point(1, 2), { name: "Suva" }), line]
    })
    assert.deepStrictEqual(mixed.kinds, ["cities", "twinnings"])
  })

  it("a collection without features is an empty list; one that breaks off is told", async () => {
    const empty = await wholeList('{"type": "FeatureCollection", "features": []}')
    assert.deepStrictEqual([empty.rows, empty.faults], [[], []])
    const cut = await wholeList(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":null},\n{"type"'
    )
    assert.deepStrictEqual(
      cut.faults.map(({ kind, line }) => [kind, line]),
      [["truncated", 2]]
    )
    assert.deepStrictEqual((await failureOf('{"type":"FeatureCollection","name":"x"'))[0], "BrokenTable")
  })

  it("what comes after the first features and has no column is a fault, and no other thing", async () => {
    const collection = (...features: ReadonlyArray<object>) => ({ type: "FeatureCollection", features })
    const line = {
      type: "LineString",
      coordinates: [
        [1, 2],
        [3, 4]
      ]
    }
    const [points = [], lines = []] = [point(1, 2), line].map((geometry) =>
      Array.from({ length: 30_000 }, (_, index) => feature(geometry, { name: String(index) }))
    )
    const name = { name: "late" }
    const late = await wholeList(
      collection(...points, feature(line, name), feature(point(5, 6), name, "x"), feature(null, name))
    )
    assert.deepStrictEqual([late.rows.length, late.rows.at(-1)?.cells], [30_001, ["late", "", ""]])
    assert.deepStrictEqual(
      late.faults.map(({ kind, reason, row }) => [row, kind, reason.replace(/ of the first.*/, "")]),
      [
        [30_001, "too-long", "it has a line, which none"],
        [30_002, "too-long", "it has an id, which none"]
      ]
    )
    const reverse = await wholeList(collection(...lines, feature(point(5, 6), name)))
    assert.deepStrictEqual(
      [reverse.rows.length, reverse.faults.map(({ reason }) => reason.slice(0, 14))],
      [30_000, ["it has a point"]]
    )
  })

  it("a twinning before its cities has neither their ids nor their countries, and says so", async () => {
    const city = (id: string, name: string, value: string) =>
      feature(
        point(1, 2),
        { kind: "city", name, names: [], country: "DE", identifiers: [{ scheme: "wikidata", value }] },
        id
      )
    const twinning = feature(null, { kind: "twinning", cities: ["a", "b"], names: ["Bremen", "Dalian"] }, "t")
    const { fields, open } = await wholeList({
      type: "FeatureCollection",
      features: [city("a", "Bremen", "Q1209"), twinning, city("b", "Dalian", "Q42700"), twinning]
    })
    assert.deepStrictEqual(
      [fields[1]?.cityId, fields[1]?.partnerId, fields[3]?.cityId, fields[3]?.partnerId],
      ["Q1209", undefined, "Q1209", "Q42700"]
    )
    assert.deepStrictEqual(open.summary().remarks, [
      {
        line: 1,
        kind: "left-out",
        reason:
          "no city before the twinning is Dalian, so that its id and its country are blank: write the cities first"
      }
    ])
  })
})
