import { it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { expect } from "vitest"
import { packLinks, unpackLinks } from "./links.ts"

const Position = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 30 }))
const Pairs = Schema.Array(Schema.Tuple([Position, Position]))

it.prop("unpacking what was packed gives every pair once, the smaller position first", [Pairs], ([pairs]) => {
  const expected = new Set(pairs.filter(([a, b]) => a !== b).map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`))
  const found = unpackLinks(packLinks(31, pairs)).map(([a, b]) => `${a} ${b}`)
  expect(found.length).toBe(expected.size)
  expect(new Set(found)).toEqual(expected)
})

it("packs position 3 with partners 5, 6 and 9 as gaps", () => {
  expect(
    packLinks(10, [
      [5, 3],
      [3, 9],
      [3, 6]
    ])[3]
  ).toEqual([2, 1, 3])
})
