/**
 * Brings the value of rank `rank` (0 is the least) to its place in a part of a list, smaller ones before it and larger
 * ones after it, and returns it.
 *
 * **Details**: quickselect with the median of three as pivot (Hoare 1961; Sedgewick 1978), then insertion where little is
 * left; `from` and `to` are inclusive. Expected time is linear in the length of the part; the result is the one that
 * sorting gives.
 *
 * **When to use**: for a few order statistics of many values. A second rank is found faster in the part that the first
 * left on its side.
 *
 * **Gotchas**: rearranges the list. Values must not be NaN, which is not checked.
 */
export const select = (values: Float64Array, rank: number, from: number, to: number): number => {
  let low = from
  let high = to
  while (high - low > 10) {
    const middle = (low + high) >> 1
    const [a, b, c] = [values[low] as number, values[middle] as number, values[high] as number]
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
    let i = low
    let j = high
    while (i <= j) {
      while ((values[i] as number) < pivot) i++
      while ((values[j] as number) > pivot) j--
      if (i > j) break
      const held = values[i] as number
      values[i] = values[j] as number
      values[j] = held
      i++
      j--
    }
    if (rank <= j) high = j
    else if (rank >= i) low = i
    else return values[rank] as number
  }
  for (let i = low + 1; i <= high; i++) {
    const value = values[i] as number
    let j = i - 1
    for (; j >= low && (values[j] as number) > value; j--) values[j + 1] = values[j] as number
    values[j + 1] = value
  }
  return values[rank] as number
}
