import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { ActivityId, type ClaimId, deriveId } from "../base/identity.ts"
import { latest, PartialDate } from "../base/PartialDate.ts"
import { confidence, type SourceOf } from "../evidence/confidence.ts"
import { arbitrary, world } from "../testing/index.ts"
import type { ActivityRecord } from "../twinning/Activity.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { factorKeys } from "./timeline.ts"
import { factorIntervals, twinningFactors } from "./twinningFactors.ts"

/** Whether an activity counts by a day, told from its date alone. */
const hasBegun = ({ on }: ActivityRecord, day: string): boolean => latest(on) <= day
const asOf = "2020-12-31"
/** The sources of the fixed world, of very different grades, make the claims of the arbitrary activities; one is unknown. */
const sourceOf: SourceOf = (claim) => world.sources[arbitrary.fewClaims.indexOf(claim)]
const intervals = (activities: ReadonlyArray<ActivityRecord>, seed = 1, draws = 60) =>
  factorIntervals({ cities: arbitrary.pair, activities }, { asOf, seed, draws, sourceOf })
const values = (activities: ReadonlyArray<ActivityRecord>) =>
  twinningFactors({ id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [], activities }, { asOf }).now
const early = arbitrary.activity.pipe(Arbitrary.filter((activity) => hasBegun(activity, asOf)))
const claim = arbitrary
  .oneOf([0, 1, 2, 3, 4, 5])
  .pipe(Arbitrary.map((i) => arbitrary.fewClaims[i] ?? world.claims[0]?.id))
const seed = arbitrary.oneOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])

const baseOf = (...claims: ReadonlyArray<ClaimId | undefined>): ActivityRecord => ({
  id: ActivityId.make(deriveId("activity", "draws")),
  twinning: twinningIdOf(arbitrary.pair),
  type: "meeting",
  on: PartialDate.make("2020"),
  evidence: claims as unknown as ActivityRecord["evidence"]
})

describe("the intervals of the factors", () => {
  it.prop("hold their median, and are shares of 1", [arbitrary.activities, seed], ([activities, seed]) => {
    for (const interval of Object.values(intervals(activities, seed))) {
      assert.isTrue(0 <= interval.low && interval.low <= interval.median)
      assert.isTrue(interval.median <= interval.high && interval.high <= 1)
    }
  })

  it.prop(
    "are the same bits for the same seed, whatever the order",
    [arbitrary.activities, seed],
    ([activities, seed]) => {
      assert.deepStrictEqual(intervals(activities, seed), intervals(activities, seed))
      assert.deepStrictEqual(intervals([...activities].reverse(), seed), intervals(activities, seed))
    }
  )

  it.prop(
    "see nothing after the day asked for, be it of the same year",
    [arbitrary.activities, arbitrary.activity],
    ([activities, next]) => {
      for (const asOf of ["2010-06-14", "2020-06-14", "2020-12-31"]) {
        const of = (activities: ReadonlyArray<ActivityRecord>) =>
          factorIntervals({ cities: arbitrary.pair, activities }, { asOf, draws: 20, sourceOf })
        const sameYear: ActivityRecord = { ...next, on: PartialDate.make(asOf.slice(0, 4)) }
        for (const one of [next, sameYear])
          if (!hasBegun(one, asOf)) assert.deepStrictEqual(of([...activities, one]), of(activities))
      }
    }
  )

  it.prop(
    "lie among what some of the activities alone would say",
    [Arbitrary.array(early, { maxLength: 3 })],
    ([few]) => {
      const all = [...new Map(few.map((one) => [one.id, one])).values()]
      const some = Array.from({ length: 2 ** all.length }, (_, bits) =>
        values(all.filter((_, i) => (bits >> i) % 2 === 1))
      )
      for (const [key, { high, low }] of Object.entries(intervals(all))) {
        const possible = some.flatMap((now) => now?.[key as "breadth"].value ?? [])
        assert.isAtLeast(low, Math.min(...possible) - 1e-12)
        assert.isAtMost(high, Math.max(...possible) + 1e-12)
      }
    }
  )

  it.prop("of one activity are its value, or absent", [early, seed], ([one, seed]) => {
    const now = values([one])
    for (const key of factorKeys) {
      const interval = intervals([one], seed)[key]
      const value = now?.[key].value
      if (interval === undefined) continue
      assert.deepStrictEqual(interval, { low: interval.median, median: interval.median, high: interval.median })
      assert.closeTo(interval.median, value ?? -1, 1e-12)
    }
  })

  it.prop(
    "with a second source an activity happened in every draw in which it did without, and no less likely",
    [early, claim, seed],
    ([one, claim, seed]) => {
      if (claim === undefined) return
      const second: ActivityRecord = { ...one, evidence: [...one.evidence, claim] }
      assert.isAtLeast(confidence(second.evidence, sourceOf), confidence(one.evidence, sourceOf))
      for (let draw = 0; draw < 10; draw++) {
        const happened = (activities: ReadonlyArray<ActivityRecord>) =>
          intervals(activities, 100 * seed + draw, 1).grassroots !== undefined
        if (happened([one])) assert.isTrue(happened([second]))
        // Two reports of one activity are one with two sources.
        assert.strictEqual(happened([one, { ...one, evidence: [claim] }]), happened([second]))
      }
    }
  )

  it("without an activity there is none, and without evidence for a factor none of it", () => {
    assert.deepStrictEqual(intervals([]), {})
    assert.deepStrictEqual(Object.keys(intervals([baseOf(arbitrary.fewClaims[0])])), ["grassroots"])
  })

  it("an unreliable source alone gives no interval; a reliable one beside it does", () => {
    const register = arbitrary.fewClaims[0]
    const news = arbitrary.fewClaims[3]
    // D4 holds in 45 of 100 draws, A1 in 98.
    assert.deepStrictEqual(intervals([baseOf(news)], 1, 2000), {})
    assert.isDefined(intervals([baseOf(news, register)], 1, 2000).grassroots)
  })

  it("another seed draws otherwise", () => {
    const many = Array.from({ length: 8 }, (_, i) => ({
      ...baseOf(arbitrary.fewClaims[2]),
      id: ActivityId.make(deriveId("activity", "draws", String(i))),
      type: "school-exchange" as const
    }))
    const lows = [1, 2, 3, 4, 5].map((seed) => intervals(many, seed, 40).grassroots?.low)
    assert.isAbove(new Set(lows).size, 1)
  })
})
