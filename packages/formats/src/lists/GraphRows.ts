import type { GraphFile } from "../GraphFile.ts"
import { wikidataIdOf } from "../tables/valueKinds.ts"
import type { LinkTexts } from "./LinkTexts.ts"

/** The columns that every graph has as a list. */
export const graphColumns = [
  "kind",
  "id",
  "city",
  "cityId",
  "country",
  "latitude",
  "longitude",
  "partner",
  "partnerId",
  "partnerCountry",
  "partnerLatitude",
  "partnerLongitude",
  "start",
  "end",
  "network",
  "networkId",
  "member",
  "since",
  "until",
  "through",
  "category"
] as const
type Cells = Partial<Record<(typeof graphColumns)[number], string>>

const numberText = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? "" : String(value)

const yearText = (value: number | undefined): string => {
  const text = numberText(value)
  return /^\d{1,3}$/.test(text) ? text.padStart(4, "0") : text
}

const isNetwork = (graph: GraphFile, node: number): boolean =>
  graph.attributes.get("kind")?.[node]?.trim().toLowerCase() === "network"

/** Says what each node and each link is, in the words of the fields. */
export class GraphRows {
  private readonly graph: GraphFile
  private readonly links: LinkTexts

  constructor(graph: GraphFile, links: LinkTexts) {
    this.graph = graph
    this.links = links
  }

  node(node: number): Cells {
    const { ids } = this.graph
    const id = ids[node] as string
    if (isNetwork(this.graph, node)) return { kind: "network", id, ...this.network(node) }
    return { kind: "city", id, ...this.city(node) }
  }

  link(link: number): Cells {
    const { kinds: linkKinds, pairs, years } = this.graph
    const [a, b] = [pairs[link * 2] as number, pairs[link * 2 + 1] as number]
    const given = linkKinds?.[link] ?? ""
    const [start, end] = [yearText(years?.start[link]), yearText(years?.end[link])]
    const [first, second] = [isNetwork(this.graph, a), isNetwork(this.graph, b)]
    if (given === "membership" || first || second) {
      // The network is the second end, unless only the first is one.
      const [member, network] = first && !second ? [b, a] : [a, b]
      const through = this.links.text("through", link)
      const of = this.city(member)
      return {
        kind: "membership",
        ...(isNetwork(this.graph, member) ? { member: of.city ?? "" } : of),
        ...this.network(network),
        since: start,
        until: end,
        ...(through === undefined ? {} : { through: this.nameOf(through) })
      }
    }
    const { city, cityId, country, latitude, longitude } = this.city(b)
    return {
      kind: "twinning",
      ...this.city(a),
      partner: city ?? "",
      partnerId: cityId ?? "",
      partnerCountry: country ?? "",
      partnerLatitude: latitude ?? "",
      partnerLongitude: longitude ?? "",
      start,
      end,
      category: given === "twinning" ? "" : given
    }
  }

  private city(node: number): Cells {
    const { attributes, countries, ids, labels, latitudes, longitudes } = this.graph
    return {
      city: labels[node] ?? ids[node] ?? "",
      // Where nodes are named otherwise, an attribute may give the ids of registers.
      cityId: wikidataIdOf(ids[node] ?? "") ?? attributes.get("cityId")?.[node] ?? "",
      country: countries[node] ?? "",
      latitude: numberText(latitudes[node]),
      longitude: numberText(longitudes[node])
    }
  }

  private network(node: number): Cells {
    const { ids, labels } = this.graph
    return { network: labels[node] ?? ids[node] ?? "", networkId: wikidataIdOf(ids[node] ?? "") ?? "" }
  }

  private indices: ReadonlyMap<string, number> | undefined

  /** The label of the node that an id names. */
  private nameOf(id: string): string {
    this.indices ??= new Map(this.graph.ids.map((one, index) => [one, index]))
    return this.graph.labels[this.indices.get(id) ?? -1] ?? id
  }
}
