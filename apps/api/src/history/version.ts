import type { RecordRef } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

/**
 * The change that a record stands at: the last one that touched it, 0 where none has since the history began.
 *
 * **Details**: what an import brought is known by its claims, everything else by the rows of the history.
 */
export const versionOf = Effect.fn("history.versionOf")(function* ({ id, kind }: RecordRef) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<{ version: number }>`
    SELECT greatest(
      (SELECT max(change_id) FROM change_row WHERE subject_kind = ${kind} AND subject_id = ${id}),
      (SELECT max(change_id) FROM claim WHERE subject_kind = ${kind} AND subject_id = ${id}), 0)::int AS version`
  return row?.version ?? 0
})
