import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { crowded } from "../test/arbitraries.ts"
import { fromPairs } from "./Csr.ts"
import { greatCircle, InvalidCoordinates, linkDistances } from "./greatCircle.ts"

const within = (most: number): Arbitrary.Arbitrary<number> =>
  Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: -most, maximum: most })))

const point = Arbitrary.all([within(90), within(180)])

const radius = 6371.0088
const most = Math.PI * radius

/** By the angle between two vectors from the middle of the Earth: exact for all angles, and without a haversine. */
const byVectors = (lat1: number, lon1: number, lat2: number, lon2: number): number => {
  const radians = Math.PI / 180
  const vector = (lat: number, lon: number): [number, number, number] => [
    Math.cos(lat * radians) * Math.cos(lon * radians),
    Math.cos(lat * radians) * Math.sin(lon * radians),
    Math.sin(lat * radians)
  ]
  const [a, b] = [vector(lat1, lon1), vector(lat2, lon2)]
  const cross = Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
  return radius * Math.atan2(cross, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
}

describe("greatCircle, laws", () => {
  it.prop("is the angle between two vectors times the radius", [point, point], ([a, b]) => {
    // Near the antipodes the haversine formula is good to 0.2 m.
    expect(Math.abs(greatCircle(...a, ...b) - byVectors(...a, ...b))).toBeLessThan(3e-4)
  })

  it.prop(
    "is the same both ways, none to itself, and no longer than by way of a third",
    [point, point, point],
    ([a, b, c]) => {
      expect(greatCircle(...a, ...b)).toBeCloseTo(greatCircle(...b, ...a), 9)
      expect(greatCircle(...a, ...a)).toBe(0)
      expect(greatCircle(...a, ...b)).toBeLessThanOrEqual(greatCircle(...a, ...c) + greatCircle(...c, ...b) + 1e-3)
      expect(greatCircle(...a, ...b)).toBeLessThanOrEqual(most)
    }
  )

  it.prop(
    "is measured for each link, by its first and its second end",
    [crowded, Arbitrary.array(point, { minLength: 6, maxLength: 6 })],
    ([{ nodes, pairs }, points]) => {
      const places = points.slice(0, nodes)
      // the first place is not known
      const latitudes = places.map(([latitude], node) => (node === 0 ? Number.NaN : latitude))
      const longitudes = places.map(([, longitude]) => longitude)
      const expected: Array<number> = []
      for (let a = 0; a < nodes; a++)
        for (let b = a + 1; b < nodes; b++)
          if (pairs.some((one, i) => i % 2 === 0 && [a, b].join() === [one, pairs[i + 1] as number].sort().join()))
            expected.push(
              a === 0 ? Number.NaN : greatCircle(...(places[a] as [number, number]), ...(places[b] as [number, number]))
            )
      expect([...linkDistances(fromPairs(nodes, pairs), latitudes, longitudes)]).toEqual(expected)
    }
  )
})

describe("greatCircle", () => {
  it("of a quarter and a half of the Earth, and over the date line", () => {
    expect(greatCircle(0, 0, 90, 120)).toBeCloseTo(most / 2, 9)
    expect(greatCircle(10, 20, -10, -160)).toBeCloseTo(most, 3)
    expect(greatCircle(0, 179.5, 0, -179.5)).toBeCloseTo(most / 180, 9)
  })

  it("of Wuhan and Duisburg", () => {
    // 8,487.99 km by the vectors of python's math module.
    expect(greatCircle(30.5872, 114.2881, 51.4344, 6.7623)).toBeCloseTo(8487.99, 2)
  })

  it("is not known where a coordinate is not", () => {
    expect(greatCircle(Number.NaN, 0, 0, 0)).toBeNaN()
    expect(greatCircle(0, 0, 0, Number.NaN)).toBeNaN()
    expect([...linkDistances(fromPairs(2, [0, 1]), [0, 0], [0, Number.NaN])]).toEqual([Number.NaN])
    expect([...linkDistances(fromPairs(0, []), [], [])]).toEqual([])
  })

  it("says what is wrong, and where", () => {
    const fault = (act: () => unknown): unknown => {
      try {
        act()
      } catch (error) {
        const { _tag, message, position } = error as InvalidCoordinates
        return { _tag, message, position }
      }
      return undefined
    }
    const graph = fromPairs(2, [0, 1])
    expect(fault(() => greatCircle(0, 0, 90.5, 0))).toEqual({
      _tag: "InvalidCoordinates",
      message: "latitudes[1] must be in −90..90 degrees, or NaN where it is not known, not 90.5",
      position: 1
    })
    expect(fault(() => greatCircle(0, -Infinity, 0, 0))).toMatchObject({ position: 0 })
    expect(fault(() => linkDistances(graph, [0, 1], [0, 181]))).toEqual({
      _tag: "InvalidCoordinates",
      message: "longitudes[1] must be in −180..180 degrees, or NaN where it is not known, not 181",
      position: 1
    })
    expect(fault(() => linkDistances(graph, [0, "1"] as unknown as Array<number>, [0, 0]))).toMatchObject({
      position: 1
    })
    expect(fault(() => linkDistances(graph, [0, null] as unknown as Array<number>, [0, 0]))).toMatchObject({
      position: 1
    })
    for (const [latitudes, longitudes] of [
      [[0], [0, 0]],
      [[0, 0], [0]]
    ] as const)
      expect(fault(() => linkDistances(graph, latitudes, longitudes))).toMatchObject({
        message: `there are 2 nodes, ${latitudes.length} latitudes and ${longitudes.length} longitudes`,
        position: undefined
      })
    expect(new InvalidCoordinates("")).toBeInstanceOf(RangeError)
  })
})
