import type { ActivityId, TwinningId } from "../base/identity.ts"
import type { SourceOf } from "../evidence/confidence.ts"
import type { ActivityRecord } from "../twinning/Activity.ts"
import { againstAgreement } from "../twinning/readActivities.ts"
import { reachedBy, type Stage } from "../twinning/Stage.ts"
import type { Twinning } from "../twinning/Twinning.ts"
import { type Capital, capitalOf } from "./capital.ts"
import { type ConsolidationResult, consolidationOf } from "./consolidation.ts"
import { defaultFactorRubric } from "./defaultFactorRubric.ts"
import { type Entries, entriesOf } from "./entries.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { factorDraws, type Interval } from "./factorDraws.ts"
import { type PhaseResult, phaseOf } from "./phase.ts"
import {
  type Columns,
  type FactorKey,
  type FactorsNow,
  factorKeys,
  type Sustained,
  sustainedOf,
  timelineOf,
  type YearScore
} from "./timeline.ts"
import { type ChangePoint, changesOf, type Series, type Trend, trendOf } from "./trend.ts"

/** A twinning with what its two cities did together. */
export interface TwinningRecord {
  readonly id: TwinningId
  readonly cities: Twinning["cities"]
  readonly stages: ReadonlyArray<Stage>
  readonly activities: ReadonlyArray<ActivityRecord>
}

/** The activities behind each part of a result. */
export interface FactorEvidence {
  readonly mutualBenefit: {
    readonly gained: Readonly<Record<string, ReadonlyArray<ActivityId>>>
    /** Those of which nobody says what one of the sides gained, and the same for each side alone. */
    readonly unknown: ReadonlyArray<ActivityId>
    readonly unknownFor: Readonly<Record<string, ReadonlyArray<ActivityId>>>
  }
  readonly breadth: {
    readonly fields: Readonly<Record<string, ReadonlyArray<ActivityId>>>
    readonly fieldsUnknown: ReadonlyArray<ActivityId>
    readonly sectors: Readonly<Record<string, ReadonlyArray<ActivityId>>>
    readonly sectorsUnknown: ReadonlyArray<ActivityId>
  }
  readonly grassroots: {
    /** The activities of each organiser outside government. */
    readonly organisers: Readonly<Record<string, ReadonlyArray<ActivityId>>>
    /** Those of them seen in as many years as the rubric asks. */
    readonly recurrent: ReadonlyArray<string>
    readonly organisersUnknown: ReadonlyArray<ActivityId>
    readonly citizenLed: ReadonlyArray<ActivityId>
    readonly citizenLedUnknown: ReadonlyArray<ActivityId>
    readonly exchanges: ReadonlyArray<ActivityId>
  }
}

/** The success factors of a twinning as of a day, with everything that led to them. */
export interface TwinningFactors {
  readonly twinning: TwinningId
  readonly asOf: string
  readonly rubric: Pick<FactorRubric, "id" | "version" | "title">
  /** The factors now; absent where no activity is on record. */
  readonly now?: FactorsNow
  readonly sustained?: Sustained
  readonly timeline: ReadonlyArray<YearScore>
  readonly trends: Readonly<Partial<Record<FactorKey, Trend>>>
  readonly changes: Readonly<Record<FactorKey, ReadonlyArray<ChangePoint>>>
  readonly consolidation: ConsolidationResult
  readonly phase?: PhaseResult
  readonly capital: Capital
  readonly evidence: FactorEvidence
  /** Every activity that counts. */
  readonly activities: ReadonlyArray<ActivityId>
  /** Those before the agreement or after its end: they count, and are marked. */
  readonly outside: ReadonlyArray<{ readonly activity: ActivityId; readonly against: "before-agreement" | "after-end" }>
}

export interface FactorOptions {
  /** The day it is judged as of, YYYY-MM-DD. */
  readonly asOf: string
  readonly rubric?: FactorRubric
}

