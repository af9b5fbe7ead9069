/**
 * Measures how long lists of names take to come in, and in how much memory.
 *
 *     node src/imports.ts --list FILE [--rows 100000]…
 *
 * Makes lists of twinnings from names and countries only, as a printed list has them: drawn with a fixed seed from the cities
 * of a CSV with the columns city1, country1, city2, country2. Each list comes into a register of its own, by the command that a user types: first as a preview, of which
 * the time to the twentieth row is told, then written, then once more, then undone. The build of the API has to be there.
 */
import { spawn } from "node:child_process"
import { chmodSync, createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import Papa from "papaparse"
import { machine } from "./machine.ts"

const main = fileURLToPath(new URL("../../../apps/api/dist/main.js", import.meta.url))
const { values: options } = parseArgs({
  options: { rows: { type: "string", multiple: true, default: ["100000"] }, list: { type: "string" } }
})

interface City {
  readonly name: string
  readonly country: string
}

const fromList = (file: string): ReadonlyArray<City> => {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(file, "utf8"), {
    header: true,
    skipEmptyLines: true
  })
  const ends = data.flatMap((row) => [
    { name: row.city1 ?? "", country: row.country1 ?? "" },
    { name: row.city2 ?? "", country: row.country2 ?? "" }
  ])
  return [...new Map(ends.map((end) => [`${end.name}|${end.country}`, end])).values()]
}

/** What a command did: its time on the clock, when it printed what, the most memory that it took. */
const run = (arguments_: ReadonlyArray<string>, data: string, when?: (out: string) => boolean) =>
  new Promise<{ seconds: number; until: number | undefined; megabytes: number; out: string }>((done, failed) => {
    const begin = performance.now()
    const child = spawn(process.execPath, [main, ...arguments_], {
      env: { ...process.env, PROXENY_DATA: data },
      stdio: ["ignore", "pipe", "pipe"]
    })
    let [out, err, most] = ["", "", 0]
    let until: number | undefined
    const look = setInterval(() => {
      try {
        const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]
        most = Math.max(most, Number(peak ?? 0) / 1024)
      } catch {
        // It has ended.
      }
    }, 50)
    child.stdout.on("data", (part) => {
      out += part
      if (until === undefined && when?.(out) === true) until = (performance.now() - begin) / 1000
    })
    child.stderr.on("data", (part) => {
      err = `${err}${part}`.slice(-2000)
    })
    child.on("close", (code) => {
      clearInterval(look)
      if (code === 0) done({ seconds: (performance.now() - begin) / 1000, until, megabytes: most, out })
      else failed(new Error(`proxeny ${arguments_.join(" ")} ended with ${code}: ${err}`))
    })
  })

/** Mulberry32, which fills its whole range: the same rows in every run. */
let state = 7
const drawn = (below: number): number => {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
}

if (options.list === undefined)
  throw new Error("--list must name a CSV with the columns city1, country1, city2, country2")
const cities = fromList(options.list)
const folder = mkdtempSync(join(tmpdir(), "proxeny-imports-"))
chmodSync(folder, 0o755)
try {
  const { cores, node, processor, system } = machine()
  console.log(`${processor}, ${cores} cores; ${system}; Node.js ${node}\n`)
  console.log(
    "| rows | names | 20 rows of a preview | preview | import | memory | created, merged, waiting | again | undo |"
  )
  console.log("| ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |")
  for (const text of options.rows) {
    const rows = Number(text)
    const file = join(folder, `names-${rows}.csv`)
    const into = createWriteStream(file)
    into.write("city,country,partner,partnerCountry,start\n")
    for (let row = 0; row < rows; row++) {
      const [a, b] = [cities[drawn(cities.length)], cities[drawn(cities.length)]]
      const cell = (one: string | undefined) => `"${(one ?? "").replaceAll('"', '""')}"`
      const line = `${[a?.name, a?.country, b?.name, b?.country].map(cell).join(",")},${1950 + drawn(70)}\n`
      if (!into.write(line)) await new Promise<void>((go) => into.once("drain", () => go()))
    }
    await new Promise<void>((go) => into.end(() => go()))
    const data = join(folder, `data-${rows}`)
    await run(["migrate"], data)
    const twenty = (out: string): boolean => /\n {2,}20 {2}/.test(out)
    const preview = await run(["import", file, "--preview"], data, twenty)
    const written = await run(["import", file, "--json"], data)
    const again = await run(["import", file, "--json"], data)
    const report = JSON.parse(written.out)
    const undone = await run(["imports", "undo", report.id], data)
    const seconds = (value: number | undefined): string => (value === undefined ? "–" : `${value.toFixed(1)} s`)
    console.log(
      `| ${rows.toLocaleString("en")} | ${cities.length.toLocaleString("en")} | ${seconds(preview.until)} | ${seconds(preview.seconds)} | ${seconds(written.seconds)} | ${Math.round(written.megabytes)} MB | ${[report.rows.created, report.rows.merged, report.rows.waiting].map((count: number) => count.toLocaleString("en")).join(", ")} | ${seconds(again.seconds)}, ${Math.round(again.megabytes)} MB | ${seconds(undone.seconds)}, ${Math.round(undone.megabytes)} MB |`
    )
    rmSync(data, { recursive: true, force: true })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
