import { execFileSync } from "node:child_process"
import {
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs"
import { basename, join } from "node:path"
import { Effect } from "effect"
import { type Binaries, postgresVersion } from "./binaries.ts"
import { type DataDirectory, dataFormat } from "./dataDirectory.ts"
import { fileSystemError } from "./dataDirectoryError.ts"
import { lastLines } from "./log.ts"
import { describeFailure, PostgresFailed } from "./postgresFailed.ts"
import { run } from "./supervised.ts"

/** The user and the database that are made with the cluster. */
export const username = "proxeny"
export const database = "proxeny"

/**
 * Sorting and upper case follow PostgreSQL's own C.UTF-8, the same on every machine. pg_trgm however still asks the C
 * library what a letter is, and under plain C finds none in "ü" or "武": hence a character type beside it, of which
 * macOS has only the second.
 */
const characterTypes = ["C.UTF-8", "en_US.UTF-8"]

const localeArguments = (characterType: string) => [
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  `--lc-ctype=${characterType}`
]

const syncDirectory = (path: string): void => {
  const directory = openSync(path, "r")
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}

const writeFormat = (directory: DataDirectory, version: string): void => {
  const unfinished = `${directory.format}.${process.pid}`
  const format = { format: dataFormat, postgres: postgresVersion, createdBy: version }
  writeFileSync(unfinished, `${JSON.stringify(format, undefined, 2)}\n`)
  renameSync(unfinished, directory.format)
}

/** Takes back a cluster that root has copied, say from a backup. */
const takeOwnership = ({ account, cluster }: DataDirectory): void => {
  if (account !== undefined && statSync(cluster).uid === 0) {
    execFileSync("chown", ["-R", `${account.uid}:${account.gid}`, cluster])
  }
}

const makeUnfinished = ({ account, cluster, path }: DataDirectory): string => {
  const prefix = `${basename(cluster)}.unfinished-`
  // What a set-up that was interrupted has left. Only the owner of the directory comes here.
  for (const name of readdirSync(path).filter((name) => name.startsWith(prefix))) {
    rmSync(join(path, name), { recursive: true, force: true, maxRetries: 10 })
  }
  const unfinished = join(path, `${prefix}${process.pid}`)
  mkdirSync(unfinished, { mode: 0o700 })
  if (account !== undefined) chownSync(unfinished, account.uid, account.gid)
  return unfinished
}

/**
 * Makes the cluster and its database, unless they are there. They are made beside their place and moved there when
 * complete: a cluster in its place is a whole one.
 */
export const ensureCluster = Effect.fn("ensureCluster")(function* (
  directory: DataDirectory,
  binaries: Binaries,
  options: {
    readonly version: string
    readonly output: number
    readonly sync: boolean
    readonly report: (line: string) => void
  }
) {
  const attempt = <A>(operation: () => A) =>
    Effect.try({ try: operation, catch: (cause) => fileSystemError(directory.path, cause) })
  const runProgram = (command: string, args: ReadonlyArray<string>, input = "") =>
    run({ command, arguments: args, account: directory.account, output: options.output, input })
  const failed = () =>
    new PostgresFailed(describeFailure("PostgreSQL could not be set up", directory.path, directory.log))

  if (statSync(directory.cluster, { throwIfNoEntry: false }) === undefined) {
    options.report(`Setting up PostgreSQL ${postgresVersion} in ${directory.cluster}.`)
    const unfinished = yield* attempt(() => makeUnfinished(directory))
    const sync = options.sync ? [] : ["--no-sync"]
    const initdb = (characterType: string) =>
      runProgram(binaries.initdb, [
        `--pgdata=${unfinished}`,
        `--username=${username}`,
        "--auth-local=trust",
        "--auth-host=reject",
        "--no-instructions",
        ...localeArguments(characterType),
        ...sync
      ])
    let code = -1
    for (const characterType of characterTypes) {
      code = yield* initdb(characterType)
      if (code === 0 || !lastLines(directory.log).includes("invalid locale name")) break
    }
    if (code !== 0) return yield* failed()
    const single = ["--single", "-c", "exit_on_error=on", ...(options.sync ? [] : ["-F"]), "-D", unfinished, "postgres"]
    if ((yield* runProgram(binaries.postgres, single, `CREATE DATABASE ${database}\n`)) !== 0) return yield* failed()
    yield* attempt(() => {
      renameSync(unfinished, directory.cluster)
      syncDirectory(directory.path)
    })
  }
  yield* attempt(() => {
    takeOwnership(directory)
    if (statSync(directory.format, { throwIfNoEntry: false }) === undefined) writeFormat(directory, options.version)
  })
})
