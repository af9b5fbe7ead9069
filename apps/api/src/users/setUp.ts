import { PgTypes } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { lockWriters } from "../register/write.ts"
import { hashPassword, join } from "./joining.ts"
import { PeopleSettings } from "./settings.ts"
import { hashOf, LinkInvalid, makeToken } from "./tokens.ts"

/**
 * The installation has an admin.
 *
 * @public Part of the error type of what this file exports.
 */
export class SetUpBefore extends Schema.TaggedError<SetUpBefore>()("SetUpBefore", {}) {
  override get message(): string {
    return "this installation has an admin already: sign in, or ask an admin for an invitation; on the server, proxeny user role EMAIL admin makes one of somebody"
  }
}

/** Whether the installation has an admin. */
export const isSetUp = Effect.map(
  SqlClient.SqlClient.use(
    (sql) => sql<{ any: boolean }>`
      SELECT EXISTS (SELECT FROM person_role WHERE role = 'admin' AND NOT deactivated) AS any`
  ),
  ([row]) => row?.any === true
)

const named = (token: string): string => `set-up ${hashOf(token)}`

/**
 * Makes a link by which somebody becomes the first admin: once, within an hour.
 *
 * **Errors**: {@link SetUpBefore}.
 */
export const makeSetUpLink = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const { url } = yield* PeopleSettings
  if (yield* isSetUp) return yield* new SetUpBefore()
  const token = makeToken()
  yield* sql`DELETE FROM setting WHERE name LIKE 'set-up %' AND (value #>> '{}')::timestamptz < now()`
  yield* sql`INSERT INTO setting (name, value)
    VALUES (${named(token)}, ${PgTypes.jsonb(new Date(Date.now() + 3_600_000).toISOString())})`
  return `${url}/set-up#${token}`
})

/**
 * Makes the first admin, by the link that was printed.
 *
 * **Errors**: {@link LinkInvalid}, {@link SetUpBefore}.
 */
export const setUp = Effect.fn("users.setUp")(function* (
  token: string,
  admin: { readonly name: string; readonly email: string; readonly password: string }
) {
  const sql = yield* SqlClient.SqlClient
  const standing = sql`SELECT 1 FROM setting WHERE name = ${named(token)} AND (value #>> '{}')::timestamptz > now()`
  if ((yield* standing).length === 0) return yield* new LinkInvalid({ kind: "set-up" })
  const password = yield* hashPassword(admin.password)
  yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* lockWriters
      if ((yield* standing).length === 0) return yield* new LinkInvalid({ kind: "set-up" })
      if (yield* isSetUp) return yield* new SetUpBefore()
      yield* join({ ...admin, password, role: "admin", cities: [] })
      yield* sql`DELETE FROM setting WHERE name LIKE 'set-up %'`
    })
  )
})
