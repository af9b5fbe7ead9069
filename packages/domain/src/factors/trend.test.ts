import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { ActivityId, deriveId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import type { ActivityRecord } from "../twinning/Activity.ts"
import { CooperationField } from "../twinning/Agreement.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { defaultFactorRubric as rubric } from "./defaultFactorRubric.ts"
import { changesOf, memoryOf, type Series, trendOf } from "./trend.ts"
import { twinningFactors } from "./twinningFactors.ts"

const share = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 64 }))).pipe(
  Arbitrary.map((n) => n / 64)
)
/** Steps that can be told apart: the rubric does not see less than 0.02. */
const step = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 25, maximum: 45 }))).pipe(
  Arbitrary.map((n) => n / 1000)
)
const series = (values: ReadonlyArray<number>, from = 1980): Series => ({
  years: values.map((_, i) => from + i),
  values
})
const rising = Arbitrary.array(step, { minLength: 25, maxLength: 45 }).pipe(
  Arbitrary.map((steps) => {
    let level = 0
    return series(steps.map((step) => (level += step)))
  })
)

describe("memory", () => {
  it("is (1 + ρ)/(1 − ρ) with ρ the share of evidence that is carried into the next year", () => {
    // A half-life of 3: ρ = 2^(−1/3) = 0.7937…, 1.7937…/0.2063… = 8.6946…
    assert.closeTo(memoryOf(3), (1 + 2 ** (-1 / 3)) / (1 - 2 ** (-1 / 3)), 1e-12)
    assert.closeTo(memoryOf(3), 8.6947, 0.0001)
    // Of 1: ρ = ½, 1.5/0.5.
    assert.closeTo(memoryOf(1), 3, 1e-15)
  })
})

describe("a trend", () => {
  it.prop("of a series that rises for long is rising, and of its mirror image falling", [rising], ([up]) => {
    const down = { ...up, values: up.values.map((value) => -value) }
    const [a, b] = [trendOf(up, rubric), trendOf(down, rubric)]
    assert.deepStrictEqual([a?.direction, b?.direction], ["rising", "falling"])
    assert.deepStrictEqual([a?.tau, b?.tau], [1, -1])
    assert.closeTo(a?.slope ?? 0, -(b?.slope ?? 1), 1e-15)
    assert.isTrue((a?.slope ?? 0) > 0.025 - 1e-12 && (a?.slope ?? 1) < 0.045 + 1e-12)
    assert.deepStrictEqual([a?.from, a?.to, a?.years], [1980, 1980 + up.values.length - 1, up.values.length])
  })

  it.prop("is less sure with memory than without it", [Arbitrary.array(share, { minLength: 3 })], ([values]) => {
    const {
      p = -1,
      pWithoutMemory = -1,
      tau = -2,
      low = 0,
      slope = 0,
      high = 0
    } = trendOf(series(values), rubric) ?? {}
    assert.isTrue(pWithoutMemory >= 0 && pWithoutMemory <= p + 1e-12 && p <= 1)
    assert.isTrue(tau >= -1 && tau <= 1 && low <= slope && slope <= high)
  })

  it.prop("of a level is none", [share, arbitrary.oneOf([3, 10, 60])], ([value, length]) => {
    const trend = trendOf(series(Array.from({ length }, () => value)), rubric)
    assert.deepStrictEqual([trend?.direction, trend?.slope, trend?.p], ["none", 0, 1])
  })

  it.prop("needs three values", [share, share], ([a, b]) => {
    for (const few of [[], [a], [a, b]]) assert.strictEqual(trendOf(series(few), rubric), undefined)
    assert.isDefined(trendOf(series([a, b, a]), rubric))
  })

  it.prop(
    "that nobody can tell from a level is none",
    [share, Arbitrary.array(share, { minLength: 30 })],
    ([at, creeping]) => {
      // All within a hundredth about what the rubric sees as one value.
      const level = Math.round(at * 50) / 50
      const steps = [...creeping].sort((a, b) => a - b).map((value) => level + (value - 0.5) / 101)
      assert.strictEqual(trendOf(series(steps), rubric)?.direction, "none")
    }
  )

  it("takes many years to be called one: the memory leaves few of them to stand for themselves", () => {
    const linear = (length: number) => trendOf(series(Array.from({ length }, (_, i) => i / 20)), rubric)
    // 18 years: S = 153, Var = 697, z = 152/√697 = 5.757…, over √8.69… = 2.948…: 1.952…, p = 0.0509….
    assert.strictEqual(linear(18)?.direction, "none")
    assert.closeTo(linear(18)?.p ?? -1, 0.0509, 0.0001)
    // 19 years: S = 171, Var = 817, z = 170/√817 = 5.947…: 2.017…, p = 0.0437….
    assert.strictEqual(linear(19)?.direction, "rising")
    assert.closeTo(linear(19)?.p ?? -1, 0.0437, 0.0001)
  })
})

