import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { ActivityId, type CityId, type ClaimId, deriveId } from "../base/identity.ts"
import { earliest, latest, PartialDate, yearOf } from "../base/PartialDate.ts"
import { foldName } from "../city/fold.ts"
import { arbitrary } from "../testing/index.ts"
import { type ActivityRecord, ActorSector, Attester, BenefitKind } from "../twinning/Activity.ts"
import { activityTypes } from "../twinning/ActivityType.ts"
import { CooperationField } from "../twinning/Agreement.ts"
import { inOrder, type Stage } from "../twinning/Stage.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { defaultFactorRubric } from "./defaultFactorRubric.ts"
import type { Estimate } from "./estimate.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { factorKeys } from "./timeline.ts"
import { type FactorEvidence, type TwinningFactors, type TwinningRecord, twinningFactors } from "./twinningFactors.ts"

/** Whether an activity counts by a day, told from its date alone. */
const hasBegun = ({ on }: ActivityRecord, day: string): boolean => latest(on) <= day
const record = (activities: ReadonlyArray<ActivityRecord>, stages: ReadonlyArray<Stage> = []): TwinningRecord => ({
  id: twinningIdOf(arbitrary.pair),
  cities: arbitrary.pair,
  stages,
  activities
})
/** Days in the middle of the years of `arbitrary.activities`, and one after all of them. */
const asOf = arbitrary.oneOf(["2003-12-31", "2010-06-30", "2020-06-15", "2020-12-31", "2035-01-01"])
const stages = Arbitrary.array(arbitrary.stage, { maxLength: 3 }).pipe(Arbitrary.map(inOrder))
const place = arbitrary.oneOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
const otherClaim = arbitrary.claim.pipe(Arbitrary.map(({ id }) => id))

/** The list in another order. */
const turned = <A>(list: ReadonlyArray<A>, by: number): ReadonlyArray<A> =>
  [...list.slice(by % (list.length || 1)), ...list.slice(0, by % (list.length || 1))].reverse()

/** Every estimate of a result: the parts of the factors now, and the factors of each year. */
const estimatesOf = ({ now, timeline }: TwinningFactors): ReadonlyMap<string, Estimate> => {
  const all = new Map<string, Estimate>()
  if (now !== undefined)
    for (const part of [now.breadth, now.grassroots] as const)
      for (const [key, value] of Object.entries(part)) if (typeof value === "object") all.set(key, value)
  for (const year of timeline) for (const key of factorKeys) all.set(`${key} ${year.year}`, year[key])
  return all
}
const isShare = (value: number): boolean => value >= 0 && value <= 1

/** Rubrics of other numbers, under which the unknowns may leave less open than the known parts say. */
const rubric = Arbitrary.all({
  halfLife: arbitrary.oneOf([0.5, 3, 30]),
  benefits: arbitrary.oneOf([0.1, 3, 50]),
  organiserScale: arbitrary.oneOf([0.1, 3, 50]),
  exchangeScale: arbitrary.oneOf([0.1, 2, 50]),
  organisersPerActivity: arbitrary.oneOf([1, 1, 2, 5]),
  recurrentYears: arbitrary.oneOf([2, 3, 5]),
  fields: arbitrary.oneOf([2, 5, defaultFactorRubric.breadth.fields.length])
}).pipe(
  Arbitrary.map(
    ({ benefits, fields, halfLife, ...grassroots }): FactorRubric => ({
      ...defaultFactorRubric,
      halfLife,
      mutualBenefit: { ...defaultFactorRubric.mutualBenefit, scale: benefits },
      breadth: { ...defaultFactorRubric.breadth, fields: defaultFactorRubric.breadth.fields.slice(0, fields) },
      grassroots: { ...defaultFactorRubric.grassroots, ...grassroots }
    })
  )
)

/** What somebody may find out about an activity, whatever it is; more organisers than an activity counts, too. */
const findings = Arbitrary.all({
  fields: Arbitrary.array(arbitrary.oneOf(CooperationField.literals), { maxLength: 3 }),
  organisers: Arbitrary.array(
    Arbitrary.all({
      name: arbitrary.oneOf(["City Council", "University", "Chamber", "School", "Choir", "Scouts", "Museum", "Zoo"]),
      sector: arbitrary.oneOf(ActorSector.literals)
    }),
    { maxLength: 8 }
  ),
  citizenLed: arbitrary.oneOf([true, false]),
  benefits: Arbitrary.array(
    Arbitrary.all({
      city: arbitrary.oneOf([0, 1]).pipe(Arbitrary.map((side) => arbitrary.pair[side] ?? arbitrary.pair[0])),
      kind: arbitrary.oneOf(BenefitKind.literals),
      attestedBy: arbitrary.oneOf(Attester.literals)
    }),
    { maxLength: 8 }
  )
})

