import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { betaQuantile, binomialLower, binomialUpper, incompleteBeta } from "./beta.ts"

const oracle: {
  beta: ReadonlyArray<Record<"a" | "b", number> & Record<"p" | "quantiles" | "x" | "probabilities", Array<number>>>
  binomial: ReadonlyArray<Record<"n" | "p", number> & Record<"k" | "lower" | "upper", Array<number>>>
} = JSON.parse(readFileSync(new URL("./oracle/oracle-r.json", import.meta.url), "utf8"))

const between = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum, maximum })))
const integer = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const shape = between(0.2, 300)
const share = between(0.001, 0.999)
const near = (actual: number, expected: number | undefined, relative: number): void => {
  assert.closeTo(actual, expected ?? Number.NaN, relative * Math.abs(expected ?? 0))
}

describe("incompleteBeta", () => {
  it.prop("mirrors, and rises with x", [share, share, shape, shape], ([x, y, a, b]) => {
    assert.closeTo(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a), 1, 1e-12)
    const [low, high] = x < y ? [x, y] : [y, x]
    assert.isAtMost(incompleteBeta(low, a, b), incompleteBeta(high, a, b) + 1e-13)
  })

  it.prop("is a power where one shape is 1", [share, shape], ([x, a]) => {
    near(incompleteBeta(x, a, 1), x ** a, 1e-12)
    assert.closeTo(incompleteBeta(x, 1, a), 1 - (1 - x) ** a, 1e-13)
  })

  it("agrees with R", () => {
    for (const { a, b, x, probabilities } of oracle.beta)
      x.forEach((at, index) => {
        near(incompleteBeta(at, a, b), probabilities[index], 1e-12)
      })
  })

  it("ends where it ends; refuses shapes that are none", () => {
    assert.deepStrictEqual(
      [-1, 0, 1, 2].map((x) => incompleteBeta(x, 2, 3)),
      [0, 0, 1, 1]
    )
    assert.isNaN(incompleteBeta(Number.NaN, 2, 3))
    for (const bad of [0, -1, Infinity, Number.NaN]) {
      assert.throws(() => incompleteBeta(0.5, bad, 1), RangeError, "shapes")
      assert.throws(() => betaQuantile(0.5, 1, bad), RangeError, "shapes")
    }
  })
})

describe("betaQuantile", () => {
  it.prop("undoes incompleteBeta", [share, shape, shape], ([p, a, b]) => {
    const x = betaQuantile(p, a, b)
    assert.isTrue(x >= 0 && x <= 1)
    // Near 1 numbers lie so far apart that none may give p itself; its neighbours then give less and more.
    assert.isAtMost(incompleteBeta(x * (1 - 4e-16), a, b), p + 1e-12)
    assert.isAtLeast(incompleteBeta(x * (1 + 4e-16), a, b), p - 1e-12)
  })

  it.prop("mirrors", [share, shape, shape], ([p, a, b]) => {
    assert.closeTo(betaQuantile(p, a, b) + betaQuantile(1 - p, b, a), 1, 1e-12)
  })

  it("agrees with R", () => {
    for (const { a, b, p, quantiles } of oracle.beta)
      p.forEach((share, index) => {
        near(betaQuantile(share, a, b), quantiles[index], 1e-12)
      })
  })

  it("ends where it ends; refuses a probability that is none", () => {
    assert.deepStrictEqual([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)], [0, 1])
    for (const p of [-0.1, 1.1, Number.NaN]) assert.throws(() => betaQuantile(p, 1, 1), RangeError, "outside 0..1")
  })

  it("gives 0 for what lies under the smallest number", () => {
    assert.strictEqual(betaQuantile(1e-3, 1e-3, 1), 0)
    near(betaQuantile(1e-3, 0.01, 1), 1e-300, 1e-9)
  })
})

describe("binomialLower and binomialUpper", () => {
  it.prop("share out 1 at every count", [integer(-1, 60), integer(1, 60), share], ([k, n, p]) => {
    assert.closeTo(binomialLower(k, n, p) + binomialUpper(k + 1, n, p), 1, 1e-13)
  })

  it("agree with R", () => {
    for (const { n, p, k, lower, upper } of oracle.binomial)
      k.forEach((count, index) => {
        near(binomialLower(count, n, p), lower[index], 1e-12)
        near(binomialUpper(count, n, p), upper[index], 1e-12)
      })
  })
})
