import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { constants } from "node:os"
import { dirname, join } from "node:path"
import { createInterface } from "node:readline"

/** Where the build of the API and all it depends on comes from, and goes to. */
const folders = ["packages", "apps"]
const files = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "tsconfig.base.json", "turbo.json"]
const skipped = new Set(["node_modules", ".turbo", "coverage", "test", "e2e"])

const addFile = (hash, path) => {
  // An editor or another build may have taken away what was listed a moment ago.
  const stats = statSync(path, { throwIfNoEntry: false })
  hash.update(`${path} ${stats?.size} ${stats?.mtimeMs}\n`)
}

const addFolder = (hash, folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) addFolder(hash, path)
    } else if (!/\.(test|bench)\.tsx?$/.test(entry.name)) addFile(hash, path)
  }
}

/**
 * Sizes and times of all sources and of all that was built from them. turbo compares contents, but takes longer to
 * start than the server does: it is only asked where this differs, and knows whether there is really something to do.
 */
export const fingerprint = (root) => {
  const hash = createHash("sha256")
  for (const file of files) addFile(hash, join(root, file))
  for (const folder of folders) addFolder(hash, join(root, folder))
  return hash.digest("hex")
}

const remembered = (path) => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}

/** Runs turbo; says what it builds as it comes to it, and everything when it fails. */
const build = (root) =>
  new Promise((resolve) => {
    const turbo = spawn("node_modules/.bin/turbo", ["run", "build", "--filter=@proxeny/api", "--output-logs=full"], {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1", NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"]
    })
    const output = []
    let built = 0
    const take = (line) => {
      output.push(line)
      const name = /^(?:@proxeny\/)?(\S+):build: cache (?:miss|bypass)/.exec(line)?.[1]
      if (name === undefined) return
      if (built++ === 0) console.log("Building…")
      console.log(`  ${name}`)
    }
    for (const stream of [turbo.stdout, turbo.stderr]) createInterface({ input: stream }).on("line", take)
    // Not to be left behind half-way: turbo ends its own children.
    let stoppedBy = 0
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.once(signal, () => {
        stoppedBy = 128 + constants.signals[signal]
        turbo.kill(signal)
      })
    }
    turbo.once("error", (error) => take(`turbo cannot be run: ${error.message}`))
    turbo.once("close", (code) => {
      if (code !== 0 && stoppedBy === 0) console.error(`${output.join("\n")}\nThe build failed.`)
      resolve(stoppedBy || (code ?? 1))
    })
  })

/** Builds the API unless nothing has changed since the last time; gives the exit code. */
export const buildWhenChanged = async (root) => {
  const memory = join(root, "node_modules/.cache/proxeny-start")
  if (fingerprint(root) === remembered(memory)) return 0
  const code = await build(root)
  if (code !== 0) return code
  mkdirSync(dirname(memory), { recursive: true })
  writeFileSync(memory, fingerprint(root))
  return 0
}
