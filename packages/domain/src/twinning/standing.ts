import * as Schema from "effect/Schema"
import type { ActivityId, ClaimId } from "../base/identity.ts"
import { dayNumber, daysPerYear, earliest, latest, type PartialDate, yearOf } from "../base/PartialDate.ts"
import { medianOfSorted } from "../statistics/quantile.ts"
import { sortUpwards } from "../statistics/select.ts"
import { type ActivityRecord, hasBegun } from "./Activity.ts"
import { onceEach } from "./mergeReports.ts"
import { type Stage, stateAsOf } from "./Stage.ts"
import { defaultStandingRule, type StandingRule } from "./standingRule.ts"

/** Where a twinning stands (method, section 4). */
export const StandingKind = Schema.Literals(["active", "cooling", "latent", "suspended", "ended", "unknown"])
export type StandingKind = typeof StandingKind.Type

/**
 * A time in which somebody kept recording activities on the twinnings of a city, and the activities that show it.
 *
 * **Details**: days as YYYY-MM-DD; the first and the last are those of the first and the last activity.
 */
export interface Watch {
  readonly first: { readonly day: string; readonly activity: ActivityId }
  readonly last: { readonly day: string; readonly activity: ActivityId }
}

/** Why a twinning stands where it stands. */
export type StandingReason =
  | "stage"
  | "recent-contact"
  | "watched-silence"
  | "nobody-watched"
  | "watched-too-briefly"
  | "no-contact-recorded"

/** Where a twinning stands as of a day, and everything that led to it. Times are in days. */
export interface Standing {
  readonly standing: StandingKind
  readonly because: StandingReason
  readonly asOf: string
  readonly rule: Pick<StandingRule, "id" | "version">
  /** The last contact on record: an activity, or a dated signature, renewal or resumption. */
  readonly lastContact?: { readonly on: PartialDate; readonly activity?: ActivityId }
  /** Days since the last contact was over; absent where there is none on record. */
  readonly quiet?: number
  /** Days of that quiet during which somebody recorded activities on any twinning of either city. */
  readonly watched: number
  readonly rhythm: {
    readonly from: "own" | "fallback"
    /** The median interval between contacts; absent under the fallback. */
    readonly typical?: number
    readonly activeUpTo: number
    readonly latentFrom: number
  }
  readonly evidence: {
    readonly contacts: ReadonlyArray<ActivityId>
    readonly stages: ReadonlyArray<ClaimId>
    /** The activities that show that somebody watched. */
    readonly watchers: ReadonlyArray<ActivityId>
  }
}

type Dated = Pick<ActivityRecord, "id" | "on">

/** Whether one activity may have begun before another; of two on one day, the one whose id comes first. */
const beganBefore = (a: Dated, b: Dated): boolean => {
  const [begun, other] = [earliest(a.on), earliest(b.on)]
  return begun < other || (begun === other && a.id < b.id)
}

/**
 * The times in which somebody kept recording activities on the twinnings of a city, up to a day, in order.
 *
 * **When to use**: once for each city, over the activities of all its twinnings; `standing` asks it whether silence means
 * anything (S1 l.571–573: silence may be a function of available information).
 *
 * **Details**: an activity shows that somebody watched when it began, not for as long as it went on: one report of a
 * project of twenty years is one report. Two records more than the rule's `watchLapses` calendar years apart belong to two
 * times: nobody is known to have watched in between.
 */
export const watchesOf = (
  activities: Iterable<Pick<ActivityRecord, "id" | "on">>,
  asOf: string,
  rule: Pick<StandingRule, "watchLapses"> = defaultStandingRule
): ReadonlyArray<Watch> => {
  // A date that may mean several days lies in one year: what begins a time is the first of a year, what ends it the last.
  const years = new Map<number, { first: Dated; last: Dated }>()
  for (const activity of activities) {
    if (!hasBegun(activity, asOf)) continue
    const year = yearOf(activity.on)
    const held = years.get(year)
    if (held === undefined) years.set(year, { first: activity, last: activity })
    else {
      if (beganBefore(activity, held.first)) held.first = activity
      const [over, last] = [latest(activity.on), latest(held.last.on)]
      if (over > last || (over === last && beganBefore(activity, held.last))) held.last = activity
    }
  }
  const times: Array<{ readonly first: Watch["first"]; last: Watch["last"] }> = []
  let before: number | undefined
  for (const year of [...years.keys()].sort((a, b) => a - b)) {
    const { first, last } = years.get(year) as { readonly first: Dated; readonly last: Dated }
    const ends = { day: latest(last.on), activity: last.id }
    const time = times.at(-1)
    if (time === undefined || before === undefined || year - before > rule.watchLapses)
      times.push({ first: { day: earliest(first.on), activity: first.id }, last: ends })
    else time.last = ends
    before = year
  }
  return times
}

/** The last day, by a day, on which an activity may still have gone on. */
const lastDayOf = (activity: Pick<ActivityRecord, "on" | "until">, asOf: string): string => {
  const begun = latest(activity.on)
  const ended = activity.until === undefined ? begun : latest(activity.until)
  if (ended > asOf) return asOf
  if (begun > ended) return begun
  return ended
}

const isContact = (stage: Stage): stage is Stage & { readonly on: PartialDate } =>
  stage.on !== undefined && (stage.kind === "signed" || stage.kind === "renewed" || stage.kind === "resumed")

/** Room for the days of one twinning, and then for the intervals between them. */
let room = new Float64Array(64)

