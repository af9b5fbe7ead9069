import { Effect, Schema, type Scope } from "effect"
import type { DataDirectory } from "./dataDirectory.ts"
import { type DataDirectoryUnusable, fileSystemError } from "./dataDirectoryError.ts"
import { claimLock, isHeld, type Lock, readLock, releaseLock, removeStaleLock, updateLock } from "./lock.ts"

/** Somebody else uses the data directory, and two servers on one directory would destroy it. */
export class DataDirectoryInUse extends Schema.TaggedError<DataDirectoryInUse>()("DataDirectoryInUse", {
  message: Schema.String,
  directory: Schema.String,
  pid: Schema.Number
}) {}

/** The right to run the server of a data directory. */
export interface Owner {
  readonly _tag: "Owner"
  /** A process of ours had the directory before and ended without giving it back: its server may still run. */
  readonly tookOver: boolean
  /** Tells other processes where the server listens. */
  readonly announce: (server: { readonly host: string; readonly port: number }) => Effect.Effect<void>
  /** Tells other processes that they need only wait. */
  readonly announceStop: Effect.Effect<void>
}

/** Another process runs the server, and it may be joined. */
export interface Guest {
  readonly _tag: "Guest"
  readonly host: string
  readonly port: number
}

const describe = (lock: Lock) =>
  `proxeny ${lock.purpose} (process ${lock.pid}, since ${lock.since.replace("T", " ").slice(0, 19)} UTC)`

const inUse = (directory: DataDirectory, lock: Lock) =>
  new DataDirectoryInUse({
    message: `The data directory ${directory.path} is in use by ${describe(lock)}. Stop it, or set PROXENY_DATA to another directory.`,
    directory: directory.path,
    pid: lock.pid
  })

interface Options {
  readonly purpose: string
  readonly mayJoin: boolean
  readonly report: (line: string) => void
}

/** Claims the lock, or finds who has it; waits for a holder who will be done. */
const take = Effect.fnUntraced(function* (directory: DataDirectory, options: Options) {
  const attempt = <A>(operation: () => A) =>
    Effect.try({ try: operation, catch: (cause) => fileSystemError(directory.path, cause) })
  let tookOver = false
  for (let waits = 0; ; waits++) {
    const lock = yield* attempt(() => claimLock(directory.lock, options.purpose))
    if (lock !== undefined) return { lock, tookOver }
    const held = yield* attempt(() => readLock(directory.lock))
    if (held === undefined) continue
    if (!isHeld(held)) {
      yield* attempt(() => removeStaleLock(directory.lock, held))
      tookOver = true
      continue
    }
    if (!held.stopping) {
      if (!options.mayJoin) return yield* inUse(directory, held)
      // Only `serve` lasts: another command would stop the server under its guest when it is done.
      if (held.purpose === "serve" && held.server !== undefined) return held.server
    }
    if (waits % 100 === 10) options.report(`Waiting for ${describe(held)}.`)
    yield* Effect.interruptible(Effect.sleep("100 millis"))
  }
})

const makeOwner = (directory: DataDirectory, first: Lock, tookOver: boolean): Owner => {
  let lock = first
  const update = (changes: Partial<Lock>) =>
    Effect.try(() => {
      lock = updateLock(directory.lock, { ...lock, ...changes })
      // A full disk must not keep a server from serving, nor from being stopped.
    }).pipe(Effect.ignore)
  return {
    _tag: "Owner",
    tookOver,
    announce: (server) => update({ server }),
    announceStop: update({ stopping: true })
  }
}

/**
 * Makes us the owner of a data directory until the scope ends, or a guest of its owner. A lock whose process has ended
 * is taken over.
 */
export const ownDataDirectory = (
  directory: DataDirectory,
  options: Options
): Effect.Effect<Owner | Guest, DataDirectoryInUse | DataDirectoryUnusable, Scope.Scope> =>
  Effect.acquireRelease(take(directory, options), (taken) =>
    "lock" in taken ? Effect.ignore(Effect.try(() => releaseLock(directory.lock, taken.lock))) : Effect.void
  ).pipe(
    Effect.map((taken) =>
      "lock" in taken ? makeOwner(directory, taken.lock, taken.tookOver) : { _tag: "Guest", ...taken }
    )
  )
