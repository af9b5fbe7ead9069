import { assert, describe, it } from "@effect/vitest"
import type { ClaimId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { CountryCode } from "../city/City.ts"
import { arbitrary } from "../testing/index.ts"
import type { CityEvidence } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import { readIndicators } from "./indicators.ts"
import type { MaturityRubric } from "./MaturityRubric.ts"
import { maturity } from "./maturity.ts"
import type { Reading } from "./Reading.ts"

const asOf = "2020-12-31"
const claims = arbitrary.fewClaims as unknown as [ClaimId, ...Array<ClaimId>]
const said = <V>(value: V, ...by: ReadonlyArray<ClaimId>) => ({
  value,
  evidence: (by.length === 0 ? claims.slice(0, 1) : by) as [ClaimId, ...Array<ClaimId>]
})
const read = (evidence: CityEvidence, key: string, rubric: MaturityRubric = defaultRubric): Reading => {
  const found = readIndicators(evidence, rubric, asOf)
    .flat()
    .find(({ indicator }) => indicator.key === key)
  assert.isDefined(found)
  return found as Reading
}

describe("an indicator that cannot apply", () => {
  const options = { asOf, draws: 100, seed: 4 }
  const code = (country: string) => CountryCode.make(country)
  const without = (key: string, rubric: MaturityRubric = defaultRubric): MaturityRubric => ({
    ...rubric,
    doesNotApply: rubric.doesNotApply.filter(({ indicator }) => indicator !== key),
    dimensions: rubric.dimensions.flatMap((dimension) => {
      const indicators = dimension.indicators.filter((indicator) => indicator.key !== key)
      return indicators.length === 0 ? [] : [{ ...dimension, indicators }]
    })
  })
  /** All that does not name the indicator or its evidence. */
  const figures = (of: ReturnType<typeof maturity>) => ({
    verdict: of.verdict,
    score: of.score,
    bounds: of.bounds,
    established: of.established,
    possible: of.possible,
    coverage: of.coverage,
    levels: of.levels,
    dimensions: of.dimensions.filter(({ applies }) => applies).map(({ indicators: _, ...dimension }) => dimension)
  })
  /** The dimensions, but for the claims that one indicator cites. */
  const withoutEvidenceOf = (of: ReturnType<typeof maturity>, key: string) =>
    of.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map((one) => (one.key === key ? { ...one, evidence: [] } : one))
    }))

  it.prop(
    "an office abroad drops out for a city of mainland China, as if the rubric did not ask",
    [arbitrary.cityEvidence],
    ([evidence]) => {
      const inChina = { ...evidence, country: code("CN") }
      const found = maturity(inChina, options)
      assert.deepStrictEqual(
        figures(found),
        figures(maturity(inChina, { ...options, rubric: without("office-abroad") }))
      )
      const office = read(inChina, "office-abroad")
      assert.strictEqual(office.state, "not-applicable")
      assert.deepStrictEqual(office.because, defaultRubric.doesNotApply[0]?.because)
    }
  )

  it.prop(
    "nor does it count that the record says yes all the same: that changes no number, and is cited",
    [arbitrary.cityEvidence, arbitrary.oneOf([1, 2, 7])],
    ([evidence, count]) => {
      const claim = claims.slice(4, 5) as [ClaimId]
      const { country: _, ...rest } = evidence
      const { officesAbroad: __, ...others } = rest.profile ?? {}
      const profile = { ...others, asOf: PartialDate.make("2015") }
      const silent: CityEvidence = { ...rest, country: code("CN"), profile }
      const told: CityEvidence = { ...silent, profile: { ...profile, officesAbroad: said(count, ...claim) } }
      const [before, after] = [maturity(silent, options), maturity(told, options)]
      assert.deepStrictEqual(after.evidence, [...new Set([...before.evidence, ...claim])].sort())
      const office = read(told, "office-abroad")
      assert.deepStrictEqual([office.state, office.evidence], ["not-applicable", claim])
      assert.deepStrictEqual({ ...after, dimensions: [], evidence: [] }, { ...before, dimensions: [], evidence: [] })
      assert.deepStrictEqual(withoutEvidenceOf(after, "office-abroad"), withoutEvidenceOf(before, "office-abroad"))
    }
  )

  it.prop("it stays for Hong Kong and for every other country", [arbitrary.cityEvidence], ([evidence]) => {
    const { country: _, ...rest } = evidence
    for (const country of ["HK", "MO", "TW", "GB"])
      assert.deepStrictEqual(maturity({ ...rest, country: code(country) }, options), maturity(rest, options))
  })

  it.prop("what a record says does not apply drops out, with its evidence", [arbitrary.cityEvidence], ([evidence]) => {
    for (const [question, key, left] of [
      ["budget", "budget", defaultRubric],
      // A whole dimension: what is left keeps its weights, which were ten of the Dirichlet's parameters each.
      [
        "strategy",
        "strategy-form",
        { ...defaultRubric, uncertainty: { ...defaultRubric.uncertainty, concentration: 60 } }
      ]
    ] as const) {
      const claim = claims.slice(2, 3) as [ClaimId]
      const { [question]: _, ...others } = evidence.profile ?? {}
      const profile = { ...others, asOf: PartialDate.make("2015") }
      const notApplicable = [{ question, because: "A law forbids it.", evidence: claim }] as const
      const stated: CityEvidence = { ...evidence, profile: { ...profile, notApplicable } }
      const found = maturity(stated, options)
      const rubric = without(key, left)
      assert.deepStrictEqual(figures(found), figures(maturity({ ...evidence, profile }, { ...options, rubric })))
      const reading = read(stated, key)
      assert.strictEqual(reading.state, "not-applicable")
      assert.deepStrictEqual([reading.because, reading.evidence], [{ en: "A law forbids it." }, claim])
      assert.isTrue(found.evidence.includes(claim[0]))
    }
  })

  it.prop(
    "what a record answers to a question that it says does not apply changes no number, and is cited",
    [arbitrary.cityEvidence, arbitrary.oneOf([true, false])],
    ([evidence, value]) => {
      const [because, answer] = [claims.slice(2, 3) as [ClaimId], claims.slice(3, 4) as [ClaimId]]
      const notApplicable = [{ question: "budget" as const, because: "A law forbids it.", evidence: because }]
      const { budget: _, ...others } = evidence.profile ?? {}
      const profile = { ...others, asOf: PartialDate.make("2015"), notApplicable }
      const silent = maturity({ ...evidence, profile }, options)
      const told = { ...evidence, profile: { ...profile, budget: said(value, ...answer) } }
      const found = maturity(told, options)
      assert.deepStrictEqual(withoutEvidenceOf(found, "budget"), withoutEvidenceOf(silent, "budget"))
      assert.deepStrictEqual({ ...found, dimensions: [], evidence: [] }, { ...silent, dimensions: [], evidence: [] })
      const reading = read(told, "budget")
      assert.deepStrictEqual(
        [reading.state, reading.because, reading.answer, reading.evidence],
        ["not-applicable", { en: "A law forbids it." }, undefined, [...because, ...answer].sort()]
      )
      assert.includeMembers([...found.evidence], [...because, ...answer])
    }
  )
})