/** The rhythm of contacts that began on some days, given by their numbers in any order. */
const rhythmOf = (begun: ReadonlyArray<number>, rule: StandingRule): Standing["rhythm"] => {
  if (room.length < begun.length) room = new Float64Array(2 * begun.length)
  for (let i = 0; i < begun.length; i++) room[i] = begun[i] ?? 0
  sortUpwards(room, begun.length)
  // Several on one day are one contact: two events of one visit are no rhythm.
  let intervals = 0
  for (let i = 1; i < begun.length; i++) {
    const interval = (room[i] ?? 0) - (room[i - 1] ?? 0)
    if (interval > 0) room[intervals++] = interval
  }
  if (intervals + 1 < rule.ownRhythmFrom)
    return {
      from: "fallback",
      activeUpTo: rule.fallback.active * daysPerYear,
      latentFrom: rule.fallback.latent * daysPerYear
    }
  sortUpwards(room, intervals)
  const typical = intervals === 0 ? 0 : medianOfSorted(room, intervals)
  return {
    from: "own",
    typical,
    activeUpTo: Math.max(rule.own.active * typical, rule.atLeast.active * daysPerYear),
    latentFrom: Math.max(rule.own.latent * typical, rule.atLeast.latent * daysPerYear)
  }
}

/**
 * The contact that was over last, and on which day (YYYY-MM-DD); of several the one that began last, else an activity, else
 * the one whose id comes last.
 */
interface LastContact {
  readonly over: string
  readonly on: PartialDate
  readonly activity?: ActivityId
}

const later = (a: LastContact | undefined, b: LastContact): LastContact =>
  a === undefined ||
  b.over > a.over ||
  (b.over === a.over && (b.on > a.on || (b.on === a.on && (b.activity ?? "") > (a.activity ?? ""))))
    ? b
    : a

/** For how many of the days after one and up to another somebody watched, each counted once, and what shows it. */
const watchedSince = (
  watches: ReadonlyArray<Watch>,
  after: number,
  today: number
): { readonly days: number; readonly watchers: ReadonlyArray<ActivityId> } => {
  const times = watches
    .map(({ first, last }) => ({
      from: Math.max(after, dayNumber(first.day)),
      to: Math.min(today, dayNumber(last.day)),
      shownBy: [first.activity, last.activity]
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from)
  let [days, until] = [0, after]
  for (const { from, to } of times) {
    days += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return { days, watchers: [...new Set(times.flatMap(({ shownBy }) => shownBy))].sort() }
}

/**
 * Tells where a twinning stands as of a day.
 *
 * **Details**: a suspension or an end decides. Otherwise the twinning is active while it has been quiet for no longer
 * than its own rhythm allows. Only quiet that somebody watched counts against it: `watches` are the watches over its two
 * cities (`watchesOf`). Watched quiet beyond the rhythm is cooling, then latent; quiet that nobody watched is `unknown`,
 * because a silent source is not a silent twinning. Contacts after `asOf` (YYYY-MM-DD) change nothing.
 */
export const standing = (
  twinning: {
    readonly stages: ReadonlyArray<Stage>
    readonly activities: ReadonlyArray<ActivityRecord>
    readonly watches: ReadonlyArray<Watch>
  },
  options: { readonly asOf: string; readonly rule?: StandingRule }
): Standing => {
  const { asOf, rule = defaultStandingRule } = options
  const begun = onceEach(twinning.activities.filter((activity) => hasBegun(activity, asOf)))
  const stages = twinning.stages.filter((stage) => isContact(stage) && latest(stage.on) <= asOf)
  const days = begun.map(({ on }) => dayNumber(earliest(on)))
  let last: LastContact | undefined
  for (const activity of begun)
    last = later(last, { over: lastDayOf(activity, asOf), on: activity.on, activity: activity.id })
  for (const { on } of stages) {
    if (on === undefined) continue
    days.push(dayNumber(earliest(on)))
    last = later(last, { over: latest(on), on })
  }
  const rhythm = rhythmOf(days, rule)
  const today = dayNumber(asOf)
  const over = last === undefined ? undefined : dayNumber(last.over)
  const quiet = over === undefined ? undefined : Math.max(0, today - over)

  // Without a contact nobody knows since when it has been quiet: only a watch that still goes on says anything.
  const watches =
    over !== undefined
      ? twinning.watches
      : twinning.watches.filter(
          ({ last }) => Number(asOf.slice(0, 4)) - Number(last.day.slice(0, 4)) <= rule.watchLapses
        )
  const { days: watched, watchers } = watchedSince(watches, over ?? 0, today)
  const state = stateAsOf(twinning.stages, asOf)
  const decided = (): readonly [StandingKind, StandingReason] => {
    if (state === "suspended" || state === "ended") return [state, "stage"]
    if (quiet !== undefined && quiet <= rhythm.activeUpTo) return ["active", "recent-contact"]
    if (watched >= rhythm.latentFrom) return ["latent", "watched-silence"]
    if (watched > rhythm.activeUpTo && quiet !== undefined) return ["cooling", "watched-silence"]
    if (twinning.watches.length === 0) return ["unknown", last === undefined ? "no-contact-recorded" : "nobody-watched"]
    return ["unknown", watched > 0 ? "watched-too-briefly" : "nobody-watched"]
  }
  const [kind, because] = decided()
  return {
    standing: kind,
    because,
    asOf,
    rule: { id: rule.id, version: rule.version },
    ...(last === undefined
      ? {}
      : { lastContact: { on: last.on, ...(last.activity === undefined ? {} : { activity: last.activity }) } }),
    ...(quiet === undefined ? {} : { quiet }),
    watched,
    rhythm,
    evidence: {
      contacts: begun.map(({ id }) => id).sort(),
      stages: twinning.stages
        .filter(({ on }) => on === undefined || latest(on) <= asOf)
        .flatMap(({ evidence }) => evidence),
      watchers
    }
  }
}
