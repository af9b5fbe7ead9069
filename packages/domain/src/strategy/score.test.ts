import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { defaultRubric } from "./defaultRubric.ts"
import { ladderOf, levelAt, levelOf, scoreOf, weightsOf } from "./score.ts"

const share = Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })))
const shares = Arbitrary.array(share, { minLength: 7, maxLength: 7 })
const weights = shares.pipe(
  Arbitrary.map((all) => all.map((weight) => weight + 0.01)),
  Arbitrary.map((all) => all.map((weight) => weight / all.reduce((a, b) => a + b, 0)))
)
const dimensions = defaultRubric.dimensions.map(({ key }) => key)
const ladder = ladderOf(defaultRubric)
const { floor } = defaultRubric

describe("scoreOf", () => {
  it.prop(
    "lies between the least and the greatest dimension, none under the floor",
    [shares, weights],
    ([all, weights]) => {
      const counted = all.map((value) => Math.max(floor, value))
      const score = scoreOf(all, weights, floor)
      assert.isAtLeast(score, Math.min(...counted) - 1e-12)
      assert.isAtMost(score, Math.max(...counted) + 1e-12)
    }
  )

  it.prop("is the weighted geometric mean", [shares, weights], ([all, weights]) => {
    const product = all.reduce((product, value, d) => product * Math.max(floor, value) ** (weights[d] ?? 0), 1)
    assert.closeTo(scoreOf(all, weights, floor), product, 1e-12)
  })

  it.prop("one strong dimension cannot buy off a missing one", [shares], ([all]) => {
    const even = all.map(() => 1 / all.length)
    const best = all.map((_, d) => (d === 0 ? 0 : 1))
    // 0.05^(1/7) = 0.6518: with one dimension missing the score stays under the level "managed".
    assert.isAtMost(scoreOf([0, ...all.slice(1)], even, floor), scoreOf(best, even, floor) + 1e-12)
    assert.closeTo(scoreOf(best, even, floor), 0.05 ** (1 / 7), 1e-12)
  })

  it.prop("a dimension that does not apply counts as if it were not there", [shares], ([all]) => {
    const applies = all.map((_, d) => d !== 3)
    const without = all.map((value, d) => (d === 3 ? undefined : value))
    const product = all.reduce((product, value, d) => (d === 3 ? product : product * Math.max(floor, value)), 1)
    assert.closeTo(scoreOf(without, weightsOf(defaultRubric, applies), floor), product ** (1 / 6), 1e-12)
  })
})

/** For each level a score and dimensions that stand exactly on its threshold and on every gate up to it. */
const onThreshold: ReadonlyArray<{
  readonly level: string
  readonly score: number
  readonly gates: Readonly<Record<string, number>>
  readonly role: boolean
}> = [
  { level: "L1", score: 0.2, gates: {}, role: false },
  { level: "L2", score: 0.4, gates: { strategy: 0.5 }, role: false },
  { level: "L3", score: 0.6, gates: { strategy: 0.75, management: 0.5 }, role: false },
  { level: "L4", score: 0.8, gates: { strategy: 0.75, management: 0.5, portfolio: 0.5, learning: 0.5 }, role: false },
  {
    level: "L5",
    score: 0.9,
    gates: { strategy: 0.75, management: 0.5, portfolio: 0.5, learning: 0.5, networks: 0.75 },
    role: true
  }
]
const reached = (score: number, values: Readonly<Record<string, number | undefined>>, role: boolean): string =>
  levelOf(
    defaultRubric,
    levelAt(ladder, score, (at) => values[dimensions[at] ?? ""], role)
  ).key
/** Every dimension at 0 unless said otherwise. */
const only = (values: Readonly<Record<string, number>>): Record<string, number> => ({
  ...Object.fromEntries(dimensions.map((key) => [key, 0])),
  ...values
})
/** The gates as the method has them, and the level that is left where one is broken. */
const broken: ReadonlyArray<readonly [gate: string, left: string]> = [
  ["strategy", "L2"],
  ["management", "L2"],
  ["portfolio", "L3"],
  ["learning", "L3"],
  ["networks", "L4"]
]

