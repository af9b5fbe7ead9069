import { anyone } from "@proxeny/domain"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { CurrentActor } from "../history/change.ts"
import { isSameState, touchedBetween } from "../history/touchedBetween.ts"
import { makeHeldAnswers } from "../register/heldAnswers.ts"
import { type RegisterState, registerState } from "../register/kept.ts"
import { CurrentDiscretion, Discretion, reachOfAsker } from "../register/visible.ts"
import { type RegisterUnread, unread } from "../threads/RegisterUnread.ts"
import { dayIn, today } from "../twinnings/partners.ts"
import { named } from "./restsOn.ts"
import { Written, written } from "./Written.ts"

/** How many characters of answers are kept as they are sent. */
const mostKept = 64 * 2 ** 20

/** Up to how many characters of an answer that came written are kept here too: larger ones have a place where they were written. */
const mostWritten = 2 ** 16

/** What a path answers with, and the version of the record that it shows, where it shows one. */
export interface Made<A> {
  readonly answer: A | Written<A>
  readonly version?: number
  /** The cities that it rests on; absent where it rests on more than these. */
  readonly restsOn?: ReadonlyArray<string>
}

/** How many pages are looked at at once to find those of a day that is over. */
const lookedAtOnce = 500

interface Kept<A> {
  readonly answer: Written<A>
  readonly version?: number
}

/** One number for a state: another one for every state of the same register, since neither of its own ever falls. */
const numberOf = ({ change, version }: RegisterState): number => version + change

/** What an answer rests on: with the cities that its path does, those that it names; undefined where that is more than some cities. */
const citiesUnder = <A extends object>({ answer, restsOn }: Made<A>): ReadonlyArray<string> | undefined => {
  const names = answer instanceof Written ? answer.takeNamed() : [...named(answer)]
  return restsOn === undefined || names === undefined ? undefined : [...new Set([...restsOn, ...names])]
}

/** Keeps what paths answer. */
export interface Keeper {
  /** Gives what is kept of a path, or makes it. */
  readonly keep: <A extends object, E, R>(
    path: string,
    make: Effect.Effect<Made<A>, E, R>
  ) => Effect.Effect<Kept<A>, E | RegisterUnread, R | SqlClient.SqlClient>
  /**
   * Makes what nobody has asked for yet, and keeps it where it is the same for everybody; gives false where there is no more room
   * for it.
   */
  readonly keepAhead: <A extends object, E, R>(
    path: string,
    make: Effect.Effect<Made<A>, E, R>
  ) => Effect.Effect<boolean, E | RegisterUnread, R | SqlClient.SqlClient>
  /** Learns how the register stands, and drops what is no longer true, and some of what was made for a day that is over. */
  readonly arrive: Effect.Effect<void, RegisterUnread, SqlClient.SqlClient>
  /** Whether a path is kept for everybody, or known to depend on who asks, as things stood when that was learnt last. */
  readonly isKept: (path: string, day: string) => boolean
}

/**
 * Keeps what paths answer, as it is sent, until a change bears on it: whoever asks again is answered from memory.
 *
 * **Details**: what rests on some cities alone is kept until one of them is touched, everything else until anything changes. An
 * answer is kept for the day: some tell how things stand today. What rests on some cities and was made without asking who asks is
 * kept for everybody, everything else for those who may know the same of what offices keep for themselves. Who asks for what is
 * being made waits for it. What comes written already and is large is kept by whoever wrote it, unless the records that it names came
 * with it. What is made ahead has room of its own (`roomAhead`, in bytes), in which what came first stays; it may be made for the
 * next day, too.
 */
