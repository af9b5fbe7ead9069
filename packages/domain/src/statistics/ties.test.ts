import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { pairsWithin, sumOverTies, varianceWithin } from "./ties.ts"

const values = Arbitrary.array(Arbitrary.schema(Schema.Literals([-0, 0, 1, 2, 2.5])), { maxLength: 20 })

describe("sumOverTies", () => {
  it.prop("sees each value once, and each pair of equal ones", [values], ([values]) => {
    const sorted = [...values].sort((a, b) => a - b)
    assert.strictEqual(
      sumOverTies(sorted, (size) => size),
      sorted.length
    )
    assert.strictEqual(
      sumOverTies(sorted, () => 1),
      new Set(values).size
    )
    const pairs = values.flatMap((a, i) => values.slice(0, i).filter((b) => a === b)).length
    assert.strictEqual(sumOverTies(sorted, pairsWithin), pairs)
  })

  it("counts a value that has no equal as no tie", () => {
    assert.deepStrictEqual([pairsWithin(1), varianceWithin(1)], [0, 0])
    assert.deepStrictEqual([pairsWithin(4), varianceWithin(4)], [6, 156])
  })
})
