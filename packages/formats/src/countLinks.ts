import type { LinkCounts } from "./GraphFile.ts"

/** The rows grouped by the end that stands at `side` (0 or 1): where each node's group begins, and the other ends. */
const groupedBy = (nodes: number, pairs: Uint32Array, side: 0 | 1): readonly [Uint32Array, Uint32Array] => {
  const begins = new Uint32Array(nodes + 2)
  for (let i = side; i < pairs.length; i += 2) {
    const at = (pairs[i] as number) + 2
    begins[at] = (begins[at] as number) + 1
  }
  for (let i = 2; i < begins.length; i++) begins[i] = (begins[i] as number) + (begins[i - 1] as number)
  // Filling moves each begin to the begin of the next, which the shift by two makes right again.
  const others = new Uint32Array(pairs.length / 2)
  for (let i = 0; i < pairs.length; i += 2) {
    const node = (pairs[i + side] as number) + 1
    const at = begins[node] as number
    others[at] = pairs[i + 1 - side] as number
    begins[node] = at + 1
  }
  return [begins, others]
}

/**
 * Counts what has to be known of a list of links before it becomes a simple graph.
 *
 * **Details**: time and memory grow linearly with nodes and rows. A self-loop given twice is one repetition and two
 * self-loops; it is never a pair given in both directions.
 */
export const countLinks = (nodes: number, pairs: Uint32Array): LinkCounts => {
  const [outBegins, outs] = groupedBy(nodes, pairs, 0)
  const [inBegins, ins] = groupedBy(nodes, pairs, 1)
  // stamp[w] is v + 1 while w is known to follow v.
  const stamp = new Uint32Array(nodes)
  let [selfLoops, repeated, reversed, nodesWithoutLink] = [0, 0, 0, 0]
  for (let v = 0; v < nodes; v++) {
    let linked = false
    for (let i = outBegins[v] as number; i < (outBegins[v + 1] as number); i++) {
      const w = outs[i] as number
      if (w === v) selfLoops++
      else linked = true
      if (stamp[w] === v + 1) repeated++
      stamp[w] = v + 1
    }
    for (let i = inBegins[v] as number; i < (inBegins[v + 1] as number); i++) {
      const u = ins[i] as number
      if (u === v) continue
      linked = true
      if (u < v || stamp[u] !== v + 1) continue
      reversed++
      stamp[u] = 0
    }
    if (!linked) nodesWithoutLink++
  }
  return { rows: pairs.length / 2, selfLoops, repeated, reversed, nodesWithoutLink }
}
