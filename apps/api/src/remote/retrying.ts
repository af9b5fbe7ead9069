import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { RemoteError } from "./openRemote.ts"

/** How often to ask again, and how long to wait between. */
export interface RetryPolicy {
  /** How often to ask in all, the first time included. */
  readonly tries: number
  /** Milliseconds to wait after the first time; twice as long after each further one, a fifth more or less. */
  readonly first: number
  /** The longest wait in milliseconds. Who asks for a longer one is not asked again. */
  readonly longest: number
  /** Told before each wait. */
  readonly onWait: (error: RemoteError, millis: number) => Effect.Effect<void>
}

/** A minute of waiting in all where the other side says nothing, up to five minutes at a time where it does. */
const usual: RetryPolicy = { tries: 6, first: 2_000, longest: 300_000, onWait: () => Effect.void }

/** Too many at once, or a server behind the one that answers is away: both pass. */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504])

const mayPass = (error: { readonly _tag: string }, longest: number): boolean => {
  const fault = error as RemoteError
  if (fault._tag === "AnswerRefused")
    return passing.has(fault.status) && (fault.retryAfter === undefined || fault.retryAfter * 1000 <= longest)
  return (fault._tag === "ConnectionFailed" || fault._tag === "HostUnknown") && fault.passing
}

/**
 * Asks again where that can help: where a connection broke, or the answer was 429, 502, 503 or 504.
 *
 * **Details**: waits exponentially longer, with a random part so that many do not come back at once, and never less
 * than Retry-After asks for. What cannot pass, such as an address that is refused, fails at once. Clock and randomness
 * are those of the runtime.
 */
export const retrying = <A, E extends { readonly _tag: string }, R>(
  attempt: Effect.Effect<A, E, R>,
  policy: Partial<RetryPolicy> = {}
): Effect.Effect<A, E, R> => {
  const { first, longest, onWait, tries } = { ...usual, ...policy }
  const schedule = Schedule.exponential(first).pipe(
    Schedule.setInputType<E>(),
    Schedule.jittered,
    Schedule.upTo({ times: tries - 1 }),
    Schedule.modifyDelay(({ duration, input }) => {
      const fault = input as { readonly _tag: string } as RemoteError
      const asked = fault._tag === "AnswerRefused" ? (fault.retryAfter ?? 0) * 1000 : 0
      const millis = Math.ceil(Math.max(asked, Math.min(longest, Duration.toMillis(duration))))
      // Whether this one is asked again at all, is not decided yet.
      return mayPass(fault, longest)
        ? Effect.as(onWait(fault, millis), Duration.millis(millis))
        : Effect.succeed(Duration.millis(millis))
    })
  )
  return Effect.retry(attempt, { schedule, while: (error) => mayPass(error, longest) })
}
