import { execFileSync } from "node:child_process"
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterEach, assert, beforeEach, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { findBinaries } from "./binaries.ts"
import { copyTree, isCompleteCopy } from "./copyTree.ts"
import { libraryLinks, linkLibraries } from "./libraryLinks.ts"
import { makeTestDirectory } from "./testing.ts"

let directory: string

beforeEach(() => {
  directory = makeTestDirectory()
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const find = (platform?: string) =>
  findBinaries({ account: undefined, copies: directory, report: () => {}, ...(platform && { platform }) })

describe("findBinaries", () => {
  it.effect("finds the programs of this machine", () =>
    Effect.gen(function* () {
      const { postgres } = yield* find()
      assert.match(execFileSync(postgres, ["--version"], { encoding: "utf8" }), /PostgreSQL\) 18\./)
    })
  )

  it.effect("says what to do on another machine", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(find("plan9-mips"))
      assert.match(error.message, /no PostgreSQL for this machine \(plan9-mips\).*: set DATABASE_URL to a PostgreSQL/)
    })
  )
})

describe("a copy of the programs", () => {
  it.effect("runs, its libraries linked where the package's own script has not run", () =>
    Effect.gen(function* () {
      const native = join(dirname((yield* find()).postgres), "..")
      const copy = join(directory, "system", "postgresql")
      copyTree(native, copy)
      const links = libraryLinks(copy)
      for (const { link } of links) rmSync(link)
      linkLibraries(copy)
      assert.match(execFileSync(join(copy, "bin", "initdb"), ["--version"], { encoding: "utf8" }), /18\./)
      assert.isTrue(isCompleteCopy(copy))
    })
  )

  it("is complete or not there, and open to everyone", () => {
    const from = join(directory, "from")
    const to = join(directory, "deep", "to")
    mkdirSync(join(from, "bin"), { recursive: true, mode: 0o700 })
    writeFileSync(join(from, "bin", "program"), "run", { mode: 0o700 })
    symlinkSync("bin/program", join(from, "link"))
    assert.isFalse(isCompleteCopy(to))

    copyTree(from, to)
    assert.isTrue(isCompleteCopy(to))
    assert.strictEqual(readFileSync(join(to, "link"), "utf8"), "run")
    for (const name of ["", "bin", "bin/program"]) assert.strictEqual(statSync(join(to, name)).mode & 0o777, 0o755)

    chmodSync(join(to, "bin", "program"), 0o755)
    writeFileSync(join(to, "bin", "program"), "r")
    assert.isFalse(isCompleteCopy(to))
    copyTree(from, to)
    assert.isTrue(isCompleteCopy(to))
  })
})
