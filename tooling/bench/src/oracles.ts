/**
 * Compares the graph package with figures that other programs computed from the same data.
 *
 *     node src/oracles.ts LINKS.csv ORACLE.json
 *
 * `LINKS.csv` has a header and the two ids of a link on each line. `ORACLE.json` has the keys `n`, `m`, `mean_degree`,
 * `max_degree`, `degree_distribution` (degree → nodes), `components` and `component_size_distribution` (size →
 * components), as networkx and igraph agree on them.
 */
import { readFileSync } from "node:fs"
import { isDeepStrictEqual } from "node:util"
import { connectedComponents, degreeDistribution, fromPairs, maxDegree, meanDegree } from "@proxeny/graph"

const [linksFile, oracleFile] = process.argv.slice(2)
if (linksFile === undefined || oracleFile === undefined) {
  console.error("usage: node src/oracles.ts LINKS.csv ORACLE.json")
  process.exit(2)
}

const numbers = new Map<string, number>()
const numberOf = (id: string): number => {
  const known = numbers.get(id)
  if (known !== undefined) return known
  numbers.set(id, numbers.size)
  return numbers.size - 1
}
const pairs = readFileSync(linksFile, "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .flatMap((line) => line.trimEnd().split(","))
  .map(numberOf)

const graph = fromPairs(numbers.size, pairs)
const components = connectedComponents(graph)

/** How often each value occurs, keyed as JSON keys it. */
const distributionOf = (values: Iterable<number>): Record<string, number> => {
  const result: Record<string, number> = {}
  for (const value of values) result[value] = (result[value] ?? 0) + 1
  return result
}
const degreeCounts = [...degreeDistribution(graph).entries()].filter(([, nodes]) => nodes > 0)

const computed: Record<string, unknown> = {
  n: graph.nodes,
  m: graph.links,
  mean_degree: meanDegree(graph),
  max_degree: maxDegree(graph),
  degree_distribution: Object.fromEntries(degreeCounts),
  components: components.count,
  component_size_distribution: distributionOf(components.sizes)
}

const oracle: Record<string, unknown> = JSON.parse(readFileSync(oracleFile, "utf8"))
let failed = 0
for (const [key, value] of Object.entries(computed)) {
  const agrees = isDeepStrictEqual(value, oracle[key])
  if (!agrees) failed++
  console.log(`${agrees ? "agrees " : "DIFFERS"} ${key}: ${JSON.stringify(value)}`)
  if (!agrees) console.log(`        expected: ${JSON.stringify(oracle[key])}`)
}
console.log(`${Object.keys(computed).length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
