import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { PgClient } from "@effect/sql-pg"
import { afterEach, assert, beforeEach, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { embeddedPostgres } from "./embeddedPostgres.ts"
import { readPostmaster } from "./postmaster.ts"
import { makeTestDirectory } from "./testing.ts"

let parent: string
let dataDirectory: string
let cluster: string
let reported: Array<string>
let children: Array<ChildProcess>

beforeEach(() => {
  parent = makeTestDirectory()
  dataDirectory = join(parent, "data")
  cluster = join(dataDirectory, "postgres-18")
  reported = []
  children = []
})
afterEach(() => {
  for (const child of children) child.kill("SIGKILL")
  rmSync(parent, { recursive: true, force: true, maxRetries: 10 })
})

const start = Effect.suspend(() =>
  embeddedPostgres({ dataDirectory, purpose: "serve", mayJoin: false, report: (line) => reported.push(line) })
)

const query = <A>(postgres: PgClient.PgClientConfig, use: (sql: SqlClient.SqlClient) => Effect.Effect<A, unknown>) =>
  SqlClient.SqlClient.use(use).pipe(Effect.provide(PgClient.layer(postgres)))

/** Another process that has the database, commits a row, and then stays until it is killed. */
const program = `
import { PgClient } from "@effect/sql-pg"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { embeddedPostgres } from ${JSON.stringify(new URL("./embeddedPostgres.ts", import.meta.url).href)}
await Effect.runPromise(Effect.scoped(Effect.gen(function* () {
  const postgres = yield* embeddedPostgres({
    dataDirectory: process.argv[1], purpose: "serve", mayJoin: false, report: console.log
  })
  yield* SqlClient.SqlClient.use((sql) => sql\`CREATE TABLE kept AS SELECT 1 AS row\`).pipe(
    Effect.provide(PgClient.layer(postgres))
  )
  process.on("SIGINT", () => {})
  console.log("ready")
  setInterval(() => {}, 1000)
  yield* Effect.never
})))
`

/** Runs it until it has said a line that starts like this. */
const runUntil = (beginning: string) =>
  Effect.promise(async () => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", program, dataDirectory], {
      cwd: import.meta.dirname,
      detached: true,
      stdio: ["ignore", "pipe", "inherit"]
    })
    children.push(child)
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith(beginning)) return child
    }
    throw new Error(`it never said ${beginning}`)
  })

const kill = (child: ChildProcess) =>
  Effect.promise(() => {
    const exit = once(child, "exit")
    child.kill("SIGKILL")
    return exit
  })

/** The ids of processes that have to do with the data directory, but for the one that started them. */
const processes = (of: RegExp = /./): ReadonlyArray<number> =>
  execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(dataDirectory) && !line.includes("--input-type") && of.test(line))
    .map((line) => Number.parseInt(line, 10))

const until = (condition: () => boolean) =>
  Effect.gen(function* () {
    for (let waited = 0; !condition(); waited++) {
      assert.isBelow(waited, 200, "waited for 10 seconds")
      yield* Effect.sleep("50 millis")
    }
  })

const kept = Effect.flatMap(start, (postgres) => query(postgres, (sql) => sql`SELECT row FROM kept`))

