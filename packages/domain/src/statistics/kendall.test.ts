import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { kendallTauB, permutationTest } from "./kendall.ts"

const oracle: ReadonlyArray<{ x: Array<number>; y: Array<number>; tau: number }> = JSON.parse(
  readFileSync(new URL("./oracle/oracle-scipy.json", import.meta.url), "utf8")
).kendall

const integer = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const pairsOf = (maxLength: number) => Arbitrary.array(Arbitrary.all([integer(0, 6), integer(0, 6)]), { maxLength })
type Pairs = ReadonlyArray<readonly [number, number]>
const xOf = (pairs: Pairs): Array<number> => pairs.map(([x]) => x)
const yOf = (pairs: Pairs): Array<number> => pairs.map(([, y]) => y)

/** All permutations of a list, equal values told apart. */
const permutations = (list: ReadonlyArray<number>): Array<Array<number>> =>
  list.length === 0
    ? [[]]
    : list.flatMap((first, index) =>
        permutations([...list.slice(0, index), ...list.slice(index + 1)]).map((rest) => [first, ...rest])
      )

describe("kendallTauB", () => {
  it.prop("is the same for the two lists changed over, and in any order of the pairs", [pairsOf(15)], ([pairs]) => {
    const tau = kendallTauB(xOf(pairs), yOf(pairs))
    const reversed = [...pairs].reverse()
    assert.strictEqual(kendallTauB(yOf(pairs), xOf(pairs)), tau)
    assert.strictEqual(kendallTauB(xOf(reversed), yOf(reversed)), tau)
    if (tau !== undefined) assert.isTrue(Math.abs(tau) <= 1 + 1e-15)
  })

  it.prop("is 1 against itself, −1 against its opposite, and sees only order", [pairsOf(15)], ([pairs]) => {
    const x = xOf(pairs)
    const varies = new Set(x).size > 1
    const opposite = x.map((value) => 3 - 2 * value ** 3)
    assert.strictEqual(kendallTauB(x, x), varies ? 1 : undefined)
    assert.strictEqual(kendallTauB(x, opposite), varies ? -1 : undefined)
  })

  it("agrees with SciPy", () => {
    for (const { x, y, tau } of oracle) assert.closeTo(kendallTauB(x, y) ?? Number.NaN, tau, 1e-14)
  })

  it("is undefined for a constant, for one value and for none; refuses lists that do not fit", () => {
    for (const [x, y] of [
      [[], []] as const,
      [[1], [2]] as const,
      [
        [1, 2],
        [5, 5]
      ] as const,
      [
        [5, 5],
        [1, 2]
      ] as const
    ])
      assert.isUndefined(kendallTauB(x, y))
    assert.throws(() => kendallTauB([1, 2], [1]), RangeError, "2 values of x and 1 of y")
  })
})

describe("permutationTest", () => {
  it.prop("is exact for few values: the share of all permutations as far from 0", [pairsOf(6)], ([pairs]) => {
    const x = xOf(pairs)
    const y = yOf(pairs)
    const test = permutationTest(x, y, { seed: 1 })
    const tau = kendallTauB(x, y)
    assert.strictEqual(test?.tau, tau)
    if (test === undefined || tau === undefined) return
    const all = permutations(y)
    const far = all.filter((list) => Math.abs(kendallTauB(x, list) ?? 0) >= Math.abs(tau) - 1e-12)
    assert.closeTo(test.p, far.length / all.length, 1e-15)
    assert.strictEqual(test.draws, new Set(all.map((list) => list.join())).size)
    assert.deepInclude(test, { tau, exact: true })
  })

  it.prop(
    "is the same for the same seed, and leaves the lists alone",
    [pairsOf(14), integer(-9, 9)],
    ([pairs, seed]) => {
      const x = xOf(pairs)
      const y = yOf(pairs)
      const test = permutationTest(x, y, { seed, draws: 50 })
      assert.deepStrictEqual(permutationTest(x, y, { seed, draws: 50 }), test)
      assert.deepStrictEqual([x, y], [xOf(pairs), yOf(pairs)])
      if (test === undefined) return
      assert.strictEqual(test.exact, x.length <= 8)
      if (!test.exact) assert.closeTo((test.p * 51) % 1, Math.round((test.p * 51) % 1), 1e-9)
      assert.isTrue(test.p > 0 && test.p <= 1)
    }
  )

  it("drawn for nine values, comes near to what all permutations give", () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    const y = [3, 1, 4, 2, 7, 5, 6, 9, 8]
    // Of 9! permutations 2 × 2298 are as far from 0, by R's cor.test(x, y, method = "kendall").
    const test = permutationTest(x, y, { seed: 7, draws: 40_000 })
    assert.deepInclude(test, { draws: 40_000, exact: false })
    assert.closeTo(test?.p ?? 1, 4596 / 362_880, 0.0025)
    assert.notStrictEqual(permutationTest(x, y, { seed: 8, draws: 40_000 })?.p, test?.p)
  })

  it("never gives a p of 0", () => {
    const list = Array.from({ length: 30 }, (_, index) => index)
    assert.deepInclude(permutationTest(list, list, { seed: 1 }), { tau: 1, p: 1 / 10_000, draws: 9_999 })
  })

  it("refuses draws and seeds that are none", () => {
    for (const draws of [0, 1.5, Number.NaN])
      assert.throws(() => permutationTest([1], [1], { seed: 1, draws }), RangeError, "draws")
    assert.throws(() => permutationTest([1], [1], { seed: 0.5 }), RangeError, "seed")
  })
})
