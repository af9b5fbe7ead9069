import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { edits, editsAllowed, indexSimilar } from "./similar.ts"

const word = Arbitrary.array(Arbitrary.schema(Schema.Literals(["a", "b", "n", "o", "r"])), {
  minLength: 4,
  maxLength: 8
}).pipe(Arbitrary.map((letters) => letters.join("")))
const place = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 8 })))

/** The definition, without a bound and without memory. */
const slowly = (a: string, b: string): number => {
  if (a === "" || b === "") return a.length + b.length
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)]
  const best = Math.min(
    slowly(restA, b) + 1,
    slowly(a, restB) + 1,
    slowly(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1)
  )
  return a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
    ? Math.min(best, slowly(a.slice(0, -2), b.slice(0, -2)) + 1)
    : best
}

describe("edits", () => {
  it.prop("is the restricted Damerau distance up to the bound", [word, word], ([a, b]) => {
    const [x, y] = [a.slice(0, 5), b.slice(0, 5)]
    for (const bound of [1, 2]) expect(edits(x, y, bound)).toBe(Math.min(slowly(x, y), bound + 1))
  })

  it.each([
    ["leeds", "leeds", 0],
    ["manchster", "manchester", 1],
    ["tianjing", "tianjin", 1],
    ["lyno", "lyon", 1],
    ["shangai", "shanghai", 1],
    ["bern", "bonn", 2],
    ["leeds", "york", 3]
  ])("%s and %s: %i", (a, b, distance) => {
    expect(edits(a, b, 2)).toBe(distance)
  })
})

describe("indexSimilar", () => {
  it.prop(
    "finds every name one edit away, and none beyond what its length allows",
    [Arbitrary.array(word, { minLength: 1, maxLength: 20 }), word, place],
    ([names, other, at]) => {
      const { find } = indexSimilar(names)
      const [first = ""] = names
      const slips = [
        first.slice(0, at) + first.slice(at + 1),
        `${first.slice(0, at)}x${first.slice(at)}`,
        `${first.slice(0, at)}x${first.slice(at + 1)}`,
        first.slice(0, at) + (first[at + 1] ?? "") + (first[at] ?? "") + first.slice(at + 2),
        other
      ]
      for (const slip of slips) {
        const found = new Map(find(slip).map(({ edits: distance, entry }) => [entry, distance]))
        names.forEach((name, entry) => {
          const distance = edits(slip, name, 3)
          if (editsAllowed(slip.length) > 0 && distance <= 1) expect(found.get(entry)).toBe(distance)
          if (distance > editsAllowed(slip.length)) expect(found.has(entry)).toBe(false)
        })
      }
    }
  )
})
