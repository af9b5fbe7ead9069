import { assert, describe, it } from "@effect/vitest"
import { hurtful } from "../test/arbitraries.ts"
import { excerpt, quoted } from "./place.ts"

describe("quoted", () => {
  it.prop(
    "shows a short text letter for letter, and a long one short, without half a character",
    [hurtful],
    ([text]) => {
      assert.strictEqual(JSON.parse(quoted(text)), text)
      const long = quoted(`${text}${"𝄞".repeat(60)}`)
      assert.isTrue(long.isWellFormed() && long.endsWith('…"'))
      assert.strictEqual((JSON.parse(long) as string).length, 60)
      assert.isAtMost(excerpt(long.repeat(9)).length, 200)
    }
  )

  it("shows what is not seen", () => {
    assert.strictEqual(quoted("a\tb "), String.raw`"a\tb "`)
  })
})
