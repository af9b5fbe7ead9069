import type { Subject } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { openChange } from "../history/change.ts"
import type { Progress } from "../register/Batch.ts"
import { project } from "../register/projection.ts"
import { claimsBack } from "./claimsBack.ts"
import {
  giveIdentifiersBack,
  putCitiesBack,
  putLinksBack,
  putSilentLinksBack,
  removeEmptyCities,
  removeEmptyLinks
} from "./linksBack.ts"
import { mergedFrom } from "./merge.ts"
import { decisionsBack } from "./moveDecisions.ts"
import { officeBack } from "./moveOffice.ts"
import { profilesBack } from "./profilesBack.ts"

/** @public Part of the error type of what this file exports. */
export class NoSuchMerge extends Schema.TaggedError<NoSuchMerge>()("NoSuchMerge", { id: Schema.String }) {
  override get message(): string {
    return `There is no merge ${this.id}: proxeny duplicates merges lists them.`
  }
}

/** @public Part of the error type of what this file exports. */
export class MergeUndone extends Schema.TaggedError<MergeUndone>()("MergeUndone", {
  id: Schema.String,
  at: Schema.String
}) {
  override get message(): string {
    return `The merge ${this.id} was undone on ${this.at} already. Nothing was changed.`
  }
}

/** A later merge changed what this one made. */
export class MergeRestsOn extends Schema.TaggedError<MergeRestsOn>()("MergeRestsOn", {
  id: Schema.String,
  later: Schema.String,
  kept: Schema.String,
  merged: Schema.String
}) {
  override get message(): string {
    return `A later merge (${this.later}: ${this.merged} into ${this.kept}) rests on what the merge ${this.id} made: undo that one first. Nothing was changed.`
  }
}

interface MergeRow {
  readonly id: string
  readonly kept: string
  readonly merged: string
  readonly kept_name: string
  readonly merged_name: string
  readonly undone_at: string | null
}

/**
 * The first merge to undo before this one, if any: the latest that took up, or joined, what this one made.
 *
 * **Details**: two merges into one twinning that both found there do not rest on each other.
 */
const restingOn = Effect.fn("duplicates.restingOn")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const [later] = yield* sql<MergeRow>`
    SELECT m.* FROM city_merge own, city_merge m
    WHERE own.id = ${id} AND m.position > own.position AND m.undone_at IS NULL AND (
      m.merged IN (own.kept, own.merged) OR m.kept = own.merged
      OR EXISTS (
        SELECT 1 FROM city_merge_change a
        JOIN city_merge_change b ON b.merge_id = m.id AND b.kind = a.kind
          AND (b.old_id IN (a.new_id, a.old_id) OR b.new_id IN (a.new_id, a.old_id))
        WHERE a.merge_id = own.id AND a.kind NOT IN ('city', 'city_identifier', 'source')
          AND NOT (a.kind IN ('twinning', 'membership') AND a.how = 'joined' AND b.how = 'joined' AND a.target_claims > 0)))
    ORDER BY m.position DESC LIMIT 1`
  return later
})

/** What claims were and are about, so that what follows from them can be brought up to date. */
const subjectsOf = Effect.fn("duplicates.subjectsOf")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql<Subject>`
    SELECT before ->> 'subject_kind' AS kind, (before ->> 'subject_id')::uuid AS id
    FROM city_merge_change WHERE merge_id = ${id} AND kind = 'claim'
    UNION SELECT after ->> 'subject_kind', (after ->> 'subject_id')::uuid
    FROM city_merge_change WHERE merge_id = ${id} AND kind = 'claim' AND after IS NOT NULL ORDER BY kind, id`
})

/**
 * Makes two cities of one again: the register is as if the merge had not been, and everything since then had.
 *
 * **Details**: one transaction. What was said of the kept city since stays with it. What an undone import took away in the
 * meantime stays away, also from what the merge had set aside.
 *
 * **Errors**: {@link NoSuchMerge}, {@link MergeUndone}; {@link MergeRestsOn} where a later merge took up what this one made.
 */
export const undoMerge = Effect.fn("duplicates.undoMerge")(function* (id: string, progress: Progress) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      const [made] = yield* sql<{ change: number | null }>`
        SELECT change_id::int AS change FROM city_merge WHERE id::text = ${id}`
      yield* openChange({ what: "merge.undo", undoes: made?.change ?? undefined })
      const [found] = yield* sql<MergeRow>`
        SELECT id, kept, merged, kept_name, merged_name,
          to_char(undone_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS undone_at
        FROM city_merge WHERE id::text = ${id}`
      if (found === undefined) return yield* new NoSuchMerge({ id })
      if (found.undone_at !== null) return yield* new MergeUndone({ id, at: found.undone_at })
      const later = yield* restingOn(id)
      if (later !== undefined)
        return yield* new MergeRestsOn({ id, later: later.id, kept: later.kept_name, merged: later.merged_name })

      yield* putCitiesBack(id)
      yield* putLinksBack(id)
      yield* officeBack(id)
      yield* claimsBack(id)
      yield* decisionsBack(id)
      yield* profilesBack(id, found.merged)
      yield* removeEmptyLinks(id)
      const cities: ReadonlyArray<Subject> = [found.merged, found.kept].map((city) => ({ kind: "city", id: city }))
      yield* project([...cities, ...(yield* subjectsOf(id))], progress)
      yield* putSilentLinksBack(id)
      // Lists of all twins are compared with these links, too.
      yield* project([], progress)
      yield* giveIdentifiersBack(id)
      yield* removeEmptyCities(id)

      yield* sql`UPDATE city_merge SET undone_at = clock_timestamp() WHERE id = ${id}`
      yield* sql`UPDATE register SET version = version + 1`
      const changes = yield* sql<{ kind: "claim"; how: "moved" }>`
        SELECT kind, how FROM city_merge_change WHERE merge_id = ${id}`
      return mergedFrom(found, changes)
    })
  )
})
