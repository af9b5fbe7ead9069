/**
 * Measures the built `proxeny serve` on a register: beside a bare Hono server that reads the same rows, then every request that a
 * page makes, then the search for names, then pages that nobody has asked for before, and pages while somebody writes. Nothing is
 * made ahead until the last table, which is of pages that were.
 *
 *     node src/service.ts DATA_DIRECTORY [--clients 32] [--seconds 5] [--runs 5] [--ahead "256 MB"]
 *
 * Nobody may be serving the directory. Servers and clients share the machine. Prints tables in Markdown.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import * as Effect from "effect/Effect"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as SqlClient from "effect/sql/SqlClient"
import { numbers } from "./generated.ts"
import { type Load, load, onceEach, visits } from "./load.ts"
import { machine } from "./machine.ts"
import { registerOf } from "./registerOf.ts"

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    clients: { type: "string", default: "32" },
    seconds: { type: "string", default: "5" },
    runs: { type: "string", default: "5" },
    ahead: { type: "string", default: "256 MB" },
    main: { type: "string", default: fileURLToPath(new URL("../../../apps/api/dist/main.js", import.meta.url)) }
  }
})
const [folder] = positionals
if (folder === undefined) {
  console.error('usage: node src/service.ts DATA_DIRECTORY [--clients 32] [--seconds 5] [--runs 5] [--ahead "256 MB"]')
  process.exit(2)
}
const [clients, seconds, runs] = [Number(options.clients), Number(options.seconds), Number(options.runs)]
const [own, bare] = ["http://127.0.0.1:4961", "http://127.0.0.1:4962"]

/** What is asked for while a twinning changes every second. */
const meanwhile = [
  "cities",
  "twinnings of a country",
  "a city, 100 different",
  "maturity, 100 different",
  "portfolio, 100 different",
  "a twinning, 100 different",
  "factors, 100 different",
  "sources",
  "statistics"
]

/** What people look at of a city or a twinning. */
const looks = [
  ["a city", "cities", ""],
  ["a city in the graph", "cities", "/graph"],
  ["maturity", "cities", "/maturity"],
  ["portfolio", "cities", "/portfolio"],
  ["a twinning", "twinnings", ""],
  ["factors", "twinnings", "/factors"]
] as const
const firstLooks = [...looks, ["around a city", "cities", "/around"]] as const

const children: Array<ChildProcess> = []
const start = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}): ChildProcess => {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: "ignore" })
  children.push(child)
  return child
}
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 250))
}
interface Body {
  readonly items: ReadonlyArray<{ readonly id: string; readonly name: string }>
  readonly working?: object
  readonly next?: string
}
const get = async (path: string): Promise<Body> => (await fetch(`${own}/api/v1${path}`)).json() as Promise<Body>

const serve = async (folder: string, ahead: string): Promise<ChildProcess> => {
  const child = start([options.main, "serve"], {
    PROXENY_DATA: folder,
    PROXENY_AHEAD: ahead,
    PORT: "4961",
    HOST: "127.0.0.1"
  })
  await until(async () => (await fetch(`${own}/readyz`)).ok)
  console.error("waiting until the figures of the graph are there")
  await until(async () => (await get("/analytics")).working === undefined)
  return child
}

/** How many seconds of processor a process has used. */
const processorOf = ({ pid }: ChildProcess): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Waits until a server has made ahead what it has room for: until it has done next to nothing for 20 seconds, a minute after it started. */
const untilItRests = async (server: ChildProcess): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 60_000))
  for (let before = -1; processorOf(server) - before > 1; ) {
    before = processorOf(server)
    await new Promise((resolve) => setTimeout(resolve, 20_000))
  }
}

interface Twinning {
  readonly id: string
  readonly sources: number
  readonly cities: readonly [{ readonly id: string }, { readonly id: string }]
}

const packed = { "accept-encoding": "gzip" }
const middle = (values: ReadonlyArray<number>): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const round = (value: number): string => value.toLocaleString("en-GB", { maximumSignificantDigits: 3 })
const ratios = (values: ReadonlyArray<number>): string =>
  `${middle(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`

const beside = async (what: string, mine: ReadonlyArray<string>, others: ReadonlyArray<string>): Promise<string> => {
  const pairs: Array<readonly [Load, Load]> = []
  for (let run = 0; run < runs; run++)
    pairs.push([await load(own, mine, clients, seconds), await load(bare, others, clients, seconds)])
  const [of, to] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
  const cells = [
    what,
    ratios(pairs.map(([one, other]) => one.perSecond / other.perSecond)),
    round(middle(of.map(({ perSecond }) => perSecond))),
    round(middle(to.map(({ perSecond }) => perSecond))),
    `${round(middle(of.map(({ p50 }) => p50)))} / ${round(middle(of.map(({ p99 }) => p99)))}`,
    ratios(of.map(({ p50, p99 }) => p99 / p50)),
    ratios(to.map(({ p50, p99 }) => p99 / p50)),
    String(of.concat(to).reduce((sum, { failed }) => sum + failed, 0))
  ]
  return `| ${cells.join(" | ")} |`
}

