import type { Answer, Shapes } from "@proxeny/client"
import { type CommunityDescription, describeCommunities, type LinkLengths } from "@proxeny/domain"
import { cityRef } from "../register/refs.ts"
import type { Analysis } from "./analysis.ts"
import { inLargest, sharePerPair, topOf } from "./ranks.ts"
import type { Snapshot } from "./snapshot.ts"

type Community = (typeof Shapes.Community)["Encoded"]
type Figures = NonNullable<Answer<"/api/v1/analytics">["figures"]>
type Top = NonNullable<Answer<"/api/v1/analytics">["top"]>

/** What was worked out, and the register that it was worked out from. */
export interface Analysed {
  readonly snapshot: Snapshot
  readonly analysis: Analysis
  readonly communities: ReadonlyArray<CommunityDescription>
}

/** Joins what came from the thread of the figures with the register it is about. */
export const analysed = (snapshot: Snapshot, analysis: Analysis): Analysed => ({
  snapshot,
  analysis,
  communities: describeCommunities(
    snapshot.world.twinnings,
    analysis.graph.communities,
    snapshot.cities.map(({ country }) => country ?? undefined)
  )
})

/** A community with the names of its cities. */
export const communityView = ({ communities, snapshot }: Analysed, community: number): Community | undefined => {
  const found = communities[community]
  return found === undefined
    ? undefined
    : {
        ...found,
        leading: found.leading.flatMap((node) => {
          const row = snapshot.cities[node]
          return row === undefined ? [] : [cityRef(row)]
        }),
        countries: found.countries.map(([country, cities]) => ({ country, cities }))
      }
}

const lengthsView = ({ links, max, mean, median, min, p10, p90 }: LinkLengths) => ({
  links,
  mean,
  median,
  min,
  max,
  p10,
  p90
})

/** The figures of the whole graph as the API gives them. */
export const figuresView = ({ analysis: { graph } }: Analysed): Figures => {
  const { betweenness, communities, countries, largest, lengths, ofNode } = graph
  const most = ofNode.core.reduce((max, core) => Math.max(max, core), 0)
  const none = { links: 0, mean: 0, median: 0, min: 0, max: 0, p10: 0, p90: 0 }
  return {
    cities: graph.nodes,
    twinnings: graph.links,
    meanTwins: graph.meanDegree,
    medianTwins: graph.medianDegree,
    maxTwins: graph.maxDegree,
    density: graph.density,
    gini: graph.degreeGini,
    relativeEdgeEntropy: graph.relativeEdgeEntropy,
    ...(graph.degreeAssortativity === undefined ? {} : { degreeAssortativity: graph.degreeAssortativity }),
    distribution: Array.from(graph.degreeDistribution, (cities, twins) => ({ twins, cities })).filter(
      ({ cities }) => cities > 0
    ),
    components: graph.componentSizes.length,
    largest: {
      cities: largest.nodes,
      twinnings: largest.links,
      share: largest.share,
      diameter: largest.diameter,
      radius: largest.radius,
      meanDistance: largest.meanDistance,
      medianDistance: largest.medianDistance,
      effectiveDiameter: largest.effectiveDiameter,
      distances: Array.from(largest.distances, (ordered, links) => ({ links, pairs: ordered / 2 })).slice(1)
    },
    triangles: graph.triangles,
    squares: graph.squares,
    wedges: graph.wedges,
    transitivity: graph.transitivity,
    averageClustering: graph.averageClustering,
    bridges: graph.bridges.length / 2,
    cutPoints: graph.cutPoints.length,
    core: { k: most, cities: graph.nodes === 0 ? 0 : ofNode.core.filter((core) => core === most).length },
    modularity: communities.modularity,
    communities: communities.count,
    domesticTwinnings: countries?.domesticLinks ?? 0,
    ...(countries?.assortativity === undefined ? {} : { countryAssortativity: countries.assortativity }),
    lengths: {
      all: lengths === undefined ? none : lengthsView(lengths.all),
      international: lengths === undefined ? none : lengthsView(lengths.international)
    },
    betweenness: betweenness.exact
      ? { exact: true }
      : {
          exact: false,
          error: betweenness.errorShare,
          confidence: betweenness.confidence,
          samples: betweenness.samples
        }
  }
}

/** The countries with most cities, and the pairs of countries with most twinnings. */
export const countriesView = (
  { analysis: { graph } }: Analysed,
  count: number
): Pick<Answer<"/api/v1/analytics">, "countries" | "flows"> => {
  if (graph.countries === undefined) return {}
  const [strength, betweenness] = [new Map(graph.countries.graph.strength), new Map(graph.countries.graph.betweenness)]
  return {
    countries: graph.countries.cities.slice(0, count).map(([country, cities]) => ({
      country,
      cities,
      twinningsAbroad: strength.get(country) ?? 0,
      betweenness: betweenness.get(country) ?? 0
    })),
    flows: graph.countries.pairs
      .slice(0, count)
      .map(({ countries: [a, b], links }) => ({ countries: [a, b] as const, twinnings: links }))
  }
}

type Measures = Readonly<Record<keyof Top, ArrayLike<number> & object>>

const measuredBefore = new WeakMap<Analysis, Measures>()

/** What each measure gives each city, by the name of the measure. */
export const measures = (analysis: Analysis): Measures => {
  const known = measuredBefore.get(analysis)
  if (known !== undefined) return known
  const { betweenness, nodes, ofNode } = analysis.graph
  const made: Measures = {
    twins: ofNode.degree,
    betweenness: betweenness.values.map((value) => sharePerPair(value, nodes)),
    pagerank: ofNode.pagerank,
    closeness: inLargest(ofNode.component, ofNode.closeness),
    eigenvector: ofNode.eigenvector,
    interlocking: analysis.interlocking
  }
  measuredBefore.set(analysis, made)
  return made
}

/** The first cities by each measure. */
export const topView = ({ analysis, snapshot }: Analysed, count: number): Top => {
  const all = measures(analysis)
  const ranked = (measure: keyof Top): Top["twins"] =>
    topOf(all[measure], count).flatMap((node) => {
      const row = snapshot.cities[node]
      return row === undefined ? [] : [{ city: cityRef(row), value: all[measure][node] ?? 0 }]
    })
  return {
    twins: ranked("twins"),
    betweenness: ranked("betweenness"),
    pagerank: ranked("pagerank"),
    closeness: ranked("closeness"),
    eigenvector: ranked("eigenvector"),
    interlocking: ranked("interlocking")
  }
}
