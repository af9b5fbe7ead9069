/**
 * The factors of the fixed world, computed by hand: each figure from the method's formula, line by line. As of the end of
 * 2020 the water project and the schools of 2020 count 1, the trade mission and the schools of 2017 ½, the anniversary of
 * 2014 ¼; together 3.25.
 */
import { assert, describe, it } from "@effect/vitest"
import { scored, world } from "../testing/index.ts"
import { bufferOf } from "./buffer.ts"
import type { Estimate } from "./estimate.ts"
import { factorIntervals, twinningFactors } from "./twinningFactors.ts"

const { anniversary, asOf, earlierSchools, schoolYear, tooLate, tradeMission, twinning, waterProject } = scored
const record = { ...twinning, activities: scored.activities }
const factors = twinningFactors(record, { asOf })
const now = factors.now ?? assert.fail("the fixed world has activities")
const ids = (...activities: ReadonlyArray<{ readonly id: (typeof twinning)["id"] | string }>) =>
  activities.map(({ id }) => id).sort() as Array<string>
const list = (some: ReadonlyArray<string> | undefined) => [...(some ?? [])].sort()

const isAbout = (
  estimate: Estimate | undefined,
  [value, low, high, coverage]: readonly [number, number, number, number]
) => {
  assert.closeTo(estimate?.value ?? -1, value, 1e-12, "value")
  assert.closeTo(estimate?.low ?? -1, low, 1e-12, "low")
  assert.closeTo(estimate?.high ?? -1, high, 1e-12, "high")
  assert.closeTo(estimate?.coverage ?? -1, coverage, 1e-12, "coverage")
}
const known = (value: number): readonly [number, number, number, number] => [value, value, value, 1]

describe("mutual benefit of the fixed world", () => {
  it("has a value, bounds and a coverage", () => {
    // Manchester: practice adopted, by itself, 1; a visit received, by itself, 1.                   A = 2
    // Wuhan: a project, by the giver, ½; a visit, by itself, 1; money, by a third party, ½ · ¾.       B = 1.875
    // 2·1.875/3.875 × (1 − e^(−3.875/3)) = 0.967741935… × 0.725187619… = 0.701794470426300…
    // Unknown: the schools of 2017, ½, up to four benefits: 2.
    // At worst all to Manchester: 2·1.875/5.875 × (1 − e^(−5.875/3)) = 0.548238267637442…
    // At best Wuhan draws level at 3.875 and Manchester with it: 1 − e^(−7.75/3) = 0.924478155491226…
    // Known: 3.25 − 0.5 = 2.75 of 3.25.
    isAbout(now.mutualBenefit, [0.7017944704263004, 0.5482382676374417, 0.9244781554912263, 11 / 13])
  })

  it("names who gained by what", () => {
    assert.deepStrictEqual(
      list(factors.evidence.mutualBenefit.gained[world.manchester.id]),
      ids(waterProject, schoolYear)
    )
    assert.deepStrictEqual(
      list(factors.evidence.mutualBenefit.gained[world.wuhan.id]),
      ids(waterProject, schoolYear, tradeMission)
    )
    assert.deepStrictEqual(list(factors.evidence.mutualBenefit.unknown), ids(earlierSchools))
  })

  it("was sustained in one of the last five years, two at best", () => {
    // 2020: both. 2017: Wuhan alone, and the schools of which nobody says who gained. 2016, 2018, 2019: nothing.
    assert.deepStrictEqual(factors.sustained, {
      value: 1 / 5,
      high: 2 / 5,
      years: 5,
      both: [2020],
      activities: ids(waterProject, schoolYear) as never
    })
  })
})

