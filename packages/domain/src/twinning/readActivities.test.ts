import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { ActivityId, ClaimId, deriveId } from "../base/identity.ts"
import { earliest, latest, PartialDate } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import { Activity, type ActivityRecord } from "./Activity.ts"
import { CooperationField } from "./Agreement.ts"
import {
  type ActivityContext,
  type ActivityFault,
  againstAgreement,
  byTwinning,
  parseActivities,
  readActivities
} from "./readActivities.ts"
import { inOrder, type Stage, type StageKind } from "./Stage.ts"
import { twinningIdOf } from "./Twinning.ts"

const twinning = twinningIdOf(arbitrary.pair)
const [here, there] = arbitrary.pair
const claim = ClaimId.make(deriveId("claim", "a test"))
const stage = (kind: StageKind, on?: string): Stage => ({
  kind,
  evidence: [claim],
  ...(on === undefined ? {} : { on: PartialDate.make(on) })
})
const context: ActivityContext = { twinnings: new Map([[twinning, { cities: arbitrary.pair, stages: [] }]]) }
const encode = (activity: ActivityRecord): Record<string, unknown> =>
  JSON.parse(JSON.stringify(Schema.encodeSync(Activity)(activity as Activity)))

/** A record in which nothing is wrong. */
const sound: Readonly<Record<string, unknown>> = {
  id: deriveId("activity", "a test"),
  twinning,
  type: "school-exchange",
  title: "Pupils visit",
  on: "2019-05",
  until: "2019-06-02",
  fields: ["education"],
  organisers: [{ name: "School", sector: "education", city: here }],
  citizenLed: true,
  people: 40,
  money: { amount: 1000, currency: "GBP" },
  benefits: [{ city: there, kind: "visit-received", attestedBy: "beneficiary" }],
  evidence: [claim]
}
const without = (key: string): Record<string, unknown> => {
  const { [key]: _, ...rest } = sound
  return rest
}
const third = "00000000-0000-5000-8000-000000000003"

/** Faults, each the only one of its record: what is changed, and the rule, the place and the words expected. */
const faulty: ReadonlyArray<readonly [string, Record<string, unknown>, rule: string, path: string, detail: string]> = [
  [
    "no twinning",
    without("twinning"),
    "twinning-on-record",
    "twinning",
    "it names no twinning: say which two cities did this together"
  ],
  [
    "a twinning that is not on record",
    { ...sound, twinning: third },
    "twinning-on-record",
    "twinning",
    `the twinning ${third} is not on record: add it first, or correct the id`
  ],
  [
    "an unknown field",
    { ...sound, fields: ["education", "beekeeping"] },
    "known-field",
    "fields.1",
    `"beekeeping" is no field of cooperation: use one of ${CooperationField.literals.join(", ")}, or add it to the rubric`
  ],
  [
    "fewer than no people",
    { ...sound, people: -3 },
    "people-not-negative",
    "people",
    "-3 people cannot take part: give 0 or more, or leave it out"
  ],
  [
    "money without a currency",
    { ...sound, money: { amount: 1000 } },
    "money-has-currency",
    "money.currency",
    "the amount 1000 has no currency: add one, such as GBP"
  ],
  [
    "a bare amount",
    { ...sound, money: 1000 },
    "money-has-currency",
    "money.currency",
    "the amount 1000 has no currency: add one, such as GBP"
  ],
  [
    "an end before the start",
    { ...sound, until: "2019-04" },
    "ends-after-start",
    "until",
    "it ends (2019-04) before it starts (2019-05): swap them, or correct one"
  ],
  [
    "a day that does not exist",
    { ...without("until"), on: "2023-02-30" },
    "date-exists",
    "on",
    'the date "2023-02-30" does not exist: correct it, or leave out the day'
  ],
  [
    "a malformed date",
    { ...sound, until: "1 June 2019" },
    "date-exists",
    "until",
    '"1 June 2019" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD'
  ],
  [
    "a benefit of a third city",
    {
      ...sound,
      benefits: [...(sound.benefits as Array<unknown>), { city: third, kind: "money", attestedBy: "giver" }]
    },
    "benefit-of-a-party",
    "benefits.1.city",
    `${third} is neither of the two cities of the twinning: name the one that gained`
  ],
  [
    "what is known for a third city",
    { ...sound, benefitsKnownFor: [here, third] },
    "benefit-of-a-party",
    "benefitsKnownFor.1",
    `${third} is neither of the two cities of the twinning: name the one that gained`
  ]
]
/** Faults of the shape, whose words are the schema's. */
const misshapen: ReadonlyArray<readonly [string, unknown, path: string]> = [
  ["a key too many", { ...sound, colour: "red" }, "colour"],
  [
    "a key too many further in",
    { ...sound, organisers: [{ name: "School", sector: "education", age: 3 }] },
    "organisers.0.age"
  ],
  ["no type", without("type"), "type"],
  ["an unknown type", { ...sound, type: "party" }, "type"],
  ["an unknown sector", { ...sound, organisers: [{ name: "School", sector: "press" }] }, "organisers.0.sector"],
  ["no date", without("on"), "on"],
  ["no claim", { ...sound, evidence: [] }, "evidence.0"],
  ["half a person", { ...sound, people: 1.5 }, "people"],
  ["a wrong currency", { ...sound, money: { amount: 1, currency: "pounds" } }, "money.currency"],
  ["text for a list", { ...sound, fields: "education" }, "fields"]
]
const told = (faults: ReadonlyArray<ActivityFault>): ReadonlyArray<ReadonlyArray<string>> =>
  faults.map(({ detail, path, record, rule }) => [record, rule, path, detail])

