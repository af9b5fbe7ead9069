/** A column of numbers that grows as it is written to. What was never written is 0. */
export interface Column<A extends Int32Array | Float64Array | Uint16Array | Uint8Array> {
  /** The numbers; longer than what was written. To be asked for anew after a write. */
  readonly all: () => A
  readonly set: (at: number, value: number) => void
}

export const makeColumn = <A extends Int32Array | Float64Array | Uint16Array | Uint8Array>(
  make: (length: number) => A,
  length = 1024
): Column<A> => {
  let all = make(Math.max(1, length))
  return {
    all: () => all,
    set: (at, value) => {
      if (at >= all.length) {
        const larger = make(Math.max(at + 1, all.length * 2))
        larger.set(all)
        all = larger
      }
      all[at] = value
    }
  }
}

export const ints = (length: number): Int32Array => new Int32Array(length)
export const floats = (length: number): Float64Array => new Float64Array(length)
export const shorts = (length: number): Uint16Array => new Uint16Array(length)
export const bytes = (length: number): Uint8Array => new Uint8Array(length)

/** Numbers for values that many share, from 1; 0 stands for none. */
export interface Numbering<Value> {
  readonly numberOf: (value: Value) => number
  readonly add: (value: Value) => number
  /** What a value of each number is like: `tell` of 0 is false. */
  readonly told: (tell: (value: Value) => boolean) => Uint8Array
}

/** Numbers values by a key; values of the same key are the same. */
export const makeNumbering = <Value>(keyOf: (value: Value) => string): Numbering<Value> => {
  const numbers = new Map<string, number>()
  const values: Array<Value> = []
  return {
    numberOf: (value) => numbers.get(keyOf(value)) ?? 0,
    add: (value) => {
      const key = keyOf(value)
      const known = numbers.get(key)
      if (known !== undefined) return known
      values.push(value)
      numbers.set(key, values.length)
      return values.length
    },
    told: (tell) => {
      const all = new Uint8Array(values.length + 1)
      for (const [i, value] of values.entries()) all[i + 1] = tell(value) ? 1 : 0
      return all
    }
  }
}
