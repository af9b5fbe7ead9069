/**
 * Measures the graph package beside igraph (C), networkx and graphology, on one graph, in turns in one run.
 *
 *     node src/graphs.ts LINKS [--from COLUMNS --to COLUMNS] [--runs 5] [--python python3]
 *     node src/graphs.ts --nodes 60000 --links 80000
 *
 * `LINKS` is read as `oracles.ts` reads it; without it a graph is generated in which a few nodes have many links. Every task
 * is run once by each program in each run, so that what else the machine does falls on all alike. Times are processor time
 * in milliseconds, medians over the runs; a ratio is the median of those of each run, with the least and the greatest.
 * A program that is not installed is left out. graphology's betweenness is left out over 20,000 nodes, where one run of it
 * takes many minutes. Prints a section of `docs/benchmarks.md`.
 */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { Worker } from "node:worker_threads"
import {
  betweenness,
  betweennessByWorkers,
  bridges,
  closestPartners,
  connectedComponents,
  coreNumbers,
  eccentricities,
  eigenvectorCentrality,
  fromMemberships,
  fromPairs,
  interlocking,
  type Line,
  leiden,
  lineTo,
  localClustering,
  pagerank,
  pairDistances,
  triangles
} from "@proxeny/graph"
import { UndirectedGraph } from "graphology"
import louvain from "graphology-communities-louvain"
import { connectedComponents as componentsOf } from "graphology-components"
import betweennessCentrality from "graphology-metrics/centrality/betweenness.js"
import pagerankOf from "graphology-metrics/centrality/pagerank.js"
import { median } from "./figures.ts"
import { numbers, pairsOf } from "./generated.ts"
import { readLinks } from "./links.ts"
import { machine } from "./machine.ts"

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: "string" },
    to: { type: "string" },
    nodes: { type: "string", default: "60000" },
    links: { type: "string", default: "80000" },
    runs: { type: "string", default: "5" },
    python: { type: "string", default: "python3" },
    only: { type: "string" }
  }
})

const [file] = positionals
const given =
  file === undefined
    ? {
        ids: Array.from({ length: Number(options.nodes) }, (_, node) => String(node)),
        pairs: Array.from(pairsOf(Number(options.nodes), Number(options.links)))
      }
    : readLinks(file, options.from === undefined || options.to === undefined ? undefined : [options.from, options.to])
const nodes = given.ids.length
const runs = Number(options.runs)
const graph = fromPairs(nodes, given.pairs)
const peer = new UndirectedGraph()
for (let node = 0; node < nodes; node++) peer.addNode(String(node))
for (let i = 0; i < given.pairs.length; i += 2)
  if (given.pairs[i] !== given.pairs[i + 1]) peer.mergeEdge(String(given.pairs[i]), String(given.pairs[i + 1]))

const ours: Readonly<Record<string, () => unknown>> = {
  structure: () => fromPairs(nodes, given.pairs),
  components: () => connectedComponents(graph),
  cores: () => coreNumbers(graph),
  "triangles and clustering": () => [triangles(graph), localClustering(graph)],
  bridges: () => bridges(graph),
  PageRank: () => pagerank(graph),
  eigenvector: () => eigenvectorCentrality(graph),
  "closeness and distances": () => pairDistances(graph),
  eccentricities: () => eccentricities(graph),
  betweenness: () => betweenness(graph),
  "Leiden best of 20": () => Math.max(...Array.from({ length: 20 }, (_, seed) => leiden(graph, { seed }).modularity))
}
// Their declarations say that they are modules with a default export; what Node gives is the function itself.
type Measure = (graph: UndirectedGraph, options?: object) => unknown
const [ranksOf, betweennessOf] = [pagerankOf, betweennessCentrality] as unknown as readonly [Measure, Measure]
const { detailed } = louvain as unknown as { readonly detailed: Measure }
const graphology: Readonly<Record<string, () => unknown>> = {
  components: () => componentsOf(peer),
  PageRank: () => ranksOf(peer, { maxIterations: 1000, tolerance: 1e-10 }),
  ...(nodes > 20_000 ? {} : { betweenness: () => betweennessOf(peer, { normalized: false }) }),
  // It has Louvain alone.
  "Leiden best of 20": () => Array.from({ length: 20 }, () => detailed(peer))
}

/** Processor time of one call, in milliseconds: the mean of as many as take some time together. */
const timed = (run: () => unknown, least = 40): number => {
  const begin = process.cpuUsage()
  for (let calls = 1; ; calls++) {
    run()
    const { system, user } = process.cpuUsage(begin)
    const all = (system + user) / 1000
    if (all >= least) return all / calls
  }
}

