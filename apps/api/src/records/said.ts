import { FieldError, type Said } from "@proxeny/client/contract"
import {
  type Actor,
  broken,
  type Claim,
  type FieldRule,
  makeClaim,
  type RuleValue,
  type Subject
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor } from "../history/change.ts"

/** What is stated cannot be so, or names what is not on record: each fault with its place in the body. */
export class StatementRefused extends Schema.TaggedError<StatementRefused>()("StatementRefused", {
  errors: Schema.Array(FieldError)
}) {
  override get message(): string {
    return this.errors.map(({ message, path }) => `${path}: ${message}`).join("; ")
  }
}

/** Refuses a statement for one reason: in words, and by the rule that it breaks. */
export const refusing = (
  path: string,
  message: string,
  rule: FieldRule,
  values?: ReadonlyArray<RuleValue>
): StatementRefused => new StatementRefused({ errors: [{ path, message, ...broken(rule, values) }] })

/** Who recorded a claim, as it stands with it. */
export const recorderOf = (actor: Actor): string =>
  actor.kind === "person" ? `person:${actor.id}` : actor.kind === "anyone" ? "somebody" : `installation:${actor.name}`

/** A statement before anybody makes it: an attribute and its value. */
export type Statement = readonly [attribute: string, value: Schema.Json]

/** A value of the domain as the JSON that it is. */
export const json = (value: unknown): Schema.Json => value as Schema.Json

/**
 * Checks that sources are on record; each comes with the place in the body that names it.
 *
 * **Errors**: {@link StatementRefused}.
 */
export const sourcesAreKnown = Effect.fn("records.sources")(function* (named: ReadonlyMap<Said["source"], string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: Said["source"] }>`SELECT id FROM source WHERE id = ANY(${[...named.keys()]}::uuid[])`
  const known = new Set(rows.map(({ id }) => id))
  const errors = [...named].flatMap(([source, path]) =>
    known.has(source)
      ? []
      : [
          {
            path,
            message: `the source ${source} is not on record: enter it first, or name one of /api/v1/sources`,
            ...broken("not-on-record", ["source"])
          }
        ]
  )
  if (errors.length > 0) return yield* new StatementRefused({ errors })
})

/** Statements about a record as claims of a source, recorded by whoever asks; whether the source is on record is not checked. */
export const claimsBy = Effect.fnUntraced(function* (
  subject: Subject,
  statements: ReadonlyArray<Statement>,
  { locator, note, period, source }: Said
) {
  const recordedBy = recorderOf(yield* CurrentActor)
  return statements.map(
    ([attribute, value]): Claim =>
      makeClaim({
        subject,
        attribute,
        value,
        source,
        locator,
        recordedBy,
        ...(period === undefined ? {} : { period }),
        ...(note === undefined ? {} : { note })
      })
  )
})

/**
 * Statements about a record as claims of the source that makes them, recorded by whoever asks.
 *
 * **Errors**: {@link StatementRefused} where the source is not on record.
 */
export const claimsOf = Effect.fn("records.claims")(function* (
  subject: Subject,
  statements: ReadonlyArray<Statement>,
  said: Said
) {
  yield* sourcesAreKnown(new Map([[said.source, "said.source"]]))
  return yield* claimsBy(subject, statements, said)
})
