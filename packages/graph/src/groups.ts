import { wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { checkLabels } from "./checks.ts"

/**
 * How many links join two groups of nodes, such as countries, for every two that any link joins.
 */
export interface GroupLinks {
  /** Two groups each, flat: `[a0, b0, a1, b1, …]`, `a ≤ b`, ascending; `a = b` for links within a group. */
  readonly pairs: Uint32Array
  /** How many links join each of these pairs, in the same order. */
  readonly links: Uint32Array
  /** How many links have an end whose group is not known; they are in no pair. */
  readonly unknown: number
}

/**
 * Counts the links between groups of nodes: of cities by country, the flows between countries.
 *
 * **Details**
 *
 * `labels` gives each node the number of its group, or −1 where it is not known. The counts and `unknown` sum to the number
 * of links. Time linear in links, and in the pairs of groups found, times their logarithm.
 *
 * @throws {InvalidLabels} when there is not one label a node, or one is not the number of a group
 */
export const linksBetweenGroups = (graph: Csr, labels: ArrayLike<number>): GroupLinks => {
  checkLabels(graph.nodes, labels, -1, 2 ** 26 - 1)
  const { neighbours, nodes, offsets } = graph
  // One number for both groups, each of which is under 2^26.
  const counts = new Map<number, number>()
  let unknown = 0
  for (let node = 0; node < nodes; node++)
    for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
      const neighbour = neighbours[i] as number
      if (neighbour < node) continue
      const [a, b] = [labels[node] as number, labels[neighbour] as number]
      if (a < 0 || b < 0) {
        unknown++
        continue
      }
      const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  const keys = Float64Array.from(counts.keys()).sort()
  const pairs = wholes(2 * keys.length)
  const links = wholes(keys.length)
  keys.forEach((key, i) => {
    pairs[2 * i] = Math.floor(key / 2 ** 26)
    pairs[2 * i + 1] = key % 2 ** 26
    links[i] = counts.get(key) as number
  })
  return { pairs, links, unknown }
}

/**
 * How far links stay within groups, −1..1: 1 where all do, 0 where they do as often as chance would have it.
 *
 * **When to use**
 *
 * To ask whether cities choose partners in their own country, region or class of size.
 *
 * **Details**
 *
 * `(Σ e_gg − Σ a_g²) / (1 − Σ a_g²)`, with `e_gg` the share of links within group `g` and `a_g` the share of ends in it
 * (M. Newman, Mixing patterns in networks, 2003). Links with an end of unknown group are left out. Undefined without links,
 * and where all are within one group.
 *
 * @throws {InvalidLabels} when there is not one label a node, or one is not the number of a group
 */
export const groupAssortativity = (graph: Csr, labels: ArrayLike<number>): number | undefined => {
  const { links, pairs } = linksBetweenGroups(graph, labels)
  const ends = new Map<number, number>()
  let [all, within] = [0, 0]
  links.forEach((count, i) => {
    const [a, b] = [pairs[2 * i] as number, pairs[2 * i + 1] as number]
    all += count
    if (a === b) within += count
    for (const group of [a, b]) ends.set(group, (ends.get(group) ?? 0) + count)
  })
  if (ends.size < 2) return undefined
  let chance = 0
  for (const count of ends.values()) chance += (count / (2 * all)) ** 2
  return (within / all - chance) / (1 - chance)
}
