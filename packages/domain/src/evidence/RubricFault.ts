import * as Schema from "effect/Schema"

/** What a rubric or a table of rules has to keep to be used. */
export const RubricRule = Schema.Literals([
  "shape",
  "cites-a-source",
  "has-dimensions",
  "has-indicators",
  "weights-not-negative",
  "weights-not-all-zero",
  "keys-once",
  "steps-rise",
  "answers-known",
  "answers-complete",
  "has-levels",
  "levels-from-zero",
  "levels-do-not-overlap",
  "gate-on-a-dimension",
  "indicator-on-record",
  "fields-enough",
  "beneficiary-counts-most",
  "word-known",
  "condition-bounded",
  "brace-known"
])
export type RubricRule = typeof RubricRule.Type

/** One rule that a rubric breaks: which, where in the rubric, and what to do. */
export class RubricFault extends Schema.TaggedError<RubricFault>()("RubricFault", {
  /** The id and version of the rubric, as far as it states them. */
  rubric: Schema.String,
  rule: RubricRule,
  path: Schema.String,
  detail: Schema.String
}) {
  override get message(): string {
    return `${this.rubric}, ${this.path}: ${this.detail} (rule ${this.rule})`
  }
}
