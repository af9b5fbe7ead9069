import type { Answer, Shapes } from "@proxeny/client"
import type { SourceId } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { type CursorInvalid, defaultLimit, page, readCursor } from "../http/cursor.ts"
import { claimColumns, claimViews, sourceRef } from "../register/claimViews.ts"
import { type ConflictRow, conflictColumns, conflictViews } from "../register/conflictViews.ts"
import { type ClaimRow, present, type SourceRow } from "../sql/rows.ts"

export class SourceNotFound extends Schema.TaggedError<SourceNotFound>()("SourceNotFound", { id: Schema.String }) {
  override get message(): string {
    return `there is no source ${this.id}: see the list at /api/v1/sources`
  }
}

export interface Paging {
  readonly limit?: number
  readonly cursor?: string
}

interface Row extends SourceRow {
  readonly claims: number
  readonly cities: number
  readonly twinnings: number
}

const columns = `s.*,
  (SELECT count(*) FROM claim c WHERE c.source_id = s.id)::int AS claims,
  (SELECT count(DISTINCT subject_id) FROM claim c WHERE c.source_id = s.id AND c.subject_kind = 'city')::int AS cities,
  (SELECT count(DISTINCT subject_id) FROM claim c WHERE c.source_id = s.id AND c.subject_kind = 'twinning')::int AS twinnings`

const summary = (row: Row): (typeof Shapes.SourceSummary)["Encoded"] => ({
  ...sourceRef(row),
  claims: row.claims,
  cities: row.cities,
  twinnings: row.twinnings,
  ...present({
    publisher: row.publisher,
    url: row.url,
    publishedOn: row.published_on,
    accessedOn: row.accessed_on,
    licence: row.licence
  })
})

/** Sources, what each of them claims, and where they contradict each other. */
export class Sources extends Context.Service<
  Sources,
  {
    list(filter: Paging): Effect.Effect<Answer<"/api/v1/sources">, CursorInvalid | SqlError>
    byId(id: SourceId): Effect.Effect<Answer<"/api/v1/sources/:id">, SourceNotFound | SqlError>
    claims(
      id: SourceId,
      filter: Paging
    ): Effect.Effect<Answer<"/api/v1/sources/:id/claims">, SourceNotFound | CursorInvalid | SqlError>
    conflicts(filter: Paging): Effect.Effect<Answer<"/api/v1/conflicts">, CursorInvalid | SqlError>
  }
>()("@proxeny/api/Sources") {
  static readonly layer = Layer.effect(
    Sources,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const inSql = <A, E>(effect: Effect.Effect<A, E, SqlClient.SqlClient>) =>
        Effect.provideService(effect, SqlClient.SqlClient, sql)

      const list = Effect.fn("Sources.list")(function* (filter: Paging) {
        const limit = filter.limit ?? defaultLimit
        const after = yield* readCursor(filter.cursor, ["string", "string"])
        const rows = yield* sql<Row>`
          SELECT ${sql.literal(columns)} FROM source s
          ${after === undefined ? sql`` : sql`WHERE (s.title, s.id::text) > (${after[0]}, ${after[1]})`}
          ORDER BY s.title, s.id::text LIMIT ${limit + 1}`
        const [count] = yield* sql<{ total: number }>`SELECT count(*)::int AS total FROM source`
        return page(rows, limit, count?.total ?? 0, summary, (row) => [row.title, row.id])
      })

      const byId = Effect.fn("Sources.byId")(function* (id: SourceId) {
        const [row] = yield* sql<Row>`SELECT ${sql.literal(columns)} FROM source s WHERE s.id = ${id}`
        return row === undefined ? yield* new SourceNotFound({ id }) : summary(row)
      })

      const claims = Effect.fn("Sources.claims")(function* (id: SourceId, filter: Paging) {
        const { claims: total } = yield* byId(id)
        const limit = filter.limit ?? defaultLimit
        const after = yield* readCursor(filter.cursor, ["string", "string"])
        const rows = yield* sql<ClaimRow>`
          SELECT ${sql.literal(claimColumns)} FROM claim WHERE source_id = ${id}
          ${after === undefined ? sql`` : sql`AND (subject_kind, id::text) > (${after[0]}, ${after[1]})`}
          ORDER BY subject_kind, id::text LIMIT ${limit + 1}`
        const views = new Map((yield* claimViews(rows.slice(0, limit))).map((view) => [view.id, view] as const))
        const { items, ...rest } = page(
          rows,
          limit,
          total,
          (row) => views.get(row.id),
          (row) => [row.subject_kind, row.id]
        )
        return { ...rest, items: items.filter((view) => view !== undefined) }
      })

      const conflicts = Effect.fn("Sources.conflicts")(function* (filter: Paging) {
        const limit = filter.limit ?? defaultLimit
        const after = yield* readCursor(filter.cursor, ["string"])
        const rows = yield* sql<ConflictRow & { key: string }>`
          SELECT * FROM (
            SELECT ${sql.literal(conflictColumns)}, concat_ws('/', kind, subject_id, attribute, twinning_id, list_claim) AS key FROM conflict
          ) found
          ${after === undefined ? sql`` : sql`WHERE key > ${after[0]}`}
          ORDER BY key LIMIT ${limit + 1}`
        const [count] = yield* sql<{ total: number }>`SELECT count(*)::int AS total FROM conflict`
        const { items, ...rest } = page(
          rows,
          limit,
          count?.total ?? 0,
          (row) => row,
          (row) => [row.key]
        )
        return { ...rest, items: yield* conflictViews(items) }
      })

      return Sources.of({
        list: (filter) => inSql(list(filter)),
        byId: (id) => inSql(byId(id)),
        claims: (id, filter) => inSql(claims(id, filter)),
        conflicts: (filter) => inSql(conflicts(filter))
      })
    })
  )
}
