import type { Answer } from "@proxeny/client"
import { allShortestPaths, closestTo, mostSimilar, nodesAround, unreachable } from "@proxeny/graph"
import { cityRef } from "../register/refs.ts"
import { byTwins, drawnCity, type Known, part, rowOf, twinningsAmong, twinsOf } from "./drawn.ts"
import { communityView, countriesView, figuresView, measures, topView } from "./figures.ts"
import { rankOf } from "./ranks.ts"
import type { CityRow } from "./snapshot.ts"

/** How many cities a list of the first ones has. */
const first = 20
/** How many communities are described; most of the others are a pair of cities. */
const described = 50

/** The analysis of the register. */
export const analytics = ({ analysed, state }: Known): Answer<"/api/v1/analytics"> =>
  analysed === undefined
    ? state
    : {
        ...state,
        figures: figuresView(analysed),
        top: topView(analysed, first),
        communities: analysed.communities
          .slice(0, described)
          .flatMap(({ community }) => communityView(analysed, community) ?? []),
        ...countriesView(analysed, first)
      }

/** Where a city stands. */
export const cityInGraph = (known: Known, row: CityRow): Answer<"/api/v1/cities/:id/graph"> => {
  const { analysed, snapshot, state } = known
  const { memberships, twinnings } = snapshot.world
  const node = snapshot.nodeOf.get(row.id)
  const cousins =
    node === undefined || node >= twinnings.nodes
      ? undefined
      : mostSimilar(twinnings, node, { by: "commonNeighbours", count: 10 })
  const closest = node === undefined ? [] : closestTo(memberships.affiliations, node, 10)
  const then = analysed?.snapshot.nodeOf.get(row.id)
  const isRanked = analysed !== undefined && then !== undefined
  const isTwinned = isRanked && then < analysed.snapshot.world.twinnings.nodes
  const { ofNode } = analysed?.analysis.graph ?? {}
  const community = isTwinned
    ? communityView(analysed, analysed.analysis.graph.communities.labels[then] ?? 0)
    : undefined
  return {
    ...state,
    city: cityRef(row),
    twins: node === undefined ? 0 : twinsOf(snapshot, node),
    ...(isRanked
      ? {
          ranks: Object.entries(measures(analysed.analysis)).flatMap(([measure, values]) => {
            const value = values[then] ?? 0
            return value > 0
              ? [{ measure: measure as "twins", value, rank: rankOf(values, value), of: values.length }]
              : []
          })
        }
      : {}),
    ...(isTwinned ? { core: ofNode?.core[then] ?? 0, eccentricity: ofNode?.eccentricity[then] ?? 0 } : {}),
    ...(community === undefined ? {} : { community }),
    cousins: Array.from(cousins?.nodes ?? [], (cousin, i) => ({
      city: cityRef(rowOf(snapshot, cousin)),
      shared: cousins?.scores[i] ?? 0
    })),
    closest: closest.map(([other, shared]) => ({ city: cityRef(rowOf(snapshot, other)), shared }))
  }
}

/** The cities around one, by how many links they are away, then those with most twins. */
export const around = (
  known: Known,
  row: CityRow,
  { limit, links }: { readonly links: number; readonly limit: number }
): Answer<"/api/v1/cities/:id/around"> => {
  const { snapshot } = known
  const { twinnings } = snapshot.world
  const node = snapshot.nodeOf.get(row.id)
  if (node === undefined || node >= twinnings.nodes)
    return {
      ...known.state,
      cities: [drawnCity(known, row)],
      twinnings: [],
      links: [0],
      total: { cities: 1, twinnings: 0 }
    }
  const rings = [[node]]
  let met = 1
  for (let step = 1; step <= links; step++) {
    const all = nodesAround(twinnings, node, step)
    rings.push([...all.subarray(met)].sort(byTwins(snapshot)))
    met = all.length
  }
  const found = rings.flatMap((ring, away) => ring.map((one) => [one, away] as const))
  const given = found.slice(0, limit)
  const drawn = part(
    known,
    given.map(([one]) => one)
  )
  return {
    ...drawn,
    links: given.map(([, away]) => away),
    total: {
      cities: found.length,
      twinnings:
        given.length === found.length
          ? drawn.twinnings.length
          : twinningsAmong(
              snapshot,
              found.map(([one]) => one)
            ).length
    }
  }
}

/** The shortest ways between two cities. */
export const ways = (known: Known, from: CityRow, to: CityRow, limit: number): Answer<"/api/v1/cities/:id/ways"> => {
  const { nodeOf, world } = known.snapshot
  const [a, b] = [nodeOf.get(from.id), nodeOf.get(to.id)]
  const ends = { from: cityRef(from), to: cityRef(to) }
  const isTwinned = (node: number | undefined): node is number => node !== undefined && node < world.twinnings.nodes
  const found = isTwinned(a) && isTwinned(b) ? allShortestPaths(world.twinnings, a, b, { atMost: limit }) : undefined
  if (found === undefined || found.distance === unreachable) {
    const rows = from.id === to.id ? [from] : [from, to]
    return {
      ...known.state,
      ...ends,
      cities: rows.map((row) => drawnCity(known, row)),
      twinnings: [],
      total: { cities: rows.length, twinnings: 0 },
      count: from.id === to.id ? 1 : 0,
      ...(from.id === to.id ? { links: 0 } : {}),
      ways: from.id === to.id ? [[0]] : []
    }
  }
  // by how far they are from the first city, then as the ways name them
  const nodes = [
    ...new Set(
      Array.from({ length: found.distance + 1 }, (_, step) => found.paths.map((path) => path[step] ?? 0)).flat()
    )
  ]
  const places = new Map(nodes.map((node, place) => [node, place] as const))
  const drawn = part(known, nodes)
  return {
    ...drawn,
    ...ends,
    total: { cities: nodes.length, twinnings: drawn.twinnings.length },
    links: found.distance,
    count: found.count,
    ways: found.paths.map((path) => Array.from(path, (node) => places.get(node) ?? 0))
  }
}

/** The whole graph or one community of it: the cities with most twins. */
export const graphPart = (
  known: Known,
  { community, limit }: { readonly community: number | undefined; readonly limit: number }
): Answer<"/api/v1/graph"> => {
  const { analysed, snapshot } = known
  const { twinnings } = snapshot.world
  const labelOf = (node: number): number | undefined => {
    const then = analysed?.snapshot.nodeOf.get(rowOf(snapshot, node).id)
    return then === undefined ? undefined : analysed?.analysis.graph.communities.labels[then]
  }
  const nodes = Array.from({ length: twinnings.nodes }, (_, node) => node).filter(
    (node) => community === undefined || labelOf(node) === community
  )
  const given = nodes.toSorted(byTwins(snapshot)).slice(0, limit)
  return {
    ...part(known, given),
    total: {
      cities: nodes.length,
      twinnings: community === undefined ? twinnings.links : twinningsAmong(snapshot, nodes).length
    }
  }
}