describe("a record", () => {
  it.prop("reads back as the activity it was written from", [arbitrary.activities], ([activities]) => {
    const read = readActivities(activities.map(encode), context)
    assert.deepStrictEqual(read.faults, [])
    assert.deepStrictEqual(read.activities, activities)
  })

  it("without a fault is taken", () => {
    const { activities, faults, outside } = readActivities([sound], context)
    assert.deepStrictEqual([faults, outside], [[], []])
    assert.deepStrictEqual(encode(activities[0] as ActivityRecord), { ...sound })
  })

  it.each(faulty)("with %s breaks one rule, and says what, where and what to do", (_, record, rule, path, detail) => {
    const { activities, faults } = readActivities([record], context)
    assert.deepStrictEqual(activities, [])
    assert.deepStrictEqual(told(faults), [[sound.id as string, rule, path, detail]])
    assert.strictEqual(faults[0]?.message, `${sound.id}, ${path}: ${detail} (rule ${rule})`)
  })

  it.each(misshapen)("with %s is misshapen at one place", (_, record, path) => {
    const { activities, faults } = readActivities([record], context)
    assert.deepStrictEqual(activities, [])
    assert.deepStrictEqual(
      faults.map(({ path, rule }) => [rule, path]),
      [["shape", path]]
    )
    assert.isAbove(faults[0]?.detail.length ?? 0, 0)
  })

  it.each([[null], [1], ["text"], [[]], [{}]])("%j is no record, named by its place", (record) => {
    const { activities, faults } = readActivities([sound, record], context)
    assert.strictEqual(activities.length, 1)
    assert.isAbove(faults.length, 0)
    assert.isTrue(faults.every(({ record }) => record === "record 2"))
  })

  it("may use a field that a rubric adds", () => {
    const fields = [...CooperationField.literals, "beekeeping"]
    const record = { ...sound, fields: ["beekeeping"] }
    assert.deepStrictEqual(readActivities([record], { ...context, fields }).faults, [])
    assert.deepStrictEqual(
      readActivities([sound], { ...context, fields: ["beekeeping"] }).faults.map(({ rule }) => rule),
      ["known-field"]
    )
  })

  it("may be in order in one part and out of it in another: every fault is told", () => {
    const record = {
      ...sound,
      twinning: third,
      on: "2019-13",
      people: -1,
      fields: ["x", "education", "y"],
      money: { amount: -5 },
      colour: "red"
    }
    assert.deepStrictEqual(
      readActivities([record], context)
        .faults.map(({ path, rule }) => `${rule} ${path}`)
        .sort(),
      [
        "date-exists on",
        "known-field fields.0",
        "known-field fields.2",
        "money-has-currency money.currency",
        "people-not-negative people",
        "shape colour",
        "shape money.amount",
        "twinning-on-record twinning"
      ]
    )
  })
})

