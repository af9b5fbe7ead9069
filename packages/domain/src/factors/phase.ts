import type { ActivityId } from "../base/identity.ts"
import { Phase } from "../twinning/ActivityType.ts"
import type { Entries } from "./entries.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { decayOf } from "./weights.ts"

/** What a partnership is mostly about, with how likely that is. */
export interface PhaseResult {
  /** The likeliest phase, absent where none is likely enough to be named. */
  readonly phase?: Phase
  /** For each phase the probability that the next activity is of its kind, 0–1; they add up to 1. */
  readonly probabilities: Readonly<Record<Phase, number>>
  readonly evidence: Readonly<Record<Phase, ReadonlyArray<ActivityId>>>
}

/**
 * The phase of a partnership, by the kinds of its activities.
 *
 * **Details**: evidence decays like that of the factors; `(w + prior/3)/(Σw + prior)`, the prediction of a Dirichlet
 * model from an even start. Absent without evidence.
 */
export const phaseOf = ({ entries, year }: Entries, rubric: FactorRubric): PhaseResult | undefined => {
  if (entries.length === 0) return undefined
  const decay = decayOf(rubric.halfLife)
  const weights: Record<Phase, number> = { associative: 0, reciprocative: 0, commercial: 0 }
  const evidence: Record<Phase, Array<ActivityId>> = { associative: [], reciprocative: [], commercial: [] }
  let all = 0
  for (const { end, id, phase } of entries) {
    const weight = decay(year - end)
    weights[phase] += weight
    all += weight
    evidence[phase].push(id)
  }
  const { prior, publishFrom } = rubric.phase
  const chance = (phase: Phase): number => (weights[phase] + prior / Phase.literals.length) / (all + prior)
  const probabilities: Record<Phase, number> = {
    associative: chance("associative"),
    reciprocative: chance("reciprocative"),
    commercial: chance("commercial")
  }
  const likeliest = Phase.literals.reduce((best, phase) => (probabilities[phase] > probabilities[best] ? phase : best))
  return {
    ...(probabilities[likeliest] >= publishFrom ? { phase: likeliest } : {}),
    probabilities,
    evidence
  }
}
