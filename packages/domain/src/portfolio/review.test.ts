import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { AgreementId, deriveId, NetworkId, TwinningId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { geometricMean } from "../factors/consolidation.ts"
import type { Trend } from "../factors/trend.ts"
import { twinningFactors } from "../factors/twinningFactors.ts"
import { arbitrary, scored, world } from "../testing/index.ts"
import { inOrder } from "../twinning/Stage.ts"
import { type StandingKind, standing, watchesOf } from "../twinning/standing.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { defaultReviewRules } from "./defaultReviewRules.ts"
import type { ReviewInput } from "./ReviewInput.ts"
import {
  type Condition,
  NumberMeasure,
  ReviewAction,
  type ReviewRule,
  type ReviewRules,
  WordMeasure
} from "./ReviewRules.ts"
import { reviewPortfolio, reviewTwinning, type TwinningReview } from "./review.ts"

type Arb<A> = Arbitrary.Arbitrary<A>
const { oneOf } = arbitrary
const integer = (minimum: number, maximum: number): Arb<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
/** Known twice in three times. */
const known = <A>(value: Arb<A>): Arb<A | undefined> =>
  Arbitrary.all([value, integer(0, 2)]).pipe(Arbitrary.map(([value, dice]) => (dice === 0 ? undefined : value)))
const given = <K extends string, A>(key: K, value: A | undefined): { readonly [P in K]?: A } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: A }

const standings: ReadonlyArray<StandingKind> = ["active", "cooling", "latent", "suspended", "ended", "unknown"]
const directions: ReadonlyArray<Trend["direction"]> = ["rising", "falling", "none"]
const flat = { slope: 0, low: 0, high: 0, tau: 0, p: 1, pWithoutMemory: 1, from: 2010, to: 2020, years: 11 }
const agreement = AgreementId.make(deriveId("claim", "an agreement"))
const networks = ["a", "b", "c"].map((key) => NetworkId.make(deriveId("network", key)))

/** A twinning with what it did, and anything that may be known of it besides. */
const input: Arb<ReviewInput> = Arbitrary.all({
  twinning: integer(1, 1_000_000),
  activities: arbitrary.activities,
  elsewhere: arbitrary.activities,
  stages: Arbitrary.array(arbitrary.stage, { maxLength: 2 }),
  asOf: oneOf(["2003-12-31", "2010-06-30", "2020-12-31"]),
  kind: known(oneOf(standings)),
  direction: known(oneOf(directions)),
  topics: known(integer(0, 2)),
  months: known(oneOf([-30.2, -0.4, 0, 5.5, 11.99, 12, 40])),
  monthsMore: oneOf([0, 0, 0.97, 11.96]),
  cost: known(oneOf([0, 0.5, 12, 4000])),
  shared: known(integer(0, 3)),
  complete: known(oneOf([true, false]))
}).pipe(
  Arbitrary.map(({ activities, asOf, cost, direction, elsewhere, kind, months, shared, topics, ...rest }) => {
    const stages = inOrder(rest.stages)
    const watches = watchesOf([...activities, ...elsewhere], asOf)
    const factors = twinningFactors(
      { id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages, activities },
      { asOf }
    )
    const trend = direction === undefined ? undefined : { ...flat, direction }
    const claims = arbitrary.fewClaims
    return {
      twinning: TwinningId.make(deriveId("twinning", String(rest.twinning))),
      partner: arbitrary.pair[1],
      standing: { ...standing({ stages, activities, watches }, { asOf }), ...given("standing", kind) },
      factors: {
        ...factors,
        ...given("trends", trend && { mutualBenefit: trend, breadth: trend, grassroots: trend })
      },
      ...given("topics", topics === undefined ? undefined : { count: topics, evidence: claims.slice(0, 2) }),
      ...given(
        "renewal",
        months === undefined
          ? undefined
          : { agreement, months, monthsAtMost: months + rest.monthsMore, on: PartialDate.make("2021") }
      ),
      ...given(
        "cost",
        cost === undefined ? undefined : { amount: cost, currency: "GBP", evidence: claims.slice(2, 4) }
      ),
      ...given("sharedNetworks", shared === undefined ? undefined : networks.slice(0, shared)),
      ...given("sharedNetworksComplete", rest.complete)
    }
  })
)

