import type { Csr } from "./Csr.ts"

/**
 * One step of a breadth-first search from up to 32 nodes at once, one bit each (Then and others, 2014): what the nodes in
 * front have met, their neighbours meet next.
 *
 * **Details**
 *
 * The nodes in front stand at `begin..tail-1` of `queue`, their bits in `front`, which is cleared; the next ones are put
 * into the other half of `queue`, which has room for each node twice, and their bits into `ahead`.
 *
 * @returns one more than the last of the next ones; they begin where that half does
 * @internal
 */
export const advance = (
  { nodes, offsets, neighbours }: Csr,
  seen: Uint32Array,
  front: Uint32Array,
  ahead: Uint32Array,
  queue: Uint32Array,
  begin: number,
  tail: number
): number => {
  let put = begin === 0 ? nodes : 0
  for (let i = begin; i < tail; i++) {
    const node = queue[i] as number
    const bits = front[node] as number
    front[node] = 0
    for (let j = offsets[node] as number, end = offsets[node + 1] as number; j < end; j++) {
      const neighbour = neighbours[j] as number
      const fresh = bits & ~(seen[neighbour] as number)
      if (fresh === 0) continue
      const waiting = ahead[neighbour] as number
      if (waiting === 0) queue[put++] = neighbour
      ahead[neighbour] = waiting | fresh
    }
  }
  return put
}
