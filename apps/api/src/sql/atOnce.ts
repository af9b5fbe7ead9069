import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as SqlClient from "effect/sql/SqlClient"

/** What several readings give, in their order. */
type AllRead<Readings extends ReadonlyArray<Effect.Effect<unknown, unknown, unknown>>> = {
  -readonly [K in keyof Readings]: Effect.Success<Readings[K]>
}

/**
 * Reads several things that do not wait for one another: their queries travel to the database together, and come back so.
 *
 * **Details**: inside a transaction one after the other, since it has one connection, on which nothing may be under way once it
 * has failed.
 */
export const atOnce = <const Readings extends ReadonlyArray<Effect.Effect<unknown, unknown, unknown>>>(
  readings: Readings
): Effect.Effect<
  AllRead<Readings>,
  Effect.Error<Readings[number]>,
  Effect.Services<Readings[number]> | SqlClient.SqlClient
> =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.flatMap(
      Effect.serviceOption(sql.transactionService),
      (transaction) =>
        Effect.all(readings as ReadonlyArray<Effect.Effect<unknown, unknown, unknown>>, {
          concurrency: Option.isSome(transaction) ? 1 : "unbounded"
        }) as unknown as Effect.Effect<
          AllRead<Readings>,
          Effect.Error<Readings[number]>,
          Effect.Services<Readings[number]>
        >
    )
  )
