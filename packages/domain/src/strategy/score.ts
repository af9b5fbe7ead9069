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

/** Which dimensions apply: those of which at least one indicator does. */
export const applying = (readings: ReadonlyArray<ReadonlyArray<Reading>>): ReadonlyArray<boolean> =>
  readings.map((dimension) => dimension.some(({ state }) => state !== "not-applicable"))

/** The value of a dimension at one end of what is known: every unknown at its worst, or at its best. */
export const dimensionAt = (dimension: ReadonlyArray<Reading>, end: "low" | "high"): number | undefined => {
  const applied = dimension.filter(({ state }) => state !== "not-applicable")
  return applied.length === 0 ? undefined : applied.reduce((sum, reading) => sum + reading[end], 0) / applied.length
}

/** One end of what is known: every unknown at its worst, or at its best. */
export const atEnd = (readings: ReadonlyArray<ReadonlyArray<Reading>>, end: "low" | "high"): Scored => ({
  dimensions: readings.map((dimension) => dimensionAt(dimension, end)),
  role: readings.flat().some(({ role }) => role?.[end] === true)
})

/**
 * The score of a city, 0–1: the weighted geometric mean of its dimensions, each counted with `floor` at least.
 *
 * **Details**: `weights` add up to 1 over the dimensions that apply.
 */
export const scoreOf = (
  dimensions: ReadonlyArray<number | undefined>,
  weights: ReadonlyArray<number>,
  floor: number
): number => {
  let sum = 0
  for (let d = 0; d < dimensions.length; d++) {
    const value = dimensions[d]
    if (value !== undefined) sum += (weights[d] ?? 0) * ln(Math.max(value, floor))
  }
  return Math.min(1, exp(sum))
}

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

/** A score, and the level that it reaches. */
interface Reached {
  readonly score: number
  readonly level: number
  readonly dimensions: ReadonlyArray<number | undefined>
}

/** The score and the level at one end of what is known, by the values there; `weights` are those of what applies. */
export const scoredOf = (
  rubric: MaturityRubric,
  ladder: Ladder,
  weights: ReadonlyArray<number>,
  { dimensions, role }: Scored,
  end: "low" | "high"
): Reached => {
  // Where nothing that counts applies, the score may be anything.
  const score = weights.some((weight) => weight > 0)
    ? scoreOf(dimensions, weights, rubric.floor)
    : end === "low"
      ? 0
      : 1
  return { score, level: levelAt(ladder, score, (at) => dimensions[at], role), dimensions }
}

/** The score and the level at one end of what is known. */
export const scoredAt = (
  rubric: MaturityRubric,
  ladder: Ladder,
  readings: ReadonlyArray<ReadonlyArray<Reading>>,
  end: "low" | "high"
): Reached => scoredOf(rubric, ladder, weightsOf(rubric, applying(readings)), atEnd(readings, end), end)

/** The level at a place of the ladder. */
export const levelOf = (rubric: MaturityRubric, place: number): Level => {
  const level = rubric.levels[place]
  if (level === undefined) throw new RangeError(`the rubric ${rubric.id} has no level at place ${place}`)
  return level
}
