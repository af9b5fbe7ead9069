import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { kept } from "../register/kept.ts"
import { changesSince, type Heard } from "../register/told.ts"
import { isOpenClaim } from "../register/visible.ts"

/** How much a source claims that everybody may know of, and about how many cities and twinnings. */
export interface Counts {
  readonly claims: number
  readonly cities: number
  readonly twinnings: number
}

type CountsBySource = ReadonlyMap<string, Counts>

/** Counts for some sources, or for all of them. */
const count = Effect.fnUntraced(function* (sources: ReadonlyArray<string> | undefined) {
  const sql = yield* SqlClient.SqlClient
  if (sources?.length === 0) return []
  return yield* sql<Counts & { readonly source: string }>`
    SELECT source_id AS source, sum(claims)::int AS claims,
      (count(*) FILTER (WHERE subject_kind = 'city'))::int AS cities,
      (count(*) FILTER (WHERE subject_kind = 'twinning'))::int AS twinnings
    FROM (
      SELECT source_id, subject_kind, subject_id, count(*) AS claims FROM claim
      WHERE ${isOpenClaim(sql)} AND ${sources === undefined ? sql`true` : sql`source_id = ANY(${sources}::uuid[])`}
      GROUP BY source_id, subject_kind, subject_id
    ) subject GROUP BY source_id`
})

/**
 * What each source claims, in numbers.
 *
 * **Details**: all claims are counted once; after that those of the sources of which claims have come, gone or changed.
 */
export class SourceCounts extends Context.Service<
  SourceCounts,
  { readonly all: Effect.Effect<CountsBySource, SqlError> }
>()("@proxeny/api/SourceCounts") {
  static readonly layer = Layer.effect(
    SourceCounts,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      let last: { readonly heard: Heard; readonly counts: CountsBySource } | undefined
      const counted = Effect.gen(function* () {
        const before = last
        const { changed, heard } = yield* changesSince(before?.heard)
        const only = before === undefined ? undefined : changed?.source
        const counts = new Map(only === undefined ? [] : before?.counts)
        for (const id of only ?? []) counts.delete(id)
        for (const { source, ...row } of yield* count(only)) counts.set(source, row)
        last = { heard, counts }
        return counts
      })
      return SourceCounts.of({ all: kept(sql, Effect.provideService(counted, SqlClient.SqlClient, sql)) })
    })
  )
}