const { activities, asOf, twinning } = scored
const record = { id: twinning.id, cities: twinning.cities, stages: twinning.stages, activities }
/** The twinning of Manchester and Wuhan in the fixed world. */
const ofManchester: ReviewInput = {
  twinning: twinning.id,
  partner: world.wuhan.id,
  standing: standing({ ...record, watches: [] }, { asOf }),
  factors: twinningFactors(record, { asOf }),
  topics: { count: 2, evidence: [] },
  renewal: { agreement, on: PartialDate.make("2021-06"), months: 4.99, monthsAtMost: 5.95 },
  cost: { amount: 1234.56, currency: "GBP", evidence: [] },
  sharedNetworks: networks
}

const wordMeasures: ReadonlyArray<string> = WordMeasure.literals
const condition: Arb<Condition> = Arbitrary.all({
  measure: Arbitrary.all([
    oneOf([...NumberMeasure.literals, ...WordMeasure.literals]),
    oneOf(["standing", "topics", "economic-capital"]),
    oneOf([true, false])
  ]).pipe(Arbitrary.map(([any, often, first]) => (first ? any : often))),
  atLeast: known(oneOf([0, 0.1, 0.25, 0.5, 1, 2])),
  below: known(oneOf([0.15, 0.5, 1, 3, 12])),
  words: Arbitrary.array(integer(0, 5), { minLength: 1, maxLength: 4 })
}).pipe(
  Arbitrary.map(({ atLeast, below, measure, words }): Condition => {
    if (!wordMeasures.includes(measure))
      return { measure: measure as NumberMeasure, ...given("atLeast", atLeast), ...given("below", below) }
    const all: ReadonlyArray<string> = measure === "standing" ? standings : directions
    return {
      measure: measure as WordMeasure,
      is: words.map((at) => all[at % all.length]) as [string, ...Array<string>]
    }
  })
)
const rule: Arb<Omit<ReviewRule, "key">> = Arbitrary.all({
  when: Arbitrary.array(condition, { minLength: 1, maxLength: 2 }),
  action: oneOf(ReviewAction.literals),
  weight: integer(-4, 4).pipe(Arbitrary.map((halves) => halves / 2))
}).pipe(
  Arbitrary.map(({ when, ...rest }) => {
    const named = when.map(({ measure }) => `{${measure}}`).join(", ")
    return {
      ...rest,
      when: when as [Condition, ...Array<Condition>],
      words: { en: `It has ${named}.`, zh: `有 ${named}。` },
      basis: [{ source: "S1", locator: "l.1" }]
    }
  })
)
/** A table of rules about anything, or the one of this project. */
const table: Arb<ReviewRules> = Arbitrary.all([
  Arbitrary.array(rule, { minLength: 1, maxLength: 14 }),
  oneOf([true, false])
]).pipe(
  Arbitrary.map(([rules, own]) =>
    own
      ? { ...defaultReviewRules, id: "own", rules: rules.map((one, i) => ({ ...one, key: `rule ${i}` })) as never }
      : defaultReviewRules
  )
)

interface Range {
  readonly low: number
  readonly high: number
}
const exactly = (value: number | undefined): Range | undefined =>
  value === undefined ? undefined : { low: value, high: value }

const leastOf = (value: number | undefined, isLeast: boolean): Range | undefined =>
  value === undefined ? undefined : { low: value, high: isLeast ? Infinity : value }

/** How even the gain of the last years is, whatever came of the activities of which nobody says who gained. */
const balanceOf = ({
  asOf,
  evidence: { mutualBenefit },
  sustained,
  timeline
}: ReviewInput["factors"]): Range | undefined => {
  const from = Number(asOf.slice(0, 4)) - (sustained?.years ?? 0)
  const goesOn = (id: string): boolean =>
    timeline.some(({ activities, year }) => year > from && (activities as ReadonlyArray<string>).includes(id))
  const [a = 0, b = 0] = Object.values(mutualBenefit.gained).map((ids) => ids.filter(goesOn).length)
  if (a + b === 0) return undefined
  const [openA = 0, openB = 0] = Object.values(mutualBenefit.unknownFor).map((ids) => ids.filter(goesOn).length)
  const all = Array.from({ length: (openA + 1) * (openB + 1) }, (_, i): readonly [number, number] => [
    a + (i % (openA + 1)),
    b + Math.floor(i / (openA + 1))
  ]).map(([a, b]) => (2 * Math.min(a, b)) / (a + b))
  return { low: Math.min(...all), high: Math.max(...all) }
}
/** Consolidation: as it is where all is known, else up to the best there may be without a break. */
const consolidationOf = ({ consolidation, now }: ReviewInput["factors"]): Range | undefined => {
  if (consolidation.kind !== "given" || now === undefined) return undefined
  const all = [now.mutualBenefit, now.breadth, now.grassroots]
  if (all.every(({ high, low }) => high === low)) return exactly(consolidation.value)
  return { low: 0, high: Math.cbrt(all.reduce((product, { high }) => product * high, 1)) }
}
/** Whether there may be emotional capital that nobody recorded. */
const mayHoldMore = ({ activities, capital, evidence }: ReviewInput["factors"]): boolean =>
  activities.length === 0 ||
  capital.emotional.parts.tenure.years === undefined ||
  capital.emotional.parts.tenure.activities.length > 0 ||
  evidence.grassroots.organisersUnknown.length > 0
