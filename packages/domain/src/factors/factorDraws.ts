import { confidence, type SourceOf } from "../evidence/confidence.ts"
import { quantileOf } from "../statistics/quantile.ts"
import { fillUniform } from "../statistics/random.ts"
import { ranksOf } from "../statistics/select.ts"
import type { Entries } from "./entries.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { type FactorKey, factorKeys, valuesBy } from "./timeline.ts"
import { decayOf, weighSubsets } from "./weights.ts"

/** The middle and the 90 % interval of random draws. */
export interface Interval {
  readonly low: number
  readonly median: number
  readonly high: number
}

/** What is drawn: how often, from which seed, and who makes the claims. */
interface DrawOptions {
  readonly seed: number
  readonly draws: number
  readonly sourceOf: SourceOf | undefined
}

/** Which activities happened in each draw, as the bits that {@link weighSubsets} reads. */
const drawn = (entries: Entries["entries"], { draws, seed, sourceOf }: DrawOptions): Uint32Array => {
  const happened = new Uint32Array(Math.ceil(entries.length / 32) * draws)
  const uniform = new Float64Array(draws)
  for (const [e, { evidence, id }] of entries.entries()) {
    const doubt = 1 - confidence(evidence, sourceOf)
    fillUniform(seed, `happened/${id}`, uniform)
    const begin = (e >> 5) * draws
    for (let i = 0; i < draws; i++) {
      const bit = (uniform[i] ?? 0) >= doubt ? 1 : 0
      happened[begin + i] = (happened[begin + i] ?? 0) | (bit << (e & 31))
    }
  }
  return happened
}

/** Brings each of some numbers to the front once, in order, and tells how often each was there. */
const gather = (numbers: Uint32Array): ReadonlyArray<number> => {
  numbers.sort()
  const times: Array<number> = []
  for (const [i, number] of numbers.entries()) {
    const last = times.length - 1
    if (i > 0 && number === numbers[last]) times[last] = (times[last] ?? 0) + 1
    else numbers[times.push(1) - 1] = number
  }
  return times
}

/** Brings the numbers that are not NaN to the front, and tells how many they are. */
const keepKnown = (values: Float64Array): number => {
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN
    if (!Number.isNaN(value)) values[count++] = value
  }
  return count
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
  options: DrawOptions
): Readonly<Partial<Record<FactorKey, Interval>>> => {
  const { draws } = options
  const happened = drawn(all.entries, options)
  // Draws in which the same activities happened say the same. Of few activities there are many such draws; where one word
  // does not hold all of them, hardly any.
  const times = happened.length === draws ? gather(happened) : undefined
  const values = factorKeys.map(() => new Float64Array(draws))
  let i = 0
  weighSubsets(all, rubric, decayOf(rubric.halfLife), happened, times?.length ?? draws, (weights, subset) => {
    const found = valuesBy(weights, rubric)
    const end = i + (times?.[subset] ?? 1)
    for (let f = 0; f < found.length; f++) values[f]?.fill(found[f] ?? Number.NaN, i, end)
    i = end
  })
  const intervals: Partial<Record<FactorKey, Interval>> = {}
  for (const [f, key] of factorKeys.entries()) {
    const known = values[f] ?? new Float64Array()
    const count = keepKnown(known)
    if (count * 2 <= draws) continue
    const ranked = ranksOf(known, count)
    const at = (p: number): number => quantileOf(ranked, count, p)
    intervals[key] = { low: at(0.05), median: at(0.5), high: at(0.95) }
  }
  return intervals
}
