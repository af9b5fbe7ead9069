import { CityNetwork, type Claim, type NetworkId, type NetworkScope, networkIdOf } from "@proxeny/domain"
import { sources } from "../sources.ts"
import { about, statedBy } from "./state.ts"

/** A network that the documents name: its key, its names, how far it reaches, what it is about, and the line. */
interface NetworkRow {
  readonly name: string
  readonly shortName?: string
  readonly scope: NetworkScope
  readonly founded?: number
  readonly topics: ReadonlyArray<string>
  /** Where the name stands, or the founding year if there is one; `in` is the report unless said otherwise. */
  readonly locator: string
  readonly in?: "overview"
}

/**
 * Every network the documents name, by a short key.
 *
 * **Details**: `founded` only where the documents give a year; that the Local Government Association dates from the
 * 1990s (S1 l.371) and CityNet from the 1980s (S1 l.479) is no year.
 */
export const networkList = {
  "core-cities": { name: "Core Cities", scope: "country", founded: 1995, topics: ["policy"], locator: "l.330" },
  "key-cities": { name: "Key Cities", scope: "country", founded: 2013, topics: ["policy"], locator: "l.349" },
  lga: {
    name: "Local Government Association",
    shortName: "LGA",
    scope: "country",
    topics: ["policy", "health"],
    locator: "l.363–364"
  },
  "uk-healthy-cities": { name: "UK Healthy Cities", scope: "country", topics: ["health"], locator: "l.270–271" },
  cpaffc: {
    name: "Chinese People's Association for Friendship with Foreign Countries",
    shortName: "CPAFFC",
    scope: "country",
    founded: 1954,
    topics: ["culture", "twinning"],
    locator: "l.432–433"
  },
  "china-association-of-mayors": {
    name: "China Association of Mayors",
    scope: "country",
    topics: ["policy"],
    locator: "l.521"
  },
  uclg: {
    name: "United Cities and Local Governments",
    shortName: "UCLG",
    scope: "world",
    topics: ["governance"],
    locator: "l.542"
  },
  iclei: {
    name: "ICLEI – Local Governments for Sustainability",
    shortName: "ICLEI",
    scope: "world",
    topics: ["sustainability"],
    locator: "l.757"
  },
  c40: {
    name: "C40 Cities Climate Leadership Group",
    shortName: "C40",
    scope: "world",
    topics: ["climate"],
    locator: "l.760"
  },
  "connecting-delta-cities": {
    name: "Connecting Delta Cities Network",
    scope: "world",
    topics: ["climate", "water"],
    locator: "l.527–528"
  },
  "private-building-efficiency": {
    name: "Private Building Efficiency Network",
    scope: "world",
    topics: ["climate", "energy"],
    locator: "l.528"
  },
  "low-emission-vehicles": {
    name: "Low Emission Vehicles Network",
    scope: "world",
    topics: ["climate", "mobility"],
    locator: "l.528"
  },
  "sustainable-solid-waste": {
    name: "Sustainable Solid Waste Network",
    scope: "world",
    topics: ["climate", "waste"],
    locator: "l.528–529"
  },
  citynet: { name: "CityNet", scope: "region", topics: ["development"], locator: "l.477–479" },
  cdia: {
    name: "Cities Development Initiative for Asia",
    shortName: "CDIA",
    scope: "region",
    topics: ["infrastructure"],
    locator: "l.534–535"
  },
  "global-mayors-forum": { name: "Global Mayors Forum", scope: "world", topics: ["cooperation"], locator: "l.529" },
  clgf: {
    name: "Commonwealth Local Government Forum",
    shortName: "CLGF",
    scope: "world",
    topics: ["governance"],
    locator: "l.398–399"
  },
  "who-healthy-cities": { name: "WHO Healthy Cities", scope: "world", topics: ["health"], locator: "l.22" },
  "healthy-cities-asia-pacific": {
    name: "Healthy Cities initiative of Asia and the Pacific",
    scope: "region",
    topics: ["health"],
    locator: "l.768"
  },
  "age-friendly-cities": {
    name: "WHO Network of Age-friendly Cities",
    scope: "world",
    topics: ["health", "ageing"],
    locator: "l.269"
  },
  "covenant-of-mayors": {
    name: "Covenant of Mayors",
    scope: "region",
    topics: ["climate", "energy"],
    locator: "l.268"
  },
  "atlantic-arc": { name: "Atlantic Arc Cities", scope: "region", topics: ["cooperation"], locator: "l.269" },
  "sister-cities-international": {
    name: "Sister Cities International",
    scope: "world",
    founded: 1956,
    topics: ["twinning"],
    locator: "l.11",
    in: "overview"
  }
} as const satisfies Record<string, NetworkRow>

export type NetworkKey = keyof typeof networkList

const rows = Object.entries<NetworkRow>(networkList)

const ids = new Map<string, NetworkId>(rows.map(([key]) => [key, networkIdOf(key)]))

/** The id of a network that the documents name, by its key. */
export const networkKeyed = (key: NetworkKey): NetworkId => ids.get(key) ?? networkIdOf(key)

export const networks: ReadonlyArray<CityNetwork> = rows.map(
  ([key, { founded, name, scope, shortName, topics }]) =>
    new CityNetwork({
      id: networkIdOf(key),
      name,
      scope,
      topics,
      ...(shortName === undefined ? {} : { shortName }),
      ...(founded === undefined ? {} : { founded })
    })
)

const names = new Map(networks.map((network) => [network.id, network.label]))

/** The short name of a network that the documents name, or undefined. */
export const nameOfNetwork = (id: string): string | undefined => names.get(id as NetworkId)

const report = statedBy(sources.report)

export const networkClaims: ReadonlyArray<Claim> = [
  ...rows.flatMap(([key, { founded, in: document, locator, name, shortName }]) => {
    const network = about("network", networkIdOf(key))
    const says = statedBy(sources[document ?? "report"])
    return [
      says(locator, network, "name", { text: shortName ?? name, language: "en", kind: "name" }),
      ...(founded === undefined ? [] : [says(locator, network, "founded", String(founded))])
    ]
  }),
  report("l.766", about("network", networkIdOf("uclg")), "name", { text: "UGLC", language: "en", kind: "misspelling" })
]
