import { PgTypes } from "@effect/sql-pg"
import type { Recorded } from "@proxeny/client/contract"
import type { About, CityId, TwinningId } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import type { Fragment } from "effect/sql/Statement"
import { versionOf } from "../history/version.ts"
import { type CursorInvalid, defaultLimit, page, readCursor } from "../http/cursor.ts"
import { RecordNotFound } from "../http/operate.ts"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { present } from "../sql/rows.ts"
import { type Content, keptAs, type OfficeKind, type OfficeViews } from "./kinds.ts"

/** What a record is to be about is not on record. */
export class AboutNothing extends Schema.TaggedError<AboutNothing>()("AboutNothing", {
  kind: Schema.Literals(["city", "twinning"]),
  id: Schema.String
}) {
  override get message(): string {
    return `there is no ${this.kind} ${this.id} to record something about: look it up with /api/v1/${this.kind === "city" ? "cities?q=" : "twinnings?city="}`
  }
}

/** Whose records are asked for: those about a city and its twinnings, or those about one twinning. */
export interface AboutFilter {
  readonly city?: CityId
  readonly twinning?: TwinningId
  readonly limit?: number
  readonly cursor?: string
}

/** A page of records. */
type PageOf<K extends OfficeKind> = {
  readonly items: ReadonlyArray<OfficeViews[K]>
  readonly total: number
  readonly next?: string
}

interface Row {
  readonly id: string
  readonly about_kind: "city" | "twinning"
  readonly about_id: string
  readonly cities: ReadonlyArray<CityRefRow> | null
  readonly version: number | null
  readonly at: string | null
  readonly actor_kind: "person" | "installation"
  readonly actor_id: string | null
  readonly actor_name: string
  readonly sort_key: string
}

const viewOf =
  <K extends OfficeKind>(kind: K) =>
  (row: Row): OfficeViews[K] =>
    ({
      id: row.id,
      about: { kind: row.about_kind, id: row.about_id },
      ...keptAs(kind).content(row as never),
      cities: (row.cities ?? []).map(cityRef),
      version: row.version ?? 0,
      ...(row.at === null
        ? {}
        : {
            changed: {
              at: row.at,
              by: { kind: row.actor_kind, name: row.actor_name, ...present({ id: row.actor_id }) }
            }
          })
    }) as unknown as OfficeViews[K]

/** What the offices of cities keep for themselves. Whether somebody may ask is decided before. */
export class Office extends Context.Service<
  Office,
  {
    list<K extends OfficeKind>(kind: K, filter: AboutFilter): Effect.Effect<PageOf<K>, CursorInvalid | SqlError>
    byId<K extends OfficeKind>(kind: K, id: string): Effect.Effect<OfficeViews[K], RecordNotFound | SqlError>
    create<K extends OfficeKind>(
      kind: K,
      about: About,
      content: Content<K>
    ): Effect.Effect<Recorded, AboutNothing | SqlError>
    change<K extends OfficeKind>(
      kind: K,
      id: string,
      content: Content<K>
    ): Effect.Effect<Recorded, RecordNotFound | SqlError>
    remove(kind: OfficeKind, id: string): Effect.Effect<Recorded, RecordNotFound | SqlError>
  }
