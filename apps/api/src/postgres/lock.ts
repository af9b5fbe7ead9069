import { randomUUID } from "node:crypto"
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { Schema } from "effect"
import { isSameProcess, startOf } from "./processes.ts"

/** Who uses a data directory, as `proxeny.lock` in it says. */
const Lock = Schema.Struct({
  id: Schema.String,
  pid: Schema.Number,
  /** Tells the process from a later one with the same id. */
  start: Schema.optionalKey(Schema.String),
  purpose: Schema.String,
  since: Schema.String,
  /** Where its PostgreSQL listens, once it does. */
  server: Schema.optionalKey(Schema.Struct({ host: Schema.String, port: Schema.Number })),
  /** It is on its way out: whoever wants the directory need only wait. */
  stopping: Schema.optionalKey(Schema.Boolean)
})
export type Lock = typeof Lock.Type

const LockText = Schema.fromJsonString(Lock)
const encode = Schema.encodeSync(LockText)
const decode = Schema.decodeUnknownSync(LockText)

/** A loss of power can leave the file empty: nobody holds such a lock. */
const nobody: Lock = { id: "", pid: 0, purpose: "", since: "" }

export const readLock = (path: string): Lock | undefined => {
  try {
    return decode(readFileSync(path, "utf8"))
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === "ENOENT") return undefined
    if (code === undefined) return nobody
    throw cause
  }
}

export const isHeld = (lock: Lock): boolean => lock.pid > 0 && isSameProcess(lock.pid, lock.start)

const place = (path: string, lock: Lock, put: (unfinished: string) => void): void => {
  const unfinished = `${path}.${randomUUID()}`
  try {
    writeFileSync(unfinished, encode(lock), { mode: 0o644 })
    put(unfinished)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** Takes the lock, or gives `undefined` where there is one. It appears with its contents or not at all. */
export const claimLock = (path: string, purpose: string): Lock | undefined => {
  const start = startOf(process.pid)
  const lock: Lock = {
    id: randomUUID(),
    pid: process.pid,
    ...(start !== undefined && { start }),
    purpose,
    since: new Date().toISOString()
  }
  try {
    // A link, unlike a rename, never replaces what another process has just put there.
    place(path, lock, (unfinished) => linkSync(unfinished, path))
    return lock
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return undefined
    throw cause
  }
}

/** Rewrites a lock that we hold. */
export const updateLock = (path: string, lock: Lock): Lock => {
  place(path, lock, (unfinished) => renameSync(unfinished, path))
  return lock
}

export const releaseLock = (path: string, lock: Lock): void => {
  if (readLock(path)?.id === lock.id) rmSync(path, { force: true })
}

/** Removes the lock of a process that has ended, and no other that has taken its place in between. */
export const removeStaleLock = (path: string, stale: Lock): void => {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    if (readLock(aside)?.id !== stale.id) linkSync(aside, path)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code !== "ENOENT" && code !== "EEXIST") throw cause
  } finally {
    rmSync(aside, { force: true })
  }
}
