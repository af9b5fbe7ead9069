import { exp, ln } from "./elementary.ts"

/** 1/√(2π). */
const height = 0.3989422804014327

/**
 * The probability that a standard normal number exceeds `z`.
 *
 * **Details**: up to |z| = 3 the series about 0 (Abramowitz & Stegun 1964, 26.2.11), beyond it the continued fraction of
 * Laplace (ibid., 26.2.14). Relative error under 1e-12 for every z at which the result is not subnormal.
 *
 * **When to use**: for p-values, which {@link normalCdf} would lose to 1 beyond z = 8.
 */
export const normalTail = (z: number): number => {
  const size = Math.abs(z)
  if (!(size < 39)) return z > 0 ? 0 : z < 0 ? 1 : Number.NaN
  const density = height * exp(-0.5 * z * z)
  if (size < 3) {
    const square = z * z
    let term = z
    let sum = z
    for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
      term *= square / odd
      sum += term
    }
    return 0.5 - density * sum
  }
  let fraction = size
  for (let index = 60; index >= 1; index--) fraction = size + index / fraction
  return z > 0 ? density / fraction : 1 - density / fraction
}

/**
 * The probability that a standard normal number is at most `z`: Φ(z), in 0..1.
 *
 * **Details**: {@link normalTail} of −z. Absolute error under 1e-15; NaN for NaN.
 */
export const normalCdf = (z: number): number => normalTail(-z)

/** The value of a polynomial whose coefficients are given from the highest power down. */
const horner = (x: number, coefficients: ReadonlyArray<number>): number => {
  let value = 0
  for (let index = 0; index < coefficients.length; index++) value = value * x + (coefficients[index] as number)
  return value
}

const central = {
  over: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665
  ],
  under: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1
  ]
}
const middle = {
  over: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835
  ],
  under: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1
  ]
}
const far = {
  over: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103
  ],
  under: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1
  ]
}

/**
 * The number that a standard normal number stays under with probability `p`: the inverse of {@link normalCdf}.
 *
 * **Details**: three ratios of polynomials (Wichura 1988, algorithm AS 241, PPND16). Relative error about 1e-15; −Infinity
 * for 0, Infinity for 1, NaN outside 0..1.
 */
export const normalQuantile = (p: number): number => {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * horner(r, central.over)) / horner(r, central.under)
  }
  const depth = Math.sqrt(-ln(q < 0 ? p : 1 - p))
  const { over, under } = depth <= 5 ? middle : far
  const r = depth - (depth <= 5 ? 1.6 : 5)
  const size = horner(r, over) / horner(r, under)
  return q < 0 ? -size : size
}
