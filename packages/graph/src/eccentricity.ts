import { wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { checkComponent } from "./checks.ts"
import { connectedComponents } from "./components.ts"
import { peel } from "./peel.ts"
import { type Watch, watched } from "./watch.ts"
import { wavesOver } from "./waves.ts"

/**
 * How far the farthest node is from each node, within each component.
 */
export interface Eccentricities {
  /** For each node the distance, in links, to the node of its component that is farthest from it; 0 for a node alone. */
  readonly eccentricities: Uint32Array
  /** For each component, as `connectedComponents` numbers them, the largest of them: the greatest distance of any two. */
  readonly diameters: Uint32Array
  /** For each component the smallest of them; at least half the diameter. */
  readonly radii: Uint32Array
}

/**
 * The eccentricities of the core. `heights` says how deep the tree is that hangs from each node of it, and is what a
 * search has to add at its far end.
 *
 * @returns for each node of the core how far it is from the farthest node that does not hang from itself, or, where its
 * own tree is the deepest thing, from the deepest node of that
 */
const boundCore = (
  core: Csr,
  heights: Uint32Array,
  component: (node: number) => number,
  tell: ReturnType<typeof watched>
) => {
  const { nodes, offsets, neighbours } = core
  const low = heights.slice()
  const high = wholes(nodes).fill(2 ** 32 - 1)
  const outside = wholes(nodes)
  const levels = new Int32Array(nodes)
  const queue = wholes(nodes)
  let base = 1

  /** Breadth-first from one node: the farthest it meets, which is itself where its own tree is as deep. */
  const search = (source: number): number => {
    // a level below `base` is left over from an earlier search
    if (base > 2 ** 31 - 3 - nodes) {
      levels.fill(0)
      base = 1
    }
    const start = base
    levels[source] = start
    queue[0] = source
    let tail = 1
    let farthest = source
    let most = heights[source] as number
    let beyond = 0
    let level = start
    for (let head = 0; head < tail; head++) {
      const node = queue[head] as number
      level = levels[node] as number
      const reach = level - start + (heights[node] as number)
      if (head > 0 && reach > beyond) {
        beyond = reach
        if (reach > most) {
          most = reach
          farthest = node
        }
      }
      for (let i = offsets[node] as number, end = offsets[node + 1] as number; i < end; i++) {
        const neighbour = neighbours[i] as number
        if ((levels[neighbour] as number) >= start) continue
        levels[neighbour] = level + 1
        queue[tail++] = neighbour
      }
    }
    outside[source] = beyond
    low[source] = most
    base = level + 1
    return farthest
  }

  /** No node is farther from anything than its neighbour by more than one link. */
  const relax = (source: number): void => {
    high[source] = low[source] as number
    queue[0] = source
    let tail = 1
    for (let head = 0; head < tail; head++) {
      const node = queue[head] as number
      const bound = (high[node] as number) + 1
      for (let i = offsets[node] as number, end = offsets[node + 1] as number; i < end; i++) {
        const neighbour = neighbours[i] as number
        if ((high[neighbour] as number) <= bound) continue
        high[neighbour] = bound
        queue[tail++] = neighbour
      }
    }
  }

  const wave = wavesOver(core)
  const reached: Array<number> = []

  /** Breadth-first from up to 32 nodes at once, one bit each: writes how far each is from anything to `most`. */
  const searchTogether = (sources: ReadonlyArray<number>, most: Uint32Array, from: number, to: number): void => {
    reached.length = 0
    wave(sources, from, to, (level, seen, front, queue, begin, tail) => {
      for (let i = begin; i < tail; i++) {
        const node = queue[i] as number
        const bits = front[node] as number
        const reach = level + (heights[node] as number)
        ;(seen[node] as number) |= bits
        while (reached.length <= reach) reached.push(0)
        ;(reached[reach] as number) |= bits
      }
    })
    sources.forEach((_, bit) => {
      let reach = reached.length - 1
      while ((((reached[reach] as number) >>> bit) & 1) === 0) reach--
      most[bit] = reach
    })
  }

  /** Settles a node, and one that is farther from it than was thought possible. */
  const settle = (source: number, from: number, to: number): void => {
    const guess = low[source] as number
    const farthest = search(source)
    relax(source)
    if ((low[source] as number) === guess || low[farthest] === high[farthest]) return
    search(farthest)
    const start = levels[farthest] as number
    for (let node = from; node < to; node++) {
      const reach = (levels[node] as number) - start + (heights[farthest] as number)
      if (reach > (low[node] as number)) low[node] = reach
    }
    relax(farthest)
  }

  const degree = (node: number): number => (offsets[node + 1] as number) - (offsets[node] as number)
  const most = wholes(32)
  for (let from = 0, to = 0; from < nodes; from = to) {
    const label = component(from)
    let first = from
    for (; to < nodes && component(to) === label; to++)
      if ((heights[to] as number) > (heights[first] as number)) first = to
    // The node of the deepest tree comes first: only there can a node's own tree be deeper than all else is far.
    settle(first, from, to)
    // of one search and of what goes with it
    const steps = 4 * ((offsets[to] as number) - (offsets[from] as number) + to - from)
    let open = Uint32Array.from({ length: to - from }, (_, i) => from + i)
    open.sort((a, b) => degree(b) - degree(a) || a - b)
    for (let round = 0; ; round++) {
      open = open.filter((node) => low[node] !== high[node])
      tell(to - open.length, steps)
      if (open.length === 0) break
      // the least lower bounds, but not a node beside one that is taken, which will probably settle it
      const atMost = round === 0 ? 1 : 32
      const taken: Array<number> = []
      const beside = new Set<number>()
      for (let bound = open.reduce((least, node) => Math.min(least, low[node] as number), nodes * 2); ; bound++) {
        let higher = false
        for (const node of open) {
          if (taken.length === atMost) break
          if ((low[node] as number) > bound) higher = true
          if (low[node] !== bound || beside.has(node)) continue
          taken.push(node)
          for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++)
            if ((low[neighbours[i] as number] as number) > bound) beside.add(neighbours[i] as number)
        }
        if (!higher || taken.length === atMost) break
      }
      if (taken.length > 4) {
        searchTogether(taken, most, from, to)
        taken.forEach((node, bit) => {
          if (most[bit] === low[node]) relax(node)
          else if ((low[node] as number) !== (high[node] as number)) settle(node, from, to)
        })
      } else for (const node of taken) settle(node, from, to)
    }
  }
  return { low, outside }
}

