import { anyone } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { CurrentActor } from "../history/change.ts"

const readVersion = (sql: SqlClient.SqlClient): Effect.Effect<number, SqlError> =>
  Effect.map(sql<{ version: number }>`SELECT version::int AS version FROM register`, (rows) => rows[0]?.version ?? 0)

/** Those who wait for the version to be read, by client. */
const waiting = new WeakMap<SqlClient.SqlClient, Array<(read: Exit.Exit<number, SqlError>) => void>>()

/** Reads the version once for all who ask before it is read: the reading begins after the last of them has asked. */
const readTogether = (sql: SqlClient.SqlClient): Effect.Effect<number, SqlError> =>
  Effect.callback((resume) => {
    const others = waiting.get(sql)
    if (others !== undefined) return void others.push(resume)
    const all = [resume as (read: Exit.Exit<number, SqlError>) => void]
    waiting.set(sql, all)
    setImmediate(() => {
      waiting.delete(sql)
      Effect.runCallback(readVersion(sql), {
        onExit: (read) => {
          for (const one of all) one(read)
        }
      })
    })
  })

/**
 * The number that rises with every change of the register.
 *
 * **Details**: as it stands when it is asked for, or later; inside a transaction as that sees it. Requests that come at the same
 * time share one query.
 */
export const registerVersion = (sql: SqlClient.SqlClient): Effect.Effect<number, SqlError> =>
  Effect.flatMap(Effect.serviceOption(sql.transactionService), (transaction) =>
    Option.isSome(transaction) ? readVersion(sql) : readTogether(sql)
  )

/** What is kept is given to everybody, and so it is computed for nobody in particular: nothing private can be in it. */
const forEverybody = <A, E, R>(compute: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.provideService(compute, CurrentActor, anyone)

/**
 * Computes something once for each version of the register; after a change the next caller computes it anew.
 *
 * **When to use**: for what reads the whole register and is asked for often.
 *
 * **Details**: the version is read before anything else, and rises in the transaction that changes the register. What is
 * computed while the register changes is therefore held under the version from before, for which nobody asks any more.
 */
export const kept = <A, E>(sql: SqlClient.SqlClient, compute: Effect.Effect<A, E>): Effect.Effect<A, E | SqlError> => {
  let last: { readonly version: number; readonly value: A } | undefined
  return Effect.gen(function* () {
    const version = yield* registerVersion(sql)
    if (last?.version === version) return last.value
    const value = yield* forEverybody(compute)
    last = { version, value }
    return value
  })
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
  const held = new Map<string, A>()
  let heldAt = -1
  return <E>(key: string, compute: Effect.Effect<A, E, SqlClient.SqlClient>): Effect.Effect<A, E | SqlError> =>
    Effect.gen(function* () {
      const version = yield* registerVersion(sql)
      if (version !== heldAt) {
        held.clear()
        heldAt = version
      }
      const known = held.get(key)
      const value = known ?? (yield* Effect.provideService(forEverybody(compute), SqlClient.SqlClient, sql))
      // The register may have moved on while this was computed; what is held is of one version only.
      if (version !== heldAt) return value
      held.delete(key)
      held.set(key, value)
      const [oldest] = held.keys()
      if (held.size > size && oldest !== undefined) held.delete(oldest)
      return value
    })
}
