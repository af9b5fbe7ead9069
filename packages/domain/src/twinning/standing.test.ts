import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { ActivityId, ClaimId, deriveId } from "../base/identity.ts"
import { dayNumber, earliest, latest, PartialDate } from "../base/PartialDate.ts"
import { arbitrary, scored } from "../testing/index.ts"
import { type ActivityRecord, hasBegun } from "./Activity.ts"
import { inOrder, type Stage, type StageKind } from "./Stage.ts"
import { type StandingKind, standing, type Watch, watchOf } from "./standing.ts"
import { defaultStandingRule } from "./standingRule.ts"
import { twinningIdOf } from "./Twinning.ts"

const yearInDays = 365.2425
const evidence: ActivityRecord["evidence"] = [ClaimId.make(deriveId("claim", "a test"))]
const activity = (on: string, more: Partial<ActivityRecord> = {}): ActivityRecord => ({
  id: ActivityId.make(deriveId("activity", "standing", on)),
  twinning: twinningIdOf(arbitrary.pair),
  type: "meeting",
  on: PartialDate.make(on),
  evidence,
  ...more
})
const stage = (kind: StageKind, on?: string): Stage => ({
  kind,
  evidence,
  ...(on === undefined ? {} : { on: PartialDate.make(on) })
})
/** Somebody who recorded activities of another twinning of the city from one day to another. */
const watch = (from: string, to: string): Watch => ({
  first: { day: from, activity: ActivityId.make(deriveId("activity", "watch", from)) },
  last: { day: to, activity: ActivityId.make(deriveId("activity", "watch", to)) }
})
const stand = (
  activities: ReadonlyArray<ActivityRecord>,
  asOf: string,
  watches: ReadonlyArray<Watch | undefined> = [],
  stages: ReadonlyArray<Stage> = []
) => standing({ stages, activities, watches }, { asOf })
const asOf = arbitrary.oneOf(["1999-12-31", "2008-03-01", "2020-06-15", "2020-12-31", "2033-01-01", "2045-12-31"])
const stages = Arbitrary.array(arbitrary.stage, { maxLength: 4 }).pipe(Arbitrary.map(inOrder))
/** From the coldest to the warmest of those that the rhythm decides. */
const coldness: ReadonlyArray<StandingKind> = ["active", "cooling", "latent"]

describe("a silent source is not a silent twinning", () => {
  it.prop(
    "where nobody recorded anything of either city since the last contact, nothing is latent or cooling",
    [arbitrary.activities, asOf, stages],
    ([activities, asOf, stages]) => {
      for (const watches of [[], [undefined, undefined], [watchOf(activities, asOf)]]) {
        const { because, standing, watched } = stand(activities, asOf, watches, stages)
        assert.isTrue(standing !== "latent" && standing !== "cooling")
        assert.strictEqual(watched, 0)
        if (standing === "unknown") assert.isTrue(because === "nobody-watched" || because === "no-contact-recorded")
      }
    }
  )

  it.prop(
    "where somebody watched all the time, the quiet decides",
    [arbitrary.activities, asOf],
    ([activities, asOf]) => {
      const { quiet, rhythm, standing, watched } = stand(activities, asOf, [watch("1900-01-01", asOf)])
      if (quiet === undefined) return assert.strictEqual(standing, "latent")
      assert.strictEqual(watched, quiet)
      assert.strictEqual(
        standing,
        quiet <= rhythm.activeUpTo ? "active" : quiet < rhythm.latentFrom ? "cooling" : "latent"
      )
    }
  )

  it.prop(
    "where somebody watched too briefly, it is unknown",
    [arbitrary.activities, asOf, arbitrary.oneOf([1, 30, 300])],
    ([activities, asOf, days]) => {
      const to = new Date(Date.parse(asOf)).toISOString().slice(0, 10)
      const from = new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10)
      const { because, standing, watched } = stand(activities, asOf, [watch(from, to)])
      assert.isAtMost(watched, days)
      if (standing === "active") return
      assert.deepStrictEqual([standing, because], ["unknown", "watched-too-briefly"])
    }
  )

  it.prop(
    "the more somebody watched, the surer the silence: it gets no warmer and no less known",
    [arbitrary.activities, asOf, arbitrary.oneOf(["1995", "2001", "2010", "2019"])],
    ([activities, asOf, from]) => {
      const more: ReadonlyArray<StandingKind> = ["active", "unknown", "cooling", "latent"]
      const short = stand(activities, asOf, [watch(`${from}-01-01`, asOf)])
      const long = stand(activities, asOf, [watch(`${from}-01-01`, asOf), watch("1990-01-01", asOf)])
      assert.isAtLeast(more.indexOf(long.standing), more.indexOf(short.standing))
      assert.isAtLeast(long.watched, short.watched)
    }
  )

  it("names the one who watched longest as evidence", () => {
    const [short, long] = [watch("2019-01-01", "2020-12-31"), watch("2001-01-01", "2020-12-31")]
    const { evidence, standing } = stand([activity("2000")], "2020-12-31", [short, undefined, long])
    assert.strictEqual(standing, "latent")
    assert.deepStrictEqual(evidence.watchers, [long.first.activity, long.last.activity])
    assert.deepStrictEqual(stand([activity("2000")], "2020-12-31").evidence.watchers, [])
  })

  it("twenty quiet years that nobody watched are unknown, and not known to be latent", () => {
    const { because, standing } = stand([activity("2000-05-01")], "2020-12-31")
    assert.deepStrictEqual([standing, because], ["unknown", "nobody-watched"])
    // Of a twinning without any contact on record somebody has to have watched as long.
    assert.deepStrictEqual(stand([], "2020-12-31").because, "no-contact-recorded")
    assert.strictEqual(stand([], "2020-12-31", [watch("2018-01-01", "2020-12-31")]).standing, "unknown")
    assert.strictEqual(stand([], "2020-12-31", [watch("2010-01-01", "2020-12-31")]).standing, "latent")
  })
})

