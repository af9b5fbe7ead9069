/** A code unit in the order of code points: halves of signs beyond the first plane come after everything else. */
const inOrder = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)

/** Compares texts by their code points, as PostgreSQL does under the collation "C". */
export const compareText = (a: string, b: string): number => {
  const least = Math.min(a.length, b.length)
  for (let i = 0; i < least; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x !== y) return inOrder(x) - inOrder(y)
  }
  return a.length - b.length
}

/** Compares keys part by part: numbers by size, texts by their code points. */
export const compareKeys = (a: ReadonlyArray<string | number>, b: ReadonlyArray<string | number>): number => {
  for (const [i, x] of a.entries()) {
    const y = b[i]
    const order = typeof x === "number" ? x - Number(y) : compareText(x, String(y))
    if (order !== 0) return order
  }
  return 0
}

/** The place of the first item in an order of which a test holds, where it holds of all after that; the length where of none. */
export const firstWhere = (order: ArrayLike<number>, isThere: (item: number) => boolean): number => {
  let [low, high] = [0, order.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isThere(order[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * An order in which some items have come, gone or changed: they are taken out, and those that are still there are put where they
 * belong now.
 *
 * **Details**: the order is copied once, and a few comparisons find the place of each item that changed.
 */
export const reordered = (
  order: Int32Array,
  changed: ReadonlySet<number>,
  isThere: (item: number) => boolean,
  compare: (a: number, b: number) => number
): Int32Array => {
  if (changed.size === 0) return order
  const rest = order.filter((item) => !changed.has(item))
  const moved = Int32Array.from(changed).filter(isThere).sort(compare)
  const all = new Int32Array(rest.length + moved.length)
  let from = 0
  for (const [before, item] of moved.entries()) {
    const at = firstWhere(rest, (other) => compare(other, item) > 0)
    all.set(rest.subarray(from, at), from + before)
    all[at + before] = item
    from = at
  }
  all.set(rest.subarray(from), from + moved.length)
  return all
}

/** The first few of many in an order, without putting all of them in order. */
export const firstFew = (
  items: Iterable<number>,
  few: number,
  compare: (a: number, b: number) => number
): ReadonlyArray<number> => {
  const first: Array<number> = []
  for (const item of items) {
    if (first.length === few && compare(first[few - 1] as number, item) <= 0) continue
    const at = firstWhere(first, (other) => compare(other, item) > 0)
    first.splice(at, 0, item)
    if (first.length > few) first.pop()
  }
  return first
}
