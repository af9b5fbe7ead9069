import { floats, wholes } from "./arrays.ts"
import { type Csr, neighboursOf } from "./Csr.ts"
import { checkOption, checkWhole, InvalidNode } from "./checks.ts"

/** What each measure adds for a neighbour that two nodes share, by the degree of that neighbour, which is 2 or more. */
const adds = {
  commonNeighbours: (_degree: number) => 1,
  jaccard: (_degree: number) => 1,
  adamicAdar: (degree: number) => 1 / Math.log(degree),
  resourceAllocation: (degree: number) => 1 / degree
}

/** The name of a measure of how much two nodes have in common; each is described at the function of that name. */
export type Similarity = keyof typeof adds

const degreeOf = ({ offsets }: Csr, node: number): number => (offsets[node + 1] as number) - (offsets[node] as number)

const score = (graph: Csr, by: Similarity, a: number, b: number, shared: Uint32Array): number => {
  let sum = 0
  for (const node of shared) sum += adds[by](degreeOf(graph, node))
  // a shared neighbour is one of both, so it is counted twice in the degrees
  return by === "jaccard" && sum > 0 ? sum / (degreeOf(graph, a) + degreeOf(graph, b) - sum) : sum
}

/**
 * The nodes linked to both of two nodes, ascending.
 *
 * **Details**
 *
 * A new array, empty where they share none. Time linear in the two degrees.
 *
 * @throws {InvalidNode} when `a` or `b` is not the index of a node, or both are the same
 */
export const commonNeighbours = (graph: Csr, a: number, b: number): Uint32Array => {
  const [left, right] = [neighboursOf(graph, a), neighboursOf(graph, b)]
  if (a === b) throw new InvalidNode(`node ${a} is to be compared with another node, not with itself`, a)
  const shared = wholes(Math.min(left.length, right.length))
  let count = 0
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [u, v] = [left[i] as number, right[j] as number]
    if (u === v) shared[count++] = u
    if (u <= v) i++
    if (v <= u) j++
  }
  return shared.slice(0, count)
}

/**
 * The Jaccard index of two nodes: of all nodes linked to either, the share linked to both, in 0..1.
 *
 * **Details**
 *
 * 0 where neither has a neighbour. Time linear in the two degrees.
 *
 * @throws {InvalidNode} when `a` or `b` is not the index of a node, or both are the same
 */
export const jaccard = (graph: Csr, a: number, b: number): number =>
  score(graph, "jaccard", a, b, commonNeighbours(graph, a, b))

/**
 * The Adamic–Adar index of two nodes: each shared neighbour adds 1 / ln of its degree (Adamic & Adar 2003).
 *
 * **When to use**
 *
 * Use to find likely new links: a partner that few others have says more than one that everybody has.
 *
 * **Details**
 *
 * 0 or more, without an upper bound. Time linear in the two degrees.
 *
 * @throws {InvalidNode} when `a` or `b` is not the index of a node, or both are the same
 */
export const adamicAdar = (graph: Csr, a: number, b: number): number =>
  score(graph, "adamicAdar", a, b, commonNeighbours(graph, a, b))

/**
 * The resource allocation index of two nodes: each shared neighbour adds 1 / its degree (Zhou, Lü & Zhang 2009).
 *
 * **When to use**
 *
 * As {@link adamicAdar}, where shared neighbours of many links should count for still less.
 *
 * **Details**
 *
 * 0 or more, at most half of the smaller degree. Time linear in the two degrees.
 *
 * @throws {InvalidNode} when `a` or `b` is not the index of a node, or both are the same
 */
export const resourceAllocation = (graph: Csr, a: number, b: number): number =>
  score(graph, "resourceAllocation", a, b, commonNeighbours(graph, a, b))

/**
 * The nodes at distance two from one node, each with the neighbours it shares with that node.
 */