describe("levelAt", () => {
  it("reaches each level right at its threshold and its gates", () => {
    for (const { gates, level, role, score } of onThreshold)
      assert.strictEqual(reached(score, only(gates), role), level, level)
  })

  it("does not reach it just under its threshold", () => {
    for (const [at, { gates, role, score }] of onThreshold.entries())
      assert.strictEqual(reached(score - 1e-9, only(gates), role), onThreshold[at - 1]?.level ?? "L0")
  })

  it("does not reach it with one of its gates broken, however high the score", () => {
    for (const { gates, level, role } of onThreshold)
      for (const [gate, left] of broken) {
        const at = gates[gate]
        if (at === undefined) continue
        const expected = level === "L2" ? "L1" : left
        for (const score of [1, defaultRubric.levels.find(({ key }) => key === level)?.from ?? 1])
          assert.strictEqual(reached(score, only({ ...gates, [gate]: at - 1e-9 }), role), expected, `${level} ${gate}`)
      }
  })

  it("a network-shaping city holds a role in a network", () => {
    const { gates, score } = onThreshold[4] ?? { gates: {}, score: 0 }
    assert.strictEqual(reached(score, only(gates), false), "L4")
    assert.strictEqual(reached(1, only({ ...gates, networks: 1 }), false), "L4")
  })

  it("a level needs those below it", () => {
    // Everything that L3, L4 and L5 ask for themselves, and no strategy, which L2 asks for.
    const high = only({ management: 1, portfolio: 1, learning: 1, networks: 1 })
    assert.strictEqual(reached(1, high, true), "L1")
    assert.strictEqual(reached(1, { ...high, strategy: 0.5 }, true), "L2")
    assert.strictEqual(reached(1, { ...high, strategy: 0.75, portfolio: 0.25 }, true), "L3")
  })

  it("a gate on a dimension that does not apply is open", () => {
    const { gates, score } = onThreshold[3] ?? { gates: {}, score: 0 }
    assert.strictEqual(reached(score, { ...only(gates), portfolio: undefined, learning: undefined }, false), "L4")
    assert.strictEqual(reached(0.9, { ...only(gates), networks: undefined }, false), "L5")
  })

  it.prop("rises with the score, with each dimension and with a role", [shares, share, share], ([all, low, more]) => {
    const at = (score: number, values: ReadonlyArray<number>, role: boolean) =>
      levelAt(ladder, score, (place) => values[place], role)
    const score = low + more * (1 - low)
    const better = all.map((value) => value + more * (1 - value))
    for (const role of [false, true]) {
      assert.isAtLeast(at(score, all, role), at(low, all, role))
      assert.isAtLeast(at(low, better, role), at(low, all, role))
    }
    assert.isAtLeast(at(low, all, true), at(low, all, false))
  })
})

describe("weightsOf", () => {
  it.prop(
    "adds up to 1 over the dimensions that apply, in the rubric's proportions",
    [shares, weights],
    ([all, weights]) => {
      const rubric = {
        ...defaultRubric,
        dimensions: defaultRubric.dimensions.map((dimension, d) => ({ ...dimension, weight: weights[d] ?? 1 }))
      }
      const applies = all.map((value, d) => value >= 0.5 || d === 0)
      const given = weightsOf(rubric, applies)
      assert.closeTo(
        given.reduce((a, b) => a + b, 0),
        1,
        1e-12
      )
      for (const [d, weight] of given.entries())
        assert.closeTo(weight * (weights[0] ?? 0), applies[d] === true ? (weights[d] ?? 0) * (given[0] ?? 0) : 0, 1e-12)
    }
  )

  it("keeps the proportions of weights whose sum no number holds", () => {
    const rubric = {
      ...defaultRubric,
      dimensions: defaultRubric.dimensions.map((one, d) => ({ ...one, weight: d === 0 ? 0.75e308 : 1.5e308 }))
    }
    const given = weightsOf(
      rubric,
      dimensions.map(() => true)
    )
    for (const [d, weight] of given.entries())
      assert.closeTo(weight, (d === 0 ? 0.5 : 1) / (dimensions.length - 0.5), 1e-12)
  })

  it("is 0 for all where none is left", () => {
    assert.deepStrictEqual(
      weightsOf(
        defaultRubric,
        dimensions.map(() => false)
      ),
      dimensions.map(() => 0)
    )
  })
})
