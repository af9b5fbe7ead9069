import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { oneOf } from "../test/arbitraries.ts"
import { type Bounds, boundsOf } from "./bounds.ts"

const longitude = oneOf(["-180", "-170", "-100", "-20", "0", "30", "110", "175", "180"]).pipe(Arbitrary.map(Number))
const latitude = oneOf(["-90", "-17", "0", "51", "90"]).pipe(Arbitrary.map(Number))
const boxes: Arbitrary.Arbitrary<ReadonlyArray<Bounds>> = Arbitrary.array(
  Arbitrary.all([longitude, latitude, longitude, latitude]).pipe(
    Arbitrary.map(([west, a, east, b]): Bounds => [west, Math.min(a, b), east, Math.max(a, b)])
  ),
  { maxLength: 6 }
)

const eastOf = (west: number, longitude: number): number => (longitude - west + 720) % 360
const widthOf = ([west, , east]: Bounds): number => (west <= east ? east - west : east - west + 360)

describe("boundsOf", () => {
  it.prop("holds every box whole, and no box that does is narrower", [boxes], ([boxes]) => {
    const bounds = boundsOf(boxes)
    assert.strictEqual(bounds === undefined, boxes.length === 0)
    if (bounds === undefined) return
    /** How wide a box has to be that starts at `west` and holds every box whole: round the world at most. */
    const needs = (west: number): number =>
      Math.min(360, Math.max(...boxes.map((box) => eastOf(west, box[0]) + widthOf(box))))
    const [west] = bounds
    assert.isAtLeast(widthOf(bounds), needs(west))
    assert.strictEqual(widthOf(bounds), Math.min(...boxes.map((box) => needs(box[0]))))
    assert.deepStrictEqual(
      [bounds[1], bounds[3]],
      [Math.min(...boxes.map((box) => box[1])), Math.max(...boxes.map((box) => box[3]))]
    )
  })

  it("does not cross the antimeridian where it need not", () => {
    assert.deepStrictEqual(
      boundsOf([
        [-90, 0, -90, 0],
        [90, 1, 90, 1]
      ]),
      [-90, 0, 90, 1]
    )
  })
})
