import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import type { ActivityId, CityId } from "../base/identity.ts"
import { latest, yearOf } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import type { ActivityRecord } from "../twinning/Activity.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { defaultFactorRubric } from "./defaultFactorRubric.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { factorKeys } from "./timeline.ts"
import { twinningFactors } from "./twinningFactors.ts"

/** Whether an activity counts by a day, told from its date alone. */
const hasBegun = ({ on }: ActivityRecord, day: string): boolean => latest(on) <= day
const factors = (activities: ReadonlyArray<ActivityRecord>, asOf: string, rubric?: FactorRubric) =>
  twinningFactors(
    { id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [], activities },
    { asOf, ...(rubric === undefined ? {} : { rubric }) }
  )
const year = Arbitrary.map(arbitrary.oneOf([1996, 2001, 2008, 2015, 2022, 2029]), Number)

/** Whether two results are the same but for the rounding of sums taken in another order. */
const alike = (a: unknown, b: unknown, path = ""): void => {
  if (typeof a === "number" && typeof b === "number") assert.closeTo(a, b, 1e-12, path)
  else if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
    assert.deepStrictEqual(Object.keys(a).sort(), Object.keys(b).sort(), path)
    for (const [key, value] of Object.entries(a)) alike(value, (b as Record<string, unknown>)[key], `${path}.${key}`)
  } else assert.deepStrictEqual(a, b, path)
}

describe("the timeline", () => {
  it.prop(
    "goes year by year from the first activity to the day asked for",
    [arbitrary.activities, year],
    ([all, year]) => {
      const asOf = `${year}-12-31`
      const years = factors(all, asOf).timeline.map(({ year }) => year)
      const starts = all.filter((activity) => hasBegun(activity, asOf)).map(({ on }) => yearOf(on))
      const first = Math.min(...starts)
      assert.deepStrictEqual(
        years,
        starts.length === 0 ? [] : Array.from({ length: year - first + 1 }, (_, i) => first + i)
      )
    }
  )

  it.prop(
    "can be replayed: what a later day says of a year is what its own end said",
    [arbitrary.activities, year],
    ([activities, year]) => {
      const then = factors(activities, `${year}-12-31`)
      const later = factors(activities, "2035-12-31")
      alike(
        later.timeline.filter((one) => one.year <= year),
        then.timeline
      )
      // What is said of now is what the timeline says of its last year.
      const { now } = then
      const last = then.timeline.at(-1)
      assert.strictEqual(now?.year, last?.year)
      for (const key of factorKeys)
        for (const bound of ["value", "low", "high", "coverage"] as const)
          assert.strictEqual(now?.[key][bound], last?.[key][bound])
    }
  )

  it.prop(
    "is no longer than the rubric says, and the same as far as it goes",
    [arbitrary.activities, arbitrary.oneOf([1, 2, 7])],
    ([activities, timelineYears]) => {
      const all = factors(activities, "2030-12-31").timeline
      const short = factors(activities, "2030-12-31", { ...defaultFactorRubric, timelineYears }).timeline
      alike(short, all.slice(-timelineYears))
    }
  )

  it.prop("fades: what counts 1 counts ½ after a half-life", [arbitrary.activities], ([activities]) => {
    // Shares of what is there do not fade, amounts do: exchanges are 1 − e^(−x/2).
    const amount = (asOf: string) => -2 * Math.log(1 - (factors(activities, asOf).now?.grassroots.exchanges.value ?? 0))
    assert.closeTo(amount("2037-12-31"), amount("2034-12-31") / 2, 1e-12)
    alike(factors(activities, "2037-12-31").now?.breadth, factors(activities, "2034-12-31").now?.breadth)
  })
})

/** Whether somebody says what a side gained by an activity, if only that it gained nothing. */
const isKnownFor = ({ benefits, benefitsKnownFor }: ActivityRecord, side: CityId): boolean =>
  benefits !== undefined &&
  (benefitsKnownFor === undefined || benefitsKnownFor.includes(side) || benefits.some(({ city }) => city === side))

describe("sustained mutual benefit", () => {
  it.prop(
    "is the share of the last five years in which both sides gained, with their activities",
    [arbitrary.activities, year],
    ([activities, year]) => {
      const { sustained } = factors(activities, `${year}-12-31`)
      const begun = activities.filter((activity) => hasBegun(activity, `${year}-12-31`))
      if (begun.length === 0) return assert.strictEqual(sustained, undefined)
      const both: Array<number> = []
      const behind = new Set<ActivityId>()
      let possible = 0
      for (let y = year - 4; y <= year; y++) {
        const during = begun.filter(({ on, until = on }) => yearOf(on) <= y && y <= yearOf(until))
        const gained = arbitrary.pair.every((side) =>
          during.some(({ benefits }) => benefits?.some(({ city }) => city === side))
        )
        if (gained) {
          both.push(y)
          for (const { benefits, id } of during) if ((benefits ?? []).length > 0) behind.add(id)
        }
        const mayHave = arbitrary.pair.every((side) =>
          during.some((one) => one.benefits?.some(({ city }) => city === side) === true || !isKnownFor(one, side))
        )
        if (mayHave) possible++
      }
      assert.deepStrictEqual(sustained, {
        value: both.length / 5,
        high: possible / 5,
        years: 5,
        both,
        activities: [...behind].sort()
      })
    },
    { arbitrary: { runs: 200 } }
  )
})
