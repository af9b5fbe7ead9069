import type { Answer, Shapes } from "@proxeny/client"
import type { MembershipRole, NetworkId, NetworkScope } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { type CursorInvalid, defaultLimit, page, readCursor } from "../http/cursor.ts"
import { claimColumns, claimViews } from "../register/claimViews.ts"
import { cityRef, networkRef } from "../register/refs.ts"
import { atOnce } from "../sql/atOnce.ts"
import { type ClaimRow, present } from "../sql/rows.ts"
import { claimsByMembership } from "./memberships.ts"

export class NetworkNotFound extends Schema.TaggedError<NetworkNotFound>()("NetworkNotFound", { id: Schema.String }) {
  override get message(): string {
    return `there is no network ${this.id}: see the list at /api/v1/networks`
  }
}

export interface NetworkFilter {
  readonly q?: string
  readonly limit?: number
  readonly cursor?: string
}

interface Row {
  readonly id: string
  readonly name: string
  readonly short_name: string | null
  readonly scope: NetworkScope | null
  readonly founded: number | null
  readonly topics: ReadonlyArray<string>
  readonly cities: number
  readonly networks: number
  readonly mediated: number
  readonly label: string
}

interface MemberRow {
  readonly id: string
  readonly city: string | null
  readonly city_name: string | null
  readonly city_zh: string | null
  readonly country: string | null
  readonly network: string | null
  readonly network_name: string | null
  readonly network_short: string | null
  readonly through: string | null
  readonly through_name: string | null
  readonly through_short: string | null
  readonly roles: ReadonlyArray<MembershipRole>
}

type Member = (typeof Shapes.NetworkMember)["Encoded"]

const columns = `n.id, n.name, n.short_name, n.scope, n.founded, n.topics, lower(coalesce(n.short_name, n.name)) AS label,
  (SELECT count(*) FROM membership m WHERE m.exists AND m.network_id = n.id AND m.city_id IS NOT NULL AND m.through_id IS NULL)::int AS cities,
  (SELECT count(*) FROM membership m WHERE m.exists AND m.network_id = n.id AND m.member_network_id IS NOT NULL)::int AS networks,
  (SELECT count(*) FROM membership m WHERE m.exists AND m.network_id = n.id AND m.city_id IS NOT NULL AND m.through_id IS NOT NULL)::int AS mediated`

const summary = (row: Row): (typeof Shapes.NetworkSummary)["Encoded"] => ({
  ...networkRef(row),
  topics: row.topics,
  cities: row.cities,
  networks: row.networks,
  mediated: row.mediated,
  ...present({ founded: row.founded, scope: row.scope })
})

const member = (row: MemberRow, claims: Member["claims"]): Member => ({
  id: row.id,
  roles: row.roles,
  claims,
  ...(row.city === null || row.city_name === null
    ? {}
    : { city: cityRef({ id: row.city, name: row.city_name, name_zh: row.city_zh, country: row.country }) }),
  ...(row.network === null || row.network_name === null
    ? {}
    : { network: networkRef({ id: row.network, name: row.network_name, short_name: row.network_short }) }),
  ...(row.through === null || row.through_name === null
    ? {}
    : { through: networkRef({ id: row.through, name: row.through_name, short_name: row.through_short }) })
})

/** City networks and who belongs to them. */
export class Networks extends Context.Service<
  Networks,
  {
    list(filter: NetworkFilter): Effect.Effect<Answer<"/api/v1/networks">, CursorInvalid | SqlError>
    byId(id: NetworkId): Effect.Effect<Answer<"/api/v1/networks/:id">, NetworkNotFound | SqlError>
  }
>()("@proxeny/api/Networks") {
  static readonly layer = Layer.effect(
    Networks,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const inSql = <A, E>(effect: Effect.Effect<A, E, SqlClient.SqlClient>) =>
        Effect.provideService(effect, SqlClient.SqlClient, sql)

      const list = Effect.fn("Networks.list")(function* (filter: NetworkFilter) {
        const limit = filter.limit ?? defaultLimit
        const after = yield* readCursor(filter.cursor, ["string", "id"])
        const wanted = (filter.q ?? "").trim().toLowerCase()
        const like = `%${wanted.replace(/[\\%_]/g, "\\$&")}%`
        const where = wanted === "" ? sql`true` : sql`(lower(n.name) LIKE ${like} OR lower(n.short_name) LIKE ${like})`
        const [rows, [count]] = yield* atOnce([
          sql<Row>`
            SELECT * FROM (SELECT ${sql.literal(columns)} FROM network n WHERE ${where}) found
            ${after === undefined ? sql`` : sql`WHERE (label, id) > (${after[0]}, ${after[1]}::uuid)`}
            ORDER BY label, id LIMIT ${limit + 1}`,
          sql<{ total: number }>`SELECT count(*)::int AS total FROM network n WHERE ${where}`
        ])
        return page(rows, limit, count?.total ?? 0, summary, (row) => [row.label, row.id])
      })

      const byId = Effect.fn("Networks.byId")(function* (id: NetworkId) {
        const [[row], [members, claimsOf], above, evidence] = yield* atOnce([
          sql<Row>`SELECT ${sql.literal(columns)} FROM network n WHERE n.id = ${id}`,
          Effect.flatMap(
            sql<MemberRow>`
              SELECT m.id, c.id AS city, c.name AS city_name, c.name_zh AS city_zh, c.country,
                n.id AS network, n.name AS network_name, n.short_name AS network_short,
                th.id AS through, th.name AS through_name, th.short_name AS through_short, m.roles
              FROM membership m LEFT JOIN city c ON c.id = m.city_id LEFT JOIN network n ON n.id = m.member_network_id
              LEFT JOIN network th ON th.id = m.through_id
              WHERE m.exists AND m.network_id = ${id}
              ORDER BY m.through_id IS NOT NULL, cardinality(m.roles) = 0, coalesce(c.folded, lower(n.name)), m.id`,
            (members) =>
              Effect.map(claimsByMembership(members.map((one) => one.id)), (claims) => [members, claims] as const)
          ),
          sql<{ id: string; name: string; short_name: string | null }>`
            SELECT n.id, n.name, n.short_name FROM membership m JOIN network n ON n.id = m.network_id
            WHERE m.exists AND m.member_network_id = ${id} ORDER BY n.name`,
          Effect.flatMap(
            sql<ClaimRow>`
              SELECT ${sql.literal(claimColumns)} FROM claim
              WHERE subject_kind = 'network' AND subject_id = ${id} ORDER BY attribute, id`,
            claimViews
          )
        ])
        if (row === undefined) return yield* new NetworkNotFound({ id })
        return {
          ...summary(row),
          members: members.map((one) => member(one, claimsOf.get(one.id) ?? [])),
          memberOf: above.map(networkRef),
          evidence
        } satisfies Answer<"/api/v1/networks/:id">
      })

      return Networks.of({ list: (filter) => inSql(list(filter)), byId: (id) => inSql(byId(id)) })
    })
  )
}
