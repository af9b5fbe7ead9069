import { chownSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { Effect, type Scope } from "effect"
import { may } from "./account.ts"
import type { Binaries } from "./binaries.ts"
import type { DataDirectory } from "./dataDirectory.ts"
import { fileSystemError } from "./dataDirectoryError.ts"
import { lastLines } from "./log.ts"
import { describeFailure, PostgresFailed, PostgresStopped } from "./postgresFailed.ts"
import { disarmStalePostmaster, isServing, readPostmaster, stopPostmaster } from "./postmaster.ts"
import { signal } from "./processes.ts"
import { type Supervised, supervised } from "./supervised.ts"

/** Only part of the socket's name: no TCP port is opened. */
const port = 5432

/** What the system allows for the path of a Unix socket, in bytes. */
const longestSocketPath = process.platform === "linux" ? 107 : 103

const privateSocketPrefix = "proxeny-"

const fits = (directory: string) => Buffer.byteLength(join(directory, `.s.PGSQL.${port}`)) <= longestSocketPath

/** Removes a socket directory that we made, and never another. */
export const removeSocketDirectory = (directory: string): void => {
  if (basename(directory).startsWith(privateSocketPrefix)) rmSync(directory, { recursive: true, force: true })
}

/** The cluster itself, which only its owner may enter, or where that is too deep a private directory of the system's. */
const socketDirectory = ({ account, cluster, path }: DataDirectory) =>
  Effect.acquireRelease(
    Effect.try({
      try: () => {
        if (fits(cluster)) return cluster
        const temporary = fits(join(tmpdir(), `${privateSocketPrefix}XXXXXX`)) && may(account, "enter", tmpdir())
        const directory = mkdtempSync(join(temporary ? tmpdir() : "/tmp", privateSocketPrefix))
        if (account !== undefined) chownSync(directory, account.uid, account.gid)
        return directory
      },
      catch: (cause) => fileSystemError(path, cause)
    }),
    (directory) => Effect.sync(() => directory !== cluster && removeSocketDirectory(directory))
  )

/** For one laptop: little memory, few connections, and no more than a line a failure in the log. */
const settings = (host: string, durable: boolean) => ({
  listen_addresses: "",
  unix_socket_directories: host,
  unix_socket_permissions: "0700",
  port: String(port),
  max_connections: "50",
  shared_buffers: "128MB",
  // Parallel queries pass data through /dev/shm, of which a container has but 64 MB.
  max_parallel_workers_per_gather: "0",
  timezone: "UTC",
  log_timezone: "UTC",
  // The statements hold personal data, and whoever sent them reports their failure.
  log_min_error_statement: "panic",
  // So do the details of an error: the row that a constraint refused, whole.
  log_error_verbosity: "terse",
  log_checkpoints: "off",
  ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" })
})

export interface Server {
  readonly host: string
  readonly port: number
  /** Fails when the server ends while it should run; never succeeds. */
  readonly stopped: Effect.Effect<never, PostgresStopped>
}

const waitUntilReady = Effect.fnUntraced(function* (
  server: Supervised,
  cluster: string,
  report: (line: string) => void
) {
  for (let waits = 1; !server.hasExited(); waits++) {
    const postmaster = readPostmaster(cluster)
    if (postmaster?.ready && isServing(cluster, postmaster.pid)) return true
    if (waits % 500 === 100) report("Waiting for PostgreSQL, which may have to recover from an unclean end.")
    yield* Effect.sleep("10 millis")
  }
  return false
})

/** Tells on a server that does not end: it is asked less and less politely, and none of it loses data. */
const whileStopping = (cluster: string, report: (line: string) => void) => (seconds: number) => {
  const pid = readPostmaster(cluster)?.pid
  if (seconds % 10 === 5) report("Waiting for PostgreSQL to stop.")
  if (pid === undefined || !isServing(cluster, pid)) return
  if (seconds === 5) signal(pid, "SIGINT")
  if (seconds === 30) signal(pid, "SIGQUIT")
  if (seconds === 40) signal(pid, "SIGKILL")
}

/** How often a start is tried again while processes of a killed server still hold its memory; half a second apart. */
const retries = 120

/** Starts the server of a cluster; the end of the scope stops it. */
export const startServer = (
  directory: DataDirectory,
  binaries: Binaries,
  options: { readonly durable: boolean; readonly output: number; readonly report: (line: string) => void }
): Effect.Effect<Server, PostgresFailed | ReturnType<typeof fileSystemError>, Scope.Scope> =>
  Effect.gen(function* () {
    const { cluster, log, path } = directory
    const attempt = <A>(operation: () => A) =>
      Effect.try({ try: operation, catch: (cause) => fileSystemError(path, cause) })
    const host = yield* socketDirectory(directory)
    const flags = Object.entries(settings(host, options.durable)).flatMap(([name, value]) => ["-c", `${name}=${value}`])
    // Runs after the server should have ended, and finds it running where its supervisor was killed.
    yield* Effect.addFinalizer(() => {
      const left = readPostmaster(cluster)
      return left !== undefined && isServing(cluster, left.pid) ? stopPostmaster(cluster, left.pid) : Effect.void
    })
    for (let tries = 0; ; tries++) {
      yield* attempt(() => disarmStalePostmaster(cluster))
      const server = yield* supervised(
        {
          command: binaries.postgres,
          arguments: ["-D", cluster, ...flags],
          account: directory.account,
          output: options.output
        },
        whileStopping(cluster, options.report)
      )
      if (yield* waitUntilReady(server, cluster, options.report)) {
        return {
          host,
          port,
          stopped: Effect.promise(() => server.exited).pipe(
            Effect.flatMap((code) => {
              const what = `PostgreSQL ended while it was in use (exit code ${code})`
              return Effect.fail(new PostgresStopped(describeFailure(what, path, log)))
            })
          )
        }
      }
      if (tries === retries || !lastLines(log).includes("pre-existing shared memory block")) {
        return yield* new PostgresFailed(describeFailure("PostgreSQL did not start", path, log))
      }
      if (tries === 0) options.report("Waiting for what a PostgreSQL server that was killed has left running.")
      yield* Effect.sleep("500 millis")
    }
  })
