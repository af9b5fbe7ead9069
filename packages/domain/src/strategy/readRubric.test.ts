import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import type { RubricFault, RubricRule } from "../evidence/RubricFault.ts"
import { arbitrary } from "../testing/index.ts"
import { defaultRubric } from "./defaultRubric.ts"
import { maturity } from "./maturity.ts"
import { answersTo, readRubric } from "./readRubric.ts"
import { StrategyQuestion } from "./StrategyProfile.ts"

/** A rubric as a file has it, to be spoilt. */
// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape is what is to be tested.
type Json = any

const fresh = (): Json => JSON.parse(JSON.stringify(defaultRubric))
const faultsOf = (input: unknown): ReadonlyArray<RubricFault> =>
  Result.match(readRubric(input), { onFailure: (faults) => faults, onSuccess: () => [] })
const spoilt = (...spoils: ReadonlyArray<(rubric: Json) => void>): Json => {
  const rubric = fresh()
  for (const spoil of spoils) spoil(rubric)
  return rubric
}

/** Puts a value at a place of the rubric, as "levels.0.from". */
const put =
  (path: string, value: unknown) =>
  (rubric: Json): void => {
    const keys = path.split(".")
    const last = keys.pop() ?? ""
    keys.reduce((at, key) => at[key], rubric)[last] = value
  }
const steps = (d: number, i = 0): string => `dimensions.${d}.indicators.${i}.measure.steps`
const points = (of: string, outOf = 4): string =>
  `points rise from step to step, between 0 and ${outOf}; these are ${of}`
const withoutWeight = (rubric: Json): void => {
  for (const dimension of rubric.dimensions) dimension.weight = 0
}
const withoutDimensions = (rubric: Json): void => {
  Object.assign(rubric, { dimensions: [], doesNotApply: [] })
  for (const level of rubric.levels) level.gates = []
}
const dimensions = defaultRubric.dimensions.map(({ key }) => key).join(", ")

/** One fault each: how it comes about, the rule and the place that are reported, and what the message says to do. */
const faults: ReadonlyArray<readonly [(rubric: Json) => void, RubricRule, path: string, says: string]> = [
  [put("basis", []), "cites-a-source", "basis", "the rubric cites no source: name one"],
  [
    put("dimensions.2.basis", []),
    "cites-a-source",
    "dimensions.2.basis",
    'the dimension "capacity" cites no source: name one'
  ],
  [
    put("dimensions.1.indicators.3.basis", []),
    "cites-a-source",
    "dimensions.1.indicators.3.basis",
    'the indicator "dated-review" cites no source: name one'
  ],
  [put("levels.4.basis", []), "cites-a-source", "levels.4.basis", 'the level "L4" cites no source: name one'],
  [
    put("doesNotApply.0.basis", []),
    "cites-a-source",
    "doesNotApply.0.basis",
    "the exception cites no source: name one"
  ],
  [withoutWeight, "weights-not-all-zero", "dimensions", "all weights are 0, so nothing counts: give one of them more"],
  [
    put("dimensions.3.weight", -0.5),
    "weights-not-negative",
    "dimensions.3.weight",
    "the weight -0.5 is negative: give 0 or more"
  ],
  [withoutDimensions, "has-dimensions", "dimensions", "it has no dimension to score: add one"],
  [
    put("dimensions.4.indicators", []),
    "has-indicators",
    "dimensions.4.indicators",
    'the dimension "focus" has no indicator: add one'
  ],
  [
    put(`${steps(6)}.1.answers.1`, "maybe"),
    "answers-known",
    steps(6),
    '"maybe" is no answer to outcomesCounted: it is one of no, yes'
  ],
  [
    put(`${steps(2)}.1.answers`, ["dedicated", "technical-teams"]),
    "answers-complete",
    steps(2),
    "each answer to team stands in one step, and both does not"
  ],
  [
    put(steps(0), [{ answers: ["none", "partial"], points: 0 }]),
    "answers-complete",
    steps(0),
    "each answer to strategy stands in one step, and explicit, explicit-per-partner does not"
  ],
  [
    put(`${steps(1)}.0.answers.1`, "yes"),
    "answers-complete",
    steps(1),
    "each answer to jointProjects stands in one step, and yes does not"
  ],
  [put(`${steps(0)}.2.points`, 2), "steps-rise", steps(0), points("0, 2, 2, 4")],
  [put(`${steps(0)}.1.points`, 3.5), "steps-rise", steps(0), points("0, 3.5, 3, 4")],
  [put("dimensions.0.indicators.0.measure.outOf", 3), "steps-rise", steps(0), points("0, 2, 3, 4", 3)],
  [put(`${steps(0)}.0.points`, -1), "steps-rise", steps(0), points("-1, 2, 3, 4")],
  [
    put("dimensions.4.key", "capacity"),
    "keys-once",
    "dimensions.4.key",
    '"capacity" is there already: give it another key'
  ],
  [
    put("dimensions.6.indicators.1.key", "budget"),
    "keys-once",
    "dimensions.6.indicators.1.key",
    '"budget" is there already: give it another key'
  ],
  [put("levels.3.key", "L1"), "keys-once", "levels.3.key", '"L1" is there already: give it another key'],
  [put("levels", []), "has-levels", "levels", "it has no level: add one from 0"],
  [
    put("levels.0.from", 0.1),
    "levels-from-zero",
    "levels.0.from",
    "the lowest level starts at 0.1: it must start at 0"
  ],
  ...[0.4, 0.3].map(
    (from) =>
      [
        put("levels.3.from", from),
        "levels-do-not-overlap",
        "levels.3.from",
        `"L3" starts at ${from} and "L2" before it at 0.4: each level starts above the one before`
      ] as const
  ),
  [
    put("levels.5.gates.0.dimension", "friendship"),
    "gate-on-a-dimension",
    "levels.5.gates.0.dimension",
    `there is no dimension "friendship": use one of ${dimensions}`
  ],
  [
    put("doesNotApply.0.indicator", "consulate"),
    "indicator-on-record",
    "doesNotApply.0.indicator",
    'there is no indicator "consulate"'
  ]
]

