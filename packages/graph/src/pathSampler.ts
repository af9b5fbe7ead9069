import { floats, wholes } from "./arrays.ts"
import type { Folded } from "./betweenness.ts"
import { connectedComponents } from "./components.ts"

/** Draws shortest ways between the nodes of a folded graph. */
export interface PathSampler {
  /** How many pairs of nodes of the graph that can reach each other stand behind two different nodes of the core. */
  readonly pairs: number
  /**
   * Adds 1 to each node of the core between the ends of a shortest way: each of those pairs is as likely as any other, and so
   * is each of its shortest ways. `below(total)` gives numbers spread evenly over 0..total, without total. There must be
   * pairs.
   *
   * @returns at how many links it looked
   */
  readonly draw: (below: (total: number) => number, counts: Uint32Array) => number
}

/** The last place of an ascending array that holds no more than `value`. */
const lastUpTo = (ascending: Float64Array, value: number): number => {
  let [from, to] = [0, ascending.length - 1]
  while (from < to) {
    const middle = (from + to + 1) >>> 1
    if ((ascending[middle] as number) <= value) from = middle
    else to = middle - 1
  }
  return from
}

/**
 * Makes a {@link PathSampler}.
 *
 * **Details**
 *
 * A breadth-first search from both ends, a level at a time at the end where it looks at fewer links, until they meet
 * (M. Borassi and E. Natale, KADABRA, 2016). No node is met from both sides before, so each shortest way has one link of
 * those over which they meet, and that link is drawn by how many ways lead to its two ends. Memory: 40 bytes a node and 8 a
 * link of the core.
 *
 * @internal
 */
export const pathSampler = ({ core, weights }: Folded): PathSampler => {
  const { nodes, offsets, neighbours, links } = core
  const { labels, count } = connectedComponents(core)
  // The nodes of a component stand together: those of one lie from `begins[label]` on.
  const ofComponent = floats(count)
  const begins = floats(count)
  const weightBefore = floats(nodes + 1)
  for (let node = 0; node < nodes; node++) {
    const label = labels[node] as number
    const weight = weights[node] as number
    if (ofComponent[label] === 0) begins[label] = weightBefore[node] as number
    ;(ofComponent[label] as number) += weight
    weightBefore[node + 1] = (weightBefore[node] as number) + weight
  }
  /** How many nodes of the graph a node of the core can be paired with. */
  const others = (node: number): number => (ofComponent[labels[node] as number] as number) - (weights[node] as number)
  // Each pair counts from both its ends.
  const pairsBefore = floats(nodes + 1)
  for (let node = 0; node < nodes; node++)
    pairsBefore[node + 1] = (pairsBefore[node] as number) + (weights[node] as number) * others(node)
  const pairs = pairsBefore[nodes] as number

  // The distance from the first end plus 1, or the distance from the second plus 1 and negative, or 0.
  const levels = new Int32Array(nodes)
  const ways = floats(nodes)
  const queues = [wholes(nodes), wholes(nodes)] as const
  const near = wholes(links + 1)
  const far = wholes(links + 1)
  const degree = (node: number): number => (offsets[node + 1] as number) - (offsets[node] as number)

  /** From a node to the end at which its levels begin, drawing each step. */
  const walkBack = (from: number, below: (total: number) => number, counts: Uint32Array): void => {
    let node = from
    for (let level = levels[node] as number; level !== 1 && level !== -1; ) {
      ;(counts[node] as number)++
      level -= Math.sign(level)
      let left = below(ways[node] as number)
      const end = offsets[node + 1] as number
      for (let i = offsets[node] as number; left >= 0 && i < end; i++) {
        const neighbour = neighbours[i] as number
        if (levels[neighbour] !== level) continue
        // the last one stands if rounding leaves something over
        left -= ways[neighbour] as number
        node = neighbour
      }
    }
  }

  const draw = (below: (total: number) => number, counts: Uint32Array): number => {
    const drawn = below(pairs)
    const first = lastUpTo(pairsBefore, drawn)
    const label = labels[first] as number
    let at = (begins[label] as number) + ((drawn - (pairsBefore[first] as number)) % others(first))
    if (at >= (weightBefore[first] as number)) at += weights[first] as number
    const ends = [first, lastUpTo(weightBefore, at)] as const

    const heads = [0, 0]
    const tails = [1, 1]
    const work = [0, 0]
    for (const side of [0, 1] as const) {
      const end = ends[side]
      queues[side][0] = end
      levels[end] = 1 - 2 * side
      ways[end] = 1
      work[side] = degree(end)
    }
    let meetings = 0
    let total = 0
    let steps = 0
    while (meetings === 0) {
      const side = (work[0] as number) <= (work[1] as number) ? 0 : 1
      const sign = 1 - 2 * side
      const queue = queues[side]
      const until = tails[side] as number
      let tail = until
      let ahead = 0
      for (let head = heads[side] as number; head < until; head++) {
        const node = queue[head] as number
        const next = (levels[node] as number) + sign
        for (let i = offsets[node] as number, end = offsets[node + 1] as number; i < end; i++) {
          const neighbour = neighbours[i] as number
          const met = levels[neighbour] as number
          if (met === 0) {
            levels[neighbour] = next
            ways[neighbour] = ways[node] as number
            queue[tail++] = neighbour
            ahead += degree(neighbour)
          } else if (met === next) (ways[neighbour] as number) += ways[node] as number
          else if (met * sign < 0) {
            near[meetings] = node
            far[meetings++] = neighbour
            total += (ways[node] as number) * (ways[neighbour] as number)
          }
        }
      }
      steps += work[side] as number
      heads[side] = until
      tails[side] = tail
      work[side] = ahead
    }

    let meeting = -1
    for (let left = below(total); left >= 0 && meeting + 1 < meetings; ) {
      meeting++
      left -= (ways[near[meeting] as number] as number) * (ways[far[meeting] as number] as number)
    }
    walkBack(near[meeting] as number, below, counts)
    walkBack(far[meeting] as number, below, counts)
    for (const side of [0, 1] as const)
      for (let i = 0; i < (tails[side] as number); i++) levels[queues[side][i] as number] = 0
    return steps
  }
  return { pairs: pairs / 2, draw }
}
