import type { SourceId, Subject } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor } from "../history/change.ts"
import { claimColumns } from "../register/claimViews.ts"
import type { ClaimRow } from "../sql/rows.ts"
import { recorderOf } from "./said.ts"

/** There is nothing to withdraw. @public Part of the error type of what this file exports. */
export class NothingStated extends Schema.TaggedError<NothingStated>()("NothingStated", {
  kind: Schema.String,
  id: Schema.String,
  source: Schema.optionalKey(Schema.String)
}) {
  override get message(): string {
    return this.source === undefined
      ? `you have stated nothing of the ${this.kind} ${this.id} that could be withdrawn: name the source whose statements are meant, with ?source=`
      : `the source ${this.source} says nothing of the ${this.kind} ${this.id} that could be withdrawn: look at its evidence`
  }
}

/** The claims on a record: all, those of one source, or those that somebody recorded. */
export const heldOn = Effect.fn("records.held")(function* (
  { id, kind }: Subject,
  of: { readonly source?: SourceId; readonly recordedBy?: string } = {}
) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim WHERE subject_kind = ${kind} AND subject_id = ${id}
      AND ${of.source === undefined ? sql`true` : sql`source_id = ${of.source}`}
      AND ${of.recordedBy === undefined ? sql`true` : sql`recorded_by = ${of.recordedBy}`}
    ORDER BY id`
})

/**
 * What is withdrawn of a record: what a source says of it, or without a source, what whoever asks recorded.
 *
 * **Errors**: {@link NothingStated}.
 */
export const withdrawable = Effect.fn("records.withdrawable")(function* (subject: Subject, source?: SourceId) {
  const of = source === undefined ? { recordedBy: recorderOf(yield* CurrentActor) } : { source }
  const claims = yield* heldOn(subject, of)
  if (claims.length === 0) return yield* new NothingStated({ ...subject, ...(source === undefined ? {} : { source }) })
  return claims
})
