/**
 * Compares the graph package with figures that other programs computed from the same data.
 *
 *     node src/oracles.ts LINKS ORACLE.json [NODES.csv] [--from COLUMNS --to COLUMNS] [--countries CITIES.csv]
 *
 * `LINKS` holds a link a line: with a header, where `--from` and `--to` name the columns of its two ends (`city1,country1`;
 * several are joined by `|`, as the ids of `NODES.csv` are), or without, where they are its first two. `CITIES.csv` has the
 * columns `id`, `country_iso2` and `country`; without it the country is what follows the `|` of an id. `ORACLE.json` and
 * `NODES.csv` have the keys and the columns that networkx and igraph filled: counts must agree exactly, other numbers to
 * 1e-9 of their size, eigenvector centrality to 1e-6; PageRank, which the other program left unfinished, to what it lacks of
 * its own equation. Communities must reach the best modularity of the other programs. Prints what agrees and what differs,
 * and `N passed, N failed`.
 */
import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import {
  averageClustering,
  betweenness,
  bridges,
  connectedComponents,
  coreNumbers,
  cutPoints,
  degreeAssortativity,
  degreeDistribution,
  degrees,
  eccentricities,
  eigenvectorCentrality,
  fromPairs,
  groupAssortativity,
  leiden,
  linksBetweenGroups,
  localClustering,
  maxDegree,
  meanDegree,
  meanDistance,
  modularity,
  neighboursOf,
  pagerank,
  pairDistances,
  transitivity,
  triangles,
  wedges
} from "@proxeny/graph"
import { linesOf, readLinks } from "./links.ts"

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { from: { type: "string" }, to: { type: "string" }, countries: { type: "string" } }
})
const [linksFile, oracleFile, nodesFile] = positionals
if (
  linksFile === undefined ||
  oracleFile === undefined ||
  (options.from === undefined) !== (options.to === undefined)
) {
  console.error(
    "usage: node src/oracles.ts LINKS ORACLE.json [NODES.csv] [--from COLUMNS --to COLUMNS] [--countries CITIES.csv]"
  )
  process.exit(2)
}

const { ids, pairs } = readLinks(
  linksFile,
  options.from === undefined || options.to === undefined ? undefined : [options.from, options.to]
)
const numbers = new Map(ids.map((id, node) => [id, node] as const))
const graph = fromPairs(ids.length, pairs)
const components = connectedComponents(graph)
const inLargest = (node: number): boolean => components.labels[node] === 0

/** How often each value occurs, keyed as JSON keys it. */
const distributionOf = (values: Iterable<number>): Record<string, number> => {
  const result: Record<string, number> = {}
  for (const value of values) result[value] = (result[value] ?? 0) + 1
  return result
}
const nonzero = (counts: ArrayLike<number>): Record<string, number> =>
  Object.fromEntries(
    Array.from(counts, (count, value) => [String(value), count] as const).filter(([, count]) => count > 0)
  )

const degree = degrees(graph)
const core = coreNumbers(graph)
const { ofNode: trianglesOf, total } = triangles(graph)
const clustering = localClustering(graph)
const sorted = degree.toSorted()
const largest = components.sizes[0] ?? 0
let linksOfLargest = 0
for (let node = 0; node < graph.nodes; node++) if (inLargest(node)) linksOfLargest += (degree[node] ?? 0) / 2
const mostCore = Math.max(...core)

const farthest = eccentricities(graph)
const ofLargest = pairDistances(graph, 0)
const between = betweenness(graph)
const ranks = pagerank(graph)

