import { accumulate, wholes } from "./arrays.ts"
import { checkAll, checkNode, isWhole } from "./checks.ts"
import { roomFor, TooLarge } from "./TooLarge.ts"
import { type Position, tagged } from "./tagged.ts"

/**
 * An undirected simple graph as compressed sparse rows: who is linked to whom, in two typed arrays.
 *
 * **When to use**
 *
 * The form every algorithm of this package takes. Build it once with {@link fromPairs} and pass it on; its arrays move
 * to a worker without being copied.
 *
 * **Details**
 *
 * The neighbours of node `v` are `neighbours[offsets[v]]` up to, not including, `neighbours[offsets[v + 1]]`, in
 * ascending order; {@link neighboursOf} reads them. Each link stands in the row of both its ends. Memory: 4 bytes a
 * node and 8 bytes a link.
 */
export interface Csr {
  /** How many nodes there are: `n`. A node is an index in `0..n-1`; nodes without a link count. */
  readonly nodes: number
  /** How many links there are once repeated and reversed links are merged and self-loops dropped: `m`. */
  readonly links: number
  /** Where each row begins: `n + 1` values, ascending, the last of them `2m`. */
  readonly offsets: Uint32Array
  /** All rows one after the other: `2m` node indices, ascending within a row. */
  readonly neighbours: Uint32Array
}

/**
 * The input of {@link fromPairs} is not a list of links between the nodes that were announced.
 */
export class InvalidPairs extends /* @__PURE__ */ tagged<"InvalidPairs", Position>("InvalidPairs", "position") {
  /** Where in `pairs` the first bad value stands; absent when the fault is in the count of nodes or in the length. */
  declare readonly position: number | undefined
}

/** An index, and an offset into the rows, must fit in 32 bits. */
export const largest = 2 ** 32 - 1

/**
 * Checks how many rows there are to be.
 *
 * @internal
 */
export const checkCount = (count: number, what: string): void => {
  if (!isWhole(count, 0, largest))
    throw new InvalidPairs(`the number of ${what} must be a whole number in 0..${largest}, not ${String(count)}`)
}

const checkPairs = (nodes: number, pairs: ArrayLike<number>): void => {
  checkCount(nodes, "nodes")
  if (pairs.length % 2 !== 0)
    throw new InvalidPairs(`pairs must hold two values a link, and its length is odd: ${pairs.length}`)
  if (pairs.length > largest) throw new TooLarge(4 * pairs.length)
  if (nodes === 0 && pairs.length > 0)
    throw new InvalidPairs(`pairs[0] is ${String(pairs[0])}, but there are no nodes`, 0)
  checkAll(InvalidPairs, "pairs", pairs, `a whole number in 0..${nodes - 1}`, 0, nodes - 1)
}

/**
 * Builds the graph of a list of links.
 *
 * **When to use**
 *
 * Use for any list of relations between things that have been numbered, such as twinnings between cities.
 *
 * **Details**
 *
 * `pairs` is flat: `[a0, b0, a1, b1, …]`. The order of the links and the order within a link mean nothing; a link given
 * twice, in either direction, counts once; a link from a node to itself is dropped. Time and memory grow linearly with
 * nodes and links.
 *
 * **Gotchas**
 *
 * Because links are merged, `links` can be less than `pairs.length / 2`. Count repetitions, such as several agreements
 * between the same two cities, before.
 *
 * @param nodes how many nodes there are, 0..2³²−1
 * @param pairs two node indices a link, each in `0..nodes-1`
 * @throws {InvalidPairs} when the length is odd, or a value is not the index of a node (`NaN`, a fraction, negative,
 * too large)
 * @throws {TooLarge} when there is no room for the graph, or it has more than 2³¹−1 links
 */
export const fromPairs = (nodes: number, pairs: ArrayLike<number>): Csr => {
  checkPairs(nodes, pairs)
  return roomFor(8 * (nodes + 1 + pairs.length), () => build(nodes, pairs))
}

const build = (nodes: number, pairs: ArrayLike<number>): Csr => {
  const counts = wholes(nodes + 1)
  for (let i = 0; i < pairs.length; i += 2) {
    const a = pairs[i] as number
    const b = pairs[i + 1] as number
    if (a === b) continue
    ;(counts[a + 1] as number)++
    ;(counts[b + 1] as number)++
  }
  const offsets = accumulate(counts)

  const given = wholes(offsets[nodes] as number)
  const next = offsets.slice()
  const put = (rows: Uint32Array, row: number, neighbour: number): void => {
    const at = next[row] as number
    rows[at] = neighbour
    next[row] = at + 1
  }
  for (let i = 0; i < pairs.length; i += 2) {
    const a = pairs[i] as number
    const b = pairs[i + 1] as number
    if (a === b) continue
    put(given, a, b)
    put(given, b, a)
  }

  // The rows are symmetric, so reading them in order of node and writing each node into its neighbours' rows gives the
  // same rows again, now ascending: a sort in linear time.
  const sorted = wholes(given.length)
  next.set(offsets)
  for (let node = 0; node < nodes; node++)
    for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) put(sorted, given[i] as number, node)

  return mergeRepeated(nodes, offsets, sorted)
}

/** Keeps one of each run of equal neighbours. Takes its arguments over: both are written to. */
const mergeRepeated = (nodes: number, offsets: Uint32Array, rows: Uint32Array): Csr => {
  let end = 0
  let from = 0
  for (let node = 0; node < nodes; node++) {
    const to = offsets[node + 1] as number
    const begin = end
    for (let i = from; i < to; i++) {
      const neighbour = rows[i] as number
      if (end > begin && rows[end - 1] === neighbour) continue
      rows[end++] = neighbour
    }
    offsets[node + 1] = end
    from = to
  }
  return { nodes, links: end / 2, offsets, neighbours: end === rows.length ? rows : rows.slice(0, end) }
}

/**
 * The nodes linked to one node, ascending.
 *
 * **Gotchas**
 *
 * A view of the graph's own memory, not a copy: do not write to it.
 *
 * @throws {InvalidNode} when `node` is not the index of a node
 */
export const neighboursOf = (graph: Csr, node: number): Uint32Array => {
  checkNode(graph.nodes, node)
  return graph.neighbours.subarray(graph.offsets[node], graph.offsets[node + 1])
}