describe("breadth of the fixed world", () => {
  it("over 14 fields", () => {
    // Water 1, education 1 + ½, economy ½: of 3 together 1/3, 1/2, 1/6. The friendship of 2014 is no field.
    // H = 1/3·ln 3 + 1/2·ln 2 + 1/6·ln 6 = 1.011404264707…; exp(H) = 2.749459273997…; less 1, over 13.
    const h = Math.log(3) / 3 + Math.log(2) / 2 + Math.log(6) / 6
    assert.closeTo((Math.exp(h) - 1) / 13, 0.13457379030747732, 1e-15)
    isAbout(now.breadth.fields, known(0.13457379030747732))
  })

  it("over 8 sectors", () => {
    // Government ½ + ¼, research ½, education 1 + ½, business ½: of 3.25 together 3/13, 2/13, 6/13, 2/13.
    const h = (3 * Math.log(13 / 3) + 4 * Math.log(13 / 2) + 6 * Math.log(13 / 6)) / 13
    assert.closeTo((Math.exp(h) - 1) / 7, 0.3664374465195805, 1e-15)
    isAbout(now.breadth.sectors, known(0.3664374465195805))
  })

  it("is half of each", () => {
    // (0.134573790307… + 0.366437446519…)/2
    isAbout(now.breadth, known(0.2505056184135289))
  })

  it("names the activities behind each", () => {
    const { fields, fieldsUnknown, sectors, sectorsUnknown } = factors.evidence.breadth
    const named = (some: Readonly<Record<string, ReadonlyArray<string>>>) =>
      Object.fromEntries(Object.entries(some).map(([key, value]) => [key, list(value)]))
    assert.deepStrictEqual(named(fields), {
      water: ids(waterProject),
      education: ids(schoolYear, earlierSchools),
      "economy-and-trade": ids(tradeMission)
    })
    assert.deepStrictEqual(named(sectors), {
      government: ids(waterProject, anniversary),
      research: ids(waterProject),
      education: ids(schoolYear, earlierSchools),
      business: ids(tradeMission)
    })
    assert.deepStrictEqual([fieldsUnknown, sectorsUnknown], [[], []])
  })
})

describe("grassroots engagement of the fixed world", () => {
  it("counts organisers outside government", () => {
    // The university 1 and the two schools 1 each as of 2020, the chamber ½ as of 2017: 3.5. 1 − e^(−3.5/3)
    isAbout(now.grassroots.organisers, known(0.6885967760854024))
    // The two schools, in 2017 and 2020: 2 of 3.5.
    isAbout(now.grassroots.recurrent, known(4 / 7))
  })

  it("weighs who led", () => {
    // Citizens 1; others 1 + ½ + ¼ = 1.75; unknown ½. 1/2.75; at worst 1/3.25, at best 1.5/3.25; known 2.75/3.25.
    isAbout(now.grassroots.citizenLed, [4 / 11, 4 / 13, 6 / 13, 11 / 13])
  })

  it("counts exchanges", () => {
    // The schools of 2020 1 and of 2017 ½: 1 − e^(−1.5/2)
    isAbout(now.grassroots.exchanges, known(0.5276334472589853))
  })

  it("is the mean of the four", () => {
    // (0.688596776085… + 0.571428571428… + 0.363636363636… + 0.527633447258…)/4, and likewise at worst and best.
    isAbout(now.grassroots, [0.5378237896023307, 0.5238377756163167, 0.5622993140778552, (3 + 11 / 13) / 4])
    assert.deepStrictEqual(
      Object.values(factors.evidence.grassroots.organisers).map(list).sort(),
      // The chamber, each of the two schools, and the university.
      [ids(tradeMission), ids(schoolYear, earlierSchools), ids(schoolYear, earlierSchools), ids(waterProject)].sort()
    )
  })
})

