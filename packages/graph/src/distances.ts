import { floats, wholes } from "./arrays.ts"
import { type Csr, neighboursOf } from "./Csr.ts"
import { checkWhole } from "./checks.ts"

/**
 * Stands for the distance of two nodes that no chain of links joins: 2³²−1, more than any distance can be.
 */
export const unreachable: number = 2 ** 32 - 1

/**
 * Breadth-first from one node. With `until`, stops where that node is found: every node nearer than it is known by
 * then. Both must be nodes: {@link neighboursOf} refuses what is not, and says so.
 */
const search = (graph: Csr, from: number, until?: number): readonly [distances: Uint32Array, reached: Uint32Array] => {
  neighboursOf(graph, from)
  if (until !== undefined) neighboursOf(graph, until)
  const { nodes, offsets, neighbours } = graph
  const distances = wholes(nodes).fill(unreachable)
  const queue = wholes(nodes)
  distances[from] = 0
  queue[0] = from
  let end = 1
  for (let head = 0; head < end; head++) {
    const node = queue[head] as number
    if (node === until) break
    const next = (distances[node] as number) + 1
    for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
      const neighbour = neighbours[i] as number
      if (distances[neighbour] !== unreachable) continue
      distances[neighbour] = next
      queue[end++] = neighbour
    }
  }
  return [distances, queue.subarray(0, end)]
}

/**
 * How many links the shortest way from one node to each node has.
 *
 * **When to use**
 *
 * Use to learn how far the cities of the world are from one city, or which of them are within two links. For the
 * distances of all pairs use `pairDistances`, which is many times faster than one search a node.
 *
 * **Details**
 *
 * 0 for the node itself, 1 for its neighbours. Breadth-first search: time linear in nodes and links, memory 8 bytes a
 * node, half of it kept.
 *
 * **Gotchas**
 *
 * A node that cannot be reached has the distance {@link unreachable}, so that `distance <= 2` means what it says; leave
 * those nodes out before averaging.
 *
 * @throws {InvalidNode} when `node` is not the index of a node
 */
export const distancesFrom = (graph: Csr, node: number): Uint32Array => search(graph, node)[0]

/**
 * The neighbours of `node` that are one link nearer, ascending, from position `i` of the rows on: gives the position of
 * the next one, or the end of the row.
 */
const nextNearer = (graph: Csr, distances: Uint32Array, node: number, i: number): number => {
  const nearer = (distances[node] as number) - 1
  const end = graph.offsets[node + 1] as number
  let at = i
  while (at < end && distances[graph.neighbours[at] as number] !== nearer) at++
  return at
}

/**
 * One shortest way between two nodes, both ends included; absent where no chain of links joins them.
 *
 * **When to use**
 *
 * Use to show by which cities two cities that are not twinned can reach each other.
 *
 * **Details**
 *
 * Of several shortest ways the one whose node indices come first in order, compared from `from` on, so that the result
 * depends on nothing but the graph. A node's way to itself is that node alone. Breadth-first search from `to` until
 * `from` is found: time at most linear in nodes and links, memory 16 bytes a node.
 *
 * **Gotchas**
 *
 * The way back need not be this way reversed: where several are equally short, the order is judged from the other end.
 *
 * @throws {InvalidNode} when `from` or `to` is not the index of a node
 */
export const shortestPath = (graph: Csr, from: number, to: number): Uint32Array | undefined =>
  allShortestPaths(graph, from, to, { atMost: 1 }).paths[0]

/**
 * The shortest ways between two nodes.
 */
export interface ShortestPaths {
  /** How many links each of them has, {@link unreachable} where there is none. */
  readonly distance: number
  /** How many there are, listed or not; exact up to 2⁵³, rounded above, 0 where the nodes cannot reach each other. */
  readonly count: number
  /** The first of them in the order of their node indices, both ends included in each. */
  readonly paths: ReadonlyArray<Uint32Array>
}

/**
 * Lists the shortest ways between two nodes, and counts all of them.
 *
 * **When to use**
 *
 * Use to see who stands between two cities, and whether there is one way or many.
 *
 * **Details**
 *
 * In the order of their node indices, compared from `from` on; the first is that of {@link shortestPath}. A node's only
 * way to itself is that node alone, of 0 links. Time linear in nodes and links, plus the length and the degrees along
 * each way listed; memory 16 bytes a node, plus the ways.
 *
 * **Gotchas**
 *
 * There can be exponentially many, therefore `atMost` must be given; compare `count` with `paths.length` to learn
 * whether some were left out. A count above 1.8 × 10³⁰⁸ is `Infinity`.
 *
 * @param options `atMost` is how many ways to list, a whole number; with 0 they are only counted
 * @throws {InvalidNode} when `from` or `to` is not the index of a node
 * @throws {InvalidOption} when `atMost` is not a whole number of 0 or more
 */
export const allShortestPaths = (
  graph: Csr,
  from: number,
  to: number,
  options: { readonly atMost: number }
): ShortestPaths => {
  const { atMost } = options
  checkWhole("atMost", atMost, 0)
  const [distances, reached] = search(graph, to, from)
  const distance = distances[from] as number
  if (distance === unreachable) return { distance, count: 0, paths: [] }

  // how many shortest ways lead from each node to `to`, filled nearest first
  const ways = floats(graph.nodes)
  ways[to] = 1
  for (const node of reached) {
    const end = graph.offsets[node + 1] as number
    let i = nextNearer(graph, distances, node, graph.offsets[node] as number)
    for (; i < end; i = nextNearer(graph, distances, node, i + 1))
      (ways[node] as number) += ways[graph.neighbours[i] as number] as number
    if (node === from) break
  }

  // depth first along nearer neighbours; `at` holds where in its row each node of the way stands
  const paths: Array<Uint32Array> = []
  const path = wholes(distance + 1)
  const at = floats(distance + 1)
  path[0] = from
  at[0] = graph.offsets[from] as number
  for (let depth = 0; depth >= 0 && paths.length < atMost; ) {
    const node = path[depth] as number
    if (depth === distance) {
      paths.push(path.slice())
      depth--
      continue
    }
    const i = nextNearer(graph, distances, node, at[depth] as number)
    at[depth] = i + 1
    if (i >= (graph.offsets[node + 1] as number)) {
      depth--
      continue
    }
    depth++
    const next = graph.neighbours[i] as number
    path[depth] = next
    at[depth] = graph.offsets[next] as number
  }
  return { distance, count: ways[from] as number, paths }
}
