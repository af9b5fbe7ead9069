import type { Answer } from "@proxeny/client"
import { packLinks } from "@proxeny/client"
import { connectedComponents, degreeDistribution, degrees, maxDegree, meanDegree } from "@proxeny/graph"
import { cityRef } from "../register/refs.ts"
import { byTwins, type Known, rowOf, twinsOf } from "./drawn.ts"
import { perGraph } from "./perGraph.ts"
import type { Snapshot } from "./snapshot.ts"

/** Links drawn where the caller does not say: what a canvas without a GPU redraws in about 50 ms. */
const defaultLinks = 15_000
/** Cities named at once on the map; the others are named when somebody points at them. */
const labelled = 300

/** What the register looks like as a graph, as far as it takes no time to say: its figures take longer. */
export type Shape = Pick<
  Answer<"/api/v1/statistics">,
  "twinnings" | "twinnedCities" | "domesticTwinnings" | "graph" | "countryPairs"
> & {
  /** The ids of the cities with most twins, the most first. */
  readonly mostTwinned: ReadonlyArray<string>
}

const middle = (sorted: Uint32Array): number => {
  const half = sorted.length >> 1
  if (sorted.length === 0) return 0
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

const shapeOf = perGraph((snapshot: Snapshot, _: "whole"): Shape => {
  const { twinnings } = snapshot.world
  const components = connectedComponents(twinnings)
  const between = new Map<string, number>()
  let domestic = 0
  for (const { city_a, city_b } of snapshot.twinnings.values()) {
    const [one, other] = [city_a, city_b].map((id) => rowOf(snapshot, snapshot.nodeOf.get(id) ?? 0).country)
    if (!one || !other) continue
    if (one === other) domestic++
    else {
      const key = one < other ? `${one} ${other}` : `${other} ${one}`
      between.set(key, (between.get(key) ?? 0) + 1)
    }
  }
  return {
    twinnings: twinnings.links,
    twinnedCities: twinnings.nodes,
    domesticTwinnings: domestic,
    graph: {
      components: components.count,
      largestComponent: components.sizes[0] ?? 0,
      meanTwins: meanDegree(twinnings),
      medianTwins: middle(degrees(twinnings).sort()),
      maxTwins: maxDegree(twinnings),
      distribution: Array.from(degreeDistribution(twinnings), (cities, twins) => ({ twins, cities })).filter(
        ({ cities, twins }) => twins > 0 && cities > 0
      )
    },
    mostTwinned: Array.from({ length: twinnings.nodes }, (_, node) => node)
      .sort(byTwins(snapshot))
      .slice(0, 10)
      .map((node) => rowOf(snapshot, node).id),
    countryPairs: [...between]
      .sort(([x, m], [y, n]) => n - m || (x < y ? -1 : 1))
      .slice(0, 20)
      .map(([key, count]) => {
        const [one = "", other = ""] = key.split(" ")
        return { countries: [one, other] as [string, string], twinnings: count }
      })
  }
})

/** The shape of the register's graph. */
export const shape = ({ snapshot }: Known): Shape => shapeOf(snapshot, "whole")

/** The cities that a map can draw, most twins first, of equals the smaller id: the same order in every answer of a version. */
const onMap = (snapshot: Snapshot): ReadonlyArray<number> =>
  Array.from({ length: snapshot.world.twinnings.nodes }, (_, node) => node)
    .filter((node) => {
      const { latitude, longitude } = rowOf(snapshot, node)
      return latitude !== null && longitude !== null
    })
    .sort(
      (a, b) => twinsOf(snapshot, b) - twinsOf(snapshot, a) || (rowOf(snapshot, a).id < rowOf(snapshot, b).id ? -1 : 1)
    )

const hundredths = (degrees: number): number => Math.round(degrees * 100) / 100

const mapOf = perGraph((snapshot: Snapshot, limit: number): Omit<Answer<"/api/v1/map">, "version"> => {
  const { twinnings, world } = snapshot
  const order = onMap(snapshot)
  const rows = order.map((node) => rowOf(snapshot, node))
  const places = new Map(rows.map(({ id }, place) => [id, place] as const))
  const pairs = [...twinnings.values()].flatMap(({ city_a, city_b }): ReadonlyArray<readonly [number, number]> => {
    const [a, b] = [places.get(city_a), places.get(city_b)]
    return a === undefined || b === undefined ? [] : [[a, b]]
  })
  // Places are in order of twins, so the smallest sum of two joins the most connected cities.
  const chosen = pairs.length <= limit ? pairs : pairs.sort(([a, b], [x, y]) => a + b - (x + y)).slice(0, limit)
  return {
    total: world.twinnings.links,
    longitude: rows.map(({ longitude }) => hundredths(longitude ?? 0)),
    latitude: rows.map(({ latitude }) => hundredths(latitude ?? 0)),
    twinnings: order.map((node) => twinsOf(snapshot, node)),
    links: packLinks(rows.length, chosen),
    labels: rows.slice(0, labelled).map(cityRef)
  }
})

/** The world map: the cities in columns, and the twinnings between them, those of the most connected cities first. */
export const worldMap = ({ snapshot }: Known, limit = defaultLinks): Answer<"/api/v1/map"> => ({
  version: snapshot.version,
  ...mapOf(snapshot, limit)
})

/** Which positions of the world map: from one on, at most so many; all where nothing is said. */
export interface Positions {
  readonly from?: number
  readonly limit?: number
}

/** The names of the cities on the world map, in its order. */
export const mapCities = (
  { snapshot }: Known,
  { from = 0, limit = Number.POSITIVE_INFINITY }: Positions
): Answer<"/api/v1/map/cities"> => ({
  version: snapshot.version,
  cities: onMap(snapshot)
    .slice(from, from + limit)
    .map((node) => cityRef(rowOf(snapshot, node)))
})
