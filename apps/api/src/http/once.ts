import { createHash } from "node:crypto"
import type { Actor } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { nameOf } from "../history/nameOf.ts"

/** A POST that changes something came without the key that makes it safe to send again. */
export class IdempotencyKeyMissing extends Schema.TaggedError<IdempotencyKeyMissing>()("IdempotencyKeyMissing", {}) {
  override get message(): string {
    return "send a header Idempotency-Key with 8 to 200 letters, digits or hyphens, a new one for each thing that is to be done: then the request can be sent again without doing it twice"
  }
}

/** A key stands for one request. */
export class IdempotencyKeyReused extends Schema.TaggedError<IdempotencyKeyReused>()("IdempotencyKeyReused", {
  key: Schema.String
}) {
  override get message(): string {
    return `the key ${this.key} was sent before with another request: take a new key for each thing that is to be done`
  }
}

/** Whether a header can be the key of a request. */
export const isIdempotencyKey = (key: string | undefined): key is string =>
  key !== undefined && /^[\w-]{8,200}$/.test(key)

/** What makes two requests the same: what is asked for, and everything that comes with it. */
export const fingerprint = (target: string, body: unknown, bytes: Uint8Array): string =>
  createHash("sha256")
    .update(`${target} ${JSON.stringify(body ?? null)} `)
    .update(bytes)
    .digest("base64url")

/** Days after which a key is forgotten. */
const keptDays = 7

/** An answer as it goes out. */
export interface Answered {
  readonly status: number
  readonly answer: unknown
}

/**
 * Does something once for each key, and answers the same to whoever sends it again.
 *
 * **When to use**: inside a transaction that waits for other writers first, so that of two at once the second finds the answer.
 */
export const once = Effect.fnUntraced(function* <E, R>(
  actor: Actor,
  key: string,
  request: string,
  work: Effect.Effect<Answered, E, R>
) {
  const sql = yield* SqlClient.SqlClient
  const who = nameOf(actor)
  const [before] = yield* sql<{ request: string; status: number; answer: unknown }>`
    SELECT request, status, answer FROM answered WHERE actor = ${who} AND key = ${key}`
  if (before !== undefined) {
    if (before.request !== request) return yield* new IdempotencyKeyReused({ key })
    return { status: before.status, answer: before.answer }
  }
  const done = yield* work
  yield* sql`DELETE FROM answered WHERE at < now() - make_interval(days => ${keptDays})`
  yield* sql`INSERT INTO answered (actor, key, request, status, answer)
    VALUES (${who}, ${key}, ${request}, ${done.status}, ${JSON.stringify(done.answer)}::text::jsonb)`
  return done
})
