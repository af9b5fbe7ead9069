import { wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"

/**
 * The connected components of a graph: which nodes can reach each other at all.
 */
export interface Components {
  /** How many components there are; a node without a link is one by itself. */
  readonly count: number
  /** For each node the number of its component, in `0..count-1`. */
  readonly labels: Uint32Array
  /** For each component how many nodes it has, largest first; they sum to the number of nodes. */
  readonly sizes: Uint32Array
}

/**
 * Finds the connected components of a graph, the largest first.
 *
 * **When to use**
 *
 * Use to learn whether two cities can reach each other over any chain of twinnings, or to keep the largest component
 * (`labels[v] === 0`) for a measure that needs a connected graph.
 *
 * **Details**
 *
 * Component 0 is the largest; of two of the same size the one with the smallest node comes first, so that the result
 * depends on nothing but the graph. Breadth-first search, time linear in nodes and links.
 */
export const connectedComponents = (graph: Csr): Components => {
  const { nodes, offsets, neighbours } = graph
  // 0 while a node has not been met, otherwise one more than the order in which its component was found
  const found = wholes(nodes)
  const queue = wholes(nodes)
  const foundSizes: Array<number> = []
  for (let start = 0; start < nodes; start++) {
    if (found[start] !== 0) continue
    const mark = foundSizes.length + 1
    found[start] = mark
    queue[0] = start
    let end = 1
    for (let head = 0; head < end; head++) {
      const node = queue[head] as number
      for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
        const neighbour = neighbours[i] as number
        if (found[neighbour] !== 0) continue
        found[neighbour] = mark
        queue[end++] = neighbour
      }
    }
    foundSizes.push(end)
  }

  // Components were found in order of their smallest node, and sorting keeps that order among equals.
  const order = foundSizes.map((_, i) => i).sort((a, b) => (foundSizes[b] as number) - (foundSizes[a] as number))
  const labelOf = wholes(order.length)
  order.forEach((discovery, label) => {
    labelOf[discovery] = label
  })
  return {
    count: order.length,
    labels: found.map((mark) => labelOf[mark - 1] as number),
    sizes: Uint32Array.from(order, (discovery) => foundSizes[discovery] as number)
  }
}
