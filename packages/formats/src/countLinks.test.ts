import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { oneOf } from "../test/arbitraries.ts"
import { countLinks } from "./countLinks.ts"

const ends = Arbitrary.array(oneOf(["0", "1", "2", "3", "4"]), { maxLength: 40 }).pipe(
  Arbitrary.map((list) => Uint32Array.from(list.slice(0, list.length & ~1), Number))
)

describe("countLinks", () => {
  it.prop(
    "counts as sets of printed rows do",
    [ends],
    ([pairs]) => {
      const rows: Array<readonly [number, number]> = []
      for (let i = 0; i < pairs.length; i += 2) rows.push([pairs[i] as number, pairs[i + 1] as number])
      const directed = new Set(rows.map((row) => row.join()))
      const linked = new Set(rows.filter(([a, b]) => a !== b).flat())
      assert.deepStrictEqual(countLinks(5, pairs), {
        rows: rows.length,
        selfLoops: rows.filter(([a, b]) => a === b).length,
        repeated: rows.length - directed.size,
        reversed: [...directed].filter((row) => {
          const [a = 0, b = 0] = row.split(",").map(Number)
          return a < b && directed.has(`${b},${a}`)
        }).length,
        nodesWithoutLink: 5 - linked.size
      })
    },
    { arbitrary: { runs: 500 } }
  )

  it("counts by hand: a loop twice is one repetition, a pair both ways is one pair however often", () => {
    const pairs = Uint32Array.from([0, 0, 0, 0, 1, 2, 2, 1, 1, 2, 2, 1, 3, 1])
    assert.deepStrictEqual(countLinks(5, pairs), {
      rows: 7,
      selfLoops: 2,
      repeated: 3,
      reversed: 1,
      nodesWithoutLink: 2
    })
  })
})
