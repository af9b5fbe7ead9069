import type { RecordKind, RecordRef } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { officeKinds } from "./citiesOf.ts"
import { imageOf, kept } from "./kept.ts"

/** Something that stands in the way of an undo: a record, and the last change of it. */
export interface Obstacle extends RecordRef {
  readonly change: number | null
}

/** Obstacles that are named at most. */
const named = 10

/** What a change comes to for each row: as it was before the first of its steps, and as it left it. */
const net = (sql: SqlClient.SqlClient, change: number) => sql`
  SELECT of_table, row_id, (array_agg(subject_kind ORDER BY position))[1] AS kind, (array_agg(subject_id ORDER BY position))[1] AS id,
    (array_agg(before ORDER BY position))[1] AS before, (array_agg(after ORDER BY position DESC))[1] AS after
  FROM change_row WHERE change_id = ${change} GROUP BY of_table, row_id`

/** Records of which a row is not as a change left it, with the last later change of it. */
export const changedSince = Effect.fn("history.changedSince")(function* (change: number) {
  const sql = yield* SqlClient.SqlClient
  const tables = yield* sql<{ table: string }>`
    SELECT DISTINCT of_table AS table FROM change_row WHERE change_id = ${change}`
  const found: Array<Obstacle> = []
  for (const { table } of tables) {
    const one = kept.find((known) => known.table === table) ?? {}
    // Both sides are written by one session, so that moments are written alike; which change brought a row says nothing of it.
    const now = sql.literal(`${imageOf(one, "t")} - 'change_id'`)
    const left = sql.literal(`${imageOf(one, "b")} - 'change_id'`)
    found.push(
      ...(yield* sql<Obstacle>`
        SELECT DISTINCT n.kind, n.id,
          (SELECT max(change_id)::int FROM change_row r WHERE r.subject_kind = n.kind AND r.subject_id = n.id
            AND r.row_id = n.row_id AND r.of_table = ${table} AND r.change_id > ${change}) AS change
        FROM (${net(sql, change)}) n LEFT JOIN ${sql(table)} t ON t.id = n.row_id
        LEFT JOIN LATERAL (SELECT b.* FROM jsonb_populate_record(NULL::${sql(table)}, n.after) b WHERE n.after IS NOT NULL) b ON true
        WHERE n.of_table = ${table} AND (CASE WHEN t.id IS NOT NULL THEN ${now} END) IS DISTINCT FROM (CASE WHEN n.after IS NOT NULL THEN ${left} END)
        LIMIT ${named}`)
    )
  }
  return found.slice(0, named)
})

/** Where records of a table are named, as SQL that gives kind, id and the row, for some ids `$1`. */
const namedBy: ReadonlyArray<readonly [table: string, by: string, ids: string]> = [
  ["city", "SELECT 'twinning', id, id FROM twinning", "city_a = ANY($1::uuid[]) OR city_b = ANY($1::uuid[])"],
  ["city", "SELECT 'membership', id, id FROM membership", "city_id = ANY($1::uuid[])"],
  ["city", "SELECT 'strategy', id, id FROM strategy_profile", "city_id = ANY($1::uuid[])"],
  ["twinning", "SELECT 'agreement', id, id FROM agreement", "twinning_id = ANY($1::uuid[])"],
  [
    "twinning",
    "SELECT subject_kind, subject_id, id FROM claim",
    "subject_kind = 'activity' AND value ->> 'twinning' = ANY($1::text[])"
  ],
  [
    "network",
    "SELECT 'membership', id, id FROM membership",
    "network_id = ANY($1::uuid[]) OR member_network_id = ANY($1::uuid[]) OR through_id = ANY($1::uuid[])"
  ],
  ["source", "SELECT subject_kind, subject_id, id FROM claim", "source_id = ANY($1::uuid[])"],
  ...["city", "twinning"].flatMap((table) =>
    officeKinds.map((kind) => [table, `SELECT '${kind}', id, id FROM ${kind}`, "about_id = ANY($1::uuid[])"] as const)
  ),
  ...(
    [
      ["city", "city"],
      ["twinning", "twinning"],
      ["agreement", "agreement"],
      ["membership", "membership"],
      ["network", "network"],
      ["strategy_profile", "strategy"]
    ] as const
  ).flatMap(([table, kind]) =>
    ["claim", "decision"].map(
      (by) =>
        [
          table,
          `SELECT subject_kind, subject_id, id FROM ${by}`,
          `subject_kind = '${kind}' AND subject_id = ANY($1::uuid[])`
        ] as const
    )
  )
]

/** Tables whose rows do not name the change that brought them. */
const namesNoChange: ReadonlySet<string> = new Set(officeKinds)

/**
 * Records that came since and rest on one that would go with an undo.
 *
 * **Details**: what was there before does not rest on it: a report may have waited for its twinning, and waits again.
 */
export const restingOn = Effect.fn("history.restingOn")(function* (change: number) {
  const sql = yield* SqlClient.SqlClient
  const going = yield* sql<{ table: string; row: string }>`
    SELECT of_table AS table, row_id AS row FROM (${net(sql, change)}) n
    WHERE before IS NULL AND after IS NOT NULL AND of_table <> 'claim'`
  const found: Array<Obstacle> = []
  for (const [table, ids] of Map.groupBy(going, (one) => one.table))
    for (const [of, by, names] of namedBy) {
      if (of !== table) continue
      const since = namesNoChange.has(by.split(" ").at(-1) ?? "") ? "true" : `coalesce(change_id, 0) > ${change}`
      const resting = yield* sql.unsafe<{ kind: RecordKind; id: string; change: number | null }>(
        `SELECT DISTINCT kind, id, (SELECT max(change_id)::int FROM change_row r
           WHERE r.subject_kind = resting.kind AND r.subject_id = resting.id AND r.row_id = resting.row) AS change
         FROM (${by} WHERE (${names}) AND ${since}) AS resting(kind, id, row)
         WHERE NOT EXISTS (SELECT 1 FROM change_row r WHERE r.change_id = ${change} AND r.row_id = resting.row) LIMIT ${named}`,
        [ids.map(({ row }) => row)]
      )
      found.push(...resting)
    }
  return found.slice(0, named)
})
