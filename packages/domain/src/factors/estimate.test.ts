import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { estimateAt, put, putMean, width } from "./estimate.ts"

const share = Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })))
/** A part: known or not, with its bounds and its value between them. */
const parts = Arbitrary.array(Arbitrary.all([Arbitrary.schema(Schema.Boolean), share, share, share]), {
  minLength: 1,
  maxLength: 5
}).pipe(
  Arbitrary.map((all) =>
    all.map(([known, ...numbers]) => {
      const [low = 0, value = 0, high = 0] = numbers.sort((a, b) => a - b)
      return known ? { value, low, high, coverage: 1 } : { low, high, coverage: 0 }
    })
  )
)

describe("the mean of several estimates", () => {
  it.prop(
    "has the means of their bounds, and the value inside them that is nearest to the mean of those known",
    [parts],
    ([parts]) => {
      const row = new Float64Array(width * (parts.length + 1))
      for (const [i, { coverage, high, low, value = Number.NaN }] of parts.entries())
        put(row, (i + 1) * width, value, low, high, coverage)
      putMean(row, 0, parts.length)
      const mean = (all: ReadonlyArray<number>) => all.reduce((a, b) => a + b, 0) / all.length
      const { coverage, high, low, value } = estimateAt(row, 0)
      assert.closeTo(low, mean(parts.map((one) => one.low)), 1e-12)
      assert.closeTo(high, mean(parts.map((one) => one.high)), 1e-12)
      assert.closeTo(coverage, mean(parts.map((one) => one.coverage)), 1e-12)
      const known = parts.flatMap(({ value }) => (value === undefined ? [] : [value]))
      if (known.length === 0) return assert.isUndefined(value)
      assert.isTrue(low <= (value ?? -1) && (value ?? 2) <= high)
      assert.closeTo(value ?? -1, [low, mean(known), high].sort((a, b) => a - b)[1] ?? -1, 1e-12)
    }
  )
})
