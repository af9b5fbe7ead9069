import { once } from "node:events"
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { PgClient } from "@effect/sql-pg"
import { afterEach, assert, beforeEach, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { may, serverAccount } from "./account.ts"
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, embeddedPostgres } from "./embeddedPostgres.ts"
import { readPostmaster } from "./postmaster.ts"
import { makeTestDirectory } from "./testing.ts"

let parent: string
let dataDirectory: string
let reported: Array<string>

beforeEach(() => {
  parent = makeTestDirectory()
  dataDirectory = join(parent, "data")
  reported = []
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const start = (options: Partial<EmbeddedPostgresOptions> = {}) =>
  embeddedPostgres({
    dataDirectory,
    purpose: "serve",
    mayJoin: false,
    report: (line) => reported.push(line),
    systemDirectory: join(parent, "system"),
    ...options
  })

const query = <A>(postgres: EmbeddedPostgres, use: (sql: SqlClient.SqlClient) => Effect.Effect<A, unknown>) =>
  SqlClient.SqlClient.use(use).pipe(Effect.provide(PgClient.layer(postgres)))

const isRoot = process.getuid?.() === 0

describe("embeddedPostgres", { timeout: 60_000 }, () => {
  it.live("sets up a database at first use and finds it again", () =>
    Effect.gen(function* () {
      yield* Effect.scoped(
        Effect.gen(function* () {
          const postgres = yield* start()
          assert.isTrue(postgres.owner)
          yield* query(postgres, (sql) => sql`CREATE TABLE kept AS SELECT 'Łódź' AS name`)
        })
      )
      // Where the account of the server may not enter this folder, a copy of its programs comes first.
      const account = serverAccount(join(dataDirectory, "postgres-18"), () => {})
      const copied = may(account, "enter", import.meta.dirname) ? [] : [reported.shift()?.slice(0, 33)]
      assert.deepStrictEqual(
        copied,
        copied.map(() => "Copied the programs of PostgreSQL")
      )
      assert.deepStrictEqual(reported, [`Setting up PostgreSQL 18 in ${dataDirectory}/postgres-18.`])
      assert.isUndefined(readPostmaster(join(dataDirectory, "postgres-18")))
      assert.isFalse(existsSync(join(dataDirectory, "proxeny.lock")))

      const rows = yield* Effect.scoped(
        Effect.flatMap(start(), (postgres) => query(postgres, (sql) => sql`SELECT name FROM kept`))
      )
      assert.deepStrictEqual(rows, [{ name: "Łódź" }])
      assert.strictEqual(reported.length, 1)
    })
  )

  it.live("keeps every commit and opens no port", () =>
    Effect.gen(function* () {
      const postgres = yield* start()
      const [settings] = yield* query(
        postgres,
        (sql) => sql`SELECT current_setting('fsync') AS fsync, current_setting('listen_addresses') AS addresses`
      )
      assert.deepStrictEqual(settings, { fsync: "on", addresses: "" })
      assert.strictEqual(statSync(postgres.host).mode & 0o777, 0o700)
    })
  )

  it.live("finds names in any script by similarity", () =>
    Effect.gen(function* () {
      const postgres = yield* start()
      yield* query(postgres, (sql) => sql`CREATE EXTENSION pg_trgm`)
      const [found] = yield* query(
        postgres,
        (sql) =>
          sql`SELECT similarity('武汉', '武汉市') > 0.3 AS chinese, similarity('MÜNCHEN', 'münchen') = 1 AS german`
      )
      assert.deepStrictEqual(found, { chinese: true, german: true })
    })
  )

  it.live("refuses a second owner, with the name of the first", () =>
    Effect.gen(function* () {
      yield* start()
      const error = yield* Effect.flip(Effect.scoped(start({ purpose: "restore" })))
      assert.strictEqual(error._tag, "DataDirectoryInUse")
      assert.match(
        error.message,
        /^The data directory .*\/data is in use by proxeny serve \(process \d+, since \d{4}-.* UTC\)\. Stop it, or set PROXENY_DATA/
      )
    })
  )

  it.live("lets a guest in, who leaves the server running", () =>
    Effect.gen(function* () {
      const owner = yield* start()
      const guest = yield* Effect.scoped(
        Effect.gen(function* () {
          const guest = yield* start({ purpose: "import", mayJoin: true })
          yield* query(guest, (sql) => sql`CREATE TABLE imported ()`)
          return guest
        })
      )
      assert.isFalse(guest.owner)
      assert.strictEqual(guest.host, owner.host)
      yield* query(owner, (sql) => sql`SELECT FROM imported`)
    })
  )

  it.live("makes a guest wait for a command that will be done", () =>
    Effect.gen(function* () {
      const first = yield* Effect.forkChild(
        Effect.scoped(Effect.andThen(start({ purpose: "import", mayJoin: true }), Effect.sleep("1 second")))
      )
      yield* Effect.sleep("100 millis")
      const second = yield* start({ purpose: "import", mayJoin: true })
      assert.isDefined(first.pollUnsafe())
      assert.isTrue(second.owner)
      assert.match(reported.join("\n"), /Waiting for proxeny import \(process/)
    })
  )

  it.live("refuses a server in the directory that is not its own", () =>
    Effect.gen(function* () {
      yield* start()
      rmSync(join(dataDirectory, "proxeny.lock"))
      const error = yield* Effect.flip(Effect.scoped(start()))
      assert.match(error.message, /in use by a PostgreSQL server \(process \d+\) that Proxeny did not start/)
      assert.isFalse(existsSync(join(dataDirectory, "proxeny.lock")))
    })
  )

  it.live("refuses a server in the directory whose processes it cannot see", () =>
    Effect.gen(function* () {
      const { host } = yield* Effect.scoped(start())
      const server = createServer()
      yield* Effect.promise(() => once(server.listen(join(host, ".s.PGSQL.5432")), "listening"))
      yield* Effect.addFinalizer(() => Effect.sync(() => server.close()))
      writeFileSync(join(host, "postmaster.pid"), `2147483646\n${host}\n0\n5432\n${host}\n\n\nready\n`)
      const error = yield* Effect.flip(Effect.scoped(start()))
      assert.match(error.message, /in use by a PostgreSQL server .* in another container, or of another user/)
    })
  )

  it.live("listens elsewhere where the path is too long for a socket", () =>
    Effect.gen(function* () {
      const deep = join(dataDirectory, "d".repeat(120))
      const host = yield* Effect.scoped(
        Effect.gen(function* () {
          const owner = yield* start({ dataDirectory: deep })
          assert.strictEqual(statSync(owner.host).mode & 0o777, 0o700)
          const guest = yield* start({ dataDirectory: deep, mayJoin: true })
          yield* query(guest, (sql) => sql`SELECT 1`)
          return owner.host
        })
      )
      assert.isFalse(existsSync(host))
    })
  )

  it.live.skipIf(!isRoot)("moves the data where root's PostgreSQL can reach them", () =>
    Effect.gen(function* () {
      const hidden = join(parent, "hidden")
      mkdirSync(hidden, { mode: 0o700 })
      const first = yield* Effect.scoped(start({ dataDirectory: hidden }))
      assert.match(first.dataDirectory, /\/system\/hidden-[0-9a-f]{8}$/)
      assert.match(reported[0] ?? "", /^The data are in .*\/system\/hidden-.*: PostgreSQL refuses to run as root/)
      assert.deepStrictEqual(readdirSync(hidden), [])
      const again = yield* start({ dataDirectory: hidden })
      assert.strictEqual(again.dataDirectory, first.dataDirectory)
    })
  )
})
