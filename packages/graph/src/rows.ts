import { sortedBy, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"

/**
 * The rows of some nodes of a graph, gathered side by side, those of one length together, the shortest first.
 *
 * **Details**
 *
 * For sweeps over a graph again and again: a processor guesses the ends of rows wrong where their lengths come as they
 * like, which takes longer than reading them.
 *
 * @internal
 */
export interface Rows {
  /** The node of each row. */
  readonly names: Uint32Array
  /** Where each row ends, and the next one begins. */
  readonly ends: Uint32Array
  /** The neighbours, each as the place of its own row. */
  readonly places: Uint32Array
}

/**
 * Gathers the rows of the nodes that have `least` neighbours or more: `left` says how many of each node's are to be in its
 * row, which are those that have a row themselves.
 *
 * @internal
 */
export const rowsByLength = ({ nodes, offsets, neighbours }: Csr, left: Uint32Array, least: number): Rows => {
  const { begins, order } = sortedBy(left, Math.max(nodes, least))
  const names = order.subarray(begins[least])
  const placeOf = wholes(nodes)
  let length = 0
  names.forEach((node, place) => {
    placeOf[node] = place
    length += left[node] as number
  })
  const ends = wholes(names.length)
  const places = wholes(length)
  let end = 0
  for (let place = 0; place < names.length; place++) {
    const node = names[place] as number
    for (let i = offsets[node] as number, to = offsets[node + 1] as number; i < to; i++) {
      const neighbour = neighbours[i] as number
      if ((left[neighbour] as number) >= least) places[end++] = placeOf[neighbour] as number
    }
    ends[place] = end
  }
  return { names, ends, places }
}
