import type { CountryPair, LinkLengths } from "@proxeny/domain"
import { modularity } from "@proxeny/graph"
import { inLargest, sharePerPair, topOf } from "../analytics/ranks.ts"
import { type AnalysedFile, noCountry } from "./analyseFile.ts"

/** How often each value occurs, by the value as text; values that do not occur are left out. */
const distribution = (counts: ArrayLike<number>): Record<string, number> =>
  Object.fromEntries(
    Array.from(counts, (count, value) => [String(value), count] as const).filter(([, count]) => count > 0)
  )

const occurrences = (values: Iterable<number>): Record<string, number> => {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => a - b).map(([value, count]) => [String(value), count]))
}

const pairs = (all: ReadonlyArray<CountryPair>) =>
  all.slice(0, 30).map(({ countries: [a, b], links }) => ({ a, b, links }))

const kilometres = ({ max, mean, median, min, p10, p90, sum }: LinkLengths) => ({
  earth_radius_km: 6371.0088,
  formula: "haversine",
  mean,
  median,
  min,
  max,
  p10,
  p90,
  sum
})

/**
 * The figures of a graph as JSON for other programs.
 *
 * **Details**: keys in lower case with underscores. `lcc` is the largest connected component. Betweenness counts each pair
 * once and is not normalised: times `betweenness_normalisation_factor` it lies in 0..1.
 */
