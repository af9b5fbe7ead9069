import type { ActivityId, ClaimId } from "../base/identity.ts"
import { dayNumber, daysPerYear, earliest, latest } from "../base/PartialDate.ts"
import type { EconomicKind } from "../twinning/ActivityType.ts"
import { inOrder, type Stage } from "../twinning/Stage.ts"
import type { Entries } from "./entries.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { decayOf } from "./weights.ts"

/** A part of a stock, in points, and the activities it comes from. */
export interface CapitalPart {
  readonly points: number
  readonly activities: ReadonlyArray<ActivityId>
}

/**
 * The two stocks that activities leave behind (S0 l.15): points without an upper bound, reported beside the factors and
 * never mixed into them.
 */
export interface Capital {
  readonly economic: {
    readonly points: number
    readonly parts: Readonly<Partial<Record<EconomicKind, CapitalPart>>>
    /** Money that economic activities name, as stated and without decay, by currency; currencies are never added. */
    readonly money: ReadonlyArray<{
      readonly currency: string
      readonly amount: number
      readonly activities: ReadonlyArray<ActivityId>
    }>
  }
  readonly emotional: {
    readonly points: number
    readonly parts: {
      /**
       * Points for the time since the twinning began; does not decay while it stands. No years where it is unknown.
       * `claims` are those of the signature and of the end that it is counted from and to.
       */
      readonly tenure: CapitalPart & { readonly years?: number; readonly claims: ReadonlyArray<ClaimId> }
      readonly repeatedContact: CapitalPart
      readonly crisisHelp: CapitalPart
      readonly anniversaries: CapitalPart
    }
  }
}

const sorted = <Id extends string>(ids: ReadonlyArray<Id>): ReadonlyArray<Id> =>
  ids.length < 2 ? ids : [...new Set(ids)].sort()

/** Meetings of the same two organisations of different cities in a later year, each with the activities that show it. */
const repeatedMeetings = ({
  entries
}: Entries): ReadonlyArray<{ readonly year: number; readonly ids: ReadonlyArray<ActivityId> }> => {
  const met = new Map<number, { last: number; ids: Array<ActivityId> }>()
  const found: Array<{ year: number; ids: ReadonlyArray<ActivityId> }> = []
  for (const { end, id, organisers = [], start } of entries)
    for (let i = 0; i < organisers.length; i++)
      for (let j = i + 1; j < organisers.length; j++) {
        const [a, b] = [organisers[i], organisers[j]]
        if (a?.city === undefined || b?.city === undefined || a.city === b.city) continue
        // One number for both places, of which the larger is under 2^26.
        const key = Math.min(a.at, b.at) * 0x400_0000 + Math.max(a.at, b.at)
        const before = met.get(key)
        const from = before === undefined ? start : Math.max(start, before.last + 1)
        // A project that goes on is a meeting in each of its years, its first one only where they had met before.
        for (let year = before === undefined ? from + 1 : from; year <= end; year++)
          found.push({ year, ids: [...(before?.ids.slice(-1) ?? []), id] })
        if (before === undefined) met.set(key, { last: end, ids: [id] })
        else {
          before.last = Math.max(before.last, end)
          before.ids.push(id)
        }
      }
  return found
}

/**
 * How long a twinning has stood as of a day, in years, the year it ended in, and the claims that say so.
 *
 * **Details**: from its signature, or where that is not dated from its first activity, to its end; one that was signed
 * anew after an end starts again. Without years where it ended and nobody says when: activities may go on after an end, so
 * that not even the last of them tells how long it stood. The claims are then those of the end.
 */
