import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { changePoints } from "./changePoints.ts"
import { normal, stream } from "./random.ts"

const integer = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const series = Arbitrary.array(integer(0, 3), { maxLength: 10 })

/** All ways to cut `from..to` into segments of at least `minimum`. */
const partitions = (from: number, to: number, minimum: number): Array<Array<number>> => {
  const result: Array<Array<number>> = [[]]
  for (let change = from + minimum; change <= to - minimum; change++)
    for (const rest of partitions(change, to, minimum)) result.push([change, ...rest])
  return result
}
const costOf = (y: ReadonlyArray<number>, changes: ReadonlyArray<number>, penalty: number): number =>
  [0, ...changes].reduce((total, from, index) => {
    const segment = y.slice(from, changes[index] ?? y.length)
    const mean = segment.reduce((sum, value) => sum + value, 0) / segment.length
    return total + segment.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  }, penalty * changes.length)
/** Fewer changes first, then earlier ones. */
const byPreference = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number => {
  if (a.length !== b.length) return a.length - b.length
  const at = a.findIndex((change, index) => change !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

describe("changePoints", () => {
  it.prop(
    "is the best of all partitions; of equal ones that of fewest, then earliest changes",
    [series, integer(0, 12), integer(1, 4)],
    ([y, penalty, minimum]) => {
      const all = partitions(0, y.length, minimum).filter((_, index) => index === 0 || y.length >= minimum)
      const least = Math.min(...all.map((changes) => costOf(y, changes, penalty)))
      const [best] = all.filter((changes) => costOf(y, changes, penalty) <= least + 1e-9).sort(byPreference)
      assert.deepStrictEqual(changePoints(y, { penalty, minimum }), best)
    }
  )

  it.prop("shifts away and scales with the square", [series, integer(1, 12), integer(2, 9)], ([y, penalty, times]) => {
    const changes = changePoints(y, { penalty })
    const scaled = y.map((value) => times * value)
    assert.deepStrictEqual(changePoints(scaled, { penalty: penalty * times * times }), changes)
    const shifted = y.map((value) => value + 2 ** 30)
    assert.closeTo(costOf(y, changePoints(shifted, { penalty }), penalty), costOf(y, changes, penalty), 1e-6)
  })

  it.prop("finds no more changes for a higher penalty", [series, integer(0, 12), integer(0, 12)], ([y, a, b]) => {
    const [low, high] = a < b ? [a, b] : [b, a]
    assert.isAtMost(changePoints(y, { penalty: high }).length, changePoints(y, { penalty: low }).length)
  })

  it("finds levels in noise, and none in noise alone", () => {
    const random = stream(9, "levels")
    const level = (index: number): number => (index < 30 ? 0 : index < 70 ? 4 : 1)
    const noise = Array.from({ length: 100 }, () => normal(random))
    const penalty = 2 * Math.log(100)
    assert.deepStrictEqual(
      changePoints(
        noise.map((value, index) => 10 * (value / 10 + level(index))),
        { penalty }
      ),
      [30, 70]
    )
    assert.deepStrictEqual(changePoints(noise, { penalty }), [])
  })

  it("keeps to the minimum, and takes a steady series as it is", () => {
    assert.deepStrictEqual(changePoints([0, 0, 0, 9, 0, 0, 0], { penalty: 1, minimum: 1 }), [3, 4])
    assert.deepStrictEqual(changePoints([0, 0, 0, 9], { penalty: 1 }), [2])
    // To change at 2 or at 3 costs the same.
    assert.deepStrictEqual(changePoints([0, 0, 1, 2, 2], { penalty: 1 }), [2])
    assert.deepStrictEqual(changePoints([0.1, 0.1, 0.1, 0.1, 0.1, 0.1], { penalty: 0, minimum: 1 }), [])
    for (const y of [[], [1], [1, 9], [1, 9, 9]]) assert.deepStrictEqual(changePoints(y, { penalty: 0 }), [])
    assert.deepStrictEqual(changePoints([1, 1, 9, 9], { penalty: Infinity }), [])
  })

  it("refuses options that are none", () => {
    for (const penalty of [-1, Number.NaN]) assert.throws(() => changePoints([1], { penalty }), RangeError, "penalty")
    for (const minimum of [0, 1.5, Number.NaN])
      assert.throws(() => changePoints([1], { penalty: 1, minimum }), RangeError, "minimum")
  })
})
