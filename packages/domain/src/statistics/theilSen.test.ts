import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { median } from "./quantile.ts"
import { type TheilSen, theilSen } from "./theilSen.ts"

const oracle: ReadonlyArray<TheilSen & { x: Array<number>; y: Array<number>; level: number }> = JSON.parse(
  readFileSync(new URL("./oracle/oracle-scipy.json", import.meta.url), "utf8")
).theilSen

const integer = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const point = Arbitrary.all([integer(0, 20), integer(-50, 50)])
const points = Arbitrary.array(point, { minLength: 2, maxLength: 30 })
type Points = ReadonlyArray<readonly [number, number]>
const lineOf = (points: Points, level?: number): TheilSen | undefined =>
  theilSen(
    points.map(([x]) => x),
    points.map(([, y]) => y),
    level
  )
const close = (actual: TheilSen | undefined, expected: TheilSen | undefined): void => {
  assert.strictEqual(actual === undefined, expected === undefined)
  for (const key of ["slope", "intercept", "low", "high"] as const)
    assert.closeTo(actual?.[key] ?? 0, expected?.[key] ?? 0, 1e-9)
}
const mapped = (line: TheilSen | undefined, change: (line: TheilSen) => TheilSen): TheilSen | undefined =>
  line === undefined ? undefined : change(line)

describe("theilSen", () => {
  it.prop("gives the slope of a straight line", [points, integer(-9, 9), integer(-9, 9)], ([points, slope, at]) => {
    const line = lineOf(points.map(([x]) => [x, slope * x + at]))
    if (line !== undefined) assert.deepStrictEqual(line, { slope, intercept: at, low: slope, high: slope })
  })

  it.prop("does not see the order of the points", [points], ([points]) => {
    assert.deepStrictEqual(lineOf([...points].reverse()), lineOf(points))
  })

  it.prop(
    "shifts, scales and tilts with the values",
    [points, integer(-9, 9), integer(1, 5)],
    ([points, by, times]) => {
      const line = lineOf(points)
      close(
        lineOf(points.map(([x, y]) => [x, y + by])),
        mapped(line, (line) => ({ ...line, intercept: line.intercept + by }))
      )
      close(
        lineOf(points.map(([x, y]) => [x * times, y])),
        mapped(line, ({ slope, intercept, low, high }) => ({
          slope: slope / times,
          intercept,
          low: low / times,
          high: high / times
        }))
      )
      // A tilt may make or break ties in y, which only the limits see.
      const tilted = lineOf(points.map(([x, y]) => [x, y + by * x]))
      assert.closeTo(tilted?.slope ?? 0, line === undefined ? 0 : line.slope + by, 1e-9)
    }
  )

  it.prop("turns over with the values", [points], ([points]) => {
    close(
      lineOf(points.map(([x, y]) => [x, -y])),
      mapped(lineOf(points), ({ slope, intercept, low, high }) => ({
        slope: -slope,
        intercept: -intercept,
        low: -high,
        high: -low
      }))
    )
  })

  it.prop("is the median of the slopes, inside its limits, which widen with the level", [points], ([points]) => {
    const line = lineOf(points)
    const slopes = points.flatMap(([x, y], i) =>
      points.slice(0, i).flatMap(([u, v]) => (x === u ? [] : [(y - v) / (x - u)]))
    )
    assert.strictEqual(line?.slope, median(slopes))
    if (line === undefined) return
    assert.isTrue(line.low <= line.slope && line.slope <= line.high)
    assert.isTrue(slopes.includes(line.low) && slopes.includes(line.high))
    const narrow = lineOf(points, 0.5)
    assert.isTrue(narrow !== undefined && narrow.low >= line.low && narrow.high <= line.high)
  })

  it("agrees with SciPy", () => {
    for (const { x, y, level, ...expected } of oracle) close(theilSen(x, y, level), expected)
  })

  it("holds against a quarter of wrong points", () => {
    const points: Points = Array.from({ length: 20 }, (_, x) => [x, x % 4 === 0 ? 1000 : 2 * x])
    assert.closeTo(lineOf(points)?.slope ?? 0, 2, 0.5)
  })

  it("has the whole range for limits where the ties leave no variance", () => {
    const points: Points = [...Array.from({ length: 9 }, () => [0, 1] as const), [0, 5], [3, 1]]
    assert.deepInclude(lineOf(points), { slope: 0, low: -4 / 3, high: 0 })
  })

  it("is undefined where x is one value; refuses what does not fit", () => {
    for (const x of [[], [1], [1, 1, 1]]) assert.isUndefined(theilSen(x, x))
    assert.throws(() => theilSen([1, 2], [1]), RangeError, "2 values of x and 1 of y")
    for (const level of [0, 1, Number.NaN]) assert.throws(() => theilSen([1], [1], level), RangeError, "not between")
  })

  it("is not moved by what it measured before, however long that was", () => {
    const before = theilSen([1, 2, 4], [1, 5, 2])
    const long = Array.from({ length: 90 }, (_, index) => index)
    const line = theilSen(
      long,
      long.map((x) => x * x),
      0.5
    )
    // The median of i + j over all pairs; then 44² and 45², less the slope times 44.5.
    assert.deepInclude(line, { slope: 89, intercept: (44 * 44 + 45 * 45) / 2 - 89 * 44.5 })
    assert.deepStrictEqual(theilSen([1, 2, 4], [1, 5, 2]), before)
  })
})
