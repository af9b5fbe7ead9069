/**
 * Measures what a score costs that nobody has asked for before: processor time of a thread that scores, and of PostgreSQL behind it.
 * With `--against`, beside another build in turns, of which the answers have to be the same.
 *
 *     node src/scoreThreads.ts DATA_DIRECTORY [--against DIST] [--questions 1000] [--runs 3]
 *
 * Somebody has to be serving the directory, and to have nothing else to do (`PROXENY_AHEAD=none`). Reads what PostgreSQL took from
 * /proc, which only Linux has. Prints a table in Markdown.
 */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { parseArgs } from "node:util"
import { Worker } from "node:worker_threads"
import { gunzipSync } from "node:zlib"
import { anyone } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { median } from "./figures.ts"
import { numbers } from "./generated.ts"
import { registerOf } from "./registerOf.ts"

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    against: { type: "string" },
    questions: { type: "string", default: "1000" },
    runs: { type: "string", default: "3" }
  }
})
const [folder] = positionals
if (folder === undefined) {
  console.error("usage: node src/scoreThreads.ts DATA_DIRECTORY [--against DIST] [--questions 1000] [--runs 3]")
  process.exit(2)
}
const [questions, runs] = [Number(options.questions), Number(options.runs)]
const own = fileURLToPath(new URL("../../../apps/api/dist", import.meta.url))
const builds = options.against === undefined ? [own] : [own, options.against]

const [pid = "", , , port = "", host = ""] = readFileSync(join(folder, "postgres-18/postmaster.pid"), "utf8").split(
  "\n"
)
const address = { host, port: Number(port), username: "proxeny", database: "proxeny" }
const asOf = new Date().toISOString().slice(0, 10)

/** A hundredth of a second, in which Linux counts, in milliseconds. */
const tick = 10

/** The processor time of every process of PostgreSQL, in milliseconds. */
const timesOfPostgres = (): ReadonlyMap<string, number> => {
  const times = new Map<string, number>()
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
      if (fields[1] === pid || name === pid) times.set(name, (Number(fields[11]) + Number(fields[12])) * tick)
    } catch {
      // It has ended meanwhile.
    }
  }
  return times
}

interface Reply {
  readonly number: number
  readonly kind: string
  readonly text?: string | { readonly gzip: Uint8Array }
}

/** How many questions a thread has at a time, as in the service. */
const atOnce = 3

/** How many are asked before anything is measured, while the thread is being compiled. */
const before = 100

/** Has a thread of a build score records, and gives the milliseconds that one took there and in PostgreSQL, and what was answered. */
const scored = async (build: string, kind: string, ids: ReadonlyArray<string>) => {
  const worker = new Worker(pathToFileURL(join(build, "scoreThread.js")), { workerData: { address, isPatient: false } })
  const waiting = new Map<number, (reply: Reply) => void>()
  worker.on("message", (reply: Reply) => waiting.get(reply.number)?.(reply))
  const ask = (number: number, id: string) =>
    new Promise<Reply>((resolve) => {
      waiting.set(number, resolve)
      worker.postMessage({ number, kind, asked: { id, asOf }, actor: anyone })
    })
  const answers: Array<string> = []
  const askFrom = async (from: number, until: number) => {
    let next = from
    const one = async () => {
      while (next < until) {
        const at = next++
        const { kind: came, text = "" } = await ask(at, ids[at] ?? "")
        if (came !== "answer") throw new Error(`${kind} of ${ids[at]}: ${came}`)
        const json = typeof text === "string" ? text : gunzipSync(text.gzip)
        answers[at] = createHash("sha1").update(json).digest("base64url")
      }
    }
    await Promise.all(Array.from({ length: atOnce }, one))
  }
  await askFrom(0, before)
  const [own, others] = [process.cpuUsage(), timesOfPostgres()]
  await askFrom(before, ids.length)
  const { system, user } = process.cpuUsage(own)
  let database = 0
  for (const [process, time] of timesOfPostgres()) database += time - (others.get(process) ?? 0)
  await worker.terminate()
  const measured = ids.length - before
  return { thread: (system + user) / 1000 / measured, database: database / measured, answers: answers.join() }
}

const { cities, twinnings } = await Effect.runPromise(
  SqlClient.SqlClient.use((sql) =>
    Effect.gen(function* () {
      const twinnings = yield* sql<{ id: string; a: string; b: string }>`
        SELECT id, city_a AS a, city_b AS b FROM twinning WHERE exists ORDER BY id`
      return {
        cities: [...new Set(twinnings.flatMap(({ a, b }) => [a, b]))],
        twinnings: twinnings.map(({ id }) => id)
      }
    })
  ).pipe(Effect.provide(registerOf(folder)))
)

const shown = (value: number): string => String(Number(value.toPrecision(3)))
const spread = (values: ReadonlyArray<number>): string =>
  `${shown(median(values))} (${shown(Math.min(...values))}–${shown(Math.max(...values))})`

const columns = [
  `score, ${questions} drawn from all`,
  "thread, ms",
  "PostgreSQL, ms",
  ...(builds.length > 1 ? ["the other thread", "its PostgreSQL", "both over both"] : [])
]
console.log(`| ${columns.join(" | ")} |\n| --- |${" ---: |".repeat(columns.length - 1)}`)
for (const kind of ["maturity", "portfolio", "factors"]) {
  const pool = kind === "factors" ? twinnings : cities
  const found = builds.map(() => ({ thread: [] as Array<number>, database: [] as Array<number> }))
  const ratios: Array<number> = []
  for (let run = 0; run < runs; run++) {
    const next = numbers(2021 + run)
    const ids = Array.from({ length: before + questions }, () => pool[Math.floor(next() * pool.length)] ?? "")
    const sums: Array<number> = []
    const answers = new Set<string>()
    const inTurns = [...builds.entries()]
    for (const [at, build] of run % 2 === 0 ? inTurns : inTurns.reverse()) {
      const one = await scored(build, kind, ids)
      found[at]?.thread.push(one.thread)
      found[at]?.database.push(one.database)
      sums[at] = one.thread + one.database
      answers.add(one.answers)
    }
    if (answers.size > 1) throw new Error(`${kind}: the two builds answer differently`)
    ratios.push((sums[1] ?? 0) / (sums[0] ?? 1))
  }
  const figures = found.flatMap(({ database, thread }) => [spread(thread), spread(database)])
  console.log(`| ${[kind, ...figures, ...(builds.length > 1 ? [spread(ratios)] : [])].join(" | ")} |`)
}
process.exit(0)
