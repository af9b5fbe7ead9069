import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { CountryCode } from "../city/City.ts"
import type { SourceOf } from "../evidence/confidence.ts"
import { arbitrary, world } from "../testing/index.ts"
import { defaultRubric } from "./defaultRubric.ts"
import type { MaturityRubric } from "./MaturityRubric.ts"
import { maturity } from "./maturity.ts"
import { readRubric } from "./readRubric.ts"

const options = { asOf: "2020-12-31", draws: 20, seed: 1986 }
const country = CountryCode.make("GB")
const sourceOf: SourceOf = (claim) => world.sources[arbitrary.fewClaims.indexOf(claim)]

/** Weights as far apart as the numbers of a machine allow whose sum is still one. */
const weight = arbitrary.oneOf([0, 5e-324, 1e-300, 1e-20, 1e-3, 1, 1, 1, 1e20, 1e300, 1.5e308])
const share = arbitrary.oneOf([0, 5e-324, 1e-12, 0.3, 0.5, 1 - 2 ** -53, 1])
const scale = arbitrary.oneOf([5e-324, 1e-300, 0.5, 3, 1e300])
const indicators = defaultRubric.dimensions.flatMap(({ indicators }) => indicators.map(({ key }) => key))

const rubric = Arbitrary.all({
  weights: Arbitrary.array(weight, { minLength: 7, maxLength: 7 }),
  concentration: arbitrary.oneOf([1, 1, 2, 70, 1_000_000]),
  judgement: share,
  floor: arbitrary.oneOf([5e-324, 1e-300, 0.05, 1 - 2 ** -53]),
  scale,
  mediated: share,
  roleBonus: share,
  outOf: scale,
  gate: share,
  // The one dimension that applies, or all do but for these indicators.
  only: arbitrary.oneOf([0, 1, 2, 3, 4, 5, 6, 7, 7, 7]),
  without: Arbitrary.array(arbitrary.oneOf(indicators), { maxLength: 6 })
}).pipe(
  Arbitrary.map(
    ({ concentration, floor, gate, judgement, mediated, only, outOf, roleBonus, scale, weights, without }) => {
      const others = defaultRubric.dimensions.flatMap(({ indicators }, d) =>
        d === only ? [] : indicators.map(({ key }) => key)
      )
      const drop = new Set(only < 7 ? others : without)
      return {
        ...defaultRubric,
        floor,
        uncertainty: { concentration, judgement },
        dimensions: defaultRubric.dimensions.map((dimension, d) => ({
          ...dimension,
          weight: weights[d] ?? 0,
          indicators: dimension.indicators.map((indicator) => ({
            ...indicator,
            measure:
              indicator.measure.kind === "memberships"
                ? { ...indicator.measure, scale, mediated, roleBonus }
                : indicator.measure.kind === "steps" && indicator.measure.steps.length === 2
                  ? {
                      ...indicator.measure,
                      outOf,
                      steps: indicator.measure.steps.map((step, s) => ({ ...step, points: s * outOf }))
                    }
                  : indicator.measure
          }))
        })),
        levels: defaultRubric.levels.map((level, l) => ({
          ...level,
          gates: level.gates.map((one) => (l === 2 ? { ...one, atLeast: gate } : one))
        })),
        doesNotApply: [...drop].map((indicator) => ({
          indicator,
          countries: [country] as [CountryCode],
          because: { en: "A test." },
          basis: [{ source: "method", locator: "test" }]
        }))
      } satisfies MaturityRubric
    }
  )
)

const isShare = (value: number | undefined): boolean => value !== undefined && value >= 0 && value <= 1

describe("whatever rubric is accepted", () => {
  it.prop(
    "every number is a share, levels add up to 1, and where something that counts is known there is a score",
    [arbitrary.cityEvidence, rubric],
    ([evidence, input]) => {
      const read = readRubric(JSON.parse(JSON.stringify(input)))
      if (Result.isFailure(read)) return assert.isTrue(input.dimensions.every(({ weight }) => weight === 0))
      const found = maturity({ ...evidence, country }, { ...options, rubric: read.success, sourceOf })
      const { bounds, coverage, dimensions, levels, score, verdict } = found
      assert.isTrue([bounds.low, bounds.high].every(isShare))
      assert.isTrue(bounds.low <= bounds.high)
      assert.isTrue(coverage >= 0 && coverage <= 1 + 1e-12)
      for (const one of dimensions) assert.isTrue([one.weight, one.low, one.high, one.coverage].every(isShare), one.key)
      const counts = dimensions.filter(({ weight }) => weight > 0)
      const sum = counts.reduce((sum, { weight }) => sum + weight, 0)
      assert.closeTo(sum, counts.length === 0 ? 0 : 1, 1e-12)
      const known = counts.some(({ indicators }) =>
        indicators.some(({ state }) => state === "known" || state === "partly")
      )
      assert.strictEqual(score !== undefined, known)
      if (score === undefined) return assert.deepStrictEqual(levels, [])
      assert.isTrue([score.low, score.median, score.high].every(isShare))
      assert.isTrue(score.low <= score.median && score.median <= score.high)
      assert.isTrue(levels.every(({ probability }) => isShare(probability)))
      assert.closeTo(
        levels.reduce((sum, { probability }) => sum + probability, 0),
        1,
        1e-12
      )
      if (verdict.kind === "level") assert.isTrue(isShare(verdict.probability))
    },
    { arbitrary: { runs: 600 } }
  )

  it.prop(
    "a dimension that alone applies is the score, however little it weighs beside the others",
    [arbitrary.cityEvidence, arbitrary.oneOf([5e-324, 1e-300, 1e-20, 1e-3, 1, 1e20]), arbitrary.oneOf([1, 70])],
    ([evidence, weight, concentration]) => {
      const key = "capacity"
      const of = (weight: number) =>
        maturity(
          { ...evidence, country },
          {
            ...options,
            sourceOf,
            rubric: {
              ...defaultRubric,
              uncertainty: { ...defaultRubric.uncertainty, concentration },
              dimensions: defaultRubric.dimensions.map((one) => (one.key === key ? { ...one, weight } : one)),
              doesNotApply: defaultRubric.dimensions
                .filter((one) => one.key !== key)
                .flatMap((one) =>
                  one.indicators.map((indicator) => ({
                    indicator: indicator.key,
                    countries: [country] as [CountryCode],
                    because: { en: "A test." },
                    basis: []
                  }))
                )
            }
          }
        )
      const [little, even] = [of(weight), of(1)]
      assert.deepStrictEqual(little.bounds, even.bounds)
      for (const end of ["low", "median", "high"] as const)
        if (even.score === undefined) assert.isUndefined(little.score)
        else assert.closeTo(little.score?.[end] ?? -1, even.score[end], 1e-12)
      assert.deepStrictEqual(little.levels, even.levels)
    }
  )
})
