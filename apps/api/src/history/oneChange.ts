import type { ChangeDetail, RecordRef } from "@proxeny/client/contract"
import type { Actor } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { defaultLimit, page, readCursor } from "../http/cursor.ts"
import { idsIn } from "../register/claimViews.ts"
import { present } from "../sql/rows.ts"
import { ChangeNotFound } from "./changeCalled.ts"
import { changeRows, changeViews } from "./changes.ts"
import { labelsOf, named } from "./labels.ts"
import { readableRows } from "./readable.ts"

interface Row {
  readonly position: number
  readonly subject_kind: RecordRef["kind"]
  readonly subject_id: string
  readonly of_table: string
  readonly row_id: string
  readonly before: Schema.Json | null
  readonly after: Schema.Json | null
}

/** The records that ids may stand for: an id alone does not tell what it is of. */
const anything = ["city", "twinning", "network", "source"] as const

/**
 * One change with a page of its rows.
 *
 * **Errors**: `ChangeNotFound`, also where all of it is private to others.
 */
export const oneChange = Effect.fn("history.oneChange")(function* (
  actor: Actor,
  asked: { readonly change: number; readonly limit?: number; readonly cursor?: string }
) {
  const sql = yield* SqlClient.SqlClient
  const after = yield* readCursor(asked.cursor, ["number"])
  const [found] = yield* changeRows(actor, [sql`c.id = ${asked.change}`], 1)
  const [change] = found === undefined ? [] : yield* changeViews([found])
  if (found === undefined || change === undefined) return yield* new ChangeNotFound({ change: asked.change })
  const limit = asked.limit ?? defaultLimit
  // Numbers of rows go on over all changes: those of one change start anew, so that a cursor stays small.
  const rows = yield* sql<Row>`
    SELECT * FROM (
      SELECT row_number() OVER (ORDER BY position)::int AS position, subject_kind, subject_id, of_table, row_id, before, after
      FROM change_row r WHERE change_id = ${asked.change} AND ${yield* readableRows(actor)}) numbered
    WHERE position > ${after?.[0] ?? 0} ORDER BY position LIMIT ${limit + 1}`
  const { items, next } = page(
    rows,
    limit,
    0,
    (row) => row,
    (row) => [row.position]
  )
  const records = items.map((row): RecordRef => ({ kind: row.subject_kind, id: row.subject_id }))
  const mentioned = [...new Set(items.flatMap(({ after, before }) => [...idsIn(before), ...idsIn(after)]))]
  const labels = yield* labelsOf(records)
  const names = yield* labelsOf(mentioned.flatMap((id) => anything.map((kind): RecordRef => ({ kind, id }))))
  return {
    ...change,
    rows: items.map((row, i) => ({
      record: named(records.slice(i, i + 1), labels)[0] ?? { kind: row.subject_kind, id: row.subject_id, label: "" },
      table: row.of_table,
      row: row.row_id,
      ...present({ before: row.before, after: row.after })
    })),
    names: Object.fromEntries(names),
    withheld: found.withheld,
    ...present({ next })
  } satisfies (typeof ChangeDetail)["Encoded"]
})
