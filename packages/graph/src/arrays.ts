/**
 * Sorts places by their keys in linear time; those of one key stay in order, and begin at `begins[key]`.
 *
 * @internal
 */
export const sortedBy = (
  keys: Uint32Array,
  count: number
): { readonly begins: Uint32Array<ArrayBuffer>; readonly order: Uint32Array<ArrayBuffer> } => {
  const begins = wholes(count + 1)
  for (const key of keys) (begins[key] as number)++
  accumulate(begins)
  const order = wholes(keys.length)
  for (let place = keys.length - 1; place >= 0; place--) {
    const at = (begins[keys[place] as number] as number) - 1
    begins[keys[place] as number] = at
    order[at] = place
  }
  return { begins, order }
}

/**
 * Adds to each number all those before it.
 *
 * @internal
 */
export const accumulate = <A extends Uint32Array>(counts: A): A => {
  for (let row = 1; row < counts.length; row++) (counts[row] as number) += counts[row - 1] as number
  return counts
}

/**
 * So many numbers, each 0.
 *
 * @internal
 */
export const floats = (length: number): Float64Array<ArrayBuffer> => new Float64Array(length)

/**
 * So many whole numbers from 0 up, such as nodes or counts, each 0.
 *
 * @internal
 */
export const wholes = (length: number): Uint32Array<ArrayBuffer> => new Uint32Array(length)
