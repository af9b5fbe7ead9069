import type { Answer, Shapes } from "@proxeny/client"
import {
  type CityId,
  type CooperationField,
  type Coordinates,
  type CountryCode,
  distanceInKm,
  foldName,
  type SourceId,
  type StageKind,
  type TwinningId
} from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { type CursorInvalid, defaultLimit, page, readCursor } from "../http/cursor.ts"
import { claimColumns, claimViews } from "../register/claimViews.ts"
import { type ConflictRow, conflictColumns, conflictViews } from "../register/conflictViews.ts"
import { cityRef } from "../register/refs.ts"
import { isOpenClaim } from "../register/visible.ts"
import { type ClaimRow, present } from "../sql/rows.ts"
import { stateColumn, type TwinningState, today } from "./partners.ts"

export class TwinningNotFound extends Schema.TaggedError<TwinningNotFound>()("TwinningNotFound", {
  id: Schema.String
}) {
  override get message(): string {
    return `there is no twinning ${this.id}: look it up with /api/v1/twinnings?city=`
  }
}

export type TwinningSort = "cities" | "since" | "-since" | "sources" | "-sources"

export interface TwinningFilter {
  readonly q?: string
  readonly city?: CityId
  readonly country?: CountryCode
  readonly partnerCountry?: CountryCode
  readonly state?: TwinningState
  readonly source?: SourceId
  readonly conflict?: "true" | "false"
  readonly sort?: TwinningSort
  readonly limit?: number
  readonly cursor?: string
}

interface Row {
  readonly id: string
  readonly a: string
  readonly a_name: string
  readonly a_zh: string | null
  readonly a_country: string | null
  readonly a_latitude: number | null
  readonly a_longitude: number | null
  readonly b: string
  readonly b_name: string
  readonly b_zh: string | null
  readonly b_country: string | null
  readonly b_latitude: number | null
  readonly b_longitude: number | null
  readonly state: TwinningState
  readonly since: string | null
  readonly topics: ReadonlyArray<string>
  readonly claims: number
  readonly sources: number
  readonly conflict: boolean
  readonly sort_text: string
  readonly sort_number: number
}

type Summary = (typeof Shapes.TwinningSummary)["Encoded"]

const point = (latitude: number | null, longitude: number | null): Coordinates | undefined =>
  latitude === null || longitude === null ? undefined : { latitude, longitude }

const summary = (row: Row): Summary => {
  const from = point(row.a_latitude, row.a_longitude)
  const to = point(row.b_latitude, row.b_longitude)
  return {
    id: row.id,
    cities: [
      cityRef({ id: row.a, name: row.a_name, name_zh: row.a_zh, country: row.a_country }),
      cityRef({ id: row.b, name: row.b_name, name_zh: row.b_zh, country: row.b_country })
    ],
    state: row.state,
    topics: row.topics,
    claims: row.claims,
    sources: row.sources,
    conflict: row.conflict,
    ...present({ since: row.since }),
    ...(from === undefined || to === undefined ? {} : { distanceKm: Math.round(distanceInKm(from, to)) })
  }
}

/** How each order sorts: a number first, then the names of the two cities. A missing date comes last either way. */
const orders: Readonly<Record<TwinningSort, string>> = {
  cities: "0",
  since: "coalesce(left(t.since, 4)::int, 99999)",
  "-since": "-coalesce(left(t.since, 4)::int, -99999)",
  sources: "t.sources",
  "-sources": "-t.sources"
}

/** Twinnings: filtered lists, and one with its stages and evidence. */
export class Twinnings extends Context.Service<
  Twinnings,
  {
    list(filter: TwinningFilter): Effect.Effect<Answer<"/api/v1/twinnings">, CursorInvalid | SqlError>
    byId(id: TwinningId): Effect.Effect<Answer<"/api/v1/twinnings/:id">, TwinningNotFound | SqlError>
  }
