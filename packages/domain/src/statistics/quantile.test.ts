import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { median, medianInterval, medianOfSorted, quantile } from "./quantile.ts"
import { stream } from "./random.ts"

const oracle: {
  quantile: ReadonlyArray<{ values: Array<number>; p: Array<number>; quantiles: Array<number>; median: number }>
  medianInterval: ReadonlyArray<{ n: number; asked: number; rank: number; level: number }>
} = JSON.parse(readFileSync(new URL("./oracle/oracle-r.json", import.meta.url), "utf8"))

const finite = Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: -1e9, maximum: 1e9 })))
const share = Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })))
const values = Arbitrary.array(finite, { minLength: 1, maxLength: 30 })
const inOrder = (values: ReadonlyArray<number>): ReadonlyArray<number> => [...values].sort((a, b) => a - b)

describe("quantile", () => {
  it.prop("lies in the range, and rises with the share", [values, share, share], ([values, p, q]) => {
    const sorted = inOrder(values)
    const [low, high] = p < q ? [p, q] : [q, p]
    const result = [quantile(sorted, 0), quantile(sorted, low), quantile(sorted, high), quantile(sorted, 1)]
    assert.deepStrictEqual(inOrder(result), result)
    assert.strictEqual(result[0], sorted[0])
    assert.strictEqual(result[3], sorted.at(-1))
  })

  it.prop("at a step of 1/(n−1) is a value of the list", [values], ([values]) => {
    const sorted = inOrder(values)
    sorted.forEach((value, index) => {
      const p = sorted.length === 1 ? 0 : index / (sorted.length - 1)
      assert.closeTo(quantile(sorted, p), value, 1e-5)
    })
  })

  it.prop("shifts and scales with the values", [values, share, finite], ([values, p, shift]) => {
    const moved = inOrder(values.map((value) => 3 * value + shift))
    assert.closeTo(quantile(moved, p), 3 * quantile(inOrder(values), p) + shift, 1e-5)
  })

  it("agrees with R", () => {
    for (const { values, p, quantiles } of oracle.quantile)
      p.forEach((share, index) => {
        assert.closeTo(quantile(inOrder(values), share), quantiles[index] ?? Number.NaN, 1e-13)
      })
  })

  it("of nothing is no number; a share outside 0..1 is refused", () => {
    assert.isNaN(quantile([], 0.5))
    for (const p of [-0.1, 1.1, Number.NaN]) assert.throws(() => quantile([1], p), RangeError, "outside 0..1")
  })
})

describe("median", () => {
  it.prop("does not see the order, and does not change it", [values], ([values]) => {
    const before = [...values]
    const result = median(values)
    assert.deepStrictEqual(values, before)
    assert.strictEqual(median([...values].reverse()), result)
    assert.strictEqual(medianOfSorted(inOrder(values)), result)
    const at = result ?? Number.NaN
    assert.isTrue(2 * values.filter((value) => value < at).length <= values.length)
    assert.isTrue(2 * values.filter((value) => value > at).length <= values.length)
  })

  it.prop("changes its sign with the values", [values], ([values]) => {
    assert.strictEqual(median(values.map((value) => -value)), -(median(values) ?? Number.NaN))
  })

  it("agrees with R; of nothing is undefined", () => {
    for (const { values, median: expected } of oracle.quantile) assert.closeTo(median(values) ?? 0, expected, 1e-15)
    assert.isUndefined(median([]))
  })
})

describe("medianInterval", () => {
  it.prop("holds the median, is made of values, and widens with the level", [values], ([values]) => {
    const inner = medianInterval(values, 0.8)
    const outer = medianInterval(values, 0.99)
    for (const one of [inner, outer]) {
      if (one === undefined) continue
      const at = median(values) ?? Number.NaN
      assert.isTrue(one.low <= at && at <= one.high)
      assert.isTrue(values.includes(one.low) && values.includes(one.high))
    }
    if (inner === undefined) assert.isUndefined(outer)
    else {
      assert.isAtLeast(inner.level, 0.8)
      if (outer !== undefined) assert.isTrue(outer.low <= inner.low && outer.high >= inner.high)
    }
  })

  it("takes the ranks that R's binomial distribution gives, and reaches that level", () => {
    for (const { n, asked, rank, level } of oracle.medianInterval) {
      const ranks = Array.from({ length: n }, (_, index) => n - index)
      const interval = medianInterval(ranks, asked)
      if (rank === 0) assert.isUndefined(interval)
      else {
        assert.deepInclude(interval, { low: rank, high: n + 1 - rank })
        assert.closeTo(interval?.level ?? 0, level, 1e-11)
      }
    }
  })

  it("takes a level that is reached exactly", () => {
    assert.deepStrictEqual(medianInterval([1, 2, 3, 4, 5], 0.9375), { low: 1, high: 5, level: 0.9375 })
    assert.isUndefined(medianInterval([1, 2, 3, 4, 5]))
    assert.deepStrictEqual(medianInterval([6, 5, 4, 3, 2, 1]), { low: 1, high: 6, level: 0.96875 })
  })

  it("covers the median of a skewed distribution as often as it says", () => {
    const random = stream(6, "coverage")
    let covered = 0
    for (let draw = 0; draw < 20_000; draw++) {
      const interval = medianInterval(Array.from({ length: 12 }, () => random.next() ** 3))
      if (interval !== undefined && interval.low <= 0.125 && interval.high >= 0.125) covered++
    }
    assert.closeTo(covered / 20_000, 1 - (2 * (1 + 12 + 66)) / 4096, 0.006)
  })

  it("refuses a level that is none", () => {
    for (const level of [0, 1, Number.NaN]) assert.throws(() => medianInterval([1], level), RangeError, "not between")
  })
})
