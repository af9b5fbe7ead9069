import { confidence, type SourceOf } from "../evidence/confidence.ts"
import { quantile } from "../statistics/quantile.ts"
import { stream } from "../statistics/random.ts"
import type { Entries } from "./entries.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { type FactorKey, factorKeys, valuesIn } from "./timeline.ts"
import { decayOf } from "./weights.ts"

/** The middle and the 90 % interval of random draws. */
export interface Interval {
  readonly low: number
  readonly median: number
  readonly high: number
}

/**
 * The factors over many draws in which each activity happened or not, by how reliable its sources are.
 *
 * **Details**: absent for a factor that half of the draws or more leave without evidence. Each activity draws from a
 * stream of its own; the same input and seed give the same bits everywhere. What is unknown about an activity is not
 * drawn: `low` and `high` of the factor hold it.
 */
export const factorDraws = (
  all: Entries,
  rubric: FactorRubric,
  options: { readonly seed: number; readonly draws: number; readonly sourceOf: SourceOf | undefined }
): Readonly<Partial<Record<FactorKey, Interval>>> => {
  const { draws, seed, sourceOf } = options
  const { entries, year } = all
  const decay = decayOf(rubric.halfLife)
  const holds = entries.map(({ evidence }) => confidence(evidence, sourceOf))
  const streams = entries.map(({ id }) => stream(seed, `happened/${id}`))
  const included = new Uint8Array(entries.length)
  const values = {
    mutualBenefit: new Float64Array(draws),
    breadth: new Float64Array(draws),
    grassroots: new Float64Array(draws)
  }
  const counts: Record<FactorKey, number> = { mutualBenefit: 0, breadth: 0, grassroots: 0 }
  for (let i = 0; i < draws; i++) {
    for (let e = 0; e < entries.length; e++) included[e] = (streams[e]?.next() ?? 0) >= 1 - (holds[e] ?? 0) ? 1 : 0
    const found = valuesIn(all, year, rubric, decay, included)
    for (const [f, key] of factorKeys.entries()) {
      const value = found[f] ?? Number.NaN
      if (Number.isNaN(value)) continue
      values[key][counts[key]] = value
      counts[key] += 1
    }
  }
  const intervals: Partial<Record<FactorKey, Interval>> = {}
  for (const key of factorKeys) {
    if (counts[key] * 2 <= draws) continue
    const sorted = values[key].slice(0, counts[key]).sort()
    intervals[key] = { low: quantile(sorted, 0.05), median: quantile(sorted, 0.5), high: quantile(sorted, 0.95) }
  }
  return intervals
}
