import { floats, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { checkWhole } from "./checks.ts"
import { aggregate, compact, firstLevel, follow, type Level, moveNodes, ownLabels } from "./levels.ts"
import { type Communities, type CommunitiesOptions, communitiesOf } from "./louvain.ts"
import { checkResolution } from "./modularity.ts"
import { random, shuffled } from "./random.ts"
import { watched } from "./watch.ts"

/** How {@link leiden} divides a graph. */
export interface LeidenOptions extends CommunitiesOptions {
  /**
   * How often at most to go through all levels, each time from the division found: a whole number of 1 or more, 2 if left
   * out. It ends sooner when modularity rises no more, after 10 to 50; the first few raise it most.
   */
  readonly iterations?: number
}

/** How far, in links, a merge may fall short of the best and still be likely in the refinement. */
const looseness = 0.01

/** Grows with `x`, from 0 through e⁻¹ at −1 to 1 at 0, by multiplication alone, which every engine rounds alike. */
const chance = (x: number): number => {
  let power = Math.max(0, 1 + x / 1024)
  for (let i = 0; i < 10; i++) power *= power
  return power
}

/**
 * Divides each community into parts that hold together: from nodes by themselves, those well connected with the rest of
 * the community join a well-connected part of it, at random, the better the likelier.
 *
 * @internal
 */
export const refine = (
  level: Level,
  labels: Uint32Array,
  total: number,
  resolution: number,
  next: () => number
): Uint32Array => {
  const { nodes, offsets, neighbours, weights, strengths } = level
  const sums = floats(nodes)
  const parts = wholes(nodes)
  const partSums = strengths.slice()
  /** For each part the links with the rest of its community. */
  const ties = floats(nodes)
  const alone = new Uint8Array(nodes).fill(1)
  for (let node = 0; node < nodes; node++) {
    const label = labels[node] as number
    parts[node] = node
    ;(sums[label] as number) += strengths[node] as number
    let inside = 0
    for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++)
      if (labels[neighbours[i] as number] === label) inside += weights[i] as number
    ties[node] = inside
  }
  const connected = (part: number, sum: number): boolean => {
    const own = partSums[part] as number
    return (ties[part] as number) * total >= resolution * own * (sum - own)
  }

  const links = floats(nodes)
  const met = wholes(nodes)
  const chances = floats(nodes)
  for (const node of shuffled(nodes, next)) {
    const label = labels[node] as number
    const sum = sums[label] as number
    if (alone[node] === 0 || !connected(node, sum)) continue
    let count = 0
    for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
      const neighbour = neighbours[i] as number
      if (labels[neighbour] !== label) continue
      const part = parts[neighbour] as number
      if (links[part] === 0) met[count++] = part
      ;(links[part] as number) += weights[i] as number
    }
    const cost = (resolution * (strengths[node] as number)) / total
    let best = 0
    let open = 0
    for (let i = 0; i < count; i++) {
      const part = met[i] as number
      const gain = (links[part] as number) - cost * (partSums[part] as number)
      if (gain < 0 || !connected(part, sum)) {
        links[part] = 0
        continue
      }
      met[open] = part
      chances[open++] = gain
      if (gain > best) best = gain
    }
    // staying alone gains nothing, and is as likely as a merge that gains nothing
    let all = chance(-best / looseness)
    for (let i = 0; i < open; i++) all = chances[i] = all + chance(((chances[i] as number) - best) / looseness)
    const drawn = (next() / 2 ** 32) * all
    let choice = open - 1
    while (choice >= 0 && (choice === 0 ? chance(-best / looseness) : (chances[choice - 1] as number)) > drawn) choice--
    if (choice >= 0) {
      const part = met[choice] as number
      parts[node] = part
      alone[part] = 0
      ;(partSums[part] as number) += strengths[node] as number
      ties[part] = (ties[part] as number) + (ties[node] as number) - 2 * (links[part] as number)
    }
    for (let i = 0; i < open; i++) links[met[i] as number] = 0
  }
  return parts
}