/** The values of a factor in the last years, where it has one, without the years in which evidence only adds up. */
const seriesOf = (columns: Columns | undefined, key: FactorKey, { halfLife, trend }: FactorRubric): Series => {
  const years: Array<number> = []
  const values: Array<number> = []
  if (columns === undefined) return { years, values }
  const { [key]: column, count, from } = columns
  const runUp = Math.ceil(trend.runUp * halfLife)
  for (let i = Math.max(runUp, count - trend.years); i < count; i++) {
    const value = column[i] ?? Number.NaN
    if (Number.isNaN(value)) continue
    years.push(from + i)
    values.push(value)
  }
  return { years, values }
}

type Ids = Array<ActivityId>

/** Lists by place, named where there is something in them. */
const into = (
  record: Record<string, ReadonlyArray<ActivityId>>,
  lists: ReadonlyArray<Ids | undefined>,
  names: ReadonlyArray<string>
): Readonly<Record<string, ReadonlyArray<ActivityId>>> => {
  for (let at = 0; at < lists.length; at++) {
    const [ids, name] = [lists[at], names[at]]
    if (ids !== undefined && name !== undefined) record[name] = ids
  }
  return record
}

/** By one of a few keys, such as fields. */
const byKey = (lists: ReadonlyArray<Ids | undefined>, keys: ReadonlyArray<string>) => into({}, lists, keys)

/**
 * By names of which there may be any number: without a prototype, so that "constructor" is a name like any other, and so that
 * an engine does not learn a new shape of object from each.
 */
const byName = (lists: ReadonlyArray<Ids | undefined>, names: ReadonlyArray<string>) =>
  into(Object.create(null), lists, names)

const add = (lists: Array<Ids | undefined>, at: number, id: ActivityId): void => {
  const list = lists[at]
  if (list === undefined) lists[at] = [id]
  else list.push(id)
}

const addEach = (lists: Array<Ids | undefined>, places: ReadonlyArray<number>, id: ActivityId): void => {
  for (let i = 0; i < places.length; i++) add(lists, places[i] ?? 0, id)
}

/** The names of the organisers outside government that were seen in as many years as the rubric asks, in order. */
const recurrentIn = (
  entries: Entries["entries"],
  names: ReadonlyArray<string>,
  { grassroots }: FactorRubric
): ReadonlyArray<string> => {
  const years = names.map(() => 0)
  const last = names.map(() => -1)
  for (const { end, organisers = [], start } of entries)
    for (const { at, government } of organisers) {
      const from = Math.max(start, (last[at] ?? -1) + 1)
      if (government || end < from) continue
      years[at] = (years[at] ?? 0) + end - from + 1
      last[at] = end
    }
  return names.filter((_, at) => (years[at] ?? 0) >= grassroots.recurrentYears).sort()
}

const evidenceIn = (
  { entries, organisers }: Entries,
  cities: Twinning["cities"],
  rubric: FactorRubric
): FactorEvidence => {
  const gained: readonly [Ids, Ids] = [[], []]
  const unknownFor: readonly [Ids, Ids] = [[], []]
  const fields: Array<Ids | undefined> = []
  const sectors: Array<Ids | undefined> = []
  const byOrganiser: Array<Ids | undefined> = []
  const unknown: Readonly<Record<"benefits" | "fields" | "sectors" | "organisers" | "citizenLed", Ids>> = {
    benefits: [],
    fields: [],
    sectors: [],
    organisers: [],
    citizenLed: []
  }
  const citizenLed: Ids = []
  const exchanges: Ids = []
  for (const entry of entries) {
    const { id } = entry
    if (entry.benefits.includes(undefined)) unknown.benefits.push(id)
    for (let side = 0; side < 2; side++) {
      const gain = entry.benefits[side]
      if (gain === undefined) unknownFor[side]?.push(id)
      else if (gain > 0) gained[side]?.push(id)
    }
    if (entry.fields === undefined) unknown.fields.push(id)
    else addEach(fields, entry.fields, id)
    if (entry.sectors === undefined) unknown.sectors.push(id)
    else addEach(sectors, entry.sectors, id)
    if (entry.organisers === undefined) unknown.organisers.push(id)
    else for (const { at, government } of entry.organisers) if (!government) add(byOrganiser, at, id)
    if (entry.citizenLed === undefined) unknown.citizenLed.push(id)
    else if (entry.citizenLed) citizenLed.push(id)
    if (entry.exchange) exchanges.push(id)
  }
  return {
    mutualBenefit: {
      gained: byName(gained, cities),
      unknown: unknown.benefits,
      unknownFor: byName(unknownFor, cities)
    },
    breadth: {
      fields: byKey(fields, rubric.breadth.fields),
      fieldsUnknown: unknown.fields,
      sectors: byKey(sectors, rubric.breadth.sectors),
      sectorsUnknown: unknown.sectors
    },
    grassroots: {
      organisers: byName(byOrganiser, organisers),
      recurrent: recurrentIn(entries, organisers, rubric),
      organisersUnknown: unknown.organisers,
      citizenLed,
      citizenLedUnknown: unknown.citizenLed,
      exchanges
    }
  }
}