const row = async (what: string, paths: ReadonlyArray<string>): Promise<string> => {
  // Asked before, each of them: what the first time takes is a table of its own.
  await onceEach(own, paths, clients, packed)
  const { failed, p50, p99, perSecond } = await load(own, paths, clients, seconds, packed)
  return `| ${[what, round(perSecond), round(p50), round(p99), failed].join(" | ")} |`
}

/** Asks for each of many paths once, so that nothing of an answer is there already, from all clients at once. */
const firstTimes = async (what: string, paths: ReadonlyArray<string>): Promise<string> => {
  const { failed, p50, p99, perSecond, requests } = await onceEach(own, paths, clients, packed)
  return `| ${[what, requests, round(perSecond), round(p50), round(p99), failed].join(" | ")} |`
}

/** Changes what is noted beside a claim on another twinning every second, as people do, until it is told to stop. */
const writing = (folder: string, twinnings: ReadonlyArray<string>) => {
  const runtime = ManagedRuntime.make(registerOf(folder))
  const change = (twinning: string) =>
    SqlClient.SqlClient.use((sql) =>
      sql.withTransaction(
        Effect.gen(function* () {
          // As the service does, of which every change has a number of its own, and raises the version once.
          yield* sql`
            UPDATE claim SET note = coalesce(note, '') || '.' WHERE id = (
              SELECT id FROM claim WHERE subject_kind = 'twinning' AND subject_id = ${twinning} LIMIT 1)`
          yield* sql`UPDATE twinning SET since = since WHERE id = ${twinning}`
          yield* sql`UPDATE register SET version = version + 1`
        })
      )
    )
  let at = 0
  const timer = setInterval(() => {
    const twinning = twinnings[at++ % twinnings.length]
    if (twinning !== undefined) runtime.runPromise(change(twinning)).catch((error) => console.error(error))
  }, 1_000)
  return async () => {
    clearInterval(timer)
    await runtime.dispose()
  }
}

/** The same in an order that follows from nothing. */
const shuffled = (ids: ReadonlyArray<string>): ReadonlyArray<string> => {
  const next = numbers(2021)
  return ids
    .map((id) => [next(), id] as const)
    .sort(([a], [b]) => a - b)
    .map(([, id]) => id)
}

/** Beginnings, middles and misspellings of names. */
const searches = (names: ReadonlyArray<string>): ReadonlyArray<string> => {
  const next = numbers(1986)
  return names.flatMap((name) => {
    const signs = [...name]
    const at = Math.floor(next() * signs.length)
    const swapped = [...signs.slice(0, at), signs[at + 1] ?? "", signs[at] ?? "", ...signs.slice(at + 2)].join("")
    return [name, signs.slice(0, 2).join(""), signs.slice(0, 4).join(""), signs.slice(at, at + 4).join(""), swapped]
      .filter((text) => text.trim() !== "")
      .map((text) => `/api/v1/cities?q=${encodeURIComponent(text)}&limit=8`)
  })
}

