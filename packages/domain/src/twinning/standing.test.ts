import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { ActivityId, ClaimId, deriveId } from "../base/identity.ts"
import { dayNumber, earliest, latest, PartialDate } from "../base/PartialDate.ts"
import { arbitrary, scored } from "../testing/index.ts"
import type { ActivityRecord } from "./Activity.ts"
import { inOrder, type Stage, type StageKind } from "./Stage.ts"
import { type StandingKind, standing, type Watch, watchesOf } from "./standing.ts"
import { defaultStandingRule } from "./standingRule.ts"
import { twinningIdOf } from "./Twinning.ts"

/** Whether an activity counts by a day, told from its date alone. */
const hasBegun = ({ on }: ActivityRecord, day: string): boolean => latest(on) <= day
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
  watches: ReadonlyArray<Watch> = [],
  stages: ReadonlyArray<Stage> = []
) => standing({ stages, activities, watches }, { asOf })
const asOf = arbitrary.oneOf(["1999-12-31", "2008-03-01", "2020-06-15", "2020-12-31", "2033-01-01", "2045-12-31"])
const stages = Arbitrary.array(arbitrary.stage, { maxLength: 4 }).pipe(Arbitrary.map(inOrder))
/** From one day to another of a few years, and an activity among them. */
const day = arbitrary.oneOf(["1999-03-01", "2000-02-29", "2001-06-15", "2002-01-01", "2003-03-31", "2004-12-31"])
const span = Arbitrary.all([day, day]).pipe(
  Arbitrary.map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
)
const activityIn2000 = arbitrary.oneOf(["2000-01-15", "2000-08", "2000"]).pipe(Arbitrary.map((on) => activity(on)))
const projectFrom = arbitrary.oneOf(["1994", "1998-05", "2000-02-29", "2006", "2012-12-31", "2019"])
const projectUntil = arbitrary.oneOf(["1999", "2005-06", "2020", "2031-01-01", "2060"])
/** From a year on, for how many more. */
const watchedYears = Arbitrary.all([
  arbitrary.oneOf([1985, 1996, 1999, 2005, 2014, 2016, 2017, 2020, 2029]),
  arbitrary.oneOf([0, 1, 3, 4, 5, 11])
])
/** From the warmest to the coldest of those that the rhythm decides. */
const coldness: ReadonlyArray<StandingKind> = ["active", "cooling", "latent"]

