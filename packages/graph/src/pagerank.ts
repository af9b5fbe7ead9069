import type { Csr } from "./Csr.ts"

/** How {@link pagerank} walks, and how exactly. */
export interface PagerankOptions {
  /** The chance that a step follows a link rather than jumping to any node: 0 up to, not including, 1; 0.85 if left out. */
  readonly damping?: number
  /** By what share of itself a rank may still change when the iteration stops: above 0, 1e-12 if left out. */
  readonly tolerance?: number
}

/**
 * The PageRank of each node: the share of its time that an endless walk spends there, if each step follows a link with
 * the chance `damping` and otherwise jumps to any node.
 *
 * **When to use**
 *
 * Use for the standing of a city that counts partners by how few others they have: a link with a city of many partners
 * adds less than one with a city of few.
 *
 * **Details**
 *
 * A new array of `n` values above 0 that sum to 1. From a node without a link every step jumps ("dangling"), so such
 * nodes all have the same, least, rank. On an undirected graph the equations are symmetric and positive definite but for
 * a scale, so that trees that hang on the rest can be eliminated exactly and the rest solved by successive
 * over-relaxation (Young 1954): 40 sweeps for the defaults where the power method takes 170 steps. Time `n + m` for each
 * sweep, memory at most 56 bytes a node and 8 bytes a link.
 *
 * **Gotchas**
 *
 * On an undirected graph PageRank follows the degree closely; at a damping of 1 it would be the degree over 2m. Without
 * links every rank is 1 / n; without nodes there are none.
 *
 * @throws {RangeError} when `damping` or `tolerance` is out of its range
 */
export const pagerank = (graph: Csr, { damping = 0.85, tolerance = 1e-12 }: PagerankOptions = {}): Float64Array => {
  if (!(damping >= 0 && damping < 1))
    throw new RangeError(`damping must be at least 0 and below 1, not ${String(damping)}`)
  if (!(tolerance > 0)) throw new RangeError(`tolerance must be above 0, not ${String(tolerance)}`)
  const { nodes, links, offsets, neighbours } = graph

  // Solved for y = rank / degree in units of what a jump gives a node: degree · y = 1 + damping · (sum of y over the
  // neighbours). What dangling nodes hand out only adds to the jump, and the sum is made 1 at the end.
  // First elimination, from the leaves inwards, until no node of one link is left.
  const diagonal = new Float64Array(nodes)
  const values = new Float64Array(nodes).fill(1)
  const left = new Uint32Array(nodes)
  const order = new Uint32Array(nodes)
  let peeled = 0
  for (let node = 0; node < nodes; node++) {
    const degree = (offsets[node + 1] as number) - (offsets[node] as number)
    diagonal[node] = degree
    left[node] = degree
    if (degree === 1) order[peeled++] = node
  }
  /** The node over which a peeled one is linked with the rest, itself if nothing is left; of the others their place. */
  const towards = new Uint32Array(nodes)
  for (let i = 0; i < peeled; i++) {
    const node = order[i] as number
    towards[node] = node
    if (left[node] === 0) continue
    left[node] = 0
    let at = offsets[node] as number
    while (left[neighbours[at] as number] === 0) at++
    const neighbour = neighbours[at] as number
    const share = damping / (diagonal[node] as number)
    towards[node] = neighbour
    diagonal[neighbour] = (diagonal[neighbour] as number) - damping * share
    values[neighbour] = (values[neighbour] as number) + share * (values[node] as number)
    left[neighbour] = (left[neighbour] as number) - 1
    if (left[neighbour] === 1) order[peeled++] = neighbour
  }

  // Then relaxation of what is left, gathered side by side.
  let count = 0
  let ends = 0
  for (let node = 0; node < nodes; node++) {
    if ((left[node] as number) < 2) continue
    towards[node] = count
    order[peeled + count++] = node
    ends += left[node] as number
  }
  const rows = new Uint32Array(ends)
  const rowEnds = new Uint32Array(count)
  const given = new Float64Array(count)
  const scales = new Float64Array(count)
  const core = new Float64Array(count).fill(nodes / (2 * links * (1 - damping)))
  const relaxation = 2 / (1 + Math.sqrt(1 - damping * damping))
  ends = 0
  for (let i = 0; i < count; i++) {
    const node = order[peeled + i] as number
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at++) {
      const neighbour = neighbours[at] as number
      if ((left[neighbour] as number) > 1) rows[ends++] = towards[neighbour] as number
    }
    rowEnds[i] = ends
    given[i] = values[node] as number
    scales[i] = relaxation / (diagonal[node] as number)
  }
  // No graph needs as many sweeps as the Gauss–Seidel method, which divides the error by damping⁻² each; past e⁻⁴⁰ there
  // is only rounding left.
  const limit = 3 - 20 / Math.log(damping)
  for (let sweep = 0, moving = count > 0; moving && sweep < limit; sweep++) {
    moving = false
    for (let i = 0, at = 0; i < count; i++) {
      const end = rowEnds[i] as number
      let sum = 0
      for (; at < end; at++) sum += core[rows[at] as number] as number
      const before = core[i] as number
      const change = (scales[i] as number) * ((given[i] as number) + damping * sum) - relaxation * before
      core[i] = before + change
      moving ||= Math.abs(change) > tolerance * before
    }
  }
  for (let i = 0; i < count; i++) values[order[peeled + i] as number] = core[i] as number

  // The peeled follow from what they hang on, the last peeled first.
  for (let i = peeled - 1; i >= 0; i--) {
    const node = order[i] as number
    const neighbour = towards[node] as number
    const from = neighbour === node ? 0 : damping * (values[neighbour] as number)
    values[node] = ((values[node] as number) + from) / (diagonal[node] as number)
  }
  let total = 0
  for (let node = 0; node < nodes; node++) {
    const rank = (values[node] as number) * Math.max(1, (offsets[node + 1] as number) - (offsets[node] as number))
    values[node] = rank
    total += rank
  }
  for (let node = 0; node < nodes; node++) values[node] = (values[node] as number) / total
  return values
}
