import assert from "node:assert/strict"
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, test } from "node:test"
import { buildWhenChanged } from "./build.mjs"

let root

const write = (name, text) => {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  writeFileSync(join(root, name), text)
}

/** Stands in for turbo: writes down that it ran, and "builds". */
const turbo = (exitCode) => {
  write(
    "node_modules/.bin/turbo",
    `#!/bin/sh\necho run >> runs\necho "@proxeny/api:build: cache miss, executing 1"\nmkdir -p apps/api/dist\necho built > apps/api/dist/main.js\nexit ${exitCode}\n`
  )
  chmodSync(join(root, "node_modules/.bin/turbo"), 0o755)
}

const runs = () => readFileSync(join(root, "runs"), "utf8").trim().split("\n").length

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "proxeny-start-"))
  for (const name of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "tsconfig.base.json", "turbo.json"]) {
    write(name, "")
  }
  write("apps/api/package.json", "{}")
  write("packages/domain/src/City.ts", "1")
  write("packages/domain/src/City.test.ts", "1")
  turbo(0)
})
afterEach(() => rmSync(root, { recursive: true }))

test("builds once, and again when a source or what was built has changed", async () => {
  assert.equal(await buildWhenChanged(root), 0)
  assert.equal(await buildWhenChanged(root), 0)
  assert.equal(runs(), 1)

  appendFileSync(join(root, "packages/domain/src/City.ts"), "2")
  await buildWhenChanged(root)
  assert.equal(runs(), 2)

  rmSync(join(root, "apps/api/dist"), { recursive: true })
  await buildWhenChanged(root)
  assert.equal(runs(), 3)

  utimesSync(join(root, "turbo.json"), 1, 1)
  await buildWhenChanged(root)
  assert.equal(runs(), 4)

  appendFileSync(join(root, "packages/domain/src/City.test.ts"), "2")
  await buildWhenChanged(root)
  assert.equal(runs(), 4)
})

test("hands on that a build has failed, and tries again", async () => {
  turbo(3)
  assert.equal(await buildWhenChanged(root), 3)
  assert.equal(await buildWhenChanged(root), 3)
  assert.equal(runs(), 2)
})
