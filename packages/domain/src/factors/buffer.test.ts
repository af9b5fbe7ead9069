import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { ActivityId, deriveId, TensionId } from "../base/identity.ts"
import { earliest, latest, PartialDate } from "../base/PartialDate.ts"
import { CountryCode } from "../city/City.ts"
import { arbitrary } from "../testing/index.ts"
import type { ActivityRecord } from "../twinning/Activity.ts"
import type { Stage } from "../twinning/Stage.ts"
import { TensionEvent } from "../twinning/TensionEvent.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { bufferOf } from "./buffer.ts"
import { twinningFactors } from "./twinningFactors.ts"

/** Whether an activity counts by a day, told from its date alone. */
const hasBegun = ({ on }: ActivityRecord, day: string): boolean => latest(on) <= day
const evidence: ActivityRecord["evidence"] = [arbitrary.fewClaims[0] as ActivityRecord["evidence"][0]]
const signed: Stage = { kind: "signed", on: PartialDate.make("1994-07-01"), evidence }
const tensionOn = (on: string): TensionEvent =>
  new TensionEvent({
    id: TensionId.make(deriveId("tension", on)),
    countries: [CountryCode.make("CN"), CountryCode.make("GB")],
    on: PartialDate.make(on),
    title: "A strain",
    evidence
  })
const tension = arbitrary
  .oneOf(["2004-02-29", "2010", "2012-06", "2016-06-15", "2019-12-31", "2022"])
  .pipe(Arbitrary.map(tensionOn))
const asOf = arbitrary.oneOf(["2009-12-31", "2012-06-30", "2016-06-16", "2020-12-31", "2030-12-31"])
const buffer = (
  activities: ReadonlyArray<ActivityRecord>,
  tension: TensionEvent,
  asOf: string,
  stages: ReadonlyArray<Stage> = [signed]
) => bufferOf({ cities: arbitrary.pair, stages, activities }, tension, { asOf })
const signedAmid: Stage = { ...signed, on: PartialDate.make("2012-03-01") }
/** With a signature long before, with one amid the activities, or with none on record. */
const life = arbitrary
  .oneOf([0, 1, 2])
  .pipe(Arbitrary.map((n): ReadonlyArray<Stage> => [[], [signed], [signedAmid]][n] ?? []))

/** Days by the calendar of the machine. */
const days = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / 86_400_000

