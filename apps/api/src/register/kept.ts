import { anyone } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { CurrentActor } from "../history/change.ts"
import { CurrentDiscretion } from "./visible.ts"

/** How far the register has come, and with it everything that is kept of cities, open or not. */
export interface RegisterState {
  /** Rises with every change of the register. */
  readonly version: number
  /** The number of the last change in the history. */
  readonly change: number
}

const queryState = (sql: SqlClient.SqlClient): Effect.Effect<RegisterState, SqlError> =>
  Effect.map(
    sql<RegisterState>`SELECT version::float8 AS version, (SELECT coalesce(max(id), 0) FROM change)::float8 AS change FROM register`,
    (rows) => rows[0] ?? { version: 0, change: 0 }
  )

/** Those who wait for the state to be read, by client. */
const waiting = new WeakMap<SqlClient.SqlClient, Array<(read: Exit.Exit<RegisterState, SqlError>) => void>>()

/** Reads the state once for all who ask before it is read: the reading begins after the last of them has asked. */
const readTogether = (sql: SqlClient.SqlClient): Effect.Effect<RegisterState, SqlError> =>
  Effect.callback((resume) => {
    const others = waiting.get(sql)
    if (others !== undefined) return void others.push(resume)
    const all = [resume as (read: Exit.Exit<RegisterState, SqlError>) => void]
    waiting.set(sql, all)
    setImmediate(() => {
      waiting.delete(sql)
      Effect.runCallback(queryState(sql), {
        onExit: (read) => {
          for (const one of all) one(read)
        }
      })
    })
  })

/**
 * The state of the register and its history: neither of its numbers falls while the database is the same.
 *
 * **Details**: as it stands when it is asked for, or later; inside a transaction as that sees it. Requests that come at the same
 * time share one query.
 */
export const registerState = (sql: SqlClient.SqlClient): Effect.Effect<RegisterState, SqlError> =>
  Effect.flatMap(Effect.serviceOption(sql.transactionService), (transaction) =>
    Option.isSome(transaction) ? queryState(sql) : readTogether(sql)
  )

/** The number that rises with every change of the register. */
export const registerVersion = (sql: SqlClient.SqlClient): Effect.Effect<number, SqlError> =>
  Effect.map(registerState(sql), ({ version }) => version)

/** Computes what is given to everybody for nobody in particular: nothing private can be in it. */
export const forEverybody = <A, E, R>(compute: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  compute.pipe(Effect.provideService(CurrentActor, anyone), Effect.provideService(CurrentDiscretion, undefined))

/**
 * Computes something once for each version of the register; after a change the next caller computes it anew.
 *
 * **When to use**: for what reads the whole register and is asked for often.
 *
 * **Details**: the version is read before anything else, and rises in the transaction that changes the register. What is
 * computed while the register changes is therefore held under the version from before, for which nobody asks any more. Who
 * asks while it is computed waits for that. What fails is not held. It reads at one moment.
 */
export const kept = <A, E>(sql: SqlClient.SqlClient, compute: Effect.Effect<A, E>): Effect.Effect<A, E | SqlError> => {
  // What reads so much takes its time: on a connection that it shared, everybody else's queries would wait behind it.
  const alone = Effect.flatMap(Effect.serviceOption(sql.transactionService), (transaction) =>
    Option.isSome(transaction)
      ? compute
      : sql.withTransaction(Effect.andThen(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`, compute))
  )
  let held: { readonly version: number; readonly value: Effect.Effect<A, E | SqlError> } | undefined
  return Effect.gen(function* () {
    const version = yield* registerVersion(sql)
    // Lower, too: a backup may have been restored.
    const known = held?.version === version ? held : { version, value: yield* Effect.cached(forEverybody(alone)) }
    held = known
    return yield* Effect.tapCause(known.value, () =>
      Effect.sync(() => {
        if (held === known) held = undefined
      })
    )
  })
}
