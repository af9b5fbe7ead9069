import { PgTypes } from "@effect/sql-pg"
import { sameValue } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { renamedValue } from "./renaming.ts"

type Answers = Readonly<Record<string, Schema.Json>>

interface ProfileRow {
  readonly how: "moved" | "joined" | "changed"
  readonly old_id: string
  readonly new_id: string
  readonly as_of: string
  readonly before: Answers
  readonly target: Answers | null
  readonly after: Answers
  readonly now: Answers | null
}

/** Answers that are not as the merge left them: they came since. */
const since = (now: Answers, after: Answers, ids: ReadonlyMap<string, string>): Answers =>
  renamedValue(
    Object.fromEntries(
      Object.entries(now).filter(([key, answer]) => !(key in after) || !sameValue(answer, after[key] ?? null))
    ),
    ids
  )

/** Gives strategy profiles back the answers and citations they had; answers that came since stay with the kept city. */
export const profilesBack = Effect.fn("duplicates.profilesBack")(function* (id: string, merged: string) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<ProfileRow>`
    SELECT c.how, c.old_id, c.new_id, c.before ->> 'as_of' AS as_of, c.before -> 'profile' AS before,
      c.target -> 'profile' AS target, c.after -> 'profile' AS after, p.profile AS now
    FROM city_merge_change c LEFT JOIN strategy_profile p ON p.id = c.new_id
    WHERE c.merge_id = ${id} AND c.kind = 'strategy_profile' ORDER BY c.position`
  if (rows.length === 0) return
  const claims = yield* sql<{ old_id: string; new_id: string }>`
    SELECT old_id, new_id FROM city_merge_change WHERE merge_id = ${id} AND kind = 'claim' AND how = 'moved'`
  const ids = new Map(claims.map(({ new_id, old_id }) => [new_id, old_id] as const))
  for (const { after, as_of, before, how, new_id, now, old_id, target } of rows) {
    if (now === null) continue
    const later = since(now, after, ids)
    const kept: Answers | undefined =
      how === "changed" ? before : how === "joined" ? (target ?? {}) : old_id === new_id ? before : undefined
    if (kept !== undefined)
      yield* sql`UPDATE strategy_profile SET profile = ${PgTypes.jsonb({ ...kept, ...later })} WHERE id = ${new_id}`
    else if (Object.keys(later).length > 0)
      yield* sql`UPDATE strategy_profile SET profile = ${PgTypes.jsonb(later)} WHERE id = ${new_id}`
    else yield* sql`DELETE FROM strategy_profile WHERE id = ${new_id}`
    if (how === "changed") continue
    yield* sql`
      INSERT INTO strategy_profile (id, city_id, as_of, profile) VALUES (${old_id}, ${merged}, ${as_of}, ${PgTypes.jsonb(before)})
      ON CONFLICT (id) DO UPDATE SET city_id = excluded.city_id`
  }
})
