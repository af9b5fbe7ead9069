import type { Csr } from "./Csr.ts"

/** When {@link eigenvectorCentrality} stops. */
export interface EigenvectorOptions {
  /** By how much a value may still change in a step when the iteration stops: above 0, 1e-10 if left out. */
  readonly tolerance?: number
  /** How many steps to take at most: a whole number of 1 or more, 10,000 if left out. */
  readonly steps?: number
}

/**
 * The eigenvector centrality of each node: in proportion to the sum of that of its neighbours, so that it is central to
 * be linked to central nodes.
 *
 * **When to use**
 *
 * Use on a connected graph, such as the largest component, to find the densest circle of cities that are all twinned
 * with each other, and who stands close to it.
 *
 * **Details**
 *
 * A new array of `n` values of 0 or more whose squares sum to 1: the eigenvector of the largest eigenvalue of the
 * adjacency matrix. Power iteration from equal values; an eighth of the estimated eigenvalue is added to the diagonal, which
 * changes no eigenvector and lets bipartite graphs, such as a star, converge. Time `(n + m)` for each step, memory 16
 * bytes a node. Where there is no link every node has 1 / √n; otherwise nodes without a link have 0.
 *
 * **Gotchas**
 *
 * Of several components only the one with the largest eigenvalue keeps its values, and the others go to 0; where several
 * share it, each has a part in proportion to the sum of its values. Steps get small when the second eigenvalue is close
 * to the first, as in long paths: after `steps` the values are given as far as they got.
 *
 * @throws {RangeError} when `tolerance` or `steps` is out of its range
 */
export const eigenvectorCentrality = (
  graph: Csr,
  { tolerance = 1e-10, steps = 10_000 }: EigenvectorOptions = {}
): Float64Array => {
  if (!(tolerance > 0)) throw new RangeError(`tolerance must be above 0, not ${String(tolerance)}`)
  if (!Number.isInteger(steps) || steps < 1)
    throw new RangeError(`steps must be a whole number of 1 or more, not ${String(steps)}`)
  const { nodes, links, offsets, neighbours } = graph

  let now = new Float64Array(nodes).fill(1 / Math.sqrt(nodes))
  if (links === 0) return now
  for (let node = 0; node < nodes; node++) if (offsets[node] === offsets[node + 1]) now[node] = 0
  let next = new Float64Array(nodes)
  let shift = links / nodes / 4
  for (let step = 0, moving = true; moving && step < steps; step++) {
    let squares = 0
    let before = 0
    for (let node = 0, from = 0; node < nodes; node++) {
      const to = offsets[node + 1] as number
      const value = now[node] as number
      let sum = shift * value
      for (; from < to; from++) sum += now[neighbours[from] as number] as number
      next[node] = sum
      squares += sum * sum
      before += value * value
    }
    const scale = Math.sqrt(squares)
    moving = false
    for (let node = 0; node < nodes; node++) {
      const value = (next[node] as number) / scale
      next[node] = value
      if (Math.abs(value - (now[node] as number)) > tolerance) moving = true
    }
    ;[now, next] = [next, now]
    shift = (scale / Math.sqrt(before) - shift) / 8
  }
  return now
}
