import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { fillBelow, fillUniform, gamma, normal, type Stream, stream } from "./random.ts"

const seed = Arbitrary.schema(Schema.Int)
const label = Arbitrary.schema(Schema.String)
const take = (count: number, draw: () => number): Array<number> => Array.from({ length: count }, draw)
const firstOf = (from: Stream): ReadonlyArray<number> => take(8, () => from.next())
const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, value) => sum + value, 0) / values.length
const moments = (values: ReadonlyArray<number>): { mean: number; variance: number } => {
  const centre = mean(values)
  return { mean: centre, variance: mean(values.map((value) => (value - centre) * (value - centre))) }
}

describe("stream", () => {
  it.prop("is made by its seed and its label alone", [seed, label], ([seed, label]) => {
    const one = stream(seed, label)
    const other = stream(seed, `${label} `)
    const alone = firstOf(stream(seed, label))
    // Drawing from another stream in between moves nothing.
    assert.deepStrictEqual(
      take(8, () => {
        other.next()
        return one.next()
      }),
      alone
    )
  })

  it.prop("differs by every bit of the seed", [seed, label], ([seed, label]) => {
    const all = new Set([firstOf(stream(seed, label)).join()])
    const others = take(52, () => 0).map((_, bit) => seed + (seed > 0 ? -1 : 1) * 2 ** bit)
    for (const other of others) all.add(firstOf(stream(other, label)).join())
    assert.strictEqual(all.size, 53)
  })

  it.prop("differs by every unit of the label", [seed, label], ([seed, label]) => {
    const text = `${label}ab`
    const labels = new Set([text, `${text}\u0000`, `\u0000${text}`, [...text].reverse().join("")])
    for (let index = 0; index < text.length; index++) {
      const other = String.fromCharCode(text.charCodeAt(index) ^ 0x8000)
      labels.add(text.slice(0, index) + other + text.slice(index + 1))
      labels.add(text.slice(0, index) + text.slice(index + 1))
    }
    const streams = new Set([...labels].map((one) => firstOf(stream(seed, one)).join()))
    assert.strictEqual(streams.size, labels.size)
  })

  it.prop("stays in 0..1 and short of 1, in steps of 2^-53", [seed], ([seed]) => {
    for (const value of firstOf(stream(seed, "range"))) {
      assert.isTrue(value >= 0 && value < 1)
      assert.isTrue(Number.isInteger(value * 2 ** 53))
    }
  })

  it("fills the interval evenly, within a stream and over the first number of many", () => {
    const one = stream(1, "uniform")
    for (const values of [
      take(100_000, () => one.next()),
      take(100_000, () => 0).map((_, index) => stream(index, "uniform").next()),
      take(100_000, () => 0).map((_, index) => stream(7, `city ${index}`).next())
    ]) {
      const bins = new Float64Array(100)
      for (const value of values) bins[Math.floor(value * 100)] = (bins[Math.floor(value * 100)] as number) + 1
      const chiSquare = bins.reduce((sum, count) => sum + ((count - 1000) * (count - 1000)) / 1000, 0)
      // 99 degrees of freedom: mean 99, standard deviation 14.
      assert.isTrue(chiSquare > 50 && chiSquare < 160, `chi square ${chiSquare}`)
      assert.closeTo(mean(values), 0.5, 0.004)
      // Its low bits, of the second output, fill theirs.
      assert.closeTo(mean(values.map((value) => (value * 2 ** 27) % 1)), 0.5, 0.004)
    }
  })

  it("does not correlate with what came before, or with a stream of the next seed", () => {
    const one = stream(1, "pairs")
    const other = stream(2, "pairs")
    const values = take(100_000, () => one.next() - 0.5)
    const others = take(100_000, () => other.next() - 0.5)
    assert.closeTo(mean(values.map((value, index) => value * (values[index - 1] ?? 0))) * 12, 0, 0.015)
    assert.closeTo(mean(values.map((value, index) => value * (others[index] ?? 0))) * 12, 0, 0.015)
  })

  it("refuses a seed that has lost bits", () => {
    for (const seed of [0.5, 2 ** 53, Number.NaN, Infinity])
      assert.throws(() => stream(seed, ""), RangeError, "is not a whole number")
  })
})

