import * as Schema from "effect/Schema"
import { Citation, Words } from "../evidence/Citation.ts"

/** What a review recommends for a twinning (method, section 5). */
export const ReviewAction = Schema.Literals(["renew", "deepen", "refocus", "move-into-network", "let-rest", "end"])
export type ReviewAction = typeof ReviewAction.Type

/** What a rule can ask about a twinning, as a number; the factors and shares are 0–1. */
export const NumberMeasure = Schema.Literals([
  "mutual-benefit",
  "breadth",
  "grassroots",
  "sustained",
  "consolidation",
  "balance",
  "economic-capital",
  "emotional-capital",
  "topics",
  "shared-networks",
  "months-to-renewal",
  "cost"
])
export type NumberMeasure = typeof NumberMeasure.Type

/** What a rule can ask about a twinning, as one of several words. */
export const WordMeasure = Schema.Literals(["standing", "mutual-benefit-trend", "breadth-trend", "grassroots-trend"])
export type WordMeasure = typeof WordMeasure.Type

export const Condition = Schema.Union([
  Schema.Struct({
    measure: NumberMeasure,
    atLeast: Schema.optionalKey(Schema.Finite),
    below: Schema.optionalKey(Schema.Finite)
  }),
  Schema.Struct({ measure: WordMeasure, is: Schema.NonEmptyArray(Schema.String) })
])
export type Condition = typeof Condition.Type

/**
 * One line of the table: where all conditions hold, it speaks for an action, or with a negative weight against it.
 *
 * **Details**: `words` may name measures in braces, `{sustained}`, which are replaced by their values. A condition
 * that the unknowns decide does not hold, and the review says which rules could not be judged.
 */
export const ReviewRule = Schema.Struct({
  key: Schema.NonEmptyString,
  when: Schema.NonEmptyArray(Condition),
  action: ReviewAction,
  weight: Schema.Finite,
  words: Words,
  basis: Schema.NonEmptyArray(Citation)
})
export type ReviewRule = typeof ReviewRule.Type

/** A table of rules with a version. */
export const ReviewRules = Schema.Struct({
  id: Schema.NonEmptyString,
  version: Schema.NonEmptyString,
  basis: Schema.NonEmptyArray(Citation),
  rules: Schema.NonEmptyArray(ReviewRule)
})
export type ReviewRules = typeof ReviewRules.Type
