import { sortedBy, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"

/**
 * The core number of each node: the largest `k` for which the node belongs to the `k`-core, the largest part of the
 * graph in which every node is linked to at least `k` others of that part.
 *
 * **When to use**
 *
 * Use to tell the dense middle of a network from its fringe. A city with many twinnings to cities that have no other
 * twinning keeps a core number of 1.
 *
 * **Details**
 *
 * In `0..degree`, 0 only for a node without a link; a graph without nodes gives an empty array. The largest value is
 * the degeneracy of the graph. Nodes are taken away in order of the degree left to them (V. Batagelj and M. Zaveršnik,
 * An O(m) Algorithm for Cores Decomposition of Networks, 2003); time linear in nodes and links, 8 bytes a node
 * besides the result and 4 for each degree up to the largest. A new array, the caller's to keep.
 *
 * **Gotchas**
 *
 * A single group in which everyone is linked with everyone, such as the members of a ring of twinned towns, makes a high
 * core by itself: a high core number need not mean the centre of the whole network.
 */
export const coreNumbers = (graph: Csr): Uint32Array => {
  const { nodes, offsets, neighbours } = graph
  // the degree that is left, and in the end the core number
  const left = wholes(nodes)
  let most = 0
  for (let node = 0; node < nodes; node++) {
    const degree = (offsets[node + 1] as number) - (offsets[node] as number)
    left[node] = degree
    if (degree > most) most = degree
  }

  // The nodes by the degree left to them, ascending; those with degree d begin at `begins[d]`.
  const { begins, order } = sortedBy(left, most + 1)
  const places = wholes(nodes)
  order.forEach((node, place) => {
    places[node] = place
  })

  for (let at = 0; at < nodes; at++) {
    const node = order[at] as number
    const core = left[node] as number
    for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
      const neighbour = neighbours[i] as number
      const degree = left[neighbour] as number
      if (degree <= core) continue
      // The neighbour changes places with the first node of its degree, which then belongs to the degree below.
      const place = places[neighbour] as number
      const first = begins[degree] as number
      const other = order[first] as number
      order[place] = other
      places[other] = place
      order[first] = neighbour
      places[neighbour] = first
      begins[degree] = first + 1
      left[neighbour] = degree - 1
    }
  }
  return left
}
