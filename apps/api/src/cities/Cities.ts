import type { Answer, Shapes } from "@proxeny/client"
import { type CityId, type CountryCode, cityFrom, foldedForms, identifierSchemes } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { decisionsOn } from "../decisions/decisionsOn.ts"
import { type CursorInvalid, defaultLimit, page, readCursor } from "../http/cursor.ts"
import { membershipsOf } from "../networks/memberships.ts"
import { claimColumns, claimViews, sourcesById } from "../register/claimViews.ts"
import { type ConflictRow, conflictColumns, conflictViews } from "../register/conflictViews.ts"
import { policy } from "../register/derived.ts"
import { kept } from "../register/kept.ts"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { type ClaimRow, evidenceOf, present } from "../sql/rows.ts"
import { partnersOf } from "../twinnings/partners.ts"

export class CityNotFound extends Schema.TaggedError<CityNotFound>()("CityNotFound", { id: Schema.String }) {
  override get message(): string {
    return `there is no city ${this.id}: look it up by name with /api/v1/cities?q=`
  }
}

export interface CityFilter {
  readonly q?: string
  readonly country?: CountryCode
  readonly limit?: number
  readonly cursor?: string
}

interface SummaryRow extends CityRefRow {
  readonly latitude: number | null
  readonly longitude: number | null
  readonly population: bigint | null
  readonly population_year: number | null
  readonly folded: string
  readonly twinnings: number
  readonly memberships: number
  readonly conflicts: number
}

interface FoundRow extends SummaryRow {
  readonly rank: number
  readonly likeness: number
  readonly matched: string
  readonly total: number
}

export type CitySummary = (typeof Shapes.CitySummary)["Encoded"]

/** The columns of a city in a list, from `city`. */
export const summaryColumns = `city.id, city.name, city.name_zh, city.country, city.latitude, city.longitude,
  city.population, city.population_year, city.folded,
  (SELECT count(*) FROM twinning t WHERE t.exists AND t.city_a = city.id)::int
    + (SELECT count(*) FROM twinning t WHERE t.exists AND t.city_b = city.id)::int AS twinnings,
  (SELECT count(*) FROM membership m WHERE m.exists AND m.city_id = city.id)::int AS memberships,
  (SELECT count(*) FROM conflict c WHERE c.decision_id IS NULL AND ((c.subject_kind = 'city' AND c.subject_id = city.id)
    OR c.twinning_id IN (SELECT t.id FROM twinning t WHERE t.city_a = city.id)
    OR c.twinning_id IN (SELECT t.id FROM twinning t WHERE t.city_b = city.id)))::int AS conflicts`

export const summary = (row: SummaryRow): CitySummary => ({
  ...cityRef(row),
  twinnings: row.twinnings,
  memberships: row.memberships,
  conflicts: row.conflicts,
  ...(row.latitude === null || row.longitude === null
    ? {}
    : { coordinates: { latitude: row.latitude, longitude: row.longitude } }),
  ...(row.population === null
    ? {}
    : { population: { count: Number(row.population), ...present({ year: row.population_year }) } })
})

/** The rank of a name that only looks like the one searched for. */
const alikeRank = 3

/** What search results are ordered by: rank, likeness, twinnings, population, id. */
const searchKey = ["number", "number", "number", "number", "id"] as const

const likeEscaped = (text: string): string => text.replace(/[\\%_]/g, "\\$&")

/** Cities: search, list, and one with everything known of it. */
export class Cities extends Context.Service<
  Cities,
  {
    list(filter: CityFilter): Effect.Effect<Answer<"/api/v1/cities">, CursorInvalid | SqlError>
    byId(id: CityId): Effect.Effect<Answer<"/api/v1/cities/:id">, CityNotFound | SqlError>
    readonly countries: Effect.Effect<Answer<"/api/v1/countries">, SqlError>
  }
