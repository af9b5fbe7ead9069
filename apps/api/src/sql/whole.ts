import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"

/**
 * Work of which nothing goes on once it has ended, however it ends: what it has begun beside itself is stopped, and waited for.
 *
 * **When to use**: inside a transaction, around work that forks. Where it fails or is interrupted, the transaction is rolled
 * back at once, and a statement of something that still goes on would come after that, outside of it.
 */
export const whole = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.flatMap(Effect.forkChild(restore(work)), (fiber) =>
      Effect.onInterrupt(restore(Fiber.join(fiber)), () => Fiber.interrupt(fiber))
    )
  )
