import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { bytesOf, hurtful } from "../test/arbitraries.ts"
import { Keys } from "./Keys.ts"

const texts = Arbitrary.array(hurtful, { maxLength: 30 })

const indexOf = (keys: Keys, text: string): number => {
  const bytes = bytesOf(`..${text}.`)
  return keys.indexOf(bytes, 2, bytes.length - 1)
}

describe("Keys", () => {
  it.prop("numbers distinct texts in the order in which they first come", [texts], ([texts]) => {
    const keys = new Keys()
    const distinct = [...new Set(texts)]
    assert.deepStrictEqual(
      texts.map((text) => indexOf(keys, text)),
      texts.map((text) => distinct.indexOf(text))
    )
    assert.deepStrictEqual(keys.all(), distinct)
  })

  it("keeps them apart when there are many, and finds each again", () => {
    const keys = new Keys()
    const many = Array.from({ length: 20_000 }, (_, index) => `Q${index * 7}`)
    for (const _ of [0, 1]) for (const [index, text] of many.entries()) assert.strictEqual(indexOf(keys, text), index)
    assert.deepStrictEqual(keys.all(), many)
  })

  it("tells keys with the same hash apart", () => {
    // Pairs whose hash (FNV-1a, 32 bits) is the same.
    const pairs = ["costarring", "liquid", "declinate", "macallums", "altarage", "zinke"]
    const keys = new Keys()
    for (const _ of [0, 1]) for (const [index, text] of pairs.entries()) assert.strictEqual(indexOf(keys, text), index)
  })
})
