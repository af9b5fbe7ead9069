import {
  City,
  type CityId,
  type CityName,
  type CountryCode,
  type Identifier,
  type PartialDate,
  type Stage,
  type StageKind,
  type TwinningId
} from "@proxeny/domain"
import { toGeoJson } from "@proxeny/formats"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { present } from "../sql/rows.ts"
import { today } from "../twinnings/partners.ts"

interface CityRow {
  readonly id: string
  readonly name: string
  readonly name_zh: string | null
  readonly country: string | null
  readonly latitude: number
  readonly longitude: number
  readonly population: bigint | null
  readonly population_year: number | null
  readonly identifiers: ReadonlyArray<Identifier> | null
}

interface TwinningRow {
  readonly id: string
  readonly a: string
  readonly b: string
  readonly stages: ReadonlyArray<{
    readonly kind: StageKind
    readonly on: string | null
    readonly evidence: Stage["evidence"]
  }> | null
}

const city = (row: CityRow): City =>
  new City(
    {
      id: row.id as CityId,
      names: [
        { text: row.name, kind: "name" },
        ...(row.name_zh === null ? [] : [{ text: row.name_zh, language: "zh", kind: "name" } satisfies CityName])
      ],
      coordinates: { latitude: row.latitude, longitude: row.longitude },
      identifiers: row.identifiers ?? [],
      ...present({ country: row.country as CountryCode | null }),
      ...(row.population === null
        ? {}
        : { population: { count: Number(row.population), ...present({ year: row.population_year }) } })
    },
    { disableChecks: true }
  )

/** Cities with coordinates and the twinnings between them, for a map of somebody else's making. */
export class WorldGeoJson extends Context.Service<
  WorldGeoJson,
  { readonly all: Effect.Effect<Schema.Json, SqlError> }
>()("@proxeny/api/WorldGeoJson") {
  static readonly layer = Layer.effect(
    WorldGeoJson,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const all = Effect.gen(function* () {
        const cities = yield* sql<CityRow>`
          SELECT id, name, name_zh, country, latitude, longitude, population, population_year,
            (SELECT jsonb_agg(jsonb_build_object('scheme', scheme, 'value', value) ORDER BY scheme DESC, value)
              FROM city_identifier WHERE city_id = city.id) AS identifiers
          FROM city WHERE latitude IS NOT NULL AND longitude IS NOT NULL ORDER BY folded, id`
        const twinnings = yield* sql<TwinningRow>`
          SELECT id, city_a AS a, city_b AS b,
            (SELECT jsonb_agg(jsonb_build_object('kind', kind, 'on', happened_on, 'evidence', evidence) ORDER BY position)
              FROM twinning_stage WHERE twinning_id = twinning.id) AS stages
          FROM twinning WHERE exists ORDER BY id`
        return toGeoJson({
          cities: cities.map(city),
          twinnings: twinnings.map(({ a, b, id, stages }) => ({
            id: id as TwinningId,
            cities: [a as CityId, b as CityId] as const,
            stages: (stages ?? []).map(({ evidence, kind, on }) => ({
              kind,
              evidence,
              ...present({ on: on as PartialDate | null })
            }))
          })),
          asOf: yield* today
        }) as unknown as Schema.Json
      })
      return WorldGeoJson.of({ all })
    })
  )
}
