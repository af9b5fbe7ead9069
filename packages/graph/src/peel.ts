import { wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"

/**
 * A graph without the trees that hang from it, and where they hung.
 */
export interface Peeled {
  /** What is left, its nodes renumbered breadth-first, which keeps neighbours near each other in memory. */
  readonly core: Csr
  /** For each node of the core which node of the graph it is; the nodes of a component stand together. */
  readonly names: Uint32Array
  /** For each node of the graph the node it was taken from; a node of the core is its own. */
  readonly parents: Uint32Array
  /** The nodes taken away, each before its parent. */
  readonly order: Uint32Array
}

/**
 * Takes nodes with a single link away until there are none, or only those that have a single link at the beginning.
 *
 * **When to use**
 *
 * Use where the answer for a tree follows from the node it hangs from: half the cities of a graph of twinnings hang
 * from others.
 *
 * **Details**
 *
 * Of a component that is a tree one node is left. Time and memory linear in nodes and links.
 */
export const peel = (graph: Csr, which: "trees" | "leaves"): Peeled => {
  const { nodes, offsets, neighbours } = graph
  const left = wholes(nodes)
  const parents = wholes(nodes)
  for (let node = 0; node < nodes; node++) {
    left[node] = (offsets[node + 1] as number) - (offsets[node] as number)
    parents[node] = node
  }
  const order = wholes(nodes)
  let taken = 0
  for (let first = 0; first < nodes; first++) {
    if (left[first] !== 1 || (which === "leaves" && (offsets[first + 1] as number) - (offsets[first] as number) > 1))
      continue
    for (let node = first; left[node] === 1; ) {
      let i = offsets[node] as number
      while (parents[neighbours[i] as number] !== neighbours[i]) i++
      const parent = neighbours[i] as number
      parents[node] = parent
      order[taken++] = node
      left[node] = 0
      ;(left[parent] as number)--
      if (which === "leaves") break
      node = parent
    }
  }

  const names = wholes(nodes - taken)
  const place = left.fill(0)
  let end = 0
  let length = 0
  for (let first = 0; first < nodes; first++) {
    if (parents[first] !== first || place[first] !== 0) continue
    names[end++] = first
    place[first] = end
    for (let head = end - 1; head < end; head++) {
      const node = names[head] as number
      for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
        const neighbour = neighbours[i] as number
        if (parents[neighbour] !== neighbour) continue
        length++
        if (place[neighbour] !== 0) continue
        names[end++] = neighbour
        place[neighbour] = end
      }
    }
  }
  const core = { nodes: end, links: length / 2, offsets: wholes(end + 1), neighbours: wholes(length) }
  let at = 0
  names.forEach((node, row) => {
    const begin = at
    for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
      const neighbour = neighbours[i] as number
      if (parents[neighbour] === neighbour) core.neighbours[at++] = (place[neighbour] as number) - 1
    }
    core.neighbours.subarray(begin, at).sort()
    core.offsets[row + 1] = at
  })
  return { core, names, parents, order: order.slice(0, taken) }
}
