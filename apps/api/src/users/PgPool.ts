import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import pg from "pg"
import { type Address, DatabaseAddress } from "../sql/Database.ts"

/** Where the database is, in the words of the driver pg. */
export const connectionTo = (address: Address): pg.ClientConfig => ({
  ...("url" in address
    ? { connectionString: Redacted.value(address.url) }
    : { host: address.host, port: address.port, user: address.username, database: address.database }),
  application_name: "proxeny",
  connectionTimeoutMillis: 5_000
})

/** A few connections of better-auth's own, which speaks to PostgreSQL by the driver pg. */
export class PgPool extends Context.Service<PgPool, pg.Pool>()("@proxeny/api/PgPool") {
  static readonly layer = Layer.effect(
    PgPool,
    Effect.acquireRelease(
      Effect.map(DatabaseAddress, (address) => {
        const pool = new pg.Pool({ ...connectionTo(address), max: 4, idleTimeoutMillis: 30_000, allowExitOnIdle: true })
        // A connection that breaks while nobody uses it is replaced by the next one that is needed.
        pool.on("error", () => {})
        return pool
      }),
      (pool) => Effect.promise(() => pool.end())
    )
  )
}
