import type { CityId, ClaimId } from "../base/identity.ts"
import type { Words } from "../evidence/Citation.ts"
import type { SourceOf } from "../evidence/confidence.ts"
import type { CityEvidence } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import { draw } from "./draws.ts"
import { readIndicators } from "./indicators.ts"
import type { MaturityRubric } from "./MaturityRubric.ts"
import type { Reading } from "./Reading.ts"
import { applying, ladderOf, levelOf, scoredAt, tolerance, weightsOf } from "./score.ts"

/** What one indicator contributes, with its evidence. Values are shares, 0–1. */
export interface IndicatorResult {
  readonly key: string
  readonly title: Words
  readonly state: Reading["state"]
  readonly answer?: string
  readonly low: number
  readonly high: number
  readonly confidence: number
  readonly because?: Words
  readonly evidence: ReadonlyArray<ClaimId>
}

/** What one dimension contributes: the mean of its indicators at their worst and at their best, 0–1. */
export interface DimensionResult {
  readonly key: string
  readonly title: Words
  /** Its part of all weights that apply, 0–1. */
  readonly weight: number
  readonly applies: boolean
  readonly low: number
  readonly high: number
  readonly coverage: number
  readonly indicators: ReadonlyArray<IndicatorResult>
}

/** A level with the share of the draws that reached it. */
export interface LevelResult {
  readonly key: string
  readonly title: Words
  readonly probability: number
}

/**
 * What is said of the level: the level, where enough is known and it is likely enough; otherwise the levels that it may
 * be, and why no more can be said.
 */
export type Verdict =
  | { readonly kind: "level"; readonly level: string; readonly probability: number }
  | {
      readonly kind: "undetermined"
      readonly from: string
      readonly to: string
      readonly because: "no-evidence" | "coverage" | "probability"
    }

/** How strategically a city runs its international relations, as of a day, with everything that led to it. */
export interface Maturity {
  readonly city: CityId
  readonly asOf: string
  readonly rubric: Pick<MaturityRubric, "id" | "version" | "title">
  readonly verdict: Verdict
  /** What random draws gave: median and 90 % interval. Absent without evidence: no evidence, no number. */
  readonly score?: { readonly low: number; readonly median: number; readonly high: number }
  /** What the unknowns alone leave open: every one at its worst, and at its best. */
  readonly bounds: { readonly low: number; readonly high: number }
  /** The level that the evidence establishes, whatever the unknowns are, and the highest that they leave open. */
  readonly established: string
  readonly possible: string
  /** The weight of what is known over the weight of all that applies, 0–1. */
  readonly coverage: number
  readonly levels: ReadonlyArray<LevelResult>
  readonly dimensions: ReadonlyArray<DimensionResult>
  readonly evidence: ReadonlyArray<ClaimId>
  readonly seed: number
  readonly draws: number
}

export interface MaturityOptions {
  /** The day it is judged as of, YYYY-MM-DD. */
  readonly asOf: string
  readonly rubric?: MaturityRubric
  /** What the random draws start from: the same seed gives the same bits. */
  readonly seed?: number
  /** How many draws; 10,000 unless said otherwise. */
  readonly draws?: number
  /** Who makes a claim and how it is graded; without it every claim counts as one that cannot be judged. */
  readonly sourceOf?: SourceOf
}

const knownShare = ({ high, low, state }: Reading): number => (state === "unknown" ? 0 : 1 - (high - low))

const dimensionResult = (
  dimension: MaturityRubric["dimensions"][number],
  readings: ReadonlyArray<Reading>,
  weight: number
): DimensionResult => {
  const applied = readings.filter(({ state }) => state !== "not-applicable")
  const mean = (of: (reading: Reading) => number): number =>
    applied.length === 0 ? 0 : applied.reduce((sum, reading) => sum + of(reading), 0) / applied.length
  return {
    key: dimension.key,
    title: dimension.title,
    weight,
    applies: applied.length > 0,
    low: mean(({ low }) => low),
    high: mean(({ high }) => high),
    coverage: mean(knownShare),
    indicators: readings.map((reading) => ({
      key: reading.indicator.key,
      title: reading.indicator.title,
      state: reading.state,
      ...(reading.answer === undefined ? {} : { answer: reading.answer }),
      ...(reading.because === undefined ? {} : { because: reading.because }),
      low: reading.low,
      high: reading.high,
      confidence: reading.confidence,
      evidence: reading.evidence
    }))
  }
}

