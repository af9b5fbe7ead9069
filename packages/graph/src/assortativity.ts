import type { Csr } from "./Csr.ts"

/**
 * The degree assortativity, in −1..1: how far nodes are linked to nodes of like degree. It is the correlation, over all
 * links, of the degrees at the two ends (M. Newman, Mixing patterns in networks, 2003).
 *
 * **When to use**
 *
 * Use to tell whether well connected cities seek each other (above 0) or are joined to cities with few twinnings
 * (below 0).
 *
 * **Details**
 *
 * `undefined` where the degrees at the ends of links are all alike, as in a cycle or without links: nothing can go
 * together with what does not vary. Nodes without a link do not count. Time linear in nodes and links; no memory.
 */
export const degreeAssortativity = (graph: Csr): number | undefined => {
  const { nodes, links, offsets, neighbours } = graph
  let ofSquares = 0
  let least = Infinity
  let most = 0
  for (let node = 0; node < nodes; node++) {
    const degree = (offsets[node + 1] as number) - (offsets[node] as number)
    ofSquares += degree * degree
    if (degree > most) most = degree
    if (degree > 0 && degree < least) least = degree
  }
  if (least >= most) return undefined

  // Each node is the end of as many links as its degree. Deviations from the mean, rather than sums of powers, so that
  // no digits are lost to a large degree.
  const mean = ofSquares / (2 * links)
  let variance = 0
  let covariance = 0
  for (let node = 0; node < nodes; node++) {
    const from = offsets[node] as number
    const to = offsets[node + 1] as number
    const deviation = to - from - mean
    let others = 0
    for (let i = from; i < to; i++) {
      const neighbour = neighbours[i] as number
      others += (offsets[neighbour + 1] as number) - (offsets[neighbour] as number) - mean
    }
    variance += (to - from) * deviation * deviation
    covariance += deviation * others
  }
  return Math.max(-1, Math.min(1, covariance / variance))
}
