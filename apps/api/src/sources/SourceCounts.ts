import { privateAttributes } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { kept, registerState } from "../register/kept.ts"
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

/** From how many changed claims on it is quicker to count all those of their sources. */
const many = 2_000

/**
 * By how much the counts differ from those before the changes after `after`, up to `until`, which are read from the history;
 * `undefined` where that does not tell claim by claim, or tells too many.
 */
const difference = Effect.fnUntraced(function* (after: number, until: number) {
  const sql = yield* SqlClient.SqlClient
  const range = (column: string) =>
    sql`${sql.literal(column)} > ${after}::bigint AND ${sql.literal(column)} <= ${until}::bigint`
  const [told] = yield* sql<{ isWhole: boolean; rows: number }>`
    SELECT NOT EXISTS (SELECT 1 FROM change WHERE bulk AND ${range("id")}) AS "isWhole",
      (SELECT count(*) FROM change_row WHERE of_table = 'claim' AND ${range("change_id")})::int AS rows`
  if (told === undefined || !told.isWhole || told.rows >= many) return undefined
  return yield* sql<Counts & { readonly source: string }>`
    WITH image AS (
      SELECT after AS claim, 1 AS more FROM change_row WHERE of_table = 'claim' AND after IS NOT NULL AND ${range("change_id")}
      UNION ALL
      SELECT before, -1 FROM change_row WHERE of_table = 'claim' AND before IS NOT NULL AND ${range("change_id")}
    ), about AS (
      SELECT (claim ->> 'source_id')::uuid AS source, claim ->> 'subject_kind' AS kind,
        (claim ->> 'subject_id')::uuid AS subject, sum(more)::int AS more
      FROM image WHERE NOT claim ->> 'attribute' = ANY(${privateAttributes}) GROUP BY 1, 2, 3
    ), now AS (
      SELECT about.*, (
        SELECT count(*) FROM claim
        WHERE subject_kind = about.kind AND subject_id = about.subject AND source_id = about.source AND ${isOpenClaim(sql)}
      ) AS held FROM about
    ), told AS (
      -- A subject of which a source claims something counts once, however much it claims.
      SELECT source, kind, more, (held > 0)::int - (held - more > 0)::int AS subjects FROM now
    )
    SELECT source, sum(more)::int AS claims,
      coalesce(sum(subjects) FILTER (WHERE kind = 'city'), 0)::int AS cities,
      coalesce(sum(subjects) FILTER (WHERE kind = 'twinning'), 0)::int AS twinnings
    FROM told GROUP BY source`
})

/**
 * What each source claims, in numbers.
 *
 * **Details**: all claims are counted once; after that what has come, gone or changed since, and where that came in bulk, those of
 * the sources of which it did.
 */
export class SourceCounts extends Context.Service<
  SourceCounts,
  { readonly all: Effect.Effect<CountsBySource, SqlError> }
>()("@proxeny/api/SourceCounts") {
  static readonly layer = Layer.effect(
    SourceCounts,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      let last: { readonly heard: Heard; readonly change: number; readonly counts: CountsBySource } | undefined
      const counted = Effect.gen(function* () {
        const before = last
        const { changed, heard } = yield* changesSince(before?.heard)
        const { change } = yield* registerState(sql)
        const only = before === undefined ? undefined : changed?.source
        const more =
          before === undefined || only === undefined || only.length === 0 || change <= before.change
            ? undefined
            : yield* difference(before.change, change)
        const counts = new Map(only === undefined ? [] : before?.counts)
        if (more === undefined) {
          for (const id of only ?? []) counts.delete(id)
          for (const { source, ...row } of yield* count(only)) counts.set(source, row)
        } else
          for (const { source, ...by } of more) {
            const { cities, claims, twinnings } = counts.get(source) ?? { claims: 0, cities: 0, twinnings: 0 }
            const now = {
              claims: claims + by.claims,
              cities: cities + by.cities,
              twinnings: twinnings + by.twinnings
            }
            if (now.claims === 0) counts.delete(source)
            else counts.set(source, now)
          }
        last = { heard, change, counts }
        return counts
      })
      return SourceCounts.of({ all: kept(sql, Effect.provideService(counted, SqlClient.SqlClient, sql)) })
    })
  )
}
