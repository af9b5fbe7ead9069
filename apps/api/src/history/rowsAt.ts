import type { RecordRef } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { imageOf, kept } from "./kept.ts"

/** What every row of the history has beside its columns: the change that brought it, where the table tells that. */
export interface RowImage {
  readonly id: string
  readonly change_id?: number | null
}

/** Rows of a table: those with some ids, or the claims and the decisions about a record. */
export type Rows = { readonly about: RecordRef } | { readonly ids: ReadonlyArray<string> }

/**
 * Rows of a table as they stand, or as they stood after a change.
 *
 * **Details**: what later changes did is taken back row by row, the newest first; what came in bulk goes where the change that
 * brought it is later. What was there before the history began has always been there.
 */
export const rowsAt = <Columns extends object = object>(table: string, rows: Rows, change?: number) =>
  Effect.gen(function* () {
    type Row = RowImage & Columns
    const sql = yield* SqlClient.SqlClient
    const image = sql.literal(imageOf(kept.find((one) => one.table === table) ?? {}, "t"))
    const about = ("about" in rows ? rows.about : undefined) ?? { kind: "", id: "" }
    const of = (id: string) =>
      "ids" in rows
        ? sql`${sql(id)} = ANY(${rows.ids}::uuid[])`
        : sql`subject_kind = ${about.kind} AND subject_id = ${about.id}`
    const now = yield* sql`SELECT ${image} AS row FROM ${sql(table)} t WHERE ${of("id")} ORDER BY id`
    const found = new Map(now.map(({ row }) => [(row as Row).id, row as Row] as const))
    if (change === undefined) return [...found.values()]
    const later = yield* sql`
      SELECT row_id AS id, before FROM change_row WHERE ${of("row_id")} AND of_table = ${table} AND change_id > ${change}
      ORDER BY change_id DESC, position DESC`
    for (const { before, id } of later) {
      if (before === null) found.delete(id as string)
      else found.set(id as string, before as Row)
    }
    return [...found.values()].filter(({ change_id }) => (change_id ?? 0) <= change)
  }).pipe(Effect.withSpan("history.rowsAt"))
