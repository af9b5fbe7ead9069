import type { ActivityId, CityId, ClaimId } from "../base/identity.ts"
import { yearOf } from "../base/PartialDate.ts"
import { foldName } from "../city/fold.ts"
import { type ActivityRecord, BenefitKind, hasBegun } from "../twinning/Activity.ts"
import { activityTypes, type EconomicKind, type Phase } from "../twinning/ActivityType.ts"
import { mergeReports } from "../twinning/mergeReports.ts"
import type { Twinning } from "../twinning/Twinning.ts"
import type { FactorRubric } from "./FactorRubric.ts"

/** The two cities of a twinning, and what they did together. */
export interface TwinningActivities {
  readonly cities: Twinning["cities"]
  readonly activities: ReadonlyArray<ActivityRecord>
}

/** What each side gained, undefined where nobody says. */
export type Gains = readonly [number | undefined, number | undefined]

/** One organiser in one activity. */
export interface EntryOrganiser {
  /** The place of the organiser among those of the twinning. */
  readonly at: number
  readonly government: boolean
  readonly city: string | undefined
}

/**
 * One activity as the scores read it: in years, and its categories by their place in the rubric.
 *
 * **Details**: undefined is unknown. `fields` is also unknown where the rubric knows none of those stated. `benefits` are
 * what each side gained, each kind once by its best attester.
 */
export interface Entry {
  readonly id: ActivityId
  readonly start: number
  /** The last year it went on, not after the year it is judged in. */
  readonly end: number
  readonly fields: ReadonlyArray<number> | undefined
  readonly sectors: ReadonlyArray<number> | undefined
  readonly organisers: ReadonlyArray<EntryOrganiser> | undefined
  readonly benefits: Gains
  readonly citizenLed: boolean | undefined
  readonly exchange: boolean
  readonly phase: Phase
  readonly economic: EconomicKind | undefined
  readonly emotional: "crisis-help" | "anniversary" | undefined
  readonly money: ActivityRecord["money"]
  readonly evidence: ReadonlyArray<ClaimId>
}

/** The activities of a twinning up to a day, ready to be scored. */
export interface Entries {
  readonly year: number
  /** Each activity once, in order of its beginning. */
  readonly records: ReadonlyArray<ActivityRecord>
  /** The same as the scores read them. */
  readonly entries: ReadonlyArray<Entry>
  /** The names of the organisers, by their place. */
  readonly organisers: ReadonlyArray<string>
}

const kindsInOrder = BenefitKind.literals

const nobodySays: Gains = [undefined, undefined]

/** What each side gained: each kind once, as its best attester says; the order of the list decides nothing. */
const gainsOf = (
  { benefits, benefitsKnownFor }: ActivityRecord,
  cities: Twinning["cities"],
  { attester, kinds }: FactorRubric["mutualBenefit"]
): Gains => {
  if (benefits === undefined) return nobodySays
  const gained = (side: CityId): number | undefined => {
    let [sum, stated] = [0, benefitsKnownFor === undefined || benefitsKnownFor.includes(side)]
    for (const kind of kindsInOrder) {
      let best = 0
      for (const benefit of benefits)
        if (benefit.city === side && benefit.kind === kind) {
          best = Math.max(best, attester[benefit.attestedBy])
          stated = true
        }
      sum += kinds[kind] * best
    }
    return stated ? sum : undefined
  }
  return [gained(cities[0]), gained(cities[1])]
}

/**
 * Puts a list in order: one of two or three in less time than a sort takes to begin, and with nothing left to clear away.
 */
const putInOrder = <A>(list: Array<A>, isBefore: (a: A, b: A) => boolean): void => {
  if (list.length > 16) {
    list.sort((a, b) => (isBefore(a, b) ? -1 : 1))
    return
  }
  for (let i = 1; i < list.length; i++) {
    const one = list[i] as A
    let at = i
    for (; at > 0 && isBefore(one, list[at - 1] as A); at--) list[at] = list[at - 1] as A
    list[at] = one
  }
}

const isLess = (a: number, b: number): boolean => a < b

/** The places of some keys among those known, each once, in order. */
const places = <A>(
  values: ReadonlyArray<A>,
  key: (value: A) => string,
  known: ReadonlyMap<string, number>
): ReadonlyArray<number> => {
  const found: Array<number> = []
  for (const value of values) {
    const at = known.get(key(value))
    if (at !== undefined && !found.includes(at)) found.push(at)
  }
  putInOrder(found, isLess)
  return found
}

const itself = (value: string): string => value
const sectorOf = ({ sector }: { readonly sector: string }): string => sector

