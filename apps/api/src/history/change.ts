import type { Actor } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { lockWriters } from "../register/write.ts"

/** Who asks, for everything that is done on their behalf: the installation itself where nobody else does. */
export const CurrentActor = Context.Reference<Actor>("@proxeny/api/CurrentActor", {
  defaultValue: () => ({ kind: "installation", name: "proxeny" })
})

/** The change that a request has begun: what is done for it is part of that, and no change of its own. */
export const OpenedChange = Context.Reference<number | undefined>("@proxeny/api/OpenedChange", {
  defaultValue: () => undefined
})

/** What a change is called and why it is made. */
export interface ChangeTold {
  /** What is done, such as `activity.create`. */
  readonly what: string
  readonly why?: string | undefined
  readonly importId?: string | undefined
  /** Whether it brings so much that what it adds names the change instead of being copied into the history row by row. */
  readonly bulk?: boolean
  readonly undoes?: number | undefined
}

/**
 * Begins a change inside the caller's transaction: what is written from here on belongs to it. Gives its number.
 *
 * **Details**: waits for other writers first, so that changes are numbered in the order in which they take effect. Where a
 * request has begun one already, that is the change.
 */
export const openChange = Effect.fn("history.openChange")(function* ({
  bulk,
  importId,
  undoes,
  what,
  why
}: ChangeTold) {
  const opened = yield* OpenedChange
  if (opened !== undefined) return opened
  const sql = yield* SqlClient.SqlClient
  const actor = yield* CurrentActor
  yield* lockWriters
  const [id, name] =
    actor.kind === "anyone" ? [null, "somebody"] : actor.kind === "person" ? [actor.id, actor.name] : [null, actor.name]
  const [row] = yield* sql<{ id: number }>`
    INSERT INTO change (actor_kind, actor_id, actor_name, what, why, import_id, undoes, bulk)
    VALUES (${actor.kind === "person" ? "person" : "installation"}, ${id}, ${name}, ${what}, ${why ?? null}, ${importId ?? null}, ${undoes ?? null}, ${bulk === true})
    RETURNING id::int AS id`
  const change = row?.id ?? 0
  yield* sql`SELECT set_config('proxeny.change', ${String(change)}, true), set_config('proxeny.bulk', ${bulk === true ? "on" : "off"}, true)`
  return change
})
