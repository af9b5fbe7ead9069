import { wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"

/** A search of the whole graph in depth; a node goes by its place in the order in which the search met it. */
interface Search {
  /** The node at each place. */
  readonly order: Uint32Array
  /** The place of the node from which each was met, its own where the search began anew. */
  readonly above: Uint32Array
  /** The first place that the nodes at and below each are linked to, other than by the link to the one above. */
  readonly low: Uint32Array
}

const search = ({ nodes, offsets, neighbours }: Csr): Search => {
  const order = wholes(nodes)
  const above = wholes(nodes)
  // one more than the place of each node, 0 while it has not been met
  const met = wholes(nodes)
  // how far each row has been read; the rows are by place, as the result is
  const next = wholes(nodes)
  let end = 0
  for (let start = 0; start < nodes; start++) {
    if (met[start] !== 0) continue
    let place = end
    let node = start
    order[end] = node
    above[end] = end
    next[end] = offsets[node] as number
    met[node] = ++end
    for (;;) {
      const to = offsets[node + 1] as number
      let i = next[place] as number
      while (i < to && met[neighbours[i] as number] !== 0) i++
      if (i < to) {
        next[place] = i + 1
        node = neighbours[i] as number
        order[end] = node
        above[end] = place
        next[end] = offsets[node] as number
        place = end
        met[node] = ++end
      } else {
        const back = above[place] as number
        if (back === place) break
        place = back
        node = order[place] as number
      }
    }
  }

  // Backwards, every node comes before the one above it.
  const low = next
  for (let place = 0; place < nodes; place++) low[place] = place
  for (let place = nodes - 1; place >= 0; place--) {
    const node = order[place] as number
    const back = above[place] as number
    let least = low[place] as number
    for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
      const other = (met[neighbours[i] as number] as number) - 1
      if (other < least && other !== back) least = other
    }
    low[place] = least
    if (least < (low[back] as number)) low[back] = least
  }
  return { order, above, low }
}

/**
 * The bridges of a graph: the links on which the connection between their two ends depends, because nothing else
 * joins them.
 *
 * **When to use**
 *
 * Use to find the twinnings whose end would cut cities off from one another. {@link cutPoints} finds the cities.
 *
 * **Details**
 *
 * Flat, as `fromPairs` takes them: `[a0, b0, a1, b1, …]`, `a < b` in each, ascending by `a`, then by `b`. A link
 * is a bridge exactly where it lies on no cycle, so the only link of a node always is one. Without links there are
 * none. One search in depth (R. Tarjan, Depth-First Search and Linear Graph Algorithms, 1972) that does not call
 * itself, so that a chain of any length is no danger; time linear in nodes and links, 20 bytes a node besides the result.
 */
export const bridges = (graph: Csr): Uint32Array => {
  const { nodes, offsets, neighbours } = graph
  const { order, above, low } = search(graph)
  // the other end of the bridge over which each node was met, the node itself where it was met over none
  const over = wholes(nodes)
  let count = 0
  for (let place = 0; place < nodes; place++) {
    const bridge = low[place] === place && above[place] !== place
    over[order[place] as number] = order[bridge ? (above[place] as number) : place] as number
    if (bridge) count++
  }
  const result = wholes(2 * count)
  let end = 0
  for (let node = 0; node < nodes; node++)
    for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
      const neighbour = neighbours[i] as number
      if (neighbour < node || (over[neighbour] !== node && over[node] !== neighbour)) continue
      result[end++] = node
      result[end++] = neighbour
    }
  return result
}

/**
 * The cut points of a graph, also called articulation nodes: those without which their component falls apart.
 *
 * **When to use**
 *
 * Use to find the cities on which the connection between others depends. {@link bridges} finds the twinnings.
 *
 * **Details**
 *
 * Ascending. A node with one link or none is no cut point; without links there are none. The same
 * search as for {@link bridges}; time linear in nodes and links, 17 bytes a node besides the result.
 */
export const cutPoints = (graph: Csr): Uint32Array => {
  const { order, above, low } = search(graph)
  const cuts = new Uint8Array(graph.nodes)
  let count = 0
  for (let place = 0; place < graph.nodes; place++) {
    const back = above[place] as number
    if (back === place || (low[place] as number) < back) continue
    // Where the search began, only a second part below tells: the first stands at the next place.
    if (above[back] === back && place === back + 1) continue
    const node = order[back] as number
    if (cuts[node] === 0) count++
    cuts[node] = 1
  }
  const result = wholes(count)
  let end = 0
  cuts.forEach((cut, node) => {
    if (cut === 1) result[end++] = node
  })
  return result
}
