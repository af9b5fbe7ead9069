import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { type Boxes, pack } from "./layoutPacking.ts"

const whole = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

interface Given {
  readonly boxes: Boxes
  readonly placed: Uint8Array
}

/** Boxes of any shape, some of which have a place, some of these over each other. */
const given: Arbitrary.Arbitrary<Given> = Arbitrary.map(
  Arbitrary.array(Arbitrary.all([whole(-30, 30), whole(-30, 30), whole(0, 20), whole(0, 20), whole(0, 1)]), {
    maxLength: 60
  }),
  (rows) => {
    const column = (i: 0 | 1 | 2 | 3 | 4) => Float64Array.from(rows, (row) => row[i])
    return {
      boxes: { left: column(0), low: column(1), wide: column(2), high: column(3) },
      placed: Uint8Array.from(column(4))
    }
  }
)

const copyOf = ({ left, low, wide, high }: Boxes): Boxes => ({ left: left.slice(), low: low.slice(), wide, high })

/** How far two boxes are from each other along the axis on which they are farther apart; less than 0 if they overlap. */
const apart = ({ left, low, wide, high }: Boxes, a: number, b: number): number => {
  const along = (start: Float64Array, extent: Float64Array) =>
    Math.max(
      (start[a] as number) - (start[b] as number) - (extent[b] as number),
      (start[b] as number) - (start[a] as number) - (extent[a] as number)
    )
  return Math.max(along(left, wide), along(low, high))
}

describe("pack, laws", () => {
  it.prop("no two boxes overlap or touch, whether they had a place or not", [given], ([{ boxes, placed }]) => {
    const result = copyOf(boxes)
    pack(result, placed.slice())
    for (let a = 0; a < placed.length; a++)
      for (let b = 0; b < a; b++) expect(apart(result, a, b)).toBeGreaterThan(0.49)
  })

  it.prop("a box with a place stays unless an earlier one is in its way", [given], ([{ boxes, placed }]) => {
    const result = copyOf(boxes)
    pack(result, placed.slice())
    for (let box = 0; box < placed.length; box++) {
      if (placed[box] === 0) continue
      const isFree = !placed.subarray(0, box).some((is, other) => is === 1 && apart(boxes, box, other) < 0.5)
      if (isFree) expect([result.left[box], result.low[box]]).toEqual([boxes.left[box], boxes.low[box]])
    }
  })
})

describe("pack", () => {
  it("puts ten thousand single nodes in a square, 2 apart", () => {
    const zeros = () => new Float64Array(10_000)
    const boxes = { left: zeros(), low: zeros(), wide: zeros(), high: zeros() }
    pack(boxes, new Uint8Array(10_000))
    const side = (values: Float64Array) => Math.max(...values) - Math.min(...values)
    expect(side(boxes.left)).toBeLessThan(210)
    expect(side(boxes.low)).toBeLessThan(210)
    expect(new Set(boxes.left.map((value, box) => value * 1000 + (boxes.low[box] as number))).size).toBe(10_000)
  })

  it("puts the first in the middle and the next below it", () => {
    const boxes = {
      left: new Float64Array(2),
      low: new Float64Array(2),
      wide: Float64Array.of(10, 2),
      high: Float64Array.of(10, 4)
    }
    pack(boxes, new Uint8Array(2))
    expect([...boxes.left, ...boxes.low]).toEqual([-5, -1, -5, -11])
  })
})
