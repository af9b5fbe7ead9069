/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = ((): Int32Array => {
  const found = new Int32Array(64)
  for (let candidate = 2, count = 0; count < 64; candidate++) {
    let prime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false
    if (prime) found[count++] = fraction(candidate, 3n)
  }
  return found
})()

/** The first 32 bits of the fractional part of a root, exactly: by whole numbers, since roots of the machine may differ. */
function fraction(of: number, root: 2n | 3n): number {
  const target = BigInt(of) << (32n * root)
  let [low, high] = [0n, 1n << 40n]
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** root <= target) low = middle
    else high = middle
  }
  return Number(low & 0xffffffffn)
}

/**
 * The SHA-256 of bytes that come piece by piece (FIPS 180-4).
 *
 * **When to use**: where a file proves to be whole. The one of the platform takes all bytes at once and answers later.
 */
export class Sha256 {
  private readonly state = Int32Array.from([2, 3, 5, 7, 11, 13, 17, 19], (prime) => fraction(prime, 2n))
  private readonly block = new Uint8Array(64)
  private readonly words = new Int32Array(64)
  private filled = 0
  private length = 0

  add(bytes: Uint8Array): void {
    this.length += bytes.length
    let at = 0
    if (this.filled > 0) {
      at = Math.min(64 - this.filled, bytes.length)
      this.block.set(bytes.subarray(0, at), this.filled)
      this.filled += at
      if (this.filled < 64) return
      this.mix(this.block, 0)
      this.filled = 0
    }
    for (; at + 64 <= bytes.length; at += 64) this.mix(bytes, at)
    this.block.set(bytes.subarray(at))
    this.filled = bytes.length - at
  }

  /** The digest as 64 hexadecimal digits. Nothing may be added after it. */
  digest(): string {
    const bits = this.length * 8
    const rest = new Uint8Array(this.filled < 56 ? 64 : 128)
    rest.set(this.block.subarray(0, this.filled))
    rest[this.filled] = 0x80
    const view = new DataView(rest.buffer)
    view.setUint32(rest.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(rest.length - 4, bits >>> 0)
    for (let at = 0; at < rest.length; at += 64) this.mix(rest, at)
    return Array.from(this.state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("")
  }

  private mix(bytes: Uint8Array, from: number): void {
    const { state, words } = this
    for (let t = 0, at = from; t < 16; t++, at += 4)
      words[t] =
        ((bytes[at] as number) << 24) |
        ((bytes[at + 1] as number) << 16) |
        ((bytes[at + 2] as number) << 8) |
        (bytes[at + 3] as number)
    for (let t = 16; t < 64; t++) {
      const x = words[t - 15] as number
      const y = words[t - 2] as number
      const early = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
      const late = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
      words[t] = ((words[t - 16] as number) + early + (words[t - 7] as number) + late) | 0
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let t = 0; t < 64; t++) {
      const up = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const one = (h + up + ((e & f) ^ (~e & g)) + (roundConstants[t] as number) + (words[t] as number)) | 0
      const down = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const two = (down + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    const mixed = [a, b, c, d, e, f, g, h]
    for (let i = 0; i < 8; i++) state[i] = ((state[i] as number) + (mixed[i] as number)) | 0
  }
}
