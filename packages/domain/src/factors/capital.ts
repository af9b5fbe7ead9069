import type { ActivityId } from "../base/identity.ts"
import { dayNumber, earliest, latest } from "../base/PartialDate.ts"
import type { EconomicKind } from "../twinning/ActivityType.ts"
import type { Stage } from "../twinning/Stage.ts"
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
      /** Points for the time since the twinning began; does not decay while it stands. */
      readonly tenure: CapitalPart & { readonly years?: number }
      readonly repeatedContact: CapitalPart
      readonly crisisHelp: CapitalPart
      readonly anniversaries: CapitalPart
    }
  }
}

const sorted = (ids: Iterable<ActivityId>): ReadonlyArray<ActivityId> => [...new Set(ids)].sort()

/** Meetings of the same two organisations of different cities in a later year, each with the activities that show it. */
const repeatedMeetings = ({
  entries
}: Entries): ReadonlyArray<{ readonly year: number; readonly ids: ReadonlyArray<ActivityId> }> => {
  const met = new Map<string, { last: number; ids: Array<ActivityId> }>()
  const found: Array<{ year: number; ids: ReadonlyArray<ActivityId> }> = []
  for (const { end, id, organisers = [], start } of entries)
    for (let i = 0; i < organisers.length; i++)
      for (let j = i + 1; j < organisers.length; j++) {
        const [a, b] = [organisers[i], organisers[j]]
        if (a?.city === undefined || b?.city === undefined || a.city === b.city) continue
        const key = a.at < b.at ? `${a.at}|${b.at}` : `${b.at}|${a.at}`
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
 * How long a twinning has stood as of a day, in years, and the year it ended in.
 *
 * **Details**: from its signature, or where that is not dated from its first activity, to its end; one that was signed
 * anew after an end starts again.
 */
const tenureOf = (
  stages: ReadonlyArray<Stage>,
  firstYear: number | undefined,
  asOf: string
): { readonly years: number; readonly ended?: number; readonly from: "signature" | "activity" } | undefined => {
  let signed: string | undefined
  let ended: string | undefined
  for (const { kind, on } of stages) {
    if (on === undefined || latest(on) > asOf) continue
    if (kind === "ended") ended = latest(on)
    else if (kind === "signed" && (signed === undefined || ended !== undefined))
      [signed, ended] = [earliest(on), undefined]
  }
  const since = signed ?? (firstYear === undefined ? undefined : `${String(firstYear).padStart(4, "0")}-01-01`)
  if (since === undefined) return undefined
  const years = Math.max(0, dayNumber(ended ?? asOf) - dayNumber(since)) / 365.2425
  return {
    years,
    from: signed === undefined ? "activity" : "signature",
    ...(ended === undefined ? {} : { ended: Number(ended.slice(0, 4)) })
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
        tenure === undefined
          ? 0
          : (tenure.years / 10) *
            tenurePerDecade *
            (tenure.ended === undefined ? 1 : emotionalDecay(Math.max(0, year - tenure.ended))),
      activities: tenure?.from === "activity" && first !== undefined ? [first.id] : [],
      ...(tenure === undefined ? {} : { years: tenure.years })
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
