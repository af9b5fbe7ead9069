import { floats, sortedBy, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { shuffled } from "./random.ts"

/**
 * A graph whose nodes are groups of nodes of another; links within a group are not held, only counted in its strength.
 *
 * @internal
 */
export interface Level {
  readonly nodes: number
  readonly offsets: Uint32Array
  readonly neighbours: Uint32Array
  /** How many links of the first graph each link stands for. */
  readonly weights: Uint32Array
  /** The sum of the degrees, in the first graph, of the nodes of each group. */
  readonly strengths: Float64Array
}

/**
 * The level whose nodes are the groups of another's: `groups` gives each node's, in `0..count-1`.
 *
 * @internal
 */
export const aggregate = (level: Level, groups: Uint32Array, count: number): Level => {
  const { begins, order: members } = sortedBy(groups, count)
  const offsets = wholes(count + 1)
  const neighbours = wholes(level.neighbours.length)
  const weights = wholes(level.neighbours.length)
  const strengths = floats(count)
  const place = wholes(count)
  let end = 0
  for (let group = 0; group < count; group++) {
    const begin = end
    let strength = 0
    for (let m = begins[group] as number; m < (begins[group + 1] as number); m++) {
      const node = members[m] as number
      strength += level.strengths[node] as number
      for (let i = level.offsets[node] as number; i < (level.offsets[node + 1] as number); i++) {
        const other = groups[level.neighbours[i] as number] as number
        if (other === group) continue
        let at = place[other] as number
        // a place left over from an earlier group, or none, is before the beginning of this one or not of this neighbour
        if (at < begin || at >= end || neighbours[at] !== other) {
          at = end++
          place[other] = at
          neighbours[at] = other
          weights[at] = 0
        }
        ;(weights[at] as number) += level.weights[i] as number
      }
    }
    strengths[group] = strength
    offsets[group + 1] = end
  }
  return { nodes: count, offsets, neighbours: neighbours.slice(0, end), weights: weights.slice(0, end), strengths }
}

/**
 * Numbers the labels in use from 0 in order of their first node, in place, and counts them.
 *
 * @internal
 */
export const compact = (labels: Uint32Array): number => {
  const numbers = wholes(labels.length)
  let count = 0
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node] as number
    if (numbers[label] === 0) numbers[label] = ++count
    labels[node] = (numbers[label] as number) - 1
  }
  return count
}

/**
 * The whole numbers 0..`length`−1: each node a group of its own.
 *
 * @internal
 */
export const ownLabels = (length: number): Uint32Array => {
  const labels = wholes(length)
  for (let node = 0; node < length; node++) labels[node] = node
  return labels
}

/**
 * Replaces each place, in place, by the group that it has gone into.
 *
 * @internal
 */
export const follow = (places: Uint32Array, groups: Uint32Array): void => {
  for (let node = 0; node < places.length; node++) places[node] = groups[places[node] as number] as number
}

/**
 * The first level, and for each node of the graph its node there.
 *
 * Up to a resolution of 1 a node of one link is never better off than with its neighbour, so these are put together from
 * the start, which about halves the networks of this field.
 *
 * @internal
 */
export const firstLevel = (graph: Csr, resolution: number): readonly [Level, Uint32Array] => {
  const { nodes, offsets, neighbours } = graph
  const groups = wholes(nodes)
  const strengths = floats(nodes)
  for (let node = 0; node < nodes; node++) {
    const from = offsets[node] as number
    strengths[node] = (offsets[node + 1] as number) - from
    groups[node] = node
    if (resolution > 1 || strengths[node] !== 1) continue
    const neighbour = neighbours[from] as number
    // of a pair apart from all others, the first holds both
    if (neighbour < node || (offsets[neighbour + 1] as number) - (offsets[neighbour] as number) > 1)
      groups[node] = neighbour
  }
  const level = { nodes, offsets, neighbours, weights: wholes(neighbours.length).fill(1), strengths }
  const count = compact(groups)
  return [count === nodes ? level : aggregate(level, groups, count), groups]
}

/**
 * Moves single nodes to the neighbouring community, or to one of their own, that raises modularity most; writes to
 * `labels`, whose values are in `0..nodes-1`. Each node is looked at once, and again after a neighbour has moved. Tells
 * whether any has moved: then others than neighbours may be better off where somebody left, see {@link settleNodes}.
 *
 * Gains are compared times 2m, where at a resolution of 1 they are whole numbers and so exact; `total` is 2m. `tell` hears
 * of steps taken.
 *
 * @internal
 */
export const moveNodes = (
  level: Level,
  labels: Uint32Array,
  total: number,
  resolution: number,
  next: () => number,
  tell: (steps: number) => void
): boolean => {
  const { nodes, offsets, neighbours, weights, strengths } = level
  const sums = floats(nodes)
  const sizes = wholes(nodes)
  for (let node = 0; node < nodes; node++) {
    const label = labels[node] as number
    ;(sums[label] as number) += strengths[node] as number
    ;(sizes[label] as number)++
  }
  let empty = 0
  const links = floats(nodes)
  const met = wholes(nodes)
  const queue = shuffled(nodes, next)
  const waiting = new Uint8Array(nodes).fill(1)
  // Rounding at other resolutions than 1 must not let two nodes chase each other for ever.
  const least = 1e-12 * total * Math.max(1, resolution)
  let moved = false
  for (let head = 0, left = nodes; left > 0; left--) {
    const node = queue[head] as number
    const slot = head
    head = head + 1 === nodes ? 0 : head + 1
    waiting[node] = 0
    const from = labels[node] as number
    const begin = offsets[node] as number
    const end = offsets[node + 1] as number
    const strength = strengths[node] as number
    tell(8 + 4 * (end - begin))
    let count = 0
    for (let i = begin; i < end; i++) {
      const label = labels[neighbours[i] as number] as number
      const weight = links[label] as number
      if (weight === 0) met[count++] = label
      links[label] = weight + (weights[i] as number)
    }
    const cost = resolution * strength
    const margin = least * strength
    let to = from
    let best = (links[from] as number) * total - cost * ((sums[from] as number) - strength) + margin
    for (let i = 0; i < count; i++) {
      const label = met[i] as number
      const gain = (links[label] as number) * total - cost * (sums[label] as number)
      links[label] = 0
      if (gain > best && label !== from) {
        best = gain
        to = label
      }
    }
    if (best < 0) {
      // being alone, worth 0, is better than any company: one node more than communities in use, so one is empty
      while (sizes[empty] !== 0) empty = empty + 1 === nodes ? 0 : empty + 1
      to = empty
    }
    if (to === from) continue
    moved = true
    ;(sums[from] as number) -= strength
    ;(sizes[from] as number)--
    ;(sums[to] as number) += strength
    ;(sizes[to] as number)++
    labels[node] = to
    // the queue holds each node once, so behind its end there is room for all that do not wait
    for (let i = begin, tail = slot + left; i < end; i++) {
      const other = neighbours[i] as number
      if (waiting[other] === 1 || labels[other] === to) continue
      waiting[other] = 1
      queue[tail < nodes ? tail : tail - nodes] = other
      tail++
      left++
    }
  }
  return moved
}

/**
 * Moves nodes as {@link moveNodes} does until none of them would do better elsewhere.
 *
 * @internal
 */
export const settleNodes = (...given: Parameters<typeof moveNodes>): void => {
  while (moveNodes(...given));
}
