import { anyone } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { CurrentActor } from "../history/change.ts"

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

/** What is kept is given to everybody, and so it is computed for nobody in particular: nothing private can be in it. */
const forEverybody = <A, E, R>(compute: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.provideService(compute, CurrentActor, anyone)

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
  const only = keptByKey<A>(sql, 1)
  // What reads so much takes its time: on a connection that it shared, everybody else's queries would wait behind it.
  const alone = Effect.flatMap(Effect.serviceOption(sql.transactionService), (transaction) =>
    Option.isSome(transaction)
      ? compute
      : sql.withTransaction(Effect.andThen(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`, compute))
  )
  return only("", alone)
}

/**
 * Computes something once for each key and version of the register, and keeps the `size` answers that were asked for last.
 *
 * **When to use**: for what is costly, differs by what is asked, and is likely to be asked again.
 *
 * **Details**: what is computed is given the SQL client. What is computed while the register changes is never given to
 * who asks later, as with `kept`.
 */
export const keptByKey = <A>(sql: SqlClient.SqlClient, size: number) => {
  const held = new Map<string, Effect.Effect<A, unknown>>()
  let heldAt = -1
  return <E>(key: string, compute: Effect.Effect<A, E, SqlClient.SqlClient>): Effect.Effect<A, E | SqlError> =>
    Effect.gen(function* () {
      const version = yield* registerVersion(sql)
      // Lower, too: a backup may have been restored.
      if (version !== heldAt) {
        held.clear()
        heldAt = version
      }
      const known = held.get(key) as Effect.Effect<A, E> | undefined
      const value =
        known ?? (yield* Effect.cached(Effect.provideService(forEverybody(compute), SqlClient.SqlClient, sql)))
      held.delete(key)
      held.set(key, value)
      const [oldest] = held.keys()
      if (held.size > size && oldest !== undefined) held.delete(oldest)
      return yield* Effect.tapCause(value, () =>
        Effect.sync(() => {
          if (held.get(key) === value) held.delete(key)
        })
      )
    })
}
