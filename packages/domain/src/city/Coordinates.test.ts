import { assert, describe, it } from "@effect/vitest"
import { arbitrary } from "../testing/index.ts"
import { type Coordinates, distanceInKm } from "./Coordinates.ts"

const { coordinates } = arbitrary
const half = Math.PI * 6371.0088

describe("distanceInKm", () => {
  it.prop(
    "is nought to itself, the same either way, and never more than half the world",
    [coordinates, coordinates],
    ([a, b]) => {
      assert.strictEqual(distanceInKm(a, a), 0)
      assert.strictEqual(distanceInKm(a, b), distanceInKm(b, a))
      assert.isTrue(distanceInKm(a, b) >= 0 && distanceInKm(a, b) <= half + 1e-9)
    }
  )

  it.prop("no detour is shorter", [coordinates, coordinates, coordinates], ([a, b, c]) => {
    // Near the other side of the world the formula is good to a metre: its arcsine is flat there.
    assert.isAtMost(distanceInKm(a, c), distanceInKm(a, b) + distanceInKm(b, c) + 1e-3)
  })

  it.prop("to the other side of the world it is the rest of the half", [coordinates, coordinates], ([a, b]) => {
    const opposite = { latitude: -b.latitude, longitude: b.longitude > 0 ? b.longitude - 180 : b.longitude + 180 }
    assert.closeTo(distanceInKm(a, b) + distanceInKm(a, opposite), half, 1e-3)
  })

  it.prop("does not see the antimeridian", [coordinates], ([a]) => {
    const east = { latitude: a.latitude, longitude: 179.9 }
    const west = { latitude: a.latitude, longitude: -179.9 }
    assert.isAtMost(distanceInKm(east, west), 22.3)
  })

  it("a degree of the meridian is 111.2 km, and the quarter 10,007.6 km", () => {
    const at = (latitude: number, longitude: number): Coordinates => ({ latitude, longitude })
    assert.closeTo(distanceInKm(at(0, 0), at(1, 0)), 111.195, 0.001)
    assert.closeTo(distanceInKm(at(0, 0), at(90, 0)), 10_007.557, 0.001)
  })

  it("agrees with published examples of the formula, on their sphere of 6,371 km", () => {
    const km = (a: readonly [number, number], b: readonly [number, number]): number =>
      (distanceInKm({ latitude: a[0], longitude: a[1] }, { latitude: b[0], longitude: b[1] }) * 6371) / 6371.0088
    // Movable Type Scripts, "Calculate distance, bearing and more between Latitude/Longitude points": Land’s End to John o’ Groats.
    assert.closeTo(
      km([50 + 3 / 60 + 59 / 3600, -(5 + 42 / 60 + 53 / 3600)], [58 + 38 / 60 + 38 / 3600, -(3 + 4 / 60 + 12 / 3600)]),
      968.9,
      0.05
    )
    // Rosetta Code, "Haversine formula": Nashville to Los Angeles.
    assert.closeTo(km([36.12, -86.67], [33.94, -118.4]), 2886.4444, 0.001)
  })
})
