import {
  type CityId,
  CityNetwork,
  Membership,
  type MembershipId,
  type MembershipRole,
  type NetworkId,
  type NetworkScope,
  Twinning,
  type TwinningId
} from "@proxeny/domain"
import { reference, reportLines, reproduce } from "@proxeny/reference"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type ClaimRow, claimOf, periodOf, present, type SourceRow, sourceOf } from "../sql/rows.ts"

const unchecked = { disableChecks: true } as const

interface MembershipRow {
  readonly id: MembershipId
  readonly network_id: NetworkId
  readonly city_id: CityId | null
  readonly member_network_id: NetworkId | null
  readonly through_id: NetworkId | null
  readonly roles: ReadonlyArray<MembershipRole>
  readonly period_from: string | null
  readonly period_until: string | null
}

const membership = (row: MembershipRow): ReadonlyArray<Membership> => {
  const member =
    row.city_id !== null
      ? ({ kind: "city", city: row.city_id } as const)
      : row.member_network_id !== null
        ? ({ kind: "network", network: row.member_network_id } as const)
        : undefined
  return member === undefined
    ? []
    : [
        new Membership(
          {
            id: row.id,
            network: row.network_id,
            member,
            roles: row.roles,
            ...present({ through: row.through_id }),
            ...periodOf(row)
          },
          unchecked
        )
      ]
}

/** Reads what the reference sources claim back from the register, and checks every fact against it. */
export const reproduceReport = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const wanted = reference.sources.map(({ id }) => id)
  const claims = yield* sql<ClaimRow>`
    SELECT id, subject_kind, subject_id, attribute, value, source_id, locator, period_from, period_until, recorded_by, note
    FROM claim WHERE source_id = ANY(${wanted}::uuid[]) AND recorded_by = 'reference' ORDER BY id`
  const about = [...new Set(claims.map((claim) => claim.subject_id))]
  const sources = yield* sql<SourceRow>`SELECT * FROM source WHERE id = ANY(${wanted}::uuid[])`
  const twinnings = yield* sql<{ id: TwinningId; a: CityId; b: CityId }>`
    SELECT id, city_a AS a, city_b AS b FROM twinning WHERE id = ANY(${about}::uuid[])`
  const memberships = yield* sql<MembershipRow>`SELECT * FROM membership WHERE id = ANY(${about}::uuid[])`
  const networks = yield* sql<{
    id: NetworkId
    name: string
    short_name: string | null
    scope: NetworkScope
    founded: number | null
    topics: ReadonlyArray<string>
  }>`SELECT * FROM network`
  const cities = yield* sql<{
    id: CityId
  }>`SELECT id FROM city WHERE id = ANY(${reference.cities.map(({ id }) => id)}::uuid[])`
  const facts = reproduce({
    claims: claims.map(claimOf),
    sources: sources.map(sourceOf),
    twinnings: twinnings.map(({ a, b, id }) => new Twinning({ id, cities: [a, b], stages: [] }, unchecked)),
    memberships: memberships.flatMap(membership),
    networks: networks.map(
      ({ founded, id, name, scope, short_name, topics }) =>
        new CityNetwork({ id, name, scope, topics, ...present({ shortName: short_name, founded }) }, unchecked)
    ),
    cities
  })
  return { facts, lines: reportLines(facts), failed: facts.filter(({ verdict }) => verdict === "failed").length }
})
