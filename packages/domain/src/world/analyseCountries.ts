import {
  averageClustering,
  betweenness,
  type Csr,
  connectedComponents,
  degreeAssortativity,
  fromPairs,
  groupAssortativity,
  linksBetweenGroups,
  modularity,
  transitivity
} from "@proxeny/graph"

/** How many twinnings join two countries, or one with itself. */
export interface CountryPair {
  /** In ascending order; the same twice for twinnings inside one country. */
  readonly countries: readonly [string, string]
  readonly links: number
}

/** The graph of countries: two are linked where any twinning joins cities of both. */
export interface CountryGraph {
  readonly nodes: number
  readonly links: number
  readonly components: number
  readonly transitivity: number
  readonly averageClustering: number
  readonly degreeAssortativity: number | undefined
  /** Twinnings with other countries, the most first; of equals the first by name. */
  readonly strength: ReadonlyArray<readonly [country: string, twinnings: number]>
  /** The share of pairs of other countries that a country lies between, 0..1, the largest first. */
  readonly betweenness: ReadonlyArray<readonly [country: string, share: number]>
}

/** Twinnings by country. */
export interface CountryAnalysis {
  /** Countries by how many cities they have in the graph, the most first. */
  readonly cities: ReadonlyArray<readonly [country: string, cities: number]>
  /** Cities whose country is not known; their twinnings are in no pair. */
  readonly unknown: number
  /** Every pair of countries that a twinning joins, those with most first, of equals the first by name. */
  readonly pairs: ReadonlyArray<CountryPair>
  readonly domesticLinks: number
  /** How far twinnings stay inside countries, −1..1; undefined where all do. */
  readonly assortativity: number | undefined
  /** The modularity of the division of cities into countries; undefined where a country is not known. */
  readonly modularity: number | undefined
  readonly graph: CountryGraph
}

const byCount = (x: readonly [string, number], y: readonly [string, number]): number =>
  y[1] - x[1] || (x[0] < y[0] ? -1 : 1)

const countryGraph = (names: ReadonlyArray<string>, pairs: ReadonlyArray<CountryPair>): CountryGraph => {
  const numbers = new Map(names.map((name, i) => [name, i] as const))
  const strength = new Map(names.map((name): readonly [string, number] => [name, 0]))
  const links: Array<number> = []
  for (const { countries, links: count } of pairs) {
    if (countries[0] === countries[1]) continue
    for (const one of countries) strength.set(one, (strength.get(one) ?? 0) + count)
    links.push(numbers.get(countries[0]) ?? 0, numbers.get(countries[1]) ?? 0)
  }
  const graph = fromPairs(names.length, links)
  const others = ((names.length - 1) * (names.length - 2)) / 2
  return {
    nodes: graph.nodes,
    links: graph.links,
    components: connectedComponents(graph).count,
    transitivity: transitivity(graph),
    averageClustering: averageClustering(graph),
    degreeAssortativity: degreeAssortativity(graph),
    strength: [...strength].sort(byCount),
    betweenness: Array.from(
      betweenness(graph),
      (value, i) => [names[i] ?? "", others > 0 ? value / others : 0] as const
    ).sort(byCount)
  }
}

/**
 * Who twins with whom, by country.
 *
 * **Details**: `countries` gives each node its country as it stands in the data, a code or a name; `undefined` where none is
 * given. A blank text is a country like any other: clean the names first where that is not wanted.
 */
export const analyseCountries = (graph: Csr, countries: ReadonlyArray<string | undefined>): CountryAnalysis => {
  const cities = new Map<string, number>()
  let unknown = 0
  for (const country of countries)
    if (country === undefined) unknown++
    else cities.set(country, (cities.get(country) ?? 0) + 1)
  const names = [...cities.keys()].sort()
  const numbers = new Map(names.map((name, i) => [name, i] as const))
  const labels = countries.map((country) => (country === undefined ? -1 : (numbers.get(country) ?? -1)))
  const between = linksBetweenGroups(graph, labels)
  const pairs = Array.from(
    between.links,
    (links, i): CountryPair => ({
      countries: [names[between.pairs[2 * i] ?? 0] ?? "", names[between.pairs[2 * i + 1] ?? 0] ?? ""],
      links
    })
  )
  return {
    cities: [...cities].sort(byCount),
    unknown,
    // ascending by name as they come, and sorting keeps that order among equals
    pairs: pairs.toSorted((x, y) => y.links - x.links),
    domesticLinks: pairs.reduce((sum, { countries: [a, b], links }) => sum + (a === b ? links : 0), 0),
    assortativity: groupAssortativity(graph, labels),
    modularity: unknown > 0 ? undefined : modularity(graph, labels),
    graph: countryGraph(names, pairs)
  }
}
