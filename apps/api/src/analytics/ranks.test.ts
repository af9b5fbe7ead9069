import { assert, describe, it } from "@effect/vitest"
import { betweenness, fromPairs } from "@proxeny/graph"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { rankOf, sharePerPair, topOf } from "./ranks.ts"

// few different values, so that many are equal, and some below 0
const values = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: -2, maximum: 4 }))), {
  maxLength: 40
})

describe("topOf", () => {
  it.prop("gives the nodes above 0, the highest first, of equals the smaller", [values], ([given]) => {
    const sorted = [...given.keys()]
      .filter((node) => (given[node] ?? 0) > 0)
      .sort((a, b) => (given[b] ?? 0) - (given[a] ?? 0) || a - b)
    for (const count of [1, 3, 50]) assert.deepStrictEqual(topOf(given, count), sorted.slice(0, count))
  })

  it("does not rank a node with a value of 0", () => {
    assert.deepStrictEqual(topOf([0, 0.5, 0, -1, 0.5], 5), [1, 4])
    assert.deepStrictEqual(topOf([0, 0], 1), [])
  })
})

describe("rankOf", () => {
  it.prop("is one more than there are higher values", [values], ([given]) => {
    for (const value of given)
      assert.strictEqual(rankOf(given, value), 1 + given.filter((other) => other > value).length)
  })

  it("lets equals share the better place", () => {
    assert.deepStrictEqual(
      [5, 3, 3, 1].map((value) => rankOf([3, 5, 1, 3], value)),
      [1, 2, 2, 4]
    )
  })
})

describe("sharePerPair", () => {
  it("is all of it for the centre of a star, two thirds for the middle of a way of five", () => {
    const star = betweenness(fromPairs(5, [0, 1, 0, 2, 0, 3, 0, 4]))
    assert.strictEqual(sharePerPair(star[0] ?? 0, 5), 1)
    // 4 of the 6 pairs of the others lie on either side of it
    const way = betweenness(fromPairs(5, [0, 1, 1, 2, 2, 3, 3, 4]))
    assert.closeTo(sharePerPair(way[2] ?? 0, 5), 2 / 3, 1e-15)
  })

  it("is 0 where there is no pair of others", () => {
    assert.deepStrictEqual(
      [0, 1, 2].map((nodes) => sharePerPair(1, nodes)),
      [0, 0, 0]
    )
  })
})