const tenureOf = (
  stages: ReadonlyArray<Stage>,
  firstYear: number | undefined,
  asOf: string
): {
  readonly years?: number
  readonly ended?: number
  readonly fromActivity: boolean
  readonly claims: ReadonlyArray<ClaimId>
} => {
  let signed: Stage | undefined
  let ended: Stage | undefined
  let endedSometime: Stage | undefined
  for (const stage of inOrder(stages)) {
    const { kind, on } = stage
    if (on === undefined) {
      if (kind === "ended") endedSometime = stage
      continue
    }
    if (latest(on) > asOf) continue
    // An end of its own date says when; any other step of its life, that it went on after the end or began anew.
    if (kind !== "proposed") endedSometime = undefined
    if (kind === "ended") ended = stage
    else if (kind === "signed" && (signed === undefined || ended !== undefined)) [signed, ended] = [stage, undefined]
  }
  if (endedSometime !== undefined) return { fromActivity: false, claims: endedSometime.evidence }
  const claims = [...(signed?.evidence ?? []), ...(ended?.evidence ?? [])]
  const from = signed?.on
  if (from === undefined && firstYear === undefined) return { fromActivity: false, claims }
  const since = from === undefined ? `${String(firstYear).padStart(4, "0")}-01-01` : earliest(from)
  const until = ended?.on === undefined ? undefined : latest(ended.on)
  return {
    years: Math.max(0, dayNumber(until ?? asOf) - dayNumber(since)) / daysPerYear,
    fromActivity: from === undefined,
    claims,
    ...(until === undefined ? {} : { ended: Number(until.slice(0, 4)) })
  }
}

/**
 * The economic and the emotional capital of a twinning as of a day.
 *
 * **Details**: what an activity adds counts half after the rubric's half-life; tenure does not decay while the twinning
 * stands, and decays from its end on.
 */
export const capitalOf = (all: Entries, stages: ReadonlyArray<Stage>, rubric: FactorRubric, asOf: string): Capital => {
  const { entries, year } = all
  const { anniversary, crisisHelp, economic, economicHalfLife, emotionalHalfLife, repeatedContact, tenurePerDecade } =
    rubric.capital
  const economicDecay = decayOf(economicHalfLife)
  const emotionalDecay = decayOf(emotionalHalfLife)

  const kinds = new Map<EconomicKind, { points: number; ids: Array<ActivityId> }>()
  const money = new Map<string, { amount: number; ids: Array<ActivityId> }>()
  for (const entry of entries) {
    if (entry.economic !== undefined) {
      const points = economic * economicDecay(year - entry.end)
      const held = kinds.get(entry.economic)
      if (held === undefined) kinds.set(entry.economic, { points, ids: [entry.id] })
      else {
        held.points += points
        held.ids.push(entry.id)
      }
    }
    if (entry.money !== undefined && entry.economic !== undefined) {
      const held = money.get(entry.money.currency)
      if (held === undefined) money.set(entry.money.currency, { amount: entry.money.amount, ids: [entry.id] })
      else {
        held.amount += entry.money.amount
        held.ids.push(entry.id)
      }
    }
  }
  const ofKind = (kind: "crisis-help" | "anniversary", each: number): CapitalPart => {
    const held = entries.filter(({ emotional }) => emotional === kind)
    return {
      points: held.reduce((sum, { end }) => sum + each * emotionalDecay(year - end), 0),
      activities: sorted(held.map(({ id }) => id))
    }
  }
  const [first] = entries
  const tenure = tenureOf(stages, first === undefined ? undefined : first.start, asOf)
  const meetings = repeatedMeetings(all)
  const parts = {
    tenure: {
      points:
        ((tenure.years ?? 0) / 10) *
        tenurePerDecade *
        (tenure.ended === undefined ? 1 : emotionalDecay(Math.max(0, year - tenure.ended))),
      activities: tenure.fromActivity && first !== undefined ? [first.id] : [],
      claims: sorted(tenure.claims),
      ...(tenure.years === undefined ? {} : { years: tenure.years })
    },
    repeatedContact: {
      points: meetings.reduce((sum, meeting) => sum + repeatedContact * emotionalDecay(year - meeting.year), 0),
      activities: sorted(meetings.flatMap(({ ids }) => ids))
    },
    crisisHelp: ofKind("crisis-help", crisisHelp),
    anniversaries: ofKind("anniversary", anniversary)
  }
  const economicParts = [...kinds].map(
    ([kind, { ids, points }]) => [kind, { points, activities: sorted(ids) }] as const
  )
  return {
    economic: {
      points: economicParts.reduce((sum, [, { points }]) => sum + points, 0),
      parts: Object.fromEntries(economicParts),
      money: [...money]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([currency, { amount, ids }]) => ({ currency, amount, activities: sorted(ids) }))
    },
    emotional: {
      points: parts.tenure.points + parts.repeatedContact.points + parts.crisisHelp.points + parts.anniversaries.points,
      parts
    }
  }
}
