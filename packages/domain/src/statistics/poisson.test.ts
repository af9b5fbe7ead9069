import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { rateRatio } from "./poisson.ts"

type Interval = readonly [number, number]
const oracle: ReadonlyArray<{
  after: number
  before: number
  times: Interval
  ratio: number
  interval: Interval
  interval80: Interval
  p: number
}> = JSON.parse(readFileSync(new URL("./oracle/oracle-r.json", import.meta.url), "utf8"), (_, value) =>
  value === "Infinity" ? Infinity : value
).poisson

const integer = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const observed = Arbitrary.all({ count: integer(0, 40), time: integer(1, 12) })
const near = (actual: number | undefined, expected: number, relative = 1e-10): void => {
  if (actual !== expected) assert.closeTo(actual ?? Number.NaN, expected, relative * expected)
}

describe("rateRatio", () => {
  it.prop("inverts with the two sides, and keeps p", [observed, observed], ([after, before]) => {
    const one = rateRatio(after, before)
    const other = rateRatio(before, after)
    if (one === undefined || other === undefined) return assert.strictEqual(one, other)
    near(other.ratio, 1 / one.ratio)
    near(other.low, 1 / one.high)
    near(other.high, 1 / one.low)
    near(other.p, one.p)
  })

  it.prop("sees times only in proportion", [observed, observed, integer(2, 9)], ([after, before, times]) => {
    const one = rateRatio(after, before)
    const scaled = (side: typeof after): typeof after => ({ ...side, time: side.time * times })
    const other = rateRatio(scaled(after), scaled(before))
    if (one === undefined || other === undefined) return assert.strictEqual(one, other)
    for (const key of ["ratio", "low", "high", "p"] as const) near(other[key], one[key])
  })

  it.prop("lies in its interval, which widens with the level", [observed, observed], ([after, before]) => {
    const one = rateRatio(after, before)
    const narrow = rateRatio(after, before, 0.5)
    if (one === undefined || narrow === undefined) return assert.strictEqual(one, narrow)
    const inOrder = [0, one.low, narrow.low, one.ratio, narrow.high, one.high]
    assert.deepStrictEqual(
      [...inOrder].sort((a, b) => a - b),
      inOrder
    )
    assert.isTrue(one.p > 0 && one.p <= 1)
  })

  it("agrees with R's poisson.test", () => {
    for (const { after, before, times, ratio, interval, interval80, p } of oracle) {
      const sides = [
        { count: after, time: times[0] },
        { count: before, time: times[1] }
      ] as const
      const result = rateRatio(...sides)
      near(result?.ratio, ratio, 1e-15)
      near(result?.p, p)
      for (const [got, [low, high]] of [
        [result, interval],
        [rateRatio(...sides, 0.8), interval80]
      ] as const) {
        near(got?.low, low)
        near(got?.high, high)
      }
    }
  })

  it("has no upper end where nothing happened before, and no ratio where nothing ever did", () => {
    assert.deepInclude(rateRatio({ count: 3, time: 1 }, { count: 0, time: 1 }), { ratio: Infinity, high: Infinity })
    assert.deepInclude(rateRatio({ count: 0, time: 1 }, { count: 3, time: 1 }), { ratio: 0, low: 0 })
    assert.isUndefined(rateRatio({ count: 0, time: 1 }, { count: 0, time: 1 }))
    for (const time of [0, -1, Number.NaN, Infinity]) {
      assert.isUndefined(rateRatio({ count: 1, time }, { count: 1, time: 1 }))
      assert.isUndefined(rateRatio({ count: 1, time: 1 }, { count: 1, time }))
    }
  })

  it("keeps to 0..1 where the times are out of all proportion", () => {
    for (const [after, before] of [
      [2, 0],
      [0, 2],
      [1, 1]
    ] as const) {
      const p = rateRatio({ count: after, time: 1e200 }, { count: before, time: 1e-100 })?.p
      assert.strictEqual(p, before === 0 ? 1 : 0)
    }
  })

  it("refuses counts that are none", () => {
    for (const count of [-1, 0.5, Number.NaN, Infinity]) {
      assert.throws(() => rateRatio({ count, time: 1 }, { count: 1, time: 1 }), RangeError, "whole number")
      assert.throws(() => rateRatio({ count: 1, time: 1 }, { count, time: 0 }), RangeError, "whole number")
    }
    assert.throws(() => rateRatio({ count: 1, time: 1 }, { count: 1, time: 1 }, 1), RangeError, "not between")
  })
})
