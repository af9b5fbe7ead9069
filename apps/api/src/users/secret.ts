import { randomBytes } from "node:crypto"
import { PgTypes } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as SqlClient from "effect/sql/SqlClient"
import { PeopleSettings } from "./settings.ts"

/** What signs the cookies of sessions: PROXENY_SECRET, or one that was made at the first start and is kept in the database. */
export const secret = Effect.gen(function* () {
  const given = (yield* PeopleSettings).secret
  if (given !== undefined) return given
  const sql = yield* SqlClient.SqlClient
  const kept = sql<{ value: string }>`SELECT value #>> '{}' AS value FROM setting WHERE name = 'secret'`
  const [before] = yield* kept
  if (before !== undefined) return Redacted.make(before.value)
  yield* sql`INSERT INTO setting (name, value) VALUES ('secret', ${PgTypes.jsonb(randomBytes(32).toString("base64url"))})
    ON CONFLICT DO NOTHING`
  const [made] = yield* kept
  return Redacted.make(made?.value ?? "")
})
