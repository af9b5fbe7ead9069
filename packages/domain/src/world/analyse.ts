import {
  averageClustering,
  type Betweenness,
  betweennessUpTo,
  bridges,
  type Communities,
  type Csr,
  closeness,
  connectedComponents,
  coreNumbers,
  cutPoints,
  degreeAssortativity,
  degreeDistribution,
  degrees,
  eccentricities,
  effectiveDiameter,
  eigenvectorCentrality,
  gini,
  leiden,
  linkDistances,
  localClustering,
  maxDegree,
  meanDegree,
  meanDistance,
  medianDistance,
  pagerank,
  pairDistances,
  relativeEdgeEntropy,
  squares,
  subgraph,
  transitivity,
  triangles,
  type Watch,
  wedges
} from "@proxeny/graph"
import { medianOfSorted, quantile } from "../statistics/quantile.ts"
import { analyseCountries, type CountryAnalysis } from "./analyseCountries.ts"

/** What is known of the cities of a graph beside their twinnings, in the order of its nodes. */
export interface CityAttributes {
  /** A code or a name, as it stands in the data; undefined where none is given. */
  readonly countries?: ReadonlyArray<string | undefined> | undefined
  /** Degrees north, NaN where not known. */
  readonly latitudes?: ArrayLike<number> | undefined
  /** Degrees east, NaN where not known. */
  readonly longitudes?: ArrayLike<number> | undefined
}

/** The parts of an analysis in the order in which they are worked out. */
export const analysisStages = [
  "structure",
  "clustering",
  "distances",
  "betweenness",
  "centrality",
  "communities",
  "countries"
] as const
export type AnalysisStage = (typeof analysisStages)[number]

/** How a graph is analysed. */
export interface AnalyseOptions {
  /** Betweenness that was worked out before, by several workers say; else it is worked out here, in one thread. */
  readonly betweenness?: Betweenness
  /** In a graph of more nodes betweenness is estimated from samples, with a bound for the error; never unless told. */
  readonly exactUpTo?: number
  /** How far off such an estimate may be, as a share of all pairs: 0.001 unless told. */
  readonly error?: number
  /** How many divisions into communities are tried, from the seeds 0, 1, …; the best is kept. 20 unless told. */
  readonly seeds?: number
  /** Its reason is thrown once it is aborted. */
  readonly signal?: AbortSignal
  /** Called before each stage, and as often within one as it reports. `all` is 0 where the stage does not say how long. */
  readonly onProgress?: (stage: AnalysisStage, done: number, all: number) => void
}

/** How long twinnings are, in kilometres along the great circle. */
export interface LinkLengths {
  /** Twinnings with coordinates at both ends: what the figures are about. */
  readonly links: number
  readonly mean: number
  readonly median: number
  readonly min: number
  readonly max: number
  readonly p10: number
  readonly p90: number
  readonly sum: number
}

/**
 * The shape of a graph of cities: how it holds together, how far its cities are apart, who is central, who belongs together.
 *
 * **Details**: counts are exact. What is worked out for the largest component is so since distances and eigenvector
 * centrality have no meaning across components. `betweenness` says whether it is exact. Everything but `communities` follows
 * from the graph alone; those follow from the seeds, too.
 */
