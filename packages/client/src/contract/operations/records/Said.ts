import { Claim, SourceId } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { why } from "../Operation.ts"

/**
 * Who says what a person records: a source on record, and where in it that stands.
 *
 * **Details**: `period` is what the statement is true of, where the source says so.
 */
export const Said = Schema.Struct({
  source: SourceId,
  /** Where in the source it stands: `page 3`, `row 17`, `minutes of 12 May, item 4`. */
  locator: Claim.fields.locator.check(Schema.isMaxLength(1000)),
  period: Claim.fields.period,
  note: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(4000)))
}).annotate({
  identifier: "Said",
  description: "Who says it: a source on record, where in it that stands, and what time it is true of."
})
export type Said = typeof Said.Type

/** What every body of a statement ends with. */
export const stated = { said: Said, ...why }

/**
 * Whose statements are withdrawn: those of a source, or where none is named, those that whoever asks has recorded.
 */
export const withdrawn = Schema.Struct({ source: Schema.optionalKey(SourceId), ...why })

/** The id of a record in a path. */
export const idOf = <S extends Schema.Constraint>(id: S) => Schema.Struct({ id })
