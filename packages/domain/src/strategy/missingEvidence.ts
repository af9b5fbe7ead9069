import type { CityEvidence } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import { readIndicators } from "./indicators.ts"
import type { MaturityOptions } from "./maturity.ts"
import type { Reading } from "./Reading.ts"
import { applying, atEnd, dimensionAt, ladderOf, levelOf, scoredAt, scoredOf, weightsOf } from "./score.ts"

/** Missing evidence that, if it were found and good, would establish a higher level. */
export interface Raise {
  /** The indicators to be documented, all of them: a part would not do. */
  readonly indicators: ReadonlyArray<string>
  readonly from: string
  readonly to: string
  /** By how much the least possible score would rise, 0–1. */
  readonly gain: number
}

/** Missing evidence and how much narrower the bounds would be with it, on average over its best and its worst. */
export interface Narrowing {
  readonly indicator: string
  readonly by: number
  /** The highest level that would still be open if it were found to be at its worst. */
  readonly ifWorst: string
  /** The level that would be established if it were found to be at its best. */
  readonly ifBest: string
}

/** What would change a maturity, largest effect first. */
export interface MissingEvidence {
  readonly raises: ReadonlyArray<Raise>
  readonly narrows: ReadonlyArray<Narrowing>
}

const largest = 3

/** Every choice of `size` of the numbers below `n`, in order. */
function* choices(n: number, size: number, from = 0): Generator<ReadonlyArray<number>> {
  if (size === 0) yield []
  else
    for (let first = from; first <= n - size; first++)
      for (const rest of choices(n, size - 1, first + 1)) yield [first, ...rest]
}

const settled = (reading: Reading, end: "low" | "high"): Reading => ({
  ...reading,
  low: reading[end],
  high: reading[end],
  ...(reading.role === undefined ? {} : { role: { low: reading.role[end], high: reading.role[end] } })
})

/**
 * Names the evidence that is missing and would change the level or narrow the bounds most (method, rule 5).
 *
 * **Details**: `raises` are the smallest sets of indicators that would establish a higher level if each were found at
 * its best: every set of up to three of which no part would do, or, where none of these does, one larger set from which
 * nothing can be left out. Smaller sets first, then those that reach the higher level, then the larger gain. `narrows`
 * is one entry for each indicator that is not fully known, the largest first.
 */
export const missingEvidence = (
  evidence: CityEvidence,
  options: Pick<MaturityOptions, "asOf" | "rubric">
): MissingEvidence => {
  const { asOf, rubric = defaultRubric } = options
  const ladder = ladderOf(rubric)
  const readings = readIndicators(evidence, rubric, asOf)
  const open = readings.flat().filter(({ high, low, state }) => state !== "not-applicable" && high > low)
  const keyOf = (reading: Reading): string => reading.indicator.key
  const withSettled = (keys: ReadonlySet<string>, end: "low" | "high") =>
    readings.map((dimension) =>
      dimension.map((reading) => (keys.has(keyOf(reading)) ? settled(reading, end) : reading))
    )
  const level = (place: number): string => levelOf(rubric, place).key
  const now = scoredAt(rubric, ladder, readings, "low")
  const best = scoredAt(rubric, ladder, readings, "high")

  const keysAt = (places: ReadonlyArray<number>): ReadonlySet<string> =>
    new Set(places.flatMap((place) => (open[place] === undefined ? [] : [keyOf(open[place])])))
  const weights = weightsOf(rubric, applying(readings))
  const lowest = atEnd(readings, "low")
  const values = new Map<string, number | undefined>()
  /** Where a dimension stands at least once some of its evidence is found: the same few sets come again with every other. */
  const foundIn = (d: number, dimension: ReadonlyArray<Reading>, keys: ReadonlySet<string>): number | undefined => {
    const own = dimension.filter((reading) => keys.has(keyOf(reading)))
    if (own.length === 0) return lowest.dimensions[d]
    const known = `${d} ${own.map(keyOf).join(" ")}`
    if (!values.has(known))
      values.set(
        known,
        dimensionAt(
          dimension.map((reading) => (keys.has(keyOf(reading)) ? settled(reading, "high") : reading)),
          "low"
        )
      )
    return values.get(known)
  }
  /** What is established at least once some evidence is found at its best. */
  const settling = (places: ReadonlyArray<number>) => {
    const keys = keysAt(places)
    const role = lowest.role || places.some((place) => open[place]?.role?.high === true)
    const dimensions = readings.map((dimension, d) => foundIn(d, dimension, keys))
    return scoredOf(rubric, ladder, weights, { dimensions, role }, "low")
  }
  const raises: Array<Raise & { readonly place: number }> = []
  const minimal: Array<ReadonlySet<string>> = []
  const keep = (places: ReadonlyArray<number>): boolean => {
    const keys = keysAt(places)
    if (minimal.some((set) => [...set].every((key) => keys.has(key)))) return false
    const found = settling(places)
    if (found.level <= now.level) return false
    minimal.push(keys)
    raises.push({
      indicators: [...keys],
      from: level(now.level),
      to: level(found.level),
      gain: found.score - now.score,
      place: found.level
    })
    return true
  }
  if (best.level > now.level) {
    for (let size = 1; size <= Math.min(largest, open.length); size++)
      for (const places of choices(open.length, size)) keep(places)
    if (raises.length === 0) {
      // From all of it, what can be left out is left out, the least effective first.
      let kept = open.map((_, place) => place)
      const byEffect = [...kept].sort((a, b) => settling([a]).score - settling([b]).score || a - b)
      for (const place of byEffect) {
        const without = kept.filter((one) => one !== place)
        if (settling(without).level > now.level) kept = without
      }
      keep(kept)
    }
  }

  const width = best.score - now.score
  const narrows = open.map((reading): Narrowing => {
    const keys = new Set([keyOf(reading)])
    const ends = (["low", "high"] as const).map((end) => {
      const then = withSettled(keys, end)
      return { low: scoredAt(rubric, ladder, then, "low"), high: scoredAt(rubric, ladder, then, "high") }
    })
    const [worst, good] = ends
    const left = ends.reduce((sum, { high, low }) => sum + (high.score - low.score), 0) / 2
    return {
      indicator: keyOf(reading),
      by: width - left,
      ifWorst: level(worst?.high.level ?? best.level),
      ifBest: level(good?.low.level ?? now.level)
    }
  })
  return {
    raises: raises
      .sort(
        (a, b) =>
          a.indicators.length - b.indicators.length ||
          b.place - a.place ||
          b.gain - a.gain ||
          (a.indicators.join() < b.indicators.join() ? -1 : 1)
      )
      .map(({ place: _, ...raise }) => raise),
    narrows: [...narrows].sort((a, b) => b.by - a.by || (a.indicator < b.indicator ? -1 : 1))
  }
}
