import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { ActivityId, type CityId, deriveId } from "../base/identity.ts"
import { PartialDate, yearOf } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import { type ActivityRecord, type Benefit, BenefitKind } from "../twinning/Activity.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { defaultFactorRubric } from "./defaultFactorRubric.ts"
import { balance } from "./mutualBenefit.ts"
import { twinningFactors } from "./twinningFactors.ts"

const asOf = "2030-12-31"
const [here, there] = arbitrary.pair
const factors = (activities: ReadonlyArray<ActivityRecord>) =>
  twinningFactors({ id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [], activities }, { asOf })
const mutualBenefit = (activities: ReadonlyArray<ActivityRecord>) => factors(activities).now?.mutualBenefit
const amount = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 400 }))).pipe(
  Arbitrary.map((n) => n / 16)
)
const { attester, kinds, scale } = defaultFactorRubric.mutualBenefit

const weightOf = ({ on, until = on }: ActivityRecord): number =>
  0.5 ** ((2030 - Math.min(2030, yearOf(until))) / defaultFactorRubric.halfLife)

/** What a side gained by the known evidence, told by the words of the method: each kind once, by its best attester. */
const gained = (activities: ReadonlyArray<ActivityRecord>, side: CityId): number => {
  let sum = 0
  for (const activity of activities)
    for (const kind of BenefitKind.literals)
      sum +=
        weightOf(activity) *
        kinds[kind] *
        Math.max(
          0,
          ...(activity.benefits ?? [])
            .filter((benefit) => benefit.city === side && benefit.kind === kind)
            .map(({ attestedBy }) => attester[attestedBy])
        )
  return sum
}

/** Whether somebody says what a side gained by an activity, if only that it gained nothing. */
const isKnownFor = ({ benefits, benefitsKnownFor }: ActivityRecord, side: CityId): boolean =>
  benefits !== undefined &&
  (benefitsKnownFor === undefined || benefitsKnownFor.includes(side) || benefits.some(({ city }) => city === side))

/** How much more a side may have gained. */
const openOf = (activities: ReadonlyArray<ActivityRecord>, side: CityId): number =>
  4 * activities.reduce((sum, one) => sum + (isKnownFor(one, side) ? 0 : weightOf(one)), 0)

/** Activities of some of which one side's gains alone are known. */
const partly = (some: Arbitrary.Arbitrary<ReadonlyArray<ActivityRecord>>) =>
  Arbitrary.all([
    some,
    Arbitrary.array(arbitrary.oneOf(["both", "first", "second"]), { minLength: 12, maxLength: 12 })
  ]).pipe(
    Arbitrary.map(([activities, known]) =>
      activities.map((activity, i): ActivityRecord => {
        const side = known[i] === "first" ? here : there
        return known[i] === "both" || activity.benefits === undefined
          ? activity
          : { ...activity, benefits: activity.benefits.filter(({ city }) => city === side), benefitsKnownFor: [side] }
      })
    )
  )

describe("balance", () => {
  it.prop("is a share of 1, whichever side is named first", [amount, amount], ([a, b]) => {
    const value = balance(a, b, scale)
    assert.isTrue(value >= 0 && value <= 1)
    assert.strictEqual(balance(b, a, scale), value)
  })

  it.prop("is 0 exactly where a side gained nothing", [amount, amount], ([a, b]) => {
    assert.strictEqual(balance(a, 0, scale), 0)
    if (Math.min(a, b) > 1e-9) assert.isAbove(balance(a, b, scale), 0)
  })

  it.prop("rises with what the side gains that has less, up to the other", [amount, amount, amount], (amounts) => {
    const [less, middle, more] = [...amounts].sort((a, b) => a - b) as [number, number, number]
    assert.isAtLeast(balance(middle, more, scale), balance(less, more, scale) - 1e-15)
  })

  it.prop("falls with what the side gains that has more", [amount, amount, amount], (amounts) => {
    const [less, more, most] = [...amounts].sort((a, b) => a - b) as [number, number, number]
    assert.isAtMost(balance(less, most, scale), balance(less, more, scale) + 1e-15)
  })

  it("is what the method says", () => {
    // 2·1/(1 + 3) × (1 − e^(−4/3)) = 0.5 × 0.736402861884…
    assert.closeTo(balance(1, 3, 3), 0.5 * (1 - Math.exp(-4 / 3)), 1e-15)
    // Both alike, and much: 1 − e^(−20).
    assert.closeTo(balance(30, 30, 3), 1 - Math.exp(-20), 1e-15)
  })
})

