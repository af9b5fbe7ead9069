import type { CityEvidence } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import { readIndicators } from "./indicators.ts"
import type { MaturityRubric } from "./MaturityRubric.ts"
import type { MaturityOptions } from "./maturity.ts"
import type { Reading } from "./Reading.ts"
import {
  applied,
  applying,
  counts,
  ladderOf,
  levelAt,
  levelOf,
  meanOf,
  scoreOfTerms,
  termOf,
  unscored,
  weightsOf
} from "./score.ts"

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

/** An indicator that is not fully known, its dimension, and where it stands among those of the dimension that apply. */
interface Open {
  readonly key: string
  readonly dimension: number
  readonly at: number
  readonly low: number
  readonly high: number
  /** How many more roles are held with it at its best. */
  readonly roles: number
}

/** What is not fully known, dimension by dimension. */
const openOf = (readings: ReadonlyArray<ReadonlyArray<Reading>>): ReadonlyArray<Open> =>
  readings.flatMap((all, dimension) =>
    applied(all)
      .map(({ high, indicator, low, role }, at) => {
        const roles = Number(role?.high === true) - Number(role?.low === true)
        return { key: indicator.key, dimension, at, low, high, roles }
      })
      .filter(({ high, low }) => high > low)
  )

/**
 * What a city reaches with every unknown at one end, but for the indicators that are turned to their other end.
 *
 * **Details**: one set of findings differs from the next by few indicators, so that their dimensions alone are worked out
 * again.
 */
const standing = (rubric: MaturityRubric, readings: ReadonlyArray<ReadonlyArray<Reading>>, rest: "low" | "high") => {
  const ladder = ladderOf(rubric)
  const weights = weightsOf(rubric, applying(readings))
  const values = readings.map((dimension) => Float64Array.from(applied(dimension), (reading) => reading[rest]))
  const dimensions = values.map(meanOf)
  const dimensionAt = (d: number): number | undefined => dimensions[d]
  const termAt = (d: number): number => termOf(dimensions[d], weights[d] ?? 0, rubric.floor)
  const terms = Float64Array.from(dimensions, (_, d) => termAt(d))
  const isScored = counts(weights)
  let held = readings.flat().filter(({ role }) => role?.[rest] === true).length
  return {
    turn: ({ at, dimension, high, low, roles }: Open): void => {
      const own = values[dimension] as Float64Array
      const isLow = own[at] === low
      own[at] = isLow ? high : low
      held += isLow ? roles : -roles
      dimensions[dimension] = meanOf(own)
      terms[dimension] = termAt(dimension)
    },
    reached: () => {
      const score = isScored ? scoreOfTerms(terms) : unscored[rest]
      return { score, level: levelAt(ladder, score, dimensionAt, held > 0) }
    }
  }
}

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
  const readings = readIndicators(evidence, rubric, asOf)
  const open = openOf(readings)
  const at = (place: number): Open => open[place] as Open
  const level = (place: number): string => levelOf(rubric, place).key
  const atWorst = standing(rubric, readings, "low")
  const atBest = standing(rubric, readings, "high")
  const now = atWorst.reached()
  const best = atBest.reached()
  const alone = ({ reached, turn }: typeof atWorst, one: Open) => {
    turn(one)
    const then = reached()
    turn(one)
    return then
  }
  const found = open.map((one) => ({ one, good: alone(atWorst, one), worst: alone(atBest, one) }))

  const raises: Array<Raise & { readonly place: number }> = []
  /** Keeps the indicators that are turned to their best, if these raise the level. */
  const keep = (turned: Iterable<number>): boolean => {
    const { level: place, score } = atWorst.reached()
    if (place <= now.level) return false
    raises.push({
      indicators: Array.from(turned, (one) => at(one).key),
      from: level(now.level),
      to: level(place),
      gain: score - now.score,
      place
    })
    return true
  }
  /** Which two indicators are enough, by the place of the first and of the second; one alone is both. */
  const enough = new Uint8Array(open.length * open.length)
  const chosen: Array<number> = []
  /** Goes through every choice of so many more indicators, but for those of which a part is enough. */
  const choose = (more: number, from: number): void => {
    if (more === 0) {
      // A choice of three is part of no other.
      if (keep(chosen) && chosen.length < largest)
        enough[(chosen[0] as number) * open.length + (chosen.at(-1) as number)] = 1
      return
    }
    for (let place = from; place <= open.length - more; place++) {
      chosen.push(place)
      if (!chosen.some((one) => enough[one * open.length + place] === 1)) {
        atWorst.turn(at(place))
        choose(more - 1, place + 1)
        atWorst.turn(at(place))
      }
      chosen.pop()
    }
  }
  if (best.level > now.level) {
    for (let size = 1; size <= largest; size++) choose(size, 0)
    if (raises.length === 0) {
      // From all of it, what can be left out is left out, the least effective first.
      const kept = new Set(open.keys())
      const effect = (place: number): number => found[place]?.good.score ?? 0
      for (const one of open) atWorst.turn(one)
      for (const place of [...kept].sort((a, b) => effect(a) - effect(b) || a - b)) {
        atWorst.turn(at(place))
        if (atWorst.reached().level > now.level) kept.delete(place)
        else atWorst.turn(at(place))
      }
      keep(kept)
    }
  }

  const width = best.score - now.score
  const narrows = found.map(({ good, one, worst }): Narrowing => {
    const left = (worst.score - now.score + (best.score - good.score)) / 2
    return {
      indicator: one.key,
      by: width - left,
      ifWorst: level(worst.level),
      ifBest: level(good.level)
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
    narrows: narrows.sort((a, b) => b.by - a.by || (a.indicator < b.indicator ? -1 : 1))
  }
}
