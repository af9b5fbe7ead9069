import type { SubjectKind } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { atOnce } from "../sql/atOnce.ts"

interface Labelled {
  readonly label: string
  readonly cities: ReadonlyArray<string>
}

/** What an activity that has been read is called by. */
export interface KnownActivity {
  readonly id: string
  readonly twinning: string
  readonly type: string
  readonly on: string
  readonly title?: string | undefined
}

/** The same as in SQL below. */
const calledBy = ({ on, title, type }: KnownActivity): string =>
  `${title ?? type.replaceAll("-", " ")} (${on.slice(0, 4)})`

/** What subjects are called, kind by kind: those of each kind are asked for only where some are wanted. */
const labelled = {
  twinning: (sql: SqlClient.SqlClient, ids: ReadonlyArray<string>) =>
    Effect.map(
      sql<{ id: string; a: string; b: string; a_name: string; b_name: string }>`
        SELECT t.id, a.id AS a, b.id AS b, a.name AS a_name, b.name AS b_name
        FROM twinning t JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b WHERE t.id = ANY(${ids}::uuid[])`,
      (rows) => rows.map((row) => [row.id, { label: `${row.a_name} – ${row.b_name}`, cities: [row.a, row.b] }] as const)
    ),
  membership: (sql: SqlClient.SqlClient, ids: ReadonlyArray<string>) =>
    Effect.map(
      sql<{ id: string; member: string; network: string; city: string | null }>`
        SELECT m.id, coalesce(c.name, n2.short_name, n2.name) AS member, coalesce(n.short_name, n.name) AS network, m.city_id AS city
        FROM membership m JOIN network n ON n.id = m.network_id LEFT JOIN city c ON c.id = m.city_id
        LEFT JOIN network n2 ON n2.id = m.member_network_id WHERE m.id = ANY(${ids}::uuid[])`,
      (rows) =>
        rows.map(
          (row) =>
            [row.id, { label: `${row.member} in ${row.network}`, cities: row.city === null ? [] : [row.city] }] as const
        )
    ),
  activity: (sql: SqlClient.SqlClient, ids: ReadonlyArray<string>) =>
    Effect.map(
      sql<{ id: string; what: string; year: string; a: string; b: string; names: string }>`
        SELECT v.id, coalesce(v.record ->> 'title', replace(v.record ->> 'type', '-', ' ')) AS what,
          left(v.record ->> 'on', 4) AS year, a.id AS a, b.id AS b, a.name || ' – ' || b.name AS names
        FROM activity v JOIN twinning t ON t.id = v.twinning_id JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b
        WHERE v.id = ANY(${ids}::uuid[])`,
      (rows) =>
        rows.map(
          (row) => [row.id, { label: `${row.what} (${row.year}), ${row.names}`, cities: [row.a, row.b] }] as const
        )
    ),
  tension: (sql: SqlClient.SqlClient, ids: ReadonlyArray<string>) =>
    Effect.map(
      sql<{ id: string; title: string; year: string; countries: string }>`
        SELECT id, title, left(happened_on, 4) AS year, country_a || ' – ' || country_b AS countries
        FROM tension WHERE id = ANY(${ids}::uuid[])`,
      (rows) =>
        rows.map((row) => [row.id, { label: `${row.title} (${row.year}), ${row.countries}`, cities: [] }] as const)
    ),
  other: (sql: SqlClient.SqlClient, ids: ReadonlyArray<string>) =>
    Effect.map(
      sql<{ id: string; label: string; city: string | null }>`
        SELECT id, coalesce(short_name, name) AS label, NULL::uuid AS city FROM network WHERE id = ANY(${ids}::uuid[])
        UNION ALL SELECT id, coalesce(short_name, title), NULL::uuid FROM source WHERE id = ANY(${ids}::uuid[])
        UNION ALL SELECT s.id, c.name, c.id FROM strategy_profile s JOIN city c ON c.id = s.city_id WHERE s.id = ANY(${ids}::uuid[])
        UNION ALL SELECT g.id, a.name || ' – ' || b.name, NULL FROM agreement g JOIN twinning t ON t.id = g.twinning_id
          JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b WHERE g.id = ANY(${ids}::uuid[])
        UNION ALL SELECT subject_id, value #>> '{}', NULL::uuid FROM claim
          WHERE subject_kind = 'group' AND attribute = 'label' AND subject_id = ANY(${ids}::uuid[])`,
      (rows) => rows.map((row) => [row.id, { label: row.label, cities: row.city === null ? [] : [row.city] }] as const)
    )
} as const satisfies Record<
  string,
  (
    sql: SqlClient.SqlClient,
    ids: ReadonlyArray<string>
  ) => Effect.Effect<ReadonlyArray<readonly [string, Labelled]>, SqlError>
>

const labelKind: Readonly<Record<SubjectKind, keyof typeof labelled | undefined>> = {
  // What a city is called is read with the cities that claims name.
  city: undefined,
  twinning: "twinning",
  membership: "membership",
  activity: "activity",
  tension: "tension",
  network: "other",
  group: "other",
  source: "other",
  strategy: "other",
  agreement: "other"
}

/** What a subject is called, and the cities it joins. Of `activities` all is known but what their twinnings are called. */
export const labels = Effect.fnUntraced(function* (
  wanted: ReadonlyArray<{ kind: SubjectKind; id: string }>,
  activities: ReadonlyArray<KnownActivity> = []
) {
  const sql = yield* SqlClient.SqlClient
  const found = new Map<string, Labelled>()
  const ids = new Map<keyof typeof labelled, Set<string>>()
  const known = new Map<string, KnownActivity>(activities.map((activity) => [activity.id, activity]))
  const held = new Map<string, KnownActivity>()
  for (const { id, kind } of wanted) {
    const by = labelKind[kind]
    const activity = by === "activity" ? known.get(id) : undefined
    if (by === undefined) found.set(id, { label: "", cities: [id] })
    else if (activity === undefined) ids.set(by, (ids.get(by) ?? new Set()).add(id))
    else {
      held.set(id, activity)
      ids.set("twinning", (ids.get("twinning") ?? new Set()).add(activity.twinning))
    }
  }
  const read = yield* atOnce([...ids].map(([by, all]) => labelled[by](sql, [...all])))
  for (const [id, label] of read.flat()) found.set(id, label)
  for (const [id, activity] of held) {
    const twinning = found.get(activity.twinning)
    if (twinning !== undefined) found.set(id, { ...twinning, label: `${calledBy(activity)}, ${twinning.label}` })
  }
  return found
})
