import type { Answer, Shapes } from "@proxeny/client"
import { allShortestPaths, mostSimilar, neighboursOf, nodesAround, unreachable } from "@proxeny/graph"
import { cityRef, networkRef } from "../register/refs.ts"
import { present } from "../sql/rows.ts"
import { type Analysed, communityView, countriesView, figuresView, measures, topView } from "./figures.ts"
import { closestTo, rankOf } from "./ranks.ts"
import { type CityRow, type MembershipRow, type NetworkRow, pairKey, type Snapshot } from "./snapshot.ts"

type State = (typeof Shapes.Analysed)["Encoded"]
type GraphCity = (typeof Shapes.GraphCity)["Encoded"]
type GraphTwinning = (typeof Shapes.GraphTwinning)["Encoded"]

/** The register as it is, the last figures that were worked out, and how far the next ones are. */
export interface Known {
  readonly snapshot: Snapshot
  readonly analysed: Analysed | undefined
  readonly state: State
}

/** How many cities a list of the first ones has. */
const first = 20
/** How many communities are described; most of the others are a pair of cities. */
const described = 50

const twinsOf = ({ world }: Snapshot, node: number): number =>
  node < world.twinnings.nodes ? (world.twinnings.offsets[node + 1] ?? 0) - (world.twinnings.offsets[node] ?? 0) : 0

const rounded = (value: number): number => Math.round(value * 1000) / 1000

const drawnCity = ({ analysed, snapshot }: Known, row: CityRow): GraphCity => {
  const node = snapshot.nodeOf.get(row.id)
  const then = analysed?.snapshot.nodeOf.get(row.id)
  const laidOut = then !== undefined && then < (analysed?.snapshot.world.twinnings.nodes ?? 0)
  return {
    ...cityRef(row),
    ...present({ latitude: row.latitude, longitude: row.longitude }),
    twins: node === undefined ? 0 : twinsOf(snapshot, node),
    ...(laidOut && analysed !== undefined
      ? {
          community: analysed.analysis.graph.communities.labels[then] ?? 0,
          x: rounded(analysed.analysis.layout.x[then] ?? 0),
          y: rounded(analysed.analysis.layout.y[then] ?? 0)
        }
      : {})
  }
}

const rowOf = ({ cities }: Snapshot, node: number): CityRow =>
  cities[node] ?? { id: "", name: "?", name_zh: null, country: null, latitude: null, longitude: null }

/** Every twinning between two of some nodes, as places in their list. */
const twinningsAmong = ({ twinnings, world }: Snapshot, nodes: ReadonlyArray<number>): ReadonlyArray<GraphTwinning> => {
  const places = new Map(nodes.map((node, place) => [node, place] as const))
  return nodes.flatMap((node, a) =>
    node >= world.twinnings.nodes
      ? []
      : Array.from(neighboursOf(world.twinnings, node)).flatMap((other): ReadonlyArray<GraphTwinning> => {
          const b = places.get(other)
          const row = twinnings.get(pairKey(node, other))
          return b === undefined || b < a || row === undefined
            ? []
            : [{ id: row.id, a, b, state: row.state, ...present({ since: row.since, until: row.until }) }]
        })
  )
}

const part = (known: Known, nodes: ReadonlyArray<number>) => ({
  ...known.state,
  cities: nodes.map((node) => drawnCity(known, rowOf(known.snapshot, node))),
  twinnings: twinningsAmong(known.snapshot, nodes)
})