describe("the buffer", () => {
  it.prop(
    "counts what began in five years before and three after, and leaves out what may lie on either side",
    [arbitrary.activities, tension, asOf, life],
    ([activities, tension, asOf, stages]) => {
      const result = buffer(activities, tension, asOf, stages)
      const [from, to] = [days(earliest(tension.on)), days(latest(tension.on))]
      const begun = activities.filter((one) => hasBegun(one, asOf))
      // No further back than the first thing on record: before that there was nothing that could have been quiet.
      const firsts = [...begun, ...stages].map(({ on }) => days(earliest(on ?? PartialDate.make("9999"))))
      const [start, end] = [Math.max(from - 1826, Math.min(from, ...firsts)), Math.min(days(asOf), to + 1096)]
      if (end <= to) return assert.strictEqual(result, undefined)
      // An activity that opens the record opens the time before, and is not counted in it.
      const dated = stages.map(({ on }) => days(earliest(on ?? PartialDate.make("9999"))))
      const opens = start > from - 1826 && start < from && Math.min(...dated) > start
      const [opening] = opens
        ? begun
            .filter(({ on }) => days(earliest(on)) === start)
            .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1))
        : []
      const ids = (which: (first: number, last: number) => boolean) =>
        begun
          .filter(({ id, on }) => id !== opening?.id && which(days(earliest(on)), days(latest(on))))
          .map(({ id }) => id)
          .sort()
      const isBefore = (first: number, last: number) => first >= start && last < from
      const isAfter = (first: number, last: number) => first > to && last <= end
      const touches = (first: number, last: number) => last >= start && first <= end
      assert.deepStrictEqual(result?.before.activities, ids(isBefore))
      assert.deepStrictEqual(result?.after.activities, ids(isAfter))
      assert.deepStrictEqual(
        result?.undecided,
        ids((first, last) => touches(first, last) && !isBefore(first, last) && !isAfter(first, last))
      )
      assert.deepStrictEqual([result?.before.count, result?.after.count], [ids(isBefore).length, ids(isAfter).length])
      assert.closeTo(result?.before.time ?? -1, (from - start) / 365.2425, 1e-12)
      assert.closeTo(result?.after.time ?? -1, (end - to) / 365.2425, 1e-12)
      if (from === start) assert.strictEqual(result?.expected, undefined)
      else assert.closeTo(result?.expected ?? -1, (ids(isBefore).length * (end - to)) / (from - start), 1e-12)
    },
    { arbitrary: { runs: 400 } }
  )

  it.prop(
    "has the capitals of the day before",
    [arbitrary.activities, tension, asOf],
    ([activities, tension, asOf]) => {
      const result = buffer(activities, tension, asOf)
      if (result === undefined) return
      const eve = new Date((days(earliest(tension.on)) - 1) * 86_400_000).toISOString().slice(0, 10)
      const twinning = { id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [signed], activities }
      assert.deepStrictEqual(result.capital, twinningFactors(twinning, { asOf: eve }).capital)
    }
  )

  it.prop(
    "has a ratio unless nothing happened at all, with its interval around it",
    [arbitrary.activities, tension, asOf, life],
    ([activities, tension, asOf, stages]) => {
      const result = buffer(activities, tension, asOf, stages)
      if (result === undefined) return
      const { after, before, expected, ratio } = result
      assert.strictEqual(ratio === undefined, after.count + before.count === 0 || expected === undefined)
      if (ratio === undefined) return
      assert.isTrue(0 <= ratio.low && ratio.low <= ratio.value && ratio.value <= ratio.high)
      assert.isTrue(ratio.p >= 0 && ratio.p <= 1)
      if (expected !== undefined && expected > 0) assert.closeTo(ratio.value, after.count / expected, 1e-9)
      else assert.strictEqual(ratio.value, Infinity)
    }
  )

  it.prop(
    "sees nothing after the day asked for, no order and no second report",
    [arbitrary.activities, arbitrary.activity, tension, asOf, life],
    ([activities, next, tension, asOf, stages]) => {
      const of = (activities: ReadonlyArray<ActivityRecord>) => buffer(activities, tension, asOf, stages)
      const alone = of(activities)
      if (!hasBegun(next, asOf)) assert.deepStrictEqual(of([...activities, next]), alone)
      assert.deepStrictEqual(of([...activities].reverse()), alone)
      assert.deepStrictEqual(of([...activities, ...activities]), alone)
    }
  )

  const activity = (on: string): ActivityRecord => ({
    id: ActivityId.make(deriveId("activity", "buffer", on)),
    twinning: twinningIdOf(arbitrary.pair),
    type: "meeting",
    on: PartialDate.make(on),
    evidence
  })

  it("an activity of which only the year of the event is known lies on neither side", () => {
    const [year, eve, next] = [activity("2016"), activity("2016-06-29"), activity("2016-07-01")]
    const result = buffer([year, eve, next], tensionOn("2016-06-30"), "2020-12-31")
    assert.deepStrictEqual(
      [result?.before.activities, result?.after.activities, result?.undecided],
      [[eve.id], [next.id], [year.id]]
    )
    // One on the day itself neither.
    const sameDay = activity("2016-06-30")
    assert.deepStrictEqual(buffer([sameDay], tensionOn("2016-06-30"), "2020-12-31")?.undecided, [sameDay.id])
  })

  it("what opens the record in the time before starts it and is not counted; elsewhere nothing is left out", () => {
    const [opens, other, next] = [activity("2014-06-30"), activity("2015-06-30"), activity("2017-06-30")]
    const counted = (all: ReadonlyArray<ActivityRecord>, ...on: ReadonlyArray<string>) => {
      const stages = on.map((day): Stage => ({ ...signed, on: PartialDate.make(day) }))
      const { after, before } = buffer(all, tensionOn("2016-06-30"), "2020-12-31", stages) ?? {}
      return [before?.activities, Math.round((before?.time ?? -1) * 100) / 100, after?.activities]
    }
    const both = [opens.id, other.id].sort()
    assert.deepStrictEqual(counted([opens, other, next]), [[other.id], 2, [next.id]])
    // A stage that opens it is no activity that was waited for, and one that comes later opens nothing.
    assert.deepStrictEqual(counted([opens, other, next], "2013-06-30"), [both, 3, [next.id]])
    assert.deepStrictEqual(counted([opens, other, next], "2014-06-30"), [both, 2, [next.id]])
    assert.deepStrictEqual(counted([opens, other, next], "2014-07-01"), [[other.id], 2, [next.id]])
    // Before the window, or after the event.
    assert.deepStrictEqual(counted([activity("2010-01-01"), opens, other, next]), [both, 5, [next.id]])
    // On the first day of the window it cuts nothing off, and is counted; on the next it does.
    const [first, second] = [activity("2011-07-01"), activity("2011-07-02")]
    assert.deepStrictEqual(counted([first, next]), [[first.id], 5, [next.id]])
    assert.deepStrictEqual(counted([second, next]), [[], 5, [next.id]])
    assert.deepStrictEqual(counted([next]), [[], 0, [next.id]])
  })

  it("there is none before the event is over", () => {
    assert.strictEqual(buffer([], tensionOn("2016-06-30"), "2016-06-30"), undefined)
    assert.isDefined(buffer([], tensionOn("2016-06-30"), "2016-07-01"))
    assert.strictEqual(buffer([], tensionOn("2016"), "2016-12-31"), undefined)
  })

  it("is what R says: poisson.test(c(9, 4), c(1096, 1826))", () => {
    const before = ["2012-01", "2013-02", "2014-03", "2015-04"]
    const after = ["2016-07", "2016-09", "2017-01", "2017-05", "2017-09", "2018-01", "2018-05", "2018-09", "2019-01"]
    const { ratio } = buffer([...before, ...after].map(activity), tensionOn("2016-06-30"), "2020-12-31") ?? {}
    assert.closeTo(ratio?.value ?? -1, 3.74863138686131, 1e-12)
    assert.closeTo(ratio?.low ?? -1, 1.04623589002469, 1e-9)
    assert.closeTo(ratio?.high ?? -1, 16.6583054848309, 1e-9)
    assert.closeTo(ratio?.p ?? -1, 0.022782882970875, 1e-9)
  })
})
