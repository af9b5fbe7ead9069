import { makeFoldedHash } from "./foldedHash.ts"

const tab = 9
const newline = 10
const comma = 44
const zero = 48

/** Where the lines of the table stand, and what has to be compared often. */
export interface Lines {
  readonly count: number
  /** The offset of each line, and one more for the end. */
  readonly start: Uint32Array
  readonly id: Uint32Array
  /** Two capital letters as one number. */
  readonly country: Uint16Array
  readonly population: Uint32Array
  /** 1 for a place that has a name of its own as a city: feature code PPL… but not PPLX, a section of a place. */
  readonly city: Uint8Array
}

/** The names of places by their folded hash: the places of bucket b are `line[start[b]]` up to `line[start[b + 1]]`. */
export interface Names {
  readonly bits: number
  readonly start: Uint32Array
  readonly hash: Uint32Array
  /** The line, and `mainName` where the name is the place's main one or its ASCII form. */
  readonly line: Uint32Array
}

/** The bit that marks a main name; lines are fewer by far. */
const mainName = 2 ** 31

/** A country code as a number that fits 16 bits. */
export const countryNumber = (code: string): number => (code.charCodeAt(0) << 8) | code.charCodeAt(1)

/** Walks over the table once and notes where each line is. */
export const scanLines = (bytes: Uint8Array): Lines => {
  let count = 0
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count++
  const start = new Uint32Array(count + 1)
  const id = new Uint32Array(count)
  const country = new Uint16Array(count)
  const population = new Uint32Array(count)
  const city = new Uint8Array(count)
  let at = 0
  const skip = (columns: number): void => {
    for (let k = 0; k < columns; k++) {
      while (bytes[at] !== tab) at++
      at++
    }
  }
  const number = (): number => {
    let value = 0
    for (; bytes[at] !== tab; at++) value = value * 10 + ((bytes[at] as number) - zero)
    at++
    return value
  }
  for (let line = 0; line < count; line++) {
    start[line] = at
    id[line] = number()
    skip(6)
    const isPopulated = bytes[at] === 80 && bytes[at + 1] === 80 && bytes[at + 2] === 76
    city[line] = isPopulated && bytes[at + 3] !== 88 ? 1 : 0
    skip(1)
    country[line] = ((bytes[at] as number) << 8) | (bytes[at + 1] as number)
    skip(6)
    population[line] = number()
    at = bytes.indexOf(newline, at) + 1
  }
  start[count] = at
  return { count, start, id, country, population, city }
}

/**
 * Indexes every name of every place by its folded hash, sections of cities included.
 *
 * **Details**: 900,000 names in three flat arrays, about 8 MB; a map of as many strings would take twenty times that.
 */
export const indexNames = (bytes: Uint8Array, lines: Lines): Names => {
  const hashName = makeFoldedHash()
  let names = 0
  let hashes = new Uint32Array(1 << 20)
  let owners = new Uint32Array(1 << 20)
  const add = (from: number, to: number, line: number): void => {
    if (to === from) return
    if (names === hashes.length) {
      const [moreHashes, moreOwners] = [new Uint32Array(names * 2), new Uint32Array(names * 2)]
      moreHashes.set(hashes)
      moreOwners.set(owners)
      hashes = moreHashes
      owners = moreOwners
    }
    hashes[names] = hashName(bytes, from, to)
    owners[names++] = line
  }
  for (let line = 0; line < lines.count; line++) {
    let at = bytes.indexOf(tab, lines.start[line]) + 1
    let from = at
    // Columns 2 and 3 hold one name each; column 4 a list, to whose end a tab comes too.
    for (let column = 0; column < 3; at++) {
      const byte = bytes[at]
      if (byte === tab) column++
      else if (byte !== comma || column < 2) continue
      add(from, at, byte === tab && column < 3 ? line + mainName : line)
      from = at + 1
    }
  }
  const bits = 17
  const start = new Uint32Array((1 << bits) + 1)
  for (let k = 0; k < names; k++) {
    const next = ((hashes[k] as number) >>> (32 - bits)) + 1
    start[next] = (start[next] as number) + 1
  }
  for (let b = 0; b < 1 << bits; b++) start[b + 1] = (start[b + 1] as number) + (start[b] as number)
  const fill = start.slice()
  const hash = new Uint32Array(names)
  const line = new Uint32Array(names)
  for (let k = 0; k < names; k++) {
    const bucket = (hashes[k] as number) >>> (32 - bits)
    const position = fill[bucket] as number
    fill[bucket] = position + 1
    hash[position] = hashes[k] as number
    line[position] = owners[k] as number
  }
  return { bits, start, hash, line }
}

/** Calls back with every line one of whose names has the hash, and whether it is a main one; a line may come more than once. */
export const eachNamed = (names: Names, hash: number, visit: (line: number, main: boolean) => void): void => {
  const bucket = hash >>> (32 - names.bits)
  const end = names.start[bucket + 1] as number
  for (let k = names.start[bucket] as number; k < end; k++)
    if (names.hash[k] === hash) {
      const entry = names.line[k] as number
      visit(entry % mainName, entry >= mainName)
    }
}
