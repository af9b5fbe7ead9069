import { wholes } from "./arrays.ts"
import { checkOption } from "./checks.ts"

/**
 * A stream of evenly spread whole numbers in 0..2³²−1, the same for a seed on every machine.
 *
 * **Details**
 *
 * The generator sfc32 of the test suite PractRand (Chris Doty-Humphrey): 32-bit additions, shifts and exclusive ors,
 * which every engine carries out alike; no stream repeats before 2³² numbers. The first twelve, in which seeds that
 * resemble each other still show, are thrown away.
 *
 * @throws {InvalidOption} when `seed` is not a whole number in 0..2³²−1
 * @internal
 */
export const random = (seed: number): (() => number) => {
  checkOption(seed >>> 0 === seed, "seed", `a whole number in 0..${2 ** 32 - 1}`, seed)
  let [a, b, c, count] = [0, seed | 0, 0, 1]
  const next = (): number => {
    const result = (a + b + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/**
 * The whole numbers 0..`length`−1 in an order drawn from `next`, every order as likely as any other.
 *
 * @internal
 */
export const shuffled = (length: number, next: () => number): Uint32Array => {
  const result = wholes(length)
  for (let i = 0; i < length; i++) {
    const j = Math.floor((next() / 2 ** 32) * (i + 1))
    result[i] = result[j] as number
    result[j] = i
  }
  return result
}
