import { PgTypes } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"

const name = "public-reading"

/** Whether somebody who is not signed in may read the register; so it is until an admin says otherwise. */
export const readOpen = (sql: SqlClient.SqlClient): Effect.Effect<boolean, SqlError> =>
  Effect.map(sql<{ value: boolean }>`SELECT value FROM setting WHERE name = ${name}`, ([row]) => row?.value !== false)

/** Opens the register to readers who are not signed in, or closes it. */
export const setOpen = (open: boolean) =>
  SqlClient.SqlClient.use(
    (sql) => sql`INSERT INTO setting (name, value) VALUES (${name}, ${PgTypes.jsonb(open)})
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`
  )