describe("a list of records", () => {
  /** Records, some of them with a fault, each with an id of its own. */
  const list = Arbitrary.array(
    Arbitrary.all([
      arbitrary.activity,
      Arbitrary.map(arbitrary.oneOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), Number)
    ]),
    { maxLength: 8 }
  ).pipe(
    Arbitrary.map((all) =>
      all.map(([activity, n], i) => {
        const id = deriveId("activity", "a list", String(i))
        const record = faulty[n]?.[1]
        return record === undefined
          ? { record: { ...encode(activity), id }, sound: true }
          : { record: { ...record, id }, sound: false }
      })
    )
  )

  it.prop("loses none: each is taken, or has a fault", [list], ([list]) => {
    const { activities, faults } = readActivities(
      list.map(({ record }) => record),
      context
    )
    const ids = (sound: boolean) => list.filter((one) => one.sound === sound).map(({ record }) => record.id)
    assert.deepStrictEqual(
      activities.map(({ id }): string => id),
      ids(true)
    )
    assert.deepStrictEqual([...new Set(faults.map(({ record }) => record))], ids(false))
  })

  it.prop("says of each record what it says of it alone", [list], ([list]) => {
    const records = list.map(({ record }) => record)
    const together = readActivities(records, context)
    const apart = records.map((record) => readActivities([record], context))
    assert.deepStrictEqual(
      together.activities,
      apart.flatMap(({ activities }) => activities)
    )
    assert.deepStrictEqual(told(together.faults), told(apart.flatMap(({ faults }) => faults)))
  })

  it.prop("is parsed as a whole, or fails with every fault", [list], ([list]) => {
    const records = list.map(({ record }) => record)
    const { activities, faults } = readActivities(records, context)
    const parsed = parseActivities(records, context)
    if (Result.isSuccess(parsed)) assert.deepStrictEqual([parsed.success, []], [activities, faults])
    else assert.deepStrictEqual(told(parsed.failure), told(faults))
    assert.strictEqual(
      Result.isSuccess(parsed),
      list.every(({ sound }) => sound)
    )
  })

  it.prop("is grouped by twinning without loss, in its order", [arbitrary.activities], ([activities]) => {
    const other = "00000000-0000-5000-8000-00000000000a" as typeof twinning
    const two = activities.map((one, i): ActivityRecord => ({ ...one, twinning: i % 2 === 0 ? twinning : other }))
    const groups = byTwinning(two)
    for (const key of [twinning, other])
      assert.deepStrictEqual(
        groups.get(key) ?? [],
        two.filter((one) => one.twinning === key)
      )
    assert.isTrue([...groups.keys()].every((key) => key === twinning || key === other))
  })
})

describe("against the agreement", () => {
  const stages = Arbitrary.array(arbitrary.stage, { maxLength: 4 }).pipe(Arbitrary.map(inOrder))
  const date = arbitrary.partialDate

  it.prop(
    "an activity lies outside only where every day that the dates may mean says so",
    [stages, date, date],
    ([stages, on, until]) => {
      const activity = latest(until) >= earliest(on) ? { on, until } : { on }
      const signed = stages.find(({ kind, on }) => kind === "signed" && on !== undefined)?.on
      const last = stages.at(-1)
      const before = signed !== undefined && latest(activity.until ?? on) < earliest(signed)
      const after = last?.kind === "ended" && last.on !== undefined && earliest(on) > latest(last.on)
      assert.strictEqual(
        againstAgreement(stages)(activity),
        before ? "before-agreement" : after ? "after-end" : "within"
      )
    },
    { arbitrary: { runs: 400 } }
  )

  it("before it or after its end an activity is taken, and marked", () => {
    const stages = [stage("signed", "1986-09"), stage("ended", "2009")]
    const twinnings = new Map([[twinning, { cities: arbitrary.pair, stages }]])
    const { until: _, ...record } = sound
    const records = ["1985", "1986", "1986-08-31", "1986-09", "2009", "2010-01-01"].map((on) => ({
      ...record,
      id: deriveId("activity", on),
      on
    }))
    const { activities, faults, outside } = readActivities(records, { twinnings })
    assert.deepStrictEqual(faults, [])
    assert.strictEqual(activities.length, 6)
    // 1986 may mean a day after the signature.
    assert.deepStrictEqual(outside, [
      { activity: ActivityId.make(deriveId("activity", "1985")), against: "before-agreement" },
      { activity: ActivityId.make(deriveId("activity", "1986-08-31")), against: "before-agreement" },
      { activity: ActivityId.make(deriveId("activity", "2010-01-01")), against: "after-end" }
    ])
  })

  it("a twinning that was signed anew has not ended", () => {
    const stages = [stage("signed", "1986"), stage("ended", "2001"), stage("signed", "2012")]
    assert.strictEqual(againstAgreement(stages)({ on: PartialDate.make("2005") }), "within")
  })
})
