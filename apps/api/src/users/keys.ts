import type { Scope } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { present } from "../sql/rows.ts"
import { hashOf, makeToken } from "./tokens.ts"

/** What every key begins with, so that one that was lost is found by programs that look for such. */
export const keyPrefix = "proxeny_"

/** @public Part of the error type of what this file exports. */
export class KeyNotFound extends Schema.TaggedError<KeyNotFound>()("KeyNotFound", { id: Schema.String }) {
  override get message(): string {
    return `you have no API key ${this.id}: look at /api/v1/account/keys`
  }
}

/**
 * A key would give more than the one that it is made with.
 *
 * @public Part of the error type of what this file exports.
 */
export class ScopesExceeded extends Schema.TaggedError<ScopesExceeded>()("ScopesExceeded", {
  scopes: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return `the key that asks for this has no ${this.scopes.join(", ")} itself: leave that out, or make the key in a browser`
  }
}

interface KeyRow {
  readonly id: string
  readonly name: string
  readonly start: string
  readonly scopes: ReadonlyArray<Scope>
  readonly created_at: Date
  readonly expires_at: Date | null
  readonly used_at: Date | null
}

const viewOf = ({ created_at, expires_at, id, name, scopes, start, used_at }: KeyRow) => ({
  id,
  name,
  start,
  scopes,
  since: created_at.toISOString(),
  ...present({ until: expires_at?.toISOString(), used: used_at?.toISOString() })
})

const columns = "id, name, start, scopes, created_at, expires_at, used_at"

/** The keys of somebody, those that have ended too. */
export const keysOf = Effect.fn("users.keysOf")(function* (person: string) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<KeyRow>`
    SELECT ${sql.literal(columns)} FROM person_key WHERE person_id = ${person} ORDER BY created_at, id`
  return rows.map(viewOf)
})

/**
 * Makes a key that acts as a person with some scopes.
 *
 * **Details**: the key itself is in the answer, and nowhere else: what is stored is its hash.
 *
 * **Errors**: {@link ScopesExceeded} where another key, with fewer scopes, asks for it.
 */
export const makeKey = Effect.fn("users.makeKey")(function* (
  person: { readonly id: string; readonly scopes?: ReadonlyArray<Scope> },
  { days, name, scopes }: { readonly name: string; readonly scopes: ReadonlyArray<Scope>; readonly days?: number }
) {
  const beyond = scopes.filter((scope) => person.scopes?.includes(scope) === false)
  if (beyond.length > 0) return yield* new ScopesExceeded({ scopes: beyond })
  const sql = yield* SqlClient.SqlClient
  const key = `${keyPrefix}${makeToken()}`
  const rows = yield* sql<KeyRow>`
    INSERT INTO person_key (person_id, name, start, hash, scopes, expires_at)
    VALUES (${person.id}, ${name}, ${key.slice(0, keyPrefix.length + 6)}, ${hashOf(key)}, ${scopes}::text[],
      now() + make_interval(hours => 24 * ${days ?? null}::int))
    RETURNING ${sql.literal(columns)}`
  return { ...viewOf(rows[0] as KeyRow), key }
})

export const revokeKey = Effect.fn("users.revokeKey")(function* (person: string, id: string) {
  const sql = yield* SqlClient.SqlClient
  const gone = yield* sql`DELETE FROM person_key WHERE id = ${id} AND person_id = ${person} RETURNING id`
  if (gone.length === 0) return yield* new KeyNotFound({ id })
})
