import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { isSameState, touchedBetween } from "../history/touchedBetween.ts"
import { type RegisterState, registerState } from "../register/kept.ts"
import type { Recollection } from "../register/recalled.ts"

/** How many things are known at most, of which there is one for each day that is asked for, and of how many records each. */
const mostKnown = { things: 8, records: 10_000 }

const dropFirst = <K>(of: Map<K, unknown>): void => {
  for (const first of of.keys()) return void of.delete(first)
}

/**
 * Makes what a thread still knows from one question to the next. Each run of it reads how the register stands, forgets what was
 * touched since, and gives what is left; undefined where somebody else has gone on to another state meanwhile.
 *
 * **Details**: how the register stands is read first, so that whatever is read and put here afterwards is of that state or a later
 * one; what is put once another state was reached is not kept. Where there is no more room, things go that were asked for longest ago,
 * and records that were read longest ago.
 */
export const makeRecollection = (most = mostKnown) => {
  const known = new Map<string, Map<string, unknown>>()
  const knownOf = (what: string): Map<string, unknown> => {
    const there = known.get(what) ?? new Map<string, unknown>()
    known.delete(what)
    known.set(what, there)
    if (known.size > most.things) dropFirst(known)
    return there
  }
  let at: RegisterState | undefined
  /** How often it has gone on to another state, which may be one that it has been in before. */
  let moves = 0
  const recollectionSince = (move: number): Recollection => ({
    known: <A>(what: string) => (move === moves ? knownOf(what) : new Map()) as Map<string, A | undefined>,
    put: (what, id, value) => {
      if (move !== moves) return
      const of = knownOf(what)
      of.delete(id)
      of.set(id, value)
      if (of.size > most.records) dropFirst(of)
    }
  })
  return Effect.gen(function* () {
    const state = yield* registerState(yield* SqlClient.SqlClient)
    const before = at
    if (!isSameState(before, state)) {
      const touched = yield* touchedBetween(before, state)
      if (at !== before) return isSameState(at, state) ? recollectionSince(moves) : undefined
      at = state
      moves++
      if (touched === undefined) known.clear()
      else for (const of of known.values()) for (const id of touched) of.delete(id)
    }
    return recollectionSince(moves)
  })
}
