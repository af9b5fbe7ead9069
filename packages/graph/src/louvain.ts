import { wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { aggregate, compact, firstLevel, follow, ownLabels, settleNodes } from "./levels.ts"
import { checkResolution, modularity } from "./modularity.ts"
import { random } from "./random.ts"
import { type Watch, watched } from "./watch.ts"

/** How `leiden` and {@link louvain} divide a graph. */
export interface CommunitiesOptions extends Watch {
  /** Decides the order in which nodes are looked at, and so which of several good divisions is found: 0..2³²−1. */
  readonly seed: number
  /** A higher resolution gives more and smaller communities: 0 or more, 1 if left out. */
  readonly resolution?: number
}

/**
 * A division of the nodes of a graph into communities.
 */
export interface Communities {
  /** How many communities there are; a node without a link is one by itself. */
  readonly count: number
  /** For each node the number of its community, in `0..count-1`. */
  readonly labels: Uint32Array
  /** For each community how many nodes it has, largest first; they sum to the number of nodes. */
  readonly sizes: Uint32Array
  /** The modularity of the division, at the resolution asked for. */
  readonly modularity: number
}

/**
 * The result for a division given by labels in `0..n-1`: numbered by size, the largest first.
 *
 * @internal
 */
export const communitiesOf = (graph: Csr, labels: Uint32Array, resolution: number): Communities => {
  const count = compact(labels)
  const counted = wholes(count)
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node] as number
    ;(counted[label] as number)++
  }
  // Labels were numbered by their smallest node, and sorting keeps that order among equals.
  const order = ownLabels(count).sort((a, b) => (counted[b] as number) - (counted[a] as number) || a - b)
  const numbers = wholes(count)
  order.forEach((label, number) => {
    numbers[label] = number
  })
  follow(labels, numbers)
  return {
    count,
    labels,
    sizes: order.map((label) => counted[label] as number),
    modularity: modularity(graph, labels, resolution)
  }
}

/**
 * Divides a graph into communities by the method of Louvain: nodes move to the neighbouring community that raises
 * modularity most, then communities move as if they were nodes, until nothing moves (Blondel et al. 2008).
 *
 * **When to use**
 *
 * Use for a quick division, or to compare with published ones; `leiden` gives better ones.
 *
 * **Details**
 *
 * Community 0 is the largest; of two of the same size the one with the smallest node comes first. The result depends on
 * nothing but the graph, the order of its nodes, the seed and the resolution. Time close to linear, memory about 50 bytes
 * a node and 24 bytes a link.
 *
 * **Gotchas**
 *
 * A community can be disconnected, and another seed gives another division: take the best of several. Modularity does not
 * see communities smaller than about √(2m) links (Fortunato & Barthélemy 2007).
 *
 * `onProgress` is told nodes: how many have gone into others for good.
 *
 * @throws {InvalidOption} when `seed` is not a whole number in 0..2³²−1, or `resolution` is negative or not finite
 * @throws the reason of `signal` once it is aborted
 */
export const louvain = (graph: Csr, { seed, resolution = 1, ...watch }: CommunitiesOptions): Communities => {
  checkResolution(resolution)
  const next = random(seed)
  const [first, place] = firstLevel(graph, resolution)
  const tell = watched(watch, first.nodes)
  let level = first
  for (;;) {
    const labels = ownLabels(level.nodes)
    settleNodes(level, labels, 2 * graph.links, resolution, next, (steps) => tell(first.nodes - level.nodes, steps))
    const count = compact(labels)
    if (count === level.nodes) break
    follow(place, labels)
    level = aggregate(level, labels, count)
  }
  tell(first.nodes)
  return communitiesOf(graph, place, resolution)
}
