import type { Answer } from "@proxeny/client"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { Analytics, type Fault } from "../analytics/Analytics.ts"
import type { Positions, Shape } from "../analytics/worldQuestions.ts"
import { type CitySummary, summary, summaryColumns } from "../cities/summary.ts"
import type { Written } from "../http/Written.ts"
import { kept, registerVersion } from "../register/kept.ts"
import { SourceCounts } from "../sources/SourceCounts.ts"

type Counts = Pick<
  Answer<"/api/v1/statistics">,
  "cities" | "countries" | "networks" | "memberships" | "sources" | "conflicts"
>

/** The register as a whole: counts, the shape of its graph, and the world map. */
export class World extends Context.Service<
  World,
  {
    readonly statistics: Effect.Effect<Answer<"/api/v1/statistics">, SqlError | Fault>
    map(limit: number | undefined): Effect.Effect<Written<Answer<"/api/v1/map">>, Fault>
    mapCities(positions: Positions): Effect.Effect<Written<Answer<"/api/v1/map/cities">>, Fault>
    /** The number that rises with every change of the register. */
    readonly version: Effect.Effect<number, SqlError>
  }
>()("@proxeny/api/World") {
  static readonly layer = Layer.effect(
    World,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const analytics = yield* Analytics
      const sources = yield* SourceCounts

      const statistics = kept(
        sql,
        Effect.gen(function* () {
          const { mostTwinned, ...graph }: Shape = JSON.parse((yield* analytics.ask("shape", {})).json)
          const [counts] = yield* sql<Counts>`
            WITH per AS (SELECT country, count(*) AS cities FROM city GROUP BY country)
            SELECT (SELECT coalesce(sum(cities), 0) FROM per)::int AS cities,
              (SELECT count(country) FROM per)::int AS countries,
              (SELECT count(*) FROM network)::int AS networks,
              (SELECT count(*) FROM membership WHERE exists)::int AS memberships,
              (SELECT count(*) FROM source)::int AS sources,
              (SELECT count(*) FROM conflict WHERE decision_id IS NULL)::int AS conflicts`
          const rows = yield* sql<Parameters<typeof summary>[0]>`
            SELECT ${sql.literal(summaryColumns)} FROM city WHERE id = ANY(${mostTwinned}::uuid[])`
          return {
            ...(counts ?? {
              cities: 0,
              countries: 0,
              networks: 0,
              memberships: 0,
              sources: 0,
              conflicts: 0
            }),
            claims: [...(yield* sources.all).values()].reduce((sum, { claims }) => sum + claims, 0),
            ...graph,
            mostTwinned: [...rows]
              .sort((x, y) => y.twinnings - x.twinnings || (x.folded < y.folded ? -1 : 1))
              .map((row): CitySummary => summary(row))
          } satisfies Answer<"/api/v1/statistics">
        })
      )

      return World.of({
        statistics,
        map: (limit) => analytics.ask("map", { limit }),
        mapCities: (positions) => analytics.ask("mapCities", positions),
        version: registerVersion(sql)
      })
    })
  )
}
