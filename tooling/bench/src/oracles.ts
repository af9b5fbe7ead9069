/**
 * Compares what `proxeny analyse` says of a file with what other programs computed from the same data.
 *
 *     node src/oracles.ts LINKS ORACLE.json [NODES.csv] [--from COLUMNS --to COLUMNS] [--cities CITIES.csv]
 *
 * `LINKS`, `--from`, `--to` and `--cities` are handed to `proxeny analyse`, which must be built. `ORACLE.json` and `NODES.csv`
 * have the keys and the columns that networkx and igraph filled: counts must agree exactly, other numbers to 1e-9 of their size,
 * eigenvector centrality to 1e-6; PageRank, which the other program left unfinished, to what it lacks of its own equation. The
 * order of equals means nothing. Communities must reach the best modularity of the other programs. A key of `ORACLE.json` that is
 * neither compared nor known to be another program's own fails. Prints what agrees and what differs, and `N passed, N failed`.
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { fromPairs, neighboursOf } from "@proxeny/graph"
import { linesOf, readLinks } from "./links.ts"

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { from: { type: "string" }, to: { type: "string" }, cities: { type: "string" } }
})
const [linksFile, oracleFile, nodesFile] = positionals
if (
  linksFile === undefined ||
  oracleFile === undefined ||
  (options.from === undefined) !== (options.to === undefined)
) {
  console.error(
    "usage: node src/oracles.ts LINKS ORACLE.json [NODES.csv] [--from COLUMNS --to COLUMNS] [--cities CITIES.csv]"
  )
  process.exit(2)
}

let [passed, failed] = [0, 0]
const say = (ok: boolean, what: string, expected?: unknown): void => {
  if (ok) passed++
  else failed++
  console.log(`${ok ? "agrees " : "DIFFERS"} ${what.length > 150 ? `${what.slice(0, 150)}…` : what}`)
  if (!ok && expected !== undefined) console.log(`        expected: ${JSON.stringify(expected).slice(0, 2000)}`)
}

const folder = mkdtempSync(join(tmpdir(), "proxeny-oracles-"))
const perNode = join(folder, "nodes.csv")
const main = fileURLToPath(new URL("../../../apps/api/dist/main.js", import.meta.url))
const given = (flag: string, value: string | undefined): ReadonlyArray<string> =>
  value === undefined ? [] : [flag, value]
const found: Record<string, unknown> = JSON.parse(
  execFileSync(
    process.execPath,
    [
      main,
      "analyse",
      linksFile,
      "--json",
      ...given("--from", options.from),
      ...given("--to", options.to),
      ...given("--nodes", options.cities),
      "--per-node",
      perNode
    ],
    { encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "ignore"] }
  )
)
const [ourColumns = [], ...ourRows] = linesOf(perNode)
rmSync(folder, { recursive: true })
const oracle: Record<string, unknown> = JSON.parse(readFileSync(oracleFile, "utf8"))

const isNear = (one: number, other: number, share: number): boolean =>
  Number.isInteger(one) && Number.isInteger(other) ? one === other : Math.abs(one - other) <= share * Math.abs(other)

const agrees = (one: unknown, other: unknown, share = 1e-9): boolean => {
  if (typeof one === "number" && typeof other === "number") return isNear(one, other, share)
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other
  const [a, b] = [Object.entries(one), Object.entries(other)]
  return (
    a.length === b.length && a.every(([key, value]) => agrees(value, (other as Record<string, unknown>)[key], share))
  )
}

/** What a list ranks by, and who: `{ id, value }`, `{ a, b, links }` or `[name, value]`. */
const ranked = (entry: unknown): readonly [who: string, value: number] => {
  if (Array.isArray(entry)) return [String(entry[0]), Number(entry[1])]
  const { a, b, id, links, value } = entry as Readonly<Record<string, string | number>>
  return id === undefined ? [`${a} ${b}`, Number(links)] : [String(id), Number(value)]
}

/** Whether two rankings agree: the same values in order, and the same names wherever the values tell them apart. */
const agreeAsRankings = (one: ReadonlyArray<unknown>, other: ReadonlyArray<unknown>, share: number): boolean => {
  const [ours, theirs] = [one.map(ranked), other.map(ranked)]
  const last = theirs.at(-1)?.[1] ?? 0
  const beyond = (value: number): boolean => value > last * (1 + share)
  const names = new Set(theirs.map(([who]) => who))
  return (
    ours.length === theirs.length &&
    ours.every(
      ([who, value], i) => isNear(value, theirs[i]?.[1] ?? Number.NaN, share) && (names.has(who) || !beyond(value))
    ) &&
    theirs.every(([who, value]) => !beyond(value) || ours.some(([name]) => name === who))
  )
}