/**
 * The eccentricity of each node, and diameter and radius of each component.
 *
 * **When to use**
 *
 * Use to learn how far apart the cities of a network can be, and which of them are nearest to all others.
 *
 * **Details**
 *
 * Exact. Instead of one search a node, bounds are narrowed until they meet, after Takes and Kosters (2013) and Dragan,
 * Habib and Viennot (2018): the node of the least lower bound is searched from; if it turns out to be farther from
 * something than thought, that something is searched from too, which raises the lower bounds of all; and no node can be
 * farther from anything than its neighbour by more than a link, which lowers the upper bounds. Trees that hang from the
 * graph are worked out from the node they hang from. Time: in graphs of twinnings a few hundred searches, 32 at once, of
 * the core without such trees, at worst as many as it has nodes (a cycle); memory at most 80 bytes a node and 8 bytes a
 * link.
 *
 * **Gotchas**
 *
 * Only distances within the node's own component count, so a node without a link has 0, and nodes of small components
 * have small values: compare within one component.
 *
 * @param watch `onProgress` is told nodes, of those that hang in no tree
 * @throws the reason of `signal` once it is aborted
 */
export const eccentricities = (graph: Csr, watch: Watch = {}): Eccentricities => {
  const { count, labels } = connectedComponents(graph)
  const { core, names, parents, order } = peel(graph, "trees")
  // the depth of the tree below each node, and of its second deepest branch
  const deepest = wholes(graph.nodes)
  const second = wholes(graph.nodes)
  for (const node of order) {
    const parent = parents[node] as number
    const depth = (deepest[node] as number) + 1
    second[parent] = Math.max(second[parent] as number, Math.min(depth, deepest[parent] as number))
    deepest[parent] = Math.max(deepest[parent] as number, depth)
  }
  const heights = Uint32Array.from(names, (name) => deepest[name] as number)
  const tell = watched(watch, core.nodes)
  const { low, outside } = boundCore(core, heights, (node) => labels[names[node] as number] as number, tell)

  // how far each node is from the farthest node that is not below it
  const above = wholes(graph.nodes)
  names.forEach((name, node) => {
    above[name] = (low[node] as number) > (heights[node] as number) ? (low[node] as number) : (outside[node] as number)
  })
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i] as number
    const parent = parents[node] as number
    const aside = deepest[parent] === (deepest[node] as number) + 1 ? second[parent] : deepest[parent]
    above[node] = 1 + Math.max(above[parent] as number, aside as number)
  }

  const result = above.map((distance, node) => Math.max(distance, deepest[node] as number))
  const diameters = wholes(count)
  const radii = wholes(count).fill(graph.nodes)
  result.forEach((distance, node) => {
    const label = labels[node] as number
    diameters[label] = Math.max(diameters[label] as number, distance)
    radii[label] = Math.min(radii[label] as number, distance)
  })
  return { eccentricities: result, diameters, radii }
}

/**
 * The nodes that are nearest to the farthest other: those whose eccentricity is the radius, ascending.
 *
 * **Details**
 *
 * Time and memory as {@link eccentricities}, whose result holds the same answer for all components. A graph without
 * nodes has an empty centre.
 *
 * @param component the number of a component, as `connectedComponents` gives it; the largest unless told
 * @param watch as {@link eccentricities} takes it
 * @throws {InvalidOption} when there are components, and none of that number
 * @throws the reason of `signal` once it is aborted
 */
export const centre = (graph: Csr, component = 0, watch?: Watch): Uint32Array => {
  const { count, labels } = connectedComponents(graph)
  checkComponent(count, component)
  const found = eccentricities(graph, watch)
  return labels
    .map((_, node) => node)
    .filter((node) => labels[node] === component && found.eccentricities[node] === found.radii[component])
}
