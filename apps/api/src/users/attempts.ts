import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { hashOf } from "./tokens.ts"

/** Minutes after which attempts are forgotten. */
const window = 15

/**
 * Somebody has tried too often.
 *
 * @public Part of the error type of what this file exports.
 */
export class TooManyAttempts extends Schema.TaggedError<TooManyAttempts>()("TooManyAttempts", {
  /** Seconds to wait. */
  retryAfter: Schema.Int
}) {
  override get message(): string {
    const minutes = Math.ceil(this.retryAfter / 60)
    return `there were too many attempts: try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}`
  }
}

/** How often something may be tried by or for somebody within fifteen minutes. */
export interface Limit {
  /** What is tried, and by or for whom, such as `sign-in alice@city.example`. Only a hash of it is stored. */
  readonly of: string
  readonly most: number
}

/**
 * Counts an attempt, and refuses it where there were too many.
 *
 * **Details**: it counts before anything is tried, so that many attempts at once count as many. In PostgreSQL, for every process.
 */
export const countAttempt = Effect.fn("users.countAttempt")(function* (limits: ReadonlyArray<Limit>) {
  if (limits.length === 0) return
  const sql = yield* SqlClient.SqlClient
  const most = new Map(limits.map(({ most, of }) => [hashOf(of), most]))
  yield* sql`DELETE FROM attempt WHERE since < now() - make_interval(mins => ${window})`
  const rows = yield* sql<{ key: string; tries: number; seconds: number }>`
    INSERT INTO attempt (key, tries, since)
    SELECT key, 1, now() FROM unnest(${[...most.keys()].sort()}::text[]) AS key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET tries = attempt.tries + 1
    RETURNING key, tries, ceil(extract(epoch FROM since + make_interval(mins => ${window}) - now()))::int AS seconds`
  const over = rows.filter(({ key, tries }) => tries > (most.get(key) ?? 0))
  if (over.length > 0)
    return yield* new TooManyAttempts({ retryAfter: Math.max(1, ...over.map(({ seconds }) => seconds)) })
})

/** Forgets the attempts of who got it right. */
export const forgetAttempts = Effect.fn("users.forgetAttempts")(function* (of: string) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`DELETE FROM attempt WHERE key = ${hashOf(of)}`
})
