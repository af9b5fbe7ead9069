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
import { isOpenClaim, isVisibleClaim } from "../register/visible.ts"
import { atOnce } from "../sql/atOnce.ts"
import { type ClaimRow, present, type SourceRow, sourceOf } from "../sql/rows.ts"
import { type Counts, SourceCounts } from "./SourceCounts.ts"

export class SourceNotFound extends Schema.TaggedError<SourceNotFound>()("SourceNotFound", { id: Schema.String }) {
  override get message(): string {
    return `there is no source ${this.id}: see the list at /api/v1/sources`
  }
}

export interface ConflictFilter extends Paging {
  /** Those that a person decided, or those that are open, which is what is meant where it is absent. */
  readonly decided?: "true" | "false"
}

export interface Paging {
  readonly limit?: number
  readonly cursor?: string
}

const none: Counts = { claims: 0, cities: 0, twinnings: 0 }

const summary = (row: SourceRow, counts: Counts): (typeof Shapes.SourceSummary)["Encoded"] => ({
  ...sourceRef(sourceOf(row)),
  ...counts,
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
    conflicts(filter: ConflictFilter): Effect.Effect<Answer<"/api/v1/conflicts">, CursorInvalid | SqlError>
  }
>()("@proxeny/api/Sources") {
  static readonly layer = Layer.effect(
    Sources,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const inSql = <A, E>(effect: Effect.Effect<A, E, SqlClient.SqlClient>) =>
        Effect.provideService(effect, SqlClient.SqlClient, sql)

      const { all: counts } = yield* SourceCounts

      const list = Effect.fn("Sources.list")(function* (filter: Paging) {
        const limit = filter.limit ?? defaultLimit
        const after = yield* readCursor(filter.cursor, ["string", "id"])
        const [known, rows, [count]] = yield* atOnce([
          counts,
          sql<SourceRow>`
            SELECT * FROM source s
            ${after === undefined ? sql`` : sql`WHERE (s.title, s.id) > (${after[0]}, ${after[1]}::uuid)`}
            ORDER BY s.title, s.id LIMIT ${limit + 1}`,
          sql<{ total: number }>`SELECT count(*)::int AS total FROM source`
        ])
        return page(
          rows,
          limit,
          count?.total ?? 0,
          (row) => summary(row, known.get(row.id) ?? none),
          (row) => [row.title, row.id]
        )
      })

      const byId = Effect.fn("Sources.byId")(function* (id: SourceId) {
        const [row] = yield* sql<SourceRow>`SELECT * FROM source WHERE id = ${id}`
        if (row === undefined) return yield* new SourceNotFound({ id })
        return summary(row, (yield* counts).get(id) ?? none)
      })

      const claims = Effect.fn("Sources.claims")(function* (id: SourceId, filter: Paging) {
        const { claims: open } = yield* byId(id)
        const visible = yield* isVisibleClaim
        const [own] = yield* sql<{ more: number }>`
          SELECT count(*)::int AS more FROM claim WHERE source_id = ${id} AND NOT ${isOpenClaim(sql)} AND ${visible}`
        const limit = filter.limit ?? defaultLimit
        const after = yield* readCursor(filter.cursor, ["string", "id"])
        const rows = yield* sql<ClaimRow>`
          SELECT ${sql.literal(claimColumns)} FROM claim WHERE source_id = ${id} AND ${visible}
          ${after === undefined ? sql`` : sql`AND (subject_kind, id) > (${after[0]}, ${after[1]}::uuid)`}
          ORDER BY subject_kind, id LIMIT ${limit + 1}`
        const views = new Map((yield* claimViews(rows.slice(0, limit))).map((view) => [view.id, view] as const))
        const { items, ...rest } = page(
          rows,
          limit,
          open + (own?.more ?? 0),
          (row) => views.get(row.id),
          (row) => [row.subject_kind, row.id]
        )
        return { ...rest, items: items.filter((view) => view !== undefined) }
      })

      const conflicts = Effect.fn("Sources.conflicts")(function* (filter: ConflictFilter) {
        const limit = filter.limit ?? defaultLimit
        const after = yield* readCursor(filter.cursor, ["string"])
        const decided = sql.literal(`decision_id IS ${filter.decided === "true" ? "NOT NULL" : "NULL"}`)
        const [rows, [count]] = yield* atOnce([
          sql<ConflictRow & { key: string }>`
            SELECT * FROM (
              SELECT ${sql.literal(conflictColumns)}, concat_ws('/', kind, subject_id, attribute, twinning_id, list_claim, facet) AS key
              FROM conflict WHERE ${decided}
            ) found
            ${after === undefined ? sql`` : sql`WHERE key > ${after[0]}`}
            ORDER BY key LIMIT ${limit + 1}`,
          sql<{ total: number }>`SELECT count(*)::int AS total FROM conflict WHERE ${decided}`
        ])
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
