import type { CityId, Coordinates, Identifier, IdentifierScheme } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type CityRef, type CityRefRow, cityRef } from "../register/refs.ts"
import { present } from "../sql/rows.ts"

/** One of two cities that are looked at side by side. */
export interface Side extends CityRef {
  readonly names: ReadonlyArray<{ readonly text: string; readonly kind: string }>
  /** Every id that a claim gives it, also one that another city holds. */
  readonly identifiers: ReadonlyArray<Identifier>
  readonly coordinates?: Coordinates
  readonly population?: { readonly count: number; readonly year?: number }
  /** Claims about the city itself, and how many sources make them. */
  readonly claims: number
  readonly sources: number
  readonly memberships: number
  readonly twinnings: ReadonlyArray<{
    readonly id: string
    readonly partner: CityRef
    readonly since?: string
    readonly claims: number
  }>
}

interface SideRow extends CityRefRow {
  readonly latitude: number | null
  readonly longitude: number | null
  readonly population: bigint | null
  readonly population_year: number | null
  readonly claims: number
  readonly sources: number
  readonly memberships: number
}

/** Cities as they are shown beside each other, by id. */
export const sidesOf = Effect.fn("duplicates.sidesOf")(function* (ids: ReadonlyArray<CityId>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<SideRow>`
    SELECT c.id, c.name, c.name_zh, c.country, c.latitude, c.longitude, c.population, c.population_year,
      (SELECT count(*) FROM claim WHERE subject_kind = 'city' AND subject_id = c.id)::int AS claims,
      (SELECT count(DISTINCT source_id) FROM claim WHERE subject_kind = 'city' AND subject_id = c.id)::int AS sources,
      (SELECT count(*) FROM membership m WHERE m.exists AND m.city_id = c.id)::int AS memberships
    FROM city c WHERE c.id = ANY(${ids}::uuid[])`
  const names = yield* sql<{ city: string; text: string; kind: string }>`
    SELECT DISTINCT city_id AS city, text, kind FROM city_name WHERE city_id = ANY(${ids}::uuid[]) ORDER BY kind DESC, text`
  const identifiers = yield* sql<{ city: string; scheme: IdentifierScheme; value: string }>`
    SELECT DISTINCT subject_id AS city, value ->> 'scheme' AS scheme, value ->> 'value' AS value FROM claim
    WHERE subject_kind = 'city' AND attribute = 'identifier' AND subject_id = ANY(${ids}::uuid[]) ORDER BY scheme, value`
  const twinnings = yield* sql<CityRefRow & { city: string; twinning: string; since: string | null; claims: number }>`
    SELECT own.id AS city, t.id AS twinning, t.since, t.claims, p.id, p.name, p.name_zh, p.country
    FROM unnest(${ids}::uuid[]) AS own(id) JOIN twinning t ON own.id IN (t.city_a, t.city_b)
    JOIN city p ON p.id IN (t.city_a, t.city_b) AND p.id <> own.id
    WHERE t.exists ORDER BY p.folded, p.id`
  return new Map(
    rows.map((row): readonly [string, Side] => [
      row.id,
      {
        ...cityRef(row),
        names: names.flatMap(({ city, kind, text }) => (city === row.id ? [{ text, kind }] : [])),
        identifiers: identifiers.flatMap(({ city, scheme, value }) => (city === row.id ? [{ scheme, value }] : [])),
        ...(row.latitude === null || row.longitude === null
          ? {}
          : { coordinates: { latitude: row.latitude, longitude: row.longitude } }),
        ...(row.population === null
          ? {}
          : { population: { count: Number(row.population), ...present({ year: row.population_year }) } }),
        claims: row.claims,
        sources: row.sources,
        memberships: row.memberships,
        twinnings: twinnings.flatMap((one) =>
          one.city === row.id
            ? [{ id: one.twinning, partner: cityRef(one), claims: one.claims, ...present({ since: one.since }) }]
            : []
        )
      }
    ])
  )
})
