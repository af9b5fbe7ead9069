import type { Answer } from "@proxeny/client"
import { closestTo } from "@proxeny/graph"
import { networkRef } from "../register/refs.ts"
import { present } from "../sql/rows.ts"
import { byTwins, drawnCity, type Known, rowOf } from "./drawn.ts"
import type { CityRow, MembershipRow, NetworkRow, Snapshot } from "./snapshot.ts"

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
