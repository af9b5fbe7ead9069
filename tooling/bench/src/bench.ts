/**
 * Measures what a newcomer waits for: a fresh clone that serves, a warm start, an import, the dashboard's first load.
 *
 *     node src/bench.ts [--import FOLDER]… [--runs 5] [--browser /usr/bin/chromium] [--json]
 *
 * Works on a clone of the last commit in a temporary folder, and removes it. Prints a section of `docs/benchmarks.md`, or
 * with `--json` the figures alone.
 */
import { execFileSync } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, delimiter, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { type Served, serve, stop } from "@proxeny/tooling-smoke/served"
import { type Figure, median, section } from "./figures.ts"
import { firstLoad } from "./firstLoad.ts"
import { machine } from "./machine.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const { values: options } = parseArgs({
  options: {
    import: { type: "string", multiple: true, default: [] },
    runs: { type: "string", default: "5" },
    browser: { type: "string", default: "/usr/bin/chromium" },
    json: { type: "boolean", default: false }
  }
})

// A newcomer's shell knows nothing of the pnpm that may run this: told by it that all is installed, another would not be.
for (const name of Object.keys(process.env)) if (/^p?npm_/i.test(name)) delete process.env[name]
process.env.PATH = (process.env.PATH ?? "")
  .split(delimiter)
  .filter((folder) => !folder.includes("node_modules"))
  .join(delimiter)

const temporary = mkdtempSync(join(tmpdir(), "proxeny-bench-"))
// PostgreSQL never runs as root: where this does, the data would go elsewhere if others could not enter.
chmodSync(temporary, 0o755)
const clone = join(temporary, "clone")
const data = join(temporary, "data")
const start = ["npx", "--yes", "pnpm@12", "start"] as const

/** What the README tells a newcomer to type. */
const proxeny = (...args: ReadonlyArray<string>): void => {
  execFileSync("npx", ["--yes", "pnpm@12", "proxeny", ...args], {
    cwd: clone,
    env: { ...process.env, PROXENY_DATA: data },
    stdio: ["ignore", "ignore", "inherit"]
  })
}

const seconds = async (action: () => unknown): Promise<number> => {
  const begin = performance.now()
  await action()
  return (performance.now() - begin) / 1000
}

const say = (text: string): void => console.error(`… ${text}`)

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const figures: Array<Figure> = []
  let served: Served | undefined
  const startServer = async () => {
    served = await serve(clone, start, data, 900)
  }
  const stopServer = async () => {
    if (served !== undefined) await stop(served, 60)
    served = undefined
  }
  try {
    say("a fresh clone that serves")
    const fresh = await seconds(async () => {
      execFileSync("git", ["clone", "--quiet", root, clone])
      await startServer()
    })
    figures.push({
      what: "Fresh clone to serving",
      value: fresh,
      unit: "s",
      how: "git clone, install, build, set up; one run"
    })
    await stopServer()

    const runs = Number(options.runs)
    const starts: Array<number> = []
    for (let i = 0; i < runs; i++) {
      say(`warm start ${i + 1} of ${runs}`)
      starts.push(await seconds(startServer))
      await stopServer()
    }
    figures.push({ what: "Warm start to ready", value: median(starts), unit: "s", how: `median of ${runs} runs` })

    for (const folder of options.import) {
      say(`import of ${folder}`)
      const value = await seconds(() => proxeny("import", resolve(folder)))
      figures.push({
        what: `Import of ${basename(folder)}`,
        value,
        unit: "s",
        how: "one run, the command's start included"
      })
    }

    say("the dashboard's first load")
    await startServer()
    if (served !== undefined) figures.push(...(await firstLoad((served as Served).origin, options.browser)))
    await stopServer()
    return figures
  } finally {
    await stopServer()
  }
}

try {
  const figures = await measure()
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim()
  const on = machine()
  console.log(
    options.json
      ? JSON.stringify({ machine: on, commit, figures }, null, 2)
      : section("From clone to screen", on, commit, figures)
  )
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
