import { type Csr, fromPairs, neighboursOf } from "./Csr.ts"
import { checkNode, checkWhole } from "./checks.ts"

/**
 * Some nodes of a graph and the links among them, numbered anew.
 */
export interface Subgraph {
  readonly graph: Csr
  /** For each node of the part which node of the whole it is, ascending. */
  readonly names: Uint32Array
}

/**
 * Takes some nodes out of a graph, with all links among them.
 *
 * **Details**
 *
 * `nodes` may come in any order; a node named twice is taken once. Time and memory: those of the nodes taken and their
 * links, never of the whole graph.
 *
 * @throws {InvalidNode} when one of `nodes` is not the index of a node
 */
export const subgraph = (graph: Csr, nodes: Iterable<number>): Subgraph => {
  const places = new Map<number, number>()
  for (const node of nodes) {
    checkNode(graph.nodes, node)
    places.set(node, 0)
  }
  const names = Uint32Array.from(places.keys()).sort()
  names.forEach((name, place) => {
    places.set(name, place)
  })
  const pairs: Array<number> = []
  names.forEach((name, place) => {
    for (const neighbour of neighboursOf(graph, name)) {
      const other = neighbour > name ? places.get(neighbour) : undefined
      if (other !== undefined) pairs.push(place, other)
    }
  })
  return { graph: fromPairs(names.length, pairs), names }
}

/**
 * The nodes within some links of one node, itself first, nearest first: its ego network.
 *
 * **Details**
 *
 * `links` is how far to go, 1 unless told; of nodes equally far the smaller index first. Time and memory: those of the nodes
 * met and their links, never of the whole graph.
 *
 * @throws {InvalidNode} when `node` is not the index of a node
 * @throws {InvalidOption} when `links` is not a whole number of 0 or more
 */
export const nodesAround = (graph: Csr, node: number, links = 1): Uint32Array => {
  checkNode(graph.nodes, node)
  checkWhole("links", links, 0)
  const met = new Set([node])
  const found = [node]
  for (let step = 0, from = 0; step < links && from < found.length; step++) {
    const to = found.length
    const ahead: Array<number> = []
    for (let i = from; i < to; i++)
      for (const neighbour of neighboursOf(graph, found[i] as number))
        if (!met.has(neighbour)) {
          met.add(neighbour)
          ahead.push(neighbour)
        }
    for (const one of ahead.sort((a, b) => a - b)) found.push(one)
    from = to
  }
  return Uint32Array.from(found)
}
