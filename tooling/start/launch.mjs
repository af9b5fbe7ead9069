import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { constants } from "node:os"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { buildWhenChanged } from "./build.mjs"
import { hasParents } from "./endWithParents.mjs"

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")

const program = join(root, "apps/api/dist/main.js")

/** Node.js itself where it is new enough, or the one that the workspace installs. */
const findNode = () => {
  const [major, minor] = process.versions.node.split(".").map(Number)
  if (major > 22 || (major === 22 && minor >= 19)) return process.execPath
  const installed = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  return existsSync(installed) ? installed : undefined
}

/** Starts a program in our place, for Node.js that cannot give it our process: the signals are handed on. */
const runInFront = (node, args, options) => {
  const child = spawn(node, args, { ...options, stdio: "inherit" })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  child.once("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/**
 * Builds what has changed, then becomes `proxeny` with these arguments: no process stays between it and who started
 * us, so that signals reach it and its exit code is ours.
 */
export const launch = async (args, cwd) => {
  const node = findNode()
  if (node === undefined) {
    console.error(`Proxeny needs Node.js 22.19 or later; this is ${process.versions.node}.`)
    process.exit(1)
  }
  const code = await buildWhenChanged(root)
  if (code !== 0) process.exit(code)
  // The program itself could no longer tell that they are missing.
  if (!hasParents()) process.exit(128 + constants.signals.SIGTERM)

  // The same data directory from wherever a command is given; a relative one is meant from there, too.
  const env = { ...process.env, PROXENY_DATA: resolve(cwd, process.env.PROXENY_DATA || join(root, ".proxeny")) }
  const watch = fileURLToPath(new URL("./endWithParents.mjs", import.meta.url))
  const nodeArgs = ["--import", watch, program, ...args]
  process.chdir(cwd)
  if (process.execve === undefined) runInFront(node, nodeArgs, { env })
  else process.execve(node, [node, ...nodeArgs], env)
}