describe("the years of the fixed world", () => {
  it("have three values each, and their activities", () => {
    // Half-life 3: a year on counts 2^(−1/3) = 0.793700525984…, two 2^(−2/3) = 0.629960524947….
    // 2014–2016: the anniversary alone. Nobody gained; no field, and one sector, which is no breadth; no organiser
    //   outside government, nobody led by citizens, no exchange.
    // 2017: mutual benefit 2·0/0.75 = 0. Fields education 1 and economy 1 of 14: (2 − 1)/13. Sectors education 1,
    //   business 1, government ½: 2/5, 2/5, 1/5: (exp(1.054920167…) − 1)/7 = 0.267392269642…. The mean of these.
    //   Organisers 3: 1 − e^(−1); recurrent 0; led 0; exchanges 1: 1 − e^(−½): 1.025589899116…/4.
    // 2018, 2019: the proportions stay, so does breadth; amounts fade. 2018: organisers 3 · 2^(−1/3), exchanges
    //   2^(−1/3): (1 − e^(−0.793700…) + 1 − e^(−0.396850…))/4. 2019 likewise with 2^(−2/3).
    // 2020: as above.
    const expected = [
      [2014, 0, 0, 0],
      [2015, 0, 0, 0],
      [2016, 0, 0, 0],
      [2017, 0, 0.17215767328243758, 0.25639747477898106],
      [2018, 0, 0.17215767328243758, 0.2188492147745734],
      [2019, 0, 0.17215767328243758, 0.18439597396262467],
      [2020, 0.7017944704263004, 0.2505056184135289, 0.5378237896023307]
    ] as const
    assert.strictEqual(factors.timeline.length, expected.length)
    for (const [i, [year, mutualBenefit, breadth, grassroots]] of expected.entries()) {
      const one = factors.timeline[i]
      assert.strictEqual(one?.year, year)
      assert.closeTo(one?.mutualBenefit.value ?? -1, mutualBenefit, 1e-12, `mutual benefit ${year}`)
      assert.closeTo(one?.breadth.value ?? -1, breadth, 1e-12, `breadth ${year}`)
      assert.closeTo(one?.grassroots.value ?? -1, grassroots, 1e-12, `grassroots ${year}`)
    }
    assert.deepStrictEqual(
      factors.timeline.map(({ activities }) => list(activities)),
      [ids(anniversary), [], [], ids(tradeMission, earlierSchools), [], [], ids(waterProject, schoolYear)]
    )
  })

  it("consolidate to one number", () => {
    // Level: the cube root of 0.701794… · 0.250505… · 0.537823… = 0.455570723512….
    // Volatility: the changes of mutual benefit 0, 0, 0, 0, 0, 0.701794…; of breadth 0, 0, 0.172157…, 0, 0, 0.078347…;
    //   of grassroots 0, 0, 0.256397…, 0.037548…, 0.034453…, 0.353427…: 1.634126880072… over 18 = 0.090784826670….
    // Presence: all three from 0.1 on in 2020 only: 1 of 7.
    // 0.455570723512… × 0.909215173329… × 1/7
    const { consolidation } = factors
    if (consolidation.kind === "withheld") return assert.fail("all three factors have evidence")
    assert.closeTo(consolidation.level, 0.45557072351228184, 1e-12)
    assert.closeTo(consolidation.volatility, 0.09078482667082627, 1e-12)
    assert.closeTo(consolidation.presence, 1 / 7, 1e-12)
    assert.closeTo(consolidation.value, 0.05917311633455949, 1e-12)
    assert.strictEqual(consolidation.years, 7)
  })

  it("are too few for a trend", () => {
    // Seven years, of which the first six only add up.
    assert.deepStrictEqual(factors.trends, {})
  })
})

describe("the phase of the fixed world", () => {
  it("is reciprocative", () => {
    // Associative: the anniversary, ¼. Reciprocative: the project 1, the schools 1 and ½. Commercial: the mission ½.
    // Each with a third of 1 beside it, over 3.25 + 1.
    assert.closeTo(factors.phase?.probabilities.associative ?? -1, (0.25 + 1 / 3) / 4.25, 1e-12)
    assert.closeTo(factors.phase?.probabilities.reciprocative ?? -1, 2 / 3, 1e-12)
    assert.closeTo(factors.phase?.probabilities.commercial ?? -1, (0.5 + 1 / 3) / 4.25, 1e-12)
    assert.strictEqual(factors.phase?.phase, "reciprocative")
    assert.deepStrictEqual(list(factors.phase?.evidence.reciprocative), ids(waterProject, schoolYear, earlierSchools))
  })
})

