import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { incompleteBeta } from "./beta.ts"
import { exp, ln, lnGamma, power } from "./elementary.ts"
import { normalCdf, normalQuantile } from "./normal.ts"
import { rateRatio } from "./poisson.ts"
import { gamma, normal, type Stream, stream } from "./random.ts"
import { theilSen } from "./theilSen.ts"

/** What ECMAScript fixes to the last bit. */
const allowed = new Set([
  "sqrt",
  "abs",
  "floor",
  "ceil",
  "trunc",
  "round",
  "sign",
  "min",
  "max",
  "imul",
  "fround",
  "clz32"
])

/** What in a text may make its results differ between engines or between runs, or reaches outside the folder. */
const faults = (source: string): ReadonlyArray<string> => {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "")
  return [
    ...[...code.matchAll(/\bMath\b(?:\s*\.\s*(\w+))?/g)].flatMap(([text, name]) =>
      allowed.has(name ?? "") ? [] : [text]
    ),
    ...(code.match(
      /\*\*|\b(?:Date|Intl|performance|crypto|globalThis|Float16Array)\b|\btoLocale\w+|\blocaleCompare\b/g
    ) ?? []),
    ...[...code.matchAll(/\b(?:from|import)\s*\(?\s*(["'`].*?["'`])/g)].flatMap(([, path]) =>
      /^"\.\/\w+\.ts"$/.test(path ?? "") ? [] : [path ?? ""]
    )
  ]
}

/** A hash of the bits of many numbers (FNV-1a, Fowler, Noll & Vo). */
const bitsOf = (values: Iterable<number>): string => {
  const view = new DataView(new ArrayBuffer(8))
  let hash = 0x811c9dc5
  for (const value of values) {
    view.setFloat64(0, value)
    for (let index = 0; index < 8; index++) hash = Math.imul(hash ^ view.getUint8(index), 0x01000193)
  }
  return (hash >>> 0).toString(16)
}
const many = (draw: (index: number) => number): ReadonlyArray<number> =>
  Array.from({ length: 20_000 }, (_, index) => draw(index))

describe("the same bits on every engine", () => {
  const folder = new URL("./", import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !/\.(test|test-d|bench)\.ts$/.test(name))

  it("there are files to look at", () => {
    assert.includeMembers(files, ["elementary.ts", "random.ts", "quantile.ts", "theilSen.ts", "poisson.ts"])
  })

  it.each(files)("%s uses nothing that an engine may do in its own way", (file) => {
    assert.deepStrictEqual(faults(readFileSync(new URL(file, folder), "utf8")), [])
  })

  it.each([
    ...["exp", "log", "pow", "sin", "cos", "tan", "expm1", "log1p", "cbrt", "hypot", "atan2", "random"].map(
      (name) => `const y = Math.${name}(x)`
    ),
    "const { exp } = Math",
    'const y = Math["exp"](x)',
    "const y = x ** z",
    "const y = 2 ** 3",
    "const now = Date.now()",
    "const text = x.toLocaleString()",
    'import { fold } from "../city/fold.ts"',
    'import * as Effect from "effect/Effect"',
    'const module = await import("node:fs")'
  ])("such a thing would be noticed: %s", (source) => {
    assert.lengthOf(faults(source), 1)
  })

  it("comments may name them", () => {
    assert.deepStrictEqual(faults("/** **Details**: unlike Math.exp */\nconst y = x * Math.sqrt(x) // Math.log"), [])
  })

  // These were computed once; a machine or an engine on which one differs would publish other figures than the rest.
  const computed: ReadonlyArray<readonly [string, string, (from: Stream) => ReadonlyArray<number>]> = [
    ["uniform", "46649bec", (from) => many(() => from.next())],
    ["exp", "26420152", (from) => many(() => exp((from.next() - 0.5) * 1500))],
    ["ln", "83bd217b", (from) => many((index) => ln(exp((from.next() - 0.5) * (index % 2 === 0 ? 1400 : 1))))],
    ["power", "e8849e80", (from) => many(() => power(from.next() * 10, from.next() * 10 - 5))],
    ["lnGamma", "e53f2bcb", (from) => many(() => lnGamma(from.next() * 20))],
    ["normal", "52fc454d", (from) => many(() => normal(from))],
    ["gamma", "6e27555a", (from) => many((index) => gamma(from, (index + 1) / 1000))],
    ["normalCdf", "eaf4fcc9", (from) => many(() => normalCdf(from.next() * 20 - 10))],
    ["normalQuantile", "4231fb2a", (from) => many(() => normalQuantile(from.next()))],
    [
      "incompleteBeta",
      "34ba45b5",
      (from) => many((index) => incompleteBeta(from.next(), 0.5 + (index % 50), 0.5 + (index % 7)))
    ],
    ["rateRatio", "f9be4694", () => Object.values(rateRatio({ count: 17, time: 3 }, { count: 5, time: 4 }) ?? {})],
    ["theilSen", "10bf1cdf", () => Object.values(theilSen([1, 2, 3, 5, 8, 13], [0.1, 0.7, 0.3, 2.9, 1.1, 7.7]) ?? {})]
  ]
  it.each(computed)("%s", (label, bits, values) => {
    assert.strictEqual(bitsOf(values(stream(1 - 2 ** 53, `${label} 随机 🎲`))), bits)
  })
})