describe("the rhythm", () => {
  it.prop(
    "is the median interval between days of contact, or the fallback for fewer than four",
    [arbitrary.activities, asOf],
    ([activities, asOf]) => {
      const { rhythm } = stand(activities, asOf)
      const days = [
        ...new Set(activities.filter((one) => hasBegun(one, asOf)).map(({ on }) => Date.parse(earliest(on)) / 86_400_000))
      ].sort((a, b) => a - b)
      if (days.length < 4)
        return assert.deepStrictEqual(rhythm, {
          from: "fallback",
          activeUpTo: 2 * yearInDays,
          latentFrom: 5 * yearInDays
        })
      const gaps = days
        .slice(1)
        .map((day, i) => day - (days[i] ?? day))
        .sort((a, b) => a - b)
      const typical = ((gaps[Math.floor((gaps.length - 1) / 2)] ?? 0) + (gaps[Math.ceil((gaps.length - 1) / 2)] ?? 0)) / 2
      assert.deepStrictEqual(rhythm, {
        from: "own",
        typical,
        activeUpTo: Math.max(2 * typical, yearInDays),
        latentFrom: Math.max(4 * typical, 2 * yearInDays)
      })
    },
    { arbitrary: { runs: 200 } }
  )

  it("a twinning that meets every five years is not cold after six; one that met every month is", () => {
    const slow = ["2000-01-01", "2005-01-01", "2010-01-01", "2015-01-01"].map((on) => activity(on))
    const brisk = ["2014-10-01", "2014-11-01", "2014-12-01", "2015-01-01"].map((on) => activity(on))
    const watches = [watch("1990-01-01", "2021-01-01")]
    assert.strictEqual(stand(slow, "2021-01-01", watches).standing, "active")
    assert.strictEqual(stand(brisk, "2021-01-01", watches).standing, "latent")
    // However brisk it was, a quiet year is no cold one.
    assert.strictEqual(stand(brisk, "2015-12-31", watches).standing, "active")
    assert.strictEqual(stand(brisk, "2016-01-03", watches).standing, "cooling")
  })
})

