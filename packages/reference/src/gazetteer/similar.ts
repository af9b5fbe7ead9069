import { hashOf } from "./foldedHash.ts"

/**
 * The distance of two texts in edits: a character put in, left out, replaced, or two neighbours exchanged (Damerau, in
 * the restricted form that edits no part twice), up to a bound; more than the bound is given as the bound and one.
 */
export const edits = (a: string, b: string, bound: number): number => {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > bound) return bound + 1
  let before: Array<number> = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let value = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1)
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] as number) + 1)
      row.push(value)
      if (value < least) least = value
    }
    if (least > bound) return bound + 1
    before = last
    last = row
  }
  return Math.min(last[b.length] as number, bound + 1)
}

/** Below this length a name with an edit is as likely another name. */
const shortestWithEdits = 5

/** How many edits a name of a length may carry. */
export const editsAllowed = (length: number): number => (length < shortestWithEdits ? 0 : length < 9 ? 1 : 2)

/**
 * Hashes of the name itself and of it with each one of its characters left out: what two names one edit apart have in
 * common.
 */
const hashesWithOneLess = (name: string): ReadonlyArray<number> => {
  const hashes = [hashOf(name)]
  for (let i = 0; i < name.length; i++)
    if (name[i] !== name[i - 1]) hashes.push(hashOf(name.slice(0, i) + name.slice(i + 1)))
  return hashes
}

/** Names that differ by an edit or two from a given one, by number. */
export interface SimilarNames {
  readonly find: (folded: string) => ReadonlyArray<{ readonly entry: number; readonly edits: number }>
}

/** The span of an entry's number beside its hash in one double. */
const entrySpan = 2 ** 20

/**
 * Indexes names by what is left of them without one character (Garbe's symmetric deletion, 2012).
 *
 * **Details**: finds every name one edit away, and of those two edits away only the ones that share a form with one
 * character less (one left out here and another there). About 80 bytes a name.
 */
export const indexSimilar = (names: ReadonlyArray<string>): SimilarNames => {
  let keys = new Float64Array(names.length * 12)
  let count = 0
  names.forEach((name, entry) => {
    if (name.length < shortestWithEdits - 1) return
    if (count + name.length >= keys.length) {
      const more = new Float64Array(2 * keys.length + name.length)
      more.set(keys)
      keys = more
    }
    for (const hash of hashesWithOneLess(name)) keys[count++] = hash * entrySpan + entry
  })
  const sorted = keys.slice(0, count).sort()
  const first = (key: number): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] as number) < key) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    find: (folded) => {
      const bound = editsAllowed(folded.length)
      if (bound === 0) return []
      const found = new Map<number, number>()
      for (const hash of hashesWithOneLess(folded)) {
        for (let k = first(hash * entrySpan); k < sorted.length; k++) {
          const key = sorted[k] as number
          if (Math.floor(key / entrySpan) !== hash) break
          const entry = key % entrySpan
          if (found.has(entry)) continue
          found.set(entry, edits(folded, names[entry] as string, bound))
        }
      }
      return [...found].flatMap(([entry, distance]) => (distance <= bound ? [{ entry, edits: distance }] : []))
    }
  }
}