/** Keys of the other programs that say how they worked, or that are compared apart. */
const theirOwn = [
  "dataset",
  "definition",
  "tools",
  "machine",
  "wall_seconds",
  "betweenness_max_abs_difference_networkx_igraph",
  "pagerank_alpha_0.85_top20",
  "louvain_networkx_10_seeds",
  "louvain_igraph_20_seeds",
  "leiden_igraph_10_seeds"
]
const compare = (key: string, ours: unknown, theirs: unknown): void => {
  const share = key.includes("eigenvector") ? 1e-6 : 1e-9
  const shown = `${key}: ${JSON.stringify(ours)}`
  if (ours === undefined) say(false, `${key} is missing`, theirs)
  else if (Array.isArray(ours) && Array.isArray(theirs) && typeof theirs[0] === "object")
    say(agreeAsRankings(ours, theirs, share), shown, theirs)
  else if (key === "country_graph")
    for (const [inner, value] of Object.entries(theirs as object))
      compare(`country_graph.${inner}`, (ours as Record<string, unknown>)[inner], value)
  else say(agrees(ours, theirs, share), shown, theirs)
}
for (const [key, value] of Object.entries(oracle)) if (!theirOwn.includes(key)) compare(key, found[key], value)

const best = (found.leiden as { readonly modularity_max: number }).modularity_max
for (const key of theirOwn.filter((one) => one.endsWith("_seeds"))) {
  const range = oracle[key] as { readonly modularity_max: number } | undefined
  if (range !== undefined) say(best >= range.modularity_max, `the best of our seeds, ${best}, against ${key}`, range)
}

if (nodesFile !== undefined) {
  const [columns = [], ...rows] = linesOf(nodesFile)
  say(rows.length === ourRows.length, `${ourRows.length} nodes, ${rows.length} in ${nodesFile}`)
  const byId = new Map(ourRows.map((row) => [row[0] ?? "", row] as const))
  const cell = (id: string, column: string): number => Number(byId.get(id)?.[ourColumns.indexOf(column)] ?? Number.NaN)
  const sameColumns = ["degree", "core", "triangles", "clustering", "betweenness"].map((one) => [one, one] as const)
  for (const [theirs, ours] of [
    ...sameColumns,
    ["lcc_closeness", "closeness"] as const,
    ["lcc_eccentricity", "eccentricity"] as const
  ]) {
    const at = columns.indexOf(theirs)
    const wrong = rows.filter((row) => {
      const text = row[at] ?? ""
      return text !== "" && !isNear(cell(row[0] ?? "", ours), Number(text), 1e-9)
    })
    say(at > 0 && wrong.length === 0, `${theirs} of every node: ${wrong.length} differ`, wrong.slice(0, 3))
  }
  // Components are numbered as each program likes: the same number of ours for the same of theirs, and the other way round.
  const at = columns.indexOf("component")
  const joint = new Set(rows.map((row) => `${row[at]} ${cell(row[0] ?? "", "component")}`))
  const [theirs, ours] = [0, 1].map((side) => new Set([...joint].map((one) => one.split(" ")[side])))
  say(joint.size === theirs?.size && joint.size === ours?.size, `component of every node: ${joint.size} components`)

  const { ids, pairs } = readLinks(
    linksFile,
    options.from === undefined || options.to === undefined ? undefined : [options.from, options.to]
  )
  const graph = fromPairs(ids.length, pairs)
  const ranksOf = (of: (id: string) => number): Float64Array => Float64Array.from(ids, of)
  const numbers = new Map(rows.map((row) => [row[0] ?? "", Number(row[columns.indexOf("pagerank")])] as const))
  const ourRanks = ranksOf((id) => cell(id, "pagerank"))
  const theirRanks = ranksOf((id) => numbers.get(id) ?? Number.NaN)
  // What is left of the equation at the worst node, as a share of the rank there: the error is at most 1/(1 − 0.85) of it.
  const lackingIn = (of: Float64Array): number =>
    of.reduce((worst, rank, node) => {
      const passed = neighboursOf(graph, node).reduce(
        (sum, other) => sum + (of[other] ?? 0) / neighboursOf(graph, other).length,
        0
      )
      return Math.max(worst, Math.abs(0.15 / graph.nodes + 0.85 * passed - rank) / rank)
    }, 0)
  const lacking = lackingIn(ourRanks)
  say(lacking <= 1e-11, `pagerank lacks ${lacking.toExponential(1)} of its equation`)
  const near = Math.max(1e-9, lackingIn(theirRanks) / 0.15)
  const worst = theirRanks.reduce(
    (most, rank, node) => Math.max(most, Math.abs((ourRanks[node] ?? 0) - rank) / rank),
    0
  )
  say(
    worst <= near,
    `pagerank of every node: ${worst.toExponential(1)} apart, where ${near.toExponential(1)} may be lacking`
  )
  const top = (found["pagerank_alpha_0.85_top20"] ?? []) as ReadonlyArray<unknown>
  const theirTop = (oracle["pagerank_alpha_0.85_top20"] ?? []) as ReadonlyArray<unknown>
  say(agreeAsRankings(top, theirTop, near), `pagerank_alpha_0.85_top20: ${JSON.stringify(top)}`, theirTop)
}

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
