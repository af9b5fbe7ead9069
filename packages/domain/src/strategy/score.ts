import { exp, ln } from "../statistics/elementary.ts"
import type { Level, MaturityRubric } from "./MaturityRubric.ts"
import type { Reading } from "./Reading.ts"

/** What is scored: the value of each dimension, undefined where it does not apply, and whether a role is held. */
export interface Scored {
  readonly dimensions: ReadonlyArray<number | undefined>
  readonly role: boolean
}

/** The weights of the dimensions that apply, in proportion, 0 for the others; all 0 where none is left. */
export const weightsOf = (rubric: MaturityRubric, applies: ReadonlyArray<boolean>): ReadonlyArray<number> => {
  const all = rubric.dimensions.map(({ weight }, d) => (applies[d] === true ? weight : 0))
  // Weights whose sum no number holds are in the same proportions when each is made smaller.
  const kept = Number.isFinite(all.reduce((a, b) => a + b, 0)) ? all : all.map((weight) => weight / all.length)
  const sum = kept.reduce((a, b) => a + b, 0)
  return kept.map((weight) => (sum === 0 ? 0 : weight / sum))
}

/** The indicators of a dimension that apply. */
export const applied = (dimension: ReadonlyArray<Reading>): ReadonlyArray<Reading> =>
  dimension.filter(({ state }) => state !== "not-applicable")

/** Which dimensions apply: those of which at least one indicator does. */
export const applying = (readings: ReadonlyArray<ReadonlyArray<Reading>>): ReadonlyArray<boolean> =>
  readings.map((dimension) => applied(dimension).length > 0)

/** The value of a dimension by those of its indicators that apply: their mean, undefined where none does. */
export const meanOf = (values: ArrayLike<number>): number | undefined => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return values.length === 0 ? undefined : sum / values.length
}

/** One end of what is known: every unknown at its worst, or at its best. */
const atEnd = (readings: ReadonlyArray<ReadonlyArray<Reading>>, end: "low" | "high"): Scored => ({
  dimensions: readings.map((dimension) => meanOf(applied(dimension).map((reading) => reading[end]))),
  role: readings.flat().some(({ role }) => role?.[end] === true)
})

/** What a dimension adds to the logarithm of the score: its weight times the logarithm of its value, `floor` at least. */
export const termOf = (value: number | undefined, weight: number, floor: number): number =>
  value === undefined ? 0 : weight * ln(Math.max(value, floor))

/** The score by what each dimension adds to its logarithm. */
export const scoreOfTerms = (terms: ArrayLike<number>): number => {
  let sum = 0
  for (let d = 0; d < terms.length; d++) sum += terms[d] as number
  return Math.min(1, exp(sum))
}

/**
 * The score of a city, 0–1: the weighted geometric mean of its dimensions, each counted with `floor` at least.
 *
 * **Details**: `weights` add up to 1 over the dimensions that apply.
 */
export const scoreOf = (
  dimensions: ReadonlyArray<number | undefined>,
  weights: ReadonlyArray<number>,
  floor: number
): number => scoreOfTerms(dimensions.map((value, d) => termOf(value, weights[d] ?? 0, floor)))

/** The gates of a level by the place of their dimension, so that a draw need not look names up. */
export interface Ladder {
  readonly levels: ReadonlyArray<{
    readonly from: number
    readonly gates: ReadonlyArray<{ readonly at: number; readonly atLeast: number; readonly role: boolean }>
  }>
}

export const ladderOf = (rubric: MaturityRubric): Ladder => ({
  levels: rubric.levels.map(({ from, gates }) => ({
    from,
    gates: gates.map(({ atLeast, dimension, role }) => ({
      at: rubric.dimensions.findIndex(({ key }) => key === dimension),
      atLeast,
      role: role === true
    }))
  }))
})

/** Rounding must not keep out what stands exactly on a threshold. */
export const tolerance = 1e-12

/**
 * The place of the level that a score reaches: its own conditions hold, and those of every level below it.
 *
 * **Details**: a gate on a dimension that does not apply is open.
 */
export const levelAt = (
  { levels }: Ladder,
  score: number,
  dimension: (at: number) => number | undefined,
  role: boolean
): number => {
  let reached = 0
  for (let l = 1; l < levels.length; l++) {
    const level = levels[l]
    if (level === undefined || score + tolerance < level.from) break
    const open = level.gates.every((gate) => {
      const value = dimension(gate.at)
      return value === undefined || (value + tolerance >= gate.atLeast && (!gate.role || role))
    })
    if (!open) break
    reached = l
  }
  return reached
}

/** Whether anything that applies counts. */
export const counts = (weights: ReadonlyArray<number>): boolean => weights.some((weight) => weight > 0)

/** The score where nothing that counts applies: it may be anything. */
export const unscored = { low: 0, high: 1 } as const

/** The score and the level at one end of what is known. */
export const scoredAt = (
  rubric: MaturityRubric,
  ladder: Ladder,
  readings: ReadonlyArray<ReadonlyArray<Reading>>,
  end: "low" | "high"
): { readonly score: number; readonly level: number } => {
  const weights = weightsOf(rubric, applying(readings))
  const { dimensions, role } = atEnd(readings, end)
  const score = counts(weights) ? scoreOf(dimensions, weights, rubric.floor) : unscored[end]
  return { score, level: levelAt(ladder, score, (at) => dimensions[at], role) }
}

/** The level at a place of the ladder. */
export const levelOf = (rubric: MaturityRubric, place: number): Level => {
  const level = rubric.levels[place]
  if (level === undefined) throw new RangeError(`the rubric ${rubric.id} has no level at place ${place}`)
  return level
}