/** Most twins first, of equals the smaller node. */
const byTwins = (snapshot: Snapshot) => (a: number, b: number) => twinsOf(snapshot, b) - twinsOf(snapshot, a) || a - b

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
  return {
    ...part(
      known,
      given.map(([one]) => one)
    ),
    links: given.map(([, away]) => away),
    total: {
      cities: found.length,
      twinnings:
        given.length === found.length
          ? twinningsAmong(
              snapshot,
              given.map(([one]) => one)
            ).length
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

type Memberships = Answer<"/api/v1/networks/:id/graph">

/** Cities, networks, and how the ones belong to the others. */
const belongings = (
  known: Known,
  cities: ReadonlyArray<CityRow>,
  groups: ReadonlyArray<number>,
  total: Memberships["total"]
): Memberships => {
  const { memberships, networkOf, networks, version, world } = known.snapshot
  const cityPlace = new Map(cities.map(({ id }, place) => [id, place] as const))
  const groupPlace = new Map(groups.map((group, place) => [group, place] as const))
  const placeOf = (network: string | null): number | undefined => groupPlace.get(networkOf.get(network ?? "") ?? -1)
  const { both, direct, mediated } = world.memberships
  return {
    version,
    cities: cities.map((row) => drawnCity(known, row)),
    networks: groups.map((group) => ({
      ...networkRef(networks[group] ?? { id: "", name: "?", short_name: null }),
      members: (both[group] ?? 0) + (direct[group] ?? 0) + (mediated[group] ?? 0)
    })),
    memberships: memberships.flatMap((row: MembershipRow) => {
      const [city, network] = [cityPlace.get(row.city_id ?? ""), placeOf(row.network_id)]
      return city === undefined || network === undefined
        ? []
        : [
            {
              city,
              network,
              ...present({ through: placeOf(row.through_id) ?? null, since: row.period_from, until: row.period_until })
            }
          ]
    }),
    belonging: memberships.flatMap((row) => {
      const [member, network] = [placeOf(row.member_network_id), placeOf(row.network_id)]
      return member === undefined || network === undefined ? [] : [{ member, network }]
    }),
    total
  }
}

/** Some networks and every network that they are members of, and so on upwards. */
const withThoseAbove = ({ world }: Snapshot, groups: Iterable<number>): ReadonlyArray<number> => {
  const all = new Set(groups)
  for (const group of all)
    for (let i = 0; i < world.parents.length; i += 2)
      if (world.parents[i] === group) all.add(world.parents[i + 1] ?? group)
  return [...all]
}

/** The networks through which some memberships go. */
const intermediaries = (
  { memberships, networkOf }: Snapshot,
  of: (row: MembershipRow) => boolean
): ReadonlyArray<number> =>
  memberships.flatMap((row) => {
    const group = row.through_id !== null && of(row) ? networkOf.get(row.through_id) : undefined
    return group === undefined ? [] : [group]
  })

/** The networks of a city, and the cities that it shares most of them with. */
export const networksOfCity = (known: Known, row: CityRow, limit: number): Answer<"/api/v1/cities/:id/networks"> => {
  const { snapshot } = known
  const { affiliations } = snapshot.world.memberships
  const node = snapshot.nodeOf.get(row.id)
  if (node === undefined) return belongings(known, [row], [], { cities: 1, networks: 0 })
  const own = [
    ...affiliations.groupsOf.subarray(affiliations.memberOffsets[node], affiliations.memberOffsets[node + 1])
  ]
  // an intermediary is drawn, too, though the city may not be a member of it
  const groups = withThoseAbove(snapshot, [...own, ...intermediaries(snapshot, ({ city_id }) => city_id === row.id)])
  const others = closestTo(affiliations, node, Number.POSITIVE_INFINITY)
  return belongings(known, [row, ...others.slice(0, limit - 1).map(([other]) => rowOf(snapshot, other))], groups, {
    cities: others.length + 1,
    networks: groups.length
  })
}

/** A network with its cities, those with most twins first, the networks in it and those it is in. */
export const networkGraph = (known: Known, row: NetworkRow, limit: number): Answer<"/api/v1/networks/:id/graph"> => {
  const { snapshot } = known
  const { parents } = snapshot.world
  const { groupOffsets, membersOf } = snapshot.world.memberships.affiliations
  const group = snapshot.networkOf.get(row.id)
  if (group === undefined)
    return {
      version: snapshot.version,
      cities: [],
      networks: [{ ...networkRef(row), members: 0 }],
      memberships: [],
      belonging: [],
      total: { cities: 0, networks: 1 }
    }
  const members = [...membersOf.subarray(groupOffsets[group], groupOffsets[group + 1])].sort(byTwins(snapshot))
  const below = Array.from(parents).flatMap((one, i) => (i % 2 === 0 && parents[i + 1] === group ? [one] : []))
  const groups = withThoseAbove(snapshot, [
    group,
    ...below,
    ...intermediaries(snapshot, ({ network_id }) => network_id === row.id)
  ])
  return belongings(
    known,
    members.slice(0, limit).map((node) => rowOf(snapshot, node)),
    groups,
    { cities: members.length, networks: groups.length }
  )
}