describe("mutual benefit", () => {
  it.prop("is what the method says of what each side gained", [partly(arbitrary.activities)], ([activities]) => {
    const [a, b] = [gained(activities, here), gained(activities, there)]
    const { value } = mutualBenefit(activities) ?? {}
    if (value !== undefined)
      assert.closeTo(
        value,
        a + b === 0 ? 0 : ((2 * Math.min(a, b)) / (a + b)) * (1 - Math.exp(-(a + b) / scale)),
        1e-12
      )
    else assert.isTrue([here, there].some((side) => activities.every((activity) => !isKnownFor(activity, side))))
  })

  it.prop("is the same bits whichever side is which", [partly(arbitrary.activities)], ([activities]) => {
    const other = (city: CityId): CityId => (city === here ? there : here)
    const swapped = activities.map((activity) => ({
      ...activity,
      ...(activity.organisers === undefined
        ? {}
        : {
            organisers: activity.organisers.map(({ city, ...rest }) => ({
              ...rest,
              ...(city === undefined ? {} : { city: other(city) })
            }))
          }),
      ...(activity.benefits === undefined
        ? {}
        : { benefits: activity.benefits.map(({ city, ...rest }) => ({ ...rest, city: other(city) })) }),
      ...(activity.benefitsKnownFor === undefined ? {} : { benefitsKnownFor: activity.benefitsKnownFor.map(other) })
    }))
    const [before, after] = [factors(activities), factors(swapped)]
    assert.deepStrictEqual(
      after.timeline.map(({ mutualBenefit }) => mutualBenefit),
      before.timeline.map(({ mutualBenefit }) => mutualBenefit)
    )
    assert.deepStrictEqual(after.sustained, before.sustained)
    assert.deepStrictEqual(after.evidence.mutualBenefit.gained[there], before.evidence.mutualBenefit.gained[here])
  })

  it.prop(
    "never falls by a further benefit of the side that gained less, while it does not gain more than the other",
    [partly(arbitrary.activities), arbitrary.activity, arbitrary.oneOf(BenefitKind.literals)],
    ([activities, { benefits: _, benefitsKnownFor: __, ...one }, kind]) => {
      const less = gained(activities, here) <= gained(activities, there) ? here : there
      const more = less === here ? there : here
      const without = [...activities, { ...one, benefits: [] }]
      const withBenefit = [...activities, { ...one, benefits: [{ city: less, kind, attestedBy: "giver" } as const] }]
      if (gained(withBenefit, less) > gained(withBenefit, more)) return
      const [before, after] = [mutualBenefit(without), mutualBenefit(withBenefit)]
      if (before?.value !== undefined) assert.isAtLeast(after?.value ?? -1, before.value - 1e-15)
      assert.isAtLeast(after?.high ?? -1, (before?.high ?? 2) - 1e-15)
      // Where most is unknown of the side that gained less, it may be the one that gained too much.
      if (openOf(activities, less) <= openOf(activities, more))
        assert.isAtLeast(after?.low ?? -1, (before?.low ?? 2) - 1e-15)
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop(
    "never falls where the side that gained less says so itself instead of the giver",
    [
      partly(arbitrary.activities),
      arbitrary.activity,
      arbitrary.oneOf(BenefitKind.literals),
      arbitrary.oneOf([here, there])
    ],
    ([activities, { benefits: _, benefitsKnownFor: __, ...one }, kind, city]) => {
      const said = (attestedBy: Benefit["attestedBy"]) => [
        ...activities,
        { ...one, benefits: [{ city, kind, attestedBy }] }
      ]
      const other = city === here ? there : here
      if (gained(said("beneficiary"), city) > gained(said("beneficiary"), other)) return
      const values = (["giver", "third-party", "beneficiary"] as const).map(
        (by) => mutualBenefit(said(by))?.value ?? -1
      )
      assert.deepStrictEqual(
        values,
        [...values].sort((a, b) => a - b)
      )
      // The word of the giver besides that of the beneficiary adds nothing.
      const both = [{ city, kind, attestedBy: "giver" } as const, { city, kind, attestedBy: "beneficiary" } as const]
      assert.strictEqual(mutualBenefit([...activities, { ...one, benefits: both }])?.value, values[2])
    },
    { arbitrary: { runs: 300 } }
  )

  it("a gift to the side that has more already is no mutual benefit", () => {
    const gift = (key: number, city: CityId): ActivityRecord => ({
      id: ActivityId.make(deriveId("activity", "a gift", String(key))),
      twinning: twinningIdOf(arbitrary.pair),
      type: "aid",
      on: PartialDate.make("2030"),
      benefits: [{ city, kind: "money", attestedBy: "beneficiary" }],
      evidence: [arbitrary.fewClaims[0] as ActivityRecord["evidence"][0]]
    })
    const both = [gift(1, here), gift(2, there)]
    const oneSided = [...both, gift(3, here), gift(4, here), gift(5, here), gift(6, here)]
    // 2·1/2 × (1 − e^(−2/3)), then 2·1/6 × (1 − e^(−6/3)).
    assert.closeTo(mutualBenefit(both)?.value ?? -1, 1 - Math.exp(-2 / 3), 1e-15)
    assert.closeTo(mutualBenefit(oneSided)?.value ?? -1, (1 - Math.exp(-2)) / 3, 1e-15)
  })
})

describe("the bounds of mutual benefit", () => {
  const few = partly(
    Arbitrary.array(arbitrary.activity, { minLength: 1, maxLength: 4 }).pipe(
      Arbitrary.map((all) => [...new Map(all.map((one) => [one.id, one])).values()])
    )
  )
  /** What an activity may have brought a side: nothing, two kinds of benefit, all four. */
  const gains = (city: CityId): ReadonlyArray<ReadonlyArray<Benefit>> =>
    [0, 2, 4].map((n) => BenefitKind.literals.slice(0, n).map((kind) => ({ city, kind, attestedBy: "beneficiary" })))
  const completed = ({ benefitsKnownFor: _, ...activity }: ActivityRecord): ReadonlyArray<ActivityRecord> =>
    [here, there].reduce<ReadonlyArray<ActivityRecord>>(
      (all, side) =>
        isKnownFor({ ...activity, ...(_ === undefined ? {} : { benefitsKnownFor: _ }) }, side)
          ? all
          : all.flatMap((one) => gains(side).map((some) => ({ ...one, benefits: [...(one.benefits ?? []), ...some] }))),
      [activity]
    )
  const completions = (activities: ReadonlyArray<ActivityRecord>): ReadonlyArray<ReadonlyArray<ActivityRecord>> =>
    activities.reduce<ReadonlyArray<ReadonlyArray<ActivityRecord>>>(
      (all, activity) => {
        const ways = completed(activity)
        return all.flatMap((before) => ways.map((way) => [...before, way]))
      },
      [[]]
    )
  it.prop(
    "hold whatever each activity of unknown benefit brought, and the worst of them happens",
    [few],
    ([activities]) => {
      const all = completions(activities)
      if (all.length > 100) return
      const { high = -1, low = -1 } = mutualBenefit(activities) ?? {}
      const values = all.map((one) => mutualBenefit(one)?.value ?? Number.NaN)
      assert.isTrue(values.every((value) => low - 1e-12 <= value && value <= high + 1e-12))
      assert.closeTo(Math.min(...values), low, 1e-12)
      // The best happens where the weaker side can take all that is open to it, or where nothing parts the two.
      const [a, b] = [gained(activities, here), gained(activities, there)]
      const [openA, openB] = [openOf(activities, here), openOf(activities, there)]
      if (a + openA <= b || b + openB <= a || (a === b && openA === openB))
        assert.closeTo(Math.max(...values), high, 1e-12)
    },
    { arbitrary: { runs: 80 } }
  )

  it.prop(
    "get no wider where somebody tells of one side, or of the other too",
    [arbitrary.activities],
    ([activities]) => {
      const toldOf = (sides: ReadonlyArray<CityId>) =>
        mutualBenefit(
          activities.map((activity) =>
            activity.benefits === undefined ? { ...activity, benefits: [], benefitsKnownFor: sides } : activity
          )
        )
      const steps = [mutualBenefit(activities), toldOf([here]), toldOf([here, there])]
      for (const [i, step] of steps.slice(1).entries()) {
        assert.isAtLeast(step?.low ?? 0, (steps[i]?.low ?? 0) - 1e-12)
        assert.isAtMost(step?.high ?? 0, (steps[i]?.high ?? 0) + 1e-12)
        assert.isAtLeast(step?.coverage ?? 0, (steps[i]?.coverage ?? 0) - 1e-12)
      }
    }
  )

  it("what one side gained says nothing of mutual benefit, and is half of what has to be known", () => {
    const one: ActivityRecord = {
      id: ActivityId.make(deriveId("activity", "one side")),
      twinning: twinningIdOf(arbitrary.pair),
      type: "aid",
      on: PartialDate.make("2030"),
      benefits: [{ city: here, kind: "money", attestedBy: "beneficiary" }],
      benefitsKnownFor: [here],
      evidence: [arbitrary.fewClaims[0] as ActivityRecord["evidence"][0]]
    }
    // At worst the other gained nothing; at best as much, of what may be up to four.
    const now = mutualBenefit([one])
    assert.deepStrictEqual([now?.value, now?.low, now?.coverage], [undefined, 0, 0.5])
    assert.closeTo(now?.high ?? -1, 1 - Math.exp(-2 / 3), 1e-15)
  })
})
