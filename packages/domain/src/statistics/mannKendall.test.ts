import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { kendallTauB } from "./kendall.ts"
import { inflated, mannKendall } from "./mannKendall.ts"
import { stream } from "./random.ts"

const oracle: ReadonlyArray<{ values: Array<number>; s: number; z: number; p: number; tau: number }> = JSON.parse(
  readFileSync(new URL("./oracle/oracle-r.json", import.meta.url), "utf8")
).kendall

const series = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: -20, maximum: 20 }))), {
  minLength: 3,
  maxLength: 30
})

describe("mannKendall", () => {
  it.prop("turns its sign with time and with the values", [series], ([y]) => {
    const test = mannKendall(y)
    for (const other of [mannKendall([...y].reverse()), mannKendall(y.map((value) => -value))]) {
      assert.strictEqual(other?.s, -(test?.s ?? Number.NaN))
      assert.strictEqual(other?.z, -(test?.z ?? Number.NaN))
      assert.strictEqual(other?.tau, -(test?.tau ?? Number.NaN))
      assert.strictEqual(other?.variance, test?.variance)
      assert.strictEqual(other?.p, test?.p)
    }
  })

  it.prop("sees only the order of the values", [series], ([y]) => {
    assert.deepStrictEqual(mannKendall(y.map((value) => value ** 3 + 7)), mannKendall(y))
  })

  it.prop("has the tau-b of the values against time", [series], ([y]) => {
    const tau = kendallTauB(
      y.map((_, index) => index),
      y
    )
    assert.strictEqual(mannKendall(y)?.tau, tau ?? 0)
  })

  it.prop("is less sure the more its variance is inflated", [series], ([y]) => {
    const plain = mannKendall(y)
    if (plain === undefined) return assert.isBelow(y.length, 3)
    assert.deepStrictEqual(inflated(plain, 1), plain)
    const less = inflated(plain, 4)
    assert.deepStrictEqual([less.s, less.tau], [plain.s, plain.tau])
    assert.strictEqual(less.variance, 4 * plain.variance)
    assert.closeTo(less.z, plain.z / 2, 1e-12)
    assert.isAtLeast(less.p, plain.p)
  })

  it("agrees with R", () => {
    for (const { values, s, z, p, tau } of oracle) {
      const test = mannKendall(values)
      assert.strictEqual(test?.s, s)
      assert.closeTo(test?.z ?? Number.NaN, z, 1e-13)
      assert.closeTo(test?.p ?? Number.NaN, p, 1e-11 * p)
      assert.closeTo(test?.tau ?? Number.NaN, tau, 1e-14)
    }
  })

  it("finds a trend in noise about as often as it says", () => {
    const random = stream(8, "noise")
    let found = 0
    for (let draw = 0; draw < 20_000; draw++)
      if ((mannKendall(Array.from({ length: 25 }, () => random.next()))?.p ?? 1) < 0.05) found++
    assert.closeTo(found / 20_000, 0.05, 0.007)
  })

  it("finds nothing where all is equal, and nothing to ask of two values", () => {
    assert.deepStrictEqual(mannKendall([2, 2, 2, 2]), { s: 0, variance: 0, z: 0, p: 1, tau: 0 })
    assert.isUndefined(mannKendall([1, 2]))
    assert.deepInclude(mannKendall([1, 2, 3]), { s: 3, variance: 66 / 18, tau: 1 })
    for (const inflation of [0.9, Number.NaN])
      assert.throws(
        () => inflated({ s: 3, variance: 1, z: 2, p: 0.05, tau: 1 }, inflation),
        RangeError,
        `the inflation ${inflation} is under 1`
      )
  })

  it("is not moved by what it measured before, however long that was", () => {
    const before = mannKendall([1, 3, 2, 5])
    // 150 values of their own, then 50 that tie.
    const long = mannKendall(Array.from({ length: 200 }, (_, index) => Math.min(index, 150)))
    assert.strictEqual(long?.variance, (200 * 199 * 405 - 50 * 49 * 105) / 18)
    assert.deepStrictEqual(mannKendall([1, 3, 2, 5]), before)
  })
})
