import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"

/** Rows fetched at once: bounds memory, whatever the size of the register. */
export const PageSize = Context.Reference<number>("@proxeny/api/exports/PageSize", { defaultValue: () => 2_000 })

/** Reads that all see the register as it was when the first of them began, whatever others write meanwhile. */
export const inSnapshot = <A, E, R>(sql: SqlClient.SqlClient, reads: Effect.Effect<A, E, R>) =>
  sql
    // A cursor is read to its end: the plan that is fastest over all rows is wanted, not the one that is first with some.
    .withTransaction(Effect.andThen(sql`SET LOCAL cursor_tuple_fraction = 1`, reads))
    .pipe(Effect.provideService(SqlClient.BeginTransaction, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))

/** A part of a result: some rows or records, in their order. */
export type Pages<A> = Stream.Stream<ReadonlyArray<A>, SqlError, SqlClient.SqlClient>

let opened = 0

/**
 * The rows of a query, a page at a time.
 *
 * **Details**: a cursor of SQL, which other statements of the transaction may stand between, as a cursor of the driver
 * may not.
 *
 * **Gotchas**: inside a transaction only, see {@link inSnapshot}; with it the cursor ends.
 */
export const pages = <Row extends object>(query: string): Pages<Row> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const size = yield* PageSize
      const cursor = sql.literal(`export_${++opened}`)
      yield* sql`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql.literal(query)}`
      return Stream.paginate(undefined, () =>
        Effect.map(
          sql<Row>`FETCH ${sql.literal(String(size))} FROM ${cursor}`,
          (rows) => [[rows], rows.length < size ? Option.none() : Option.some(undefined)] as const
        )
      )
    })
  )

/** Each row of a query as what it stands for. */
export const records = <Row extends object, A>(query: string, of: (row: Row) => A): Pages<A> =>
  Stream.map(pages<Row>(query), (rows) => rows.map(of))
