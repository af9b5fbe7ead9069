import { assert, describe, it } from "@effect/vitest"
import { ActivityId, type ClaimId, deriveId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import type { ActivityRecord } from "../twinning/Activity.ts"
import { activityTypes } from "../twinning/ActivityType.ts"
import type { Stage } from "../twinning/Stage.ts"
import { standing } from "../twinning/standing.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { twinningFactors } from "./twinningFactors.ts"

const evidence: ActivityRecord["evidence"] = [arbitrary.fewClaims[0] as ActivityRecord["evidence"][0]]
const [here, there] = arbitrary.pair
const school = { name: "School", sector: "education", city: here } as const
const partner = { name: "Partner school", sector: "education", city: there } as const
const signed: Stage = { kind: "signed", on: PartialDate.make("1994-07-01"), evidence }
const capital = (activities: ReadonlyArray<ActivityRecord>, asOf = "2030-12-31", stages: ReadonlyArray<Stage> = []) =>
  twinningFactors({ id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages, activities }, { asOf }).capital

describe("the two stocks", () => {
  it.prop("are points from 0 up, the sum of their parts", [arbitrary.activities], ([activities]) => {
    const { economic, emotional } = capital(activities)
    for (const { parts, points } of [economic, emotional]) {
      let sum = 0
      for (const part of Object.values(parts)) {
        assert.isAtLeast(part.points, 0)
        sum += part.points
      }
      assert.closeTo(points, sum, 1e-12)
    }
  })

  it.prop(
    "never fall by what is on record besides",
    [arbitrary.activities, arbitrary.activity, arbitrary.oneOf([true, false])],
    ([some, next, sameSchools]) => {
      const met = (activity: ActivityRecord) =>
        sameSchools ? { ...activity, organisers: [school, partner] } : activity
      const [activities, one] = [some.map(met), met(next)]
      const [before, after] = [capital(activities), capital([...activities, one])]
      assert.isAtLeast(after.economic.points, before.economic.points - 1e-12)
      for (const part of ["tenure", "repeatedContact", "crisisHelp", "anniversaries"] as const)
        assert.isAtLeast(after.emotional.parts[part].points, before.emotional.parts[part].points - 1e-12, part)
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop(
    "halve in three quiet years, all but the time since the signature",
    [arbitrary.activities],
    ([activities]) => {
      const [then, later] = [capital(activities, "2034-12-31", [signed]), capital(activities, "2037-12-31", [signed])]
      assert.closeTo(later.economic.points, then.economic.points / 2, 1e-12)
      for (const part of ["repeatedContact", "crisisHelp", "anniversaries"] as const)
        assert.closeTo(later.emotional.parts[part].points, then.emotional.parts[part].points / 2, 1e-12, part)
      // 2034-12-31 to 2037-12-31 are 1,096 days.
      assert.closeTo(later.emotional.parts.tenure.points - then.emotional.parts.tenure.points, 1096 / 3652.425, 1e-12)
    }
  )

  it.prop("name the activities they come from, by their kind", [arbitrary.activities], ([activities]) => {
    const { economic, emotional } = capital(activities)
    const ids = (which: (type: ActivityRecord["type"]) => boolean) =>
      activities
        .filter(({ type }) => which(type))
        .map(({ id }) => id)
        .sort()
    for (const kind of ["trade", "investment", "funding", "joint-project"] as const)
      assert.deepStrictEqual(
        economic.parts[kind]?.activities ?? [],
        ids((type) => activityTypes[type].economic === kind)
      )
    assert.deepStrictEqual(
      [emotional.parts.crisisHelp.activities, emotional.parts.anniversaries.activities],
      [
        ids((type) => activityTypes[type].emotional === "crisis-help"),
        ids((type) => activityTypes[type].emotional === "anniversary")
      ]
    )
  })
})

const activity = (key: string, on: string, more: Partial<ActivityRecord> = {}): ActivityRecord => ({
  id: ActivityId.make(deriveId("activity", "capital", key)),
  twinning: twinningIdOf(arbitrary.pair),
  type: "meeting",
  on: PartialDate.make(on),
  evidence,
  ...more
})

describe("repeated contact", () => {
  const points = (...activities: ReadonlyArray<ActivityRecord>) => capital(activities).emotional.parts.repeatedContact

  it("is the same two organisations of the two cities in a later year", () => {
    const organisers = [school, partner]
    const first = activity("a", "2027", { organisers })
    const again = activity("b", "2030", { organisers: [partner, school] })
    assert.deepStrictEqual(points(first), { points: 0, activities: [] })
    assert.deepStrictEqual(points(first, again), { points: 0.5, activities: [first.id, again.id].sort() })
    // Twice in one year is one meeting.
    assert.strictEqual(points(first, again, activity("c", "2030-05", { organisers })).points, 0.5)
    // A third year, three before: ½ more, halved.
    assert.closeTo(points(first, again, activity("c", "2024", { organisers })).points, 0.5 + 0.25, 1e-15)
  })

  it("a project that goes on is a meeting in each year after its first", () => {
    const project = activity("a", "2029", { until: PartialDate.make("2030"), organisers: [school, partner] })
    assert.strictEqual(points(project).points, 0.5)
  })

  it("two of one city, or of a city that nobody named, are no contact between the two", () => {
    for (const organisers of [
      [school, { ...partner, city: here }],
      [school, { name: "Partner school", sector: "education" } as const]
    ])
      assert.strictEqual(points(activity("a", "2029", { organisers }), activity("b", "2030", { organisers })).points, 0)
  })
})

describe("money", () => {
  it("of economic activities is stated by currency and never added across currencies", () => {
    const of = (type: ActivityRecord["type"], amount: number, currency: string) => ({
      type,
      money: { amount, currency }
    })
    const [a, b, c, gift] = [
      activity("a", "2010", of("investment", 5, "GBP")),
      activity("b", "2012", of("trade-mission", 7, "CNY")),
      activity("c", "2014", of("joint-project", 6, "GBP")),
      activity("d", "2015", of("aid", 9, "GBP"))
    ] as const
    assert.deepStrictEqual(capital([gift, c, b, a]).economic.money, [
      { currency: "CNY", amount: 7, activities: [b.id] },
      { currency: "GBP", amount: 11, activities: [a.id, c.id].sort() }
    ])
  })
})

describe("tenure", () => {
  it("counts from the first signature, else from the first activity, and from no signature to come", () => {
    const one = activity("a", "2020-05")
    const of = (stages: ReadonlyArray<Stage>) => capital([one], "2030-12-31", stages).emotional.parts.tenure
    // 1994-07-01 to 2030-12-31 are 13,332 days.
    assert.closeTo(of([signed]).years ?? -1, 13_332 / 365.2425, 1e-12)
    assert.deepStrictEqual(of([signed]).activities, [])
    // 2020-01-01 to 2030-12-31 are 4,017 days.
    assert.closeTo(of([]).points, 4017 / 3652.425, 1e-12)
    assert.deepStrictEqual(of([]).activities, [one.id])
    assert.deepStrictEqual(of([{ ...signed, on: PartialDate.make("2031") }]), of([]))
  })

  it("stops at the end, fades from then on, and begins again with a new signature", () => {
    const of = (asOf: string, ...stages: ReadonlyArray<Stage>) => capital([], asOf, stages).emotional.parts.tenure
    const ended: Stage = { ...signed, kind: "ended", on: PartialDate.make("2024-06-30") }
    // 1994-07-01 to 2024-06-30 are 10,957 days.
    assert.closeTo(of("2024-12-31", signed, ended).points, 10_957 / 3652.425, 1e-12)
    assert.closeTo(of("2027-12-31", signed, ended).points, 10_957 / 3652.425 / 2, 1e-12)
    assert.closeTo(of("2027-12-31", signed, ended).years ?? -1, 10_957 / 365.2425, 1e-12)
    // As of a day before its end nothing has ended.
    assert.deepStrictEqual(of("2020-12-31", signed, ended), of("2020-12-31", signed))
    const anew: Stage = { ...signed, on: PartialDate.make("2026-01-01") }
    // 2026-01-01 to 2027-12-31 are 729 days.
    assert.closeTo(of("2027-12-31", signed, ended, anew).points, 729 / 3652.425, 1e-12)
  })

  it("is unknown where the twinning ended and nobody says when", () => {
    const one = activity("a", "1990")
    const ended: Stage = { kind: "ended", evidence }
    const [begun, over] = [PartialDate.make("1995-01-01"), PartialDate.make("2000-12-31")]
    const proposed: Stage = { kind: "proposed", on: begun, evidence }
    const of = (...stages: ReadonlyArray<Stage>) => capital([one], "2030-12-31", stages).emotional.parts.tenure
    const asOf = { asOf: "2030-12-31" }
    assert.strictEqual(standing({ stages: [ended], activities: [one], watches: [] }, asOf).standing, "ended")
    for (const stages of [[ended], [{ kind: "signed", evidence }, ended], [ended, proposed]] satisfies ReadonlyArray<
      ReadonlyArray<Stage>
    >)
      assert.deepStrictEqual(of(...stages), { points: 0, activities: [], claims: evidence })
    // What dates another step, dates it: signed in 1995, or ended in 2000, 4,017 days after the first activity.
    const again: Stage = { ...signed, on: begun }
    assert.deepStrictEqual(of(ended, again), of(again))
    assert.deepStrictEqual(of(again, ended), of(again))
    const dated: Stage = { ...ended, on: over }
    assert.closeTo(of(ended, dated).years ?? -1, 4017 / 365.2425, 1e-12)
    // A step that is still to come says nothing yet.
    assert.deepStrictEqual(of(ended, { ...dated, on: PartialDate.make("2031") }), {
      points: 0,
      activities: [],
      claims: evidence
    })
  })

  it("cites what it is counted from and to", () => {
    const [first, last, anew, other] = arbitrary.fewClaims as unknown as readonly [ClaimId, ClaimId, ClaimId, ClaimId]
    const step = (kind: Stage["kind"], on: string, by: ClaimId): Stage => ({
      kind,
      on: PartialDate.make(on),
      evidence: [by]
    })
    const one = activity("a", "1990")
    const stages = [step("signed", "1994", first), step("suspended", "2001", other), step("ended", "2005", last)]
    const again = step("signed", "2010", anew)
    const cited = (asOf: string, ...of: ReadonlyArray<Stage>) => {
      const { activities, claims } = capital([one], asOf, of).emotional.parts.tenure
      return [claims, activities]
    }
    assert.deepStrictEqual(cited("2000-12-31", ...stages, again), [[first], []])
    assert.deepStrictEqual(cited("2007-12-31", ...stages, again), [[first, last].sort(), []])
    assert.deepStrictEqual(cited("2015-12-31", ...stages, again), [[anew], []])
    // Without a date of the signature, the first activity begins it.
    assert.deepStrictEqual(cited("2007-12-31", ...stages.slice(1)), [[last], [one.id]])
    assert.deepStrictEqual(cited("2007-12-31"), [[], [one.id]])
  })
})
