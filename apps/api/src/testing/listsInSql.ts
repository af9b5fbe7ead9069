import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type CitySummary, type SummaryRow, summary, summaryColumns } from "../cities/summary.ts"
import { page } from "../http/cursor.ts"
import type { Asked } from "../lists/messages.ts"
import { isOpenClaim } from "../register/visible.ts"
import { stateColumn } from "../twinnings/partners.ts"
import { type EndRow, type SummaryRow as TwinningRow, summary as twinningSummary } from "../twinnings/summary.ts"

/** The lists as PostgreSQL gives them, by one query each, without an index of ours: what the lists in memory must equal. */
export const citiesInSql = Effect.fnUntraced(function* ({ after, country, limit }: Asked["cities"]) {
  const sql = yield* SqlClient.SqlClient
  const where = country === undefined ? sql`true` : sql`city.country = ${country}`
  const rows = yield* sql<SummaryRow>`
    SELECT ${sql.literal(summaryColumns)} FROM city
    WHERE ${where} ${after === undefined ? sql`` : sql`AND (folded, id) > (${after[0]}, ${after[1]}::uuid)`}
    ORDER BY folded, id LIMIT ${limit + 1}`
  const [count] = yield* sql<{ total: number }>`SELECT count(*)::int AS total FROM city WHERE ${where}`
  return page(rows, limit, count?.total ?? 0, summary, (row) => [row.folded, row.id])
})

interface FoundRow extends SummaryRow {
  readonly rank: number
  readonly likeness: number
  readonly matched: string
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, "\\$&")

const found = Effect.fnUntraced(function* ({ after, country, forms, limit }: Asked["search"], alike: boolean) {
  const sql = yield* SqlClient.SqlClient
  const [plain = ""] = forms
  const beginnings = forms.map((form) => `${escaped(form)}%`)
  const parts = plain.length < 3 ? [] : forms.map((form) => `%${escaped(form)}%`)
  const matches = alike
    ? sql`n.folded % ${plain}`
    : sql`n.folded = ANY(${forms}::text[]) OR n.folded LIKE ANY(${[...beginnings, ...parts]}::text[])`
  const where = country === undefined ? sql`true` : sql`city.country = ${country}`
  const hit = sql`
    WITH hit AS (
      SELECT DISTINCT ON (n.city_id) n.city_id, n.text AS matched,
        CASE WHEN n.folded = ANY(${forms}::text[]) THEN 0 WHEN n.folded LIKE ANY(${beginnings}::text[]) THEN 1
          ELSE ${alike ? 3 : 2} END AS rank,
        ${alike ? sql`round(1000 * similarity(n.folded, ${plain}))::int` : sql`0`} AS likeness
      FROM city_name n WHERE ${matches}
      ORDER BY n.city_id, rank, likeness DESC, n.kind <> 'name', length(n.text), n.text COLLATE "C"
    ), found AS (
      SELECT ${sql.literal(summaryColumns)}, hit.rank, hit.likeness, hit.matched
      FROM hit JOIN city ON city.id = hit.city_id WHERE ${where}
    )`
  const beyond =
    after === undefined
      ? sql``
      : sql`WHERE (rank, -likeness, -twinnings, -coalesce(population, 0), id)
          > (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]}, ${after[4]}::uuid)`
  const rows = yield* sql<FoundRow>`${hit} SELECT * FROM found ${beyond}
    ORDER BY rank, -likeness, -twinnings, -coalesce(population, 0), id LIMIT ${limit + 1}`
  const [count] = yield* sql<{ total: number }>`${hit} SELECT count(*)::int AS total FROM found`
  return page(
    rows,
    limit,
    count?.total ?? 0,
    (row): CitySummary => ({ ...summary(row), ...(row.matched === row.name ? {} : { matched: row.matched }) }),
    (row) => [row.rank, -row.likeness, -row.twinnings, -Number(row.population ?? 0), row.id]
  )
})

export const searchInSql = Effect.fnUntraced(function* (asked: Asked["search"]) {
  if (asked.after !== undefined) return yield* found(asked, asked.after[0] === 3)
  const same = yield* found(asked, false)
  return same.items.length > 0 ? same : yield* found(asked, true)
})

const orders = {
  cities: "0",
  since: "coalesce(left(t.since, 4)::int, 99999)",
  "-since": "-coalesce(left(t.since, 4)::int, -99999)",
  sources: "t.sources",
  "-sources": "-t.sources"
} as const

interface ListedRow extends TwinningRow {
  readonly a: EndRow
  readonly b: EndRow
  readonly sort_number: number
  readonly sort_text: string
}

const end = (city: string): string =>
  `jsonb_build_object('id', ${city}.id, 'name', ${city}.name, 'name_zh', ${city}.name_zh, 'country', ${city}.country,
    'latitude', ${city}.latitude, 'longitude', ${city}.longitude)`

export const twinningsInSql = Effect.fnUntraced(function* (asked: Asked["twinnings"]) {
  const sql = yield* SqlClient.SqlClient
  const { after, city, conflict, country, day, limit, partnerCountry, sort, source, state, words } = asked
  const contradicted = sql`EXISTS (SELECT 1 FROM conflict c WHERE c.twinning_id = t.id AND c.decision_id IS NULL)`
  const either = (one: string) => sql`(a.country = ${one} OR b.country = ${one})`
  const where = sql.and([
    sql`t.exists`,
    ...(city === undefined ? [] : [sql`(t.city_a = ${city} OR t.city_b = ${city})`]),
    ...(country !== undefined && partnerCountry !== undefined
      ? [
          sql`((a.country = ${country} AND b.country = ${partnerCountry}) OR (b.country = ${country} AND a.country = ${partnerCountry}))`
        ]
      : [country, partnerCountry].flatMap((one) => (one === undefined ? [] : [either(one)]))),
    ...(state === undefined ? [] : [sql`${sql.literal(stateColumn)} = ${state}`]),
    ...(source === undefined
      ? []
      : [
          sql`EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'twinning' AND subject_id = t.id AND source_id = ${source} AND ${isOpenClaim(sql)})`
        ]),
    ...(conflict === undefined ? [] : [sql`${contradicted} = ${conflict}`]),
    ...words.map((word) => {
      const like = `%${escaped(word)}%`
      return sql`(EXISTS (SELECT 1 FROM city_name n WHERE n.city_id IN (a.id, b.id) AND n.folded LIKE ${like})
        OR EXISTS (SELECT 1 FROM unnest(t.topics) topic WHERE lower(topic) LIKE ${like}))`
    })
  ])
  const from = sql`FROM (SELECT ${day}::text AS day) as_of CROSS JOIN twinning t
    JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b WHERE ${where}`
  const beyond =
    after === undefined
      ? sql``
      : sql`WHERE (sort_number, sort_text, id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`
  const rows = yield* sql<ListedRow>`
    SELECT * FROM (
      SELECT t.id, ${sql.literal(end("a"))} AS a, ${sql.literal(end("b"))} AS b, ${sql.literal(stateColumn)} AS state,
        t.since, t.topics, t.claims, t.sources, ${contradicted} AS conflict,
        ${sql.literal(orders[sort])} AS sort_number, a.folded || ' ' || b.folded AS sort_text ${from}
    ) listed ${beyond} ORDER BY sort_number, sort_text, id LIMIT ${limit + 1}`
  const [count] = yield* sql<{ total: number }>`SELECT count(*)::int AS total ${from}`
  return page(
    rows,
    limit,
    count?.total ?? 0,
    (row) => twinningSummary(row, row.a, row.b),
    (row) => [row.sort_number, row.sort_text, row.id]
  )
})
