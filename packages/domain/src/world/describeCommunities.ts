import { type Communities, type Csr, neighboursOf } from "@proxeny/graph"

/** What a community is called by: its best-linked cities and the countries that most of its cities lie in. */
export interface CommunityDescription {
  /** The number of the community, 0 for the largest. */
  readonly community: number
  readonly cities: number
  /** Twinnings with both ends in the community. */
  readonly linksInside: number
  /** Twinnings that leave it. */
  readonly linksOutside: number
  /** Its cities with most twins inside it, the most first, as nodes; of equals the smaller. */
  readonly leading: ReadonlyArray<number>
  /** Countries by how many of its cities they have, the most first, of equals the first by name. */
  readonly countries: ReadonlyArray<readonly [country: string, cities: number]>
}

/**
 * Describes communities so that a reader knows which they are: a number says nothing.
 *
 * **Details**: in the order of the communities, the largest first. `countries` of a node may be undefined: it then counts in
 * no country. At most `top` cities and countries each, 3 unless told. Time linear in nodes and links.
 */
export const describeCommunities = (
  graph: Csr,
  { count, labels, sizes }: Communities,
  countries: ReadonlyArray<string | undefined> = [],
  top = 3
): ReadonlyArray<CommunityDescription> => {
  const inside = new Uint32Array(graph.nodes)
  const links = new Float64Array(count)
  const ends = new Float64Array(count)
  const leading = Array.from({ length: count }, (): Array<number> => [])
  const lands = Array.from({ length: count }, () => new Map<string, number>())
  for (let node = 0; node < graph.nodes; node++) {
    const label = labels[node] ?? 0
    const near = neighboursOf(graph, node)
    const own = near.reduce((sum, neighbour) => sum + Number(labels[neighbour] === label), 0)
    inside[node] = own
    links[label] = (links[label] ?? 0) + own / 2
    ends[label] = (ends[label] ?? 0) + near.length - own
    const first = leading[label] ?? []
    const after = first.findIndex((other) => (inside[other] ?? 0) < own)
    if (after >= 0) first.splice(after, 0, node)
    else first.push(node)
    first.length = Math.min(first.length, top)
    const country = countries[node]
    const land = lands[label]
    if (country !== undefined) land?.set(country, (land.get(country) ?? 0) + 1)
  }
  return Array.from(sizes, (cities, community) => ({
    community,
    cities,
    linksInside: links[community] ?? 0,
    linksOutside: ends[community] ?? 0,
    leading: leading[community] ?? [],
    countries: [...(lands[community] ?? [])].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, top)
  }))
}
