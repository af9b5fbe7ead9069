import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

/** Every table that says something of cities. */
const tables = [
  "source",
  "claim",
  "city",
  "city_name",
  "city_identifier",
  "twinning",
  "twinning_stage",
  "agreement",
  "network",
  "membership",
  "strategy_profile",
  "activity",
  "tension",
  "conflict",
  "decision"
]

export type RegisterRows = Readonly<Record<string, ReadonlyArray<string>>>

/** Takes everything out of a register, so that comparing all of it a hundred times does not take minutes. */
export const emptied = SqlClient.SqlClient.use(
  (sql) => sql`TRUNCATE ${sql.literal(["import", ...tables].join(", "))} CASCADE`
)

/** Every row of the register, as text; not the number of the change that brought a claim. */
export const registerRows = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const all: Record<string, ReadonlyArray<string>> = {}
  for (const table of tables)
    all[table] = (yield* sql<{
      row: string
    }>`SELECT (to_jsonb(t) - 'change_id')::text AS row FROM ${sql(table)} t`).map(({ row }) => row)
  return all as RegisterRows
})

/** The rows of two registers that are not in both, one a line; `timeless` passes over the moments at which claims came. */
export const differences = (before: RegisterRows, after: RegisterRows, timeless = false): string =>
  tables
    .flatMap((table) => {
      const counts = new Map<string, number>()
      const count = (rows: RegisterRows, by: number): void => {
        for (const row of rows[table] ?? []) {
          const key = timeless ? row.replace(/"recorded_at": "[^"]*"/, "") : row
          counts.set(key, (counts.get(key) ?? 0) + by)
        }
      }
      count(before, 1)
      count(after, -1)
      return [...counts].flatMap(([row, times]) =>
        times === 0 ? [] : [`${table}, only ${times > 0 ? "before" : "after"}: ${row}`]
      )
    })
    .join("\n")

class RolledBack<A> {
  readonly value: A
  constructor(value: A) {
    this.value = value
  }
}

/** Runs work in a transaction that is taken back, and gives what it gave. */
export const rolledBack = <A, E>(work: Effect.Effect<A, E, SqlClient.SqlClient>) =>
  SqlClient.SqlClient.use((sql) =>
    sql
      .withTransaction(Effect.flatMap(work, (value) => Effect.fail(new RolledBack(value))))
      .pipe(
        Effect.catch((failure) =>
          failure instanceof RolledBack ? Effect.succeed(failure.value as A) : Effect.fail(failure)
        )
      )
  )
