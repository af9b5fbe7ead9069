import {
  City,
  type CityId,
  type CityName,
  type CountryCode,
  cityFrom,
  type Identifier,
  type Source
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { decisionsOn } from "../decisions/decisionsOn.ts"
import { claimColumns } from "../register/claimViews.ts"
import { policy } from "../register/derived.ts"
import { type ClaimRow, evidenceOf, present } from "../sql/rows.ts"

/** A city as the register shows it, without the names that only its claims have. */
export interface CityRow {
  readonly id: CityId
  readonly name: string
  readonly name_zh: string | null
  readonly country: CountryCode | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly population: bigint | null
  readonly population_year: number | null
  /** Those that no other city holds. */
  readonly identifiers: ReadonlyArray<Identifier> | null
}

/** The columns of {@link CityRow}. */
export const cityColumns = `city.id, city.name, city.name_zh, city.country, city.latitude, city.longitude, city.population, city.population_year,
  (SELECT jsonb_agg(jsonb_build_object('scheme', scheme, 'value', value) ORDER BY scheme DESC, value)
    FROM city_identifier WHERE city_id = city.id) AS identifiers`

/** A city by the names that it is shown under. */
const shownCity = (row: CityRow): City =>
  new City(
    {
      id: row.id,
      names: [
        { text: row.name, kind: "name" },
        ...(row.name_zh === null ? [] : [{ text: row.name_zh, language: "zh", kind: "name" } satisfies CityName])
      ],
      identifiers: row.identifiers ?? [],
      ...present({ country: row.country }),
      ...(row.latitude === null || row.longitude === null
        ? {}
        : { coordinates: { latitude: row.latitude, longitude: row.longitude } }),
      ...(row.population === null
        ? {}
        : { population: { count: Number(row.population), ...present({ year: row.population_year }) } })
    },
    { disableChecks: true }
  )

/** The cities with some ids, by the names that they are shown under: enough to name the ends of a twinning. */
export const namedCities = Effect.fn("exports.namedCities")(function* (ids: Iterable<CityId>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<CityRow>`
    SELECT ${sql.literal(cityColumns)} FROM city WHERE id = ANY(${[...new Set(ids)]}::uuid[])`
  return rows.map(shownCity)
})

/**
 * Cities with all that their claims say of them: every name, in its language.
 *
 * **Details**: an id that two cities claim is on the one that holds it in the register. A city of which no claim says what
 * it is called has its id for a name.
 */
export const wholeCities = Effect.fn("exports.wholeCities")(function* (
  rows: ReadonlyArray<CityRow>,
  sources: ReadonlyMap<string, Source>
) {
  const sql = yield* SqlClient.SqlClient
  const claims = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim
    WHERE subject_kind = 'city' AND subject_id = ANY(${rows.map(({ id }) => id)}::uuid[]) ORDER BY id`
  const evidence = Map.groupBy(evidenceOf(claims, sources), ({ claim }) => claim.subject.id)
  const { pinned } = yield* decisionsOn(rows.map(({ id }) => id))
  return rows.map((row): City => {
    const nameless = { id: row.id, names: [{ text: row.id, kind: "name" }] } as const
    const said = cityFrom(row.id, evidence.get(row.id) ?? [], policy, pinned) ?? nameless
    return new City({ ...said, identifiers: row.identifiers ?? [] }, { disableChecks: true })
  })
})