describe("changes", () => {
  const length = arbitrary.oneOf([6, 7, 12, 30])

  it.prop("a step is found in its year, with the level before and after it", [length, share], ([length, at]) => {
    const [from, to] = [0.2, 0.8]
    const index = 3 + Math.round(at * (length - 6))
    const values = Array.from({ length }, (_, i) => (i < index ? from : to))
    const [change, ...more] = changesOf(series(values), rubric)
    assert.deepStrictEqual(more, [])
    assert.strictEqual(change?.year, 1980 + index)
    assert.closeTo(change?.before ?? -1, from, 1e-12)
    assert.closeTo(change?.after ?? -1, to, 1e-12)
  })

  it.prop("a level has none, and neither have fewer years than two stretches", [length, share, share], ([n, a, b]) => {
    assert.deepStrictEqual(changesOf(series(Array.from({ length: n }, () => a)), rubric), [])
    assert.deepStrictEqual(changesOf(series([a, a, b, b, b]), rubric), [])
  })

  it("names the years of the values, which may have gaps", () => {
    const years = [1990, 1991, 1995, 2001, 2002, 2003, 2004, 2005]
    const values = [0, 0, 0, 0.9, 0.9, 0.9, 0.9, 0.9]
    assert.deepStrictEqual(
      changesOf({ years, values }, rubric).map(({ year }) => year),
      [2001]
    )
  })
})

describe("the trends of a twinning", () => {
  const activity = (key: string, year: number, more: Partial<ActivityRecord>): ActivityRecord => ({
    id: ActivityId.make(deriveId("activity", "a trend", key)),
    twinning: twinningIdOf(arbitrary.pair),
    type: "meeting",
    on: PartialDate.make(String(year)),
    evidence: [arbitrary.fewClaims[0] as ActivityRecord["evidence"][0]],
    ...more
  })
  const factors = (activities: ReadonlyArray<ActivityRecord>, asOf: string) =>
    twinningFactors({ id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [], activities }, { asOf })

  it("a partnership that takes up field after field gets broader, and one that gives them up narrower", () => {
    const every = CooperationField.literals.slice(0, 14)
    const years = Array.from({ length: 28 }, (_, i) => i)
    const wider = years.map((i) => activity(`wider ${i}`, 1990 + i, { fields: every.slice(0, 1 + Math.floor(i / 2)) }))
    const narrower = years.map((i) =>
      activity(`narrower ${i}`, 1990 + i, { fields: every.slice(0, 14 - Math.floor(i / 2)) })
    )
    assert.strictEqual(factors(wider, "2017-12-31").trends.breadth?.direction, "rising")
    assert.strictEqual(factors(narrower, "2017-12-31").trends.breadth?.direction, "falling")
  })

  it("are absent for a factor without evidence in three years after the first six, in which evidence only adds up", () => {
    const all = [activity("a", 2011, {}), activity("b", 2019, { benefits: [] })]
    // From 2017 on: exchanges are known of each year, who gained of 2019 and 2020, fields and sectors of none.
    assert.deepStrictEqual(Object.keys(factors(all, "2020-12-31").trends), ["grassroots"])
    assert.deepStrictEqual(factors(all, "2020-12-31").trends.grassroots?.from, 2017)
    assert.deepStrictEqual(Object.keys(factors(all, "2021-12-31").trends).sort(), ["grassroots", "mutualBenefit"])
    assert.deepStrictEqual(factors(all, "2018-12-31").trends, {})
  })
})
