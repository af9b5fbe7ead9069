import { floats } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { checkOption, checkWhole } from "./checks.ts"
import { degrees } from "./degrees.ts"
import { type Rows, rowsByLength } from "./rows.ts"
import { type Watch, watched } from "./watch.ts"

/** When {@link eigenvectorCentrality} stops. */
export interface EigenvectorOptions extends Watch {
  /** By how much a value may still change in a step when the iteration stops: above 0, 1e-10 if left out. */
  readonly tolerance?: number
  /** How many steps to take at most: a whole number of 1 or more, 10,000 if left out. */
  readonly steps?: number
}

/** After how many steps to begin anew from the best that they give: as many vectors are held. */
const cycle = 12

/** Writes to `sums` the sum of each row's values, less a multiple of `before`; gives the product of sums and values. */
const multiply = (
  { ends, places }: Rows,
  values: Float64Array,
  multiple: number,
  before: Float64Array,
  sums: Float64Array
): number => {
  let product = 0
  for (let row = 0, i = 0; row < ends.length; row++) {
    const end = ends[row] as number
    let sum = 0
    for (; i < end; i++) sum += values[places[i] as number] as number
    sum -= multiple * (before[row] as number)
    sums[row] = sum
    product += sum * (values[row] as number)
  }
  return product
}

/**
 * The eigenvector of the largest eigenvalue of a symmetric matrix of three diagonals, those beside the middle one 0 or
 * more: scaled to a length of 1, with no value below 0.
 */
const topOf = (diagonal: ReadonlyArray<number>, beside: ReadonlyArray<number>): Array<number> => {
  // The eigenvalue by bisection: above it, and there alone, all pivots are above 0.
  const pivots: Array<number> = []
  const isAbove = (value: number): boolean =>
    diagonal.every((own, i) => {
      pivots[i] = value - own - (i === 0 ? 0 : (beside[i - 1] as number) ** 2 / (pivots[i - 1] as number))
      return (pivots[i] as number) > 0
    })
  let low = Math.max(...diagonal)
  let high = low + 2 * Math.max(...beside) + 1
  for (let middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2)
    if (isAbove(middle)) high = middle
    else low = middle
  isAbove(high)
  // Then inverse iteration, in which nothing is subtracted, so that small values are exact too.
  const vector = diagonal.map(() => 1)
  for (let time = 0; time < 2; time++) {
    for (let i = 1; i < vector.length; i++)
      vector[i] =
        (vector[i] as number) + ((beside[i - 1] as number) * (vector[i - 1] as number)) / (pivots[i - 1] as number)
    for (let i = vector.length - 1, next = 0; i >= 0; i--)
      vector[i] = next = ((vector[i] as number) + (beside[i] as number) * next) / (pivots[i] as number)
    const length = Math.hypot(...vector)
    vector.forEach((value, i) => {
      vector[i] = value / length
    })
  }
  return vector
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
 * adjacency matrix. By the method of Lanczos (1950) from equal values, begun anew every 12 steps. Time `(n + m)` for each
 * step, memory 130 bytes a node and 8 bytes a link. Where there is no link every node has 1 / √n; otherwise nodes without
 * a link have 0. `onProgress` is told steps, of the most there can be.
 *
 * **Gotchas**
 *
 * Of several components only the one with the largest eigenvalue keeps its values, and the others go to 0; where several
 * share it, each has a part in proportion to the sum of its values. Steps get small when the second eigenvalue is close
 * to the first, as in long paths: after `steps` the values are given as far as they got.
 *
 * @throws {InvalidOption} when `tolerance` or `steps` is out of its range
 * @throws the reason of `signal` once it is aborted
 */
export const eigenvectorCentrality = (
  graph: Csr,
  { tolerance = 1e-10, steps = 10_000, ...watch }: EigenvectorOptions = {}
): Float64Array => {
  checkOption(tolerance > 0, "tolerance", "above 0", tolerance)
  checkWhole("steps", steps, 1)
  const tell = watched(watch, steps)
  const result = floats(graph.nodes)
  if (graph.links === 0) return result.fill(1 / Math.sqrt(graph.nodes))

  const rows = rowsByLength(graph, degrees(graph), 1)
  const count = rows.names.length
  const start = floats(count).fill(1 / Math.sqrt(count))
  const basis = [start]
  // There is no getting nearer than rounding lets.
  const least = Math.max(tolerance, 1e-14)
  for (let step = 0, moving = true; moving && step < steps; ) {
    const diagonal: Array<number> = []
    const beside: Array<number> = []
    let shares: ReadonlyArray<number> = [1]
    for (let i = 0; i < cycle && step < steps; i++) {
      tell(step++, rows.places.length + 10 * count)
      const values = basis[i] as Float64Array
      const next = basis[i + 1] ?? floats(count)
      basis[i + 1] = next
      const own = multiply(rows, values, beside[i - 1] ?? 0, basis[Math.max(0, i - 1)] as Float64Array, next)
      let squares = 0
      let most = 0
      for (let row = 0; row < count; row++) {
        const rest = (next[row] as number) - own * (values[row] as number)
        next[row] = rest
        squares += rest * rest
        if (most < Math.abs(rest)) most = Math.abs(rest)
      }
      // by how much a step of power iteration would change a value
      if (i === 0) moving = most > least * own
      if (!moving) break
      const length = Math.sqrt(squares)
      diagonal.push(own)
      beside.push(length)
      shares = topOf(diagonal, beside)
      // Past this, rounding would turn up the same eigenvalue again, and where several components have it change their parts.
      if (length * (shares[i] as number) <= least * (diagonal[0] as number)) break
      for (let row = 0; row < count; row++) next[row] = (next[row] as number) / length
    }
    const [first = 0, ...others] = shares
    let squares = 0
    for (let row = 0; row < count; row++) {
      let sum = first * (start[row] as number)
      for (let i = 0; i < others.length; i++)
        sum += (others[i] as number) * ((basis[i + 1] as Float64Array)[row] as number)
      start[row] = sum
      squares += sum * sum
    }
    const length = Math.sqrt(squares)
    for (let row = 0; row < count; row++) start[row] = (start[row] as number) / length
  }
  tell(steps)
  // what is below 0 is so by rounding
  rows.names.forEach((node, row) => {
    result[node] = Math.abs(start[row] as number)
  })
  return result
}
