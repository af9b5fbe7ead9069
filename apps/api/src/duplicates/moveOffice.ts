import { PgTypes } from "@effect/sql-pg"
import type { CityId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { officeKinds } from "../history/citiesOf.ts"
import type { Change } from "./journal.ts"

/**
 * Lets what offices keep about the merged city and about its twinnings be about those that these have become.
 *
 * **Details**: written down is only what each record was about and is about now: the journal of merges is no place for what
 * is private. What is about a twinning of the two with each other stays about that, and comes back with it.
 */
export const moveOffice = Effect.fn("duplicates.moveOffice")(function* (
  kept: CityId,
  merged: CityId,
  twinnings: ReadonlyArray<Change>
) {
  const sql = yield* SqlClient.SqlClient
  const moves = [
    { kind: "city", old_id: merged, new_id: kept },
    ...twinnings.flatMap(({ new_id, old_id }) =>
      new_id === undefined || new_id === old_id ? [] : [{ kind: "twinning", old_id, new_id }]
    )
  ]
  const changes: Array<Change> = []
  for (const kind of officeKinds) {
    const moved = yield* sql<{ id: string; before: string; after: string }>`
      UPDATE ${sql.literal(kind)} r SET about_id = row.new_id
      FROM jsonb_to_recordset(${PgTypes.jsonb(moves)}) AS row(kind text, old_id uuid, new_id uuid)
      WHERE r.about_kind = row.kind AND r.about_id = row.old_id
      RETURNING r.id, jsonb_build_object('about_id', row.old_id)::text AS before, jsonb_build_object('about_id', row.new_id)::text AS after`
    changes.push(...moved.map(({ id, ...was }): Change => ({ kind, how: "changed", old_id: id, new_id: id, ...was })))
  }
  return changes
})

/** Lets what a merge moved be about what it was about before, where it is still about what the merge made of that. */
export const officeBack = Effect.fn("duplicates.officeBack")(function* (merge: string) {
  const sql = yield* SqlClient.SqlClient
  for (const kind of officeKinds)
    yield* sql`
      UPDATE ${sql.literal(kind)} r SET about_id = (c.before ->> 'about_id')::uuid FROM city_merge_change c
      WHERE c.merge_id = ${merge} AND c.kind = ${kind} AND c.old_id = r.id AND c.after ->> 'about_id' = r.about_id::text`
})
