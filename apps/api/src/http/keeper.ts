import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { citiesTouched } from "../history/citiesTouched.ts"
import { makeHeldAnswers } from "../register/heldAnswers.ts"
import { type RegisterState, registerState } from "../register/kept.ts"
import { privateReach } from "../register/visible.ts"
import { type RegisterUnread, unread } from "../threads/RegisterUnread.ts"
import { today } from "../twinnings/partners.ts"
import { named } from "./restsOn.ts"
import { Written, written } from "./Written.ts"

/** How many characters of answers are kept as they are sent. */
const mostKept = 64 * 2 ** 20

/** Up to how many characters of an answer that came written are kept here too: larger ones have a place where they were written. */
const mostWritten = 2 ** 16

/** What a path answers with, and the version of the record that it shows, where it shows one. */
interface Made<A> {
  readonly answer: A | Written<A>
  readonly version?: number
  /** The cities that it rests on; absent where it rests on more than these. */
  readonly restsOn?: ReadonlyArray<string>
}

interface Kept<A> {
  readonly answer: Written<A>
  readonly version?: number
}

const isSame = (one: RegisterState | undefined, other: RegisterState): boolean =>
  one?.version === other.version && one.change === other.change

/** One number for a state: another one for every state of the same register, since neither of its own ever falls. */
const numberOf = ({ change, version }: RegisterState): number => version + change

/** The cities that were touched between two states, or undefined where that may be any. */
const touchedBetween = (
  before: RegisterState | undefined,
  now: RegisterState
): Effect.Effect<ReadonlySet<string> | undefined, SqlError, SqlClient.SqlClient> => {
  if (before === undefined) return Effect.succeed(undefined)
  const [changes, versions] = [now.change - before.change, now.version - before.version]
  // A backup was restored, or something was written of which the history does not tell.
  if (changes <= 0 || versions < 0 || versions > changes) return Effect.succeed(undefined)
  return citiesTouched(before.change, now.change)
}

/**
 * Keeps what paths answer, as it is sent, until a change bears on it: whoever asks again is answered from memory.
 *
 * **Details**: what rests on some cities alone is kept until one of them is touched, everything else until anything changes. An
 * answer is kept for those who may know the same of what offices keep for themselves, and for the day: some tell how things stand
 * today. Who asks for what is being made waits for it. What comes written already and is large is kept by whoever wrote it, unless
 * the records that it names came with it.
 */
export const keeper = () => {
  const held = makeHeldAnswers<{ readonly version?: number }>(mostKept)
  const underWay = new Map<string, Effect.Effect<Kept<unknown>, unknown>>()
  let at: RegisterState | undefined
  const going = new Map<number, Effect.Effect<void, SqlError, SqlClient.SqlClient>>()

  /** Goes on to a state, once for all who have seen it. */
  const goTo = (state: RegisterState): Effect.Effect<void, SqlError, SqlClient.SqlClient> =>
    Effect.suspend(() => {
      if (isSame(at, state)) return Effect.void
      const known = going.get(numberOf(state))
      if (known !== undefined) return known
      const before = at
      return Effect.flatMap(
        Effect.cached(
          Effect.map(touchedBetween(before, state), (touched) => {
            // Somebody has gone further meanwhile.
            if (at !== before) return
            at = state
            if (touched === undefined) held.clear(numberOf(state))
            else held.move(numberOf(state), touched)
          })
        ),
        (once) => {
          going.set(numberOf(state), once)
          return Effect.ensuring(
            once,
            Effect.sync(() => going.delete(numberOf(state)))
          )
        }
      )
    })

  const arrived = Effect.gen(function* () {
    const state = yield* registerState(yield* SqlClient.SqlClient)
    yield* goTo(state)
    return state
  })

  return <A extends object, E, R>(
    path: string,
    make: Effect.Effect<Made<A>, E, R>
  ): Effect.Effect<Kept<A>, E | RegisterUnread, R | SqlClient.SqlClient> =>
    Effect.gen(function* () {
      const state = yield* Effect.catchTag(arrived, "SqlError", ({ message }) => unread(message))
      const reach = yield* privateReach
      const key = `${reach === "all" ? reach : reach.join()} ${yield* today} ${path}`
      const number = numberOf(state)
      const known = isSame(at, state) ? held.get<A>(number, key) : undefined
      if (known !== undefined) return known
      const asked = `${number} ${key}`
      const others = underWay.get(asked) as Effect.Effect<Kept<A>, E> | undefined
      if (others !== undefined) return yield* others
      const made = yield* Effect.cached(
        Effect.map(make, ({ answer, restsOn, ...rest }): Kept<A> => {
          const kept = { ...rest, answer: written(answer) }
          const names = answer instanceof Written ? answer.named : [...named(answer)]
          if (restsOn !== undefined && names !== undefined)
            held.put(number, key, { ...kept, restsOn: [...new Set([...restsOn, ...names])] })
          else if (!(answer instanceof Written) || (answer.isLasting && answer.json.length <= mostWritten))
            held.put(number, key, kept)
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
