import { assert, describe, it } from "@effect/vitest"
import { CityId, type ClaimId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { CountryCode } from "../city/City.ts"
import { arbitrary } from "../testing/index.ts"
import { defaultRubric } from "./defaultRubric.ts"
import { type CityEvidence, type Reading, readIndicators } from "./indicators.ts"
import type { MaturityRubric } from "./MaturityRubric.ts"
import { maturity } from "./maturity.ts"

const asOf = "2020-12-31"
const city = CityId.make("00000000-0000-5000-8000-000000000001")
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
  const options = { asOf, draws: 200, seed: 4 }
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

  it.prop(
    "an office abroad drops out for a city of mainland China, as if the rubric did not ask",
    [arbitrary.cityEvidence],
    ([evidence]) => {
      if ((evidence.profile?.officesAbroad?.value ?? 0) > 0) return
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

  it.prop("unless the record says that it has one", [arbitrary.cityEvidence], ([evidence]) => {
    const offices = said(1)
    const profile = { ...(evidence.profile ?? {}), asOf: PartialDate.make("2015"), officesAbroad: offices }
    const { country: _, ...rest } = evidence
    const inChina = maturity({ ...rest, country: code("CN"), profile }, options)
    assert.deepStrictEqual(inChina, maturity({ ...rest, profile }, options))
    assert.strictEqual(read({ ...rest, country: code("CN"), profile }, "office-abroad").state, "known")
  })

  it.prop("it stays for Hong Kong and for every other country", [arbitrary.cityEvidence], ([evidence]) => {
    const { country: _, ...rest } = evidence
    for (const country of ["HK", "MO", "TW", "GB"])
      assert.deepStrictEqual(maturity({ ...rest, country: code(country) }, options), maturity(rest, options))
  })

  it.prop("what a record says does not apply drops out, with its evidence", [arbitrary.cityEvidence], ([evidence]) => {
    for (const [question, key, left] of [
      ["budget", "budget", defaultRubric],
      // A whole dimension: what is left keeps its weights, which were ten of the Dirichlet's parameters each.
      ["strategy", "strategy-form", { ...defaultRubric, uncertainty: { judgement: 0.2, concentration: 60 } }]
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

  it("a record that says yes and says that it does not apply says yes", () => {
    const profile = {
      asOf: PartialDate.make("2019"),
      budget: said(true),
      notApplicable: [{ question: "budget" as const, because: "A law forbids it.", evidence: said(true).evidence }]
    }
    assert.strictEqual(read({ city, profile }, "budget").state, "known")
    assert.strictEqual(read({ city, profile: { ...profile, budget: said(false) } }, "budget").state, "not-applicable")
  })
})
