/**
 * Measures the estimate of betweenness beside the exact one: how long each takes, what bound the estimate gives, and how far off
 * it really is.
 *
 *     node src/estimates.ts LINKS [--from COLUMNS --to COLUMNS]
 *     node src/estimates.ts --nodes 60000 --links 80000
 *
 * Errors are shares of the pairs that could pass a node; the bound holds for all nodes at once with a probability of 0.95. Prints
 * the rows of a table.
 */
import { basename } from "node:path"
import { parseArgs } from "node:util"
import { betweenness, fromPairs, sampledBetweenness } from "@proxeny/graph"
import { pairsOf } from "./generated.ts"
import { readLinks } from "./links.ts"

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: "string" },
    to: { type: "string" },
    nodes: { type: "string", default: "60000" },
    links: { type: "string", default: "80000" }
  }
})
const [file] = positionals
const nodes = Number(options.nodes)
const given =
  file === undefined
    ? undefined
    : readLinks(file, options.from === undefined || options.to === undefined ? undefined : [options.from, options.to])
const graph =
  given === undefined
    ? fromPairs(nodes, pairsOf(nodes, Number(options.links)))
    : fromPairs(given.ids.length, given.pairs)

const timed = <A>(run: () => A): readonly [A, string] => {
  const begin = process.cpuUsage()
  const result = run()
  const { system, user } = process.cpuUsage(begin)
  return [result, `${Number(((system + user) / 1e6).toPrecision(2))} s`]
}
const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`

const [exact, exactTime] = timed(() => betweenness(graph))
const pairs = ((graph.nodes - 1) * (graph.nodes - 2)) / 2
console.log("| graph | exact | error asked | estimated | ways drawn | bound | largest error in truth |")
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
for (const error of [0.005, 0.002, 0.001]) {
  const [{ errorShare, samples, values }, time] = timed(() => sampledBetweenness(graph, { error, seed: 1 }))
  const worst = values.reduce((most, value, node) => Math.max(most, Math.abs(value - (exact[node] ?? 0))), 0)
  const name = file === undefined ? "generated" : basename(file)
  console.log(
    `| ${[`${name}, ${graph.nodes.toLocaleString("en-GB")} nodes`, exactTime, percent(error), time, samples.toLocaleString("en-GB"), percent(errorShare), percent(worst / pairs)].join(" | ")} |`
  )
}
