import { assert, describe, it } from "@effect/vitest"
import { CityId, type ClaimId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { CountryCode } from "../city/City.ts"
import { arbitrary } from "../testing/index.ts"
import { defaultRubric } from "./defaultRubric.ts"
import type { Dimension, MaturityRubric } from "./MaturityRubric.ts"
import { maturity } from "./maturity.ts"

const asOf = "2020-12-31"
const options = { asOf, draws: 200, seed: 1986 }

const withDimensions = (change: (dimension: Dimension) => Dimension): MaturityRubric => ({
  ...defaultRubric,
  dimensions: defaultRubric.dimensions.map(change)
})

describe("a rubric of another shape", () => {
  const city = CityId.make("00000000-0000-5000-8000-000000000001")

  it("nothing that applies: every level is left open, and none established", () => {
    const rubric = withDimensions((one) => ({ ...one, weight: one.key === "focus" ? 1 : 0 }))
    const found = maturity({ city, partnerships: [] }, { ...options, rubric })
    assert.isUndefined(found.score)
    assert.deepStrictEqual(found.bounds, { low: 0, high: 1 })
    assert.deepStrictEqual(found.verdict, { kind: "undetermined", from: "L0", to: "L5", because: "no-evidence" })
  })

  it("what is known of a dimension that counts nothing is no evidence of the score", () => {
    const weightless = withDimensions((one) => (one.key === "capacity" ? { ...one, weight: 0 } : one))
    const budget = { value: true, evidence: [arbitrary.fewClaims[0] as ClaimId] as const }
    const found = maturity(
      { city, profile: { asOf: PartialDate.make("2019"), budget } },
      { ...options, rubric: weightless }
    )
    assert.isUndefined(found.score)
    assert.strictEqual(found.coverage, 0)
  })

  it("an answer that is worth something at its worst is unknown all the same where nobody gives it", () => {
    const generous = withDimensions((one) => ({
      ...one,
      indicators: one.indicators.map(({ measure, ...indicator }) => ({
        ...indicator,
        measure:
          measure.kind === "steps"
            ? {
                ...measure,
                outOf: 2 * measure.outOf,
                steps: measure.steps.map((step) => ({ ...step, points: step.points + measure.outOf }))
              }
            : measure
      }))
    }))
    const none = maturity({ city }, { ...options, rubric: generous })
    assert.isUndefined(none.score)
    assert.strictEqual(none.coverage, 0)
    const china = { city, country: CountryCode.make("CN") }
    const profile = {
      asOf: PartialDate.make("2019"),
      officesAbroad: { value: 0, evidence: [arbitrary.fewClaims[0] as ClaimId] as const }
    }
    const office = maturity({ ...china, profile }, { ...options, rubric: generous }).dimensions[2]?.indicators[3]
    assert.deepStrictEqual([office?.key, office?.state], ["office-abroad", "not-applicable"])
  })
})
