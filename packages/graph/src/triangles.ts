import { floats, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { checkWhole } from "./checks.ts"

/**
 * The triangles of a graph: three nodes, each linked to the other two.
 */
export interface Triangles {
  /** How many triangles there are, each counted once. */
  readonly total: number
  /** For each node how many triangles it belongs to; they sum to three times the total. */
  readonly ofNode: Uint32Array
}

/**
 * Counts the triangles of a graph, in all and for each node.
 *
 * **When to use**
 *
 * Use to learn how often the partners of a city are partners of each other. {@link localClustering} sets the count
 * against what would be possible.
 *
 * **Details**
 *
 * No nodes or no links give 0. Each link is kept only at the end with the lower degree (of two alike, the node with the
 * smaller index), where no node has more than √(2m) of them: time is at most m·√(2m), in practice close to linear
 * (N. Chiba and T. Nishizeki, Arboricity and Subgraph Listing Algorithms, 1985). 4 bytes a link and 8 bytes a node
 * besides the result.
 */
export const triangles = (graph: Csr): Triangles => {
  const { nodes, links, offsets, neighbours } = graph
  const begins = wholes(nodes + 1)
  const ends = wholes(links)
  let end = 0
  for (let node = 0; node < nodes; node++) {
    const from = offsets[node] as number
    const to = offsets[node + 1] as number
    for (let i = from; i < to; i++) {
      const neighbour = neighbours[i] as number
      const more = (offsets[neighbour + 1] as number) - (offsets[neighbour] as number) - (to - from)
      if (more > 0 || (more === 0 && neighbour > node)) ends[end++] = neighbour
    }
    begins[node + 1] = end
  }

  const ofNode = wholes(nodes)
  // one more than the last node that is linked to each
  const marks = wholes(nodes)
  let total = 0
  for (let node = 0; node < nodes; node++) {
    const from = begins[node] as number
    const to = begins[node + 1] as number
    if (to - from < 2) continue
    const mark = node + 1
    for (let i = from; i < to; i++) marks[ends[i] as number] = mark
    let here = 0
    for (let i = from; i < to; i++) {
      const second = ends[i] as number
      const stop = begins[second + 1] as number
      let closed = 0
      for (let j = begins[second] as number; j < stop; j++) {
        const third = ends[j] as number
        if (marks[third] !== mark) continue
        ;(ofNode[third] as number)++
        closed++
      }
      ;(ofNode[second] as number) += closed
      here += closed
    }
    ;(ofNode[node] as number) += here
    total += here
  }
  return { total, ofNode }
}

const pairsOf = (count: number): number => (count * (count - 1)) / 2

const degreeOf = ({ offsets }: Csr, node: number): number => (offsets[node + 1] as number) - (offsets[node] as number)

/**
 * How many wedges a graph has: a node together with two of those it is linked to, whether these are linked or not.
 *
 * **Details**
 *
 * A node of degree `d` is the middle of `d(d − 1) / 2`. A graph without links has none. Time linear in nodes.
 */
export const wedges = (graph: Csr): number => {
  let total = 0
  for (let node = 0; node < graph.nodes; node++) total += pairsOf(degreeOf(graph, node))
  return total
}

/**
 * The share of wedges that are closed to a triangle, in 0..1: three times the triangles over the wedges.
 *
 * **When to use**
 *
 * Use as the one figure of how often partners of a partner are partners. Every wedge weighs the same, so cities with
 * many twinnings decide it; {@link averageClustering} gives every city the same weight.
 *
 * **Details**
 *
 * 0 where there is no wedge. As costly as {@link triangles}.
 */
export const transitivity = (graph: Csr): number => {
  const all = wedges(graph)
  return all === 0 ? 0 : (3 * triangles(graph).total) / all
}

/**
 * The local clustering of each node, in 0..1: the share of pairs among those it is linked to that are linked to each
 * other (D. Watts and S. Strogatz, Collective dynamics of ‘small-world’ networks, 1998).
 *
 * **Details**
 *
 * As costly as {@link triangles}. A new array, the caller's to keep.
 *
 * **Gotchas**
 *
 * A node with fewer than two links has no such pair. It gets 0, which here means that nothing is known, not that its
 * partners are strangers to each other.
 */
export const localClustering = (graph: Csr): Float64Array => {
  const { ofNode } = triangles(graph)
  const result = floats(graph.nodes)
  for (let node = 0; node < graph.nodes; node++) {
    const degree = degreeOf(graph, node)
    if (degree > 1) result[node] = (ofNode[node] as number) / pairsOf(degree)
  }
  return result
}

/**
 * The mean of the local clustering over the nodes that have at least `fromDegree` links, in 0..1.
 *
 * **Details**
 *
 * Two conventions are in use. `fromDegree: 0`, the default, takes all nodes, those with fewer than two links as 0.
 * `fromDegree: 2` leaves these out, because no value exists for them. Say which one was taken wherever the figure is
 * shown. 0 where no node has so many links. As costly as {@link triangles}.
 *
 * @throws {InvalidOption} when `fromDegree` is not a whole number of 0 or more
 */
export const averageClustering = (graph: Csr, { fromDegree = 0 }: { readonly fromDegree?: number } = {}): number => {
  checkWhole("fromDegree", fromDegree, 0)
  let sum = 0
  let count = 0
  localClustering(graph).forEach((value, node) => {
    if (degreeOf(graph, node) < fromDegree) return
    sum += value
    count++
  })
  return count === 0 ? 0 : sum / count
}
