import { describeCommunities } from "@proxeny/domain"
import { sharePerPair, topOf } from "../analytics/ranks.ts"
import { type AnalysedFile, noCountry } from "./analyseFile.ts"

/** How many lines a ranking has. */
const shown = 10

const whole = (value: number): string => Math.round(value).toLocaleString("en")
const decimal = (value: number): string => value.toLocaleString("en", { maximumSignificantDigits: 4 })
const percent = (share: number): string => `${(100 * share).toLocaleString("en", { maximumSignificantDigits: 3 })} %`

const line = (what: string, value: string, note = ""): string =>
  `  ${what.padEnd(34)}${value.padStart(14)}${note === "" ? "" : `   ${note}`}`

/** Words the figures of a graph for the person who asked. */
export const analysisReport = ({ analysis, file, graph, names, read }: AnalysedFile): ReadonlyArray<string> => {
  const { betweenness, communities, countries, largest, lengths, ofNode } = analysis
  const nameOf = (node: number): string => {
    const name = names[node] ?? 0
    const [label = read.ids[name] ?? "", country] = [read.labels[name], read.countries[name]]
    return country === undefined || country === "" || label.includes("|") ? label : `${label} (${country})`
  }
  const ranking = (
    title: string,
    values: ArrayLike<number>,
    word: (value: number) => string
  ): ReadonlyArray<string> => [
    "",
    title,
    ...topOf(values, shown).map(
      (node, i) => `  ${String(i + 1).padStart(2)}  ${word(values[node] ?? 0).padStart(10)}  ${nameOf(node)}`
    )
  ]
  const named = (country: string): string => (country === noCountry ? "(none given)" : country)
  const without = countries?.cities.find(([country]) => country === noCountry)?.[1] ?? 0
  const most = ofNode.core.reduce((max, core) => Math.max(max, core), 0)
  const { read: counts } = read
  const merged = counts.rows - counts.selfLoops - analysis.links
  return [
    `${file} (${read.format}): ${whole(counts.rows)} links read.`,
    `  ${whole(merged)} repeated or given from both sides, ${whole(counts.selfLoops)} of a node with itself, ${whole(counts.nodesWithoutLink)} nodes without a link: left out.`,
    ...(read.weights === undefined ? [] : ["  Weights were not used: every link counts as one."]),
    "",
    "How large, how dense",
    line("nodes", whole(analysis.nodes)),
    line("links", whole(analysis.links)),
    line(
      "links a node, mean",
      decimal(analysis.meanDegree),
      `median ${decimal(analysis.medianDegree)}, most ${whole(analysis.maxDegree)}`
    ),
    line("share of all pairs that is linked", percent(analysis.density)),
    line("how unevenly (Gini)", decimal(analysis.degreeGini), "0: all have as many links, 1: one has them all"),
    line(
      "like with like by links",
      analysis.degreeAssortativity === undefined ? "–" : decimal(analysis.degreeAssortativity),
      "−1..1: do well-linked nodes link to each other?"
    ),
    "",
    "How it holds together",
    line(
      "components",
      whole(analysis.componentSizes.length),
      `the largest has ${whole(largest.nodes)} nodes, ${percent(largest.share)}`
    ),
    line("links on which a connection hangs", whole(analysis.bridges.length / 2)),
    line("nodes on which one hangs", whole(analysis.cutPoints.length)),
    line(
      "innermost core",
      `${whole(most)}-core`,
      `${whole(ofNode.core.filter((core) => core === most).length)} nodes, each linked to ${whole(most)} or more of them`
    ),
    line("triangles", whole(analysis.triangles), `${percent(analysis.transitivity)} of those that could be`),
    line("squares", whole(analysis.squares)),
    "",
    "How far apart (largest component)",
    line(
      "mean distance",
      decimal(largest.meanDistance),
      `median ${whole(largest.medianDistance)}, nine in ten within ${whole(Math.ceil(largest.effectiveDiameter))}`
    ),
    line("diameter", whole(largest.diameter), `radius ${whole(largest.radius)}`),
    ...(lengths === undefined
      ? []
      : [
          line(
            "length of a link, mean",
            `${whole(lengths.all.mean)} km`,
            `median ${whole(lengths.all.median)} km, longest ${whole(lengths.all.max)} km; ${whole(lengths.all.links)} links with coordinates`
          )
        ]),
    ...ranking("Most links", ofNode.degree, whole),
    ...ranking(
      betweenness.exact
        ? "Between others most often (share of all pairs)"
        : `Between others most often (share of all pairs, estimated: within ${percent(betweenness.errorShare)} with probability ${decimal(betweenness.confidence)})`,
      betweenness.values,
      (value) => percent(sharePerPair(value, graph.nodes))
    ),
    ...ranking("PageRank", ofNode.pagerank, decimal),
    "",
    `Communities: ${whole(communities.count)}, modularity ${decimal(communities.modularity)} (the best of ${communities.modularities.length} seeds)`,
    ...describeCommunities(
      graph,
      communities,
      Array.from(names, (node) => read.countries[node])
    )
      .slice(0, shown)
      .map(
        ({ cities, countries: lands, leading }) =>
          `  ${whole(cities).padStart(6)}  ${leading.map(nameOf).join(", ")}${lands.length === 0 ? "" : `; ${lands.map(([country, count]) => `${country} ${whole(count)}`).join(", ")}`}`
      ),
    ...(countries === undefined
      ? []
      : [
          "",
          `Countries: ${whole(countries.cities.length)}; ${whole(countries.domesticLinks)} links stay inside one${without === 0 ? "" : ` (${whole(without)} nodes without a country count as one)`}`,
          ...countries.pairs
            .slice(0, shown)
            .map(
              ({ countries: [a, b], links }) =>
                `  ${whole(links).padStart(6)}  ${a === b ? `inside ${named(a)}` : `${named(a)} – ${named(b)}`}`
            )
        ]),
    ...(read.remarks.length === 0
      ? []
      : [
          "",
          `Taken, but look at (${whole(read.remarks.length)}):`,
          ...read.remarks
            .slice(0, shown)
            .map(({ at, reason, text }) => `  ${at.file}:${at.line}  ${reason}. Found: ${text}`)
        ])
  ]
}
