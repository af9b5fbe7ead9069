import type { ActivityId } from "../base/identity.ts"
import { type Breadth, breadthAt, putBreadth } from "./breadth.ts"
import type { Entries } from "./entries.ts"
import { type Estimate, estimateAt, width } from "./estimate.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { type Grassroots, grassrootsAt, putGrassroots } from "./grassroots.ts"
import { putMutualBenefit } from "./mutualBenefit.ts"
import { decayOf, type Weights, weigher } from "./weights.ts"

/** The three success factors (S0 l.13), as results name them. */
export type FactorKey = "mutualBenefit" | "breadth" | "grassroots"
export const factorKeys: ReadonlyArray<FactorKey> = ["mutualBenefit", "breadth", "grassroots"]

/** The three factors at the end of a year. */
export interface YearScore {
  readonly year: number
  readonly mutualBenefit: Estimate
  readonly breadth: Estimate
  readonly grassroots: Estimate
  /** The activities that went on in that year. */
  readonly activities: ReadonlyArray<ActivityId>
}

/** The three factors as they are now, with the parts they are made of. */
export interface FactorsNow extends YearScore {
  readonly breadth: Breadth
  readonly grassroots: Grassroots
}

// Where each factor stands in the row of a year.
const MUTUAL_BENEFIT = 0
const BREADTH = width
const GRASSROOTS = BREADTH + 3 * width
const row = new Float64Array(GRASSROOTS + 5 * width)

/** Scores a year into the row. Where nothing went on, breadth stays what it was: only proportions matter to it. */
const scoreInto = (weights: Weights, rubric: FactorRubric): void => {
  putMutualBenefit(row, MUTUAL_BENEFIT, weights, rubric.mutualBenefit)
  if (!weights.quiet) putBreadth(row, BREADTH, weights)
  putGrassroots(row, GRASSROOTS, weights, rubric.grassroots)
}

/** The value of each factor by the evidence of a year, NaN where nothing is known. */
export const valuesBy = (
  weights: Weights,
  rubric: FactorRubric
): readonly [mutualBenefit: number, breadth: number, grassroots: number] => {
  scoreInto(weights, rubric)
  return [row[MUTUAL_BENEFIT] ?? 0, row[BREADTH] ?? 0, row[GRASSROOTS] ?? 0]
}

const nothing: ReadonlyArray<ActivityId> = []

/** The value of each factor year by year, NaN where it is not known: what trends and consolidation read. */
export interface Columns extends Readonly<Record<FactorKey, Float64Array>> {
  /** The first year, and how many there are; what lies behind them in the columns is of no account. */
  readonly from: number
  readonly count: number
}

/** The years of a twinning, and the last of them in full; undefined where no activity is on record. */
export interface Timeline {
  readonly years: ReadonlyArray<YearScore>
  readonly now: FactorsNow
  /** Good until the next timeline. */
  readonly columns: Columns
}

let room = 64
/** Room for the columns of one timeline. */
const columns = {
  mutualBenefit: new Float64Array(room),
  breadth: new Float64Array(room),
  grassroots: new Float64Array(room),
  from: 0,
  count: 0
}

const clearColumns = (from: number, count: number): void => {
  if (room < count) {
    room = 2 * count
    for (const key of factorKeys) columns[key] = new Float64Array(room)
  }
  columns.from = from
  columns.count = count
}

/**
 * The factors year by year, from the first activity to the year it is judged in.
 *
 * **Details**: each year is judged as of its end, the last as of the day asked for; no longer than the last
 * `timelineYears` of the rubric.
 */
export const timelineOf = (all: Entries, rubric: FactorRubric): Timeline | undefined => {
  const { entries, organisers, year: last } = all
  const [first] = entries
  if (first === undefined) return undefined
  const from = Math.max(first.start, last - rubric.timelineYears + 1)
  // Most years of most twinnings are quiet: they share one empty list.
  const during = new Array<Array<ActivityId> | undefined>(last - from + 1).fill(undefined)
  for (const { end, id, start } of entries)
    for (let year = Math.max(start, from); year <= end; year++) {
      const held = during[year - from]
      if (held === undefined) during[year - from] = [id]
      else held.push(id)
    }
  clearColumns(from, during.length)
  const weigh = weigher(entries, organisers.length, rubric, decayOf(rubric.halfLife))
  const years: Array<YearScore> = []
  let breadth: Estimate | undefined
  for (let i = 0; i < during.length; i++) {
    const weights = weigh(from + i)
    scoreInto(weights, rubric)
    columns.mutualBenefit[i] = row[MUTUAL_BENEFIT] ?? 0
    columns.breadth[i] = row[BREADTH] ?? 0
    columns.grassroots[i] = row[GRASSROOTS] ?? 0
    if (breadth === undefined || !weights.quiet) breadth = estimateAt(row, BREADTH)
    years.push({
      year: from + i,
      mutualBenefit: estimateAt(row, MUTUAL_BENEFIT),
      breadth,
      grassroots: estimateAt(row, GRASSROOTS),
      activities: during[i] ?? nothing
    })
  }
  const now = {
    year: last,
    mutualBenefit: estimateAt(row, MUTUAL_BENEFIT),
    breadth: breadthAt(row, BREADTH),
    grassroots: grassrootsAt(row, GRASSROOTS),
    activities: during.at(-1) ?? nothing
  }
  return { years, now, columns }
}

/** In how many of the last years both sides gained (S0 l.13: sustained mutual benefit). */
export interface Sustained {
  /** Share of the years in which both sides gained by the known evidence, 0–1. */
  readonly value: number
  /** Counting the years in which they may have gained, too. */
  readonly high: number
  readonly years: number
  /** The years in which both sides gained. */
  readonly both: ReadonlyArray<number>
  readonly activities: ReadonlyArray<ActivityId>
}

/** 1 for a side that gained, 4 for one that may have. */
const bitOf = (gained: number | undefined): number => (gained === undefined ? 4 : gained > 0 ? 1 : 0)

/**
 * Counts the years in which both sides gained, over the last `sustainedYears` of the rubric.
 *
 * **Details**: a year counts by what went on in it, without decay. Absent where no activity is on record.
 */
export const sustainedOf = ({ entries, year }: Entries, rubric: FactorRubric): Sustained | undefined => {
  if (entries.length === 0) return undefined
  const { sustainedYears: years } = rubric.mutualBenefit
  const from = year - years + 1
  /** For each year bits: the first side gained (1), the second did (2), the first may have (4), the second may have (8). */
  const seen = new Array<number>(years).fill(0)
  for (const { benefits, end, start } of entries) {
    const bits = bitOf(benefits[0]) | (bitOf(benefits[1]) << 1)
    for (let y = Math.max(start, from); y <= end; y++) seen[y - from] = (seen[y - from] ?? 0) | bits
  }
  const both: Array<number> = []
  let possible = 0
  for (let i = 0; i < years; i++) {
    const bits = seen[i] ?? 0
    if ((bits & 3) === 3) both.push(from + i)
    if ((bits & 5) !== 0 && (bits & 10) !== 0) possible++
  }
  const activities =
    both.length === 0
      ? []
      : entries.flatMap(({ benefits, end, id, start }) =>
          benefits.some((one) => one !== undefined && one > 0) && both.some((y) => start <= y && y <= end) ? [id] : []
        )
  return { value: both.length / years, high: possible / years, years, both, activities: activities.sort() }
}