>()("@proxeny/api/Twinnings") {
  static readonly layer = Layer.effect(
    Twinnings,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const inSql = <A, E>(effect: Effect.Effect<A, E, SqlClient.SqlClient>) =>
        Effect.provideService(effect, SqlClient.SqlClient, sql)

      const columns = sql.literal(`t.id, a.id AS a, a.name AS a_name, a.name_zh AS a_zh, a.country AS a_country,
        a.latitude AS a_latitude, a.longitude AS a_longitude, b.id AS b, b.name AS b_name, b.name_zh AS b_zh,
        b.country AS b_country, b.latitude AS b_latitude, b.longitude AS b_longitude, ${stateColumn} AS state,
        t.since, t.topics, t.claims, t.sources, EXISTS (SELECT 1 FROM conflict c WHERE c.twinning_id = t.id AND c.decision_id IS NULL) AS conflict`)
      const tables = (day: string) => sql`(SELECT ${day}::text AS day) as_of CROSS JOIN twinning t
        JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b`

      const conditions = (filter: TwinningFilter) =>
        sql.and([
          sql`t.exists`,
          ...(filter.city === undefined ? [] : [sql`(t.city_a = ${filter.city} OR t.city_b = ${filter.city})`]),
          ...(filter.country === undefined
            ? []
            : filter.partnerCountry === undefined
              ? [sql`(a.country = ${filter.country} OR b.country = ${filter.country})`]
              : [
                  sql`((a.country = ${filter.country} AND b.country = ${filter.partnerCountry})
                    OR (b.country = ${filter.country} AND a.country = ${filter.partnerCountry}))`
                ]),
          ...(filter.country === undefined && filter.partnerCountry !== undefined
            ? [sql`(a.country = ${filter.partnerCountry} OR b.country = ${filter.partnerCountry})`]
            : []),
          ...(filter.state === undefined ? [] : [sql`${sql.literal(stateColumn)} = ${filter.state}`]),
          ...(filter.source === undefined
            ? []
            : [
                sql`EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'twinning' AND subject_id = t.id AND source_id = ${filter.source}
                  AND ${isOpenClaim(sql)})`
              ]),
          ...(filter.conflict === undefined
            ? []
            : [
                sql`EXISTS (SELECT 1 FROM conflict c WHERE c.twinning_id = t.id AND c.decision_id IS NULL) = ${filter.conflict === "true"}`
              ]),
          ...words(filter.q).map((word) => {
            const like = `%${word}%`
            return sql`(EXISTS (SELECT 1 FROM city_name n WHERE n.city_id = a.id AND n.folded LIKE ${like})
              OR EXISTS (SELECT 1 FROM city_name n WHERE n.city_id = b.id AND n.folded LIKE ${like})
              OR EXISTS (SELECT 1 FROM unnest(t.topics) topic WHERE lower(topic) LIKE ${like}))`
          })
        ])

      const list = Effect.fn("Twinnings.list")(function* (filter: TwinningFilter) {
        const limit = filter.limit ?? defaultLimit
        const order = sql.literal(orders[filter.sort ?? "cities"])
        const after = yield* readCursor(filter.cursor, ["number", "string", "id"])
        const day = yield* today
        const where = conditions(filter)
        // The page is chosen by its keys alone; states and contradictions are looked up for its rows only.
        const rows = yield* sql<Row>`
          SELECT ${columns}, sort_number, sort_text FROM (
            SELECT * FROM (
              SELECT t.id AS found_id, ${order} AS sort_number, a.folded || ' ' || b.folded AS sort_text
              FROM ${tables(day)} WHERE ${where}
            ) found
            ${after === undefined ? sql`` : sql`WHERE (sort_number, sort_text, found_id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`}
            ORDER BY sort_number, sort_text, found_id LIMIT ${limit + 1}
          ) page CROSS JOIN ${tables(day)} WHERE t.id = page.found_id
          ORDER BY sort_number, sort_text, t.id`
        const [count] = yield* sql<{ total: number }>`SELECT count(*)::int AS total FROM ${tables(day)} WHERE ${where}`
        return page(rows, limit, count?.total ?? 0, summary, (row) => [row.sort_number, row.sort_text, row.id])
      })

      const byId = Effect.fn("Twinnings.byId")(function* (id: TwinningId) {
        const day = yield* today
        const [row] = yield* sql<Row>`SELECT ${columns} FROM ${tables(day)} WHERE t.id = ${id}`
        if (row === undefined) return yield* new TwinningNotFound({ id })
        const stages = yield* sql<{ kind: StageKind; happened_on: string | null; evidence: ReadonlyArray<string> }>`
          SELECT kind, happened_on, evidence FROM twinning_stage WHERE twinning_id = ${id} ORDER BY position`
        const agreements = yield* sql<{
          id: string
          kind: string
          title: string | null
          signed_on: string | null
          expires_on: string | null
          fields: ReadonlyArray<CooperationField>
        }>`SELECT id, kind, title, signed_on, expires_on, fields FROM agreement WHERE twinning_id = ${id} ORDER BY signed_on, id`
        const claims = yield* sql<ClaimRow>`
          SELECT ${sql.literal(claimColumns)} FROM claim
          WHERE subject_id = ${id} OR subject_id = ANY(${agreements.map((agreement) => agreement.id)}::uuid[])
          ORDER BY attribute, id`
        const conflicts = yield* sql<ConflictRow>`
          SELECT ${sql.literal(conflictColumns)} FROM conflict WHERE twinning_id = ${id} ORDER BY kind, attribute, facet, list_claim`
        return {
          ...summary(row),
          stages: stages.map((stage) => ({
            kind: stage.kind,
            claims: stage.evidence,
            ...present({ on: stage.happened_on })
          })),
          agreements: agreements.map(({ expires_on, fields, id, kind, signed_on, title }) => ({
            id,
            kind,
            fields,
            ...present({ title, signedOn: signed_on, expiresOn: expires_on })
          })),
          evidence: yield* claimViews(claims),
          conflicts: yield* conflictViews(conflicts)
        } satisfies Answer<"/api/v1/twinnings/:id">
      })

      return Twinnings.of({ list: (filter) => inSql(list(filter)), byId: (id) => inSql(byId(id)) })
    })
  )
}

/** The words of a text filter, folded like names; a word of nothing but punctuation filters nothing. */
const words = (q: string | undefined): ReadonlyArray<string> =>
  (q ?? "")
    .split(/[\s–-]+/)
    .map(foldName)
    .filter((word) => word !== "")
