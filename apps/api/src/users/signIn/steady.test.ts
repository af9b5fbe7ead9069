import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { steady } from "./steady.ts"

describe("an answer in whole steps of time", () => {
  it.effect("comes at the same moment whatever came of the work, and however long it took within a step", () =>
    Effect.gen(function* () {
      for (const step of [0, 1, 2])
        for (const took of [0, 1, 90, 250, 499])
          for (const ends of [Effect.succeed("yes"), Effect.fail("no"), Effect.die("broken")]) {
            const fiber = yield* Effect.forkChild(
              Effect.exit(steady(Effect.andThen(Effect.sleep(step * 500 + took), ends)))
            )
            yield* TestClock.adjust((step + 1) * 500 - 1)
            expect([step, took, fiber.pollUnsafe()]).toEqual([step, took, undefined])
            yield* TestClock.adjust(1)
            const exit = yield* Fiber.join(fiber)
            expect(exit).toEqual(yield* Effect.exit(ends))
          }
    })
  )
})
