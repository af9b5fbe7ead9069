import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { InvalidOption } from "./checks.ts"
import { random, shuffled } from "./random.ts"

const seeds = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 2 ** 32 - 1 })))
const lengths = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 50 })))

/** sfc32 in whole numbers of any length, slowly: nothing left to an engine's 32-bit arithmetic. */
const slowly = (seed: number, length: number): Array<number> => {
  const cut = (x: bigint) => x & 0xffffffffn
  let [a, b, c, count] = [0n, BigInt(seed), 0n, 1n]
  return Array.from({ length: length + 12 }, () => {
    const result = cut(a + b + count)
    count = cut(count + 1n)
    a = b ^ (b >> 9n)
    b = cut(9n * c)
    c = cut(cut(c << 21n) + (c >> 11n) + result)
    return Number(result)
  }).slice(12)
}

describe("random, laws", () => {
  it.prop("gives the numbers that exact arithmetic gives", [seeds], ([seed]) => {
    const next = random(seed)
    expect(Array.from({ length: 20 }, next)).toEqual(slowly(seed, 20))
  })

  it.prop("two streams of one seed do not disturb each other", [seeds], ([seed]) => {
    const [one, other] = [random(seed), random(seed)]
    const alone = Array.from({ length: 5 }, one)
    expect(Array.from({ length: 5 }, other)).toEqual(alone)
  })

  it.prop("an order holds each number once", [seeds, lengths], ([seed, length]) => {
    expect([...shuffled(length, random(seed))].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, i) => i))
  })
})

describe("random", () => {
  it("gives these numbers for seed 1, today and always", () => {
    const next = random(1)
    expect([next(), next(), next()]).toEqual([2012149540, 1872316204, 1707632675])
  })

  it("spreads over the range, and orders three in each of six ways alike", () => {
    const next = random(7)
    const eighths = new Array<number>(8).fill(0)
    for (let i = 0; i < 8000; i++) {
      const eighth = next() >>> 29
      eighths[eighth] = (eighths[eighth] as number) + 1
    }
    for (const count of eighths) expect(Math.abs(count - 1000)).toBeLessThan(150)
    const orders = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const order = shuffled(3, next).join()
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    expect(orders.size).toBe(6)
    for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  it.each([-1, 0.5, Number.NaN, 2 ** 32])("refuses seed %s", (seed) => {
    expect(() => random(seed)).toThrow(
      new InvalidOption(`seed must be a whole number in 0..4294967295, not ${seed}`, "seed")
    )
  })
})
