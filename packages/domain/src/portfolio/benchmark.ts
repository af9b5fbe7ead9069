import type { CityId } from "../base/identity.ts"
import { median, medianInterval, quantile } from "../statistics/quantile.ts"

/** A value of an indicator for one city, absent where it is unknown, and the groups the city belongs to. */
export interface BenchmarkRow {
  readonly city: CityId
  readonly value?: number
  /** Keys of the groups: one for a country or size class, several for networks; none where it is not known. */
  readonly groups: ReadonlyArray<string>
}

/** An indicator in one group. */
export interface BenchmarkGroup {
  readonly group: string
  /** Cities with a value, and cities without. */
  readonly n: number
  readonly unknown: number
  readonly median?: number
  /** The middle half. */
  readonly quartiles?: { readonly low: number; readonly high: number }
  /** Distribution-free interval of the median; absent where the group is too small for one. */
  readonly interval?: { readonly low: number; readonly high: number; readonly level: number }
  readonly cities: ReadonlyArray<CityId>
}

/** An indicator compared over groups. */
export interface Benchmark {
  readonly groups: ReadonlyArray<BenchmarkGroup>
  /** All cities together, each once. */
  readonly all: BenchmarkGroup
  /** Cities that belong to no group. */
  readonly ungrouped: ReadonlyArray<CityId>
}

const summary = (group: string, rows: ReadonlyArray<BenchmarkRow>): BenchmarkGroup => {
  const values = rows.flatMap(({ value }) => (value === undefined ? [] : [value])).sort((a, b) => a - b)
  const middle = median(values)
  const interval = medianInterval(values)
  return {
    group,
    n: values.length,
    unknown: rows.length - values.length,
    ...(middle === undefined
      ? {}
      : { median: middle, quartiles: { low: quantile(values, 0.25), high: quantile(values, 0.75) } }),
    ...(interval === undefined ? {} : { interval }),
    cities: rows.map(({ city }) => city).sort()
  }
}

/**
 * Compares an indicator over groups of cities (method, section 7): how many, the median, how sure it is, how many unknown.
 *
 * **When to use**: for any number that is known of some cities, by country, size class, network or region.
 *
 * **Details**: a city in several groups counts in each, and once in all. Unknown is counted, never taken for zero.
 * Groups in order of their keys.
 */
export const benchmark = (rows: ReadonlyArray<BenchmarkRow>): Benchmark => {
  const groups = new Map<string, Array<BenchmarkRow>>()
  for (const row of rows)
    for (const group of new Set(row.groups)) {
      const held = groups.get(group)
      if (held === undefined) groups.set(group, [row])
      else held.push(row)
    }
  return {
    groups: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, held]) => summary(group, held)),
    all: summary("all", rows),
    ungrouped: rows
      .filter((row) => row.groups.length === 0)
      .map(({ city }) => city)
      .sort()
  }
}

/**
 * Size classes of cities by their inhabitants, each from its lower bound on.
 *
 * **Details**: those of the UN’s World Urbanization Prospects from 300,000 on; the cut at 100,000 is a proposal of this
 * project, since most twinned cities are smaller.
 */
export const sizeClasses: ReadonlyArray<{ readonly key: string; readonly from: number }> = [
  { key: "under-100k", from: 0 },
  { key: "100k-300k", from: 100_000 },
  { key: "300k-500k", from: 300_000 },
  { key: "500k-1m", from: 500_000 },
  { key: "1m-5m", from: 1_000_000 },
  { key: "5m-10m", from: 5_000_000 },
  { key: "over-10m", from: 10_000_000 }
]

/** The size class of a city with so many inhabitants. */
export const sizeClassOf = (inhabitants: number): string =>
  sizeClasses.findLast(({ from }) => inhabitants >= from)?.key ?? "under-100k"
