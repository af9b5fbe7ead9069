/**
 * Adds up a term for each group of equal values in a sorted list, or among its first `count`, from the size of the group.
 *
 * **Details**: `term` should be 0 for a size of 1, as t(t−1)/2, the pairs that are tied, or t(t−1)(2t+5), what ties take off
 * 18 times the variance of Kendall's S (Kendall 1975, ch. 4).
 *
 * **Gotchas**: the list has to be sorted and free of NaN, which is not checked.
 */
export const sumOverTies = (
  sorted: ArrayLike<number>,
  term: (size: number) => number,
  count = sorted.length
): number => {
  let sum = 0
  for (let from = 0; from < count; ) {
    let to = from + 1
    while (to < count && sorted[to] === sorted[from]) to++
    sum += term(to - from)
    from = to
  }
  return sum
}

/** t(t−1)/2: the pairs within a group of t. */
export const pairsWithin = (size: number): number => (size * (size - 1)) / 2

/** t(t−1)(2t+5): 18 times the variance of Kendall's S of t values, and what a tie of t takes off it. */
export const varianceWithin = (size: number): number => size * (size - 1) * (2 * size + 5)
