const sortedBefore = new WeakMap<object, Float64Array>()

const sorted = (values: ArrayLike<number> & object): Float64Array => {
  const known = sortedBefore.get(values)
  if (known !== undefined) return known
  const made = Float64Array.from(values).sort()
  sortedBefore.set(values, made)
  return made
}

/**
 * The place of a value among all, 1 for the highest; equal values share the better place.
 *
 * **Details**: the values are sorted the first time, and must not change afterwards.
 */
export const rankOf = (values: ArrayLike<number> & object, value: number): number => {
  const all = sorted(values)
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((all[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return all.length - low + 1
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

/** The values of the largest component, 0 elsewhere: in a component of two every city is as close as can be. */
export const inLargest = (component: Uint32Array, values: Float64Array): Float64Array =>
  values.map((value, node) => (component[node] === 0 ? value : 0))

/** Betweenness as a share of the pairs of other nodes, 0..1. */
export const sharePerPair = (betweenness: number, nodes: number): number =>
  nodes < 3 ? 0 : (2 * betweenness) / ((nodes - 1) * (nodes - 2))