/**
 * Scores the success factors of a twinning as of a day (S0 l.13–15; method, section 3).
 *
 * **Details**: each factor as of each year, with bounds for what is unknown and the activities behind it; what lies after
 * `asOf`, the order of the activities, and a second source for one of them change no value. Without an activity there
 * is no number; without evidence for all three factors there is no combined one.
 */
export const twinningFactors = (twinning: TwinningRecord, options: FactorOptions): TwinningFactors => {
  const { asOf, rubric = defaultFactorRubric } = options
  const all = entriesOf(twinning, rubric, asOf)
  const { columns, now, years: timeline = [] } = timelineOf(all, rubric) ?? {}
  const series = {
    mutualBenefit: seriesOf(columns, "mutualBenefit", rubric),
    breadth: seriesOf(columns, "breadth", rubric),
    grassroots: seriesOf(columns, "grassroots", rubric)
  }
  const trends: Partial<Record<FactorKey, Trend>> = {}
  for (const key of factorKeys) {
    const trend = trendOf(series[key], rubric)
    if (trend !== undefined) trends[key] = trend
  }
  const phase = phaseOf(all, rubric)
  const sustained = sustainedOf(all, rubric)
  const outside: Array<TwinningFactors["outside"][number]> = []
  const against = againstAgreement(reachedBy(twinning.stages, asOf))
  for (const activity of all.records) {
    const lies = against(activity)
    if (lies !== "within") outside.push({ activity: activity.id, against: lies })
  }
  return {
    twinning: twinning.id,
    asOf,
    rubric: { id: rubric.id, version: rubric.version, title: rubric.title },
    ...(now === undefined ? {} : { now }),
    ...(sustained === undefined ? {} : { sustained }),
    timeline,
    trends,
    changes: {
      mutualBenefit: changesOf(series.mutualBenefit, rubric),
      breadth: changesOf(series.breadth, rubric),
      grassroots: changesOf(series.grassroots, rubric)
    },
    consolidation: consolidationOf(columns, rubric),
    ...(phase === undefined ? {} : { phase }),
    capital: capitalOf(all, twinning.stages, rubric, asOf),
    evidence: evidenceIn(all, twinning.cities, rubric),
    activities: all.entries.map(({ id }) => id).sort(),
    outside: outside.sort((a, b) => (a.activity < b.activity ? -1 : 1))
  }
}

/**
 * The 90 % intervals of the factors over how reliable the sources are.
 *
 * **When to use**: for one twinning that somebody looks at; it costs a hundred times as much as the factors themselves.
 *
 * **Details**: `draws` are 2,000 unless said otherwise; the same input and seed give the same bits everywhere.
 */
export const factorIntervals = (
  twinning: Pick<TwinningRecord, "cities" | "activities">,
  options: FactorOptions & { readonly seed?: number; readonly draws?: number; readonly sourceOf?: SourceOf }
): Readonly<Partial<Record<FactorKey, Interval>>> => {
  const { asOf, draws = 2000, rubric = defaultFactorRubric, seed = 1, sourceOf } = options
  return factorDraws(entriesOf(twinning, rubric, asOf), rubric, { seed, draws, sourceOf })
}
