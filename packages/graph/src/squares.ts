import { floats, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { type Watch, watched } from "./watch.ts"

/**
 * The squares of a graph: four nodes that a cycle of four links runs through, whether its diagonals are linked or not.
 */
export interface Squares {
  /** How many squares there are, each counted once. */
  readonly total: number
  /** For each node how many squares it belongs to; they sum to four times the total. */
  readonly ofNode: Float64Array
}

/**
 * Counts the squares of a graph, that is its cycles of four links, in all and for each node.
 *
 * **When to use**
 *
 * Use beside `triangles` where partners of one kind are rarely linked to each other, as cities of one country
 * are: two of them that share two partners abroad make a square, not a triangle.
 *
 * **Details**
 *
 * Counts are whole numbers, exact up to 2⁵³. No nodes or no links give 0. Four nodes that are all linked to each other
 * make three squares. Each square is found from the one of its nodes with the highest degree (of some alike, the one
 * with the largest index): time grows at most with m·√m (N. Chiba and T. Nishizeki, Arboricity and Subgraph Listing
 * Algorithms, 1985). 8 bytes a node besides the result.
 *
 * @param watch `onProgress` is told nodes
 * @throws the reason of `signal` once it is aborted
 */
export const squares = (graph: Csr, watch: Watch = {}): Squares => {
  const { nodes, offsets, neighbours } = graph
  const ofNode = floats(nodes)
  // in how many ways each node is reached over one other, and which nodes are reached at all
  const ways = wholes(nodes)
  const reached = wholes(nodes)
  const tell = watched(watch, nodes)
  let total = 0
  for (let node = 0, steps = 0; node < nodes; node++) {
    tell(node, steps)
    steps = 1
    const from = offsets[node] as number
    const to = offsets[node + 1] as number
    const degree = to - from
    if (degree < 2) continue
    const isBelow = (other: number): boolean => {
      const more = (offsets[other + 1] as number) - (offsets[other] as number) - degree
      return more < 0 || (more === 0 && other < node)
    }

    let end = 0
    for (let i = from; i < to; i++) {
      const middle = neighbours[i] as number
      if (!isBelow(middle)) continue
      const stop = offsets[middle + 1] as number
      steps += 2 * (stop - (offsets[middle] as number))
      for (let j = offsets[middle] as number; j < stop; j++) {
        const opposite = neighbours[j] as number
        if (!isBelow(opposite)) continue
        const before = ways[opposite] as number
        if (before === 0) reached[end++] = opposite
        ways[opposite] = before + 1
      }
    }

    // Any two of the ways make a square with the node and the one opposite.
    let here = 0
    for (let i = 0; i < end; i++) {
      const opposite = reached[i] as number
      const count = ways[opposite] as number
      const found = (count * (count - 1)) / 2
      ;(ofNode[opposite] as number) += found
      here += found
    }
    if (here > 0) {
      ;(ofNode[node] as number) += here
      total += here
      for (let i = from; i < to; i++) {
        const middle = neighbours[i] as number
        if (!isBelow(middle)) continue
        let through = 0
        const stop = offsets[middle + 1] as number
        for (let j = offsets[middle] as number; j < stop; j++) {
          const count = ways[neighbours[j] as number] as number
          if (count > 1) through += count - 1
        }
        ;(ofNode[middle] as number) += through
      }
    }
    for (let i = 0; i < end; i++) ways[reached[i] as number] = 0
  }
  tell(nodes)
  return { total, ofNode }
}
