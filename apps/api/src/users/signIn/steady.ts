import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

/** More than checking a password takes on a slow machine, so that one step is the rule. */
const step = 500

/**
 * Answers in whole steps of time, whatever came of it: how long an answer takes must not tell whether an address is known.
 *
 * **Details**: better-auth hashes a password also for nobody; what differs still, such as one query more, goes under in the step.
 */
export const steady = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.gen(function* () {
    const begun = yield* Clock.currentTimeMillis
    const exit = yield* Effect.exit(work)
    const took = (yield* Clock.currentTimeMillis) - begun
    yield* Effect.sleep(step - (took % step))
    return yield* exit
  })
