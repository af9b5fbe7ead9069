import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { exp, ln, lnGamma, lnOnePlus, power, powerOfTwo, stirlingError } from "./elementary.ts"

type Pairs = ReadonlyArray<readonly [number, number]>
const scipy: { exp: Pairs; ln: Pairs; power: ReadonlyArray<readonly [number, number, number]> } = JSON.parse(
  readFileSync(new URL("./oracle/oracle-scipy.json", import.meta.url), "utf8")
)
const r: { lnGamma: ReadonlyArray<{ x: number; value: number }> } = JSON.parse(
  readFileSync(new URL("./oracle/oracle-r.json", import.meta.url), "utf8")
)

const between = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum, maximum })))
const near = (actual: number, expected: number, relative: number): void => {
  if (actual !== expected) assert.closeTo(actual, expected, relative * Math.abs(expected))
}

describe("exp", () => {
  it.prop("is what the engine's is, to two units in the last place", [between(-708, 709)], ([x]) => {
    near(exp(x), Math.exp(x), 4.4e-16)
  })

  it.prop("turns sums into products", [between(-300, 300), between(-300, 300)], ([a, b]) => {
    near(exp(a + b), exp(a) * exp(b), 1e-13)
  })

  it("is right to 2^-52 of its size, by exact decimals", () => {
    for (const [x, expected] of scipy.exp) near(exp(x), expected, 2.3e-16)
  })

  it("ends where numbers end", () => {
    assert.deepStrictEqual([0, -0, Infinity, -Infinity, 710, -746].map(exp), [1, 1, Infinity, 0, Infinity, 0])
    assert.isNaN(exp(Number.NaN))
    near(exp(709.782712893384), Math.exp(709.782712893384), 4.4e-16)
    for (const x of [-709, -720, -740, -745, -745.1332191019411])
      assert.closeTo(exp(x) / 5e-324, Math.exp(x) / 5e-324, 1 + 4.4e-16 * (Math.exp(x) / 5e-324))
  })
})

describe("ln", () => {
  it.prop("is what the engine's is, to two units in the last place", [between(-700, 709)], ([x]) => {
    for (const value of [Math.exp(x), 1 + x / 1000, 1 + x / 1e9]) near(ln(value), Math.log(value), 4.4e-16)
  })

  it.prop("undoes exp", [between(-700, 700)], ([x]) => {
    assert.closeTo(ln(exp(x)), x, 2.3e-16 + 2.3e-16 * Math.abs(x))
  })

  it("is right to 2^-52 of its size, by exact decimals", () => {
    for (const [x, expected] of scipy.ln) near(ln(x), expected, 2.3e-16)
  })

  it("ends where numbers end", () => {
    assert.deepStrictEqual([0, -0, 1, Infinity].map(ln), [-Infinity, -Infinity, 0, Infinity])
    for (const x of [-1, -Infinity, -5e-324, Number.NaN]) assert.isNaN(ln(x))
    for (const x of [1 + 2 ** -52, 1 - 2 ** -53, Number.MAX_VALUE, 2 ** -1022, 5e-324])
      near(ln(x), Math.log(x), 4.4e-16)
  })
})

describe("lnOnePlus", () => {
  it.prop("is what the engine's is, for small numbers above all", [between(-0.9, 10)], ([x]) => {
    for (const value of [x, x / 1e6, x / 1e12, x / 1e300]) near(lnOnePlus(value), Math.log1p(value), 1e-15)
  })
})

describe("power", () => {
  it.prop("is a product where the exponent is whole", [between(1e-6, 1000), between(1e-6, 1000)], ([base, other]) => {
    near(power(base, 3), base * base * base, 1e-13)
    near(power(base, 0.5), Math.sqrt(base), 1e-13)
    near(power(base * other, 1.5), power(base, 1.5) * power(other, 1.5), 1e-13)
  })

  it("is right to some units in the last place, by exact decimals", () => {
    for (const [base, exponent, expected] of scipy.power) near(power(base, exponent), expected, 2e-14)
  })

  it("is exact at 0 and 1", () => {
    assert.deepStrictEqual(
      [power(7.3, 0), power(7.3, 1), power(1, Infinity), power(0, 2), power(0, -2), power(0, 0), power(0, 1)],
      [1, 7.3, 1, 0, Infinity, 1, 0]
    )
    assert.isNaN(power(-2, 1))
    assert.isNaN(power(-2, 2))
  })
})

describe("powerOfTwo", () => {
  it("is exact from the least number to beyond the greatest", () => {
    for (let exponent = -1080; exponent <= 1030; exponent++) assert.strictEqual(powerOfTwo(exponent), 2 ** exponent)
  })
})

describe("lnGamma", () => {
  it.prop("steps by ln x", [between(1e-3, 200)], ([x]) => {
    assert.closeTo(lnGamma(x + 1), lnGamma(x) + ln(x), 1e-14 * (1 + Math.abs(lnGamma(x + 1))))
  })

  it.prop("doubles as Legendre found", [between(1e-3, 100)], ([x]) => {
    const right = lnGamma(x) + lnGamma(x + 0.5) + (2 * x - 1) * ln(2) - 0.5 * ln(Math.PI)
    assert.closeTo(lnGamma(2 * x), right, 1e-14 * (10 + Math.abs(right)))
  })

  it("agrees with R", () => {
    // R itself loses digits near the root at 1 and 2, of which these are 1e-4 away.
    for (const { x, value } of r.lnGamma) near(lnGamma(x), value, Math.abs(value) < 0.01 ? 1e-12 : 1e-14)
  })

  it.prop("is Stirling's formula but for its error, which is about 1/12x", [between(0.01, 500)], ([x]) => {
    const formula = (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI)
    assert.closeTo(lnGamma(x) - formula, stirlingError(x), 1e-14 * (5 + Math.abs(formula)))
    assert.isTrue(stirlingError(x) < 1 / (12 * x) && stirlingError(x) > 1 / (12 * x + 1))
    // The two ways of computing it join at 8.
    assert.closeTo(stirlingError(8 - 1e-12), stirlingError(8), 1e-14)
  })

  it("ends where it ends", () => {
    assert.deepStrictEqual([0, 1, 2, Infinity].map(lnGamma), [Infinity, 0, 0, Infinity])
    assert.isNaN(lnGamma(-0.5))
  })
})