const computed: Record<string, unknown> = {
  n: graph.nodes,
  m: graph.links,
  mean_degree: meanDegree(graph),
  max_degree: maxDegree(graph),
  median_degree: ((sorted[(graph.nodes - 1) >> 1] ?? 0) + (sorted[graph.nodes >> 1] ?? 0)) / 2,
  density: (2 * graph.links) / (graph.nodes * (graph.nodes - 1)),
  degree_distribution: nonzero(degreeDistribution(graph)),
  components: components.count,
  component_size_distribution: distributionOf(components.sizes),
  lcc_n: largest,
  lcc_m: linksOfLargest,
  lcc_share: largest / graph.nodes,
  degree_assortativity: degreeAssortativity(graph),
  transitivity: transitivity(graph),
  average_local_clustering: averageClustering(graph),
  average_local_clustering_degree_ge_2_only: averageClustering(graph, { fromDegree: 2 }),
  triangles: total,
  wedges: wedges(graph),
  k_core_max: mostCore,
  k_core_max_members: ids.filter((_, node) => core[node] === mostCore).sort(),
  core_number_distribution: distributionOf(core),
  lcc_diameter: farthest.diameters[0],
  lcc_radius: farthest.radii[0],
  lcc_mean_distance: meanDistance(ofLargest.histogram),
  lcc_distance_histogram_ordered_pairs: nonzero(ofLargest.histogram),
  modularity_of_connected_components_partition: modularity(graph, components.labels),
  bridges: bridges(graph).length / 2,
  articulation_points: cutPoints(graph).length
}
/** The country of each node, where the data say so. */
const countryOf = (): ReadonlyArray<string> | undefined => {
  if (options.countries === undefined)
    return ids.some((id) => id.includes("|")) ? ids.map((id) => id.slice(id.indexOf("|") + 1)) : undefined
  const [columns = [], ...rows] = linesOf(options.countries)
  const [id, code, name] = ["id", "country_iso2", "country"].map((column) => columns.indexOf(column)) as [
    number,
    number,
    number
  ]
  const known = new Map(rows.map((row) => [row[id] ?? "", row[code] || row[name] || ""] as const))
  return ids.map((one) => known.get(one) ?? "")
}
const countries = countryOf()
if (countries !== undefined) {
  const names = [...new Set(countries)]
  // As the other programs took it, a blank is a country, too.
  const labels = countries.map((country) => names.indexOf(country))
  const { links, pairs } = linksBetweenGroups(graph, labels)
  const domestic = links.filter((_, i) => pairs[2 * i] === pairs[2 * i + 1])
  computed.countries = names.length
  computed.country_pairs_distinct = links.length
  computed.domestic_links = domestic.reduce((sum, one) => sum + one, 0)
  computed.country_attribute_assortativity = groupAssortativity(graph, labels)
  computed.modularity_of_country_partition = modularity(graph, labels)
}

/** By column of `NODES.csv`; a blank cell asks nothing. */
const ofNodes: Readonly<Record<string, (node: number) => number>> = {
  degree: (node) => degree[node] ?? -1,
  core: (node) => core[node] ?? -1,
  triangles: (node) => trianglesOf[node] ?? -1,
  clustering: (node) => clustering[node] ?? -1,
  betweenness: (node) => between[node] ?? -1,
  lcc_closeness: (node) => ofLargest.closeness[node] ?? -1,
  lcc_eccentricity: (node) => farthest.eccentricities[node] ?? -1
}

const isNear = (found: number, expected: number, share = 1e-9): boolean =>
  Number.isInteger(expected) && Number.isInteger(found)
    ? found === expected
    : Math.abs(found - expected) <= share * Math.abs(expected)

const agrees = (found: unknown, expected: unknown): boolean => {
  if (typeof found === "number" && typeof expected === "number") return isNear(found, expected)
  if (typeof found !== "object" || typeof expected !== "object" || found === null || expected === null)
    return found === expected
  const [a, b] = [Object.entries(found), Object.entries(expected)]
  return a.length === b.length && a.every(([key, value]) => agrees(value, (expected as Record<string, unknown>)[key]))
}

