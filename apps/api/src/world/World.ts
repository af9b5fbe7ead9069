import type { Answer } from "@proxeny/client"
import { packLinks } from "@proxeny/client"
import { connectedComponents, degreeDistribution, fromPairs, maxDegree, meanDegree } from "@proxeny/graph"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { type CitySummary, summary, summaryColumns } from "../cities/Cities.ts"
import { kept, registerVersion } from "../register/kept.ts"
import { type CityRef, type CityRefRow, cityRef } from "../register/refs.ts"

/** Links drawn where the caller does not say: what a canvas without a GPU redraws in about 50 ms. */
const defaultLinks = 15_000

/** Cities named at once on the map; the others are named when somebody points at them. */
const labelled = 300

interface Place extends CityRefRow {
  readonly latitude: number | null
  readonly longitude: number | null
}

/** The twinned cities, most twins first, and the twinnings between them as pairs of positions. */
interface WorldGraph {
  readonly version: number
  readonly places: ReadonlyArray<Place>
  readonly twins: ReadonlyArray<number>
  readonly pairs: ReadonlyArray<readonly [number, number]>
}

const hundredths = (degrees: number): number => Math.round(degrees * 100) / 100

const middle = (distribution: Uint32Array): number => {
  let cities = 0
  for (let twins = 1; twins < distribution.length; twins++) cities += distribution[twins] ?? 0
  const at = (rank: number): number => {
    let before = 0
    for (let twins = 1; twins < distribution.length; twins++) {
      before += distribution[twins] ?? 0
      if (before > rank) return twins
    }
    return 0
  }
  return cities === 0 ? 0 : (at(Math.floor((cities - 1) / 2)) + at(Math.floor(cities / 2))) / 2
}

/** The register as a whole: counts, the shape of its graph, and the world map. */
export class World extends Context.Service<
  World,
  {
    readonly statistics: Effect.Effect<Answer<"/api/v1/statistics">, SqlError>
    map(limit: number | undefined): Effect.Effect<Answer<"/api/v1/map">, SqlError>
    readonly mapCities: Effect.Effect<Answer<"/api/v1/map/cities">, SqlError>
    /** The number that rises with every change of the register. */
    readonly version: Effect.Effect<number, SqlError>
  }
