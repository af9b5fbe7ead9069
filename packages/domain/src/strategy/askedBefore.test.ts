import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import { vi } from "vitest"
import type { SourceOf } from "../evidence/confidence.ts"
import { arbitrary, world } from "../testing/index.ts"
import { defaultRubric } from "./defaultRubric.ts"
import type { MaturityRubric } from "./MaturityRubric.ts"
import { maturity } from "./maturity.ts"

const { cityEvidence, oneOf } = arbitrary
const sourceOf: SourceOf = (claim) => world.sources[arbitrary.fewClaims.indexOf(claim)]

/** Rubrics that differ in little, so that most of what is drawn for one would do for another, and the rest would not. */
const rubric = Arbitrary.all({
  floor: oneOf([0.05, 0.05, 0.1]),
  judgement: oneOf([0.2, 0.2, 0.4]),
  concentration: oneOf([50, 50, 70]),
  weight: oneOf([1, 1, 3]),
  outOf: oneOf([1, 1, 2]),
  scale: oneOf([3, 3, 5]),
  roleBonus: oneOf([0.1, 0.1, 0.2]),
  called: oneOf(["", "", "other "])
}).pipe(
  Arbitrary.map(
    ({ called, concentration, floor, judgement, outOf, roleBonus, scale, weight }): MaturityRubric => ({
      ...defaultRubric,
      floor,
      uncertainty: { concentration, judgement },
      dimensions: defaultRubric.dimensions.map((dimension, d) => ({
        ...dimension,
        key: `${called}${dimension.key}`,
        weight: d === 0 ? weight * dimension.weight : dimension.weight,
        indicators: dimension.indicators.map((indicator) => {
          const { measure } = indicator
          return measure.kind === "memberships"
            ? { ...indicator, measure: { ...measure, scale, roleBonus } }
            : measure.kind === "steps"
              ? { ...indicator, measure: { ...measure, outOf: outOf * measure.outOf } }
              : indicator
        })
      })),
      levels: defaultRubric.levels.map((level) => ({
        ...level,
        gates: level.gates.map((gate) => ({ ...gate, dimension: `${called}${gate.dimension}` }))
      }))
    })
  )
)
const asked = Arbitrary.all({ city: oneOf([0, 0, 1]), rubric, seed: oneOf([1, 1, 2]), draws: oneOf([20, 20, 30]) })

describe("what is asked for", () => {
  it.effect.prop(
    "is answered the same, whatever was asked for before",
    [cityEvidence, cityEvidence, Arbitrary.array(asked, { minLength: 4, maxLength: 8 })],
    ([one, other, questions]) =>
      Effect.promise(async () => {
        const options = { asOf: "2020-12-31", sourceOf }
        const all = questions.map(({ city, ...own }) => ({ ...own, evidence: city === 0 ? one : other }))
        const answers = all.map(({ evidence, ...own }) => maturity(evidence, { ...options, ...own }))
        for (const at of [1, all.length - 1]) {
          const { evidence, ...own } = all[at] ?? assert.fail()
          vi.resetModules()
          const fresh = await import("./maturity.ts")
          assert.deepStrictEqual(answers[at], fresh.maturity(evidence, { ...options, ...own }))
        }
      })
  )
})
