import type { RecordRef } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { kept } from "./kept.ts"
import { tableOf } from "./tableOf.ts"

/** Tables whose rows name the change that brought them. */
const namesItsChange = new Set(
  kept
    .slice(
      0,
      kept.findIndex(({ table }) => table === "rubric")
    )
    .map(({ table }) => table)
)

/**
 * The change that a record stands at, or stood at after `change`: the last one that touched it, 0 where none has since the
 * history began.
 *
 * **Details**: what came in bulk is known by the change that its rows name, everything else by the rows of the history. A
 * decision is kept among the rows of the record that it bears on, and has a version of its own.
 */
export const versionOf = Effect.fnUntraced(function* ({ id, kind }: RecordRef) {
  const sql = yield* SqlClient.SqlClient
  if (kind === "decision") {
    const [row] = yield* sql<{ version: number }>`
      SELECT coalesce(max(change_id), 0)::int AS version FROM change_row WHERE row_id = ${id} AND of_table = 'decision'`
    return row?.version ?? 0
  }
  const table = tableOf[kind]
  const own =
    table === undefined || !namesItsChange.has(table)
      ? sql`NULL`
      : sql`(SELECT change_id FROM ${sql.literal(table)} WHERE id = ${id})`
  const [row] = yield* sql<{ version: number }>`
    SELECT greatest(
      (SELECT max(change_id) FROM change_row WHERE subject_kind = ${kind} AND subject_id = ${id}),
      (SELECT max(change_id) FROM claim WHERE subject_kind = ${kind} AND subject_id = ${id}), ${own}, 0)::int AS version`
  return row?.version ?? 0
})
