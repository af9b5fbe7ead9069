import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { isSameState, touchedBetween } from "../history/touchedBetween.ts"
import { type RegisterState, registerState } from "../register/kept.ts"
import type { Recollection } from "../register/recalled.ts"

/** Of how many records each thing is known at most; those known longest make way. */
const mostKnown = 20_000

/**
 * Makes what a thread still knows from one question to the next. Each run of it reads how the register stands, forgets what was
 * touched since, and gives what is left; undefined where somebody else has gone on to another state meanwhile.
 *
 * **Details**: how the register stands is read first, so that whatever is read and put here afterwards is of that state or a later
 * one; what is put once another state was reached is not kept.
 */
export const makeRecollection = (most = mostKnown) => {
  const known = new Map<string, Map<string, unknown>>()
  const knownOf = (what: string): Map<string, unknown> => {
    const there = known.get(what)
    if (there !== undefined) return there
    const made = new Map<string, unknown>()
    known.set(what, made)
    return made
  }
  let at: RegisterState | undefined
  const recollectionAt = (state: RegisterState): Recollection => ({
    known: <A>(what: string) => knownOf(what) as Map<string, A | undefined>,
    put: (what, id, value) => {
      if (!isSameState(at, state)) return
      const of = knownOf(what)
      of.delete(id)
      of.set(id, value)
      if (of.size > most) for (const oldest of of.keys()) return void of.delete(oldest)
    }
  })
  return Effect.gen(function* () {
    const state = yield* registerState(yield* SqlClient.SqlClient)
    const before = at
    if (!isSameState(before, state)) {
      const touched = yield* touchedBetween(before, state)
      if (at !== before) return isSameState(at, state) ? recollectionAt(state) : undefined
      at = state
      if (touched === undefined) known.clear()
      else for (const of of known.values()) for (const id of touched) of.delete(id)
    }
    return recollectionAt(state)
  })
}