describe("a process that is killed", { timeout: 60_000 }, () => {
  it.live("takes its server with it and leaves the data", () =>
    Effect.gen(function* () {
      const owner = yield* runUntil("ready")
      assert.isNotEmpty(processes())
      yield* kill(owner)
      yield* until(() => processes().length === 0)
      assert.deepStrictEqual(yield* kept, [{ row: 1 }])
      assert.match(readFileSync(join(dataDirectory, "postgres.log.previous"), "utf8"), /database system is shut down/)
    })
  )

  it.live("is followed by the next at once", () =>
    Effect.gen(function* () {
      yield* kill(yield* runUntil("ready"))
      assert.deepStrictEqual(yield* kept, [{ row: 1 }])
    })
  )

  it.live("leaves an orphan when its supervisor is killed too, which the next one stops", () =>
    Effect.gen(function* () {
      const owner = yield* runUntil("ready")
      const orphan = readPostmaster(cluster)?.pid
      // Held still, or it may see one process of the supervisor end and close the pipe that the other one reads.
      owner.kill("SIGSTOP")
      for (const pid of processes(/\/bin\/sh -c/)) process.kill(pid, "SIGKILL")
      yield* kill(owner)
      yield* Effect.sleep("200 millis")
      assert.include(processes(), orphan)

      assert.deepStrictEqual(yield* kept, [{ row: 1 }])
      assert.deepStrictEqual(reported, [
        `Stopping the PostgreSQL server (process ${orphan}) of a Proxeny that was killed.`
      ])
      assert.notInclude(processes(), orphan)
    })
  )

  it.live("may be killed while it sets up", () =>
    Effect.gen(function* () {
      const owner = yield* runUntil("Setting up")
      yield* until(() => processes(/initdb|--boot/).length > 0)
      yield* kill(owner)
      yield* until(() => processes().length === 0)
      assert.match(readdirSync(dataDirectory).join(" "), /postgres-18\.unfinished-\d+/)

      yield* query(yield* start, (sql) => sql`SELECT 1`)
      assert.deepStrictEqual(
        readdirSync(dataDirectory).filter((name) => name.startsWith("postgres-")),
        ["postgres-18"]
      )
    })
  )
})

describe("a Ctrl-C", { timeout: 60_000 }, () => {
  it.live("does not reach the server before the process that owns it is done", () =>
    Effect.gen(function* () {
      const owner = yield* runUntil("ready")
      const server = readPostmaster(cluster)?.pid
      // As a terminal sends it: to the whole group of processes, of which the owner ignores it here.
      process.kill(-(owner.pid ?? Number.NaN), "SIGINT")
      yield* Effect.sleep("300 millis")
      assert.strictEqual(readPostmaster(cluster)?.pid, server)
      assert.isNull(owner.exitCode)
    })
  )
})

describe("a server that is killed", { timeout: 60_000 }, () => {
  const killServer = Effect.sync(() => process.kill(readPostmaster(cluster)?.pid ?? Number.NaN, "SIGKILL"))

  it.live("is reported, and recovers", () =>
    Effect.gen(function* () {
      yield* Effect.scoped(
        Effect.gen(function* () {
          const postgres = yield* start
          yield* query(postgres, (sql) => sql`CREATE TABLE kept AS SELECT 1 AS row`)
          yield* killServer
          const error = yield* Effect.flip(postgres.stopped)
          assert.match(error.message, /PostgreSQL ended while it was in use \(exit code 137\)/)
        })
      )
      assert.deepStrictEqual(yield* kept, [{ row: 1 }])
    })
  )

  it.live("leaves a number behind that another program may have got", () =>
    Effect.gen(function* () {
      yield* Effect.scoped(Effect.andThen(start, killServer))
      // PostgreSQL only minds a program that it could have started: one of its own user.
      const { uid, gid } = statSync(cluster)
      const other = spawn("sleep", ["60"], { stdio: "ignore", ...(process.getuid?.() === 0 && { uid, gid }) })
      children.push(other)
      const pidFile = join(cluster, "postmaster.pid")
      writeFileSync(pidFile, readFileSync(pidFile, "utf8").replace(/^\d+/, String(other.pid)))
      yield* query(yield* start, (sql) => sql`SELECT 1`)
    })
  )

  it.live("is waited for while a query of it goes on", () =>
    Effect.gen(function* () {
      const owner = yield* runUntil("ready")
      const server = { host: cluster, port: 5432, username: "proxeny", database: "proxeny" }
      const busy = query(server, (sql) => sql`SELECT count(*) FROM generate_series(1, 30000000)`)
      yield* Effect.forkChild(Effect.exit(busy))
      yield* Effect.sleep("500 millis")
      yield* killServer
      yield* kill(owner)
      assert.deepStrictEqual(yield* kept, [{ row: 1 }])
      assert.deepStrictEqual(reported, ["Waiting for what a PostgreSQL server that was killed has left running."])
    })
  )

  it.live("is stopped although its supervisor was killed", () =>
    Effect.gen(function* () {
      yield* Effect.scoped(
        Effect.gen(function* () {
          yield* start
          for (const pid of processes(/\/bin\/sh -c/)) process.kill(pid, "SIGKILL")
        })
      )
      assert.deepStrictEqual(processes(), [])
    })
  )
})
