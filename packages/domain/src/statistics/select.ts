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
  insert(values, low, high)
  return values[rank] as number
}

/** Sorts a part of a list by insertion, its bounds inclusive. */
const insert = (values: Float64Array, from: number, to: number): void => {
  for (let i = from + 1; i <= to; i++) {
    const value = values[i] as number
    let j = i - 1
    for (; j >= from && (values[j] as number) > value; j--) values[j + 1] = values[j] as number
    values[j + 1] = value
  }
}

/** Sorts the first `count` values upwards: a few by insertion, in less time than it takes to call the sort of the engine. */
export const sortUpwards = (values: Float64Array, count: number): void => {
  if (count > 48) values.subarray(0, count).sort()
  else insert(values, 0, count - 1)
}

/** Room for the values in order of their buckets, the bucket of each, and where each bucket begins. */
let gathered = new Float64Array(2048)
let bucketOf = new Uint16Array(2048)
const mostBuckets = 1024
const begins = new Int32Array(mostBuckets + 1)

/**
 * Puts the first `count` values into a rough order, and returns a function that gives the value of a rank (0 is the least).
 *
 * **Details**: values are spread over buckets of equal width, in two passes without a comparison; a rank is then selected
 * inside its bucket. The result is the one that sorting gives.
 *
 * **When to use**: for several order statistics of some dozen values or more, where comparing each value with pivots costs
 * more.
 *
 * **Gotchas**: values must be finite, which is not checked. What is returned is good until the next call.
 */
export const ranksOf = (values: Float64Array, count: number): ((rank: number) => number) => {
  if (gathered.length < count) {
    gathered = new Float64Array(2 * count)
    bucketOf = new Uint16Array(2 * count)
  }
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < count; i++) {
    const value = values[i] as number
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const buckets = Math.min(mostBuckets, count)
  const scale = buckets / (high - low)
  // Values that are all equal, and values as far apart as no number says, are of one bucket.
  const isSpread = scale > 0 && scale < Infinity
  begins.fill(0, 0, buckets + 1)
  for (let i = 0; i < count; i++) {
    const bucket = isSpread ? Math.min(buckets - 1, Math.floor(((values[i] as number) - low) * scale)) : 0
    bucketOf[i] = bucket
    begins[bucket + 1] = (begins[bucket + 1] as number) + 1
  }
  for (let bucket = 2; bucket <= buckets; bucket++)
    begins[bucket] = (begins[bucket] as number) + (begins[bucket - 1] as number)
  for (let i = 0; i < count; i++) {
    const bucket = bucketOf[i] as number
    const at = begins[bucket] as number
    gathered[at] = values[i] as number
    // In the end the beginning of each bucket is that of the next.
    begins[bucket] = at + 1
  }
  return (rank) => {
    let [first, last] = [0, buckets - 1]
    while (first < last) {
      const middle = (first + last) >> 1
      if ((begins[middle] as number) > rank) last = middle
      else first = middle + 1
    }
    return select(gathered, rank, first === 0 ? 0 : (begins[first - 1] as number), (begins[first] as number) - 1)
  }
}
