import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { makeHeldAnswers } from "../register/heldAnswers.ts"
import { registerState } from "../register/kept.ts"
import { privateReach } from "../register/visible.ts"
import { type RegisterUnread, unread } from "../threads/RegisterUnread.ts"
import { today } from "../twinnings/partners.ts"
import { Written, written } from "./Written.ts"

/** How many characters of answers are kept as they are sent. */
const mostKept = 64 * 2 ** 20

/** What a path answers with, and the version of the record that it shows, where it shows one. */
interface Made<A> {
  readonly answer: A | Written<A>
  readonly version?: number
}

interface Kept<A> {
  readonly answer: Written<A>
  readonly version?: number
}

/**
 * Keeps what paths answer, as it is sent, until the register changes: whoever asks again is answered from memory.
 *
 * **Details**: an answer is kept for those who may know the same of what offices keep for themselves, and for the day: some tell
 * how things stand today. Who asks for what is being made waits for it. What comes written already is kept by whoever wrote it.
 */
export const keeper = () => {
  const held = makeHeldAnswers<{ readonly version?: number }>(mostKept)
  const underWay = new Map<string, Effect.Effect<Kept<unknown>, unknown>>()
  return <A extends object, E, R>(
    path: string,
    make: Effect.Effect<Made<A>, E, R>
  ): Effect.Effect<Kept<A>, E | RegisterUnread, R | SqlClient.SqlClient> =>
    Effect.gen(function* () {
      const state = yield* Effect.catchTag(registerState(yield* SqlClient.SqlClient), "SqlError", ({ message }) =>
        unread(message)
      )
      const reach = yield* privateReach
      const key = `${reach === "all" ? reach : reach.join()} ${yield* today} ${path}`
      const known = held.get<A>(state, key)
      if (known !== undefined) return known
      const asked = `${state} ${key}`
      const others = underWay.get(asked) as Effect.Effect<Kept<A>, E> | undefined
      if (others !== undefined) return yield* others
      const made = yield* Effect.cached(
        Effect.map(make, ({ answer, ...rest }): Kept<A> => {
          const kept = { ...rest, answer: written(answer) }
          if (!(answer instanceof Written)) held.put(state, key, kept)
          return kept
        })
      )
      underWay.set(asked, made as Effect.Effect<Kept<unknown>, unknown>)
      return yield* Effect.ensuring(
        made,
        Effect.sync(() => underWay.delete(asked))
      )
    })
}
