/**
 * The elementary functions, by arithmetic that IEEE 754 fixes to the last bit.
 *
 * ECMAScript leaves the last bits of `Math.exp`, `Math.log` and `Math.pow` to the engine, so a figure made with them may
 * differ between a browser and a server. What is here may not.
 */

const float = new Float64Array([1])
const word = new Uint32Array(float.buffer)
/** Which half of a number holds the exponent: the second where the machine stores low bytes first. */
const upper = word[1] === 0 ? 0 : 1

/** ln 2 in two parts; the first has 39 bits, so that its product with any exponent is exact. */
const ln2High = 0.6931471805582987
const ln2Low = 1.6465949582897082e-12
const log2e = 1 / (ln2High + ln2Low)

const smallest = -1074
const powersOfTwo = new Float64Array(2098)
for (let index = -smallest, value = 1; index < powersOfTwo.length; index++, value *= 2) powersOfTwo[index] = value
for (let index = -smallest, value = 1; index >= 0; index--, value /= 2) powersOfTwo[index] = value

/**
 * Two to a whole power, exact.
 *
 * **Details**: `exponent` is an integer; under −1074 the result is 0, over 1023 it is Infinity.
 */
export const powerOfTwo = (exponent: number): number =>
  exponent < smallest ? 0 : exponent > 1023 ? Infinity : (powersOfTwo[exponent - smallest] as number)

/**
 * The exponential of `x`, the same bits on every engine.
 *
 * **Details**: x = k·ln 2 + r with |r| ≤ ½ ln 2, then the Taylor series of degree 13 in r, its even and odd terms apart
 * (Muller 2016, Elementary Functions, ch. 11). Within 2 units in the last place; exp(0) is 1, Infinity over 709.78, 0 under
 * −745.13, NaN for NaN.
 *
 * **When to use**: instead of `Math.exp` wherever a figure is published.
 *
 * **Gotchas**: under −708.4, where results are subnormal, only the bits that a subnormal has are right.
 */
export const exp = (x: number): number => {
  if (!(x >= -745.1332191019412 && x <= 709.782712893384)) return x > 0 ? Infinity : x < 0 ? 0 : Number.NaN
  const k = Math.floor(x * log2e + 0.5)
  const r = x - k * ln2High - k * ln2Low
  const t = r * r
  const even =
    t * (1 / 2 + t * (1 / 24 + t * (1 / 720 + t * (1 / 40_320 + t * (1 / 3_628_800 + t * (1 / 479_001_600))))))
  const odd =
    t * (1 / 6 + t * (1 / 120 + t * (1 / 5040 + t * (1 / 362_880 + t * (1 / 39_916_800 + t * (1 / 6_227_020_800))))))
  const result = 1 + (r + (even + r * odd))
  if (k > 1023) return result * 2 * powerOfTwo(k - 1)
  return k < -1021 ? result * powerOfTwo(k + 100) * powerOfTwo(-100) : result * powerOfTwo(k)
}

/**
 * The natural logarithm of `x`, the same bits on every engine.
 *
 * **Details**: x = 2^k·m with m in [√½, √2), then ln m = 2·artanh((m−1)/(m+1)) by its series of degree 21
 * (Muller 2016, ch. 11). Within 2 units in the last place, also near 1; −Infinity for 0, Infinity for Infinity, NaN for
 * less than 0.
 *
 * **When to use**: instead of `Math.log` wherever a figure is published.
 */
export const ln = (x: number): number => {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : Number.NaN
  let scaled = x
  let k = -1023
  if (x < 2.2250738585072014e-308) {
    scaled = x * 18_014_398_509_481_984
    k = -1077
  }
  float[0] = scaled
  // The addend carries into the exponent from √2 upwards, so that m lies about 1.
  const exponent = ((word[upper] as number) + 0x9_5f62) >>> 20
  k += exponent
  const m = scaled * (powersOfTwo[1023 - exponent - smallest] as number)
  const f = m - 1
  const s = f / (2 + f)
  const t = s * s
  const u = t * t
  const first = 1 / 3 + u * (1 / 7 + u * (1 / 11 + u * (1 / 15 + u * (1 / 19))))
  const second = 1 / 5 + u * (1 / 9 + u * (1 / 13 + u * (1 / 17 + u * (1 / 21))))
  // 2s = f − s·f, so that the largest term, f, is exact.
  return k * ln2High + (f - (s * (f - 2 * t * (first + t * second)) - k * ln2Low))
}

