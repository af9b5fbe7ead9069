import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import type { ClaimId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { CountryCode } from "../city/City.ts"
import { arbitrary, scored, world } from "../testing/index.ts"
import type { CityEvidence } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import { maturity } from "./maturity.ts"

const asOf = "2020-12-31"
const options = { asOf, draws: 200, seed: 1986 }
const share = Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })))
const placeOf = (level: string): number => Number(level.slice(1))
const isShare = (value: number): void => assert.isTrue(value >= 0 && value <= 1, `${value}`)
const { cityEvidence } = arbitrary

describe("what is said of a city", () => {
  it.prop("lies between 0 and 1, the low end under the high one", [cityEvidence], ([evidence]) => {
    const found = maturity(evidence, options)
    const indicators = found.dimensions.flatMap(({ indicators }) => indicators)
    for (const { high, low } of [found.bounds, ...found.dimensions, ...indicators]) {
      isShare(low)
      isShare(high)
      assert.isAtMost(low, high)
    }
    for (const { confidence } of indicators) isShare(confidence)
    for (const { coverage } of [found, ...found.dimensions]) isShare(coverage)
    assert.isAtMost(placeOf(found.established), placeOf(found.possible))
    if (found.score === undefined) return
    const { high, low, median } = found.score
    isShare(low)
    isShare(high)
    assert.isTrue(low <= median && median <= high)
  })

  it.prop("the probabilities of the levels add up to 1, and weights too", [cityEvidence], ([evidence]) => {
    const { dimensions, levels, score } = maturity(evidence, options)
    for (const { probability } of levels) isShare(probability)
    const sum = levels.reduce((sum, { probability }) => sum + probability, 0)
    if (score !== undefined) assert.closeTo(sum, 1, 1e-12)
    assert.deepStrictEqual(
      levels.map(({ key }) => key),
      score === undefined ? [] : defaultRubric.levels.map(({ key }) => key)
    )
    assert.closeTo(
      dimensions.reduce((sum, { weight }) => sum + weight, 0),
      1,
      1e-12
    )
  })

  it.prop("adds up from its parts", [cityEvidence], ([evidence]) => {
    const { bounds, coverage, dimensions } = maturity(evidence, options)
    for (const { applies, coverage, high, indicators, low } of dimensions) {
      const applied = indicators.filter(({ state }) => state !== "not-applicable")
      const sum = (of: (one: (typeof indicators)[number]) => number): number =>
        applied.reduce((sum, one) => sum + of(one), 0)
      assert.strictEqual(applies, applied.length > 0)
      if (!applies) continue
      assert.closeTo(low, sum((one) => one.low) / applied.length, 1e-12)
      assert.closeTo(high, sum((one) => one.high) / applied.length, 1e-12)
      assert.closeTo(coverage, sum((one) => 1 - (one.high - one.low)) / applied.length, 1e-12)
    }
    const left = dimensions.filter(({ applies }) => applies)
    const product = (of: (one: (typeof left)[number]) => number): number =>
      left.reduce((product, one) => product * Math.max(0.05, of(one)) ** (1 / left.length), 1)
    assert.closeTo(
      bounds.low,
      product((one) => one.low),
      1e-12
    )
    assert.closeTo(
      bounds.high,
      product((one) => one.high),
      1e-12
    )
    assert.closeTo(coverage, left.reduce((sum, one) => sum + one.coverage, 0) / left.length, 1e-12)
  })

  it.prop("names the evidence behind each part, and no other", [cityEvidence], ([evidence]) => {
    const found = maturity(evidence, options)
    const behind = found.dimensions.flatMap(({ indicators }) => indicators.flatMap(({ evidence }) => evidence))
    assert.deepStrictEqual(found.evidence, [...new Set(behind)].sort())
    const given = new Set([
      ...Object.values(evidence.profile ?? {}).flatMap((answer) =>
        typeof answer === "object" && "evidence" in answer ? answer.evidence : []
      ),
      ...[...(evidence.memberships ?? []), ...(evidence.partnerships ?? [])].flatMap(({ evidence }) => evidence)
    ])
    for (const claim of found.evidence) assert.isTrue(given.has(claim))
  })

  it("no evidence, no number", () => {
    const found = maturity({ city: world.xian.id, country: CountryCode.make("CN") }, options)
    assert.isUndefined(found.score)
    assert.deepStrictEqual(found.levels, [])
    assert.deepStrictEqual(found.evidence, [])
    assert.deepStrictEqual(found.verdict, { kind: "undetermined", from: "L0", to: "L5", because: "no-evidence" })
    assert.strictEqual(found.coverage, 0)
    // Every dimension at the floor, or at 1.
    assert.closeTo(found.bounds.low, 0.05, 1e-12)
    assert.strictEqual(found.bounds.high, 1)
  })

  it.prop("a number stands where something is known, and only there", [cityEvidence], ([evidence]) => {
    const { dimensions, score } = maturity(evidence, options)
    const known = dimensions.some(({ indicators }) =>
      indicators.some(({ state }) => state === "known" || state === "partly")
    )
    assert.strictEqual(score !== undefined, known)
  })
})

