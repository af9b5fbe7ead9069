import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { CityId, type ClaimId, deriveId, NetworkId, TwinningId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { CountryCode } from "../city/City.ts"
import { arbitrary, scored } from "../testing/index.ts"
import type { CityEvidence, KnownMembership, KnownPartnership } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import { readIndicators } from "./indicators.ts"
import type { MaturityRubric } from "./MaturityRubric.ts"
import { type IndicatorResult, type Maturity, maturity } from "./maturity.ts"
import { type MissingEvidence, missingEvidence } from "./missingEvidence.ts"
import type { StrategyQuestion } from "./StrategyProfile.ts"
import { ladderOf, levelOf, scoredAt } from "./score.ts"

const asOf = "2020-12-31"
const options = { asOf, draws: 1 }
const claims = arbitrary.fewClaims.slice(0, 1) as [ClaimId]
const placeOf = (level: string): number => Number(level.slice(1))

/** The best that a record can say to each question. */
const best: Readonly<Record<string, readonly [StrategyQuestion, unknown]>> = {
  "strategy-form": ["strategy", "explicit-per-partner"],
  "joint-projects": ["jointProjects", true],
  "regular-contact": ["regularContact", true],
  "business-platform": ["businessPlatform", true],
  "dated-review": ["lastReview", PartialDate.make("2014")],
  team: ["team", "both"],
  budget: ["budget", true],
  "trained-staff": ["trainedStaff", true],
  "office-abroad": ["officesAbroad", 3],
  "renewals-documented": ["renewalsDocumented", true],
  "outcomes-counted": ["outcomesCounted", true],
  "practice-adopted": ["practiceAdopted", true]
}
const manyNetworks = Array.from(
  { length: 8 },
  (_, at): KnownMembership => ({
    membership: { network: NetworkId.make(deriveId("network", `one of many ${at}`)), roles: ["host"] },
    evidence: claims
  })
)
const living: KnownPartnership = {
  twinning: TwinningId.make(deriveId("twinning", "a living one")),
  standing: "active",
  topic: true,
  evidence: claims
}

/** The record with evidence that some indicators are as good as they can be. */
const found = (evidence: CityEvidence, indicators: ReadonlyArray<string>): CityEvidence => {
  const { memberships = [], partnerships, profile } = evidence
  const late = profile === undefined || profile.asOf > asOf.slice(0, profile.asOf.length)
  const answers = indicators.flatMap((key) => {
    const answer = best[key]
    return answer === undefined ? [] : [[answer[0], { value: answer[1], evidence: claims }]]
  })
  const topics = indicators.includes("topical-twinnings")
  const standings = indicators.includes("not-latent")
  return {
    ...evidence,
    profile: { asOf: PartialDate.make("2015"), ...(late ? {} : profile), ...Object.fromEntries(answers) },
    ...(indicators.includes("memberships") ? { memberships: [...memberships, ...manyNetworks] } : {}),
    ...(topics || standings
      ? {
          partnerships: partnerships?.map((one) => ({
            ...one,
            // What may have a topic lives and has one; what has none rests.
            ...(topics && one.topic === undefined ? { topic: true } : {}),
            ...(one.standing !== "unknown"
              ? {}
              : { standing: topics && one.topic === false ? ("suspended" as const) : ("active" as const) })
          })) ?? [living]
        }
      : {})
  }
}

/** Whether no twinning of a record that may live may have a topic: then none can be found. */
const withoutTopics = ({ partnerships = [] }: CityEvidence): boolean =>
  partnerships.some(({ standing }) => standing === "unknown") &&
  partnerships.every(({ standing, topic }) =>
    standing === "unknown" ? topic === false : !/active|cooling/.test(standing)
  )

const indicatorsOf = (of: Maturity): ReadonlyArray<ReadonlyArray<IndicatorResult>> =>
  of.dimensions.map(({ indicators }) => indicators.filter(({ state }) => state !== "not-applicable"))

/** The level and score that are established with some indicators at one end, worked out from the results alone. */
const withAt = (
  of: Maturity,
  evidence: CityEvidence,
  settled: ReadonlySet<string>,
  end: "low" | "high",
  rest = "low"
) => {
  const applied = indicatorsOf(of)
  const ends = (one: IndicatorResult): number => (settled.has(one.key) ? one[end] : rest === "low" ? one.low : one.high)
  const values = applied.map((all) =>
    all.length === 0 ? undefined : all.reduce((sum, one) => sum + ends(one), 0) / all.length
  )
  const counted = values.filter((value) => value !== undefined)
  const score = counted.reduce((product, value) => product * Math.max(0.05, value) ** (1 / counted.length), 1)
  const membership = applied.flat().find(({ key }) => key === "memberships")
  const hosts = (evidence.memberships ?? []).some(({ membership }) =>
    membership.roles.some((role) => role === "host" || role === "presidency")
  )
  const isBest = (settled.has("memberships") ? end : rest) === "high" && membership?.state !== "known"
  const dimensionAt = (key: string): number | undefined =>
    values[defaultRubric.dimensions.findIndex((dimension) => dimension.key === key)]
  let level = "L0"
  for (const { from, gates, key } of defaultRubric.levels) {
    const isOpen = gates.every(({ atLeast, dimension, role }) => {
      const value = dimensionAt(dimension)
      return value === undefined || (value + 1e-12 >= atLeast && (role !== true || hosts || isBest))
    })
    if (score + 1e-12 < from || !isOpen) break
    level = key
  }
  return { score, level }
}

/** Every choice of up to three of the keys, the smaller ones first. */
const choices = (keys: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> => {
  const one = keys.map((key) => [key])
  const grown = (sets: ReadonlyArray<ReadonlyArray<string>>) =>
    sets.flatMap((set) => keys.slice(keys.indexOf(set.at(-1) ?? "") + 1).map((key) => [...set, key]))
  const two = grown(one)
  return [...one, ...two, ...grown(two)]
}

const { cityEvidence } = arbitrary
const runs = { arbitrary: { runs: 60 }, timeout: 20_000 }

describe("missing evidence that raises the level", () => {
  it.prop(
    "does what it says when it is found",
    [cityEvidence],
    ([evidence]) => {
      const now = maturity(evidence, options)
      for (const { from, gain, indicators, to } of missingEvidence(evidence, { asOf }).raises) {
        assert.strictEqual(from, now.established)
        if (indicators.includes("topical-twinnings") && withoutTopics(evidence)) continue
        assert.isAbove(placeOf(to), placeOf(from))
        assert.isAtLeast(gain, -1e-12)
        const then = maturity(found(evidence, indicators), options)
        const what = `${indicators.join()} to ${to}`
        // Twinnings of which more is known may raise a second indicator on the way.
        assert.isAtLeast(placeOf(then.established), placeOf(to), what)
        assert.isAtLeast(then.bounds.low, now.bounds.low + gain - 1e-12, what)
        if (!indicators.includes("not-latent") && !indicators.includes("topical-twinnings")) {
          assert.strictEqual(then.established, to, what)
          assert.closeTo(then.bounds.low, now.bounds.low + gain, 1e-12, what)
        }
      }
    },
    runs
  )

  it.prop(
    "is every smallest set of up to three, and no set of which a part would do",
    [cityEvidence],
    ([evidence]) => {
      const now = maturity(evidence, options)
      const open = indicatorsOf(now)
        .flat()
        .filter(({ high, low }) => high > low)
        .map(({ key }) => key)
      const { raises } = missingEvidence(evidence, { asOf })
      const minimal: Array<ReadonlyArray<string>> = []
      for (const set of choices(open)) {
        const { level } = withAt(now, evidence, new Set(set), "high")
        if (placeOf(level) <= placeOf(now.established)) continue
        if (!minimal.some((part) => part.every((key) => set.includes(key)))) minimal.push(set)
      }
      const sets = (all: ReadonlyArray<ReadonlyArray<string>>) => all.map((set) => [...set].sort().join()).sort()
      if (minimal.length > 0) {
        assert.deepStrictEqual(sets(raises.map(({ indicators }) => indicators)), sets(minimal))
        return
      }
      // None so small: one larger set, of which nothing can be left out.
      assert.strictEqual(raises.length, placeOf(now.possible) > placeOf(now.established) ? 1 : 0)
      for (const { indicators, to } of raises) {
        assert.isAbove(indicators.length, 3)
        assert.strictEqual(withAt(now, evidence, new Set(indicators), "high").level, to)
        for (const left of indicators) {
          const rest = new Set(indicators.filter((key) => key !== left))
          assert.strictEqual(withAt(now, evidence, rest, "high").level, now.established, left)
        }
      }
    },
    runs
  )

  it.prop(
    "tells where it leads and what the least score gains",
    [cityEvidence],
    ([evidence]) => {
      const now = maturity(evidence, options)
      for (const { gain, indicators, to } of missingEvidence(evidence, { asOf }).raises) {
        const { level, score } = withAt(now, evidence, new Set(indicators), "high")
        assert.strictEqual(to, level)
        assert.closeTo(gain, score - now.bounds.low, 1e-12)
      }
    },
    runs
  )

  it.prop(
    "comes in order: the fewest first, then the highest level, then the largest gain",
    [cityEvidence],
    ([evidence]) => {
      const { raises } = missingEvidence(evidence, { asOf })
      for (const [at, one] of raises.slice(1).entries()) {
        const before = raises[at]
        assert.isDefined(before)
        const steps = [
          one.indicators.length - (before?.indicators.length ?? 0),
          placeOf(before?.to ?? "L0") - placeOf(one.to),
          (before?.gain ?? 0) - one.gain
        ]
        assert.isAbove(steps.find((step) => step !== 0) ?? 1, 0)
      }
    },
    runs
  )
})

describe("missing evidence that narrows the bounds", () => {
  it.prop(
    "is every indicator that is not fully known, the largest effect first, and none widens",
    [cityEvidence],
    ([evidence]) => {
      const now = maturity(evidence, options)
      const { narrows } = missingEvidence(evidence, { asOf })
      const open = indicatorsOf(now)
        .flat()
        .filter(({ high, low }) => high > low)
        .map(({ key }) => key)
      assert.deepStrictEqual(narrows.map(({ indicator }) => indicator).sort(), [...open].sort())
      for (const { by } of narrows) assert.isAtLeast(by, -1e-12)
      assert.deepStrictEqual(
        narrows.map(({ by }) => by),
        narrows.map(({ by }) => by).sort((a, b) => b - a)
      )
    },
    runs
  )

  it.prop(
    "by the mean of what is left at its worst and at its best, with the levels that these leave",
    [cityEvidence],
    ([evidence]) => {
      const now = maturity(evidence, options)
      for (const { by, ifBest, ifWorst, indicator } of missingEvidence(evidence, { asOf }).narrows) {
        const one = new Set([indicator])
        const at = (end: "low" | "high", rest: "low" | "high") => withAt(now, evidence, one, end, rest)
        const widths = (["low", "high"] as const).map((end) => at(end, "high").score - at(end, "low").score)
        const left = widths.reduce((a, b) => a + b, 0) / 2
        assert.closeTo(by, now.bounds.high - now.bounds.low - left, 1e-12)
        assert.strictEqual(ifWorst, at("low", "high").level)
        assert.strictEqual(ifBest, at("high", "low").level)
      }
    },
    runs
  )
})

const share = arbitrary.oneOf([0, 5e-324, 0.3, 0.5, 0.75, 1])
const place = arbitrary.oneOf([0, 1, 2, 3, 4, 5, 6])
const country = CountryCode.make("GB")
const everyIndicator = defaultRubric.dimensions.flatMap(({ indicators }) => indicators)

/** The indicators of the default rubric spread over other dimensions, with other weights, levels and exceptions. */
const anyRubric = Arbitrary.all({
  spread: Arbitrary.array(place, { minLength: everyIndicator.length, maxLength: everyIndicator.length }),
  again: Arbitrary.array(place, { maxLength: 3 }),
  weights: Arbitrary.array(arbitrary.oneOf([0, 5e-324, 1e-3, 1, 1, 2, 1.5e308]), { minLength: 7, maxLength: 7 }),
  floor: arbitrary.oneOf([5e-324, 0.05, 0.05, 0.5]),
  steepness: arbitrary.oneOf([0.25, 1, 1, 2]),
  gates: Arbitrary.array(Arbitrary.all([place, share, arbitrary.oneOf([true, false])]), { minLength: 6, maxLength: 6 }),
  without: Arbitrary.array(arbitrary.oneOf(everyIndicator.map(({ key }) => key)), { maxLength: 6 }),
  // The one dimension that counts does not apply.
  isBare: arbitrary.oneOf([true, false, false, false, false, false])
}).pipe(
  Arbitrary.map(({ again, floor, gates, isBare, spread, steepness, weights, without }): MaturityRubric => {
    const roles = again.flatMap((d, n) =>
      everyIndicator
        .filter(({ key }) => key === "memberships")
        .map((one) => ({ d, one: { ...one, key: `again-${n}` } }))
    )
    const placed = [...everyIndicator.map((one, i) => ({ d: spread[i], one })), ...roles]
    const bare = placed.flatMap(({ d, one }) => (isBare && d === 0 ? [one.key] : []))
    return {
      ...defaultRubric,
      floor,
      dimensions: defaultRubric.dimensions.map((dimension, d) => ({
        ...dimension,
        weight: isBare ? Number(d === 0) : (weights[d] ?? 0),
        indicators: placed.filter((of) => of.d === d).map(({ one }) => one)
      })),
      levels: defaultRubric.levels.map((level, l) => {
        const [at, atLeast, role] = gates[l] ?? [0, 0, false]
        const dimension = defaultRubric.dimensions[at]?.key ?? ""
        return { ...level, from: level.from ** steepness, gates: l % 2 === 0 ? [] : [{ dimension, atLeast, role }] }
      }),
      doesNotApply: [...without, ...bare].map((indicator) => ({
        indicator,
        countries: [country] as const,
        because: { en: "A test." },
        basis: []
      }))
    }
  })
)

/** What is missing, read off the definition: every set of findings is made, and the city scored anew. */
const byDefinition = (evidence: CityEvidence, rubric: MaturityRubric): MissingEvidence => {
  const ladder = ladderOf(rubric)
  const readings = readIndicators(evidence, rubric, asOf)
  const open = readings
    .flat()
    .filter(({ high, low, state }) => state !== "not-applicable" && high > low)
    .map(({ indicator }) => indicator.key)
  const level = (place: number): string => levelOf(rubric, place).key
  const scoredWith = (keys: ReadonlyArray<string>, settled: "low" | "high", rest: "low" | "high") =>
    scoredAt(
      rubric,
      ladder,
      readings.map((dimension) =>
        dimension.map((one) => {
          if (!keys.includes(one.indicator.key)) return one
          const { [settled]: value, role } = one
          const ofRole = role === undefined ? {} : { role: { low: role[settled], high: role[settled] } }
          return { ...one, low: value, high: value, ...ofRole }
        })
      ),
      rest
    )
  const now = scoredWith([], "high", "low")
  const best = scoredWith([], "high", "high")
  const raisesIt = (keys: ReadonlyArray<string>): boolean => scoredWith(keys, "high", "low").level > now.level
  const minimal: Array<ReadonlyArray<string>> = []
  if (best.level > now.level)
    for (const set of choices(open))
      if (!minimal.some((part) => part.every((key) => set.includes(key))) && raisesIt(set)) minimal.push(set)
  if (best.level > now.level && minimal.length === 0) {
    const effects = new Map(open.map((key) => [key, scoredWith([key], "high", "low").score]))
    let kept = open
    for (const key of [...open].sort((a, b) => (effects.get(a) ?? 0) - (effects.get(b) ?? 0))) {
      const without = kept.filter((one) => one !== key)
      if (raisesIt(without)) kept = without
    }
    if (raisesIt(kept)) minimal.push(kept)
  }
  return {
    raises: minimal
      .map((indicators) => ({ indicators, found: scoredWith(indicators, "high", "low") }))
      .sort(
        (a, b) =>
          a.indicators.length - b.indicators.length ||
          b.found.level - a.found.level ||
          b.found.score - now.score - (a.found.score - now.score) ||
          (a.indicators.join() < b.indicators.join() ? -1 : 1)
      )
      .map(({ indicators, found }) => ({
        indicators,
        from: level(now.level),
        to: level(found.level),
        gain: found.score - now.score
      })),
    narrows: open
      .map((indicator) => {
        const left = (["low", "high"] as const)
          .map((end) => scoredWith([indicator], end, "high").score - scoredWith([indicator], end, "low").score)
          .reduce((sum, width) => sum + width, 0)
        return {
          indicator,
          by: best.score - now.score - left / 2,
          ifWorst: level(scoredWith([indicator], "low", "high").level),
          ifBest: level(scoredWith([indicator], "high", "low").level)
        }
      })
      .sort((a, b) => b.by - a.by || (a.indicator < b.indicator ? -1 : 1))
  }
}

describe("missing evidence of whatever rubric", () => {
  it.prop(
    "is to the last bit what the definition says",
    [cityEvidence, anyRubric, arbitrary.oneOf([true, true, false])],
    ([evidence, other, isOther]) => {
      const rubric = isOther ? other : defaultRubric
      const of = { ...evidence, country }
      assert.deepStrictEqual(missingEvidence(of, { asOf, rubric }), byDefinition(of, rubric))
    },
    { arbitrary: { runs: 300 }, timeout: 60_000 }
  )

  it.prop(
    "with little known, where many sets are to be looked through",
    [cityEvidence, anyRubric],
    ([full, rubric]) => {
      const { partnerships: _, profile: { strategy, team } = {}, ...rest } = full
      const asked = { ...(strategy === undefined ? {} : { strategy }), ...(team === undefined ? {} : { team }) }
      const little: CityEvidence = { ...rest, country, profile: { asOf: PartialDate.make("2015"), ...asked } }
      assert.deepStrictEqual(missingEvidence(little, { asOf, rubric }), byDefinition(little, rubric))
    },
    { arbitrary: { runs: 100 }, timeout: 60_000 }
  )
})

describe("missing evidence", () => {
  const city = CityId.make("00000000-0000-5000-8000-000000000001")
  const complete = { membershipsComplete: { value: true, evidence: claims } }
  const full = found({ city, partnerships: [living] }, [...Object.keys(best), "memberships", "topical-twinnings"])

  it("is none where nothing is missing", () => {
    for (const evidence of [
      { ...full, profile: { ...full.profile, asOf: PartialDate.make("2019"), ...complete } },
      { ...full, profile: { ...full.profile, asOf: PartialDate.make("2019") } }
    ])
      assert.deepStrictEqual(missingEvidence(evidence, { asOf }), { raises: [], narrows: [] })
    assert.strictEqual(maturity(full, options).established, "L5")
  })

  it.prop("asks for nothing that does not apply", [cityEvidence], ([evidence]) => {
    const { country: _, ...rest } = evidence
    const { narrows, raises } = missingEvidence({ ...rest, country: "CN" as never, partnerships: [] }, { asOf })
    const named = [...narrows.map(({ indicator }) => indicator), ...raises.flatMap(({ indicators }) => indicators)]
    for (const key of ["office-abroad", "topical-twinnings", "not-latent"]) assert.isFalse(named.includes(key), key)
  })

  it("of two single findings the one that leads higher comes first", () => {
    const answer = <V>(value: V) => ({ value, evidence: claims })
    const evidence: CityEvidence = {
      city,
      profile: {
        asOf: PartialDate.make("2019"),
        // ¾ · ½ · ¼ (to ½ with a budget) · 0.05 (to 1 with memberships) · 1 · (⅓ + 1)/2 · ½
        strategy: answer("explicit" as const),
        jointProjects: answer(false),
        regularContact: answer(false),
        businessPlatform: answer(true),
        lastReview: answer(PartialDate.make("2018")),
        team: answer("dedicated" as const),
        trainedStaff: answer(false),
        officesAbroad: answer(0),
        renewalsDocumented: answer(true),
        outcomesCounted: answer(false),
        practiceAdopted: answer(true)
      },
      partnerships: ["a", "b", "c"].map((key, at) => ({
        twinning: TwinningId.make(deriveId("twinning", key)),
        standing: at === 0 ? "active" : "latent",
        topic: true,
        evidence: claims
      }))
    }
    // 0.0015625^(1/7) = 0.3973, with a budget twice as much, 0.4387, with memberships twenty times as much, 0.6095.
    assert.closeTo(maturity(evidence, options).bounds.low, 0.0015625 ** (1 / 7), 1e-12)
    assert.deepStrictEqual(
      missingEvidence(evidence, { asOf }).raises.map(({ from, indicators, to }) => [from, to, indicators]),
      [
        ["L1", "L3", ["memberships"]],
        ["L1", "L2", ["budget"]]
      ]
    )
  })

  it("memberships that are not all on record may hold a role", () => {
    // Five networks without a role: 1 − e^(−5/3) = 0.8111, enough for the level "network-shaping" but for the role.
    const withoutRole = manyNetworks
      .slice(0, 5)
      .map(({ membership, ...one }) => ({ ...one, membership: { ...membership, roles: [] } }))
    const { raises } = missingEvidence({ ...full, memberships: withoutRole }, { asOf })
    assert.deepStrictEqual(
      raises.map(({ from, indicators, to }) => [from, to, indicators]),
      [["L4", "L5", ["memberships"]]]
    )
  })

  it("leads to the level that needs a role where one is on record already", () => {
    const { strategy: _, ...profile } = full.profile ?? { asOf: PartialDate.make("2019") }
    const { raises } = missingEvidence({ ...full, profile }, { asOf })
    assert.deepStrictEqual(
      raises.map(({ indicators, to }) => [to, indicators]),
      [["L5", ["strategy-form"]]]
    )
  })

  it("of Manchester of the fixed world: a topic of its twinning, or memberships", () => {
    // D1 ¾, D2 ¾, D3 ½ to 1, D4 0.3935 to 1 for k = 1.5, D5 0 to 1, D6 ½ to 1, D7 ½ (one living twinning).
    const evidence: CityEvidence = {
      city: scored.profile.city,
      profile: scored.profile,
      partnerships: [{ twinning: scored.twinning.id, standing: "active", evidence: claims }]
    }
    const { narrows, raises } = missingEvidence(evidence, { asOf })
    // At worst (¾ · ¾ · ½ · 0.05 · 0.05 · ½ · ½)^(1/7) = 0.2906: L1. One topic at 1: 0.0035156…^(1/7) = 0.4458: L2.
    // Memberships at 1: the same. Capacity or the portfolio alone leaves the two at the floor.
    assert.deepStrictEqual(
      raises.map(({ from, indicators, to }) => [from, to, indicators]),
      [
        ["L1", "L2", ["memberships"]],
        ["L1", "L2", ["topical-twinnings"]]
      ]
    )
    for (const { gain } of raises)
      assert.closeTo(
        gain,
        (0.75 ** 2 * 0.05 * 0.5 ** 3) ** (1 / 7) - (0.75 ** 2 * 0.05 ** 2 * 0.5 ** 3) ** (1 / 7),
        1e-12
      )
    assert.deepStrictEqual(
      narrows.map(({ indicator }) => indicator),
      ["memberships", "topical-twinnings", "renewals-documented", "office-abroad", "trained-staff"]
    )
  })
})
