import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { SummaryRow } from "../cities/summary.ts"
import { summaryColumns } from "../cities/summary.ts"
import { isOpenClaim } from "../register/visible.ts"
import type { ListedCity } from "./ListedCities.ts"
import type { ListedTwinning } from "./ListedTwinnings.ts"

interface NamesRow {
  readonly id: string
  readonly folded: ReadonlyArray<string>
  readonly texts: ReadonlyArray<string>
  readonly kinds: ReadonlyArray<string>
}

/** How many cities are read at once: bounds what is held of rows. */
const chunk = 20_000

const withNames = (rows: ReadonlyArray<SummaryRow>, names: ReadonlyArray<NamesRow>): ReadonlyArray<ListedCity> => {
  const byCity = new Map(names.map((row) => [row.id, row]))
  return rows.map((row) => {
    const own = byCity.get(row.id)
    return {
      ...row,
      population: row.population === null ? null : Number(row.population),
      names: (own?.folded ?? []).map((folded, i) => ({
        folded,
        text: own?.texts[i] ?? "",
        isMain: own?.kinds[i] === "name"
      }))
    }
  })
}

const namesColumns = `city_id AS id, array_agg(folded) AS folded, array_agg(text) AS texts, array_agg(kind) AS kinds`

/** Some cities as lists show them. */
export const readCities = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<SummaryRow>`SELECT ${sql.literal(summaryColumns)} FROM city WHERE id = ANY(${ids}::uuid[])`
  const names = yield* sql<NamesRow>`
    SELECT ${sql.literal(namesColumns)} FROM city_name WHERE city_id = ANY(${ids}::uuid[]) GROUP BY city_id`
  return withNames(rows, names)
})

/** All cities as lists show them: what each has is counted once for all. */
export const readAllCities = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const counted = yield* sql<{ id: string; twinnings: number; memberships: number; conflicts: number }>`
    SELECT id, sum(twinnings)::int AS twinnings, sum(memberships)::int AS memberships, sum(conflicts)::int AS conflicts FROM (
      SELECT city_a AS id, 1 AS twinnings, 0 AS memberships, 0 AS conflicts FROM twinning WHERE exists
      UNION ALL SELECT city_b, 1, 0, 0 FROM twinning WHERE exists
      UNION ALL SELECT city_id, 0, 1, 0 FROM membership WHERE exists AND city_id IS NOT NULL
      UNION ALL SELECT city, 0, 0, 1 FROM conflict c LEFT JOIN twinning t ON t.id = c.twinning_id
        CROSS JOIN LATERAL (
          SELECT DISTINCT unnest(ARRAY[t.city_a, t.city_b, CASE c.subject_kind WHEN 'city' THEN c.subject_id END]) AS city
        ) of WHERE c.decision_id IS NULL AND city IS NOT NULL
    ) part GROUP BY id`
  const counts = new Map(counted.map((row) => [row.id, row]))
  const all: Array<ListedCity> = []
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = yield* sql<SummaryRow>`
      SELECT id, name, name_zh, country, latitude, longitude, population, population_year, folded,
        0 AS twinnings, 0 AS memberships, 0 AS conflicts
      FROM city WHERE id > ${after}::uuid ORDER BY id LIMIT ${chunk}`
    const last = rows.at(-1)?.id
    if (last === undefined) return all
    const names = yield* sql<NamesRow>`
      SELECT ${sql.literal(namesColumns)} FROM city_name WHERE city_id > ${after}::uuid AND city_id <= ${last}::uuid GROUP BY city_id`
    for (const city of withNames(rows, names)) {
      const own = counts.get(city.id)
      all.push(
        own === undefined
          ? city
          : { ...city, twinnings: own.twinnings, memberships: own.memberships, conflicts: own.conflicts }
      )
    }
    after = last
  }
})

/** Twinnings on record as lists show them: some, or all where none are named. */
export const readTwinnings = Effect.fnUntraced(function* (ids?: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const among = (column: string) => (ids === undefined ? sql`true` : sql`${sql.literal(column)} = ANY(${ids}::uuid[])`)
  const rows = yield* sql<Omit<ListedTwinning, "stages" | "cited" | "conflict">>`
    SELECT id, city_a, city_b, since, topics, claims, sources FROM twinning WHERE exists AND ${among("id")}`
  const stages = yield* sql<{ id: string } & ListedTwinning["stages"][number]>`
    SELECT twinning_id AS id, kind, last_day FROM twinning_stage WHERE ${among("twinning_id")} ORDER BY twinning_id, position`
  const cited = yield* sql<{ id: string; source: string }>`
    SELECT DISTINCT subject_id AS id, source_id AS source FROM claim
    WHERE subject_kind = 'twinning' AND ${among("subject_id")} AND ${isOpenClaim(sql)}`
  const contradicted = new Set(
    (yield* sql<{ id: string }>`
      SELECT twinning_id AS id FROM conflict WHERE twinning_id IS NOT NULL AND decision_id IS NULL AND ${among("twinning_id")}`).map(
      ({ id }) => id
    )
  )
  const stagesOf = Map.groupBy(stages, ({ id }) => id)
  const sourcesOf = new Map<string, Array<string>>()
  for (const { id, source } of cited) {
    const own = sourcesOf.get(id)
    if (own === undefined) sourcesOf.set(id, [source])
    else own.push(source)
  }
  return rows.map(
    (row): ListedTwinning => ({
      ...row,
      conflict: contradicted.has(row.id),
      stages: stagesOf.get(row.id) ?? [],
      cited: sourcesOf.get(row.id) ?? []
    })
  )
})