export interface GraphAnalysis {
  readonly nodes: number
  readonly links: number
  readonly meanDegree: number
  readonly medianDegree: number
  readonly maxDegree: number
  /** The share of all pairs that are linked, 0..1. */
  readonly density: number
  /** How many nodes have each degree, from 0 up. */
  readonly degreeDistribution: Uint32Array
  readonly degreeGini: number
  readonly relativeEdgeEntropy: number
  readonly degreeAssortativity: number | undefined
  /** The sizes of the components, the largest first. */
  readonly componentSizes: Uint32Array
  readonly largest: {
    readonly nodes: number
    readonly links: number
    /** The share of all nodes in it, 0..1. */
    readonly share: number
    readonly diameter: number
    readonly radius: number
    readonly meanDistance: number
    readonly medianDistance: number
    /** Within how many links nine in ten pairs are, interpolated. */
    readonly effectiveDiameter: number
    /** How many ordered pairs are at each distance, each node with itself at 0. */
    readonly distances: Float64Array
  }
  readonly triangles: number
  readonly wedges: number
  readonly squares: number
  readonly transitivity: number
  /** The mean over all nodes, and over those with two neighbours or more. */
  readonly averageClustering: number
  readonly averageClusteringOfLinked: number
  /** Flat: `[a0, b0, a1, b1, …]`. */
  readonly bridges: Uint32Array
  readonly cutPoints: Uint32Array
  /** The best of several divisions, and the modularity of each. */
  readonly communities: Communities & { readonly modularities: Float64Array }
  readonly betweenness: Betweenness
  /** A value for each node. */
  readonly ofNode: {
    readonly degree: Uint32Array
    readonly component: Uint32Array
    readonly core: Uint32Array
    readonly triangles: ArrayLike<number>
    readonly clustering: Float64Array
    readonly pagerank: Float64Array
    /** In the largest component, where squares sum to 1; 0 elsewhere: it has no meaning across components. */
    readonly eigenvector: Float64Array
    /** Within its component. */
    readonly closeness: Float64Array
    /** Within its component. */
    readonly eccentricity: Uint32Array
  }
  readonly countries: CountryAnalysis | undefined
  /** All twinnings, and those between two countries. */
  readonly lengths: { readonly all: LinkLengths; readonly international: LinkLengths } | undefined
}

const nodesWith = (labels: Uint32Array, holds: (label: number) => boolean): ReadonlyArray<number> =>
  Array.from(labels.keys()).filter((node) => holds(labels[node] ?? 0))

const lengthsOf = (kilometres: Float64Array): LinkLengths => {
  const sorted = kilometres.filter((one) => !Number.isNaN(one)).sort()
  // Summed in ascending order: the same to the last bit in whatever order the twinnings come.
  const sum = sorted.reduce((total, one) => total + one, 0)
  const links = sorted.length
  return {
    links,
    sum,
    mean: links === 0 ? 0 : sum / links,
    median: links === 0 ? 0 : medianOfSorted(sorted),
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    p10: links === 0 ? 0 : quantile(sorted, 0.1),
    p90: links === 0 ? 0 : quantile(sorted, 0.9)
  }
}

const linkLengths = (graph: Csr, { countries, latitudes, longitudes }: CityAttributes): GraphAnalysis["lengths"] => {
  if (latitudes === undefined || longitudes === undefined) return undefined
  const all = linkDistances(graph, latitudes, longitudes)
  let link = 0
  const international = all.slice().fill(Number.NaN)
  for (let node = 0; node < graph.nodes; node++)
    for (let i = graph.offsets[node] ?? 0; i < (graph.offsets[node + 1] ?? 0); i++) {
      const neighbour = graph.neighbours[i] ?? 0
      if (neighbour < node) continue
      const [one, other] = [countries?.[node], countries?.[neighbour]]
      if (one !== undefined && other !== undefined && one !== other) international[link] = all[link] ?? Number.NaN
      link++
    }
  return { all: lengthsOf(all), international: lengthsOf(international) }
}

/** The best of some divisions into communities: of equally good ones the first. */
const bestCommunities = (graph: Csr, seeds: number, watch: Watch): GraphAnalysis["communities"] => {
  const divide = (seed: number): Communities => {
    const found = leiden(graph, { seed, signal: watch.signal, onProgress: () => watch.onProgress?.(seed, seeds) })
    watch.onProgress?.(seed + 1, seeds)
    watch.signal?.throwIfAborted()
    return found
  }
  let best = divide(0)
  const modularities = new Float64Array(seeds).fill(best.modularity)
  for (let seed = 1; seed < seeds; seed++) {
    const found = divide(seed)
    modularities[seed] = found.modularity
    if (found.modularity > best.modularity) best = found
  }
  return { ...best, modularities }
}

/**
 * Works out the shape of a graph of cities.
 *
 * **When to use**: for a list of twinnings as a whole, or the register. It takes seconds on a large graph: in a page or a
 * server run it in a worker.
 *
 * **Details**: nodes without a link count in means; `worldGraph` makes none. Betweenness is what takes long: the time of all
 * else grows little faster than the graph, that of distances with its square divided by 32.
 *
 * **Errors**: throws a `RangeError` where attributes are not as many as the nodes, or `seeds` is not a whole number above 0,
 * and the reason of `signal` once it is aborted.
 */
