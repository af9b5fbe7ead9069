import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { expect, it } from "vitest"
import { whole } from "./whole.ts"

/** Work that begins something beside itself, which notes whether it was let go on. */
const beside = (noted: Array<string>, ends: Effect.Effect<void, string>) =>
  Effect.gen(function* () {
    yield* Effect.forkChild(
      Effect.sleep("50 millis").pipe(
        Effect.andThen(Effect.sync(() => noted.push("went on"))),
        Effect.onInterrupt(() =>
          Effect.andThen(
            Effect.sleep("20 millis"),
            Effect.sync(() => noted.push("stopped"))
          )
        )
      ),
      { startImmediately: true }
    )
    yield* ends
  })

it.each([
  ["done", Effect.void],
  ["failed", Effect.fail("broken")],
  ["interrupted", Effect.never]
] as const)("what work has begun beside itself has ended once the work is %s", async (how, ends) => {
  const noted: Array<string> = []
  const running = Effect.runFork(
    Effect.ensuring(
      whole(beside(noted, ends)),
      Effect.sync(() => noted.push("over"))
    )
  )
  await Effect.runPromise(Effect.sleep("10 millis"))
  const exit = await Effect.runPromise(
    how === "interrupted" ? Effect.andThen(Fiber.interrupt(running), Fiber.await(running)) : Fiber.await(running)
  )
  expect(exit._tag).toBe(how === "done" ? "Success" : "Failure")
  await Effect.runPromise(Effect.sleep("100 millis"))
  expect(noted).toEqual(["stopped", "over"])
})