const folder = mkdtempSync(join(tmpdir(), "proxeny-graphs-"))
const pairsFile = join(folder, "pairs.txt")
writeFileSync(pairsFile, given.pairs.map((node, i) => (i % 2 === 0 ? `${node} ` : `${node}\n`)).join(""))
const python = spawn(options.python, [fileURLToPath(new URL("peers.py", import.meta.url)), pairsFile, String(nodes)], {
  stdio: ["pipe", "pipe", "inherit"]
})
python.on("error", () => {})
python.stdin.on("error", () => {})
const answers = createInterface(python.stdout)[Symbol.asyncIterator]()
const [, versions = ""] = /^ready ?(.*)$/.exec(String((await answers.next()).value)) ?? []
const inPython = async (name: string, task: string): Promise<number | undefined> => {
  if (!versions.includes(name)) return undefined
  python.stdin.write(`${name} ${task}\n`)
  const { done, value } = await answers.next()
  if (done === true) throw new Error(`${options.python} ended at ${name} ${task}: what it printed says why`)
  return value === "absent" ? undefined : Number(value)
}

/** The slowest are not asked again and again. */
const patience = 60_000
const shown = (value: number): string => Number(value.toPrecision(3)).toLocaleString("en-GB")
const rows: Array<ReadonlyArray<string>> = []
for (const [task, run] of Object.entries(ours)) {
  if (options.only !== undefined && !options.only.split(",").includes(task)) continue
  process.stderr.write(`… ${task}\n`)
  // For a while before, so that what is measured is not how an engine warms up.
  timed(run, 400)
  const times: Record<string, Array<number>> = { ours: [], igraph: [], networkx: [], graphology: [] }
  for (let i = 0; i < runs; i++) {
    times.ours?.push(timed(run))
    for (const name of ["igraph", "networkx"]) {
      if ((times[name]?.at(-1) ?? 0) > patience) continue
      const time = await inPython(name, task)
      if (time !== undefined) times[name]?.push(time)
    }
    const other = graphology[task]
    if (other !== undefined && (times.graphology?.at(-1) ?? 0) < patience) times.graphology?.push(timed(other))
  }
  const cell = (name: string): string => {
    const own = times[name] ?? []
    if (own.length === 0) return "–"
    const ratios = own.map((time, i) => time / (times.ours?.[i] ?? time))
    return `${shown(median(own))} (${shown(median(ratios))}: ${shown(Math.min(...ratios))}–${shown(Math.max(...ratios))})`
  }
  rows.push([task, shown(median(times.ours ?? [])), ...["igraph", "graphology", "networkx"].map(cell)])
}
python.stdin.end()
rmSync(folder, { recursive: true })

/** How many times as fast, by the clock on the wall, two workers are as one, in each run. */
const byTwo: Array<number> = []
if (options.only === undefined || options.only.includes("betweenness")) {
  process.stderr.write("… betweenness by workers\n")
  const threads = [0, 1].map(() => new Worker(new URL("betweennessWorker.ts", import.meta.url)))
  const crew = threads.map(lineTo)
  const wall = async (workers: ReadonlyArray<Line>): Promise<number> => {
    const begin = performance.now()
    await betweennessByWorkers(graph, workers)
    return performance.now() - begin
  }
  for (let i = 0; i < 3; i++) await wall(crew)
  for (let i = 0; i < runs; i++) byTwo.push((await wall(crew.slice(0, 1))) / (await wall(crew)))
  await Promise.all(threads.map((thread) => thread.terminate()))
}

/** Memberships of cities in networks of which a few cities and networks have many, the same in every run. */
const memberships = { cities: 13_000, networks: 300, pairs: [] as Array<number> }
const next = numbers(1986)
for (let i = 0; i < 100_000; i++)
  memberships.pairs.push(Math.floor(memberships.cities * next() ** 1.5), Math.floor(memberships.networks * next() ** 2))
let held = 0
const interlock = (): void => {
  const read = fromMemberships(memberships.cities, memberships.networks, memberships.pairs)
  held = read.memberships
  interlocking(read)
  closestPartners(read, 10)
}
timed(interlock, 1000)
const interlocks = Array.from({ length: runs }, () => timed(interlock))

const on = machine()
console.log(
  [
    `### ${file === undefined ? "Generated" : basename(file)}: ${nodes.toLocaleString("en-GB")} nodes, ${graph.links.toLocaleString("en-GB")} links`,
    "",
    `${on.processor}, ${on.cores} cores; ${on.system}; Node.js ${on.node}; ${versions}. Processor time in ms, medians of ${runs}; in brackets how many times ours, least to greatest.`,
    "",
    "| task | ours | igraph | graphology | networkx |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
    ...(byTwo.length === 0
      ? []
      : [
          `Betweenness by two workers: ${shown(median(byTwo))} times as fast as by one, on the clock (${shown(Math.min(...byTwo))}–${shown(Math.max(...byTwo))}).`,
          ""
        ]),
    `Interlocking of ${memberships.cities.toLocaleString("en-GB")} cities and ${memberships.networks} networks, ${held.toLocaleString("en-GB")} memberships: ${shown(median(interlocks))} ms (${shown(Math.min(...interlocks))}–${shown(Math.max(...interlocks))}) to read them, for the totals, and for the ten closest partners of each.`,
    ""
  ].join("\n")
)