export const analyse = (
  graph: Csr,
  attributes: CityAttributes = {},
  {
    betweenness,
    error = 0.001,
    exactUpTo = Number.POSITIVE_INFINITY,
    onProgress,
    seeds = 20,
    signal
  }: AnalyseOptions = {}
): GraphAnalysis => {
  for (const [what, values] of Object.entries(attributes))
    if (values !== undefined && values.length !== graph.nodes)
      throw new RangeError(`the graph has ${graph.nodes} nodes, and there are ${values.length} ${what}`)
  if (!Number.isInteger(seeds) || seeds < 1)
    throw new RangeError(`seeds must be a whole number above 0, not ${String(seeds)}`)
  const watch = (stage: AnalysisStage): Watch => {
    onProgress?.(stage, 0, 0)
    signal?.throwIfAborted()
    return {
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress: (done: number, all: number) => onProgress(stage, done, all) })
    }
  }

  watch("structure")
  const degree = degrees(graph)
  const components = connectedComponents(graph)
  const ofLargest = subgraph(
    graph,
    nodesWith(components.labels, (label) => label === 0)
  )
  const structure = {
    nodes: graph.nodes,
    links: graph.links,
    meanDegree: meanDegree(graph),
    medianDegree: graph.nodes === 0 ? 0 : medianOfSorted(degree.toSorted()),
    maxDegree: maxDegree(graph),
    density: graph.nodes < 2 ? 0 : (2 * graph.links) / (graph.nodes * (graph.nodes - 1)),
    degreeDistribution: degreeDistribution(graph),
    degreeGini: gini(degree),
    relativeEdgeEntropy: relativeEdgeEntropy(graph),
    degreeAssortativity: degreeAssortativity(graph),
    componentSizes: components.sizes,
    bridges: bridges(graph),
    cutPoints: cutPoints(graph)
  }

  const clusteringWatch = watch("clustering")
  const counted = triangles(graph)
  const clustering = {
    triangles: counted.total,
    wedges: wedges(graph),
    squares: squares(graph, clusteringWatch).total,
    transitivity: transitivity(graph),
    averageClustering: averageClustering(graph),
    averageClusteringOfLinked: averageClustering(graph, { fromDegree: 2 })
  }

  const distanceWatch = watch("distances")
  const farthest = eccentricities(graph, distanceWatch)
  const { closeness: near, histogram } = pairDistances(graph, 0, distanceWatch)
  const others = subgraph(
    graph,
    nodesWith(components.labels, (label) => label !== 0)
  )
  closeness(others.graph, distanceWatch).forEach((value, place) => {
    near[others.names[place] ?? 0] = value
  })

  const between = betweenness ?? betweennessUpTo(graph, { exactUpTo, error, seed: 0, ...watch("betweenness") })

  const centralityWatch = watch("centrality")
  const largest = {
    nodes: ofLargest.graph.nodes,
    links: ofLargest.graph.links,
    share: graph.nodes === 0 ? 0 : ofLargest.graph.nodes / graph.nodes,
    diameter: farthest.diameters[0] ?? 0,
    radius: farthest.radii[0] ?? 0,
    meanDistance: meanDistance(histogram),
    medianDistance: medianDistance(histogram),
    effectiveDiameter: effectiveDiameter(histogram),
    distances: histogram
  }
  const eigenvector = new Float64Array(graph.nodes)
  eigenvectorCentrality(ofLargest.graph, centralityWatch).forEach((value, place) => {
    eigenvector[ofLargest.names[place] ?? 0] = value
  })
  const ofNode = {
    degree,
    component: components.labels,
    core: coreNumbers(graph),
    triangles: counted.ofNode,
    clustering: localClustering(graph),
    pagerank: pagerank(graph, centralityWatch),
    eigenvector,
    closeness: near,
    eccentricity: farthest.eccentricities
  }

  const communities = bestCommunities(graph, seeds, watch("communities"))
  watch("countries")
  return {
    ...structure,
    ...clustering,
    largest,
    communities,
    betweenness: between,
    ofNode,
    countries: attributes.countries === undefined ? undefined : analyseCountries(graph, attributes.countries),
    lengths: linkLengths(graph, attributes)
  }
}