>()("@proxeny/api/Office") {
  static readonly layer = Layer.effect(
    Office,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const recorded = (kind: OfficeKind, id: string) =>
        Effect.map(
          Effect.provideService(versionOf({ kind, id }), SqlClient.SqlClient, sql),
          (version): Recorded => ({ record: { kind, id }, version })
        )

      /** Rows with everything that is shown beside them: the cities that are a party, and the change they stand at. */
      const withTold = (kind: OfficeKind, rows: Fragment, order: Fragment = sql``) => sql<Row>`
        SELECT r.*, last.id::int AS version, last.actor_kind, last.actor_id, last.actor_name,
          to_char(last.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
          (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'name_zh', c.name_zh, 'country', c.country) ORDER BY c.folded, c.id)
            FROM city c WHERE c.id = ANY(CASE r.about_kind WHEN 'city' THEN ARRAY[r.about_id]
              ELSE (SELECT ARRAY[city_a, city_b] FROM twinning WHERE id = r.about_id) END)) AS cities
        FROM (${rows}) r LEFT JOIN LATERAL (
          SELECT change.* FROM change_row JOIN change ON change.id = change_id
          WHERE subject_kind = ${kind} AND subject_id = r.id ORDER BY change_id DESC LIMIT 1
        ) last ON true ${order}`

      const list = Effect.fn("Office.list")(function* <K extends OfficeKind>(kind: K, filter: AboutFilter) {
        const limit = filter.limit ?? defaultLimit
        const after = yield* readCursor(filter.cursor, ["string", "id"])
        const { newestFirst, order } = keptAs(kind)
        const key = sql.literal(`(${order}) COLLATE "C"`)
        const [further, direction] = newestFirst ? ["<", "DESC"] : [">", "ASC"]
        const ordered = sql.literal(`ORDER BY sort_key ${direction}, r.id ${direction}`)
        const about =
          filter.city === undefined
            ? sql`r.about_kind = 'twinning' AND r.about_id = ${filter.twinning ?? null}`
            : sql`(r.about_kind = 'city' AND r.about_id = ${filter.city} OR r.about_kind = 'twinning' AND r.about_id = ANY(
                ARRAY(SELECT id FROM twinning WHERE city_a = ${filter.city} OR city_b = ${filter.city})))`
        const rows = yield* withTold(
          kind,
          sql`SELECT r.*, ${key} AS sort_key FROM ${sql.literal(kind)} r WHERE ${about}
            ${after === undefined ? sql`` : sql`AND (${key}, r.id) ${sql.literal(further)} (${after[0]}, ${after[1]}::uuid)`}
            ${ordered} LIMIT ${limit + 1}`,
          sql`${ordered}`
        )
        const [count] = yield* sql<{ total: number }>`
          SELECT count(*)::int AS total FROM ${sql.literal(kind)} r WHERE ${about}`
        return page(rows, limit, count?.total ?? 0, viewOf(kind), (row) => [row.sort_key, row.id])
      })

      const byId = Effect.fn("Office.byId")(function* <K extends OfficeKind>(kind: K, id: string) {
        const [row] = yield* withTold(kind, sql`SELECT * FROM ${sql.literal(kind)} WHERE id = ${id}`)
        if (row === undefined) return yield* new RecordNotFound({ kind, id })
        return viewOf(kind)(row)
      })

      const create = Effect.fn("Office.create")(function* <K extends OfficeKind>(
        kind: K,
        about: About,
        content: Content<K>
      ) {
        const [there] = yield* sql`SELECT 1 FROM ${sql.literal(about.kind)} WHERE id = ${about.id}`
        if (there === undefined) return yield* new AboutNothing(about)
        const row = { ...keptAs(kind).row(content), about_kind: about.kind, about_id: about.id }
        const columns = sql.literal(Object.keys(row).join(", "))
        const [made] = yield* sql<{ id: string }>`
          INSERT INTO ${sql.literal(kind)} (${columns})
          SELECT ${columns} FROM jsonb_populate_record(NULL::${sql.literal(kind)}, ${PgTypes.jsonb(row)}) RETURNING id`
        return yield* recorded(kind, made?.id ?? "")
      })

      const change = Effect.fn("Office.change")(function* <K extends OfficeKind>(
        kind: K,
        id: string,
        content: Content<K>
      ) {
        const row = keptAs(kind).row(content)
        const columns = sql.literal(Object.keys(row).join(", "))
        const changed = yield* sql`
          UPDATE ${sql.literal(kind)} SET (${columns}) =
            (SELECT ${columns} FROM jsonb_populate_record(NULL::${sql.literal(kind)}, ${PgTypes.jsonb(row)}))
          WHERE id = ${id} RETURNING id`
        if (changed.length === 0) return yield* new RecordNotFound({ kind, id })
        return yield* recorded(kind, id)
      })

      const remove = Effect.fn("Office.remove")(function* (kind: OfficeKind, id: string) {
        const gone = yield* sql`DELETE FROM ${sql.literal(kind)} WHERE id = ${id} RETURNING id`
        if (gone.length === 0) return yield* new RecordNotFound({ kind, id })
        return yield* recorded(kind, id)
      })

      return Office.of({ list, byId, create, change, remove })
    })
  )
}
