import type { Shapes } from "@proxeny/client"
import { type CityId, goesOn } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { networkRef } from "../register/refs.ts"
import { periodOf } from "../sql/rows.ts"

export type SharedNetwork = (typeof Shapes.SharedNetwork)["Encoded"]

interface Row {
  readonly city: CityId
  readonly direct: boolean
  readonly id: string
  readonly name: string
  readonly short_name: string | null
  readonly period_from: string | null
  readonly period_until: string | null
  readonly claims: ReadonlyArray<string>
}

/**
 * The networks that a city shares with each of some partners as of a day (YYYY-MM-DD): one query, however many there are.
 * `complete` are the cities whose memberships on record are all there are.
 *
 * **Details**: a network counts where both are members themselves; one that is represented by its association does not
 * meet anybody there. A partner is absent where no membership of it that goes on, or none of the city, is on record, and
 * nobody says that there is none: unknown, not none. One that has ended, or has not begun, says nothing of others.
 */
export const sharedNetworks = Effect.fnUntraced(function* (
  city: CityId,
  partners: ReadonlyArray<CityId>,
  asOf: string,
  complete: ReadonlySet<CityId>
) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<Row>`
    SELECT m.city_id AS city, m.through_id IS NULL AS direct, n.id, n.name, n.short_name, m.period_from, m.period_until,
      ARRAY(SELECT c.id FROM claim c WHERE c.subject_kind = 'membership' AND c.subject_id = m.id
        AND c.attribute = 'exists' AND c.value = 'true' ORDER BY c.id) AS claims
    FROM membership m JOIN network n ON n.id = m.network_id
    WHERE m.exists AND m.city_id = ANY(${[city, ...partners]}::uuid[])
    ORDER BY coalesce(n.short_name, n.name), n.id, m.id`
  const byCity = Map.groupBy(
    rows.filter((row) => goesOn(periodOf(row).period ?? {}, asOf)),
    (row) => row.city
  )
  const belonging = (of: CityId): ReadonlyArray<Row> | undefined =>
    (byCity.get(of) ?? (complete.has(of) ? [] : undefined))?.filter(({ direct }) => direct)
  const own = belonging(city)
  const shared = new Map<CityId, ReadonlyArray<SharedNetwork>>()
  for (const partner of partners) {
    const theirs = belonging(partner)
    if (own === undefined || theirs === undefined) continue
    shared.set(
      partner,
      own.flatMap((mine) => {
        const same = theirs.find(({ id }) => id === mine.id)
        return same === undefined ? [] : [{ ...networkRef(mine), claims: [...mine.claims, ...same.claims] }]
      })
    )
  }
  return shared
})
