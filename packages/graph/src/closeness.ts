import { floats, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { checkComponent, checkOption, checkValues } from "./checks.ts"
import { connectedComponents } from "./components.ts"
import { peel } from "./peel.ts"
import { type Watch, watched } from "./watch.ts"
import { wavesOver } from "./waves.ts"

/**
 * How far all nodes are from each other, within each component.
 */
export interface PairDistances {
  /**
   * For each node one over its mean distance to the other nodes of its component, in 0..1: 1 where it is linked to all
   * of them, 0 for a node without a link or of a component that was not asked for.
   */
  readonly closeness: Float64Array
  /**
   * How many ordered pairs are at each distance: index 0 counts each node with itself, index 1 each link twice. As long
   * as the greatest distance plus one. Whole numbers.
   */
  readonly histogram: Float64Array
}

/** How many bits of 32 are set. */
const countBits = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * The closeness of every node and the histogram of the distances of all pairs, in one go.
 *
 * **When to use**
 *
 * Use to learn how small the world of a network is: {@link meanDistance}, {@link medianDistance} and
 * {@link effectiveDiameter} read the histogram.
 *
 * **Details**
 *
 * Exact. Breadth-first search from 32 nodes at once, one bit each (Then and others, 2014), over the graph without its
 * leaves: a leaf is one link farther than the node it hangs from. The 32 are near each other, so that they meet the
 * others at nearly the same time. Time: nodes times links, divided by 32 where that works well, both counted without
 * leaves; memory at most 80 bytes a node and 8 bytes a link.
 *
 * **Gotchas**
 *
 * Pairs that cannot reach each other count nowhere. The closeness of a node of a small component is large; compare
 * within one component.
 *
 * @param component the number of a component, as `connectedComponents` gives it, 0 being the largest; all unless told
 * @param watch `onProgress` is told nodes, without the leaves
 * @throws {InvalidOption} when there is no component of that number, except 0 in a graph without nodes
 * @throws the reason of `signal` once it is aborted
 */
export const pairDistances = (graph: Csr, component?: number, watch: Watch = {}): PairDistances => {
  const { count, labels, sizes } = connectedComponents(graph)
  if (component !== undefined) checkComponent(count, component)
  const { core, names, parents, order } = peel(graph, "leaves")
  const leaves = wholes(graph.nodes)
  for (const leaf of order) (leaves[parents[leaf] as number] as number)++
  const hanging = Uint32Array.from(names, (name) => leaves[name] as number)
  const labelOf = (node: number): number => labels[names[node] as number] as number

  const { nodes, offsets } = core
  const wave = wavesOver(core)
  const table = floats(4 * 256)
  const tell = watched(watch, nodes)
  const sums = floats(nodes)
  const histogram: Array<number> = []
  const add = (distance: number, pairs: number): void => {
    while (histogram.length <= distance) histogram.push(0)
    ;(histogram[distance] as number) += pairs
  }
  for (let from = 0, to = 0; from < nodes; from = to) {
    const label = labelOf(from)
    while (to < nodes && labelOf(to) === label) to++
    if (component === undefined || component === label) {
      // the distances within the component that the nodes `from..to-1` of the core are what is left of
      const steps = 2 * ((offsets[to] as number) - (offsets[from] as number) + to - from)
      for (let first = from; first < to; first += 32) {
        tell(first, steps)
        const sources = Math.min(32, to - first)
        // how many leaves hang from the sources whose bits are set, eight bits at a time
        for (let bit = 0; bit < sources; bit++) {
          const weight = hanging[first + bit] as number
          const part = (bit >> 3) << 8
          const power = 1 << (bit & 7)
          for (let i = 0; i < power; i++) table[part + power + i] = (table[part + i] as number) + weight
        }
        const batch = Uint32Array.from({ length: sources }, (_, bit) => first + bit)
        wave(batch, from, to, (level, seen, front, queue, begin, tail) => {
          let both = 0
          let one = 0
          let none = 0
          for (let i = begin; i < tail; i++) {
            const node = queue[i] as number
            const bits = front[node] as number
            ;(seen[node] as number) |= bits
            const near = countBits(bits)
            const far =
              (table[bits & 255] as number) +
              (table[256 + ((bits >>> 8) & 255)] as number) +
              (table[512 + ((bits >>> 16) & 255)] as number) +
              (table[768 + (bits >>> 24)] as number)
            const own = hanging[node] as number
            ;(sums[node] as number) += level * near + (level + 1) * far
            none += near
            one += far + own * near
            both += own * far
            // a leaf is at no distance from itself, not at two links by way of the node it hangs from
            if (level === 0) {
              both -= own
              none += own
            }
          }
          add(level, none)
          add(level + 1, one)
          add(level + 2, both)
        })
      }
    }
    tell(to, 0)
  }
  while (histogram.length > 0 && histogram.at(-1) === 0) histogram.pop()
  const total = floats(graph.nodes)
  names.forEach((name, node) => {
    total[name] = sums[node] as number
  })
  const closeness = total.map((_, node) => {
    const parent = parents[node] as number
    const others = (sizes[labels[node] as number] as number) - 1
    const sum = total[parent] as number
    return sum === 0 ? 0 : others / (parent === node ? sum : sum + others - 1)
  })
  return { closeness, histogram: Float64Array.from(histogram) }
}

/**
 * The closeness of each node alone; see {@link pairDistances}, which gives the histogram for the same work.
 */
export const closeness = (graph: Csr, watch?: Watch): Float64Array => pairDistances(graph, undefined, watch).closeness

/** All ordered pairs of two different nodes. */
const pairsOf = (histogram: ArrayLike<number>): number => {
  checkValues("histogram", histogram)
  let pairs = 0
  for (let distance = 1; distance < histogram.length; distance++) pairs += histogram[distance] as number
  return pairs
}

/**
 * The mean distance of two different nodes that can reach each other, in links; 0 where there are none.
 *
 * @param histogram the number of pairs at each distance, as {@link pairDistances} gives it
 * @throws {InvalidValues} when one of these is negative or not finite
 */
export const meanDistance = (histogram: ArrayLike<number>): number => {
  const pairs = pairsOf(histogram)
  let sum = 0
  for (let distance = 1; distance < histogram.length; distance++) sum += distance * (histogram[distance] as number)
  return pairs === 0 ? 0 : sum / pairs
}

/**
 * The median distance of two different nodes that can reach each other, in links; 0 where there are none.
 *
 * **Details**
 *
 * The least distance within which at least half of all pairs are: always a whole number.
 *
 * @param histogram the number of pairs at each distance, as {@link pairDistances} gives it
 * @throws {InvalidValues} when one of these is negative or not finite
 */
export const medianDistance = (histogram: ArrayLike<number>): number => Math.ceil(effectiveDiameter(histogram, 0.5))

/**
 * Within how many links a share of all pairs are, 0.9 unless told; less moved by a few remote nodes than the diameter.
 *
 * **Details**
 *
 * Interpolated between whole distances, as Leskovec, Kleinberg and Faloutsos (2005) do: if 80 in 100 pairs are within 5
 * links and all within 6, nine in ten are within 5.5. Pairs of a node with itself do not count; a histogram without
 * other pairs gives 0.
 *
 * @param histogram the number of pairs at each distance, as {@link pairDistances} gives it
 * @param share which part of the pairs, more than 0 and at most 1, where 1 gives the diameter
 * @throws {InvalidValues} when one of these is negative or not finite
 * @throws {InvalidOption} when `share` is not more than 0 and at most 1
 */
export const effectiveDiameter = (histogram: ArrayLike<number>, share = 0.9): number => {
  checkOption(share > 0 && share <= 1, "share", "more than 0 and at most 1", share)
  const wanted = share * pairsOf(histogram)
  let within = 0
  for (let distance = 1; distance < histogram.length; distance++) {
    const pairs = histogram[distance] as number
    if (pairs > 0 && within + pairs >= wanted) return distance - 1 + (wanted - within) / pairs
    within += pairs
  }
  return 0
}
