import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { ActivityId, deriveId } from "../base/identity.ts"
import { latest, PartialDate } from "../base/PartialDate.ts"
import { foldName } from "../city/fold.ts"
import { arbitrary } from "../testing/index.ts"
import type { ActivityRecord } from "../twinning/Activity.ts"
import { ActivityType, activityTypes } from "../twinning/ActivityType.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { defaultFactorRubric } from "./defaultFactorRubric.ts"
import type { Grassroots } from "./grassroots.ts"
import { twinningFactors } from "./twinningFactors.ts"

const asOf = "2030-12-31"
const place = arbitrary.oneOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
const grassroots = (activities: ReadonlyArray<ActivityRecord>): Grassroots | undefined =>
  twinningFactors({ id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [], activities }, { asOf }).now
    ?.grassroots

type Part = "organisers" | "recurrent" | "citizenLed" | "exchanges"
/** Value, worst and best, of the whole and of one part, none of which may fall. */
const neverFalls = (before: Grassroots | undefined, after: Grassroots | undefined, part: Part): void => {
  for (const [x, y] of [
    [before, after],
    [before?.[part], after?.[part]]
  ] as const)
    for (const bound of ["value", "low", "high"] as const)
      assert.isAtLeast(y?.[bound] ?? 0, (x?.[bound] ?? 0) - 1e-12, `${part}: ${bound}`)
}

describe("grassroots engagement never falls", () => {
  const noExchange = arbitrary.oneOf(ActivityType.literals.filter((type) => !activityTypes[type].exchange))

  it.prop(
    "where an activity is an exchange of people",
    [arbitrary.activities, place, noExchange],
    ([activities, at, type]) => {
      const held = activities[at]
      if (held === undefined) return
      const as = (type: ActivityType) => activities.map((one) => (one === held ? { ...held, type } : one))
      neverFalls(grassroots(as(type)), grassroots(as("citizen-exchange")), "exchanges")
    }
  )

  it.prop("where citizens lead an activity", [arbitrary.activities, place], ([activities, at]) => {
    const held = activities[at]
    if (held === undefined) return
    const led = (citizenLed: boolean) => activities.map((one) => (one === held ? { ...held, citizenLed } : one))
    neverFalls(grassroots(led(false)), grassroots(led(true)), "citizenLed")
  })

  it.prop(
    "where a further organiser outside government is seen in two years",
    [arbitrary.activities, place, place],
    ([activities, first, second]) => {
      const [a, b] = [activities[first], activities[second]]
      if (a?.organisers === undefined || b?.organisers === undefined || a.on.slice(0, 4) === b.on.slice(0, 4)) return
      const seen = activities.map((one) =>
        one === a || one === b
          ? { ...one, organisers: [...(one.organisers ?? []), { name: "A choir", sector: "citizens" as const }] }
          : one
      )
      neverFalls(grassroots(activities), grassroots(seen), "organisers")
      neverFalls(grassroots(activities), grassroots(seen), "recurrent")
    },
    { arbitrary: { runs: 400 } }
  )

  it.prop(
    "by a further activity, in the part of exchanges",
    [arbitrary.activities, arbitrary.activity],
    ([all, one]) => {
      const exchanges = (more: ReadonlyArray<ActivityRecord>) => grassroots([...all, ...more])?.exchanges.value ?? 0
      assert.isAtLeast(exchanges([{ ...one, type: "meeting" }]), exchanges([]) - 1e-12)
      assert.isAbove(exchanges([{ ...one, type: "school-exchange" }]), exchanges([]))
    }
  )
})

describe("those who come back", () => {
  const year = ({ on }: ActivityRecord): number => Number(on.slice(0, 4))
  const names = ["Choir", "CHOIR", "Club", "Scouts", "Zoo", "constructor"]
  const by = Arbitrary.array(arbitrary.oneOf([...names, "Museum"]), { maxLength: 3 })
  /** In few years, so that many fall into one, and some go on into others. */
  const when = Arbitrary.all([arbitrary.oneOf([2007, 2008, 2009, 2010, 2019]), arbitrary.oneOf([0, 0, 0, 1, 3])])
  const known = Arbitrary.all([
    arbitrary.activities,
    Arbitrary.array(Arbitrary.all([by, when]), { minLength: 12, maxLength: 12 })
  ]).pipe(
    Arbitrary.map(([all, more]) =>
      all.map((one, i): ActivityRecord => {
        const [names = [], [from, years] = [2010, 0]] = more[i] ?? []
        const { organisers: _, until: __, ...rest } = one
        const dated = { ...rest, on: PartialDate.make(`${from}`), until: PartialDate.make(`${from + years}`) }
        // Public bodies are among them, and of some activities nobody says who organised them.
        if (i % 5 === 4) return dated
        const sector = (j: number) => ((i + j) % 4 === 3 ? "government" : "citizens")
        return { ...dated, organisers: names.map((name, j) => ({ name, sector: sector(j) })) }
      })
    )
  )

  it.prop(
    "are named in order, and are some exactly where their share is above 0",
    [known, arbitrary.oneOf([2, 3, 4]), arbitrary.oneOf([1, 2, 5]), arbitrary.oneOf(["2010-12-31", "2020-12-31"])],
    ([activities, recurrentYears, organisersPerActivity, asOf]) => {
      const rubric = {
        ...defaultFactorRubric,
        grassroots: { ...defaultFactorRubric.grassroots, recurrentYears, organisersPerActivity }
      }
      const factors = twinningFactors(
        { id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [], activities },
        { asOf, rubric }
      )
      const seen = new Map<string, { spelled: Set<string>; years: Set<number> }>()
      for (const one of activities.filter(({ on }) => latest(on) <= asOf)) {
        const governs = (key: string) =>
          one.organisers?.some(({ name, sector }) => foldName(name) === key && sector === "government") === true
        const outside = [...new Set(one.organisers?.map(({ name }) => foldName(name)))]
          .filter((key) => !governs(key))
          .sort()
        for (const { name } of one.organisers ?? []) {
          const key = foldName(name)
          const held = seen.get(key) ?? { spelled: new Set<string>(), years: new Set<number>() }
          seen.set(key, held)
          held.spelled.add(name)
          if (!outside.slice(0, organisersPerActivity).includes(key)) continue
          const until = Math.min(Number(asOf.slice(0, 4)), Number((one.until ?? one.on).slice(0, 4)))
          for (let at = year(one); at <= until; at++) held.years.add(at)
        }
      }
      const back = [...seen.values()].filter(({ years }) => years.size >= recurrentYears)
      const { recurrent } = factors.evidence.grassroots
      assert.deepStrictEqual(
        recurrent.map(foldName).sort(),
        back.map(({ spelled }) => foldName([...spelled][0] ?? "")).sort()
      )
      assert.deepStrictEqual(recurrent, [...recurrent].sort())
      for (const name of recurrent) assert.isDefined(factors.evidence.grassroots.organisers[name], name)
      assert.strictEqual(recurrent.length > 0, (factors.now?.grassroots.recurrent.value ?? 0) > 0)
    },
    { arbitrary: { runs: 300 } }
  )
})

