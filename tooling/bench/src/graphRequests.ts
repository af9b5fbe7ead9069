/**
 * Measures what is asked of the graphs over HTTP, with several clients at once, and how long the figures take.
 *
 *     node src/graphRequests.ts http://127.0.0.1:4747 [--clients 32] [--requests 200]
 *
 * The server must be running, and is best started just before: then the time until the figures are there is told, too. Each client
 * asks one after the other, of cities drawn from the register, the same in every run. Prints a table of milliseconds.
 */
import { parseArgs } from "node:util"
import { numbers } from "./generated.ts"
import { machine } from "./machine.ts"

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { clients: { type: "string", default: "32" }, requests: { type: "string", default: "200" } }
})
const [server] = positionals
if (server === undefined) {
  console.error("usage: node src/graphRequests.ts SERVER [--clients 32] [--requests 200]")
  process.exit(2)
}
const [clients, requests] = [Number(options.clients), Number(options.requests)]

interface Body {
  readonly version: number
  readonly analysed?: number
  readonly working?: { readonly stage: string }
  readonly figures?: { readonly betweenness: { readonly exact: boolean } }
  readonly cities: ReadonlyArray<{ readonly id: string }>
}
const get = async (path: string): Promise<Body> => {
  const response = await fetch(`${server}/api/v1${path}`)
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 200)}`)
  return JSON.parse(text)
}

const begun = performance.now()
const seconds = (): string => ((performance.now() - begun) / 1000).toFixed(1)
let [first, exact] = ["", ""]
while (exact === "") {
  const { analysed, figures, version } = await get("/analytics")
  if (first === "" && figures !== undefined) first = seconds()
  if (analysed === version && figures?.betweenness.exact === true) exact = seconds()
  else await new Promise((resolve) => setTimeout(resolve, 250))
}

const cities = (await get("/graph?limit=20000")).cities.map(({ id }) => id)
const next = numbers(1986)
const one = (): string => cities[Math.floor(next() * cities.length)] ?? ""
const paths: Readonly<Record<string, () => string>> = {
  "around a city, 1 link": () => `/cities/${one()}/around`,
  "around a city, 2 links": () => `/cities/${one()}/around?links=2`,
  "where a city stands": () => `/cities/${one()}/graph`,
  "ways between two": () => `/cities/${one()}/ways?to=${one()}`,
  "networks of a city": () => `/cities/${one()}/networks`,
  "the first 2,000 cities": () => "/graph",
  "the figures": () => "/analytics"
}
const rows: Array<ReadonlyArray<string>> = []
for (const [what, path] of Object.entries(paths)) {
  const times: Array<number> = []
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let i = 0; i < requests / clients; i++) {
        const begin = performance.now()
        await get(path())
        times.push(performance.now() - begin)
      }
    })
  )
  times.sort((a, b) => a - b)
  const at = (share: number): string =>
    (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(0)
  rows.push([what, at(0.5), at(0.99), at(1)])
}
const on = machine()
console.log(
  [
    `${on.processor}, ${on.cores} cores; ${on.system}; Node.js ${on.node}. ${clients} clients at once, ${requests} requests a row, the clients on the same machine; milliseconds.`,
    "",
    `First figures after ${first} s, all of them exact after ${exact} s, asked from the moment this began.`,
    "",
    "| asked | median | 99 in 100 | most |",
    "| --- | ---: | ---: | ---: |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    ""
  ].join("\n")
)
