import { analyse, type CityId, networkIdOf } from "@proxeny/domain"
import { interlocking, layout } from "@proxeny/graph"
import type { Analysis } from "../analytics/analysis.ts"
import type { Known } from "../analytics/drawn.ts"
import { type Analysed, analysed } from "../analytics/figures.ts"
import { type CityRow, type MembershipRow, type NetworkRow, type Snapshot, snapshotOf } from "../analytics/snapshot.ts"
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
          id: `${city} in ${network}`,
          network_id: networkIdOf(network),
          city_id: idOf(city),
          through_id: through === undefined ? null : networkIdOf(through)
        }
      })
    ),
    ...parents.map(([member, network]) => ({
      ...none,
      id: `${member} in ${network}`,
      network_id: networkIdOf(network),
      member_network_id: networkIdOf(member)
    }))
  ]
  const networkNames = [...Object.keys(networks), ...parents.flat()]
  return snapshotOf({
    version: 1,
    twinnings: pairs.map(([city_a, city_b]) => ({
      id: twinningOf(city_a, city_b).id,
      city_a,
      city_b,
      state: "recorded",
      since: null,
      until: null
    })),
    memberships,
    cities: [...names.values()].map((name) => cityRowOf(name, countries[name])),
    networks: networkNames.map(networkRowOf)
  })
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