export const analysisJson = ({ analysis, file, graph, names, read }: AnalysedFile) => {
  const { betweenness, communities, countries, largest, lengths, ofNode } = analysis
  const idOf = (node: number): string => read.ids[names[node] ?? 0] ?? ""
  const top20 = (values: ArrayLike<number>) =>
    topOf(values, 20).map((node) => ({
      id: idOf(node),
      label: read.labels[names[node] ?? 0] ?? idOf(node),
      value: values[node] ?? 0
    }))
  const most = ofNode.core.reduce((max, core) => Math.max(max, core), 0)
  const kept = new Set(names)
  const others = largest.distances.reduce((sum, count) => sum + count, 0)
  return {
    dataset: file,
    format: read.format,
    definition:
      "simple undirected graph: self loops dropped, links in either direction and repeated links merged to one edge, all weights 1; nodes without an edge left out",
    input: {
      rows: read.read.rows,
      distinct_directed_pairs: read.read.rows - read.read.repeated,
      self_loops: read.read.selfLoops,
      repeated_rows: read.read.repeated,
      pairs_given_in_both_directions: read.read.reversed,
      nodes_without_edge_after_cleaning: read.ids.filter((_, node) => !kept.has(node))
    },
    n: analysis.nodes,
    m: analysis.links,
    mean_degree: analysis.meanDegree,
    max_degree: analysis.maxDegree,
    median_degree: analysis.medianDegree,
    density: analysis.density,
    degree_distribution: distribution(analysis.degreeDistribution),
    degree_gini: analysis.degreeGini,
    relative_edge_distribution_entropy: analysis.relativeEdgeEntropy,
    degree_top20: top20(ofNode.degree),
    components: analysis.componentSizes.length,
    component_sizes_top10: [...analysis.componentSizes.subarray(0, 10)],
    component_size_distribution: occurrences(analysis.componentSizes),
    lcc_n: largest.nodes,
    lcc_m: largest.links,
    lcc_share: largest.share,
    degree_assortativity: analysis.degreeAssortativity ?? null,
    transitivity: analysis.transitivity,
    average_local_clustering: analysis.averageClustering,
    average_local_clustering_degree_ge_2_only: analysis.averageClusteringOfLinked,
    triangles: analysis.triangles,
    wedges: analysis.wedges,
    squares: analysis.squares,
    lcc_diameter: largest.diameter,
    lcc_radius: largest.radius,
    lcc_mean_distance: largest.meanDistance,
    lcc_mean_distance_including_zero_self_distances:
      others === 0 ? 0 : (largest.meanDistance * (others - (largest.distances[0] ?? 0))) / others,
    lcc_median_distance: largest.medianDistance,
    lcc_effective_diameter: largest.effectiveDiameter,
    lcc_distance_histogram_ordered_pairs: distribution(largest.distances),
    lcc_closeness_top20: top20(inLargest(ofNode.component, ofNode.closeness)),
    betweenness_exact: betweenness.exact,
    ...(betweenness.exact
      ? {}
      : {
          betweenness_error_share_of_pairs: betweenness.errorShare,
          betweenness_confidence: betweenness.confidence,
          betweenness_samples: betweenness.samples
        }),
    betweenness_unnormalised_top20: top20(betweenness.values),
    betweenness_normalisation_factor: sharePerPair(1, graph.nodes),
    "pagerank_alpha_0.85_top20": top20(ofNode.pagerank),
    lcc_eigenvector_centrality_unit_2norm_top20: top20(ofNode.eigenvector),
    k_core_max: most,
    k_core_max_members: Array.from(ofNode.core, (core, node) => (core === most ? [idOf(node)] : []))
      .flat()
      .sort(),
    core_number_distribution: occurrences(ofNode.core),
    bridges: analysis.bridges.length / 2,
    articulation_points: analysis.cutPoints.length,
    leiden: {
      seeds: communities.modularities.length,
      modularity_min: communities.modularities.reduce((a, b) => Math.min(a, b), 1),
      modularity_max: communities.modularity,
      modularity_mean: communities.modularities.reduce((sum, one) => sum + one, 0) / communities.modularities.length,
      communities: communities.count
    },
    modularity_of_connected_components_partition: modularity(graph, ofNode.component),
    ...(countries === undefined
      ? {}
      : {
          countries: countries.cities.length,
          cities_without_country: countries.cities.find(([country]) => country === noCountry)?.[1] ?? 0,
          country_pairs_distinct: countries.pairs.length,
          country_pair_top30: pairs(countries.pairs),
          country_pair_international_top30: pairs(countries.pairs.filter(({ countries: [a, b] }) => a !== b)),
          domestic_links: countries.domesticLinks,
          country_attribute_assortativity: countries.assortativity ?? null,
          modularity_of_country_partition: countries.modularity ?? null,
          cities_by_country_top20: countries.cities.slice(0, 20),
          country_graph: {
            n: countries.graph.nodes,
            m: countries.graph.links,
            transitivity: countries.graph.transitivity,
            average_local_clustering: countries.graph.averageClustering,
            components: countries.graph.components,
            degree_assortativity: countries.graph.degreeAssortativity ?? null,
            strength_top20: countries.graph.strength.slice(0, 20),
            betweenness_unweighted_top20: countries.graph.betweenness.slice(0, 20)
          }
        }),
    ...(lengths === undefined
      ? {}
      : {
          great_circle_km: kilometres(lengths.all),
          great_circle_km_international_only: {
            n: lengths.international.links,
            mean: lengths.international.mean,
            median: lengths.international.median
          }
        })
  }
}

/** The figures of each node as CSV, with the columns that other programs call them by. */
export const analysisCsv = ({ analysis, names, read }: AnalysedFile): string => {
  const { betweenness, communities, ofNode } = analysis
  const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const header =
    "id,label,degree,component,core,triangles,clustering,betweenness,pagerank,closeness,eccentricity,community"
  const rows = Array.from(names, (name, node) =>
    [
      quoted(read.ids[name] ?? ""),
      quoted(read.labels[name] ?? ""),
      ofNode.degree[node],
      ofNode.component[node],
      ofNode.core[node],
      ofNode.triangles[node],
      ofNode.clustering[node],
      betweenness.values[node],
      ofNode.pagerank[node],
      ofNode.closeness[node],
      ofNode.eccentricity[node],
      communities.labels[node]
    ].join(",")
  )
  return `${[header, ...rows].join("\n")}\n`
}
