import type { Shapes } from "@proxeny/client"
import type { CityId, MembershipRole } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { claimColumns, claimViews } from "../register/claimViews.ts"
import { networkRef } from "../register/refs.ts"
import type { ClaimRow } from "../sql/rows.ts"

type MembershipView = (typeof Shapes.MembershipView)["Encoded"]

interface MembershipRow {
  readonly id: string
  readonly network: string
  readonly network_name: string
  readonly network_short: string | null
  readonly through: string | null
  readonly through_name: string | null
  readonly through_short: string | null
  readonly roles: ReadonlyArray<MembershipRole>
}

/** The claims about each of the given memberships. */
export const claimsByMembership = Effect.fn("networks.claims")(function* (ids: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim WHERE subject_kind = 'membership' AND subject_id = ANY(${ids}::uuid[]) ORDER BY id`
  return Map.groupBy(yield* claimViews(rows), ({ subject }): string => subject.id)
})

/** The networks a city belongs to, directly first, then through an intermediary. */
export const membershipsOf = Effect.fn("networks.membershipsOf")(function* (city: CityId) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<MembershipRow>`
    SELECT m.id, n.id AS network, n.name AS network_name, n.short_name AS network_short,
      th.id AS through, th.name AS through_name, th.short_name AS through_short, m.roles
    FROM membership m JOIN network n ON n.id = m.network_id LEFT JOIN network th ON th.id = m.through_id
    WHERE m.exists AND m.city_id = ${city}
    ORDER BY m.through_id IS NOT NULL, coalesce(n.short_name, n.name)`
  const claims = yield* claimsByMembership(rows.map(({ id }) => id))
  return rows.map(
    (row): MembershipView => ({
      id: row.id,
      network: networkRef({ id: row.network, name: row.network_name, short_name: row.network_short }),
      ...(row.through === null || row.through_name === null
        ? {}
        : { through: networkRef({ id: row.through, name: row.through_name, short_name: row.through_short }) }),
      roles: row.roles,
      claims: claims.get(row.id) ?? []
    })
  )
})