/** What a measure may be, read from the input; undefined where nobody knows anything. */
const readingOf = (
  measure: NumberMeasure | WordMeasure,
  { cost, factors, renewal, sharedNetworks, sharedNetworksComplete, standing, topics }: ReviewInput
): Range | string | undefined => {
  const { activities, capital, now, sustained, trends } = factors
  return {
    standing: standing.standing,
    "mutual-benefit": now?.mutualBenefit,
    breadth: now?.breadth,
    grassroots: now?.grassroots,
    sustained: sustained && { low: sustained.value, high: sustained.high },
    balance: balanceOf(factors),
    consolidation: consolidationOf(factors),
    "mutual-benefit-trend": trends.mutualBenefit?.direction,
    "breadth-trend": trends.breadth?.direction,
    "grassroots-trend": trends.grassroots?.direction,
    "economic-capital": leastOf(capital.economic.points, activities.length === 0),
    "emotional-capital": leastOf(capital.emotional.points, mayHoldMore(factors)),
    topics: exactly(topics?.count),
    "shared-networks": leastOf(sharedNetworks?.length, sharedNetworksComplete !== true),
    "months-to-renewal": renewal && { low: renewal.months, high: renewal.monthsAtMost },
    cost: exactly(cost?.amount)
  }[measure]
}
/** Whether a condition holds; undefined where that depends on what nobody knows. */
const holds = (condition: Condition, input: ReviewInput): boolean | undefined => {
  const value = readingOf(condition.measure, input)
  if (value === undefined) return undefined
  if (typeof value === "string") return "is" in condition && condition.is.includes(value)
  if ("is" in condition) return false
  const { atLeast = -Infinity, below } = condition
  const isBelow = (bound: number): boolean => below === undefined || bound < below
  if (value.low >= atLeast && isBelow(value.high)) return true
  return value.high < atLeast || !isBelow(value.low) ? false : undefined
}
const reasonsOf = ({ others, reasonsAgainst, reasonsFor }: TwinningReview) => [
  ...reasonsFor,
  ...reasonsAgainst,
  ...others
]
/** The rules that fire, in the order of the table. */
const firing = ({ rules }: ReviewRules, input: ReviewInput): ReadonlyArray<ReviewRule> =>
  input.standing.standing === "ended" ? [] : rules.filter(({ when }) => when.every((one) => holds(one, input) === true))
const withRules = (table: ReviewRules, rules: ReadonlyArray<ReviewRule>): ReviewRules => ({
  ...table,
  rules: rules as never
})

