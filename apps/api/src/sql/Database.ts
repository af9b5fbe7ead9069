import { PgClient } from "@effect/sql-pg"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { migrate, migrationsTable, newestMigration } from "./migrations.ts"

/** The oldest PostgreSQL that Proxeny works with: `UNIQUE NULLS NOT DISTINCT` came with 15. */
const oldestPostgres = 15

/** Where the database is: a server given by URL, or a socket directory of the embedded one. */
export type Address =
  | { readonly url: Redacted.Redacted<string>; readonly shown: string }
  | { readonly host: string; readonly port: number; readonly username: string; readonly database: string }

const shown = (address: Address): string => ("url" in address ? address.shown : `the socket in ${address.host}`)

/** @public Part of the error type of what this file exports. */
export class DatabaseUnreachable extends Schema.TaggedError<DatabaseUnreachable>()("DatabaseUnreachable", {
  where: Schema.String,
  why: Schema.String
}) {
  override get message(): string {
    return `The database at ${this.where} cannot be reached (${this.why}): check that PostgreSQL runs there and that DATABASE_URL is right, or unset DATABASE_URL to use the embedded PostgreSQL.`
  }
}

export class DatabaseTooOld extends Schema.TaggedError<DatabaseTooOld>()("DatabaseTooOld", {
  where: Schema.String,
  version: Schema.String
}) {
  override get message(): string {
    return `The database at ${this.where} is PostgreSQL ${this.version}, and Proxeny needs ${oldestPostgres} or newer: upgrade it, or unset DATABASE_URL to use the embedded PostgreSQL.`
  }
}

/** The refusal of a server by its `server_version_num` (150004 is 15.4), or undefined where it will do. */
export const tooOld = (
  where: string,
  version: { readonly number: number; readonly text: string }
): DatabaseTooOld | undefined =>
  version.number < oldestPostgres * 10_000 ? new DatabaseTooOld({ where, version: version.text }) : undefined

/** @public Part of the error type of what this file exports. */
export class DatabaseFromNewerVersion extends Schema.TaggedError<DatabaseFromNewerVersion>()(
  "DatabaseFromNewerVersion",
  {
    where: Schema.String,
    found: Schema.Int,
    known: Schema.Int
  }
) {
  override get message(): string {
    return `The database at ${this.where} was written by a newer Proxeny (schema ${this.found}; this version knows ${this.known}): run that version or a newer one. Nothing was changed.`
  }
}

/** @public Part of the error type of what this file exports. */
export class MigrationFailed extends Schema.TaggedError<MigrationFailed>()("MigrationFailed", {
  where: Schema.String,
  why: Schema.String
}) {
  override get message(): string {
    return `The database at ${this.where} could not be brought to schema ${newestMigration} (${this.why}): nothing was changed. The user of DATABASE_URL must be allowed to create tables and the extension pg_trgm.`
  }
}

/** The first sentence of what PostgreSQL or the network said, without an address that may hold a password. */
const reasonOf = (error: SqlError): string => {
  const cause = error.reason.cause
  const inner = cause instanceof Error ? cause.message : ""
  return (inner || error.message).split("\n")[0] ?? "no reason given"
}

/** Connects, and refuses what Proxeny cannot work with before anything is touched. */
const checked = (address: Address) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const where = shown(address)
    const [version] = yield* sql<{ number: number; text: string }>`
      SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text`
    const refused = version === undefined ? undefined : tooOld(where, version)
    if (refused !== undefined) return yield* refused
    const [table] = yield* sql<{ there: boolean }>`SELECT to_regclass(${migrationsTable}) IS NOT NULL AS there`
    if (table?.there === true) {
      const [last] = yield* sql<{ id: number | null }>`SELECT max(migration_id)::int AS id FROM ${sql(migrationsTable)}`
      if ((last?.id ?? 0) > newestMigration)
        return yield* new DatabaseFromNewerVersion({ where, found: last?.id ?? 0, known: newestMigration })
    }
  }).pipe(
    Effect.catchTag("SqlError", (error) =>
      Effect.fail(new DatabaseUnreachable({ where: shown(address), why: reasonOf(error) }))
    )
  )

/** How many queries may be under way on one connection: more of them wait longer behind the slowest. */
const multiplexConcurrency = 16

const connected = (address: Address, maxConnections: number, startupParameters: Readonly<Record<string, string>>) =>
  PgClient.layer({
    ...("url" in address
      ? { url: address.url }
      : { host: address.host, port: address.port, username: address.username, database: address.database }),
    applicationName: "proxeny",
    connectTimeout: "5 seconds",
    maxConnections,
    startupParameters,
    // Queries of many requests travel together on a connection; a transaction still has one to itself.
    multiplex: true,
    multiplexConcurrency
  })

/**
 * A connected SQL client for a database that `database` has checked.
 *
 * **Details**: `isPlannedOnce` has each query planned once for all that it is given, where PostgreSQL plans it anew for every list of
 * ids of another length. That is for queries that look up some records each time, of which planning took a third of the time; one
 * that may be given half of a table is better planned for it. Where something between us and the database takes no such setting, as
 * PgBouncer does, it is done without; where the database cannot be reached either way, that is said.
 */
export const client = (address: Address, { isPlannedOnce = false, maxConnections = 8 } = {}) => {
  const plain = connected(address, maxConnections, {})
  // Connections are made when they are needed first.
  const tried = (layer: typeof plain) =>
    Layer.provideMerge(Layer.effectDiscard(SqlClient.SqlClient.use((sql) => sql`SELECT 1`)), layer)
  const planned = tried(connected(address, maxConnections, { plan_cache_mode: "force_generic_plan" })).pipe(
    Layer.catchTag("SqlError", () => tried(plain))
  )
  return (isPlannedOnce ? planned : plain).pipe(
    Layer.catchTag("SqlError", (error) =>
      Layer.effectContext(
        Effect.fail(new DatabaseUnreachable({ where: shown(address), why: reasonOf(error) })) as Effect.Effect<
          Context.Context<PgClient.PgClient | SqlClient.SqlClient>,
          DatabaseUnreachable
        >
      )
    )
  )
}

/** Where the database is, for what needs connections of its own, such as another thread. */
export class DatabaseAddress extends Context.Service<DatabaseAddress, Address>()("@proxeny/api/DatabaseAddress") {}

/** A connected, checked and migrated database as an SQL client. */
export const database = (address: Address) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      yield* checked(address)
      yield* migrate.pipe(
        Effect.mapError(
          (error) => new MigrationFailed({ where: shown(address), why: error.message.split("\n")[0] ?? "" })
        )
      )
    })
  ).pipe(Layer.provideMerge(client(address)), Layer.merge(Layer.succeed(DatabaseAddress, address)))
