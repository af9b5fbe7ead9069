import type { CityId, Subject } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { openChange } from "../history/change.ts"
import type { Progress } from "../register/Batch.ts"
import { project } from "../register/projection.ts"
import { cityOnRecord } from "./cityGiven.ts"
import { renamingInto } from "./hanging.ts"
import { type Change, claimsAbout, rowsOf, writeChanges } from "./journal.ts"
import { moveClaims } from "./moveClaims.ts"
import { moveDecisions } from "./moveDecisions.ts"
import { citeAnew, linkChanges, moveLinks, profilesCiting } from "./moveLinks.ts"
import { moveOffice } from "./moveOffice.ts"

/** Who decided something, and why. */
export interface Decision {
  readonly by: string
  readonly reason?: string
}

/** What a merge did, or what its undoing brought back. */
export interface Merged {
  readonly id: string
  readonly kept: { readonly id: string; readonly name: string }
  readonly merged: { readonly id: string; readonly name: string }
  /** Claims that are about the other city. */
  readonly claims: number
  /** Twinnings of the merged city that became twinnings of the kept one, and those that it had, too. */
  readonly twinnings: { readonly moved: number; readonly joined: number }
  /** Whether the two were twinned with each other, which is no twinning any more. */
  readonly selfTwinning: boolean
}

/** @public Part of the error type of what this file exports. */
export class OneCity extends Schema.TaggedError<OneCity>()("OneCity", { name: Schema.String, id: Schema.String }) {
  override get message(): string {
    return `Both are the city ${this.id} (${this.name}): name two different ones. Nothing was changed.`
  }
}

/** How a merge is told, from what it changed. */
export const mergedFrom = (
  {
    id,
    kept,
    kept_name,
    merged,
    merged_name
  }: Readonly<Record<"id" | "kept" | "kept_name" | "merged" | "merged_name", string>>,
  changes: ReadonlyArray<Pick<Change, "kind" | "how">>
): Merged => {
  const count = (kind: Change["kind"], ...how: ReadonlyArray<Change["how"]>): number =>
    changes.filter((change) => change.kind === kind && how.includes(change.how)).length
  return {
    id,
    kept: { id: kept, name: kept_name },
    merged: { id: merged, name: merged_name },
    claims: count("claim", "moved", "joined"),
    twinnings: { moved: count("twinning", "moved"), joined: count("twinning", "joined") },
    selfTwinning: count("twinning", "removed") > 0
  }
}

/** The rows of both cities, and which of them holds which id: two may claim one. */
const cityChanges = Effect.fn("duplicates.cityChanges")(function* (kept: CityId, merged: CityId) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* rowsOf("city", [kept, merged])
  const claims = yield* claimsAbout([kept, merged])
  const [identifiers] = yield* sql<{ held: string }>`
    SELECT coalesce(jsonb_agg(to_jsonb(i)), '[]')::text AS held FROM city_identifier i WHERE city_id IN (${kept}, ${merged})`
  const change = (how: Change["how"], id: CityId): Change => ({
    kind: "city",
    how,
    old_id: id,
    new_id: kept,
    before: rows.get(id) ?? "{}",
    claims: claims(id)
  })
  return [
    change("removed", merged),
    change("kept", kept),
    { kind: "city_identifier", how: "kept", old_id: kept, before: identifiers?.held ?? "[]" }
  ] satisfies ReadonlyArray<Change>
})

/** Activities that are reported of twinnings, also where nobody but the reports speaks of these. */
const reportsOf = Effect.fn("duplicates.reportsOf")(function* (twinnings: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string }>`
    SELECT DISTINCT subject_id AS id FROM claim
    WHERE subject_kind = 'activity' AND value ->> 'twinning' = ANY(${twinnings}::text[])`
  return rows.map(({ id }): Subject => ({ kind: "activity", id }))
})

/**
 * Makes one city of two, as if every list had been brought in with the ids of both belonging to the kept one.
 *
 * **Details**: one transaction. Claims about the merged city, its twinnings, agreements, activities, memberships and profile become those of
 * the kept one, under the ids that follow from it; what is there already stands once. What persons decided about
 * contradictions between these claims is decided of the kept one. A twinning of the two with each
 * other is taken out. Everything that is changed is written down, so that the merge can be undone.
 *
 * **Errors**: `NoSuchCity`, {@link OneCity}.
 */
export const merge = Effect.fn("duplicates.merge")(function* (
  keptId: CityId,
  mergedId: CityId,
  { by, reason }: Decision,
  progress: Progress
) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* openChange({ what: "city.merge", why: reason })
      const kept = yield* cityOnRecord(keptId)
      const merged = yield* cityOnRecord(mergedId)
      if (kept.id === merged.id) return yield* new OneCity(kept)
      const cities = yield* cityChanges(kept.id, merged.id)
      const { hanging, renaming } = yield* renamingInto(kept.id, merged.id)
      const links = yield* linkChanges(hanging, renaming)
      const moved = yield* moveClaims(renaming)
      const decisions = yield* moveDecisions(renaming, moved.ids)
      const profiles = links.strategies.flatMap(({ new_id }) => new_id ?? [])
      const citing = (yield* profilesCiting([...moved.ids.keys()])).map(({ id }) => id)
      const cited = yield* rowsOf(
        "strategy_profile",
        citing.filter((id) => !links.strategies.some(({ new_id, old_id }) => id === old_id || id === new_id))
      )
      yield* moveLinks(kept.id, merged.id, links)
      const papers = yield* moveOffice(kept.id, merged.id, links.twinnings)
      yield* citeAnew(moved.ids)
      const after = yield* rowsOf("strategy_profile", [...profiles, ...cited.keys()])

      yield* sql`DELETE FROM city WHERE id = ${merged.id}`
      const waiting = yield* reportsOf(
        links.twinnings.flatMap(({ how, new_id }) => (how === "moved" ? (new_id ?? []) : []))
      )
      const named: ReadonlyArray<Subject> = [merged.id, kept.id].map((id) => ({ kind: "city", id }))
      yield* project([...named, ...moved.subjects, ...waiting], progress)

      const changes: ReadonlyArray<Change> = [
        ...cities,
        ...links.twinnings,
        ...links.memberships,
        ...links.agreements,
        // No row of its own: only what the reports that wait for it call it.
        ...hanging.awaited.map(
          ({ id }): Change => ({
            kind: "twinning",
            how: "changed",
            old_id: id,
            new_id: renaming.ids.get(id),
            before: "{}"
          })
        ),
        ...links.strategies.map((change) => ({ ...change, after: after.get(change.new_id ?? "") })),
        ...[...cited].map(
          ([id, before]): Change => ({
            kind: "strategy_profile",
            how: "changed",
            old_id: id,
            new_id: id,
            before,
            after: after.get(id)
          })
        ),
        ...moved.changes,
        ...decisions,
        ...papers
      ]
      const [row] = yield* sql<{ id: string }>`
        INSERT INTO city_merge (kept, merged, kept_name, merged_name, reason, merged_by)
        VALUES (${kept.id}, ${merged.id}, ${kept.name}, ${merged.name}, ${reason ?? null}, ${by}) RETURNING id`
      const id = row?.id ?? ""
      yield* writeChanges(id, changes)
      yield* sql`UPDATE register SET version = version + 1`
      return mergedFrom(
        { id, kept: kept.id, merged: merged.id, kept_name: kept.name, merged_name: merged.name },
        changes
      )
    })
  )
})
