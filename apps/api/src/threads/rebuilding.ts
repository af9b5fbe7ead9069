import type * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"

/**
 * Runs effects on services that are built when the first of them is run, and again by the next where that failed.
 *
 * **When to use**: in a thread, which outlives a database that is away for a moment: a runtime whose services could not be built
 * once says so for ever.
 */
export const rebuilding = <R, E>(
  layer: Layer.Layer<R, E>
): (<A, E2>(effect: Effect.Effect<A, E2, R>) => Promise<A>) => {
  let runtime = ManagedRuntime.make(layer)
  return async (effect) => {
    const used = runtime
    try {
      await used.context()
    } catch (error) {
      if (runtime === used) runtime = ManagedRuntime.make(layer)
      throw error
    }
    return used.runPromise(effect)
  }
}
