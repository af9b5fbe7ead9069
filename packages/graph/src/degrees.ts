import { wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"

/**
 * The degree of each node: to how many others it is linked, in `0..n-1`.
 *
 * **Details**
 *
 * The sum over all nodes is twice the number of links. A new array, the caller's to keep.
 */
export const degrees = (graph: Csr): Uint32Array => {
  const result = wholes(graph.nodes)
  for (let node = 0; node < graph.nodes; node++)
    result[node] = (graph.offsets[node + 1] as number) - (graph.offsets[node] as number)
  return result
}

/**
 * How many nodes have each degree: the value at index `d` is the number of nodes of degree `d`.
 *
 * **Details**
 *
 * As long as the largest degree plus one; index 0 counts the nodes without a link. A graph without nodes gives `[0]`.
 */
export const degreeDistribution = (graph: Csr): Uint32Array => {
  const result = wholes(maxDegree(graph) + 1)
  for (const degree of degrees(graph)) (result[degree] as number)++
  return result
}

/**
 * The mean degree, `2m / n`, in links a node.
 *
 * **Gotchas**
 *
 * Nodes without a link count, and lower it. A graph without nodes has a mean degree of 0.
 */
export const meanDegree = (graph: Csr): number => (graph.nodes === 0 ? 0 : (2 * graph.links) / graph.nodes)

/**
 * The largest degree, 0 where there is no link.
 */
export const maxDegree = (graph: Csr): number => {
  let result = 0
  for (const degree of degrees(graph)) if (degree > result) result = degree
  return result
}
