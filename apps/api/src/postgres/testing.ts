import { randomUUID } from "node:crypto"
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PgClient } from "@effect/sql-pg"
import { Effect, Exit, Redacted, Scope } from "effect"
import { SqlClient } from "effect/sql"
import { embeddedPostgres } from "./embeddedPostgres.ts"

/** A server for tests: plain data, so that vitest can hand it from its global set-up to the tests. */
export interface TestServer {
  readonly host: string
  readonly port: number
  readonly username: string
  readonly password?: string
}

const given = (url: string): TestServer => {
  const { hostname, port, username, password } = new URL(url)
  return {
    host: hostname,
    port: Number(port || 5432),
    username: decodeURIComponent(username),
    ...(password !== "" && { password: decodeURIComponent(password) })
  }
}

/** A directory for one test run that PostgreSQL's user may enter, even where root runs the tests. */
export const makeTestDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), "proxeny-test-"))
  chmodSync(directory, 0o755)
  return directory
}

/**
 * Starts one server for a whole run of tests, which nothing survives: call it in vitest's `globalSetup`, hand `server`
 * to the tests with `provide`, and return `stop`. `PROXENY_TEST_DATABASE_URL` names another server to use instead.
 */
export const startTestServer = async (): Promise<{
  readonly server: TestServer
  readonly stop: () => Promise<void>
}> => {
  const url = process.env.PROXENY_TEST_DATABASE_URL
  if (url) return { server: given(url), stop: async () => {} }
  const dataDirectory = makeTestDirectory()
  const scope = Scope.makeUnsafe()
  const stop = async () => {
    await Effect.runPromise(Scope.close(scope, Exit.void))
    rmSync(dataDirectory, { recursive: true, force: true, maxRetries: 10 })
  }
  try {
    const { host, port, username } = await Effect.runPromise(
      embeddedPostgres({ dataDirectory, purpose: "test", mayJoin: false, durable: false, report: () => {} }).pipe(
        Scope.provide(scope)
      )
    )
    return { server: { host, port, username }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The settings of `PgClient.layer` for a database of the server. */
export const testConnection = ({ password, ...server }: TestServer, database: string) => ({
  ...server,
  database,
  ...(password !== undefined && { password: Redacted.make(password) })
})

const administer = (server: TestServer, statement: (sql: SqlClient.SqlClient) => Effect.Effect<unknown, unknown>) =>
  SqlClient.SqlClient.use(statement).pipe(
    Effect.provide(PgClient.layer({ ...testConnection(server, "postgres"), maxConnections: 1 })),
    Effect.orDie,
    Effect.asVoid
  )

/** Makes a database for one test file, a copy of `template` where one is named; nobody may be connected to that. */
export const createTestDatabase = (server: TestServer, template = "template0"): Effect.Effect<string> => {
  const name = `test_${randomUUID().replaceAll("-", "")}`
  return administer(server, (sql) => sql`CREATE DATABASE ${sql(name)} TEMPLATE ${sql(template)}`).pipe(Effect.as(name))
}

/** Drops a database, whoever is connected to it. */
export const dropTestDatabase = (server: TestServer, name: string): Effect.Effect<void> =>
  administer(server, (sql) => sql`DROP DATABASE IF EXISTS ${sql(name)} WITH (FORCE)`)