>()("@proxeny/api/World") {
  static readonly layer = Layer.effect(
    World,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const version = registerVersion(sql)

      const graph = kept(sql, (now) =>
        Effect.gen(function* () {
          const twinnings = yield* sql<{ a: string; b: string }>`
            SELECT city_a AS a, city_b AS b FROM twinning WHERE exists ORDER BY id`
          const count = new Map<string, number>()
          for (const { a, b } of twinnings) for (const id of [a, b]) count.set(id, (count.get(id) ?? 0) + 1)
          const rows = yield* sql<Place>`
            SELECT id, name, name_zh, country, latitude, longitude FROM city
            WHERE id IN (SELECT city_a FROM twinning WHERE exists UNION SELECT city_b FROM twinning WHERE exists)`
          const places = [...rows].sort(
            (x, y) => (count.get(y.id) ?? 0) - (count.get(x.id) ?? 0) || (x.id < y.id ? -1 : 1)
          )
          const position = new Map(places.map(({ id }, i) => [id, i] as const))
          return {
            version: now,
            places,
            twins: places.map(({ id }) => count.get(id) ?? 0),
            pairs: twinnings.flatMap(({ a, b }): ReadonlyArray<readonly [number, number]> => {
              const [x, y] = [position.get(a), position.get(b)]
              return x === undefined || y === undefined ? [] : [[x, y]]
            })
          } satisfies WorldGraph
        })
      )

      const statistics = kept(sql, () =>
        Effect.gen(function* () {
          const { pairs, places } = yield* graph
          const csr = fromPairs(places.length, Uint32Array.from(pairs.flat()))
          const distribution = degreeDistribution(csr)
          const components = connectedComponents(csr)
          const [counts] = yield* sql<{
            cities: number
            countries: number
            networks: number
            memberships: number
            sources: number
            claims: number
            conflicts: number
          }>`
            SELECT (SELECT count(*) FROM city)::int AS cities,
              (SELECT count(DISTINCT country) FROM city)::int AS countries,
              (SELECT count(*) FROM network)::int AS networks,
              (SELECT count(*) FROM membership WHERE exists)::int AS memberships,
              (SELECT count(*) FROM source)::int AS sources,
              (SELECT count(*) FROM claim)::int AS claims,
              (SELECT count(*) FROM conflict)::int AS conflicts`
          const mostTwinned = yield* sql<Parameters<typeof summary>[0]>`
            SELECT ${sql.literal(summaryColumns)} FROM city WHERE id = ANY(${places.slice(0, 10).map(({ id }) => id)}::uuid[])`
          const between = new Map<string, number>()
          let domestic = 0
          for (const [x, y] of pairs) {
            const [one, other] = [places[x]?.country, places[y]?.country]
            if (!one || !other) continue
            if (one === other) domestic++
            else {
              const key = one < other ? `${one} ${other}` : `${other} ${one}`
              between.set(key, (between.get(key) ?? 0) + 1)
            }
          }
          return {
            ...(counts ?? {
              cities: 0,
              countries: 0,
              networks: 0,
              memberships: 0,
              sources: 0,
              claims: 0,
              conflicts: 0
            }),
            twinnings: pairs.length,
            twinnedCities: places.length,
            domesticTwinnings: domestic,
            graph: {
              components: components.count,
              largestComponent: components.sizes[0] ?? 0,
              meanTwins: meanDegree(csr),
              medianTwins: middle(distribution),
              maxTwins: maxDegree(csr),
              distribution: [...distribution].flatMap((cities, twins) =>
                twins > 0 && cities > 0 ? [{ twins, cities }] : []
              )
            },
            mostTwinned: [...mostTwinned]
              .sort((x, y) => y.twinnings - x.twinnings || (x.folded < y.folded ? -1 : 1))
              .map((row): CitySummary => summary(row)),
            countryPairs: [...between]
              .sort(([x, m], [y, n]) => n - m || (x < y ? -1 : 1))
              .slice(0, 20)
              .map(([key, twinnings]) => {
                const [one = "", other = ""] = key.split(" ")
                return { countries: [one, other] as [string, string], twinnings }
              })
          } satisfies Answer<"/api/v1/statistics">
        })
      )

      /** Only what has coordinates is drawn; the order stays, so that positions are the same in both answers. */
      const drawn = Effect.map(graph, (world) => {
        const old = world.places.flatMap((place, i) => (place.latitude === null || place.longitude === null ? [] : [i]))
        const position = new Map(old.map((i, now) => [i, now] as const))
        return {
          version: world.version,
          places: old.flatMap((i) => world.places[i] ?? []),
          twins: old.map((i) => world.twins[i] ?? 0),
          pairs: world.pairs.flatMap(([x, y]): ReadonlyArray<readonly [number, number]> => {
            const [a, b] = [position.get(x), position.get(y)]
            return a === undefined || b === undefined ? [] : [[a, b]]
          }),
          total: world.pairs.length
        }
      })

      const map = Effect.fn("World.map")(function* (limit = defaultLinks) {
        const { pairs, places, total, twins, version } = yield* drawn
        // Positions are in order of twins, so the smallest sum of positions joins the most connected cities.
        const chosen =
          pairs.length <= limit ? pairs : [...pairs].sort(([a, b], [x, y]) => a + b - (x + y)).slice(0, limit)
        return {
          version,
          total,
          longitude: places.map(({ longitude }) => hundredths(longitude ?? 0)),
          latitude: places.map(({ latitude }) => hundredths(latitude ?? 0)),
          twinnings: twins,
          links: packLinks(places.length, chosen),
          labels: places.slice(0, labelled).map(cityRef)
        } satisfies Answer<"/api/v1/map">
      })

      const mapCities = Effect.map(drawn, ({ places, version }) => ({
        version,
        cities: places.map((place): CityRef => cityRef(place))
      }))

      return World.of({ statistics, map, mapCities, version })
    })
  )
}
