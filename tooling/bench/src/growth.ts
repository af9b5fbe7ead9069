/**
 * Measures how time and memory of the graph package grow with the graph.
 *
 *     node --expose-gc src/growth.ts [--links 1000,10000,100000,1000000] [--runs 5] [--task NAME]
 *
 * Graphs of three nodes to four links, in which a few nodes have many. Each task runs in a process of its own for each size, so
 * that what one leaves behind burdens no other: processor time in milliseconds, the median of the runs after one to warm up, and
 * the most memory that the process took above what it held with the graph alone, in MiB. Whose time grows with the
 * square stops where it would take minutes. Prints a section of `docs/benchmarks.md`.
 */
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import * as graphs from "@proxeny/graph"
import { median } from "./figures.ts"
import { pairsOf } from "./generated.ts"
import { machine } from "./machine.ts"

const { values: options } = parseArgs({
  options: {
    links: { type: "string", default: "1000,10000,100000,1000000" },
    runs: { type: "string", default: "5" },
    task: { type: "string" },
    size: { type: "string" }
  }
})

interface Task {
  readonly run: (graph: graphs.Csr, pairs: Uint32Array) => unknown
  /** The most links it is measured with. */
  readonly upTo?: number
}

const tasks: Readonly<Record<string, Task>> = {
  structure: { run: ({ nodes }, pairs) => graphs.fromPairs(nodes, pairs) },
  components: { run: (graph) => graphs.connectedComponents(graph) },
  cores: { run: (graph) => graphs.coreNumbers(graph) },
  bridges: { run: (graph) => graphs.bridges(graph) },
  "triangles and clustering": { run: (graph) => [graphs.triangles(graph), graphs.localClustering(graph)] },
  squares: { run: (graph) => graphs.squares(graph) },
  PageRank: { run: (graph) => graphs.pagerank(graph) },
  eigenvector: { run: (graph) => graphs.eigenvectorCentrality(graph) },
  Leiden: { run: (graph) => graphs.leiden(graph, { seed: 1 }) },
  "one shortest path": { run: (graph) => graphs.shortestPath(graph, 0, graph.nodes - 1) },
  eccentricities: { run: (graph) => graphs.eccentricities(graph), upTo: 100_000 },
  "closeness and distances": { run: (graph) => graphs.pairDistances(graph), upTo: 100_000 },
  betweenness: { run: (graph) => graphs.betweenness(graph), upTo: 100_000 },
  "betweenness, estimated to 0.1 % of pairs": {
    run: (graph) => graphs.sampledBetweenness(graph, { error: 0.001, seed: 1 })
  },
  layout: { run: (graph) => graphs.layout(graph, { seed: 1, iterations: 60 }), upTo: 100_000 }
}

/** In the process of one task: processor time of a run in milliseconds, and bytes above what the graph takes. */
const measure = (task: Task, links: number, runs: number): readonly [number, number] => {
  const pairs = pairsOf(Math.round((links * 3) / 4), links)
  const graph = graphs.fromPairs(Math.round((links * 3) / 4), pairs)
  const once = (): number => {
    const begin = process.cpuUsage()
    task.run(graph, pairs)
    const { system, user } = process.cpuUsage(begin)
    return (system + user) / 1000
  }
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  const first = once()
  // what peaked so far, in kilobytes
  const peak = process.resourceUsage().maxRSS * 1024
  // the slowest are not asked again and again
  const times = Array.from({ length: first > 20_000 ? 1 : runs }, once)
  return [median(times), Math.max(0, peak - before)]
}

if (options.task !== undefined && options.size !== undefined) {
  const task = tasks[options.task]
  if (task === undefined) throw new Error(`there is no task ${options.task}`)
  console.log(JSON.stringify(measure(task, Number(options.size), Number(options.runs))))
} else {
  const sizes = options.links.split(",").map(Number)
  const rows = Object.entries(tasks)
    .filter(([name]) => options.task === undefined || options.task === name)
    .map(([name, { upTo = Number.POSITIVE_INFINITY }]) => {
      const cells = sizes.map((links) => {
        if (links > upTo) return "–"
        process.stderr.write(`… ${name}, ${links}\n`)
        const [time, memory]: readonly [number, number] = JSON.parse(
          execFileSync(
            process.execPath,
            [
              "--expose-gc",
              fileURLToPath(import.meta.url),
              "--task",
              name,
              "--size",
              String(links),
              "--runs",
              options.runs
            ],
            { encoding: "utf8" }
          )
        )
        return `${Number(time.toPrecision(2)).toLocaleString("en-GB")} ms, ${Math.ceil(memory / 2 ** 20)} MiB`
      })
      return [name, ...cells]
    })
  const on = machine()
  console.log(
    [
      `${on.processor}, ${on.cores} cores; ${on.system}; Node.js ${on.node}. Processor time, medians of ${options.runs}; memory at most above the graph itself.`,
      "",
      `| task | ${sizes.map((links) => `${links.toLocaleString("en-GB")} links`).join(" | ")} |`,
      `| --- | ${sizes.map(() => "---:").join(" | ")} |`,
      ...rows.map((row) => `| ${row.join(" | ")} |`),
      ""
    ].join("\n")
  )
}
