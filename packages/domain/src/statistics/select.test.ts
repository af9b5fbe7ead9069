import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { ranksOf, select, sortUpwards } from "./select.ts"

const few = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: -9, maximum: 9 })))
const many = Arbitrary.schema(Schema.Finite)
const share = Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })))

describe("select", () => {
  for (const [what, value] of [
    ["values that tie", few],
    ["any values", many]
  ] as const)
    it.prop(
      `gives what sorting gives, of ${what}, and leaves smaller ones before and larger ones after`,
      [Arbitrary.array(value, { minLength: 1, maxLength: 120 }), share],
      ([list, where]) => {
        const rank = Math.min(list.length - 1, Math.floor(where * list.length))
        const values = Float64Array.from(list)
        const found = select(values, rank, 0, list.length - 1)
        const sorted = Float64Array.from(list).sort()
        assert.strictEqual(found + 0, (sorted[rank] as number) + 0)
        for (let i = 0; i < rank; i++) if ((values[i] as number) > found) assert.fail(`${values[i]} before ${found}`)
        for (let i = rank; i < list.length; i++) if ((values[i] as number) < found) assert.fail(`${values[i]} after`)
        assert.deepStrictEqual(
          [...values].map((one) => one + 0).sort((a, b) => a - b),
          [...sorted].map((one) => one + 0)
        )
      }
    )
})

describe("ranksOf", () => {
  for (const [what, value] of [
    ["values that tie", few],
    ["any values", many]
  ] as const)
    it.prop(
      `gives for every rank what sorting gives, of ${what}, in any order of asking`,
      [Arbitrary.array(value, { minLength: 1, maxLength: 120 }), share],
      ([list, where]) => {
        const sorted = Float64Array.from(list).sort()
        // What lies behind the first values is of no account.
        const of = ranksOf(Float64Array.from([...list, -Infinity, 0]), list.length)
        const first = Math.floor(where * list.length)
        for (let i = 0; i < list.length; i++) {
          const rank = (first + i * 7) % list.length
          assert.strictEqual(of(rank) + 0, (sorted[rank] as number) + 0, `rank ${rank}`)
        }
      }
    )

  it("parts values that lie too far apart, or too near, for a width", () => {
    for (const list of [
      [Number.MAX_VALUE, -Number.MAX_VALUE, 0, 3, 1],
      [Number.MIN_VALUE, 0, 2 * Number.MIN_VALUE, 0]
    ]) {
      const of = ranksOf(Float64Array.from(list), list.length)
      assert.deepStrictEqual(
        list.map((_, rank) => of(rank)),
        [...list].sort((a, b) => a - b)
      )
    }
  })

  it("is not moved by what it put in order before, however much that was", () => {
    const long = Float64Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000)
    const of = ranksOf(long, long.length)
    for (const rank of [0, 1, 2499, 4999]) assert.strictEqual(of(rank), rank)
    const short = ranksOf(Float64Array.of(2, 1, 3), 3)
    assert.deepStrictEqual([short(0), short(1), short(2)], [1, 2, 3])
  })
})

describe("sortUpwards", () => {
  it.prop(
    "sorts the first values and leaves the rest",
    [Arbitrary.array(many, { maxLength: 120 }), Arbitrary.array(few, { maxLength: 5 })],
    ([list, rest]) => {
      const values = Float64Array.from([...list, ...rest])
      sortUpwards(values, list.length)
      assert.deepStrictEqual(
        [...values].map((one) => one + 0),
        [...Float64Array.from(list).sort(), ...rest].map((one) => one + 0)
      )
    }
  )
})
