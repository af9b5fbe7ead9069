import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { ActivityId, deriveId } from "../base/identity.ts"
import { makeClaim, type Subject } from "../evidence/Claim.ts"
import type { Evidence } from "../evidence/resolve.ts"
import { arbitrary, scored, world } from "../testing/index.ts"
import { Activity, type ActivityRecord } from "./Activity.ts"
import { activitiesFrom, tensionsFrom } from "./activitiesFrom.ts"
import { mergeReports } from "./mergeReports.ts"
import { TensionEvent } from "./TensionEvent.ts"

const says = (subject: Subject, value: Schema.Json, by = 0, attribute = "reported"): Evidence => {
  const source = world.sources[by] ?? world.register
  return {
    source,
    claim: makeClaim({ source: source.id, subject, attribute, value, locator: "row 1", recordedBy: "a test" })
  }
}
const json = (value: object): Record<string, Schema.Json> => JSON.parse(JSON.stringify(value))
const withoutIds = ({ evidence: _, id: __, ...rest }: Record<string, Schema.Json>): Record<string, Schema.Json> => rest

const report = (activity: ActivityRecord, by: number): Evidence =>
  says(
    { kind: "activity", id: activity.id },
    withoutIds(json(Schema.encodeSync(Activity)(new Activity({ ...activity })))),
    by
  )
/** Activities, some of them reported under one id by several sources. */
const told = Arbitrary.array(
  Arbitrary.all([arbitrary.activity, arbitrary.oneOf([1, 2, 3, 4]), arbitrary.oneOf([0, 1, 2, 3, 4])]).pipe(
    Arbitrary.map(([activity, n, by]) => ({
      activity: { ...activity, id: ActivityId.make(deriveId("activity", "told", String(n))) },
      by
    }))
  ),
  { maxLength: 6 }
)
const odd: ReadonlyArray<Schema.Json> = [1, "visit", null, true, [], {}, { type: "visit" }, { on: "2023-02-30" }]

describe("activitiesFrom", () => {
  it.prop("makes of each claim the report it holds, and of several on one activity one", [told], ([told]) => {
    const evidence = told.map(({ activity, by }) => report(activity, by))
    const reports = told.map(
      ({ activity }, i): ActivityRecord => ({
        ...activity,
        evidence: [(evidence[i] as Evidence).claim.id]
      })
    )
    assert.deepStrictEqual(
      activitiesFrom(evidence).map((one) => ({ ...one })),
      mergeReports(reports).map((one) => ({ ...one }))
    )
  })

  it.prop("does not see the order of the claims", [told], ([told]) => {
    const evidence = told.map(({ activity, by }) => report(activity, by))
    assert.deepStrictEqual(activitiesFrom([...evidence].reverse()), activitiesFrom(evidence))
  })

  it.prop(
    "leaves alone what is no report of an activity",
    [told, arbitrary.oneOf([0, 1, 2, 3, 4, 5, 6, 7])],
    ([told, n]) => {
      const evidence = told.map(({ activity, by }) => report(activity, by))
      const [first] = told
      const id = first?.activity.id ?? ActivityId.make(deriveId("activity", "told", "1"))
      const noise = [
        says({ kind: "activity", id }, odd[n] ?? null, 3),
        ...(first === undefined
          ? []
          : [
              says({ kind: "tension", id }, report(first.activity, 4).claim.value, 4),
              says({ kind: "activity", id }, report(first.activity, 4).claim.value, 4, "exists")
            ])
      ]
      assert.deepStrictEqual(activitiesFrom([...noise, ...evidence]), activitiesFrom(evidence))
    }
  )

  it("two sources report one activity: it has two claims, and the id is the subject's, whatever the value says", () => {
    const { waterProject } = scored
    const [a, b] = [report(waterProject, 0), report(waterProject, 1)]
    const [one, ...more] = activitiesFrom([a, b])
    assert.deepStrictEqual(more, [])
    assert.strictEqual(one?.id, waterProject.id)
    assert.deepStrictEqual(one?.evidence.slice().sort(), [a.claim.id, b.claim.id].sort())
    const lie = says(
      { kind: "activity", id: waterProject.id },
      {
        ...(a.claim.value as Record<string, Schema.Json>),
        id: scored.tradeMission.id,
        evidence: []
      }
    )
    assert.deepStrictEqual(
      activitiesFrom([lie]).map(({ evidence, id }) => [id, evidence]),
      [[waterProject.id, [lie.claim.id]]]
    )
  })
})

describe("tensionsFrom", () => {
  const { tension } = scored
  const tensionReport = (change: Record<string, Schema.Json>, by: number, id: string = tension.id): Evidence =>
    says({ kind: "tension", id }, { ...withoutIds(json(Schema.encodeSync(TensionEvent)(tension))), ...change }, by)
  const some = Arbitrary.array(
    Arbitrary.all([
      arbitrary.oneOf(["A strain", "Another strain"]),
      arbitrary.oneOf(["2015", "2016-06-30", "2018-03"]),
      arbitrary.oneOf(["one", "two", "three"]),
      arbitrary.oneOf([0, 1, 2, 3, 4])
    ]).pipe(Arbitrary.map(([title, on, key, by]) => tensionReport({ title, on }, by, deriveId("tension", key)))),
    { maxLength: 6 }
  ).pipe(Arbitrary.map((all) => [...new Map(all.map((one) => [one.claim.id, one])).values()]))

  it.prop("makes one event of all claims on it, each of them its evidence, in order of date", [some], ([evidence]) => {
    const tensions = tensionsFrom(evidence)
    assert.deepStrictEqual(
      tensions.map(({ id }) => id).sort(),
      [...new Set(evidence.map(({ claim }) => claim.subject.id))].sort() as Array<TensionEvent["id"]>
    )
    for (const { evidence: claims, id, on, title } of tensions) {
      const own = evidence.filter(({ claim }) => claim.subject.id === id).map(({ claim }) => claim)
      assert.deepStrictEqual(claims.slice(), own.map(({ id }) => id).sort())
      const shown = own.find((claim) => claim.id === claims[0])?.value as Record<string, Schema.Json>
      assert.deepStrictEqual([shown.on, shown.title], [on, title])
    }
    const keys = tensions.map(({ id, on }) => `${on} ${id}`)
    assert.deepStrictEqual(keys, [...keys].sort())
  })

  it.prop("does not see the order of the claims", [some], ([evidence]) => {
    assert.deepStrictEqual(tensionsFrom([...evidence].reverse()), tensionsFrom(evidence))
  })

  it.prop(
    "leaves alone what is no report of a tension",
    [some, arbitrary.oneOf([0, 1, 2, 3, 4, 5, 6, 7])],
    ([evidence, n]) => {
      const noise = [
        says({ kind: "tension", id: tension.id }, odd[n] ?? null),
        tensionReport({ countries: ["GB", "CN"] }, 1),
        tensionReport({ on: "2023-02-30" }, 2),
        { ...says({ kind: "activity", id: tension.id }, withoutIds(json(Schema.encodeSync(TensionEvent)(tension)))) }
      ]
      assert.deepStrictEqual(tensionsFrom([...noise, ...evidence]), tensionsFrom(evidence))
    }
  )
})
