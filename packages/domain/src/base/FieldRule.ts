import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"

/**
 * What is wrong with a value, in one word that a program can act on, whatever language it speaks.
 *
 * **Details**: what stands in brackets are the `values` that come with the word.
 *
 * - `missing`: it is needed and not there. `unknown`: nothing of this name is known here. `fixed`: it cannot be changed here.
 * - `type`: it is of another kind [each kind that it may have: `string`, `number`, `integer`, `boolean`, `array`, `object`, `null`].
 * - `one-of`: it is none of those allowed [them]. `pattern`: it is not written in the form asked for [what would be].
 * - `id`: it is no id of a record. `not-on-record`: no record has this id [the kind of record].
 * - `date`: it is no date [the forms that one has]. `no-such-date`: the calendar has no such day.
 * - `ends-before-start`: the end lies before the beginning.
 * - `empty`: it says nothing. `too-short`, `too-long`: characters [the bound]. `too-few`, `too-many`: entries [the bound].
 * - `too-small`, `too-large`: a number [the bound, which itself is allowed]. `not-above`, `not-below`: a number [the bound,
 *   which is not]. `out-of-range`: a number [both bounds].
 * - `characters`: it holds characters that cannot be kept. `file-name`: it is no name of a file. `file-ending`: the name ends
 *   in none of those kept [them]. `too-deep`: it is nested deeper than anything on record.
 * - `twice`: it is given before. `must-differ`: two things are the same that cannot be. `out-of-order`: they stand in the
 *   wrong order. `exactly-one`: one of several, and no more, has to be given [them]. `contradicts`: something else that is
 *   given says the contrary. `not-a-party`: the city is neither of the two of the twinning.
 * - `changed-since`, `rests-on`: a later change stands in the way [what was changed, the number of the change].
 * - `other`: what the message says in words.
 */
export const FieldRule = Schema.Literals([
  "missing",
  "unknown",
  "fixed",
  "type",
  "one-of",
  "pattern",
  "id",
  "not-on-record",
  "date",
  "no-such-date",
  "ends-before-start",
  "empty",
  "too-short",
  "too-long",
  "too-few",
  "too-many",
  "too-small",
  "too-large",
  "not-above",
  "not-below",
  "out-of-range",
  "characters",
  "file-name",
  "file-ending",
  "too-deep",
  "twice",
  "must-differ",
  "out-of-order",
  "exactly-one",
  "contradicts",
  "not-a-party",
  "changed-since",
  "rests-on",
  "other"
])
export type FieldRule = typeof FieldRule.Type

/** What a rule is about: what is allowed, a bound, a kind of record. */
export type RuleValue = string | number | boolean | null

/** The rule that a value breaks, with what its sentence needs. */
export interface Broken {
  readonly rule: FieldRule
  readonly values?: ReadonlyArray<RuleValue>
}

/** What a check of a schema carries, for {@link issuesOf} to tell which rule was broken; the message is for people. */
export const ruled = (rule: FieldRule, message: string, values?: ReadonlyArray<RuleValue>) => ({
  message,
  ...broken(rule, values)
})

/** A rule with its values, where it has some. */
export const broken = (rule: FieldRule, values?: ReadonlyArray<RuleValue>): Broken =>
  values === undefined ? { rule } : { rule, values }

/** What a filter of a schema answers where a value breaks a rule, in the place of the message alone. */
export const breaks = (rule: FieldRule, message: string, values?: ReadonlyArray<RuleValue>): SchemaIssue.InvalidValue =>
  new SchemaIssue.InvalidValue(ruled(rule, message, values))