try {
  const server = await serve(folder, "none")
  start([fileURLToPath(new URL("bareServer.ts", import.meta.url)), folder, "4962"])
  await until(async () => (await fetch(`${bare}/cities`)).ok)

  const all: Array<Twinning> = []
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`
    const { items, next } = await get(`/twinnings?limit=200&sort=-sources${after}`)
    all.push(...(items as unknown as ReadonlyArray<Twinning>))
    cursor = next
  }
  const twinnings = all.slice(0, 3_000)
  const some = twinnings.slice(0, 200)
  const cities = [...new Set(twinnings.flatMap(({ cities }) => cities.map(({ id }) => id)))]
  const ids = cities.slice(0, 100)
  const of = (path: string): ReadonlyArray<string> => ids.map((id) => `/api/v1/cities/${id}${path}`)
  const on = machine()
  console.log(
    `${on.processor}, ${on.cores} cores; ${on.system}; Node.js ${on.node}; ${clients} clients on the same machine.\n`
  )
  console.log(
    "| page | ratio (least–most) | ours/s | bare/s | ours, p50 / p99 ms | p99 / p50 | of the bare route | failed |"
  )
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
  console.log(await beside("50 cities", ["/api/v1/cities?limit=50"], ["/cities"]))
  console.log(await beside("50 twinnings", ["/api/v1/twinnings?limit=50"], ["/twinnings"]))
  console.log(
    await beside(
      "a city, 100 different",
      of(""),
      ids.map((id) => `/cities/${id}`)
    )
  )
  console.log("\n| request of a page | per second | p50 ms | p99 ms | failed |\n| --- | ---: | ---: | ---: | ---: |")
  const paths: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
    ["cities", ["/api/v1/cities?limit=50"]],
    ["cities of a country", ["DE", "FR", "US", "CN"].map((code) => `/api/v1/cities?country=${code}&limit=50`)],
    ["countries", ["/api/v1/countries"]],
    ["twinnings", ["/api/v1/twinnings?limit=50"]],
    ["twinnings of a country", ["DE", "FR", "US"].map((code) => `/api/v1/twinnings?country=${code}&limit=50`)],
    ["twinnings by sources", ["/api/v1/twinnings?sort=-sources&limit=50"]],
    ["twinnings by words", ["san", "ber", "ma de"].map((q) => `/api/v1/twinnings?q=${encodeURIComponent(q)}&limit=50`)],
    ["a city, 100 different", of("")],
    ["maturity, 100 different", of("/maturity")],
    ["portfolio, 100 different", of("/portfolio")],
    ["a city in the graph, 100 different", of("/graph")],
    ["around a city, 100 different", of("/around")],
    ["a twinning, 100 different", some.slice(0, 100).map(({ id }) => `/api/v1/twinnings/${id}`)],
    ["factors, 100 different", some.slice(0, 100).map(({ id }) => `/api/v1/twinnings/${id}/factors`)],
    ["networks", ["/api/v1/networks?limit=50"]],
    ["sources", ["/api/v1/sources?limit=100"]],
    ["contradictions", ["/api/v1/conflicts?limit=50"]],
    ["statistics", ["/api/v1/statistics"]],
    ["figures", ["/api/v1/analytics"]],
    ["the first 2,000 cities of the graph", ["/api/v1/graph?limit=2000"]],
    ["world map", ["/api/v1/map?limit=20000"]],
    ["names on the map, a part", ["/api/v1/map/cities?from=0&limit=20000"]]
  ]
  for (const [what, of] of paths) console.log(await row(what, of))
  const next = numbers(7)
  const names: Array<string> = []
  for (let i = 0; i < 120; i++) {
    const { items } = await get(`/cities?country=${["DE", "CN", "RU", "JP", "IN", "FR"][i % 6]}&limit=200`)
    const name = items[Math.floor(next() * items.length)]?.name
    if (name !== undefined) names.push(name)
  }
  console.log(
    await row("names searched", [
      ...searches(names.slice(0, 60)),
      ...searches(["北京", "Москва", "東京", "Αθήνα", "القاهرة"])
    ])
  )
  console.log(
    "\n| each asked for once | requests | per second | p50 ms | p99 ms | failed |\n| --- | ---: | ---: | ---: | ---: | ---: |"
  )
  console.log(await firstTimes("names searched", [...new Set(searches(names.slice(60)))]))
  const others = {
    cities: cities.slice(100, 900),
    twinnings: twinnings.slice(200, 1_000).map(({ id }) => id)
  }
  for (const [what, of, path] of firstLooks) {
    const paths = others[of].map((id) => `/api/v1/${of}/${id}${path}`)
    console.log(await firstTimes(what, paths))
  }

  console.log(
    `\n| ${clients} people who look at something new every second | requests | p50 ms | p99 ms | failed |\n| --- | ---: | ---: | ---: | ---: |`
  )
  const fresh = {
    cities: shuffled(cities.slice(900)),
    twinnings: shuffled(twinnings.slice(1_000).map(({ id }) => id))
  }
  let looked = 0
  const look = () => {
    const [kind, of, path] = looks[looked % looks.length] ?? looks[0]
    const ids = fresh[of]
    return { kind, path: `/api/v1/${of}/${ids[Math.floor(looked++ / looks.length) % ids.length]}${path}` }
  }
  for (const [kind, { failed, p50, p99, requests }] of await visits(own, look, clients, 30, 1_000, packed))
    console.log(`| ${[kind, requests, round(p50), round(p99), failed].join(" | ")} |`)

  console.log(
    "\n| while a twinning changes every second | per second | p50 ms | p99 ms | failed |\n| --- | ---: | ---: | ---: | ---: |"
  )
  const stop = writing(
    folder,
    some.map(({ id }) => id)
  )
  for (const [what, of] of paths.filter(([what]) => meanwhile.includes(what))) console.log(await row(what, of))
  await stop()

  const ended = new Promise((resolve) => server.once("exit", resolve))
  server.kill("SIGINT")
  await ended
  const begin = performance.now()
  const second = await serve(folder, options.ahead)
  console.error("waiting until pages are made ahead")
  await untilItRests(second)
  console.log(
    `\n| made ahead, ${options.ahead}, each asked for once | requests | per second | p50 ms | p99 ms | failed |\n| --- | ---: | ---: | ---: | ---: | ---: |`
  )
  const told = new Map<string, number>()
  for (const { cities, sources } of all) for (const { id } of cities) told.set(id, (told.get(id) ?? 0) + sources)
  const first = {
    cities: [...told]
      .sort(([, a], [, b]) => b - a)
      .map(([id]) => id)
      .slice(0, 800),
    twinnings: all.slice(0, 800).map(({ id }) => id)
  }
  for (const [what, of, path] of looks)
    if (path !== "/graph")
      console.log(
        await firstTimes(
          what,
          first[of].map((id) => `/api/v1/${of}/${id}${path}`)
        )
      )
  console.log(`\nAt rest after ${Math.round((performance.now() - begin) / 1000)} s.`)
} finally {
  for (const child of children) child.kill("SIGINT")
}
