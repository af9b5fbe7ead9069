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

/** What is asked for: the same but for one thing, so that nearly all of what is drawn for one would do for another. */
const usual = {
  floor: 0.05,
  judgement: 0.2,
  concentration: 50,
  weight: 1,
  outOf: 1,
  scale: 3,
  roleBonus: 0.1,
  called: "",
  seed: 1,
  draws: 20
}
const others = {
  floor: 0.1,
  judgement: 1,
  concentration: 70,
  weight: 3,
  outOf: 2,
  scale: 5,
  roleBonus: 0.2,
  called: "other ",
  seed: 2,
  draws: 30
} satisfies typeof usual
const ways: ReadonlyArray<typeof usual> = [
  usual,
  ...Object.entries(others).map(([key, value]) => ({ ...usual, [key]: value }))
]
const asked = Arbitrary.all({ city: oneOf([0, 0, 1]), way: oneOf([...ways.keys()]) })

const rubricOf = ({
  called,
  concentration,
  floor,
  judgement,
  outOf,
  roleBonus,
  scale,
  weight
}: typeof usual): MaturityRubric => ({
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

describe("what is asked for", () => {
  it.effect.prop(
    "is answered the same, whatever was asked for before",
    [cityEvidence, cityEvidence, Arbitrary.array(asked, { minLength: 12, maxLength: 20 })],
    ([one, other, questions]) =>
      Effect.promise(async () => {
        const options = { asOf: "2020-12-31", sourceOf }
        const all = questions.map(({ city, way }) => {
          const by = ways[way] ?? usual
          return { evidence: city === 0 ? one : other, rubric: rubricOf(by), seed: by.seed, draws: by.draws }
        })
        const answers = all.map(({ evidence, ...own }) => maturity(evidence, { ...options, ...own }))
        // Nothing is held there yet, and what comes last here comes first.
        vi.resetModules()
        const fresh = await import("./maturity.ts")
        const turned = all.toReversed().map(({ evidence, ...own }) => fresh.maturity(evidence, { ...options, ...own }))
        assert.deepStrictEqual(answers, turned.toReversed())
      }),
    { arbitrary: { runs: 25 } }
  )
})