export interface Cousins {
  /** The cousins, ascending. */
  readonly nodes: Uint32Array
  /** Where the neighbours shared with each cousin begin in `shared`: one value more than there are cousins. */
  readonly offsets: Uint32Array
  /** The shared neighbours of the first cousin, then of the second, …; ascending for each. */
  readonly shared: Uint32Array
}

/**
 * The nodes that share a neighbour with a node without being linked to it, with the neighbours shared.
 *
 * **When to use**
 *
 * Use to show a city the partners of its partners, and who could introduce them.
 *
 * **Details**
 *
 * The neighbours shared with cousin `i` are `shared.subarray(offsets[i], offsets[i + 1])`. Time `s log s` and memory 8
 * bytes times `s`, the sum of the degrees of the node's neighbours; nothing grows with the size of the graph.
 *
 * @throws {InvalidNode} when `node` is not the index of a node
 */
export const cousins = (graph: Csr, node: number): Cousins => {
  const row = neighboursOf(graph, node)
  // One number for each walk of two steps: where it ends, then over which neighbour. Sorting it groups the ends.
  let count = 0
  for (const neighbour of row) count += degreeOf(graph, neighbour)
  const walks = floats(count)
  count = 0
  row.forEach((neighbour, i) => {
    for (const end of neighboursOf(graph, neighbour)) if (end !== node) walks[count++] = end * row.length + i
  })

  const nodes = wholes(count)
  const offsets = wholes(count + 1)
  const shared = wholes(count)
  let found = 0
  let length = 0
  // `ahead` passes the neighbours of the node itself, which are no cousins
  let ahead = 0
  for (const walk of walks.subarray(0, count).sort()) {
    const end = Math.floor(walk / row.length)
    while (ahead < row.length && (row[ahead] as number) < end) ahead++
    if (row[ahead] === end) continue
    if (found === 0 || nodes[found - 1] !== end) nodes[found++] = end
    shared[length++] = row[walk - end * row.length] as number
    offsets[found] = length
  }
  return { nodes: nodes.slice(0, found), offsets: offsets.slice(0, found + 1), shared: shared.slice(0, length) }
}

/** By which measure {@link mostSimilar} compares, and how many nodes it gives. */
export interface MostSimilarOptions {
  /** The measure; `"adamicAdar"` if left out. */
  readonly by?: Similarity
  /** How many nodes to give at most: a whole number of 0 or more, 10 if left out. */
  readonly count?: number
}

/**
 * Nodes in order of what they have in common with another, with their scores.
 */
export interface MostSimilar {
  /** The nodes, the highest score first; of equal scores the smaller index first. */
  readonly nodes: Uint32Array
  /** For each of them its score. */
  readonly scores: Float64Array
}

/**
 * The nodes that have most in common with a node without being linked to it.
 *
 * **When to use**
 *
 * Use to suggest partners: of the cities at distance two, those with the strongest ties by way of others.
 *
 * **Details**
 *
 * Only nodes that share a neighbour are candidates ({@link cousins}), so there can be fewer than `count`, and no score is
 * 0. Time `s log s` in the sum `s` of the degrees of the node's neighbours.
 *
 * @throws {InvalidNode} when `node` is not the index of a node
 * @throws {InvalidOption} when `by` is not the name of a measure, or `count` is not a whole number of 0 or more
 */
export const mostSimilar = (
  graph: Csr,
  node: number,
  { by = "adamicAdar", count = 10 }: MostSimilarOptions = {}
): MostSimilar => {
  checkOption(Object.hasOwn(adds, by), "by", `one of ${Object.keys(adds).join(", ")}`, by)
  checkWhole("count", count, 0)
  const { nodes, offsets, shared } = cousins(graph, node)
  const scores = Float64Array.from(nodes, (cousin, i) =>
    score(graph, by, node, cousin, shared.subarray(offsets[i], offsets[i + 1]))
  )
  const order = Uint32Array.from(nodes.keys())
    .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
    .slice(0, count)
  return { nodes: order.map((i) => nodes[i] as number), scores: Float64Array.from(order, (i) => scores[i] as number) }
}