>()("@proxeny/api/Cities") {
  static readonly layer = Layer.effect(
    Cities,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const inSql = <A, E>(effect: Effect.Effect<A, E, SqlClient.SqlClient>) =>
        Effect.provideService(effect, SqlClient.SqlClient, sql)

      const alphabetical = Effect.fn("Cities.alphabetical")(function* (filter: CityFilter) {
        const limit = filter.limit ?? defaultLimit
        const after = yield* readCursor(filter.cursor, ["string", "id"])
        const where = filter.country === undefined ? sql`true` : sql`city.country = ${filter.country}`
        const rows = yield* sql<SummaryRow>`
          SELECT ${sql.literal(summaryColumns)} FROM city
          WHERE ${where} ${after === undefined ? sql`` : sql`AND (folded, id) > (${after[0]}, ${after[1]}::uuid)`}
          ORDER BY folded, id LIMIT ${limit + 1}`
        const [count] = yield* sql<{ total: number }>`SELECT count(*)::int AS total FROM city WHERE ${where}`
        return page(rows, limit, count?.total ?? 0, summary, (row) => [row.folded, row.id])
      })

      /**
       * Exact names first, then beginnings, then parts; only where there is none of these, names that look alike.
       * Inside a rank the city with more twinnings, then more people, comes first.
       */
      const search = Effect.fn("Cities.search")(function* (
        filter: CityFilter,
        forms: ReadonlyArray<string>,
        alike: boolean
      ) {
        const limit = filter.limit ?? defaultLimit
        const [plain = ""] = forms
        const after = yield* readCursor(filter.cursor, searchKey)
        const beginnings = forms.map((form) => `${likeEscaped(form)}%`)
        const parts = plain.length < 3 ? [] : forms.map((form) => `%${likeEscaped(form)}%`)
        const matches = alike
          ? sql`n.folded % ${plain}`
          : sql`n.folded = ANY(${forms}::text[]) OR n.folded LIKE ANY(${beginnings}::text[])
              ${parts.length === 0 ? sql`` : sql`OR n.folded LIKE ANY(${parts}::text[])`}`
        const rows = yield* sql<FoundRow>`
          WITH hit AS (
            SELECT DISTINCT ON (n.city_id) n.city_id, n.text AS matched,
              CASE WHEN n.folded = ANY(${forms}::text[]) THEN 0 WHEN n.folded LIKE ANY(${beginnings}::text[]) THEN 1 ELSE ${alike ? alikeRank : 2} END AS rank,
              ${alike ? sql`round(1000 * similarity(n.folded, ${plain}))::int` : sql`0`} AS likeness
            FROM city_name n WHERE ${matches}
            ORDER BY n.city_id, rank, likeness DESC, n.kind <> 'name', length(n.text), n.text
          ), found AS (
            SELECT ${sql.literal(summaryColumns)}, hit.rank, hit.likeness, hit.matched, count(*) OVER ()::int AS total
            FROM hit JOIN city ON city.id = hit.city_id
            WHERE ${filter.country === undefined ? sql`true` : sql`city.country = ${filter.country}`}
          )
          SELECT * FROM found
          ${
            after === undefined
              ? sql``
              : sql`WHERE (rank, -likeness, -twinnings, -coalesce(population, 0), id)
                  > (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]}, ${after[4]}::uuid)`
          }
          ORDER BY rank, -likeness, -twinnings, -coalesce(population, 0), id LIMIT ${limit + 1}`
        return page(
          rows,
          limit,
          rows[0]?.total ?? 0,
          (row): CitySummary => ({ ...summary(row), ...(row.matched === row.name ? {} : { matched: row.matched }) }),
          (row) => [row.rank, -row.likeness, -row.twinnings, -Number(row.population ?? 0), row.id]
        )
      })

      const list = Effect.fn("Cities.list")(function* (filter: CityFilter) {
        if (filter.q === undefined || filter.q.trim() === "") return yield* alphabetical(filter)
        const forms = foldedForms(filter.q)
        if (forms.length === 0) return { items: [], total: 0 }
        // The rank of a cursor tells which of the two searches it goes on with.
        const after = yield* readCursor(filter.cursor, searchKey)
        if (after !== undefined) return yield* search(filter, forms, after[0] === alikeRank)
        const found = yield* search(filter, forms, false)
        return found.items.length > 0 ? found : yield* search(filter, forms, true)
      })

      const byId = Effect.fn("Cities.byId")(function* (id: CityId) {
        const [row] = yield* sql<SummaryRow>`SELECT ${sql.literal(summaryColumns)} FROM city WHERE id = ${id}`
        if (row === undefined) return yield* new CityNotFound({ id })
        const claims = yield* sql<ClaimRow>`
          SELECT ${sql.literal(claimColumns)} FROM claim
          WHERE (subject_kind = 'city' AND subject_id = ${id})
            OR (subject_kind = 'strategy' AND subject_id IN (SELECT id FROM strategy_profile WHERE city_id = ${id}))
          ORDER BY attribute, id`
        const city = cityFrom(
          id,
          evidenceOf(
            claims.filter(({ subject_kind }) => subject_kind === "city"),
            yield* sourcesById
          ),
          policy,
          (yield* decisionsOn([id])).pinned
        )
        const partners = yield* partnersOf(id)
        const networks = yield* membershipsOf(id)
        const conflicts = yield* sql<ConflictRow>`
          SELECT ${sql.literal(conflictColumns)} FROM conflict
          WHERE (subject_kind = 'city' AND subject_id = ${id})
            OR twinning_id = ANY(${partners.map(({ twinning }) => twinning)}::uuid[])
            OR (subject_kind = 'membership' AND subject_id = ANY(${networks.map((one) => one.id)}::uuid[]))
          ORDER BY (subject_id = ${id}) DESC, kind, attribute, subject_id, facet, list_claim`
        const listed = ["name", "aliases", "identifier"]
        return {
          ...summary(row),
          names: city?.names ?? [{ text: row.name, kind: "name" }],
          identifiers: [...(city?.identifiers ?? [])].sort(
            (a, b) =>
              Object.keys(identifierSchemes).indexOf(a.scheme) - Object.keys(identifierSchemes).indexOf(b.scheme)
          ),
          partners,
          networks,
          contradictions: yield* conflictViews(conflicts),
          evidence: yield* claimViews(claims.filter(({ attribute }) => !listed.includes(attribute)))
        } satisfies Answer<"/api/v1/cities/:id">
      })

      const countries = kept(
        sql,
        Effect.gen(function* () {
          const items = yield* sql<{ code: string; cities: number; twinnings: number }>`
          SELECT city.country AS code, count(*)::int AS cities, coalesce(max(held.twinnings), 0)::int AS twinnings
          FROM city LEFT JOIN (
            SELECT country, count(DISTINCT id)::int AS twinnings FROM (
              SELECT a.country, t.id FROM twinning t JOIN city a ON a.id = t.city_a WHERE t.exists
              UNION ALL SELECT b.country, t.id FROM twinning t JOIN city b ON b.id = t.city_b WHERE t.exists
            ) ends GROUP BY country
          ) held ON held.country = city.country
          WHERE city.country IS NOT NULL GROUP BY city.country ORDER BY city.country`
          return { items }
        })
      )

      return Cities.of({
        list: (filter) => inSql(list(filter)),
        byId: (id) => inSql(byId(id)),
        countries
      })
    })
  )
}
