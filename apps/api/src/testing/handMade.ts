import { analyse, type CityId, type NetworkId, networkIdOf, worldGraph } from "@proxeny/domain"
import { interlocking, layout } from "@proxeny/graph"
import type { Analysis } from "../analytics/analysis.ts"
import { type Analysed, analysed } from "../analytics/figures.ts"
import type { Known } from "../analytics/questions.ts"
import { type CityRow, type MembershipRow, type NetworkRow, pairKey, type Snapshot } from "../analytics/snapshot.ts"
import { cityCalled, twinningOf } from "./reports.ts"

/** A register in a few words: cities and networks by their names, the latter in `cities` or `networks` by whom they have. */
export interface HandMade {
  readonly twinnings: ReadonlyArray<readonly [string, string]>
  /** Networks with the cities in them; a city may be there `[through]` another network. */
  readonly networks?: Readonly<Record<string, ReadonlyArray<string | readonly [city: string, through: string]>>>
  /** Which network is a member of which. */
  readonly parents?: ReadonlyArray<readonly [member: string, network: string]>
  /** Countries of cities; Austria where none is given. */
  readonly countries?: Readonly<Record<string, string>>
}

export const cityRowOf = (name: string, country: string | null = "AT"): CityRow => ({
  id: cityCalled(name),
  name,
  name_zh: null,
  country,
  latitude: null,
  longitude: null
})

export const networkRowOf = (name: string): NetworkRow => ({ id: networkIdOf(name), name, short_name: null })

/** The register as graphs, without a database. Nodes are numbered in the order in which twinnings name cities, then networks. */
export const handMade = ({ countries = {}, networks = {}, parents = [], twinnings }: HandMade): Snapshot => {
  const names = new Map<string, string>()
  const idOf = (name: string): CityId => {
    const id = cityCalled(name)
    names.set(id, name)
    return id
  }
  const pairs = twinnings.map(([a, b]) => [idOf(a), idOf(b)] as const)
  const none = { city_id: null, member_network_id: null, through_id: null, period_from: null, period_until: null }
  const memberships: ReadonlyArray<MembershipRow> = [
    ...Object.entries(networks).flatMap(([network, members]) =>
      members.map((member): MembershipRow => {
        const [city, through] = typeof member === "string" ? [member] : member
        return {
          ...none,
          network_id: networkIdOf(network),
          city_id: idOf(city),
          through_id: through === undefined ? null : networkIdOf(through)
        }
      })
    ),
    ...parents.map(([member, network]) => ({
      ...none,
      network_id: networkIdOf(network),
      member_network_id: networkIdOf(member)
    }))
  ]
  const world = worldGraph({
    twinnings: pairs.map((cities) => ({ cities })),
    memberships: memberships.map(({ city_id, member_network_id, network_id, through_id }) => ({
      network: network_id,
      member:
        city_id === null
          ? { kind: "network" as const, network: member_network_id ?? network_id }
          : { kind: "city" as const, city: city_id },
      ...(through_id === null ? {} : { through: through_id })
    }))
  })
  const networkNames = new Map<NetworkId, string>(
    [...Object.keys(networks), ...parents.flat()].map((name) => [networkIdOf(name), name])
  )
  const nodeOf = new Map<string, number>(world.cities.map((id, node) => [id, node] as const))
  return {
    version: 1,
    world,
    cities: world.cities.map((id) => cityRowOf(names.get(id) ?? "?", countries[names.get(id) ?? "?"])),
    networks: world.networks.map((id) => networkRowOf(networkNames.get(id) ?? "?")),
    memberships,
    nodeOf,
    networkOf: new Map<string, number>(world.networks.map((id, group) => [id, group] as const)),
    twinnings: new Map(
      pairs.map(([a, b]) => [
        pairKey(nodeOf.get(a) ?? 0, nodeOf.get(b) ?? 0),
        { id: twinningOf(a, b).id, city_a: a, city_b: b, state: "recorded", since: null, until: null }
      ])
    )
  }
}

/** The figures of a register, in this thread. */
export const analysedHere = (snapshot: Snapshot): Analysed => {
  const { memberships, twinnings } = snapshot.world
  const countries = snapshot.cities.slice(0, twinnings.nodes).map(({ country }) => country ?? undefined)
  const analysis: Analysis = {
    graph: analyse(twinnings, { countries }, { seeds: 2 }),
    interlocking: interlocking(memberships.affiliations),
    layout: layout(twinnings, { seed: 1 })
  }
  return analysed(snapshot, analysis)
}

/** What is known of a register once its figures are there. */
export const knownOf = (snapshot: Snapshot): Known => ({
  snapshot,
  analysed: analysedHere(snapshot),
  state: { version: snapshot.version, analysed: snapshot.version }
})
