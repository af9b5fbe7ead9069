import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { ActivityId, deriveId, TwinningId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import { Activity, type ActivityRecord } from "./Activity.ts"
import { mergeReports } from "./mergeReports.ts"
import { twinningIdOf } from "./Twinning.ts"

const idOf = (n: number): ActivityId => ActivityId.make(deriveId("activity", "reports", String(n)))
/** Reports of three activities, so that several are of one and contradict each other. */
const reports = Arbitrary.array(
  Arbitrary.all([arbitrary.activity, arbitrary.oneOf([1, 2, 3])]).pipe(
    Arbitrary.map(([activity, n]): ActivityRecord => ({ ...activity, id: idOf(n) }))
  ),
  { maxLength: 7 }
)
const place = arbitrary.oneOf([0, 1, 2, 3, 4, 5, 6])
const turned = <A>(list: ReadonlyArray<A>, by: number): ReadonlyArray<A> =>
  [...list.slice(by % (list.length || 1)), ...list.slice(0, by % (list.length || 1))].reverse()

/** Lists as sets: in one order, each entry once. */
const asSets = (value: unknown): unknown =>
  Array.isArray(value)
    ? [...new Set(value.map((one) => JSON.stringify(one, Object.keys(Object(one)).sort())))].sort()
    : value
const plain = (activities: ReadonlyArray<ActivityRecord>) =>
  activities.map((activity) => Object.fromEntries(Object.entries(activity).map(([key, one]) => [key, asSets(one)])))
const of = (all: ReadonlyArray<ActivityRecord>, { id }: ActivityRecord) => all.filter((one) => one.id === id)

describe("reports of one activity", () => {
  it.prop("are one activity, in order of date and then id", [reports], ([reports]) => {
    const merged = mergeReports(reports)
    assert.deepStrictEqual(merged.map(({ id }) => id).sort(), [...new Set(reports.map(({ id }) => id))].sort())
    const keys = merged.map(({ id, on }) => `${on} ${id}`)
    assert.deepStrictEqual(keys, [...keys].sort())
  })

  it.prop("say the same in any order", [reports, place], ([reports, by]) => {
    assert.deepStrictEqual(mergeReports(turned(reports, by)), mergeReports(reports))
  })

  it.prop("say the same however often they are told", [reports, place], ([reports, at]) => {
    const again = [...reports, ...reports.slice(at)]
    assert.deepStrictEqual(plain(mergeReports(again)), plain(mergeReports(reports)))
    assert.deepStrictEqual(mergeReports([...again, ...again, ...again]), mergeReports([...again, ...again]))
    assert.deepStrictEqual(mergeReports(mergeReports(reports)), mergeReports(reports))
  })

  it.prop("add up in claims, fields, organisers and benefits", [reports], ([reports]) => {
    for (const merged of mergeReports(reports))
      for (const key of ["evidence", "fields", "organisers", "benefits"] as const) {
        const lists = of(reports, merged).map((report): ReadonlyArray<unknown> | undefined => report[key])
        const said = lists.filter((list) => list !== undefined)
        assert.deepStrictEqual(asSets(merged[key]), said.length === 0 ? undefined : asSets(said.flat()), key)
        if (said.length > 1) assert.strictEqual(merged[key]?.length, (asSets(merged[key]) as Array<string>).length, key)
      }
  })

  it.prop("contradict each other: then it is unknown, and so it is where none says it", [reports], ([reports]) => {
    for (const merged of mergeReports(reports))
      for (const key of ["citizenLed", "people"] as const) {
        const said = new Set(of(reports, merged).flatMap((report) => (report[key] === undefined ? [] : [report[key]])))
        assert.strictEqual(merged[key], said.size === 1 ? [...said][0] : undefined, key)
      }
  })

  it.prop("give the most precise date, and of several the earliest", [reports], ([reports]) => {
    for (const merged of mergeReports(reports)) {
      const dates = of(reports, merged).map(({ on }) => on)
      const precise = dates.filter(({ length }) => length === Math.max(...dates.map((date) => date.length)))
      assert.strictEqual(merged.on, precise.sort()[0])
    }
  })

  it.prop("make a record that can be stored and read again", [reports], ([reports]) => {
    for (const merged of mergeReports(reports)) {
      const read = Schema.decodeUnknownSync(Activity)(JSON.parse(JSON.stringify(merged)))
      assert.deepStrictEqual({ ...read }, { ...merged })
    }
  })

  const report = (more: Partial<ActivityRecord>): ActivityRecord => ({
    id: idOf(1),
    twinning: twinningIdOf(arbitrary.pair),
    type: "meeting",
    on: PartialDate.make("2020"),
    evidence: [arbitrary.fewClaims[0] as ActivityRecord["evidence"][0]],
    ...more
  })
  const merge = (...reports: ReadonlyArray<Partial<ActivityRecord>>) => mergeReports(reports.map(report))[0]

  it("money in two currencies, or two amounts, is unknown", () => {
    const money = (amount: number, currency: string) => ({ money: { amount, currency } })
    assert.deepStrictEqual(merge(money(5, "GBP"), money(5, "GBP"), {})?.money, { amount: 5, currency: "GBP" })
    assert.isFalse("money" in (merge(money(5, "GBP"), money(5, "CNY")) ?? {}))
    assert.isFalse("money" in (merge(money(5, "GBP"), money(6, "GBP")) ?? {}))
  })

  it("the longer title and the end that is better known stay", () => {
    const merged = merge(
      { title: "A visit", until: PartialDate.make("2021") },
      { title: "A visit of pupils", until: PartialDate.make("2021-03") }
    )
    assert.deepStrictEqual([merged?.title, merged?.until], ["A visit of pupils", "2021-03"])
  })

  it("of one side's gains and of the other's tell of both; one that speaks of gains without saying of whom, too", () => {
    const [here, there] = arbitrary.pair
    const first = { benefits: [], benefitsKnownFor: [here] }
    assert.deepStrictEqual(merge(first, first)?.benefitsKnownFor, [here])
    assert.deepStrictEqual(merge(first, {})?.benefitsKnownFor, [here])
    assert.deepStrictEqual(merge(first, { benefits: [], benefitsKnownFor: [there] })?.benefitsKnownFor, [here, there])
    assert.isFalse("benefitsKnownFor" in (merge(first, { benefits: [] }) ?? {}))
  })

  it("that belong to two twinnings, or are of two types, are told apart by no order", () => {
    const other = { twinning: TwinningId.make("00000000-0000-5000-8000-000000000001"), type: "aid" as const }
    assert.deepStrictEqual(merge(other, {}), merge({}, other))
  })
})