/**
 * ln(1 + x), without the loss of what 1 + x rounds off.
 *
 * **Details**: ln of the rounded sum u, plus the first term, (x − (u−1))/u, for what u lost. For x > −1, small x above all.
 */
export const lnOnePlus = (x: number): number => {
  const u = 1 + x
  return u === 1 ? x : ln(u) + (x - (u - 1)) / u
}

/**
 * `base` to the power of `exponent`, the same bits on every engine.
 *
 * **Details**: exp(exponent·ln(base)); exact where the exponent is 0 or 1 and where the base is 0 or 1 (0 to a negative
 * power is Infinity, anything to the power of 0 is 1). The relative error is about 2e-16·|exponent·ln(base)|.
 *
 * **Gotchas**: NaN for a base under 0. Squares and roots are better written as `x * x` and `Math.sqrt(x)`, which are exact
 * to the last bit.
 */
export const power = (base: number, exponent: number): number => {
  if (exponent === 0 || base === 1) return 1
  if (exponent === 1 && base >= 0) return base
  return exp(exponent * ln(base))
}

/** (ζ(k)−1)/k for k = 2..30. */
const zeta = [
  0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
  0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-5, 4.492623673813314e-5,
  2.050721277567069e-5, 9.439488275268397e-6, 4.374866789907488e-6, 2.039215753801366e-6, 9.55141213040742e-7,
  4.492469198764566e-7, 2.1207184805554665e-7, 1.0043224823968099e-7, 4.7698101693639804e-8, 2.2711094608943164e-8,
  1.0838659214896955e-8, 5.183475041970047e-9, 2.4836745438024785e-9, 1.1921401405860912e-9, 5.731367241678862e-10,
  2.7595228851242334e-10, 1.330476437424449e-10, 6.4229645638381e-11, 3.1044247747322276e-11
]

/** ln Γ(2+z) for |z| ≤ ½. */
const lnGammaNearTwo = (z: number): number => {
  let sum = 0
  for (let index = zeta.length - 1; index >= 0; index--) sum = (zeta[index] as number) - z * sum
  return z * (0.42278433509846713 + z * sum)
}

/**
 * By how much Stirling's formula misses ln Γ(x): lnGamma(x) − (x − ½)·ln x + x − ½·ln 2π, for x > 0.
 *
 * **Details**: from 8 upwards eight terms of his series (Abramowitz & Stegun 1964, 6.1.41), under it by {@link lnGamma}.
 *
 * **When to use**: where gamma functions of large numbers divide one another, which as logarithms would cancel.
 */
export const stirlingError = (x: number): number => {
  if (x < 8) return lnGamma(x) - (x - 0.5) * (ln(x) - 1) - 0.4189385332046727
  const t = 1 / (x * x)
  const low = 1 / 12 - t * (1 / 360 - t * (1 / 1260 - t * (1 / 1680)))
  const high = 1 / 1188 - t * (691 / 360_360 - t * (1 / 156 - t * (3617 / 122_400)))
  return (low + t * t * t * t * high) / x
}

/**
 * The logarithm of the gamma function for x > 0: lnGamma(n + 1) = ln n!.
 *
 * **Details**: up to 2.5 the Taylor series about 2 (Abramowitz & Stegun 1964, 6.1.33), up to 8 brought there by
 * Γ(x+1) = xΓ(x), above it by Stirling's formula and {@link stirlingError}. Relative error under 1e-14, also near 1 and
 * 2, where the function is 0.
 *
 * **Gotchas**: Infinity for 0, NaN for less than 0: the function is not continued to negative numbers.
 */
export const lnGamma = (x: number): number => {
  if (!(x > 0)) return x === 0 ? Infinity : Number.NaN
  if (x < 0.5) return lnGammaNearTwo(x) - ln(x * (1 + x))
  if (x < 1.5) return lnGammaNearTwo(x - 1) - ln(x)
  if (x < 8) {
    let rest = x
    let product = 1
    while (rest >= 2.5) {
      rest -= 1
      product *= rest
    }
    return lnGammaNearTwo(rest - 2) + ln(product)
  }
  return (x - 0.5) * (ln(x) - 1) + (0.4189385332046727 + stirlingError(x))
}
