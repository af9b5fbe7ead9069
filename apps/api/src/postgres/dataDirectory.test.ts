import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, assert, beforeEach, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { openDataDirectory } from "./dataDirectory.ts"
import { makeTestDirectory } from "./testing.ts"

let parent: string
let requested: string
let reported: Array<string>

beforeEach(() => {
  parent = makeTestDirectory()
  requested = join(parent, "data")
  reported = []
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const open = (directory = requested) =>
  openDataDirectory({
    requested: directory,
    systemDirectory: join(parent, "system"),
    report: (line) => reported.push(line)
  })

const refusal = (directory?: string) =>
  Effect.map(Effect.flip(Effect.suspend(() => open(directory))), (error) => error.message)

const isRoot = process.getuid?.() === 0

describe("openDataDirectory", () => {
  it.effect("makes what is missing", () =>
    Effect.gen(function* () {
      const deep = join(requested, "below")
      const { cluster, path } = yield* open(deep)
      assert.strictEqual(path, deep)
      assert.strictEqual(cluster, join(deep, "postgres-18"))
      // Root's PostgreSQL runs as another user, who must get through; what it keeps there is closed to all others.
      assert.strictEqual(statSync(deep).mode & 0o777, isRoot ? 0o755 : 0o700)
      assert.deepStrictEqual(reported, [])
    })
  )

  it.effect("refuses the data of a newer version and leaves them alone", () =>
    Effect.gen(function* () {
      mkdirSync(requested)
      const format = join(requested, "proxeny.json")
      writeFileSync(format, '{ "format": 2, "postgres": 18, "createdBy": "9.0.0" }')
      assert.match(yield* refusal(), /made by a newer Proxeny \(9\.0\.0, format 2/)
      writeFileSync(format, '{ "format": 1, "postgres": 19, "createdBy": "9.0.0" }')
      assert.match(yield* refusal(), /holds a database of PostgreSQL 19, and this Proxeny brings PostgreSQL 18/)
      writeFileSync(format, "{")
      assert.match(yield* refusal(), /proxeny\.json that cannot be read/)
      rmSync(format)
      mkdirSync(join(requested, "postgres-18"))
      writeFileSync(join(requested, "postgres-18", "PG_VERSION"), "19\n")
      assert.match(yield* refusal(), /holds a database of PostgreSQL 19/)

      assert.deepStrictEqual(readdirSync(requested), ["postgres-18"])
    })
  )

  it.effect("says so when it is a file, or below one", () =>
    Effect.gen(function* () {
      writeFileSync(requested, "")
      assert.match(yield* refusal(), /cannot be used, since .*\/data is a file, not a directory/)
      assert.match(yield* refusal(join(requested, "below")), /below cannot be used, since .*\/data is a file/)
    })
  )

  it.effect.skipIf(isRoot)("says so when it cannot be written", () =>
    Effect.gen(function* () {
      mkdirSync(requested, { mode: 0o500 })
      assert.match(yield* refusal(), /cannot be written by this user \(EACCES at .*\/data\)/)
      assert.match(yield* refusal(join(requested, "below")), /cannot be written by this user/)
    })
  )

  it.effect.skipIf(!isRoot)("does not start afresh where root's PostgreSQL can no longer reach the data", () =>
    Effect.gen(function* () {
      const { cluster } = yield* open()
      mkdirSync(cluster)
      chmodSync(requested, 0o700)
      assert.match(yield* refusal(), /holds a database, but .* cannot enter it: let others enter it/)
    })
  )
})
