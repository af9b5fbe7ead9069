import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { test } from "node:test"
import { setTimeout as pause } from "node:timers/promises"

const server = `
  process.on("SIGTERM", () => { console.log("SIGTERM"); setTimeout(() => process.exit(), 800) })
  setInterval(() => {}, 1000)
  console.log(process.pid)
`
const watched = `exec "$1" --import "$2" -e '${server}'`
const script = `
  require("node:child_process").spawn("/bin/sh", ["-c", ${JSON.stringify(watched)}, "sh", ${JSON.stringify(process.execPath)}, ${JSON.stringify(join(import.meta.dirname, "endWithParents.mjs"))}], { stdio: "inherit" })
`

/** Starts a program and ends at once, so that nothing of the test's own chain, pnpm above all, stands above it. */
const orphaned = `
  const [, path, script] = process.argv
  const { pid } = require("node:child_process").spawn(path, ["-e", script], { stdio: "inherit", detached: true })
  console.log(pid)
  process.exit()
`

/** Runs the server under a program that looks like this from outside; gives what it says, and how to end the program. */
const runUnder = async (name) => {
  const directory = mkdtempSync(join(tmpdir(), "proxeny-start-"))
  const path = join(directory, name)
  symlinkSync(process.execPath, path)
  const starter = spawn(process.execPath, ["-e", orphaned, path, script], { stdio: ["ignore", "pipe", "inherit"] })
  const lines = createInterface({ input: starter.stdout })[Symbol.asyncIterator]()
  const parent = Number((await lines.next()).value)
  const pid = Number((await lines.next()).value)
  return {
    said: async () => (await lines.next()).value,
    killParent: () => process.kill(parent, "SIGKILL"),
    endSelf: () => process.kill(pid, "SIGTERM"),
    clear: () => {
      rmSync(directory, { recursive: true })
      try {
        process.kill(pid, "SIGKILL")
      } catch {
        // It has ended, as it should.
      }
    }
  }
}

test("ends in good order when the package manager above it is killed", async () => {
  const server = await runUnder("pnpm")
  try {
    server.killParent()
    assert.equal(await server.said(), "SIGTERM")
    assert.equal(await server.said(), undefined)
  } finally {
    server.clear()
  }
})

test("is not told twice when it is ending already", async () => {
  const server = await runUnder("pnpm")
  try {
    server.endSelf()
    server.killParent()
    assert.equal(await server.said(), "SIGTERM")
    assert.equal(await server.said(), undefined)
  } finally {
    server.clear()
  }
})

test("goes on when something else above it ends", async () => {
  const server = await runUnder("shell")
  try {
    server.killParent()
    assert.equal(await Promise.race([server.said(), pause(1200, "nothing")]), "nothing")
  } finally {
    server.clear()
  }
})
