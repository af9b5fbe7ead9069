import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { kept } from "./kept.ts"

/** Rows of a change that follow each other and do the same to one table: they are taken back at once. */
interface Run {
  readonly of_table: string
  readonly how: "added" | "removed" | "changed"
  readonly first: string
  readonly last: string
}

/** The columns of a table that its rows in the history have, of those that it has now. */
const columnsOf = Effect.fn("history.columnsOf")(function* (table: string) {
  const sql = yield* SqlClient.SqlClient
  const without = kept.find((one) => one.table === table)?.without ?? []
  const rows = yield* sql<{ name: string }>`
    SELECT quote_ident(attname) AS name FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND NOT attname = ANY(${without}::text[]) ORDER BY attnum`
  return rows.map(({ name }) => name)
})

/**
 * Takes every row of a change back, the last one first.
 *
 * **Details**: step by step as it was made, so that whatever the database held to between two steps holds on the way back; rows
 * that were changed one by one, since two may have passed on what only one can have. What follows from claims is left to
 * `project`.
 */
export const reverseRows = Effect.fn("history.reverseRows")(function* (change: number) {
  const sql = yield* SqlClient.SqlClient
  const runs = yield* sql<Run>`
    SELECT of_table, how, min(position)::text AS first, max(position)::text AS last FROM (
      SELECT *, count(*) FILTER (WHERE begins) OVER (ORDER BY position) AS run FROM (
        SELECT position, of_table, how,
          how = 'changed' OR (of_table, how) IS DISTINCT FROM (lag(of_table) OVER w, lag(how) OVER w) AS begins
        FROM (
          SELECT position, of_table, CASE WHEN before IS NULL THEN 'added' WHEN after IS NULL THEN 'removed' ELSE 'changed' END AS how
          FROM change_row WHERE change_id = ${change}) told WINDOW w AS (ORDER BY position)) marked) numbered
    GROUP BY run, of_table, how ORDER BY run DESC`
  const columns = new Map<string, ReadonlyArray<string>>()
  for (const table of new Set(runs.map(({ of_table }) => of_table))) columns.set(table, yield* columnsOf(table))
  for (const { first, how, last, of_table } of runs) {
    const names = columns.get(of_table) ?? []
    const table = sql(of_table)
    const rows = sql`r.change_id = ${change} AND r.position BETWEEN ${first}::bigint AND ${last}::bigint`
    const own = sql.literal(names.join(", "))
    const kept = sql.literal(names.map((name) => `b.${name}`).join(", "))
    if (how === "added") yield* sql`DELETE FROM ${table} t USING change_row r WHERE ${rows} AND t.id = r.row_id`
    else if (how === "removed")
      yield* sql`
        INSERT INTO ${table} (${own}) SELECT ${kept}
        FROM change_row r, LATERAL jsonb_populate_record(NULL::${table}, r.before) b WHERE ${rows} ORDER BY r.position DESC`
    else
      yield* sql`
        UPDATE ${table} t SET (${own}) = ROW(${kept})
        FROM change_row r, LATERAL jsonb_populate_record(NULL::${table}, r.before) b WHERE ${rows} AND t.id = r.row_id`
  }
})