describe("as time goes by", () => {
  it.prop("a twinning without contact gets no warmer", [arbitrary.activities], ([activities]) => {
    const ranks = ["2035-01-01", "2036-06-01", "2038-01-01", "2041-01-01", "2060-01-01", "2150-01-01"].map((asOf) =>
      coldness.indexOf(stand(activities, asOf, [watch("1900-01-01", asOf)]).standing)
    )
    assert.isTrue(ranks.every((rank) => rank >= 0))
    assert.deepStrictEqual(
      ranks,
      [...ranks].sort((a, b) => a - b)
    )
  })

  it.prop(
    "a contact in the last year makes it active, and so never colder",
    [arbitrary.activities, asOf, arbitrary.oneOf([0, 1, 100, 365]), stages],
    ([activities, asOf, days, stages]) => {
      const on = new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10)
      const { because, standing } = stand([...activities, activity(on)], asOf, [watch("1900-01-01", asOf)], stages)
      if (because === "stage") assert.isTrue(standing === "suspended" || standing === "ended")
      else assert.deepStrictEqual([standing, because], ["active", "recent-contact"])
    }
  )

  it.prop(
    "what comes after the day asked for changes nothing, nor does the order, nor a second source",
    [arbitrary.activities, arbitrary.activity, asOf, stages],
    ([activities, next, asOf, stages]) => {
      const watches = [watch("1900-01-01", asOf)]
      const alone = stand(activities, asOf, watches, stages)
      if (!hasBegun(next, asOf)) assert.deepStrictEqual(stand([...activities, next], asOf, watches, stages), alone)
      const to = stage("suspended", "2046")
      assert.deepStrictEqual(stand(activities, asOf, watches, [...stages, to]).standing, alone.standing)
      assert.deepStrictEqual(stand([...activities].reverse(), asOf, watches, stages), alone)
      const again = activities.map((one): ActivityRecord => ({ ...one, evidence: [evidence[0]] }))
      assert.deepStrictEqual(stand([...activities, ...again], asOf, watches, stages), alone)
    }
  )

  it("a second list that knows the day of a meeting makes no second meeting", () => {
    const [first, , third] = ["2000-01-01", "2005", "2010-01-01", "2015-01-01"].map((on) => activity(on))
    const vague = activity("2005")
    const exact = { ...vague, on: PartialDate.make("2005-01-01") }
    const all = [first, third, activity("2015-01-01")].filter((one) => one !== undefined)
    assert.deepStrictEqual(stand([...all, vague, exact], "2020-12-31"), stand([...all, exact], "2020-12-31"))
    assert.strictEqual(stand([...all, vague, exact], "2020-12-31").rhythm.typical, 1826)
  })

  it("a project that goes on is contact as long as it does", () => {
    const project = activity("2010", { until: PartialDate.make("2019") })
    const { lastContact, quiet } = stand([project], "2020-12-31")
    assert.strictEqual(quiet, 366)
    assert.deepStrictEqual(lastContact, { on: project.on, activity: project.id })
    assert.strictEqual(stand([project], "2015-06-01").quiet, 0)
  })
})

describe("the stages", () => {
  it.prop("a suspension or an end decides, whatever else is on record", [arbitrary.activities, asOf], ([all, asOf]) => {
    for (const [kind, expected] of [
      ["suspended", "suspended"],
      ["ended", "ended"]
    ] as const) {
      const { because, standing } = stand(all, asOf, [], [stage("signed", "1990"), stage(kind, "1992-05")])
      assert.deepStrictEqual([standing, because], [expected, "stage"])
    }
    const resumed = [stage("signed", "1990"), stage("suspended", "1992"), stage("resumed", "1993")]
    assert.notStrictEqual(stand(all, asOf, [], resumed).because, "stage")
  })

  it("a signature, a renewal and a resumption are contacts; a proposal is none", () => {
    for (const kind of ["signed", "renewed", "resumed"] as const) {
      const { lastContact, standing } = stand([], "2020-12-31", [], [stage(kind, "2020-05")])
      assert.strictEqual(standing, "active")
      assert.deepStrictEqual(lastContact, { on: PartialDate.make("2020-05") })
    }
    assert.strictEqual(stand([], "2020-12-31", [], [stage("proposed", "2020-05")]).standing, "unknown")
    // One without a date, or to come, is no contact as of the day.
    assert.isFalse("lastContact" in stand([], "2020-12-31", [], [stage("signed")]))
    assert.isFalse("lastContact" in stand([], "2020-12-31", [], [stage("signed", "2021")]))
  })

  it("name their claims, unless they are to come", () => {
    const [a, b] = [ClaimId.make(deriveId("claim", "a")), ClaimId.make(deriveId("claim", "b"))]
    const stages: ReadonlyArray<Stage> = [
      { ...stage("signed", "1990"), evidence: [a] },
      { ...stage("renewed", "2021"), evidence: [b] }
    ]
    assert.deepStrictEqual(stand([], "2020-12-31", [], stages).evidence.stages, [a])
  })
})

