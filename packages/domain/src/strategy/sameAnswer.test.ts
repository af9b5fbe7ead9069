import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import type { ClaimId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { CountryCode } from "../city/City.ts"
import { arbitrary, scored, world } from "../testing/index.ts"
import type { CityEvidence } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import type { Dimension, MaturityRubric } from "./MaturityRubric.ts"
import { type Maturity, maturity } from "./maturity.ts"

const asOf = "2020-12-31"
const options = { asOf, draws: 100, seed: 1986 }
const { cityEvidence } = arbitrary

/** The same in another order: lists of memberships and twinnings, and the claims behind each answer. */
const reordered = ({ memberships, partnerships, profile, ...rest }: CityEvidence): CityEvidence => {
  const turned = <A extends { readonly evidence: ReadonlyArray<ClaimId> }>(one: A): A => ({
    ...one,
    evidence: [...one.evidence].reverse()
  })
  return {
    ...rest,
    ...(memberships === undefined ? {} : { memberships: memberships.map(turned).reverse() }),
    ...(partnerships === undefined ? {} : { partnerships: partnerships.map(turned).reverse() }),
    ...(profile === undefined
      ? {}
      : {
          profile: Object.fromEntries(
            Object.entries(profile)
              .map(([key, answer]) => [
                key,
                typeof answer === "object" && "value" in answer ? turned({ ...answer }) : answer
              ])
              .reverse()
          ) as NonNullable<CityEvidence["profile"]>
        })
  }
}

const withDimensions = (change: (dimension: Dimension) => Dimension): MaturityRubric => ({
  ...defaultRubric,
  dimensions: defaultRubric.dimensions.map(change)
})

describe("what does not matter", () => {
  const sourceOf = (claim: ClaimId) => {
    const at = arbitrary.fewClaims.indexOf(claim)
    return at < 4 ? world.sources[at] : undefined
  }

  it.prop("the order of memberships, twinnings and claims", [cityEvidence], ([evidence]) => {
    // A third is no number of the machine: a sum of thirds depends on its order.
    const thirds = withDimensions((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map(({ measure, ...indicator }) => ({
        ...indicator,
        measure: measure.kind === "memberships" ? { ...measure, mediated: 1 / 3 } : measure
      }))
    }))
    for (const by of [options, { ...options, sourceOf }, { ...options, rubric: thirds }])
      assert.deepStrictEqual(maturity(reordered(evidence), by), maturity(evidence, by))
  })

  it.prop("the order of what a rubric lists as alternatives", [cityEvidence], ([evidence]) => {
    const exceptions: MaturityRubric["doesNotApply"] = [
      ...defaultRubric.doesNotApply,
      {
        indicator: "budget",
        countries: [CountryCode.make("GB"), CountryCode.make("HK")],
        because: { en: "It is somebody else’s." },
        basis: [{ source: "method", locator: "section 2" }]
      }
    ]
    const one: MaturityRubric = { ...defaultRubric, doesNotApply: exceptions }
    const other: MaturityRubric = {
      ...withDimensions((dimension) => ({
        ...dimension,
        basis: [...dimension.basis].reverse(),
        indicators: dimension.indicators.map(({ measure, ...indicator }) => ({
          ...indicator,
          measure:
            measure.kind === "steps"
              ? {
                  ...measure,
                  steps: measure.steps.map((step) => ({ ...step, answers: [...step.answers].reverse() as [string] }))
                }
              : measure.kind === "memberships"
                ? { ...measure, roles: [...measure.roles].reverse() }
                : measure
        }))
      })),
      levels: defaultRubric.levels.map((level) => ({ ...level, gates: [...level.gates].reverse() })),
      doesNotApply: exceptions
        .map((one) => ({ ...one, countries: [...one.countries].reverse() as [CountryCode] }))
        .reverse()
    }
    assert.deepStrictEqual(
      maturity(evidence, { ...options, rubric: other }),
      maturity(evidence, { ...options, rubric: one })
    )
  })

  it.prop("the order of dimensions and indicators, but for rounding", [cityEvidence], ([evidence]) => {
    const rubric: MaturityRubric = {
      ...defaultRubric,
      dimensions: defaultRubric.dimensions
        .map((dimension) => ({ ...dimension, indicators: [...dimension.indicators].reverse() }))
        .reverse()
    }
    const one = maturity(evidence, options)
    const other = maturity(evidence, { ...options, rubric })
    assert.closeTo(other.bounds.low, one.bounds.low, 1e-12)
    assert.closeTo(other.bounds.high, one.bounds.high, 1e-12)
    assert.deepStrictEqual(other.levels, one.levels)
    for (const end of ["low", "median", "high"] as const)
      assert.closeTo(other.score?.[end] ?? 0, one.score?.[end] ?? 0, 1e-12)
    assert.deepStrictEqual(other.dimensions.map(({ key }) => key).sort(), one.dimensions.map(({ key }) => key).sort())
  })

  it.prop("twice every weight, to the last bit", [cityEvidence], ([evidence]) => {
    const uneven = withDimensions((dimension) => ({ ...dimension, weight: dimension.key.length / 3 }))
    const twice = { ...uneven, dimensions: uneven.dimensions.map((one) => ({ ...one, weight: one.weight * 2 })) }
    assert.deepStrictEqual(
      maturity(evidence, { ...options, rubric: twice }),
      maturity(evidence, { ...options, rubric: uneven })
    )
  })

  it.prop("a dimension of weight 0, in the score and all that leads to it", [cityEvidence], ([evidence]) => {
    const weightless = withDimensions((one) => (one.key === "capacity" ? { ...one, weight: 0 } : one))
    const without = { ...defaultRubric, dimensions: defaultRubric.dimensions.filter(({ key }) => key !== "capacity") }
    const { budget: _, officesAbroad: __, team: ___, trainedStaff: ____, ...others } = evidence.profile ?? {}
    const silent = { ...evidence, profile: { asOf: PartialDate.make("2015"), ...others } }
    const figures = ({ bounds, coverage, levels, score, verdict }: Maturity) => ({
      bounds,
      coverage,
      levels,
      score,
      verdict
    })
    const found = figures(maturity(evidence, { ...options, rubric: weightless }))
    assert.deepStrictEqual(found, figures(maturity(silent, { ...options, rubric: weightless })))
    assert.deepStrictEqual(found, figures(maturity(evidence, { ...options, rubric: without })))
  })
})

describe("chance", () => {
  it.prop("the same seed gives the same bits", [cityEvidence, Arbitrary.schema(Schema.Int)], ([evidence, seed]) => {
    assert.deepStrictEqual(
      maturity(evidence, { ...options, seed }),
      maturity(structuredClone(evidence), { ...options, seed })
    )
  })

  it("another seed gives other bits, close by", () => {
    const evidence = { city: scored.profile.city, profile: scored.profile }
    const of = (seed: number) => maturity(evidence, { asOf, draws: 10_000, seed, sourceOf: scored.sourceOf }).score
    assert.deepStrictEqual(of(1), of(1))
    for (const end of ["low", "median", "high"] as const) {
      assert.notStrictEqual(of(2)?.[end], of(1)?.[end])
      assert.closeTo(of(2)?.[end] ?? 0, of(1)?.[end] ?? 1, 0.02)
    }
  })

  it("ten thousand draws from seed 1, unless said otherwise", () => {
    const evidence = { city: scored.profile.city, profile: scored.profile }
    assert.deepStrictEqual(
      maturity(evidence, { asOf }),
      maturity(evidence, { asOf, seed: 1, draws: 10_000, rubric: defaultRubric })
    )
  })
})