describe("a silent source is not a silent twinning", () => {
  it.prop(
    "where nobody recorded anything of either city since the last contact, nothing is latent or cooling",
    [arbitrary.activities, asOf, stages],
    ([activities, asOf, stages]) => {
      for (const watches of [[], watchesOf(activities, asOf)]) {
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
      // The longer watch alone says as much as both.
      const alone = stand(activities, asOf, [watch("1990-01-01", asOf)])
      assert.deepStrictEqual(
        [long.standing, long.because, long.watched],
        [alone.standing, alone.because, alone.watched]
      )
    }
  )

  it.prop(
    "a day is watched where somebody watched on it, however many did",
    [Arbitrary.array(span, { maxLength: 5 }), activityIn2000],
    ([spans, one]) => {
      const last = dayNumber(latest(one.on))
      const days = new Set<number>()
      for (const { from, to } of spans)
        for (let day = Math.max(last, dayNumber(from)); day < Math.min(dayNumber("2003-12-31"), dayNumber(to)); day++)
          days.add(day)
      const { evidence, watched } = stand(
        [one],
        "2003-12-31",
        spans.map(({ from, to }) => watch(from, to))
      )
      assert.strictEqual(watched, days.size)
      assert.strictEqual(evidence.watchers.length === 0, days.size === 0)
      assert.deepStrictEqual(
        stand(
          [one],
          "2003-12-31",
          [...spans].reverse().map(({ from, to }) => watch(from, to))
        ).evidence.watchers,
        evidence.watchers
      )
    }
  )

  it("names those who watched since the last contact as evidence", () => {
    const [before, short, long] = [
      watch("1990-01-01", "1999-06-30"),
      watch("2019-01-01", "2020-12-31"),
      watch("2001-01-01", "2019-12-31")
    ]
    const { evidence, standing } = stand([activity("2000")], "2020-12-31", [before, short, long])
    assert.strictEqual(standing, "latent")
    assert.deepStrictEqual(
      evidence.watchers,
      [short.first.activity, short.last.activity, long.first.activity, long.last.activity].sort()
    )
    assert.deepStrictEqual(stand([activity("2000")], "2020-12-31").evidence.watchers, [])
  })

  it("without a contact on record only a watch that still goes on says anything", () => {
    const at = (until: string) => {
      const { because, standing, watched } = stand([], "2020-12-31", [watch("1990-01-01", until)])
      return [standing, because, watched > 0]
    }
    // Up to three calendar years before, as between two records.
    assert.deepStrictEqual(at("2017-01-01"), ["latent", "watched-silence", true])
    assert.deepStrictEqual(at("2016-12-31"), ["unknown", "nobody-watched", false])
  })

  it.prop(
    "one long project elsewhere never makes a silent twinning latent, however long it goes on",
    [arbitrary.activities, asOf, projectFrom, projectUntil, stages],
    ([activities, asOf, from, until, stages]) => {
      const project = activity(from, until < from ? {} : { until: PartialDate.make(until) })
      const { standing } = stand(activities, asOf, watchesOf([project], asOf), stages)
      assert.isTrue(standing !== "latent" && standing !== "cooling")
      // Nor does it matter beside other records how long it goes on.
      const briefly = stand(activities, asOf, watchesOf([...activities, activity(from)], asOf), stages)
      assert.deepStrictEqual(stand(activities, asOf, watchesOf([...activities, project], asOf), stages), briefly)
    }
  )

  it.prop(
    "without a contact on record what was watched in a time that is over says nothing",
    [Arbitrary.array(watchedYears, { maxLength: 4 }), asOf],
    ([spans, asOf]) => {
      const watches = spans
        .filter(([from]) => from <= Number(asOf.slice(0, 4)))
        .map(([from, years]) => watch(`${from}-01-01`, [`${from + years}-12-31`, asOf].sort()[0] ?? asOf))
      const going = watches.filter(({ last }) => Number(asOf.slice(0, 4)) - Number(last.day.slice(0, 4)) <= 3)
      const { because, evidence, quiet, standing, watched } = stand([], asOf, watches)
      // Every day of those that go on, once.
      const days = new Set<number>()
      for (const { first, last } of going)
        for (let day = dayNumber(first.day); day < dayNumber(last.day); day++) days.add(day)
      assert.deepStrictEqual([quiet, watched], [undefined, days.size])
      assert.strictEqual(standing, watched >= 5 * yearInDays ? "latent" : "unknown")
      if (going.length === 0)
        assert.strictEqual(because, watches.length === 0 ? "no-contact-recorded" : "nobody-watched")
      assert.deepStrictEqual(
        evidence.watchers,
        [...new Set(going.flatMap(({ first, last }) => [first.activity, last.activity]))].sort()
      )
    }
  )

  it("a city of which nobody recorded anything since 1990 has no twinning that is known to be latent", () => {
    const elsewhere = Array.from({ length: 11 }, (_, i) => activity(`${1980 + i}-05-01`))
    const at = (asOf: string) => stand([], asOf, watchesOf(elsewhere, asOf)).standing
    assert.deepStrictEqual(["1990-12-31", "1993-12-31", "1994-01-01", "2026-12-31"].map(at), [
      "latent",
      "latent",
      "unknown",
      "unknown"
    ])
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
        ...new Set(
          activities.filter((one) => hasBegun(one, asOf)).map(({ on }) => Date.parse(earliest(on)) / 86_400_000)
        )
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
      const typical =
        ((gaps[Math.floor((gaps.length - 1) / 2)] ?? 0) + (gaps[Math.ceil((gaps.length - 1) / 2)] ?? 0)) / 2
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
      const before = (ago: number) => new Date(Date.parse(asOf) - ago * 86_400_000).toISOString().slice(0, 10)
      // Be it the only one or the last of a brisk start.
      const brisk = [3, 2, 1, 0].map((more) => activity(before(days + more)))
      for (const all of [[...activities, ...brisk.slice(3)], brisk]) {
        const { because, standing } = stand(all, asOf, [watch("1900-01-01", asOf)], stages)
        if (because === "stage") assert.isTrue(standing === "suspended" || standing === "ended")
        else assert.deepStrictEqual([standing, because], ["active", "recent-contact"])
      }
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

describe("watchesOf", () => {
  it.prop(
    "spans what was recorded by the day, and lapses where nobody recorded for years",
    [arbitrary.activities, asOf],
    ([all, asOf]) => {
      const watches = watchesOf(all, asOf)
      const begun = all.filter((one) => hasBegun(one, asOf))
      // A record shows when it began; that it went on is no further record.
      const spans = begun.map(({ id, on }) => ({ id, from: earliest(on), to: latest(on) }))
      // Each record lies in one watch, and a watch begins and ends with a record.
      for (const { from, to } of spans)
        assert.strictEqual(watches.filter(({ first, last }) => first.day <= from && to <= last.day).length, 1)
      for (const { first, last } of watches) {
        assert.isTrue(spans.some(({ from, id }) => id === first.activity && from === first.day))
        assert.isTrue(spans.some(({ id, to }) => id === last.activity && to === last.day))
      }
      const gap = (from: string, to: string): number => Number(to.slice(0, 4)) - Number(from.slice(0, 4))
      for (const [i, { first }] of watches.entries()) {
        const before = watches[i - 1]
        if (before !== undefined) assert.isAbove(gap(before.last.day, first.day), 3)
      }
      // Within one, no record comes more than three years after all before it.
      for (const { first } of watches)
        for (const { from } of spans)
          if (from > first.day) {
            const seen = spans
              .filter((one) => one.from < from || (one.from === from && one.to > from))
              .map(({ to }) => to)
            const lapsed = gap(seen.sort().at(-1) ?? from, from) > 3
            if (lapsed) assert.isTrue(watches.some((one) => one.first.day === from))
          }
    }
  )

  it.prop(
    "does not see the order, nor what comes later",
    [arbitrary.activities, arbitrary.activity, asOf],
    ([all, one, asOf]) => {
      const alone = watchesOf(all, asOf)
      assert.deepStrictEqual(watchesOf([...all].reverse(), asOf), alone)
      const more = watchesOf([...all, one], asOf)
      if (!hasBegun(one, asOf)) return assert.deepStrictEqual(more, alone)
      // What was watched stays watched.
      for (const { first, last } of alone)
        assert.isTrue(more.some((watch) => watch.first.day <= first.day && last.day <= watch.last.day))
    }
  )

  it("three calendar years without a record are no lapse, four are", () => {
    const spans = (...on: ReadonlyArray<string>) =>
      watchesOf(
        on.map((date) => activity(date)),
        "2020-12-31"
      ).map(({ first, last }) => [first.day, last.day])
    assert.deepStrictEqual(spans("2010-12-31", "2013-01-01"), [["2010-12-31", "2013-01-01"]])
    assert.deepStrictEqual(spans("2010-01-01", "2013-12-31"), [["2010-01-01", "2013-12-31"]])
    assert.deepStrictEqual(spans("2010-12-31", "2014-01-01"), [
      ["2010-12-31", "2010-12-31"],
      ["2014-01-01", "2014-01-01"]
    ])
    assert.deepStrictEqual(spans(), [])
    // One report of a project of twenty years is one report.
    const project = watchesOf([activity("1990", { until: PartialDate.make("2010") })], "2020-12-31")
    assert.deepStrictEqual(
      project.map(({ first, last }) => [first.day, last.day]),
      [["1990-01-01", "1990-12-31"]]
    )
  })
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
    assert.deepStrictEqual(["2023-12-17", "2023-12-18", "2026-10-03", "2026-10-04"].map(watched), [
      "active",
      "cooling",
      "cooling",
      "latent"
    ])
    assert.strictEqual(at("2026-10-04").standing, "unknown")
  })
})
