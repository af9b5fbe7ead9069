import { type CityId, type ComparedCity, type IdentifierScheme, possibleDuplicates } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

interface CityRow {
  readonly id: CityId
  readonly folded: string
  readonly country: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly population: bigint | null
}

interface IdRow {
  readonly city: string
  readonly scheme: IdentifierScheme
  readonly value: string
}

/**
 * Pairs of cities in the register that may be one, the likeliest first.
 *
 * **Details**: only cities that share a name or an id with another are read; of an id that two claim, one holds it, and the
 * claim of the other says so.
 */
export const candidates = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const names = yield* sql<{ city: string; folded: string }>`
    SELECT DISTINCT city_id AS city, n.folded FROM city_name n
    WHERE n.folded IN (SELECT folded FROM city_name GROUP BY folded HAVING count(DISTINCT city_id) > 1)`
  const contested = yield* sql<IdRow & { holder: string }>`
    SELECT c.subject_id AS city, i.scheme, i.value, i.city_id AS holder
    FROM claim c JOIN city_identifier i ON i.scheme = c.value ->> 'scheme' AND i.value = c.value ->> 'value'
    WHERE c.subject_kind = 'city' AND c.attribute = 'identifier' AND i.city_id <> c.subject_id`
  const ids = [
    ...new Set([...names.map(({ city }) => city), ...contested.flatMap(({ city, holder }) => [city, holder])])
  ]
  const cities = yield* sql<CityRow>`
    SELECT id, folded, country, latitude, longitude, population FROM city WHERE id = ANY(${ids}::uuid[])`
  const held = yield* sql<IdRow>`
    SELECT city_id AS city, scheme, value FROM city_identifier WHERE city_id = ANY(${ids}::uuid[])`
  const partners = yield* sql<{ city: string; partner: CityId }>`
    SELECT city_a AS city, city_b AS partner FROM twinning WHERE exists AND city_a = ANY(${ids}::uuid[])
    UNION ALL SELECT city_b, city_a FROM twinning WHERE exists AND city_b = ANY(${ids}::uuid[])`
  const namesOf = Map.groupBy(names, ({ city }) => city)
  const idsOf = Map.groupBy<string, IdRow>([...held, ...contested], ({ city }) => city)
  const partnersOf = Map.groupBy(partners, ({ city }) => city)
  return possibleDuplicates(
    cities.map(
      ({ country, folded, id, latitude, longitude, population }): ComparedCity => ({
        id,
        main: folded,
        others: (namesOf.get(id) ?? []).map((name) => name.folded),
        identifiers: (idsOf.get(id) ?? []).map(({ scheme, value }) => ({ scheme, value })),
        partners: (partnersOf.get(id) ?? []).map(({ partner }) => partner),
        ...(country === null ? {} : { country }),
        ...(latitude === null || longitude === null ? {} : { coordinates: { latitude, longitude } }),
        ...(population === null ? {} : { population: Number(population) })
      })
    )
  )
})
