import { PgTypes } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { officeKinds } from "../history/citiesOf.ts"

/** The tables in which a merge changes rows, and the columns by which a row of each is put back, with the change that brought it. */
export const tables = {
  city: "id, name, name_zh, country, latitude, longitude, population, population_year, folded, change_id",
  source:
    "id, kind, title, short_name, publisher, url, published_on, accessed_on, licence, reliability, credibility, change_id",
  claim:
    "id, subject_kind, subject_id, attribute, value, source_id, locator, period_from, period_until, recorded_by, recorded_at, note, import_id, change_id",
  twinning: "id, city_a, city_b, exists, since, topics, claims, sources, change_id",
  agreement: "id, twinning_id, kind, title, signed_on, expires_on, fields, change_id",
  membership:
    "id, network_id, city_id, member_network_id, through_id, roles, period_from, period_until, exists, change_id",
  strategy_profile: "id, city_id, as_of, profile, change_id",
  decision: "id, kind, subject_kind, subject_id, attribute, facet, claim_id, holds, reason, change_id"
} as const
export type Table = keyof typeof tables

/** The same columns, of a row that has a name in the query. */
export const columnsOf = (table: Table, row: string): string =>
  tables[table]
    .split(", ")
    .map((column) => `${row}.${column}`)
    .join(", ")

/**
 * What a merge did to one row.
 *
 * **Details**: rows are JSON as PostgreSQL writes it, so that nothing is lost on the way through another language. `claims`
 * and `targetClaims` are how many claims were about it and about what it joined.
 */
export interface Change {
  readonly kind: Table | "city_identifier" | (typeof officeKinds)[number]
  /** `moved` has a new id, `joined` became part of another row, `kept` is there to be put back as it was. */
  readonly how: "kept" | "moved" | "joined" | "changed" | "removed"
  readonly old_id: string
  readonly new_id?: string | undefined
  readonly before: string
  readonly target?: string | undefined
  readonly after?: string | undefined
  readonly claims?: number | undefined
  readonly target_claims?: number | undefined
}

/** Rows as they stand, as JSON, by id. */
export const rowsOf = Effect.fn("duplicates.rowsOf")(function* (table: Table, ids: ReadonlyArray<string>) {
  if (ids.length === 0) return new Map<string, string>()
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string; row: string }>`
    SELECT id, to_jsonb(t)::text AS row FROM ${sql.literal(table)} t WHERE id = ANY(${ids}::uuid[])`
  return new Map(rows.map(({ id, row }) => [id, row] as const))
})

/** How many claims are about each of some records. */
export const claimsAbout = Effect.fn("duplicates.claimsAbout")(function* (ids: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string; claims: number }>`
    SELECT subject_id AS id, count(*)::int AS claims FROM claim WHERE subject_id = ANY(${ids}::uuid[]) GROUP BY 1`
  const counts = new Map(rows.map(({ claims, id }) => [id, claims] as const))
  return (id: string): number => counts.get(id) ?? 0
})

/** Writes down what a merge did. */
export const writeChanges = Effect.fn("duplicates.writeChanges")(function* (
  merge: string,
  changes: ReadonlyArray<Change>
) {
  const sql = yield* SqlClient.SqlClient
  const rows = changes.map((change, position) => ({ claims: 0, target_claims: 0, ...change, position }))
  yield* sql`
    INSERT INTO city_merge_change (merge_id, position, kind, how, old_id, new_id, before, target, after, claims, target_claims)
    SELECT ${merge}::uuid, position, kind, how, old_id, new_id, before::jsonb, target::jsonb, after::jsonb, claims, target_claims
    FROM jsonb_to_recordset(${PgTypes.jsonb(rows)}) AS row(position int, kind text, how text, old_id uuid, new_id uuid,
      before text, target text, after text, claims int, target_claims int)`
})
