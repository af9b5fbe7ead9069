import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { ActivityId, deriveId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { twinningFactors } from "../factors/twinningFactors.ts"
import { arbitrary } from "../testing/index.ts"
import { Activity, type ActivityRecord } from "../twinning/Activity.ts"
import type { Stage } from "../twinning/Stage.ts"
import { type StandingKind, standing, watchesOf } from "../twinning/standing.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { measuresOf } from "./measures.ts"
import type { ReviewInput } from "./ReviewInput.ts"
import { reviewTwinning } from "./review.ts"

const integer = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const { oneOf, pair } = arbitrary
const asOf = "2020-12-31"
const twinning = twinningIdOf(pair)
const claims = arbitrary.fewClaims.slice(0, 1) as [(typeof arbitrary.fewClaims)[number]]

/** What two cities did long ago: little of it economic, much of it between the same two schools. */
const past = Arbitrary.array(
  Arbitrary.all({
    type: oneOf(["school-exchange", "school-exchange", "meeting", "anniversary", "funding"]),
    year: integer(1998, 2014),
    length: oneOf([0, 1, 3]),
    organisers: oneOf(["both", "both", "one", "nobody says"])
  }),
  { maxLength: 4 }
).pipe(
  Arbitrary.map((all) =>
    all.map(({ length, organisers, type, year }, i): ActivityRecord => {
      const schools = pair.map((city, side) => ({ name: `School ${side}`, sector: "education" as const, city }))
      return new Activity({
        id: ActivityId.make(deriveId("activity", "long ago", String(i))),
        twinning,
        type,
        on: PartialDate.make(String(year)),
        ...(length === 0 ? {} : { until: PartialDate.make(String(year + length)) }),
        ...(organisers === "nobody says" ? {} : { organisers: organisers === "both" ? schools : schools.slice(0, 1) }),
        evidence: claims
      })
    })
  )
)
const signature = oneOf(["", "1985", "1999-06", "2009", "2012"]).pipe(
  Arbitrary.map(
    (on): Stage => ({ kind: "signed", evidence: claims, ...(on === "" ? {} : { on: PartialDate.make(on) }) })
  )
)
/** What others did meanwhile, so that silence means something; mostly enough for it to be latent. */
const elsewhere = Array.from({ length: 24 }, (_, i) => ({
  id: ActivityId.make(deriveId("activity", "elsewhere", String(i))),
  on: PartialDate.make(String(1997 + i))
}))
const given = (
  stages: ReadonlyArray<Stage>,
  activities: ReadonlyArray<ActivityRecord>,
  kind?: StandingKind
): ReviewInput => {
  const stand = standing({ stages, activities, watches: watchesOf(elsewhere, asOf) }, { asOf })
  return {
    twinning,
    partner: pair[1],
    standing: kind === undefined ? stand : { ...stand, standing: kind },
    factors: twinningFactors({ id: twinning, cities: pair, stages, activities }, { asOf })
  }
}
const toEnd = (input: ReviewInput): number =>
  Math.max(0, reviewTwinning(input).support.find(({ action }) => action === "end")?.weight ?? 0)

describe("what is taken from the record", () => {
  /** With the standing that the record gives, and with silence held for it. */
  const standings: ReadonlyArray<StandingKind | undefined> = [undefined, "latent"]
  const runs = { arbitrary: { runs: 400 } }

  it.prop(
    "the date of the signature: nothing speaks for an end that did not before",
    [signature, past],
    ([signed, activities]) => {
      const { on: _, ...undated } = signed
      for (const kind of standings)
        assert.isAtMost(toEnd(given([undated], activities, kind)), toEnd(given([signed], activities, kind)))
    },
    runs
  )

  it.prop(
    "the organisers of an activity: nothing speaks for an end that did not before",
    [signature, past, integer(0, 3)],
    ([signed, activities, which]) => {
      const { organisers: _, ...thin } = activities[which] ?? {}
      const without = activities.map((one, i) => (i === which ? (thin as ActivityRecord) : one))
      for (const kind of standings)
        assert.isAtMost(toEnd(given([signed], without, kind)), toEnd(given([signed], activities, kind)))
    },
    runs
  )

  it.prop(
    "all activities: nothing speaks for an end, whatever else is known",
    [signature, past],
    ([signed, activities]) => {
      for (const kind of standings) {
        assert.strictEqual(toEnd(given([signed], [], kind)), 0)
        assert.isAtMost(toEnd(given([signed], [], kind)), toEnd(given([signed], activities, kind)))
      }
    },
    runs
  )

  it("all of it: a twinning of which nothing is recorded is at rest at most", () => {
    for (const kind of [undefined, "active", "cooling", "latent", "suspended", "unknown"] as const) {
      const input = given([], [], kind)
      assert.strictEqual(toEnd(input), 0)
      assert.notStrictEqual(reviewTwinning(input).recommend, "end")
    }
    assert.strictEqual(given([], []).standing.standing, "latent")
    assert.strictEqual(reviewTwinning(given([], [])).recommend, "let-rest")
  })

  it("an end is spoken for where enough is on record to say that little is left", () => {
    const meeting = new Activity({
      id: ActivityId.make(deriveId("activity", "a meeting")),
      twinning,
      type: "meeting",
      on: PartialDate.make("2010"),
      organisers: [],
      evidence: claims
    })
    const { organisers: _, ...byNobody } = meeting
    const signed: Stage = { kind: "signed", on: PartialDate.make("2010"), evidence: claims }
    const { on: __, ...undated } = signed
    assert.strictEqual(toEnd(given([signed], [meeting])), 2.5)
    assert.strictEqual(toEnd(given([undated], [meeting])), 0)
    assert.strictEqual(toEnd(given([signed], [byNobody])), 0)
    assert.strictEqual(toEnd(given([signed], [])), 0)
  })
})

describe("what a measure may be", () => {
  it.prop(
    "capital on record is the least there is, or all of it; words say which",
    [signature, past],
    ([signed, activities]) => {
      const input = given([signed], activities)
      const { economic, emotional } = input.factors.capital
      const measures = measuresOf(input)
      const isDated = signed.on !== undefined
      const isTold = activities.every(({ organisers }) => organisers !== undefined)
      for (const [key, { points }, isWhole] of [
        ["economic-capital", economic, activities.length > 0],
        ["emotional-capital", emotional, activities.length > 0 && isDated && isTold]
      ] as const) {
        const found = measures.get(key)
        assert.deepStrictEqual(found?.value, { low: points, high: isWhole ? points : Number.POSITIVE_INFINITY })
        assert.match(found?.shown ?? "", isWhole ? /^[\d.]+$/ : /^≥ [\d.]+$/)
      }
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop("scores and shares lie in 0–1, the least before the most", [arbitrary.activities], ([activities]) => {
    const measures = measuresOf(given([], activities))
    for (const key of ["mutual-benefit", "breadth", "grassroots", "sustained", "balance", "consolidation"] as const) {
      const found = measures.get(key)
      if (found === undefined) continue
      const { high, low } = found.value as { readonly low: number; readonly high: number }
      assert.isTrue(0 <= low && low <= high && high <= 1, `${key}: ${low}–${high}`)
      const one = key === "sustained" ? "\\d+ %" : "[01]\\.\\d\\d"
      assert.match(found.shown, new RegExp(low === high ? `^${one}$` : `^${one}–${one}$`))
    }
  })

  it.prop("balance does not see what was over before the last years", [arbitrary.activities], ([activities]) => {
    const years = 5
    const isOver = ({ on, until = on }: ActivityRecord): boolean => Number(until.slice(0, 4)) <= 2020 - years
    const [all, recent] = [activities, activities.filter((one) => !isOver(one))].map((some) =>
      measuresOf(given([], some)).get("balance")
    )
    assert.deepStrictEqual(all, recent)
  })

  it.prop("consolidation holds the value of what is known", [arbitrary.activities], ([activities]) => {
    const input = given([], activities)
    const { consolidation } = input.factors
    const found = measuresOf(input).get("consolidation")?.value as { low: number; high: number } | undefined
    assert.strictEqual(found === undefined, consolidation.kind === "withheld")
    if (found === undefined || consolidation.kind !== "given") return
    assert.isTrue(found.low <= consolidation.value && consolidation.value <= found.high + 1e-12)
  })
})
