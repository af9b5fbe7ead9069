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

/** The places of some keys among those known, each once, in order. */
const places = (values: ReadonlyArray<string>, known: ReadonlyMap<string, number>): ReadonlyArray<number> => {
  const found: Array<number> = []
  for (const value of values) {
    const at = known.get(value)
    if (at !== undefined && !found.includes(at)) found.push(at)
  }
  return found.length > 1 ? found.sort((a, b) => a - b) : found
}

/** Names folded lately: the same few organisers come again and again. */
const folded = new Map<string, string>()

const keyOf = (name: string): string => {
  let key = folded.get(name)
  if (key === undefined) {
    if (folded.size > 10_000) folded.clear()
    key = foldName(name) || name
    folded.set(name, key)
  }
  return key
}

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
  const organisers = new Map<string, number>()
  const names: Array<string> = []
  /** The place of an organiser; of several spellings the first in order of letters is shown. */
  const placeOf = (key: string, name: string): number => {
    let at = organisers.get(key)
    if (at === undefined) {
      at = organisers.size
      organisers.set(key, at)
      names.push(name)
    } else if (name < (names[at] ?? name)) names[at] = name
    return at
  }
  /** Each organiser once, in order of names, so that the order of a list decides nothing. */
  const organisersOf = (list: NonNullable<ActivityRecord["organisers"]>): ReadonlyArray<EntryOrganiser> => {
    const all: Array<{
      readonly key: string
      name: string
      government: boolean
      city: string | undefined
      at: number
    }> = []
    for (const { city, name, sector } of list) {
      const key = keyOf(name)
      const held = all.find((one) => one.key === key)
      const government = sector === "government"
      if (held === undefined) all.push({ key, name, government, city, at: -1 })
      else {
        if (name < held.name) held.name = name
        held.government ||= government
        if (held.city === undefined || (city !== undefined && city < held.city)) held.city = city ?? held.city
      }
    }
    if (all.length > 1) all.sort((a, b) => Number(a.government) - Number(b.government) || (a.key < b.key ? -1 : 1))
    // The bound holds for those outside government: public bodies count for nothing here, and take nobody's place.
    let outside = 0
    const counted = all.filter(({ government }) => government || outside++ < rubric.grassroots.organisersPerActivity)
    for (const one of counted) one.at = placeOf(one.key, one.name)
    return counted
  }
  const records = mergeReports(activities.filter((activity) => hasBegun(activity, asOf)))
  const entries = records.map((activity): Entry => {
    const rule = activityTypes[activity.type]
    const start = yearOf(activity.on)
    const stated = activity.fields
    const fields = stated === undefined ? undefined : places(stated, known.fields)
    const ceremonial = stated?.every((field) => rubric.breadth.ceremonial.includes(field)) === true
    return {
      id: activity.id,
      start,
      end: Math.min(year, Math.max(start, yearOf(activity.until ?? activity.on))),
      fields: fields !== undefined && (fields.length > 0 || ceremonial) ? fields : undefined,
      sectors:
        activity.organisers === undefined
          ? undefined
          : places(
              activity.organisers.map(({ sector }) => sector),
              known.sectors
            ),
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