/** Values that do not belong at a place of a rubric, each reported there. */
const misplaced: ReadonlyArray<readonly [path: string, value: unknown, reported?: string]> = [
  ["floor", undefined],
  ["floor", 0],
  ["floor", 1],
  ["version", ""],
  ["note", "mine"],
  ["dimensions.0.weight", "1"],
  ["dimensions.0.key", "two words"],
  ["dimensions.0.title", { zh: "战略" }, "dimensions.0.title.en"],
  ["dimensions.0.basis.0.locator", ""],
  ["levels.1.from", 1.5],
  ["levels.5.gates.0.atLeast", -1],
  ["publish.coverage", 60],
  ["uncertainty.concentration", 0],
  ["uncertainty.concentration", 0.99],
  ["uncertainty.concentration", 1_000_001],
  ["uncertainty.judgement", 1.1],
  ["doesNotApply.0.countries", [], "doesNotApply.0.countries.0"],
  ["doesNotApply.0.countries.0", "China"]
]

describe("readRubric", () => {
  it("reads the rubric of this project back as it was written, from JSON", () => {
    const read = readRubric(fresh())
    assert.deepStrictEqual(Result.isSuccess(read) ? read.success : faultsOf(fresh()), defaultRubric)
  })

  it.prop("what is read scores as what was written, to the last bit", [arbitrary.cityEvidence], ([evidence]) => {
    const options = { asOf: "2020-12-31", draws: 50 }
    const rubric = Result.getOrThrow(readRubric(fresh()))
    assert.deepStrictEqual(maturity(evidence, { ...options, rubric }), maturity(evidence, options))
  })

  it("reports each fault by its rule and its place alone, and says what to do", () => {
    for (const [spoil, rule, path, says] of faults) {
      const found = faultsOf(spoilt(spoil))
      assert.deepStrictEqual(
        found.map((fault) => ({ rule: fault.rule, path: fault.path, detail: fault.detail })),
        [{ rule, path, detail: says }]
      )
      assert.strictEqual(found[0]?.message, `rubric proxeny-maturity 1.0.0, ${path}: ${says} (rule ${rule})`)
    }
  })

  it("reports all of them at once", () => {
    // Each on a part of its own; a list that is emptied would hide the faults inside it.
    const together = faults.filter(
      ([, rule, path]) =>
        !["has-dimensions", "has-levels", "weights-not-all-zero", "levels-from-zero", "keys-once"].includes(rule) &&
        !path.startsWith("dimensions.0") &&
        path !== "levels.3.from"
    )
    const found = faultsOf(spoilt(...together.map(([spoil]) => spoil)))
    const said = (rule: string, path: string) => `${path} ${rule}`
    assert.deepStrictEqual(
      found.map(({ path, rule }) => said(rule, path)).sort(),
      together.map(([, rule, path]) => said(rule, path)).sort()
    )
    assert.isAbove(together.length, 10)
  })

  it("refuses what has another shape, and names the place", () => {
    for (const [path, value, reported = path] of misplaced) {
      const found = faultsOf(spoilt(put(path, value)))
      assert.deepStrictEqual(
        found.map((fault) => [fault.rule, fault.path]),
        [["shape", reported]]
      )
    }
    for (const input of [null, "a rubric", []])
      assert.deepStrictEqual([...new Set(faultsOf(input).map(({ rule }) => rule))], ["shape"])
  })

  it("reports every fault of shape at once", () => {
    const input = spoilt(put("floor", 2), put("dimensions.0.weight", null), put("levels.2.from", "0.4"))
    assert.deepStrictEqual(
      faultsOf(input)
        .map(({ path }) => path)
        .sort(),
      ["dimensions.0.weight", "floor", "levels.2.from"]
    )
  })

  it("names the rubric as far as it names itself", () => {
    const name = (input: unknown) => faultsOf(input)[0]?.rubric
    assert.strictEqual(name({ id: "mine", version: "2" }), "rubric mine 2")
    assert.strictEqual(name({ id: "mine" }), "rubric mine ?")
    assert.strictEqual(name(7), "rubric ? ?")
  })

  it("takes a weight of 0, a level without gates and another order of dimensions", () => {
    for (const good of [
      put("dimensions.2.weight", 0),
      put("levels.5.gates", []),
      put("doesNotApply", []),
      put("uncertainty.concentration", 1),
      put("uncertainty.concentration", 1_000_000),
      put(`${steps(0)}.0.points`, 1),
      (rubric: Json) => rubric.dimensions.reverse()
    ])
      assert.deepStrictEqual(faultsOf(spoilt(good)), [])
  })
})

describe("answersTo", () => {
  it("knows the answers to every question, each once", () => {
    assert.deepStrictEqual(Object.keys(answersTo).sort(), [...StrategyQuestion.literals].sort())
    for (const answers of Object.values(answersTo)) {
      assert.isAtLeast(answers.length, 2)
      assert.strictEqual(new Set(answers).size, answers.length)
    }
  })
})
