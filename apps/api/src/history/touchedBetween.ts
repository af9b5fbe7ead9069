import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import type { RegisterState } from "../register/kept.ts"
import { citiesTouched } from "./citiesTouched.ts"

export const isSameState = (one: RegisterState | undefined, other: RegisterState): boolean =>
  one?.version === other.version && one.change === other.change

/** The cities that were touched between two states, or undefined where that may be any. */
export const touchedBetween = (
  before: RegisterState | undefined,
  now: RegisterState
): Effect.Effect<ReadonlySet<string> | undefined, SqlError, SqlClient.SqlClient> => {
  if (before === undefined) return Effect.succeed(undefined)
  const [changes, versions] = [now.change - before.change, now.version - before.version]
  // A backup was restored, or something was written of which the history does not tell.
  if (changes <= 0 || versions < 0 || versions > changes) return Effect.succeed(undefined)
  return citiesTouched(before.change, now.change)
}
