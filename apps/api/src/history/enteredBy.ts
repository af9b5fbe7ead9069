import type { Actor } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

/** Those of some sources that somebody put on record: each names the change that brought it. */
export const sourcesEnteredBy = Effect.fn("history.sourcesEnteredBy")(function* (
  actor: Actor,
  sources: ReadonlyArray<string>
) {
  if (actor.kind !== "person" || sources.length === 0) return new Set<string>()
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string }>`
    SELECT source.id FROM source JOIN change ON change.id = source.change_id
    WHERE source.id = ANY(${sources}::uuid[]) AND change.actor_kind = 'person' AND change.actor_id = ${actor.id}`
  return new Set(rows.map(({ id }) => id))
})
