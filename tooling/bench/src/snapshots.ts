/**
 * Compares what the graph package says of two snapshots of a network with what another program computed from the same data.
 *
 *     node src/snapshots.ts BEFORE AFTER ORACLE.json [--columns SOURCE,TARGET]
 *
 * `BEFORE` is a file of two ids a line, `AFTER` one with a header in which `--columns` names the two (source,target unless told).
 * Prints what agrees and what differs, and `N passed, N failed`.
 */
import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { difference, fromPairs } from "@proxeny/graph"
import { type Links, readLinks } from "./links.ts"

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { columns: { type: "string", default: "source,target" } }
})
const [beforeFile, afterFile, oracleFile] = positionals
const [source, target] = options.columns.split(",")
if (oracleFile === undefined || beforeFile === undefined || afterFile === undefined || target === undefined) {
  console.error("usage: node src/snapshots.ts BEFORE AFTER ORACLE.json [--columns SOURCE,TARGET]")
  process.exit(2)
}

const snapshot = ({ ids, pairs }: Links) => ({ ids, graph: fromPairs(ids.length, pairs) })
const before = snapshot(readLinks(beforeFile))
const after = snapshot(readLinks(afterFile, [source ?? "", target]))
const { jaccard, links, nodes } = difference(before, after)
const idsOf = (flat: Uint32Array, ids: ReadonlyArray<string>): ReadonlyArray<readonly [string, string]> =>
  Array.from({ length: flat.length / 2 }, (_, i) => {
    const [a = "", b = ""] = [ids[flat[2 * i] ?? 0], ids[flat[2 * i + 1] ?? 0]]
    return a < b ? ([a, b] as const) : ([b, a] as const)
  }).sort(([a, b], [c, d]) => (a < c || (a === c && b < d) ? -1 : 1))

const count = (flat: Uint32Array): number => flat.length / 2
const found: Readonly<Record<string, unknown>> = {
  nodes_2016: before.graph.nodes,
  nodes_2021: after.graph.nodes,
  nodes_common: nodes.kept.length,
  links_2016_all: before.graph.links,
  links_2021_all: after.graph.links,
  links_2016_among_common: count(links.kept) + count(links.gone),
  links_2021_among_common: count(links.kept) + count(links.new),
  kept: count(links.kept),
  gone: count(links.gone),
  new: count(links.new),
  jaccard,
  gone_first_50: idsOf(links.gone, before.ids).slice(0, 50),
  new_first_50: idsOf(links.new, after.ids).slice(0, 50)
}
const oracle: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(oracleFile, "utf8"))
let [passed, failed] = [0, 0]
for (const [key, expected] of Object.entries(oracle)) {
  if (key === "what" || key === "caution") continue
  const agrees = JSON.stringify(found[key]) === JSON.stringify(expected)
  if (agrees) passed++
  else failed++
  console.log(`${agrees ? "agrees " : "DIFFERS"} ${key}: ${JSON.stringify(found[key])?.slice(0, 100)}`)
  if (!agrees) console.log(`        expected: ${JSON.stringify(expected).slice(0, 200)}`)
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
