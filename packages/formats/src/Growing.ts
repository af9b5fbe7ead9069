/** Numbers that become more: an array of doubles that doubles when it is full. */
export class Growing {
  length = 0
  private items: Float64Array
  private readonly missing: number

  /** `missing` stands where nothing was put. */
  constructor(missing: number, room = 1024) {
    this.missing = missing
    this.items = new Float64Array(room).fill(missing)
  }

  /** Puts a value at an index, which may lie beyond what was there. */
  put(index: number, value: number): void {
    if (index >= this.items.length) {
      const wider = new Float64Array(Math.max(index + 1, this.items.length * 2))
      wider.set(this.items)
      wider.fill(this.missing, this.items.length)
      this.items = wider
    }
    this.items[index] = value
    if (index >= this.length) this.length = index + 1
  }

  get(index: number): number {
    return this.items[index] ?? this.missing
  }

  /** The first `length` values, those that were never put included. */
  take(length: number): Float64Array {
    if (length <= this.items.length) return this.items.slice(0, length)
    const all = new Float64Array(length).fill(this.missing)
    all.set(this.items)
    return all
  }
}
