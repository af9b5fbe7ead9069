import type { ClaimId } from "../base/identity.ts"
import type { Credibility, Grade, Reliability, Source } from "./Source.ts"

/** Tells who makes a claim, and how that source is graded; undefined where nobody knows. */
export type SourceOf = (claim: ClaimId) => Pick<Source, "id" | "grade"> | undefined

/**
 * How often a statement of a source holds, by each half of its grade.
 *
 * **Details**: the Admiralty scale (NATO AJP-2.1) orders grades in words and gives no numbers; these are a proposal of
 * this project. F and 6 mean "cannot be judged": even odds, neither trust nor distrust.
 */
export const gradeOdds: {
  readonly reliability: Readonly<Record<Reliability, number>>
  readonly credibility: Readonly<Record<Credibility, number>>
} = {
  reliability: { A: 0.98, B: 0.9, C: 0.75, D: 0.5, E: 0.2, F: 0.5 },
  credibility: { 1: 0.98, 2: 0.9, 3: 0.75, 4: 0.4, 5: 0.1, 6: 0.5 }
}

/** The probability that a statement with this grade holds, 0–1: the mean of what its two halves say. */
export const probabilityOf = (grade: Grade): number =>
  (gradeOdds.reliability[grade.reliability] + gradeOdds.credibility[grade.credibility]) / 2

const ungraded = probabilityOf({ reliability: "F", credibility: 6 })

/**
 * The probability that what some claims agree on holds, 0–1.
 *
 * **Details**: `1 − ∏(1 − p)` over the different sources, as if each erred by itself; a source that says a thing twice
 * counts once, with its better grade. Claims of unknown source count together as one that cannot be judged. Without a
 * claim the answer is 0.
 *
 * **Gotchas**: sources that copy each other do not err independently; the answer is then too sure.
 */
export const confidence = (claims: ReadonlyArray<ClaimId>, sourceOf?: SourceOf): number => {
  if (claims.length === 0) return 0
  if (sourceOf === undefined) return ungraded
  const best = new Map<string, number>()
  for (const claim of claims) {
    const source = sourceOf(claim)
    const key = source?.id ?? ""
    const probability = source === undefined ? ungraded : probabilityOf(source.grade)
    if (probability > (best.get(key) ?? -1)) best.set(key, probability)
  }
  let doubt = 1
  // In a fixed order, so that the same claims in another order give the same bits.
  for (const probability of [...best.values()].sort((a, b) => a - b)) doubt *= 1 - probability
  return 1 - doubt
}
