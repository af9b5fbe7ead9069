import { floats, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { InvalidOption } from "./checks.ts"
import { connectedComponents } from "./components.ts"
import { peel } from "./peel.ts"
import { type Watch, watched } from "./watch.ts"

/**
 * A graph made ready for betweenness: the trees that hang from it folded away, and their share already known.
 *
 * **Details**
 *
 * Plain data in typed arrays, so that it can be sent to workers as it is. Memory: 8 bytes a node, and 16 bytes a node
 * and 8 bytes a link of the core.
 */
export interface Folded {
  /** What is left without the trees that hang from the graph, renumbered. */
  readonly core: Csr
  /** For each node of the core which node of the graph it is. */
  readonly names: Uint32Array
  /** For each node of the core how many nodes it stands for: itself and those folded into it. */
  readonly weights: Float64Array
  /** For each node of the graph its betweenness as far as it comes from pairs with an end in a tree at that node. */
  readonly folded: Float64Array
}

/**
 * Folds the trees that hang from a graph, the first step of {@link betweenness}.
 *
 * **When to use**
 *
 * Use only to spread {@link betweenness} over several workers; see {@link partialBetweenness}.
 *
 * **Details**
 *
 * The way into a tree is the only one, so what its nodes get follows from sizes alone: a node from which subtrees of
 * sizes s₁, s₂, … hang lies between each two of them, and between all of them and the rest of its component. Time and
 * memory linear in nodes and links.
 */
export const foldPendants = (graph: Csr): Folded => {
  const { labels, sizes } = connectedComponents(graph)
  const { core, names, parents, order } = peel(graph, "trees")
  const sums = floats(graph.nodes)
  const weights = floats(graph.nodes).fill(1)
  for (const node of order) {
    const parent = parents[node] as number
    const weight = weights[node] as number
    ;(sums[parent] as number) += weight * ((weights[parent] as number) - 1)
    ;(weights[parent] as number) += weight
  }
  const folded = sums.map((sum, node) => {
    const weight = weights[node] as number
    return sum + (weight - 1) * ((sizes[labels[node] as number] as number) - weight)
  })
  return { core, names, weights: Float64Array.from(names, (name) => weights[name] as number), folded }
}

/**
 * Where the blocks of sources begin: block `b` holds the nodes of the core from `[b]` up to, not including, `[b + 1]`.
 *
 * **Details**
 *
 * At most 64 blocks of equal length, at least 32 sources each. They depend on the size of the core only, never on the
 * number of workers: a sum of floating-point numbers depends on how it is split.
 */
export const sourceBlocks = (folded: Folded): Uint32Array => {
  const sources = folded.core.nodes
  const length = Math.max(32, Math.ceil(sources / 64))
  return Uint32Array.from({ length: Math.ceil(sources / length) + 1 }, (_, block) => Math.min(block * length, sources))
}

/**
 * What the pairs with their first end in one block of sources add to the betweenness of each node of the core.
 *
 * **When to use**
 *
 * Use to spread {@link betweenness} over workers. Each is sent the {@link Folded} graph once, takes the next block that
 * nobody has taken, and sends back the array; {@link sumBetweenness} adds the arrays in the order of the blocks.
 *
 * **Details**
 *
 * Brandes (2001), with each node weighted by how many it stands for. The links that lead away from the source are
 * written down while searching, read forwards to count the ways and backwards to share them out; distances count up from
 * source to source, so that no array is cleared in between. Time: sources times links of the core. Memory: 40 bytes a
 * node and 8 bytes a link of the core.
 *
 * @param fromSource the first source, a node of the core
 * @param toSource one more than the last
 * @throws {InvalidOption} when `fromSource..toSource` is not a range of nodes of the core
 */
export const partialBetweenness = (
  { core, weights }: Folded,
  fromSource: number,
  toSource: number
): Float64Array<ArrayBuffer> => {
  const { nodes, offsets, neighbours } = core
  if (
    !(
      Number.isInteger(fromSource) &&
      Number.isInteger(toSource) &&
      0 <= fromSource &&
      fromSource <= toSource &&
      toSource <= nodes
    )
  )
    throw new InvalidOption(
      `the sources must lie in 0..${nodes}, not from ${String(fromSource)} to ${String(toSource)}`,
      "sources"
    )

  const sums = floats(nodes)
  const ways = floats(nodes)
  const ends = floats(nodes)
  const shares = floats(nodes)
  const levels = new Int32Array(nodes)
  const queue = wholes(nodes + 1)
  const near = wholes(core.links + 1)
  const away = wholes(core.links + 1)
  let base = 1
  for (let source = fromSource; source < toSource; source++) {
    // a level below `base` is left over from an earlier source
    if (base > 2 ** 31 - 2 - nodes) {
      levels.fill(0)
      base = 1
    }
    levels[source] = base
    queue[0] = source
    let tail = 1
    let count = 0
    let level = base
    for (let head = 0; head < tail; head++) {
      const node = queue[head] as number
      level = (levels[node] as number) + 1
      for (let i = offsets[node] as number, end = offsets[node + 1] as number; i < end; i++) {
        // Without branches, which would be guessed wrong every other time: everything is written down behind the end of
        // its list, and the end moves on by 1 where it is to stay: a node not met before, a link that leads away.
        const neighbour = neighbours[i] as number
        const met = levels[neighbour] as number
        const fresh = (met - base) >>> 31
        const now = met ^ ((met ^ level) & -fresh)
        levels[neighbour] = now
        queue[tail] = neighbour
        tail += fresh
        near[count] = node
        away[count] = neighbour
        count += ((now ^ level) - 1) >>> 31
      }
    }
    base = level

    ways[source] = 1
    for (let i = 0; i < count; i++) {
      const node = away[i] as number
      ;(ways[node] as number) += ways[near[i] as number] as number
    }
    // what ends at a node, and what goes on behind it, for each way that leads to it
    for (let i = 1; i < tail; i++) {
      const node = queue[i] as number
      ends[node] = (weights[node] as number) / (ways[node] as number)
    }
    for (let i = count - 1; i >= 0; i--) {
      const node = near[i] as number
      const next = away[i] as number
      ;(shares[node] as number) += (shares[next] as number) + (ends[next] as number)
    }
    const weight = weights[source] as number
    for (let i = 1; i < tail; i++) {
      const node = queue[i] as number
      ;(sums[node] as number) += weight * ((shares[node] as number) * (ways[node] as number))
      shares[node] = 0
      ways[node] = 0
    }
    shares[source] = 0
    ways[source] = 0
  }
  return sums
}

/**
 * Adds what {@link partialBetweenness} gave for each of the {@link sourceBlocks}.
 *
 * **Gotchas**
 *
 * The parts must come in the order of the blocks, in whatever order they were computed: then the sum is the same to the
 * last bit for any number of workers.
 *
 * @returns the betweenness of each node of the graph, as {@link betweenness} gives it
 */
export const sumBetweenness = (folded: Folded, parts: Iterable<Float64Array>): Float64Array => {
  const sums = floats(folded.core.nodes)
  for (const part of parts)
    for (let node = 0; node < sums.length; node++) (sums[node] as number) += part[node] as number
  const result = folded.folded.slice()
  // each pair was met from both its ends
  folded.names.forEach((name, node) => {
    ;(result[name] as number) += (sums[node] as number) / 2
  })
  return result
}

/** What {@link betweenness} takes. */
export type BetweennessOptions = Watch

/**
 * How often each node lies between two others: over all pairs, the share of their shortest ways that pass through it.
 *
 * **When to use**
 *
 * Use to find the cities through which others are joined, which need not be those with the most twinnings.
 *
 * **Details**
 *
 * Exact and not normalised: each pair counts once, ends do not count, and pairs that cannot reach each other add
 * nothing. Divide by (n − 1)(n − 2) / 2 for a value in 0..1. A leaf and a node without a link have 0. Time: nodes times
 * links at most, both counted without the trees that hang from the graph ({@link foldPendants}); memory 80 bytes a node
 * and 16 bytes a link at most. The result is the same to the last bit as that of any number of workers.
 *
 * **Gotchas**
 *
 * It does not let go of the thread: see {@link Watch}.
 *
 * The number of shortest ways between two nodes is held as a floating-point number. Above 2⁵³ it is rounded, and above
 * 1.8 × 10³⁰⁸, as in a chain of 1,024 squares, the result is `NaN`.
 *
 * @param watch `onProgress` is told sources, after each block of them
 * @throws the reason of `signal` once it is aborted
 */
export const betweenness = (graph: Csr, watch: Watch = {}): Float64Array => {
  const folded = foldPendants(graph)
  const blocks = sourceBlocks(folded)
  const tell = watched(watch, folded.core.nodes)
  const parts = function* () {
    for (let block = 1; block < blocks.length; block++) {
      yield partialBetweenness(folded, blocks[block - 1] as number, blocks[block] as number)
      tell(blocks[block] as number)
    }
  }
  return sumBetweenness(folded, parts())
}