export const keeper = (roomAhead = 0): Keeper => {
  const held = makeHeldAnswers<{ readonly version?: number }>(mostKept)
  const ahead = makeHeldAnswers<{ readonly version?: number }>(roomAhead, true)
  const underWay = new Map<string, Effect.Effect<Kept<unknown>, unknown>>()
  let at: RegisterState | undefined
  let dayReached = ""
  let lookedThrough: Iterator<string> | undefined
  let ofNextDay: Array<string> = []
  const going = new Map<number, Effect.Effect<void, SqlError, SqlClient.SqlClient>>()

  /** Goes on to a state, once for all who have seen it. */
  const goTo = (state: RegisterState): Effect.Effect<void, SqlError, SqlClient.SqlClient> =>
    Effect.suspend(() => {
      if (isSameState(at, state)) return Effect.void
      const known = going.get(numberOf(state))
      if (known !== undefined) return known
      const before = at
      return Effect.flatMap(
        Effect.cached(
          Effect.map(touchedBetween(before, state), (touched) => {
            // Somebody has gone further meanwhile.
            if (at !== before) return
            at = state
            for (const one of [held, ahead])
              if (touched === undefined) one.clear(numberOf(state))
              else one.move(numberOf(state), touched)
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

  const dayNow = dayIn(Duration.zero)
  const arrived = Effect.gen(function* () {
    const state = yield* registerState(yield* SqlClient.SqlClient)
    yield* goTo(state)
    return state
  }).pipe(Effect.catchTag("SqlError", ({ message }) => unread(message)))

  const forAll = (day: string, path: string): string => `${day} everybody ${path}`
  /** Under which it is noted that a path cannot be made for everybody, so that it is not tried again. */
  const forNobody = (day: string, path: string): string => `${day} nobody ${path}`
  const dayOf = (key: string): string => key.slice(0, 10)

  const isKept: Keeper["isKept"] = (path, day) => {
    const key = forAll(day, path)
    return held.has(key) || ahead.has(key) || ahead.has(forNobody(day, path))
  }

  const keep: Keeper["keep"] = Effect.fnUntraced(function* <A extends object, E, R>(
    path: string,
    make: Effect.Effect<Made<A>, E, R>
  ) {
    const state = yield* arrived
    const reach = yield* reachOfAsker
    const day = yield* today
    const [shared, own] = [forAll(day, path), `${reach === "all" ? reach : reach.join()} ${day} ${path}`]
    const number = numberOf(state)
    if (isSameState(at, state)) {
      const known = held.get<A>(number, shared) ?? ahead.get<A>(number, shared) ?? held.get<A>(number, own)
      if (known !== undefined) return known
    }
    const asked = `${number} ${own}`
    const others = underWay.get(asked) as Effect.Effect<Kept<A>, E> | undefined
    if (others !== undefined) return yield* others
    const discretion = new Discretion()
    const made = yield* Effect.cached(
      Effect.map(Effect.provideService(make, CurrentDiscretion, discretion), (one): Kept<A> => {
        const { answer, restsOn: _, ...rest } = one
        const kept = { ...rest, answer: written(answer) }
        const restsOn = citiesUnder(one)
        if (restsOn !== undefined) held.put(number, discretion.isAsked ? own : shared, { ...kept, restsOn })
        else if (!(answer instanceof Written) || (answer.isLasting && answer.length <= mostWritten))
          held.put(number, own, kept)
        return kept
      })
    )
    underWay.set(asked, made as Effect.Effect<Kept<unknown>, unknown>)
    return yield* Effect.ensuring(
      made,
      Effect.sync(() => underWay.delete(asked))
    )
  })

  /** Drops what was made for a day that is over, which nobody will ask for again: a few at a time, since it may be everything. */
  const dropPast = (day: string): void => {
    if (day !== dayReached) {
      dayReached = day
      lookedThrough = ahead.keys()
      ofNextDay = []
    }
    for (let i = 0; i < lookedAtOnce && lookedThrough !== undefined; i++) {
      const { done, value } = lookedThrough.next()
      if (done === true) lookedThrough = undefined
      else if (dayOf(value) < day) ahead.drop(value)
    }
  }

  /** Puts what was made of a day in its place. Where there is no room, what was made for the next day makes way for this one. */
  const putAhead: typeof ahead.put = (state, key, answer) => {
    if (dayOf(key) > dayReached) {
      const fits = ahead.put(state, key, answer)
      if (fits) ofNextDay.push(key)
      return fits
    }
    while (!ahead.put(state, key, answer)) {
      const last = ofNextDay.pop()
      if (last === undefined) return false
      ahead.drop(last)
    }
    return true
  }

  const keepAhead: Keeper["keepAhead"] = Effect.fnUntraced(function* <A extends object, E, R>(
    path: string,
    make: Effect.Effect<Made<A>, E, R>
  ) {
    const state = yield* arrived
    const number = numberOf(state)
    const day = yield* today
    // Somebody has gone further meanwhile: what is made now would be of no use.
    if (!isSameState(at, state)) return true
    dropPast(yield* dayNow)
    if (isKept(path, day)) return true
    const key = forAll(day, path)
    const discretion = new Discretion()
    const made = yield* make.pipe(
      Effect.provideService(CurrentActor, anyone),
      Effect.provideService(CurrentDiscretion, discretion)
    )
    const { answer, restsOn: _, ...rest } = made
    const restsOn = citiesUnder(made)
    // Midnight has passed.
    if (restsOn === undefined || day !== (yield* today) || day < (yield* dayNow)) return true
    if (discretion.isAsked) return putAhead(number, forNobody(day, path), { answer: new Written("{}"), restsOn })
    const packed = yield* Effect.promise(() => written(answer).asPacked())
    return putAhead(number, key, { ...rest, answer: packed, restsOn })
  })

  return {
    keep,
    keepAhead,
    arrive: Effect.andThen(arrived, Effect.map(dayNow, dropPast)),
    isKept
  }
}