/** An organiser of a twinning: its folded name, and its place once it counts. */
interface Known {
  readonly key: string
  at: number
}

/** An organiser as one activity names it. */
interface Named {
  readonly one: Known
  name: string
  government: boolean
  city: string | undefined
  at: number
}

const byFoldedName = (a: Named, b: Named): boolean => a.one.key < b.one.key

const placesByRubric = new WeakMap<
  FactorRubric,
  { readonly fields: ReadonlyMap<string, number>; readonly sectors: ReadonlyMap<string, number> }
>()

const placesIn = (rubric: FactorRubric) => {
  const known = placesByRubric.get(rubric)
  if (known !== undefined) return known
  const by = (keys: ReadonlyArray<string>) => new Map(keys.map((key, at) => [key, at] as const))
  const made = { fields: by(rubric.breadth.fields), sectors: by(rubric.breadth.sectors) }
  placesByRubric.set(rubric, made)
  return made
}

/**
 * Prepares the activities of a twinning for the scores, as of a day (YYYY-MM-DD).
 *
 * **Details**: an activity counts from the last day on which it may have begun; reports with one id are one activity; the
 * order given does not matter. Years are calendar years: a list that gives a year only is as good as one with days.
 */
export const entriesOf = ({ activities, cities }: TwinningActivities, rubric: FactorRubric, asOf: string): Entries => {
  const year = Number(asOf.slice(0, 4))
  const known = placesIn(rubric)
  const { organisersPerActivity } = rubric.grassroots
  /** The organisers by each spelling of their names, and by their folded names. */
  const bySpelling = new Map<string, Known>()
  const byKey = new Map<string, Known>()
  const names: Array<string> = []
  const knownBy = (name: string): Known => {
    const spelt = bySpelling.get(name)
    if (spelt !== undefined) return spelt
    const key = foldName(name) || name
    let one = byKey.get(key)
    if (one === undefined) {
      one = { key, at: -1 }
      byKey.set(key, one)
    }
    bySpelling.set(name, one)
    return one
  }
  /** The place of an organiser; of several spellings the first in order of letters is shown. */
  const placeOf = (one: Known, name: string): number => {
    if (one.at < 0) one.at = names.push(name) - 1
    else if (name < (names[one.at] ?? name)) names[one.at] = name
    return one.at
  }
  /** Each organiser once, in order of names, so that the order of a list decides nothing. */
  const organisersOf = (list: NonNullable<ActivityRecord["organisers"]>): ReadonlyArray<EntryOrganiser> => {
    const all: Array<Named> = []
    for (const { city, name, sector } of list) {
      const one = knownBy(name)
      const held = all.find((other) => other.one === one)
      const government = sector === "government"
      if (held === undefined) all.push({ one, name, government, city, at: -1 })
      else {
        if (name < held.name) held.name = name
        held.government ||= government
        if (held.city === undefined || (city !== undefined && city < held.city)) held.city = city ?? held.city
      }
    }
    putInOrder(all, byFoldedName)
    // The bound holds for those outside government: public bodies count for nothing here, and take nobody's place.
    let outside = 0
    const isCounted = ({ government }: Named): boolean => government || outside++ < organisersPerActivity
    const counted = all.length > organisersPerActivity ? all.filter(isCounted) : all
    for (const one of counted) one.at = placeOf(one.one, one.name)
    return counted
  }
  const records = mergeReports(activities.filter((activity) => hasBegun(activity, asOf)))
  const entries = records.map((activity): Entry => {
    const rule = activityTypes[activity.type]
    const start = yearOf(activity.on)
    const stated = activity.fields
    const fields = stated === undefined ? undefined : places(stated, itself, known.fields)
    const ceremonial = stated?.every((field) => rubric.breadth.ceremonial.includes(field)) === true
    return {
      id: activity.id,
      start,
      end: activity.until === undefined ? start : Math.min(year, Math.max(start, yearOf(activity.until))),
      fields: fields !== undefined && (fields.length > 0 || ceremonial) ? fields : undefined,
      sectors: activity.organisers === undefined ? undefined : places(activity.organisers, sectorOf, known.sectors),
      organisers: activity.organisers && organisersOf(activity.organisers),
      benefits: gainsOf(activity, cities, rubric.mutualBenefit),
      citizenLed: activity.citizenLed,
      exchange: rule.exchange,
      phase: rule.phase,
      economic: rule.economic,
      emotional: rule.emotional,
      money: activity.money,
      evidence: activity.evidence
    }
  })
  return { year, records, entries, organisers: names }
}
