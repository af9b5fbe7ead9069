import { ln, power } from "./elementary.ts"

/** A source of random numbers: each call draws the next one, uniform in [0, 1). */
export interface Stream {
  next(): number
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))

/** Mixes all bits of 32 (Appleby 2011, the finaliser of MurmurHash3). */
const mix = (value: number): number => {
  let h = value ^ (value >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** 128 bits from a seed and a label, each unit of which moves all four words. */
const hash = (seed: number, label: string): [number, number, number, number] => {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`the seed ${seed} is not a whole number within ±2^53`)
  let a = 0x243f6a88
  let b = 0x85a308d3
  let c = 0x13198a2e
  let d = 0x03707344
  const absorb = (unit: number): void => {
    a = mix(a ^ unit)
    b = mix((b + a) ^ rotate(d, 7))
    c = mix((c + b) ^ rotate(a, 13))
    d = mix((d + c) ^ rotate(b, 19))
  }
  absorb(seed | 0)
  absorb(Math.floor(seed / 4_294_967_296) | 0)
  for (let index = 0; index < label.length; index++) absorb(label.charCodeAt(index))
  // Two rounds more, so that the last unit too has reached every word.
  absorb(label.length)
  absorb(0x9e3779b9)
  return [a, b, c, d]
}

/** The distance between two numbers that may be drawn, 2^-53. */
const step = 1 / 9_007_199_254_740_992

/** How many outputs are passed over before the first that is given. */
const warmUp = 15

/** The state of the generator after the first outputs were passed over. */
const warm = (seed: number, label: string): [a: number, b: number, c: number, counter: number] => {
  let [a, b, c, counter] = hash(seed, label)
  for (let round = 0; round < warmUp; round++) {
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (rotate(c, 21) + result) | 0
  }
  return [a, b, c, counter]
}

/**
 * A stream of uniform numbers of 53 bits in [0, 1), which depends on the seed and the label alone.
 *
 * **Details**: sfc32, a small chaotic generator with a counter (Doty-Humphrey 2010, PractRand), of which two outputs make a
 * number; its state is a hash of all 53 bits of the seed and every UTF-16 unit of the label.
 *
 * **When to use**: one label for each thing that is drawn. What is drawn under one label then never moves what is drawn
 * under another, and two scenarios of one seed meet the same chance (common random numbers, Glasserman & Yao 1992).
 *
 * **Gotchas**: throws a RangeError where the seed is not a safe integer. Not for secrets.
 */
export const stream = (seed: number, label: string): Stream => {
  let [a, b, c, counter] = warm(seed, label)
  const word = (): number => {
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (rotate(c, 21) + result) | 0
    return result
  }
  return { next: () => ((word() >>> 5) * 67_108_864 + (word() >>> 6)) * step }
}

/**
 * Fills an array with the first numbers of the stream of a seed and a label: the same as from `stream`, one by one, several times
 * as fast, since the state of the generator is at hand.
 *
 * **Gotchas**: throws a RangeError where the seed is not a safe integer.
 */
export const fillUniform = (seed: number, label: string, into: Float64Array): void => {
  let [a, b, c, counter] = warm(seed, label)
  for (let i = 0; i < into.length; i++) {
    const upper = (((a + b) | 0) + counter) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (rotate(c, 21) + upper) | 0
    const lower = (((a + b) | 0) + ((counter + 1) | 0)) | 0
    counter = (counter + 2) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (rotate(c, 21) + lower) | 0
    into[i] = ((upper >>> 5) * 67_108_864 + (lower >>> 6)) * step
  }
}

/**
 * Fills an array with 1 where a number of the stream of a seed and a label is below `share`, and 0 where it is not: the numbers of
 * `fillUniform`, compared.
 *
 * **When to use**: for what happens or does not. Which of the two cannot be foreseen, so that a branch for each would cost a processor
 * more than the draw; here there is none.
 *
 * **Gotchas**: throws a RangeError where the seed is not a safe integer.
 */
export const fillBelow = (seed: number, label: string, share: number, into: Uint8Array): void => {
  // A number is a whole one of 53 bits times 2^-53, and below a share where that is below this one, of which the upper 27 bits decide.
  const bound = Math.ceil(Math.min(1, Math.max(0, share)) / step)
  const [boundUpper, boundLower] = [Math.floor(bound / 67_108_864), bound % 67_108_864]
  let [a, b, c, counter] = warm(seed, label)
  for (let i = 0; i < into.length; i++) {
    const upper = (((a + b) | 0) + counter) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (rotate(c, 21) + upper) | 0
    const lower = (((a + b) | 0) + ((counter + 1) | 0)) | 0
    counter = (counter + 2) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (rotate(c, 21) + lower) | 0
    const over = ((upper >>> 5) - boundUpper) | 0
    // The bit of the sign.
    into[i] = over === 0 ? ((lower >>> 6) - boundLower) >>> 31 : over >>> 31
  }
}

/**
 * Draws from the normal distribution of mean 0 and variance 1.
 *
 * **Details**: the polar method (Marsaglia & Bray 1964). Takes two uniform numbers, or more where a point falls outside the
 * circle; of the pair it could make, it keeps one, so that a stream has no memory but its own.
 */
export const normal = (stream: Stream): number => {
  for (;;) {
    const u = 2 * stream.next() - 1
    const v = 2 * stream.next() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * ln(s)) / s)
  }
}

/**
 * Draws from the gamma distribution of the given shape and scale 1: mean and variance are both `shape`.
 *
 * **Details**: squeeze and rejection from the cube of a normal (Marsaglia & Tsang 2000); a shape under 1 by the draw for
 * shape + 1 times a power of a uniform number (ibid., section 6).
 *
 * **When to use**: weights of a Dirichlet distribution are gamma draws over their sum.
 *
 * **Gotchas**: throws a RangeError where the shape is not above 0 and finite. A shape under about 0.01 may draw a 0, for
 * what lies under the smallest number.
 */
export const gamma = (stream: Stream, shape: number): number => {
  if (!(shape > 0 && shape < Infinity)) throw new RangeError(`the shape ${shape} is not above 0 and finite`)
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(stream)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    const u = stream.next()
    const square = x * x
    if (u < 1 - 0.0331 * square * square || ln(u) < 0.5 * square + d * (1 - v + ln(v)))
      return shape < 1 ? d * v * power(stream.next(), 1 / shape) : d * v
  }
}