const oracle: Record<string, unknown> = JSON.parse(readFileSync(oracleFile, "utf8"))
let [passed, failed] = [0, 0]
const say = (ok: boolean, what: string, expected?: unknown): void => {
  if (ok) passed++
  else failed++
  console.log(`${ok ? "agrees " : "DIFFERS"} ${what.length > 150 ? `${what.slice(0, 150)}…` : what}`)
  if (!ok && expected !== undefined) console.log(`        expected: ${JSON.stringify(expected)}`)
}
for (const [key, value] of Object.entries(computed))
  if (oracle[key] !== undefined) say(agrees(value, oracle[key]), `${key}: ${JSON.stringify(value)}`, oracle[key])

if (nodesFile !== undefined) {
  const [columns = [], ...rows] = linesOf(nodesFile)
  say(rows.length === graph.nodes, `${rows.length} nodes in ${nodesFile}`)
  for (const [column, of] of Object.entries(ofNodes)) {
    const at = columns.indexOf(column)
    const wrong = rows.filter(([id = "", ...rest]) => {
      const [node, text = ""] = [numbers.get(id), rest[at - 1]]
      return text !== "" && (node === undefined || !isNear(of(node), Number(text)))
    })
    say(at > 0 && wrong.length === 0, `${column} of every node: ${wrong.length} differ`, wrong.slice(0, 3))
  }
}
if (nodesFile !== undefined) {
  const [columns = [], ...rows] = linesOf(nodesFile)
  const theirs = new Float64Array(graph.nodes)
  for (const row of rows) theirs[numbers.get(row[0] ?? "") ?? -1] = Number(row[columns.indexOf("pagerank")])
  // What is left of the equation at the worst node, as a share of the rank there: the error is at most 1/(1 − 0.85) of it.
  const lackingIn = (of: Float64Array): number =>
    of.reduce((worst, rank, node) => {
      const given = neighboursOf(graph, node).reduce((sum, other) => sum + (of[other] ?? 0) / (degree[other] ?? 1), 0)
      return Math.max(worst, Math.abs(0.15 / graph.nodes + 0.85 * given - rank) / rank)
    }, 0)
  const ours = lackingIn(ranks)
  say(ours <= 1e-11, `pagerank lacks ${ours.toExponential(1)} of its equation`)
  const near = Math.max(1e-9, lackingIn(theirs) / 0.15)
  const worst = Math.max(...Array.from(theirs, (rank, node) => Math.abs((ranks[node] ?? 0) - rank) / rank))
  say(
    worst <= near,
    `pagerank of every node: ${worst.toExponential(1)} apart, where ${near.toExponential(1)} may be lacking`
  )
}

interface Named {
  readonly id: string
  readonly value: number
}
const eigenvector = oracle.lcc_eigenvector_centrality_unit_2norm_top20
if (Array.isArray(eigenvector)) {
  // Of the largest component alone.
  const inside = ids.flatMap((_, node) => (inLargest(node) ? [node] : []))
  const places = new Map(inside.map((node, place) => [node, place] as const))
  const links = inside.flatMap((node, place) =>
    [...neighboursOf(graph, node)].flatMap((other) => [place, places.get(other) ?? place])
  )
  const found = eigenvectorCentrality(fromPairs(inside.length, links))
  const wrong = (eigenvector as ReadonlyArray<Named>).filter(
    ({ id, value }) => !isNear(found[places.get(numbers.get(id) ?? -1) ?? -1] ?? -1, value, 1e-6)
  )
  say(wrong.length === 0, `eigenvector centrality of the first ${eigenvector.length}: ${wrong.length} differ`, wrong)
}

const best = Math.max(...Array.from({ length: 20 }, (_, seed) => leiden(graph, { seed }).modularity))
for (const key of ["leiden_igraph_10_seeds", "louvain_igraph_20_seeds", "louvain_networkx_10_seeds"]) {
  const range = oracle[key] as { readonly modularity_max: number } | undefined
  if (range !== undefined) say(best >= range.modularity_max, `the best of 20 seeds, ${best}, against ${key}`, range)
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
