import { trigramsOf, unitsOf, writeTrigrams } from "./trigrams.ts"

/** Numbers for keys, by open addressing: a Map of as many numbers takes five times as long. */
const makeKeys = (expected: number) => {
  let mask = 2 ** Math.ceil(Math.log2(Math.max(64, expected * 2))) - 1
  let keys = new Float64Array(mask + 1).fill(-1)
  let numbers = new Int32Array(mask + 1)
  let size = 0
  const slotOf = (key: number): number => {
    let mixed = Math.imul(key | 0, 0x85eb_ca6b) ^ Math.imul(Math.floor(key / 2 ** 32), 0x9e37_79b1)
    mixed ^= mixed >>> 15
    let slot = mixed & mask
    while (keys[slot] !== key && keys[slot] !== -1) slot = (slot + 1) & mask
    return slot
  }
  const grow = (): void => {
    const [before, numbered] = [keys, numbers]
    mask = mask * 2 + 1
    keys = new Float64Array(mask + 1).fill(-1)
    numbers = new Int32Array(mask + 1)
    for (let i = 0; i < before.length; i++) {
      const key = before[i] as number
      if (key === -1) continue
      const slot = slotOf(key)
      keys[slot] = key
      numbers[slot] = numbered[i] as number
    }
  }
  return {
    size: (): number => size,
    numberOf: (key: number): number | undefined => {
      const slot = slotOf(key)
      return keys[slot] === key ? numbers[slot] : undefined
    },
    add: (key: number): number => {
      let slot = slotOf(key)
      if (keys[slot] === key) return numbers[slot] as number
      if (size * 2 > mask) {
        grow()
        slot = slotOf(key)
      }
      keys[slot] = key
      numbers[slot] = size
      return size++
    },
    filter: (isWanted: (key: number) => boolean): ReadonlyArray<number> => {
      const found: Array<number> = []
      for (const key of keys) if (key !== -1 && isWanted(key)) found.push(key)
      return found
    }
  }
}

/** The names that hold each trigram: of those that were there at first in one array, of those that came later in a list each. */
export interface Postings {
  /** How many trigrams a name has. */
  sizeOf(name: number): number
  /** How many names hold a trigram. */
  count(trigram: number): number
  /** The names that hold a trigram: those that were there at first, and those that came later. */
  of(trigram: number): readonly [Int32Array, ReadonlyArray<number>]
  /** Every trigram that some name holds and in which a text of one or two letters stands. */
  holding(text: string): ReadonlyArray<number>
  /** Takes one more name in, whose number is the next. */
  add(folded: string): void
}

const nothing: ReadonlyArray<number> = []

/** Takes down which trigrams some names have, in two passes: one counts, one writes. */
export const makePostings = (names: ReadonlyArray<string>): Postings => {
  const keys = makeKeys(2 ** 16)
  const sizes: Array<number> = []
  let counts = new Int32Array(2 ** 16)
  let sequence = new Int32Array(names.length * 12)
  let length = 0
  const own: Array<number> = []
  for (const folded of names) {
    const size = writeTrigrams(folded, own)
    sizes.push(size)
    if (length + size > sequence.length) sequence = enlarged(sequence, length + size)
    for (let i = 0; i < size; i++) {
      const number = keys.add(own[i] as number)
      if (number >= counts.length) counts = enlarged(counts, number)
      counts[number] = (counts[number] as number) + 1
      sequence[length++] = number
    }
  }
  const first = keys.size()
  const starts = new Int32Array(first + 1)
  for (let number = 0; number < first; number++)
    starts[number + 1] = (starts[number] as number) + (counts[number] as number)
  const held = new Int32Array(length)
  const next = starts.slice()
  for (let name = 0, at = 0; name < sizes.length; name++)
    for (const end = at + (sizes[name] as number); at < end; at++) {
      const number = sequence[at] as number
      const place = next[number] as number
      held[place] = name
      next[number] = place + 1
    }
  const later = new Map<number, Array<number>>()

  const noNames = new Int32Array()
  const of = (key: number): readonly [Int32Array, ReadonlyArray<number>] => {
    const number = keys.numberOf(key)
    if (number === undefined) return [noNames, nothing]
    return [number < first ? held.subarray(starts[number], starts[number + 1]) : noNames, later.get(number) ?? nothing]
  }
  return {
    sizeOf: (name) => sizes[name] as number,
    count: (key) => {
      const [early, late] = of(key)
      return early.length + late.length
    },
    of,
    holding: (text) => {
      const [a, b] = [text.charCodeAt(0), text.charCodeAt(1)]
      return keys.filter((key) => {
        const [x, y, z] = unitsOf(key)
        return text.length === 1 ? x === a || y === a || z === a : (x === a && y === b) || (y === a && z === b)
      })
    },
    add: (folded) => {
      const name = sizes.length
      const all = trigramsOf(folded)
      sizes.push(all.length)
      for (const key of all) {
        const number = keys.add(key)
        const more = later.get(number)
        if (more === undefined) later.set(number, [name])
        else more.push(name)
      }
    }
  }
}

const enlarged = (array: Int32Array, atLeast: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(array.length * 2, atLeast + 1024))
  larger.set(array)
  return larger
}