describe("watchOf", () => {
  it.prop("spans what was recorded by the day, and no more", [arbitrary.activities, asOf], ([activities, asOf]) => {
    const watch = watchOf(activities, asOf)
    const begun = activities.filter((one) => hasBegun(one, asOf))
    if (watch === undefined) return assert.strictEqual(begun.length, 0)
    const firsts = begun.map(({ on }) => earliest(on)).sort()
    const lasts = begun.map(({ on, until = on }) => (latest(until) < asOf ? latest(until) : asOf)).sort()
    assert.deepStrictEqual([watch.first.day, watch.last.day], [firsts[0], lasts.at(-1)])
    assert.isTrue(watch.first.day <= watch.last.day && watch.last.day <= asOf)
    assert.isTrue(begun.some(({ id, on }) => id === watch.first.activity && earliest(on) === watch.first.day))
    assert.isTrue(begun.some(({ id }) => id === watch.last.activity))
  })

  it.prop(
    "does not see the order, nor what comes later, and only grows by more",
    [arbitrary.activities, arbitrary.activity, asOf],
    ([activities, one, asOf]) => {
      const alone = watchOf(activities, asOf)
      assert.deepStrictEqual(watchOf([...activities].reverse(), asOf), alone)
      const more = watchOf([...activities, one], asOf)
      if (!hasBegun(one, asOf)) return assert.deepStrictEqual(more, alone)
      assert.isAtMost(dayNumber(more?.first.day ?? "9999-12-31"), dayNumber(alone?.first.day ?? "9999-12-31"))
      assert.isAtLeast(dayNumber(more?.last.day ?? "0001-01-01"), dayNumber(alone?.last.day ?? "0001-01-01"))
    }
  )
})

describe("the fixed world", () => {
  const { activities, twinning } = scored
  const at = (asOf: string, ...watches: ReadonlyArray<Watch>) =>
    standing({ stages: twinning.stages, activities, watches }, { asOf })

  it("is active at the end of 2020, by its own rhythm", () => {
    // Days of contact: the signature of 1986-09-16, then 2014-09-16, 2017-01-01 (the trade mission of 2017), 2017-05-01,
    // 2020-03-01, 2020-09-01. Between them 10,227, 838, 120, 1,035 and 184 days: the median is 838.
    const result = at(scored.asOf)
    assert.deepStrictEqual(result.rhythm, { from: "own", typical: 838, activeUpTo: 1676, latentFrom: 3352 })
    // From 2020-09-01 to 2020-12-31 are 121 days.
    assert.deepStrictEqual(result.quiet, 121)
    assert.deepStrictEqual([result.standing, result.because], ["active", "recent-contact"])
    assert.deepStrictEqual(result.lastContact, { on: scored.schoolYear.on, activity: scored.schoolYear.id })
    assert.deepStrictEqual(result.rule, { id: defaultStandingRule.id, version: defaultStandingRule.version })
    assert.strictEqual(result.evidence.contacts.length, 5)
    assert.deepStrictEqual(result.evidence.stages, twinning.stages[0]?.evidence.slice())
  })

  it("cools, and is latent in the end, where somebody watched", () => {
    // With the aid of February 2021 there are seven days; 2020-09-01 to 2021-02-01 are 153 days, so that the median of
    // 120, 153, 184, 838, 1,035, 10,227 is (184 + 838)/2 = 511: active up to 1,022 days, latent from 2,044 on.
    // The aid is over on 2021-02-28: 1,022 days later is 2023-12-17, 2,044 days later 2026-10-04.
    const watched = (asOf: string) => at(asOf, watch("2010-01-01", asOf)).standing
    assert.strictEqual(at("2023-12-17").rhythm.typical, 511)
    assert.deepStrictEqual(
      ["2023-12-17", "2023-12-18", "2026-10-03", "2026-10-04"].map(watched),
      ["active", "cooling", "cooling", "latent"]
    )
    assert.strictEqual(at("2026-10-04").standing, "unknown")
  })
})