describe("fillUniform", () => {
  it.prop("gives what the stream gives, one by one", [seed, label], ([seed, label]) => {
    for (const count of [0, 1, 2, 101]) {
      const filled = new Float64Array(count)
      fillUniform(seed, label, filled)
      const from = stream(seed, label)
      assert.deepStrictEqual(
        [...filled],
        Array.from({ length: count }, () => from.next())
      )
    }
  })

  it("refuses a seed that has lost bits", () => {
    assert.throws(() => fillUniform(2 ** 53, "label", new Float64Array(1)), RangeError)
  })
})

describe("fillBelow", () => {
  it.prop("compares the numbers of the stream", [seed, label], ([seed, label]) => {
    const numbers = new Float64Array(60)
    fillUniform(seed, label, numbers)
    const one = numbers[7] ?? 0
    // A number itself and its neighbours, of which the upper bits are the same, and what every number is below, or none.
    const near = [one, one - 2 ** -53, one + 2 ** -53, one + 2 ** -30, Math.min(...numbers) + 2 ** -54]
    const shares = [...near, 0.5, 0.9, 0, 1, -1, 2, -Infinity, Infinity, 5e-324, 1 - 2 ** -53]
    for (const share of shares) {
      const below = new Uint8Array(numbers.length)
      fillBelow(seed, label, share, below)
      assert.deepStrictEqual(
        [...below],
        Array.from(numbers, (number) => (number < share ? 1 : 0))
      )
    }
  })

  it("refuses a seed that has lost bits", () => {
    assert.throws(() => fillBelow(2 ** 53, "label", 0.5, new Uint8Array(1)), RangeError)
  })
})

describe("normal", () => {
  it("has the moments of the normal distribution", () => {
    const one = stream(3, "normal")
    const values = take(200_000, () => normal(one))
    const { mean: centre, variance } = moments(values)
    assert.closeTo(centre, 0, 0.012)
    assert.closeTo(variance, 1, 0.017)
    assert.closeTo(mean(values.map((value) => value ** 3)), 0, 0.05)
    assert.closeTo(mean(values.map((value) => value ** 4)), 3, 0.12)
    assert.closeTo(mean(values.map((value) => Number(value > 1.959963984540054))), 0.025, 0.002)
  })
})

describe("gamma", () => {
  it.each([0.05, 0.3, 0.9999, 1, 1.5, 4, 50, 3000])("of shape %d has the mean and variance of that shape", (shape) => {
    const one = stream(4, `gamma ${shape}`)
    const values = take(100_000, () => gamma(one, shape))
    assert.isTrue(values.every((value) => value >= 0 && value < Infinity))
    const { mean: centre, variance } = moments(values)
    // Five standard errors; the fourth central moment of a gamma is 3k² + 6k.
    assert.closeTo(centre, shape, 5 * Math.sqrt(shape / 100_000))
    assert.closeTo(variance, shape, 5 * Math.sqrt((2 * shape * shape + 6 * shape) / 100_000))
  })

  it("of shape 1 is exponential, of shape 1/2 half a squared normal", () => {
    const one = stream(5, "gamma")
    const exponential = take(100_000, () => gamma(one, 1)).sort((a, b) => a - b)
    assert.closeTo(exponential[50_000] ?? 0, Math.LN2, 0.016)
    assert.closeTo(exponential[90_000] ?? 0, Math.log(10), 0.05)
    const half = take(100_000, () => gamma(one, 0.5)).sort((a, b) => a - b)
    assert.closeTo(half[50_000] ?? 0, 0.2274682115597864, 0.008)
    assert.closeTo(half[95_000] ?? 0, 1.9207294103470618, 0.06)
  })

  it("refuses a shape that is none", () => {
    for (const shape of [0, -1, Infinity, Number.NaN])
      assert.throws(() => gamma(stream(1, ""), shape), RangeError, "is not above 0")
  })
})
