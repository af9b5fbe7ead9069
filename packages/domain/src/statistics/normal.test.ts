import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { normalCdf, normalQuantile, normalTail } from "./normal.ts"

const oracle: {
  normal: ReadonlyArray<{ z: number; lower: number; upper: number }>
  normalQuantile: ReadonlyArray<{ p: number; z: number }>
} = JSON.parse(readFileSync(new URL("./oracle/oracle-r.json", import.meta.url), "utf8"))

const between = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum, maximum })))

describe("normalCdf and normalTail", () => {
  it.prop("are mirror images that add up to 1", [between(-40, 40)], ([z]) => {
    assert.strictEqual(normalCdf(z), normalTail(-z))
    assert.closeTo(normalCdf(z) + normalTail(z), 1, 1e-15)
  })

  it.prop("rise and fall with z", [between(-37, 37), between(1e-6, 1)], ([z, step]) => {
    assert.isAtLeast(normalCdf(z + step), normalCdf(z))
    assert.isAtMost(normalTail(z + step), normalTail(z))
  })

  it("agree with R, far out too", () => {
    for (const { z, lower, upper } of oracle.normal) {
      assert.closeTo(normalCdf(z), lower, 1e-12 * lower)
      assert.closeTo(normalTail(z), upper, 1e-12 * upper)
    }
  })

  it("join at 3 without a step", () => {
    assert.closeTo(normalTail(3 - 1e-15) / normalTail(3), 1, 1e-12)
  })

  it("end where they end", () => {
    assert.deepStrictEqual([-Infinity, -39, 0, 39, Infinity].map(normalCdf), [0, 0, 0.5, 1, 1])
    assert.isNaN(normalCdf(Number.NaN))
  })
})

describe("normalQuantile", () => {
  it.prop("undoes normalCdf", [between(-6, 6)], ([z]) => {
    assert.closeTo(normalQuantile(z > 0 ? normalTail(z) : normalCdf(z)), -Math.abs(z), 1e-12)
  })

  it.prop("changes its sign from p to 1 − p", [between(1e-9, 0.5)], ([p]) => {
    assert.closeTo(normalQuantile(1 - p), -normalQuantile(p), 1e-7)
  })

  it("agrees with R", () => {
    for (const { p, z } of oracle.normalQuantile) assert.closeTo(normalQuantile(p), z, 1e-14 * Math.abs(z))
  })

  it("ends where it ends", () => {
    assert.deepStrictEqual([0, 0.5, 1].map(normalQuantile), [-Infinity, 0, Infinity])
    for (const p of [-0.1, 1.1, Number.NaN]) assert.isNaN(normalQuantile(p))
  })
})
