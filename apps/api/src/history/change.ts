import type { Actor } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { lockWriters } from "../register/write.ts"

/** Who asks, for everything that is done on their behalf: the installation itself where nobody else does. */
export const CurrentActor = Context.Reference<Actor>("@proxeny/api/CurrentActor", {
  defaultValue: () => ({ kind: "installation", name: "proxeny" })
})

/** What a change is called and why it is made. */
export interface ChangeTold {
  /** What is done, such as `activity.create`. */
  readonly what: string
  readonly why?: string | undefined
  readonly importId?: string | undefined
  /** Whether it brings so much that what it adds is known by its claims alone; so it is with an import. */
  readonly bulk?: boolean
  readonly undoes?: number | undefined
}

/**
 * Begins a change inside the caller's transaction: what is written from here on belongs to it. Gives its number.
 *
 * **Details**: waits for other writers first, so that changes are numbered in the order in which they take effect. An import
 * keeps its claims under the change instead of copying each row into the history.
 */
export const openChange = Effect.fn("history.openChange")(function* ({
  bulk,
  importId,
  undoes,
  what,
  why
}: ChangeTold) {
  const sql = yield* SqlClient.SqlClient
  const actor = yield* CurrentActor
  yield* lockWriters
  const [id, name] =
    actor.kind === "anyone" ? [null, "somebody"] : actor.kind === "person" ? [actor.id, actor.name] : [null, actor.name]
  const [row] = yield* sql<{ id: number }>`
    INSERT INTO change (actor_kind, actor_id, actor_name, what, why, import_id, undoes)
    VALUES (${actor.kind === "person" ? "person" : "installation"}, ${id}, ${name}, ${what}, ${why ?? null}, ${importId ?? null}, ${undoes ?? null})
    RETURNING id::int AS id`
  const change = row?.id ?? 0
  yield* sql`SELECT set_config('proxeny.change', ${String(change)}, true), set_config('proxeny.bulk', ${bulk === true || importId !== undefined ? "on" : "off"}, true)`
  return change
})
