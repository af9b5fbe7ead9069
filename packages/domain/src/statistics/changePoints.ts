/** Room for one series, used anew by every call: sums of the values before each index, and of their squares, from 0. */
let sums = new Float64Array(64)
let squares = new Float64Array(64)
/** For each index the least cost of what begins there, its number of changes, and where the first of them is. */
let best = new Float64Array(64)
let changes = new Uint32Array(64)
let first = new Uint32Array(64)

const makeRoom = (length: number): void => {
  sums = new Float64Array(length)
  squares = new Float64Array(length)
  best = new Float64Array(length)
  changes = new Uint32Array(length)
  first = new Uint32Array(length)
}

/**
 * The indices at which a series in order of time takes on a new level, upwards; empty where it keeps one.
 *
 * **Details**: the exact minimum, over all ways to cut the series, of the squared distances to the mean of each segment plus
 * `penalty` for each change, by optimal partitioning (Jackson et al. 2005) from the end. A segment has `minimum` values or
 * more, 2 unless told. Of ways whose costs are equal to 1e-12 of the sum of squares, the one with fewer changes is taken,
 * then the one whose first change is earlier, and so on. Time is O(n²), memory O(n).
 *
 * **When to use**: to ask the data whether and when something changed before asking what caused it. A penalty of
 * 2σ²·ln n, σ² being the variance about the levels, is Schwarz's criterion (Yao 1988).
 *
 * **Gotchas**: a steady rise comes out as a staircase. The penalty is in the square of the unit of y. Values must be finite,
 * which is not checked. Throws a RangeError where the penalty is negative or the minimum is no whole number above 0.
 */
export const changePoints = (
  y: ArrayLike<number>,
  options: { readonly penalty: number; readonly minimum?: number }
): ReadonlyArray<number> => {
  const { penalty, minimum = 2 } = options
  if (!(penalty >= 0)) throw new RangeError(`the penalty ${penalty} is not 0 or more`)
  if (!Number.isSafeInteger(minimum) || minimum < 1)
    throw new RangeError(`a minimum of ${minimum} values is no whole number above 0`)
  const n = y.length
  let mean = 0
  for (let index = 0; index < n; index++) mean += (y[index] as number) / n
  if (best.length <= n) makeRoom(2 * n)
  // Sums of what is left of the mean, so that a series far from 0 loses no digits.
  for (let index = 0; index < n; index++) {
    const value = (y[index] as number) - mean
    sums[index + 1] = (sums[index] as number) + value
    squares[index + 1] = (squares[index] as number) + value * value
  }
  const equal = 1e-12 * (squares[n] as number)
  const cost = (from: number, to: number): number => {
    const sum = (sums[to] as number) - (sums[from] as number)
    return (squares[to] as number) - (squares[from] as number) - (sum * sum) / (to - from)
  }
  best.fill(Infinity, 0, n + 1)
  for (let from = n - minimum; from >= 0; from--) {
    let least = cost(from, n)
    let count = 0
    let change = n
    for (let to = from + minimum; to <= n - minimum; to++) {
      const candidate = cost(from, to) + penalty + (best[to] as number)
      const more = (changes[to] as number) + 1
      const tied = Math.abs(candidate - least) <= equal
      if (tied ? more < count : candidate < least) {
        least = candidate
        count = more
        change = to
      }
    }
    best[from] = least
    changes[from] = count
    first[from] = change
  }
  const result: Array<number> = []
  if (n < minimum) return result
  for (let index = first[0] as number; index < n; index = first[index] as number) result.push(index)
  return result
}
