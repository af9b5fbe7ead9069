import { totalmem } from "node:os"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { readSettings } from "./settings.ts"

const aheadOf = (PROXENY_AHEAD: string) => Effect.map(readSettings({ PROXENY_AHEAD }), ({ roomAhead }) => roomAhead)

describe("readSettings", () => {
  it.effect("reads how much room pages have that are made ahead", () =>
    Effect.gen(function* () {
      const unsaid = yield* aheadOf("")
      assert.isAtLeast(unsaid, 1)
      assert.isAtMost(unsaid, totalmem() / 20)
      assert.strictEqual(yield* aheadOf("1.5 GiB"), 1.5 * 2 ** 30)
      assert.strictEqual(yield* aheadOf("none"), 0)
    })
  )

  it.effect.each(["much", "-1", "2 TB", "all"])("says what is wrong with %s", (text) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(aheadOf(text))
      assert.strictEqual(
        error.message,
        `PROXENY_AHEAD is "${text}", and what pages that are made ahead may take is a number of bytes such as 64 MB or 2 GB, or none.`
      )
    })
  )
})
