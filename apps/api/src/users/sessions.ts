import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { present } from "../sql/rows.ts"

/** @public Part of the error type of what this file exports. */
export class SessionNotFound extends Schema.TaggedError<SessionNotFound>()("SessionNotFound", { id: Schema.String }) {
  override get message(): string {
    return `you have no session ${this.id}: it has ended, or never was; look at /api/v1/account/sessions`
  }
}

/** Where somebody is signed in, the latest first; `current` is the session that asks. */
export const sessionsOf = Effect.fn("users.sessionsOf")(function* (person: string, current: string | undefined) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{
    id: string
    created_at: Date
    expires_at: Date
    ip_address: string | null
    user_agent: string | null
  }>`SELECT id, created_at, expires_at, nullif(ip_address, '') AS ip_address, nullif(user_agent, '') AS user_agent
    FROM person_session WHERE person_id = ${person} AND expires_at > now() ORDER BY created_at DESC, id`
  return rows.map(({ created_at, expires_at, id, ip_address, user_agent }) => ({
    id,
    since: created_at.toISOString(),
    until: expires_at.toISOString(),
    current: id === current,
    ...present({ address: ip_address, browser: user_agent })
  }))
})

/** Ends a session of somebody. */
export const endSession = Effect.fn("users.endSession")(function* (person: string, id: string) {
  const sql = yield* SqlClient.SqlClient
  const gone = yield* sql`DELETE FROM person_session WHERE id = ${id} AND person_id = ${person} RETURNING id`
  if (gone.length === 0) return yield* new SessionNotFound({ id })
})

/** Forgets sessions whose time is over. */
export const forgetEndedSessions = SqlClient.SqlClient.use(
  (sql) => sql`DELETE FROM person_session WHERE expires_at < now()`
)