describe("every figure", () => {
  it.prop(
    "is a share of 1, and lies between what the unknowns leave open, in every year",
    [arbitrary.activities, asOf],
    ([activities, asOf]) => {
      for (const [name, { coverage, high, low, value = low }] of estimatesOf(
        twinningFactors(record(activities), { asOf })
      )) {
        if (![value, low, high, coverage].every(isShare)) assert.fail(`${name} is no share`)
        if (!(low <= value && value <= high)) assert.fail(`${name}: ${low} ≤ ${value} ≤ ${high}`)
      }
    },
    { arbitrary: { runs: 400 } }
  )

  it.prop(
    "does so under another rubric, too",
    [arbitrary.activities, asOf, rubric],
    ([activities, asOf, rubric]) => {
      for (const [name, { coverage, high, low, value = low }] of estimatesOf(
        twinningFactors(record(activities), { asOf, rubric })
      )) {
        if (![value, low, high, coverage].every(isShare)) assert.fail(`${name} is no share`)
        if (!(low <= value && value <= high)) assert.fail(`${name}: ${low} ≤ ${value} ≤ ${high}`)
      }
    },
    { arbitrary: { runs: 400 } }
  )

  it.prop(
    "is known as far as its parts are, and absent only where nothing is",
    [arbitrary.activities, asOf],
    ([activities, asOf]) => {
      for (const [name, { coverage, high, low, value }] of estimatesOf(twinningFactors(record(activities), { asOf }))) {
        if (coverage === 0) assert.strictEqual(value, undefined, name)
        // What one side gained says nothing of mutual benefit; of all else a part is a number.
        else if (!name.startsWith("mutualBenefit")) assert.isDefined(value, name)
        if (coverage === 1) assert.deepStrictEqual([low, high], [value ?? -1, value ?? -1], name)
      }
    }
  )

  it.prop(
    "never gets a wider interval by what somebody finds out, whatever it turns out to be",
    [arbitrary.activities, Arbitrary.array(findings, { minLength: 12, maxLength: 12 }), asOf],
    ([activities, found, asOf]) => {
      const known = activities.map((activity, i) => ({ ...found[i], ...activity }))
      const before = estimatesOf(twinningFactors(record(activities), { asOf }))
      const after = estimatesOf(twinningFactors(record(known), { asOf }))
      assert.deepStrictEqual([...after.keys()], [...before.keys()])
      for (const [name, { coverage, high, low }] of before) {
        assert.isAtLeast(after.get(name)?.low ?? -1, low - 1e-12, `${name} at its worst`)
        assert.isAtMost(after.get(name)?.high ?? 2, high + 1e-12, `${name} at its best`)
        assert.isAtLeast(after.get(name)?.coverage ?? -1, coverage - 1e-12, `the coverage of ${name}`)
      }
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop(
    "has all of its evidence once everything is found out",
    [arbitrary.activities, findings, asOf],
    ([activities, found, asOf]) => {
      const known = activities.map(({ benefitsKnownFor: _, ...activity }) => ({ ...found, ...activity }))
      for (const [name, { coverage, high, low, value }] of estimatesOf(twinningFactors(record(known), { asOf })))
        assert.deepStrictEqual([low, high, coverage], [value ?? -1, value ?? -1, 1], name)
    }
  )
})

describe("what changes nothing", () => {
  const later = Arbitrary.all([arbitrary.activity, asOf, stages])

  it.prop(
    "an activity after the day asked for",
    [arbitrary.activities, later],
    ([activities, [next, asOf, stages]]) => {
      if (hasBegun(next, asOf)) return
      assert.deepStrictEqual(
        twinningFactors(record([...activities, next], stages), { asOf }),
        twinningFactors(record(activities, stages), { asOf })
      )
    }
  )

  it.prop(
    "a later report of an activity that counts already",
    [arbitrary.activities, later, place],
    ([activities, [next, asOf, stages], at]) => {
      const held = activities[at]
      if (held === undefined || hasBegun(next, asOf)) return
      assert.deepStrictEqual(
        twinningFactors(record([...activities, { ...next, id: held.id }], stages), { asOf }),
        twinningFactors(record(activities, stages), { asOf })
      )
    }
  )

  it.prop("what a project does after that day", [arbitrary.activities, asOf, stages], ([activities, asOf, stages]) => {
    const year = Number(asOf.slice(0, 4))
    const endless = activities.map((activity) =>
      Number((activity.until ?? activity.on).slice(0, 4)) < year
        ? activity
        : { ...activity, until: PartialDate.make("9999") }
    )
    const ending = endless.map((activity) =>
      activity.until === "9999" ? { ...activity, until: PartialDate.make(`${year + 1}`) } : activity
    )
    assert.deepStrictEqual(
      twinningFactors(record(endless, stages), { asOf }),
      twinningFactors(record(ending, stages), { asOf })
    )
  })

  it.prop(
    "a signature or an end after that day",
    [arbitrary.activities, asOf, stages, arbitrary.oneOf(["signed", "ended"])],
    ([activities, asOf, stages, kind]) => {
      const held = stages.filter(({ on }) => on === undefined || on.slice(0, 4) < asOf.slice(0, 4))
      const next: Stage = { kind, on: PartialDate.make("2040-05"), evidence: [arbitrary.fewClaims[0] as ClaimId] }
      assert.deepStrictEqual(
        twinningFactors(record(activities, [...held, next]), { asOf }),
        twinningFactors(record(activities, held), { asOf })
      )
    }
  )

  it.prop(
    "the order of the activities, and of what is listed in one",
    [arbitrary.activities, Arbitrary.array(findings, { minLength: 12, maxLength: 12 }), asOf, stages, place],
    ([some, found, asOf, stages, by]) => {
      // More organisers than count, so that it has to be decided which do.
      const activities = some.map((one, i): ActivityRecord => ({ ...one, organisers: found[i]?.organisers ?? [] }))
      const other = turned(activities, by).map((activity) => ({
        ...activity,
        ...(activity.fields === undefined ? {} : { fields: turned(activity.fields, by) }),
        ...(activity.organisers === undefined ? {} : { organisers: turned(activity.organisers, by) }),
        ...(activity.benefits === undefined ? {} : { benefits: turned(activity.benefits, by) }),
        ...(activity.benefitsKnownFor === undefined ? {} : { benefitsKnownFor: turned(activity.benefitsKnownFor, by) }),
        evidence: turned(activity.evidence, by) as [ClaimId, ...Array<ClaimId>]
      }))
      assert.deepStrictEqual(
        twinningFactors(record(other, stages), { asOf }),
        twinningFactors(record(activities, stages), { asOf })
      )
    }
  )

  it.prop(
    "a second source, be it a second report or a second claim",
    [arbitrary.activities, asOf, stages, place, otherClaim],
    ([activities, asOf, stages, at, claim]) => {
      const held = activities[at]
      if (held === undefined) return
      const alone = twinningFactors(record(activities, stages), { asOf })
      const second: ActivityRecord = { ...held, evidence: [claim] }
      assert.deepStrictEqual(twinningFactors(record([second, ...activities], stages), { asOf }), alone)
      const both = activities.map(
        (activity): ActivityRecord => (activity === held ? { ...held, evidence: [...held.evidence, claim] } : activity)
      )
      assert.deepStrictEqual(twinningFactors(record(both, stages), { asOf }), alone)
    }
  )
})

describe("no evidence, no number", () => {
  it.prop(
    "without an activity by the day asked for there is nothing to say",
    [arbitrary.activities],
    ([activities]) => {
      const factors = twinningFactors(record(activities), { asOf: "1994-12-31" })
      assert.isFalse("now" in factors || "sustained" in factors || "phase" in factors)
      assert.deepStrictEqual(factors.timeline, [])
      assert.deepStrictEqual(factors.trends, {})
      assert.deepStrictEqual(factors.changes, { mutualBenefit: [], breadth: [], grassroots: [] })
      assert.deepStrictEqual(factors.consolidation, { kind: "withheld", without: factorKeys })
      assert.deepStrictEqual([factors.capital.economic.points, factors.capital.emotional.points], [0, 0])
      assert.deepStrictEqual(factors.activities, [])
    }
  )

  it.prop(
    "with one there is an answer for the year asked for, and it names its rubric",
    [arbitrary.activities, arbitrary.activity],
    ([activities, one]) => {
      const { now, phase, rubric, sustained } = twinningFactors(record([...activities, one]), { asOf: "2031-01-01" })
      assert.strictEqual(now?.year, 2031)
      assert.isTrue(sustained !== undefined && phase !== undefined)
      assert.deepStrictEqual(rubric, {
        id: defaultFactorRubric.id,
        version: defaultFactorRubric.version,
        title: defaultFactorRubric.title
      })
    }
  )
})

/** Whether somebody says what a side gained by an activity, if only that it gained nothing. */
const isKnownFor = ({ benefits, benefitsKnownFor }: ActivityRecord, side: CityId): boolean =>
  benefits !== undefined &&
  (benefitsKnownFor === undefined || benefitsKnownFor.includes(side) || benefits.some(({ city }) => city === side))

describe("the evidence", () => {
  /** What an activity is evidence of, told from the record alone; none of these hold two reports of one activity. */
  const expected = (activities: ReadonlyArray<ActivityRecord>, year: number): FactorEvidence => {
    const ids = (which: (activity: ActivityRecord) => boolean): ReadonlyArray<ActivityId> =>
      activities.filter(which).map(({ id }) => id)
    const by = (keys: (activity: ActivityRecord) => ReadonlyArray<string>) =>
      Object.fromEntries(
        [...new Set(activities.flatMap(keys))].map((key) => [key, ids((activity) => keys(activity).includes(key))])
      )
    /** Organisers whose names fold to the same are one, shown by the spelling that comes first in order of letters. */
    const shown = (name: string): string =>
      activities
        .flatMap(({ organisers = [] }) => organisers.map((one) => one.name))
        .filter((other) => foldName(other) === foldName(name))
        .sort()[0] ?? name
    const outsideGovernment = ({ organisers = [] }: ActivityRecord): ReadonlyArray<string> =>
      organisers
        .filter(({ name }) =>
          organisers.every((other) => foldName(other.name) !== foldName(name) || other.sector !== "government")
        )
        .map(({ name }) => shown(name))
    const yearsOf = (name: string): ReadonlySet<number> =>
      new Set(
        activities
          .filter((activity) => outsideGovernment(activity).includes(name))
          .flatMap(({ on, until = on }) => {
            const [from, to] = [yearOf(on), Math.min(year, yearOf(until))]
            return Array.from({ length: Math.max(0, to - from) + 1 }, (_, i) => from + i)
          })
      )
    return {
      mutualBenefit: {
        gained: Object.fromEntries(
          arbitrary.pair.map((side) => [
            side,
            ids(({ benefits }) => benefits?.some(({ city }) => city === side) === true)
          ])
        ),
        unknown: ids((activity) => arbitrary.pair.some((side) => !isKnownFor(activity, side))),
        unknownFor: Object.fromEntries(
          arbitrary.pair.map((side) => [side, ids((activity) => !isKnownFor(activity, side))])
        )
      },
      breadth: {
        fields: by(({ fields = [] }) => fields.filter((field) => field !== "friendship")),
        fieldsUnknown: ids(({ fields }) => fields === undefined),
        sectors: by(({ organisers = [] }) => organisers.map(({ sector }) => sector)),
        sectorsUnknown: ids(({ organisers }) => organisers === undefined)
      },
      grassroots: {
        organisers: by(outsideGovernment),
        recurrent: [...new Set(activities.flatMap(outsideGovernment))].filter((name) => yearsOf(name).size >= 2),
        organisersUnknown: ids(({ organisers }) => organisers === undefined),
        citizenLed: ids(({ citizenLed }) => citizenLed === true),
        citizenLedUnknown: ids(({ citizenLed }) => citizenLed === undefined),
        exchanges: ids(({ type }) => activityTypes[type].exchange)
      }
    }
  }
  const sortedLists = (value: unknown): unknown =>
    Array.isArray(value)
      ? [...value].sort()
      : typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sortedLists(one)]))
        : value

  it.prop(
    "names every activity that counts where it belongs, and no other",
    [arbitrary.activities, asOf, place],
    ([some, asOf, at]) => {
      // Some of them spell their organisers in capitals.
      const activities = some.map(
        ({ organisers, ...one }, i): ActivityRecord => ({
          ...one,
          ...(organisers === undefined
            ? {}
            : {
                organisers: organisers.map((by, j) =>
                  (i + j + at) % 3 === 0 ? { ...by, name: by.name.toUpperCase() } : by
                )
              })
        })
      )
      const factors = twinningFactors(record(activities), { asOf })
      const counted = activities.filter((activity) => hasBegun(activity, asOf))
      assert.deepStrictEqual(factors.activities, counted.map(({ id }) => id).sort())
      assert.deepStrictEqual(sortedLists(factors.evidence), sortedLists(expected(counted, Number(asOf.slice(0, 4)))))
    }
  )

  it.prop(
    "stands in each year in which an activity went on, and in the phase",
    [arbitrary.activities, asOf],
    ([activities, asOf]) => {
      const { phase, timeline } = twinningFactors(record(activities), { asOf })
      const counted = activities.filter((activity) => hasBegun(activity, asOf))
      for (const { activities: during, year } of timeline)
        assert.deepStrictEqual(
          [...during].sort(),
          counted
            .filter(({ on, until = on }) => on.slice(0, 4) <= String(year) && String(year) <= until.slice(0, 4))
            .map(({ id }) => id)
            .sort()
        )
      assert.deepStrictEqual(
        Object.values(phase?.evidence ?? {})
          .flat()
          .sort(),
        counted.map(({ id }) => id).sort()
      )
    }
  )

  it.prop(
    "marks what lies before the agreement or after its end, as far as that is on record by then",
    [arbitrary.activities, asOf],
    ([activities, asOf]) => {
      const stage = (kind: Stage["kind"], on: string): Stage => ({
        kind,
        on: PartialDate.make(on),
        evidence: [arbitrary.fewClaims[0] as ClaimId]
      })
      const life = [stage("signed", "2005-03-01"), stage("ended", "2015-09-30")]
      const { outside } = twinningFactors(record(activities, life), { asOf })
      const expected = activities
        .filter((activity) => hasBegun(activity, asOf))
        .flatMap((activity): Array<TwinningFactors["outside"][number]> => {
          if (asOf >= "2005-03-01" && latest(activity.until ?? activity.on) < "2005-03-01")
            return [{ activity: activity.id, against: "before-agreement" }]
          if (asOf >= "2015-09-30" && earliest(activity.on) > "2015-09-30")
            return [{ activity: activity.id, against: "after-end" }]
          return []
        })
      assert.deepStrictEqual(
        outside,
        expected.sort((a, b) => (a.activity < b.activity ? -1 : 1))
      )
    }
  )

  const organised = (year: string, ...names: ReadonlyArray<string>): ActivityRecord => ({
    id: ActivityId.make(deriveId("activity", "organised", year)),
    twinning: twinningIdOf(arbitrary.pair),
    type: "meeting",
    on: PartialDate.make(year),
    organisers: names.map((name) => ({ name, sector: "culture" })),
    evidence: [arbitrary.fewClaims[0] as ClaimId]
  })

  it("of an organiser in two spellings stands under one name as written, the first in order of letters", () => {
    const one = organised("2018", "café Orchestra")
    const two = organised("2019", "Café orchestra", "Choir")
    const three = organised("2020", "Choir")
    for (const activities of [
      [one, two, three],
      [three, two, one]
    ]) {
      const { evidence, now } = twinningFactors(record(activities), { asOf: "2020-12-31" })
      const { organisers } = evidence.grassroots
      assert.deepStrictEqual({ ...organisers }, { "Café orchestra": [one.id, two.id], Choir: [two.id, three.id] })
      // Two organisers, both seen in two years.
      assert.strictEqual(now?.grassroots.recurrent.value, 1)
    }
    // By the day on which the other spelling is not yet known, the one that is known is shown.
    const before = twinningFactors(record([one, two]), { asOf: "2018-12-31" }).evidence.grassroots.organisers
    assert.deepStrictEqual({ ...before }, { "café Orchestra": [one.id] })
  })

  it("names an organiser like a word of the language", () => {
    const one = organised("2020", "constructor")
    const { evidence } = twinningFactors(record([one]), { asOf: "2020-12-31" })
    assert.deepStrictEqual(Object.entries(evidence.grassroots.organisers), [["constructor", [one.id]]])
  })

  it("of public bodies takes nobody's place: five organisers outside government count, however many others", () => {
    const councils = ["A", "B", "C", "D", "E"].map((name) => ({
      name: `${name} Council`,
      sector: "government" as const
    }))
    const clubs = ["F", "G", "H", "I", "J", "K"].map((name) => ({ name: `${name} Club`, sector: "citizens" as const }))
    const one: ActivityRecord = { ...organised("2020"), organisers: [...councils, ...clubs] }
    const { evidence } = twinningFactors(record([one]), { asOf: "2020-12-31" })
    assert.deepStrictEqual(
      Object.keys(evidence.grassroots.organisers),
      ["F", "G", "H", "I", "J"].map((name) => `${name} Club`)
    )
  })
})
