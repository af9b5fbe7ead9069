import { closeSync } from "node:fs"
import { Effect, type Scope } from "effect"
import { version } from "../version.ts"
import { findBinaries, type PostgresUnavailable } from "./binaries.ts"
import { database, ensureCluster, username } from "./cluster.ts"
import { type DataDirectory, openDataDirectory } from "./dataDirectory.ts"
import { type DataDirectoryUnusable, fileSystemError } from "./dataDirectoryError.ts"
import { openLog } from "./log.ts"
import { DataDirectoryInUse, ownDataDirectory } from "./owner.ts"
import type { PostgresFailed, PostgresStopped } from "./postgresFailed.ts"
import { answers, isServing, readPostmaster, stopPostmaster } from "./postmaster.ts"
import { removeSocketDirectory, startServer } from "./server.ts"

export interface EmbeddedPostgresOptions {
  /** Made where it does not exist. */
  readonly dataDirectory: string
  /** The command that needs the database, as another process should name it: "serve", "import". */
  readonly purpose: string
  /** Whether to use the server of a running `proxeny serve` rather than fail. */
  readonly mayJoin: boolean
  /** Takes a sentence for the person who waits. */
  readonly report: (line: string) => void
  /** `false` trades safety for speed: a loss of power destroys the database. Only for tests. */
  readonly durable?: boolean
  /** Where data and programs go that root's PostgreSQL could not reach otherwise. */
  readonly systemDirectory?: string
}

/** A running PostgreSQL, as `PgClient.layer` takes it. */
export interface EmbeddedPostgres {
  /** The directory of its Unix socket. */
  readonly host: string
  readonly port: number
  readonly username: string
  readonly database: string
  /** `false`: it belongs to another process, and goes on after us. */
  readonly owner: boolean
  /** Where the data are, which as root is not always where they were asked to be. */
  readonly dataDirectory: string
  /** Fails when the server ends while we use it; never succeeds. */
  readonly stopped: Effect.Effect<never, PostgresStopped>
}

export type EmbeddedPostgresError = PostgresUnavailable | DataDirectoryUnusable | DataDirectoryInUse | PostgresFailed

/** Deals with a server that runs although we hold the directory: an orphan of ours is stopped, another one left alone. */
const endOrphan = Effect.fnUntraced(function* (
  { cluster, path }: DataDirectory,
  isOurs: boolean,
  report: (line: string) => void
) {
  const found = readPostmaster(cluster)
  if (found === undefined) return
  const refuse = (problem: string) =>
    new DataDirectoryInUse({
      message: `The data directory ${path} is in use by a PostgreSQL server (process ${found.pid}) ${problem}. Stop it, or set PROXENY_DATA to another directory.`,
      directory: path,
      pid: found.pid
    })
  if (!isServing(cluster, found.pid)) {
    // The processes of a server that was killed take a moment to notice, and hold its socket meanwhile.
    for (let waited = 0; yield* answers(found); waited++) {
      if (waited === 50) return yield* refuse("in another container, or of another user")
      yield* Effect.sleep("100 millis")
    }
    return
  }
  if (!isOurs) return yield* refuse("that Proxeny did not start")
  report(`Stopping the PostgreSQL server (process ${found.pid}) of a Proxeny that was killed.`)
  if (!(yield* stopPostmaster(cluster, found.pid)))
    return yield* refuse("of a Proxeny that was killed, which does not stop")
  removeSocketDirectory(found.host)
})

/**
 * Runs PostgreSQL in a data directory, which is set up at first use, and stops it when the scope ends. It listens on a
 * Unix socket alone, in a directory that only its owner may enter.
 *
 * **Details**
 *
 * One process owns a data directory. Another is refused, or with `mayJoin` becomes a guest of its server. The server
 * ends with the process that owns it, even one that is killed.
 */
export const embeddedPostgres = (
  options: EmbeddedPostgresOptions
): Effect.Effect<EmbeddedPostgres, EmbeddedPostgresError, Scope.Scope> =>
  Effect.gen(function* () {
    const { report, durable = true, systemDirectory = "/var/lib/proxeny" } = options
    const directory = yield* openDataDirectory({ requested: options.dataDirectory, systemDirectory, report })
    const shared = { username, database, dataDirectory: directory.path }
    const right = yield* ownDataDirectory(directory, options)
    if (right._tag === "Guest") {
      return { ...shared, host: right.host, port: right.port, owner: false, stopped: Effect.never }
    }

    yield* endOrphan(directory, right.tookOver, report)
    const binaries = yield* findBinaries({
      account: directory.account,
      copies: directory.account === undefined ? directory.path : systemDirectory,
      report
    })
    const output = yield* Effect.acquireRelease(
      Effect.try({ try: () => openLog(directory.log), catch: (cause) => fileSystemError(directory.path, cause) }),
      (output) => Effect.sync(() => closeSync(output))
    )
    yield* ensureCluster(directory, binaries, { version, output, sync: durable, report })
    const { host, port, stopped } = yield* startServer(directory, binaries, { durable, output, report })
    yield* Effect.addFinalizer(() => right.announceStop)
    yield* right.announce({ host, port })
    return { ...shared, host, port, owner: true, stopped }
  })
