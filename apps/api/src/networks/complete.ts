import type { CityId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { answersHeld, type ProfileRow, profileAsOf } from "../strategies/profile.ts"

/**
 * Those of some cities whose memberships on record are all there are, as a source says of each as of a day (YYYY-MM-DD):
 * two queries, however many there are.
 */
export const withAllMemberships = Effect.fnUntraced(function* (cities: ReadonlyArray<CityId>, asOf: string) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<ProfileRow & { readonly city_id: CityId }>`
    SELECT id, city_id, as_of, profile FROM strategy_profile WHERE city_id = ANY(${cities}::uuid[])`
  const said = [...Map.groupBy(rows, (row) => row.city_id)].flatMap(([city, profiles]) => {
    const profile = profileAsOf(profiles, asOf)
    return profile === undefined ? [] : [{ city, profile }]
  })
  const claims = said.flatMap(({ profile }) => profile.profile.membershipsComplete?.evidence ?? [])
  const held = new Set(
    claims.length === 0
      ? []
      : (yield* sql<{ id: string }>`SELECT id FROM claim WHERE id = ANY(${claims}::uuid[])`).map(({ id }) => id)
  )
  return new Set(
    said.flatMap(({ city, profile }) => (answersHeld(profile, held).membershipsComplete?.value === true ? [city] : []))
  ) satisfies ReadonlySet<CityId> as ReadonlySet<CityId>
})