const activity = (
  key: string,
  on: string,
  organisers: ActivityRecord["organisers"],
  more: Partial<ActivityRecord> = {}
): ActivityRecord => ({
  id: ActivityId.make(deriveId("activity", "grassroots", key)),
  twinning: twinningIdOf(arbitrary.pair),
  type: "meeting",
  on: PartialDate.make(on),
  evidence: [arbitrary.fewClaims[0] as ActivityRecord["evidence"][0]],
  ...(organisers === undefined ? {} : { organisers }),
  ...more
})
const choir = { name: "A Choir", sector: "citizens" } as const
const club = { name: "A club", sector: "civil-society" } as const
const council = { name: "The council", sector: "government" } as const

describe("the organisers", () => {
  it("each counts once, as of its latest activity, whatever its case and accents", () => {
    const now = grassroots([
      activity("a", "2027", [choir, council]),
      activity("b", "2030", [{ ...choir, name: "a chóir" }]),
      activity("c", "2027", [club])
    ])
    // The choir counts 1 as of 2030, the club ½ as of 2027, the council not: 1 − e^(−1.5/3).
    assert.closeTo(now?.organisers.value ?? -1, 1 - Math.exp(-1.5 / 3), 1e-15)
    // The choir was seen in two years: 1 of 1.5.
    assert.closeTo(now?.recurrent.value ?? -1, 1 / 1.5, 1e-15)
  })

  it("twice in one year is one year; a project over two years is two", () => {
    const recurrent = (...activities: ReadonlyArray<ActivityRecord>) => grassroots(activities)?.recurrent.value
    assert.strictEqual(recurrent(activity("a", "2030-01", [choir]), activity("b", "2030-05", [choir])), 0)
    assert.strictEqual(recurrent(activity("a", "2029", [choir], { until: PartialDate.make("2030") })), 1)
    // Two projects that overlap are seen in the years of both together.
    assert.strictEqual(
      recurrent(activity("a", "2028", [choir], { until: PartialDate.make("2030") }), activity("b", "2029", [choir])),
      1
    )
  })

  it("who is government in one activity is an organiser in another that says so", () => {
    const school = { name: "School", sector: "education" } as const
    const alone = grassroots([activity("a", "2030", [school])])
    const also = grassroots([
      activity("a", "2030", [school]),
      activity("b", "2030", [{ ...school, sector: "government" }])
    ])
    assert.strictEqual(also?.organisers.value, alone?.organisers.value)
  })

  it("of a consortium only so many count as the rubric says", () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ name: `club ${i}`, sector: "citizens" as const }))
    assert.strictEqual(
      grassroots([activity("a", "2030", many(9))])?.organisers.value,
      grassroots([activity("a", "2030", many(5))])?.organisers.value
    )
    assert.closeTo(grassroots([activity("a", "2030", many(5))])?.organisers.value ?? -1, 1 - Math.exp(-5 / 3), 1e-15)
    // Public bodies take nobody's place.
    const councils = Array.from({ length: 9 }, (_, i) => ({ name: `a council ${i}`, sector: "government" as const }))
    assert.strictEqual(
      grassroots([activity("a", "2030", [...councils, ...many(5)])])?.organisers.value,
      grassroots([activity("a", "2030", many(5))])?.organisers.value
    )
    // So many are what an activity of unknown organisers may have had at best.
    assert.closeTo(grassroots([activity("a", "2030", undefined)])?.organisers.high ?? -1, 1 - Math.exp(-5 / 3), 1e-15)
  })

  it("none is not unknown", () => {
    assert.deepStrictEqual(grassroots([activity("a", "2030", [])])?.organisers, {
      value: 0,
      low: 0,
      high: 0,
      coverage: 1
    })
    assert.strictEqual(grassroots([activity("a", "2030", undefined)])?.organisers.value, undefined)
  })
})
