import type { Answer } from "@proxeny/client"
import {
  type CityId,
  type CooperationField,
  type CountryCode,
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
import { type CursorInvalid, defaultLimit, readCursor } from "../http/cursor.ts"
import { Lists } from "../lists/Lists.ts"
import type { Listed } from "../lists/messages.ts"
import type { TwinningSort } from "../lists/twinningOrders.ts"
import { claimColumns, claimViews } from "../register/claimViews.ts"
import { type ConflictRow, conflictColumns, conflictViews } from "../register/conflictViews.ts"
import { atOnce } from "../sql/atOnce.ts"
import { type ClaimRow, present } from "../sql/rows.ts"
import type { RegisterUnread } from "../threads/RegisterUnread.ts"
import { stateColumn, type TwinningState, today } from "./partners.ts"
import { type EndRow, type SummaryRow, summary } from "./summary.ts"

export class TwinningNotFound extends Schema.TaggedError<TwinningNotFound>()("TwinningNotFound", {
  id: Schema.String
}) {
  override get message(): string {
    return `there is no twinning ${this.id}: look it up with /api/v1/twinnings?city=`
  }
}

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

interface Row extends SummaryRow {
  readonly a: EndRow
  readonly b: EndRow
}

interface StageRow {
  readonly kind: StageKind
  readonly happened_on: string | null
  readonly evidence: ReadonlyArray<string>
}

interface AgreementRow {
  readonly id: string
  readonly kind: string
  readonly title: string | null
  readonly signed_on: string | null
  readonly expires_on: string | null
  readonly fields: ReadonlyArray<CooperationField>
}

const end = (city: string): string =>
  `jsonb_build_object('id', ${city}.id, 'name', ${city}.name, 'name_zh', ${city}.name_zh, 'country', ${city}.country,
    'latitude', ${city}.latitude, 'longitude', ${city}.longitude)`

/** Twinnings: filtered lists, and one with its stages and evidence. */
export class Twinnings extends Context.Service<
  Twinnings,
  {
    list(filter: TwinningFilter): Effect.Effect<Listed<"/api/v1/twinnings">, CursorInvalid | RegisterUnread | SqlError>
    byId(id: TwinningId): Effect.Effect<Answer<"/api/v1/twinnings/:id">, TwinningNotFound | SqlError>
  }
>()("@proxeny/api/Twinnings") {
  static readonly layer = Layer.effect(
    Twinnings,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const inSql = <A, E>(effect: Effect.Effect<A, E, SqlClient.SqlClient>) =>
        Effect.provideService(effect, SqlClient.SqlClient, sql)

      const columns = sql.literal(`t.id, ${end("a")} AS a, ${end("b")} AS b, ${stateColumn} AS state,
        t.since, t.topics, t.claims, t.sources, EXISTS (SELECT 1 FROM conflict c WHERE c.twinning_id = t.id AND c.decision_id IS NULL) AS conflict`)
      const tables = (day: string) => sql`(SELECT ${day}::text AS day) as_of CROSS JOIN twinning t
        JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b`

      const lists = yield* Lists

      const list = Effect.fn("Twinnings.list")(function* (filter: TwinningFilter) {
        const { conflict, cursor, limit = defaultLimit, q, sort = "cities", ...narrowed } = filter
        return yield* lists.ask("twinnings", {
          ...narrowed,
          words: words(q),
          conflict: conflict === undefined ? undefined : conflict === "true",
          sort,
          limit,
          day: yield* today,
          after: yield* readCursor(cursor, ["number", "string", "id"])
        })
      })

      const byId = Effect.fn("Twinnings.byId")(function* (id: TwinningId) {
        const day = yield* today
        const [[row], stages, agreements, evidence, conflicts] = yield* atOnce([
          sql<Row>`SELECT ${columns} FROM ${tables(day)} WHERE t.id = ${id}`,
          sql<StageRow>`
            SELECT kind, happened_on, evidence FROM twinning_stage WHERE twinning_id = ${id} ORDER BY position`,
          sql<AgreementRow>`
            SELECT id, kind, title, signed_on, expires_on, fields FROM agreement
            WHERE twinning_id = ${id} ORDER BY signed_on, id`,
          Effect.flatMap(
            sql<ClaimRow>`
              SELECT ${sql.literal(claimColumns)} FROM claim
              WHERE (subject_kind = 'twinning' AND subject_id = ${id})
                OR (subject_kind = 'agreement' AND subject_id = ANY(ARRAY(SELECT id FROM agreement WHERE twinning_id = ${id})))
              ORDER BY attribute, id`,
            claimViews
          ),
          Effect.flatMap(
            sql<ConflictRow>`
              SELECT ${sql.literal(conflictColumns)} FROM conflict WHERE twinning_id = ${id}
              ORDER BY kind, attribute, facet, list_claim`,
            conflictViews
          )
        ])
        if (row === undefined) return yield* new TwinningNotFound({ id })
        return {
          ...summary(row, row.a, row.b),
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
          evidence,
          conflicts
        } satisfies Answer<"/api/v1/twinnings/:id">
      })

      return Twinnings.of({ list, byId: (id) => inSql(byId(id)) })
    })
  )
}

/** The words of a text filter, folded like names; a word of nothing but punctuation filters nothing. */
const words = (q: string | undefined): ReadonlyArray<string> =>
  (q ?? "")
    .split(/[\s–-]+/)
    .map(foldName)
    .filter((word) => word !== "")