describe("the verdict", () => {
  it.prop(
    "is a level only with the coverage and the probability that the rubric asks, and says otherwise what it may be",
    [cityEvidence, share, share],
    ([evidence, coverage, probability]) => {
      for (const publish of [
        { coverage, probability },
        { coverage: coverage / 4, probability },
        defaultRubric.publish
      ]) {
        const found = maturity(evidence, { ...options, rubric: { ...defaultRubric, publish } })
        const { levels, verdict } = found
        const likeliest = levels.reduce((best, level) => (level.probability > best.probability ? level : best), {
          key: "",
          probability: 0
        })
        // The middle 90 %: a twentieth of the draws lies under its first level at most, and over its last at most.
        const under = (place: number): number =>
          levels.slice(0, place).reduce((sum, level) => sum + level.probability, 0)
        const places = levels.map((_, place) => place)
        const first = places.findLast((place) => under(place) <= 0.05 + 1e-12)
        const last = places.find((place) => under(place + 1) >= 0.95 - 1e-12)
        assert.deepStrictEqual(
          verdict,
          found.score === undefined
            ? { kind: "undetermined", from: found.established, to: found.possible, because: "no-evidence" }
            : found.coverage + 1e-12 < publish.coverage
              ? { kind: "undetermined", from: found.established, to: found.possible, because: "coverage" }
              : likeliest.probability >= publish.probability
                ? { kind: "level", level: likeliest.key, probability: likeliest.probability }
                : { kind: "undetermined", from: `L${first}`, to: `L${last}`, because: "probability" }
        )
      }
    }
  )

  it("is a level where all is asked for and all is known, however seven sevenths are rounded", () => {
    const answer = <A>(value: A) => ({ value, evidence: [arbitrary.fewClaims[0] as ClaimId] as const })
    const yes = answer(true)
    const known: CityEvidence = {
      city: world.manchester.id,
      country: CountryCode.make("GB"),
      profile: {
        asOf: PartialDate.make("2020"),
        strategy: answer("explicit" as const),
        team: answer("dedicated" as const),
        officesAbroad: answer(1),
        budget: yes,
        jointProjects: yes,
        regularContact: yes,
        businessPlatform: yes,
        lastReview: answer(PartialDate.make("2020")),
        trainedStaff: yes,
        renewalsDocumented: yes,
        outcomesCounted: yes,
        practiceAdopted: yes,
        membershipsComplete: yes
      },
      partnerships: [
        { twinning: scored.twinning.id, standing: "active", topic: true, evidence: [arbitrary.fewClaims[0] as ClaimId] }
      ]
    }
    const of = (coverage: number) =>
      maturity(known, { ...options, rubric: { ...defaultRubric, publish: { coverage, probability: 0 } } })
    assert.isBelow(of(1).coverage, 1)
    assert.strictEqual(of(1).verdict.kind, "level")
    assert.deepInclude(of(1 + 1e-9).verdict, { because: "coverage" })
  })

  it("by default takes six tenths of the evidence and a probability of seven tenths", () => {
    assert.deepStrictEqual(defaultRubric.publish, { coverage: 0.6, probability: 0.7 })
  })
})