describe("the capital of the fixed world", () => {
  it("economic: one joint project and one trade mission", () => {
    const { economic } = factors.capital
    // 1 + ½
    assert.closeTo(economic.points, 1.5, 1e-12)
    assert.closeTo(economic.parts["joint-project"]?.points ?? -1, 1, 1e-12)
    assert.closeTo(economic.parts.trade?.points ?? -1, 0.5, 1e-12)
    assert.deepStrictEqual(Object.keys(economic.parts).sort(), ["joint-project", "trade"])
    assert.deepStrictEqual(list(economic.parts.trade?.activities), ids(tradeMission))
    assert.deepStrictEqual(economic.money, [{ currency: "GBP", amount: 100_000, activities: [tradeMission.id] }])
  })

  it("emotional: tenure, the two schools again, one anniversary", () => {
    const { parts, points } = factors.capital.emotional
    // From 1986-09-16 to 2020-12-31 are 12,525 days, of 365.2425 a year: 34.292285262531…, over ten.
    assert.closeTo(parts.tenure.years ?? -1, 12_525 / 365.2425, 1e-12)
    assert.closeTo(parts.tenure.points, 3.4292285262531057, 1e-12)
    // The schools met in 2017 and again in 2020: ½. The council and the university met once.
    assert.closeTo(parts.repeatedContact.points, 0.5, 1e-12)
    assert.deepStrictEqual(list(parts.repeatedContact.activities), ids(earlierSchools, schoolYear))
    assert.deepStrictEqual(parts.crisisHelp, { points: 0, activities: [] })
    // 2014, six years before: ¼.
    assert.closeTo(parts.anniversaries.points, 0.25, 1e-12)
    assert.closeTo(points, 4.179228526253105, 1e-12)
  })
})

describe("the buffer of the fixed world", () => {
  const buffer = bufferOf(record, scored.tension, { asOf })

  it("compares two activities after with one before", () => {
    // Before: 2011-07-01 to 2016-06-29, 1,826 days: the anniversary. After: 2016-07-01 to 2019-07-01, 1,096 days: the
    // trade mission of 2017 and the schools of May 2017.
    assert.deepStrictEqual(buffer?.before.activities, [anniversary.id])
    assert.deepStrictEqual(list(buffer?.after.activities), ids(tradeMission, earlierSchools))
    assert.closeTo(buffer?.before.time ?? -1, 1826 / 365.2425, 1e-12)
    assert.closeTo(buffer?.after.time ?? -1, 1096 / 365.2425, 1e-12)
    // 1 × 1096/1826; 2 over it.
    assert.closeTo(buffer?.expected ?? -1, 1096 / 1826, 1e-12)
    assert.closeTo(buffer?.ratio?.value ?? -1, 3652 / 1096, 1e-12)
    assert.deepStrictEqual(buffer?.undecided, [])
  })

  it("with the interval of R: poisson.test(c(2, 1), c(1096, 1826))", () => {
    assert.closeTo(buffer?.ratio?.low ?? -1, 0.17346589725444525, 1e-9)
    assert.closeTo(buffer?.ratio?.high ?? -1, 196.5855170785436, 1e-6)
    assert.closeTo(buffer?.ratio?.p ?? -1, 0.5605669468315675, 1e-9)
  })

  it("beside the capitals of 2016-06-29", () => {
    // Tenure: 1986-09-16 to 2016-06-29 are 10,879 days: 29.785690329027…, over ten. The anniversary two years before,
    // 2^(−2/3). Nothing economic yet.
    assert.closeTo(buffer?.capital.emotional.points ?? -1, 10_879 / 3652.425 + 0.6299605249474366, 1e-12)
    assert.strictEqual(buffer?.capital.economic.points, 0)
  })
})

describe("what counts in the fixed world", () => {
  it("is everything up to the end of 2020, and nothing lies outside the agreement", () => {
    assert.deepStrictEqual(
      list(factors.activities),
      ids(anniversary, tradeMission, earlierSchools, waterProject, schoolYear)
    )
    assert.isFalse(factors.activities.includes(tooLate.id))
    assert.deepStrictEqual(factors.outside, [])
  })

  it("the intervals hold what the factors say where every source holds, for each factor", () => {
    const intervals = factorIntervals(record, { asOf, sourceOf: scored.sourceOf, draws: 400 })
    for (const key of ["mutualBenefit", "breadth", "grassroots"] as const) {
      const { high = -1, low = 2, median = -1 } = intervals[key] ?? {}
      assert.isTrue(low <= median && median <= high && low < high, key)
    }
    // The project and the schools of 2020 are in the register (A1) and happen in nearly every draw.
    assert.isAbove(intervals.mutualBenefit?.median ?? -1, 0.6)
  })
})
