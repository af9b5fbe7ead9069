const decoder = new TextDecoder("utf-8", { ignoreBOM: true })

/**
 * Numbers distinct keys in the order in which they first come, straight from the bytes of a file.
 *
 * **Details**: a table of open addressing over the bytes of the keys, so that a list of a million links makes no text
 * for an end that is known already; `all` makes one for each key.
 */
export class Keys {
  count = 0
  /** Key `i` stands in the pool from `ends[i - 1]` up to, not including, `ends[i]`. */
  private pool = new Uint8Array(1 << 14)
  private ends = new Uint32Array(1 << 10)
  private hashes = new Uint32Array(1 << 10)
  /** Index + 1 of the key in each place, 0 where it is free; always a power of two long and at most half full. */
  private places = new Uint32Array(1 << 11)

  /** The index of the key that stands in `bytes` from `from` up to, not including, `to`. */
  indexOf(bytes: Uint8Array, from: number, to: number): number {
    // FNV-1a, with its bits mixed once more: the low ones choose the place.
    let hash = 0x811c9dc5
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193)
    hash = (hash ^ (hash >>> 15)) >>> 0
    const mask = this.places.length - 1
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const index = (this.places[place] as number) - 1
      if (index === -1) {
        this.places[place] = this.count + 1
        return this.add(bytes, from, to, hash)
      }
      if (this.hashes[index] === hash && this.same(index, bytes, from, to)) return index
    }
  }

  /** All keys as text, by index. */
  all(): Array<string> {
    const keys = new Array<string>(this.count)
    for (let i = 0; i < this.count; i++) keys[i] = decoder.decode(this.pool.subarray(this.begin(i), this.ends[i]))
    return keys
  }

  private begin(index: number): number {
    return index === 0 ? 0 : (this.ends[index - 1] as number)
  }

  private same(index: number, bytes: Uint8Array, from: number, to: number): boolean {
    const begin = this.begin(index)
    if ((this.ends[index] as number) - begin !== to - from) return false
    for (let i = from; i < to; i++) if (this.pool[begin + i - from] !== bytes[i]) return false
    return true
  }

  private add(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const index = this.count++
    const begin = this.begin(index)
    const end = begin + to - from
    if (end > this.pool.length) {
      const wider = new Uint8Array(Math.max(end, this.pool.length * 2))
      wider.set(this.pool)
      this.pool = wider
    }
    this.pool.set(bytes.subarray(from, to), begin)
    if (index === this.ends.length) {
      this.ends = widened(this.ends)
      this.hashes = widened(this.hashes)
    }
    this.ends[index] = end
    this.hashes[index] = hash
    if (this.count * 2 > this.places.length) this.spread()
    return index
  }

  private spread(): void {
    const places = new Uint32Array(this.places.length * 2)
    const mask = places.length - 1
    for (let index = 0; index < this.count; index++) {
      let place = (this.hashes[index] as number) & mask
      while (places[place] !== 0) place = (place + 1) & mask
      places[place] = index + 1
    }
    this.places = places
  }
}

const widened = (array: Uint32Array): Uint32Array<ArrayBuffer> => {
  const wider = new Uint32Array(array.length * 2)
  wider.set(array)
  return wider
}
