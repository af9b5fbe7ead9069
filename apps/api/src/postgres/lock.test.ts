import { readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, assert, beforeEach, describe, it } from "@effect/vitest"
import { claimLock, isHeld, type Lock, readLock, releaseLock, removeStaleLock, updateLock } from "./lock.ts"
import { makeTestDirectory } from "./testing.ts"

let directory: string
let path: string

beforeEach(() => {
  directory = makeTestDirectory()
  path = join(directory, "proxeny.lock")
})
afterEach(() => rmSync(directory, { recursive: true }))

const claim = () => claimLock(path, "serve") as Lock

describe("a lock", () => {
  it("is had by one", () => {
    const lock = claim()
    assert.isUndefined(claimLock(path, "serve"))
    assert.isTrue(isHeld(lock))
    assert.deepStrictEqual(readLock(path), lock)
    releaseLock(path, lock)
    assert.deepStrictEqual(readdirSync(directory), [])
  })

  it("is not held by a later process with the same id", () => {
    assert.isFalse(isHeld({ ...claim(), start: "of another" }))
  })

  it("is held by nobody when a loss of power has emptied it", () => {
    writeFileSync(path, "")
    assert.isFalse(isHeld(readLock(path) as Lock))
  })

  it("stays when it was taken while its predecessor was judged", () => {
    const stale = claim()
    const fresh = updateLock(path, { ...stale, id: "fresh" })
    removeStaleLock(path, stale)
    assert.deepStrictEqual(readLock(path), fresh)
    releaseLock(path, stale)
    assert.deepStrictEqual(readLock(path), fresh)
    removeStaleLock(path, fresh)
    assert.deepStrictEqual(readdirSync(directory), [])
  })
})
