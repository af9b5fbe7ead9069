import { wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"

/**
 * Makes breadth-first searches from up to 32 sources at once, of which each has a bit (Then and others, 2014): what the
 * nodes in front have met, their neighbours meet next.
 *
 * **Details**
 *
 * The sources reach nothing beyond rows `from..to-1`. For each level `visit` is given the nodes in front, which are
 * `queue[begin..tail-1]`, and their bits in `front`, which it is to mark in `seen`.
 *
 * @internal
 */
export const wavesOver = ({ nodes, offsets, neighbours }: Csr) => {
  const [seen, queue] = [wholes(nodes), wholes(2 * nodes)]
  let [front, ahead] = [wholes(nodes), wholes(nodes)]
  return (
    sources: ArrayLike<number>,
    from: number,
    to: number,
    visit: (
      level: number,
      seen: Uint32Array,
      front: Uint32Array,
      queue: Uint32Array,
      begin: number,
      tail: number
    ) => void
  ): void => {
    seen.fill(0, from, to)
    queue.set(sources)
    let [begin, tail] = [0, sources.length]
    for (let bit = 0; bit < tail; bit++) ahead[sources[bit] as number] = 1 << bit
    for (let level = 0; begin < tail; level++) {
      const [now, next] = [ahead, front]
      front = now
      ahead = next
      visit(level, seen, now, queue, begin, tail)
      // the list of nodes in front goes to and fro between the two halves of the queue
      const other = begin === 0 ? nodes : 0
      let put = other
      for (let i = begin; i < tail; i++) {
        const node = queue[i] as number
        const bits = now[node] as number
        now[node] = 0
        for (let j = offsets[node] as number, end = offsets[node + 1] as number; j < end; j++) {
          const neighbour = neighbours[j] as number
          const fresh = bits & ~(seen[neighbour] as number)
          if (fresh === 0) continue
          const waiting = next[neighbour] as number
          if (waiting === 0) queue[put++] = neighbour
          next[neighbour] = waiting | fresh
        }
      }
      begin = other
      tail = put
    }
  }
}
