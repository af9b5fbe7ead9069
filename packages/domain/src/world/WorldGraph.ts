import { type Csr, fromMemberships, fromPairs, type Mediated, mediated } from "@proxeny/graph"
import type { CityId, NetworkId } from "../base/identity.ts"
import { goesOn, type Period } from "../base/PartialDate.ts"
import type { Member } from "../network/Membership.ts"
import { liesAhead, type Stage, stateAsOf } from "../twinning/Stage.ts"

/** What the graph needs of a twinning. */
export interface LinkingTwinning {
  readonly cities: readonly [CityId, CityId]
  readonly stages?: ReadonlyArray<Stage>
}

/** What the graph needs of a membership. */
export interface LinkingMembership {
  readonly network: NetworkId
  readonly member: Member
  readonly through?: NetworkId | undefined
  readonly period?: Period | undefined
}

/**
 * The world of city diplomacy as two graphs over one list of cities: twinnings between cities, and memberships of cities
 * in networks.
 */
export interface WorldGraph {
  /** The city of each node; those with a twinning first, each lot in the order in which the records name them. */
  readonly cities: ReadonlyArray<CityId>
  /** The network of each group, in the order in which the records name them. */
  readonly networks: ReadonlyArray<NetworkId>
  /** Twinnings between the first `twinnings.nodes` of the cities: each of them has at least one. */
  readonly twinnings: Csr
  /**
   * To which networks each city belongs, directly and through other networks: `memberships.affiliations` weighs a direct
   * membership 1 and one through others less.
   */
  readonly memberships: Mediated
  /** Networks that belong to networks, flat: `[member0, network0, member1, network1, …]`, indices of `networks`. */
  readonly parents: Uint32Array
}

/** How `worldGraph` reads the records. */
export interface WorldGraphOptions {
  /**
   * A day, YYYY-MM-DD: twinnings that have ended by then or are only proposed, and memberships that do not go on, are left
   * out. All records count unless told.
   */
  readonly asOf?: string
  /**
   * How much a membership through another network counts beside a direct one, 0..1, and through two its square; a half unless
   * told. The sources say that the two differ (S1 l.391), not by how much: a convention.
   */
  readonly mediatedWeight?: number
}

/**
 * Whether a twinning joins its two cities on a day (YYYY-MM-DD): from the first day that its signature may mean, also while it
 * is suspended, until it has ended. What is known only as recorded joins them always.
 */
export const joinsOn = (stages: ReadonlyArray<Stage>, day: string): boolean => {
  if (liesAhead(stages, day)) return false
  const state = stateAsOf(stages, day)
  return state !== "ended" && state !== "proposed"
}

const numbering = <A>() => {
  const numbers = new Map<A, number>()
  return {
    of: (one: A): number => {
      const known = numbers.get(one)
      if (known !== undefined) return known
      numbers.set(one, numbers.size)
      return numbers.size - 1
    },
    names: (): ReadonlyArray<A> => [...numbers.keys()]
  }
}

/**
 * Makes the graph of cities from twinnings and memberships.
 *
 * **When to use**: before anything of `@proxeny/graph` is asked about the world: `betweenness(world.twinnings)`,
 * `interlocking(world.memberships.affiliations)`.
 *
 * **Details**: the same pair from two records is one link. A city belongs through a network to every network that this one is
 * a member of, and to the one that a membership names it for; what is direct as well counts as direct. Cities without a twinning have no node in `twinnings`: they would count in every mean. Time and memory are linear.
 *
 * **Errors**: throws a `RangeError` for a `mediatedWeight` outside 0..1.
 */
export const worldGraph = (
  {
    memberships,
    twinnings
  }: { readonly twinnings: Iterable<LinkingTwinning>; readonly memberships?: Iterable<LinkingMembership> },
  { asOf, mediatedWeight = 0.5 }: WorldGraphOptions = {}
): WorldGraph => {
  if (!(mediatedWeight >= 0 && mediatedWeight <= 1))
    throw new RangeError(
      `mediatedWeight must be in 0..1, not ${mediatedWeight}: 1 counts a membership through another network in full`
    )
  const city = numbering<CityId>()
  const network = numbering<NetworkId>()
  const pairs: Array<number> = []
  for (const { cities, stages } of twinnings)
    if (asOf === undefined || joinsOn(stages ?? [], asOf)) pairs.push(city.of(cities[0]), city.of(cities[1]))
  const twinned = city.names().length

  const direct: Array<number> = []
  const through: Array<number> = []
  const parents: Array<number> = []
  for (const { member, network: group, period, through: intermediary } of memberships ?? []) {
    if (asOf !== undefined && period !== undefined && !goesOn(period, asOf)) continue
    if (member.kind === "network") parents.push(network.of(member.network), network.of(group))
    else if (intermediary === undefined) direct.push(city.of(member.city), network.of(group))
    else through.push(city.of(member.city), network.of(group), network.of(intermediary))
  }
  const cities = city.names()
  const networks = network.names()
  return {
    cities,
    networks,
    twinnings: fromPairs(twinned, pairs),
    memberships: mediated(fromMemberships(cities.length, networks.length, direct), parents, {
      through,
      perStep: mediatedWeight
    }),
    parents: Uint32Array.from(parents)
  }
}