describe("the review of a twinning", () => {
  it.prop(
    "every rule that fires is one reason: for or against what is recommended, or about another action",
    [input, table],
    ([input, table]) => {
      const review = reviewTwinning(input, table)
      assert.deepStrictEqual(
        reasonsOf(review)
          .map(({ rule }) => rule)
          .sort(),
        firing(table, input)
          .map(({ key }) => key)
          .sort()
      )
      for (const { action, weight } of review.reasonsFor) assert.isTrue(action === review.recommend && weight > 0)
      for (const { action, weight } of review.reasonsAgainst) assert.isTrue(action === review.recommend && weight < 0)
      for (const { action, weight } of review.others) assert.isTrue(action !== review.recommend || weight === 0)
      for (const list of [review.reasonsFor, review.reasonsAgainst, review.others])
        assert.isTrue(list.every(({ weight }, i) => i === 0 || Math.abs(weight) <= Math.abs(list[i - 1]?.weight ?? 0)))
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop("a reason says what its rule says", [input, table], ([input, table]) => {
    for (const { action, basis, rule, weight } of reasonsOf(reviewTwinning(input, table))) {
      const found = table.rules.find(({ key }) => key === rule)
      assert.deepStrictEqual([action, basis, weight], [found?.action, found?.basis, found?.weight])
    }
  })

  it.prop("the support of an action is the sum of the weights of its reasons", [input, table], ([input, table]) => {
    const review = reviewTwinning(input, table)
    assert.deepStrictEqual(review.support.map(({ action }) => action).sort(), [...ReviewAction.literals].sort())
    for (const { action, weight } of review.support) {
      const reasons = reasonsOf(review).filter((reason) => reason.action === action)
      assert.strictEqual(
        reasons.reduce((sum, { weight }) => sum + weight, 0),
        weight
      )
    }
  })

  it.prop(
    "recommends the action with most support, of equals the one that changes less, and none that nothing speaks for",
    [input, table],
    ([input, table]) => {
      const { recommend, support } = reviewTwinning(input, table)
      const most = Math.max(...support.map(({ weight }) => weight))
      const best = ReviewAction.literals.find((action) =>
        support.some((one) => one.action === action && one.weight === most)
      )
      assert.strictEqual(recommend, most > 0 ? best : undefined)
      assert.deepStrictEqual(
        support.map(({ weight }) => weight),
        support.map(({ weight }) => weight).sort((a, b) => b - a)
      )
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop("nobody reviews a twinning that has ended", [input, table], ([input, table]) => {
    const review = reviewTwinning({ ...input, standing: { ...input.standing, standing: "ended" } }, table)
    assert.strictEqual(review.recommend, undefined)
    assert.deepStrictEqual([reasonsOf(review), review.unjudged], [[], []])
    assert.isTrue(review.support.every(({ weight }) => weight === 0))
  })

  it.prop(
    "a rule that something unknown decides is no reason, and is listed with what is not known",
    [input, table],
    ([input, table]) => {
      const review = reviewTwinning(input, table)
      const reasons = new Set(reasonsOf(review).map(({ rule }) => rule))
      const open = table.rules.flatMap(({ key, when }) => {
        const unknown = when.filter((one) => holds(one, input) === undefined).map(({ measure }) => measure)
        if (unknown.length > 0) assert.isFalse(reasons.has(key))
        const fails = when.some((one) => holds(one, input) === false)
        return unknown.length === 0 || fails || input.standing.standing === "ended" ? [] : [{ rule: key, unknown }]
      })
      assert.deepStrictEqual(review.unjudged, open)
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop(
    "whatever the unknowns turn out to be, what fires still fires, and nothing that was judged fires anew",
    [input, table, oneOf([0, 0.3, 1])],
    ([input, table, part]) => {
      const { now, sustained, ...factors } = input.factors
      if (now === undefined || sustained === undefined) return
      const found = <E extends Range>(one: E): E => {
        const value = part === 1 ? one.high : one.low + part * (one.high - one.low)
        return { ...one, value, low: value, high: value, coverage: 1 }
      }
      const { breadth, grassroots, mutualBenefit } = now
      const years = found({ ...sustained, low: sustained.value })
      const { capital, consolidation, evidence } = factors
      const { economic, emotional } = capital
      // More of what may be unrecorded: gains of some activities, points, networks; and the day on which a term ends.
      const { mutualBenefit: benefit } = evidence
      const gained = Object.entries(benefit.gained).map(([city, ids], side) => {
        const more = (benefit.unknownFor[city] ?? []).filter((_, i) => part === 1 || (i % 2 === 0 && part > 0))
        return [city, side === 0 ? [...ids, ...more] : ids] as const
      })
      const unknownFor = Object.fromEntries(gained.map(([city]) => [city, []]))
      const { renewal, sharedNetworks } = input
      const months = (renewal?.months ?? 0) + part * ((renewal?.monthsAtMost ?? 0) - (renewal?.months ?? 0))
      const isOpen = input.sharedNetworksComplete !== true
      const later: ReviewInput = {
        ...input,
        ...given("renewal", renewal && { ...renewal, months, monthsAtMost: months }),
        ...given("sharedNetworks", sharedNetworks && (isOpen && part > 0 ? networks : sharedNetworks)),
        sharedNetworksComplete: true,
        factors: {
          ...factors,
          consolidation:
            consolidation.kind === "given" && [mutualBenefit, breadth, grassroots].some(({ high, low }) => low < high)
              ? {
                  ...consolidation,
                  value: part * geometricMean(mutualBenefit.high, breadth.high, grassroots.high)
                }
              : consolidation,
          capital: {
            economic,
            emotional: {
              points: emotional.points + (mayHoldMore(input.factors) ? 4 * part : 0),
              parts: { ...emotional.parts, tenure: { ...emotional.parts.tenure, years: 10, activities: [] } }
            }
          },
          evidence: {
            ...evidence,
            mutualBenefit: { gained: Object.fromEntries(gained), unknown: [], unknownFor },
            grassroots: { ...evidence.grassroots, organisersUnknown: [] }
          },
          now: {
            ...now,
            mutualBenefit: found(mutualBenefit),
            breadth: found(breadth),
            grassroots: found(grassroots)
          },
          sustained: { ...sustained, value: years.low, high: years.high }
        }
      }
      const keys = (review: TwinningReview) => reasonsOf(review).map(({ rule }) => rule)
      const before = reviewTwinning(input, table)
      const after = keys(reviewTwinning(later, table))
      assert.includeMembers(after, keys(before))
      assert.includeMembers([...keys(before), ...before.unjudged.map(({ rule }) => rule)], after)
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop(
    "the order of the table changes no recommendation and no support",
    [input, table, integer(0, 30)],
    ([input, table, by]) => {
      const at = by % table.rules.length
      const turned = withRules(table, [...table.rules.slice(at), ...table.rules.slice(0, at)].reverse())
      const [one, other] = [reviewTwinning(input, table), reviewTwinning(input, turned)]
      assert.strictEqual(other.recommend, one.recommend)
      assert.deepStrictEqual(other.support, one.support)
    }
  )

  it.prop("only proportions of the weights count: twice each weight recommends the same", [input, table], (all) => {
    const [input, table] = all
    const doubled = withRules(
      table,
      table.rules.map((rule) => ({ ...rule, weight: 2 * rule.weight }))
    )
    const [one, other] = [reviewTwinning(input, table), reviewTwinning(input, doubled)]
    assert.strictEqual(other.recommend, one.recommend)
    assert.deepStrictEqual(
      other.support,
      one.support.map(({ action, weight }) => ({ action, weight: 2 * weight }))
    )
  })

  it.prop(
    "what a reason rests on is among what the review was given",
    [input, table],
    ([input, table]) => {
      const { cost, factors, renewal, sharedNetworks = [], standing, topics } = input
      const { contacts, stages, watchers } = standing.evidence
      const activities = new Set([...factors.activities, ...contacts, ...watchers])
      const claims = new Set([...stages, ...(topics?.evidence ?? []), ...(cost?.evidence ?? [])])
      for (const { evidence, rule } of reasonsOf(reviewTwinning(input, table))) {
        assert.isTrue(evidence.activities.every((id) => activities.has(id)))
        assert.isTrue(evidence.claims.every((id) => claims.has(id)))
        assert.isTrue(evidence.agreements.every((id) => id === renewal?.agreement))
        assert.isTrue(evidence.networks.every((id) => sharedNetworks.includes(id)))
        for (const ids of Object.values(evidence)) assert.deepStrictEqual(ids, [...new Set(ids)].sort())
        const asks = table.rules.find(({ key }) => key === rule)?.when.map(({ measure }) => measure) ?? []
        if (asks.includes("months-to-renewal")) assert.deepStrictEqual(evidence.agreements, [agreement])
        if (asks.includes("shared-networks")) assert.strictEqual(evidence.networks.length, sharedNetworks.length)
        if (asks.includes("topics")) assert.isTrue(topics?.evidence.every((id) => evidence.claims.includes(id)))
        if (asks.includes("cost")) assert.isTrue(cost?.evidence.every((id) => evidence.claims.includes(id)))
        if (asks.includes("breadth")) assert.includeMembers([...evidence.activities], [...factors.activities])
      }
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop("words name no measure that is known: its value stands there", [input, table], ([input, table]) => {
    for (const { words } of reasonsOf(reviewTwinning(input, table)))
      for (const text of [words.en, words.zh ?? "{"]) assert.notMatch(text, /[{}]/)
  })

  it.prop("no space comes before a Chinese per cent", [input, table], ([input, table]) => {
    for (const { words } of reasonsOf(reviewTwinning(input, table))) {
      assert.notMatch(words.zh ?? "", /\s%/)
      assert.notMatch(words.en, /\d%/)
    }
  })

  it("a rule that counts nothing is a reason beside the others", () => {
    const rules = [1, 0, -0.5].map(
      (weight): ReviewRule => ({
        key: `counts ${weight}`,
        when: [{ measure: "standing", is: ["active"] }],
        action: "renew",
        weight,
        words: { en: "It is active." },
        basis: [{ source: "S1", locator: "l.1" }]
      })
    )
    const { others, reasonsAgainst, reasonsFor } = reviewTwinning(ofManchester, withRules(defaultReviewRules, rules))
    assert.deepStrictEqual(
      [reasonsFor, reasonsAgainst, others].map((list) => list.map(({ rule }) => rule)),
      [["counts 1"], ["counts -0.5"], ["counts 0"]]
    )
  })

  it("shows scores as decimals with what the unknowns leave open, years in per cent, points to a tenth, months whole and up, costs with their currency", () => {
    const shown = (measure: NumberMeasure | WordMeasure): ReviewRule => ({
      key: measure,
      when: [wordMeasures.includes(measure) ? { measure: "standing", is: ["active"] } : { measure: measure as "cost" }],
      action: "renew",
      weight: 1,
      words: { en: `${measure}: {${measure}}`, zh: `{${measure}}。{nothing}` },
      basis: [{ source: "S1", locator: "l.1" }]
    })
    const { reasonsFor } = reviewTwinning(
      ofManchester,
      withRules(defaultReviewRules, [...NumberMeasure.literals, ...WordMeasure.literals].map(shown))
    )
    // Manchester gained in 2 activities, Wuhan in 3, and nobody says who gained from the schools of 2017: from 2·2/6 where
    // it was Wuhan to 1 where it was Manchester. Both in 2020, and it may be in 2017: 1 or 2 years of 5. Weighted,
    // Manchester has 1 + 1, Wuhan ½ + 1 + ½·¾: 2·1.875/3.875·(1 − e^(−3.875/3)) = 0.702; the schools count ½·4 = 2 at most:
    // 2·1.875/5.875·(1 − e^(−5.875/3)) = 0.548, 1 − e^(−7.75/3) = 0.924. Economic capital: 1 project and ½ mission.
    // Nobody says whether citizens led the schools of 2017, nor whether the cities share other networks.
    const said = Object.fromEntries(reasonsFor.map(({ rule, words }) => [rule, words]))
    const expected = {
      balance: "0.67–1.00",
      sustained: "20 %–40 %",
      "mutual-benefit": "0.55–0.92",
      "economic-capital": "1.5",
      topics: "2",
      "shared-networks": "≥ 3",
      "months-to-renewal": "5–6",
      cost: "1234.6 GBP",
      standing: "active"
    }
    for (const [measure, value] of Object.entries(expected))
      assert.deepStrictEqual(said[measure], {
        en: `${measure}: ${value}`,
        zh: `${value.replaceAll(" %", "%")}。{nothing}`
      })
  })

  it("says within how many months, in whole ones", () => {
    const within = (months: number, monthsAtMost = months): string | undefined => {
      const renewal = { agreement, on: PartialDate.make("2021"), months, monthsAtMost }
      const { others, reasonsFor } = reviewTwinning({ ...ofManchester, renewal })
      return [...reasonsFor, ...others].find(({ rule }) => rule === "term-runs-out")?.words.en
    }
    const said = (months: string) => `The agreement runs out within ${months} month(s).`
    assert.deepStrictEqual(
      [within(0), within(0.03), within(1), within(1.01), within(11.9), within(0.03, 11.96), within(12)],
      [said("1"), said("1"), said("1"), said("2"), said("12"), said("1–12"), undefined]
    )
  })
})

describe("the review of a portfolio", () => {
  const inputs = Arbitrary.array(input, { maxLength: 4 }).pipe(
    Arbitrary.map((all) => [...new Map(all.map((one) => [one.twinning, one])).values()])
  )

  it.prop("reviews each twinning once, and does not see the order given", [inputs, table], ([inputs, table]) => {
    const review = reviewPortfolio(inputs, table)
    assert.deepStrictEqual(review.rules, { id: table.id, version: table.version })
    assert.sameDeepMembers(
      [...review.twinnings],
      inputs.map((input) => reviewTwinning(input, table))
    )
    assert.deepStrictEqual(reviewPortfolio([...inputs].reverse(), table), review)
  })

  it.prop("those with the strongest recommendation come first", [inputs, table], ([inputs, table]) => {
    const strengths = reviewPortfolio(inputs, table).twinnings.map(({ recommend, support }) =>
      recommend === undefined ? 0 : (support[0]?.weight ?? 0)
    )
    assert.deepStrictEqual(
      strengths,
      [...strengths].sort((a, b) => b - a)
    )
  })
})
