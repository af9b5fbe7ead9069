import type { Affiliations } from "@proxeny/graph"

/** The place of a value among all, 1 for the highest; equal values share the better place. */
export const rankOf = (values: ArrayLike<number>, value: number): number => {
  let higher = 0
  for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) > value) higher++
  return higher + 1
}

/** The nodes with the highest values, the highest first, of equals the smaller; nodes with a value of 0 are not ranked. */
export const topOf = (values: ArrayLike<number>, count: number): ReadonlyArray<number> => {
  const best: Array<number> = []
  for (let node = 0; node < values.length; node++) {
    const value = values[node] ?? 0
    if (value <= 0 || (best.length === count && value <= (values[best[count - 1] ?? 0] ?? 0))) continue
    const after = best.findIndex((other) => (values[other] ?? 0) < value)
    if (after >= 0) best.splice(after, 0, node)
    else best.push(node)
    if (best.length > count) best.pop()
  }
  return best
}

/** Betweenness as a share of the pairs of other nodes, 0..1. */
export const sharePerPair = (betweenness: number, nodes: number): number =>
  nodes < 3 ? 0 : (2 * betweenness) / ((nodes - 1) * (nodes - 2))

/** The members that share most groups with one, and how much, the most first, of equals the smaller. */
export const closestTo = (
  { groupOffsets, groupsOf, groupWeights, memberOffsets, membersOf, weights }: Affiliations,
  member: number,
  count: number
): ReadonlyArray<readonly [member: number, shared: number]> => {
  const shared = new Map<number, number>()
  for (let i = memberOffsets[member] ?? 0; i < (memberOffsets[member + 1] ?? 0); i++) {
    const group = groupsOf[i] ?? 0
    for (let k = groupOffsets[group] ?? 0; k < (groupOffsets[group + 1] ?? 0); k++) {
      const other = membersOf[k] ?? 0
      const more = (weights[i] ?? 0) * (groupWeights[k] ?? 0)
      if (other !== member && more > 0) shared.set(other, (shared.get(other) ?? 0) + more)
    }
  }
  return [...shared].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, count)
}
