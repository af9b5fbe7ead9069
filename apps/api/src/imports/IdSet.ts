const hex = (id: string, at: number): number => Number.parseInt(id.slice(at, at + 8), 16)

/**
 * A set of UUIDs at 32 to 64 bytes each: a preview remembers what it would have written, of a list of any size.
 *
 * **Details**: an open table that doubles where it is half full. The hyphens of an id are taken as read.
 */
export class IdSet {
  private slots = new Uint32Array(4 * 1024)
  private count = 0

  get size(): number {
    return this.count
  }

  private static partsOf(id: string): readonly [number, number, number, number] {
    const digits = id.replaceAll("-", "")
    // An id of nothing but noughts would look like an empty slot: no derived UUID is one, for its version is 5.
    return [hex(digits, 0), hex(digits, 8), hex(digits, 16), hex(digits, 24)]
  }

  /** Where an id stands, or the empty slot where it would. */
  private find(slots: Uint32Array, [a, b, c, d]: readonly [number, number, number, number]): number {
    const mask = slots.length - 1
    let at = ((a ^ (d << 2)) << 2) & mask
    while (
      !(slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d) &&
      ((slots[at] as number) | (slots[at + 1] as number) | (slots[at + 2] as number) | (slots[at + 3] as number)) !== 0
    )
      at = (at + 4) & mask
    return at
  }

  has(id: string): boolean {
    const at = this.find(this.slots, IdSet.partsOf(id))
    return ((this.slots[at] as number) | (this.slots[at + 1] as number)) !== 0
  }

  add(id: string): void {
    if (8 * this.count >= this.slots.length) this.grow()
    const parts = IdSet.partsOf(id)
    const at = this.find(this.slots, parts)
    if (((this.slots[at] as number) | (this.slots[at + 1] as number)) !== 0) return
    this.slots.set(parts, at)
    this.count++
  }

  private grow(): void {
    const larger = new Uint32Array(2 * this.slots.length)
    for (let at = 0; at < this.slots.length; at += 4) {
      const parts = [
        this.slots[at],
        this.slots[at + 1],
        this.slots[at + 2],
        this.slots[at + 3]
      ] as unknown as readonly [number, number, number, number]
      if ((parts[0] | parts[1] | parts[2] | parts[3]) !== 0) larger.set(parts, this.find(larger, parts))
    }
    this.slots = larger
  }
}