/**
 * Scores how strategically a city runs its international relations (method, section 2).
 *
 * **Details**: inside a dimension the arithmetic mean, across dimensions the weighted geometric mean, so that one strong
 * dimension cannot buy off a missing one. `bounds` come from the unknowns alone; `score` from seeded random draws over
 * unknowns, the reliability of sources, one step of the coder and the weights. A level is published only where coverage
 * and probability reach what the rubric asks; otherwise the verdict names the levels it may be: those of the 90 %
 * interval, or where too little is known those that the bounds leave open.
 *
 * **Gotchas**: rubrics come from `readRubric` or are `defaultRubric`; one that breaks its rules gives nonsense.
 */
export const maturity = (evidence: CityEvidence, options: MaturityOptions): Maturity => {
  const { asOf, draws = 10_000, rubric = defaultRubric, seed = 1, sourceOf } = options
  const readings = readIndicators(evidence, rubric, asOf, sourceOf)
  const weights = weightsOf(rubric, applying(readings))
  const ladder = ladderOf(rubric)
  const low = scoredAt(rubric, ladder, readings, "low")
  const high = scoredAt(rubric, ladder, readings, "high")
  const dimensions = rubric.dimensions.map((dimension, d) =>
    dimensionResult(dimension, readings[d] ?? [], weights[d] ?? 0)
  )
  const coverage = dimensions.reduce((sum, { coverage, weight }) => sum + weight * coverage, 0)
  const cited = [...new Set(readings.flat().flatMap((reading) => reading.evidence))].sort()
  const key = (place: number): string => levelOf(rubric, place).key
  const established = key(low.level)
  const possible = key(high.level)
  // What is known of a dimension that counts nothing is no evidence of the score.
  const known = readings.some(
    (dimension, d) => (weights[d] ?? 0) > 0 && dimension.some(({ state }) => state === "known" || state === "partly")
  )
  const common = {
    city: evidence.city,
    asOf,
    rubric: { id: rubric.id, version: rubric.version, title: rubric.title },
    bounds: { low: low.score, high: high.score },
    established,
    possible,
    coverage,
    dimensions,
    evidence: cited,
    seed,
    draws
  }
  if (!known)
    return {
      ...common,
      verdict: { kind: "undetermined", from: established, to: possible, because: "no-evidence" },
      levels: []
    }

  const drawn = draw(readings, rubric, ladder, { seed, draws })
  const levels = drawn.levels.map((probability, place) => {
    const { key, title } = levelOf(rubric, place)
    return { key, title, probability }
  })
  const likeliest = drawn.levels.indexOf(Math.max(...drawn.levels))
  const probability = drawn.levels[likeliest] ?? 0
  const verdict = (): Verdict => {
    if (coverage + tolerance < rubric.publish.coverage)
      return { kind: "undetermined", from: established, to: possible, because: "coverage" }
    if (probability >= rubric.publish.probability) return { kind: "level", level: key(likeliest), probability }
    const [from, to] = middle(drawn.levels)
    return { kind: "undetermined", from: key(from), to: key(to), because: "probability" }
  }
  return {
    ...common,
    verdict: verdict(),
    score: { low: drawn.low, median: drawn.median, high: drawn.high },
    levels
  }
}

/** The first and the last level of the middle 90 % of the draws. */
const middle = (probabilities: ReadonlyArray<number>): readonly [number, number] => {
  const place = (share: number): number => {
    let sum = 0
    for (const [level, probability] of probabilities.entries()) {
      sum += probability
      if (sum > share) return level
    }
    return probabilities.length - 1
  }
  return [place(0.05), place(0.95 - 1e-12)]
}