/** Divides each community of a graph into its connected parts; labels in `0..n-1`. */
const connectedParts = ({ nodes, offsets, neighbours }: Csr, labels: Uint32Array): Uint32Array => {
  const parts = wholes(nodes).fill(nodes)
  const stack = wholes(nodes)
  for (let start = 0; start < nodes; start++) {
    if (parts[start] !== nodes) continue
    parts[start] = start
    stack[0] = start
    for (let height = 1; height > 0; ) {
      const node = stack[--height] as number
      for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
        const neighbour = neighbours[i] as number
        if (parts[neighbour] !== nodes || labels[neighbour] !== labels[start]) continue
        parts[neighbour] = start
        stack[height++] = neighbour
      }
    }
  }
  return parts
}

/** The modularity of a division of a level, but for a constant, times 4m². */
const quality = (level: Level, labels: Uint32Array, total: number, resolution: number): number => {
  const sums = floats(level.nodes)
  let inside = 0
  for (let node = 0; node < level.nodes; node++) {
    const label = labels[node] as number
    ;(sums[label] as number) += level.strengths[node] as number
    for (let i = level.offsets[node] as number; i < (level.offsets[node + 1] as number); i++)
      if (labels[level.neighbours[i] as number] === label) inside += level.weights[i] as number
  }
  let squares = 0
  for (const sum of sums) squares += sum * sum
  return inside * total - resolution * squares
}

/**
 * Divides a graph into communities, each connected, by the method of Leiden (Traag, Waltman & van Eck 2019).
 *
 * **When to use**
 *
 * Use to see into which circles a network of cities falls: cities linked more with each other than their numbers of
 * partners let expect.
 *
 * **Details**
 *
 * Nodes move to the community that raises modularity most; each community is refined into well-connected parts; the
 * parts then move as if they were nodes, and so on until nothing moves; then all of it again from the division found.
 * Community 0 is the largest; of two of the same size the one with the smallest node comes
 * first. The result depends on nothing but the graph, the order of its nodes, the seed and the options. Time close to
 * linear for each repetition, memory about 70 bytes a node and 24 bytes a link.
 *
 * **Gotchas**
 *
 * Finding the best division is beyond any method of this speed: another seed, or another order of the nodes, gives
 * another that is nearly as good. Take the best of several seeds, and do not lean on where a single node falls. Modularity
 * does not see communities smaller than about √(2m) links (Fortunato & Barthélemy 2007); a resolution above 1 does.
 *
 * `onProgress` is told nodes times iterations: how many have gone into others for good.
 *
 * @throws {InvalidOption} when `seed` is not a whole number in 0..2³²−1, `resolution` is negative or not finite, or
 * `iterations` is not a whole number of 1 or more
 * @throws the reason of `signal` once it is aborted
 */
export const leiden = (graph: Csr, { seed, resolution = 1, iterations = 2, ...watch }: LeidenOptions): Communities => {
  checkResolution(resolution)
  checkWhole("iterations", iterations, 1)
  const next = random(seed)
  const total = 2 * graph.links
  const [first, folded] = firstLevel(graph, resolution)
  const found = ownLabels(first.nodes)
  const tell = watched(watch, iterations * first.nodes)
  let before = -Infinity
  for (let iteration = 0; iteration < iterations; iteration++) {
    let level = first
    let labels = found.slice()
    const place = ownLabels(first.nodes)
    for (;;) {
      const done = (iteration + 1) * first.nodes - level.nodes
      moveNodes(level, labels, total, resolution, next, (steps) => tell(done, steps))
      let count = compact(labels)
      if (count === level.nodes) break
      let parts = refine(level, labels, total, resolution, next)
      const refined = compact(parts)
      if (refined === level.nodes) parts = labels
      else count = refined
      const above = wholes(count)
      for (let node = 0; node < level.nodes; node++) above[parts[node] as number] = labels[node] as number
      follow(place, parts)
      level = aggregate(level, parts, count)
      labels = above
    }
    follow(place, labels)
    found.set(place)
    const after = quality(first, found, total, resolution)
    if (after <= before) break
    before = after
  }
  tell(iterations * first.nodes)
  follow(folded, found)
  return communitiesOf(graph, connectedParts(graph, folded), resolution)
}
