import { type FactorKey, factorKeys, type TwinningScores } from "./answer.ts"

/** A factor before and after a change; undefined where nothing is known. Shares of 1. */
export interface FactorStep {
  readonly factor: FactorKey
  readonly before: number | undefined
  readonly after: number | undefined
  /** How much of what counts is known. */
  readonly coverageBefore: number
  readonly coverageAfter: number
}

/** What is shown of a factor: the median, or where there is no interval, what the record says. */
const shownOf = (scores: TwinningScores, key: FactorKey): number | undefined =>
  scores.intervals[key]?.median ?? scores.now?.[key].value

const shown = (value: number | undefined): string => (value === undefined ? "" : value.toFixed(2))

/** The factors that are shown otherwise after a change: another value, or more or less that is known. */
export const changedFactors = (before: TwinningScores, after: TwinningScores): ReadonlyArray<FactorStep> =>
  factorKeys.flatMap((factor) => {
    const step: FactorStep = {
      factor,
      before: shownOf(before, factor),
      after: shownOf(after, factor),
      coverageBefore: before.now?.[factor].coverage ?? 0,
      coverageAfter: after.now?.[factor].coverage ?? 0
    }
    const same =
      shown(step.before) === shown(step.after) &&
      Math.round(100 * step.coverageBefore) === Math.round(100 * step.coverageAfter)
    return same ? [] : [step]
  })
