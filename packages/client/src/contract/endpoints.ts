import { breaks, CityId, CountryCode, NetworkId, SourceId, TwinningId } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { TwinningScores } from "./factors.ts"
import * as Graph from "./graph.ts"
import { CityMaturity } from "./maturity.ts"
import { portfolioQuery, scoreQuery } from "./parameters.ts"
import { CityPortfolio } from "./portfolio.ts"
import * as Shapes from "./shapes.ts"
import { wholeNumber } from "./wholeNumber.ts"

const paging = {
  limit: Schema.optionalKey(wholeNumber(1, 200)),
  cursor: Schema.optionalKey(Schema.NonEmptyString)
}
const text = Schema.optionalKey(
  Schema.String.check(
    Schema.isMaxLength(200),
    Schema.makeFilter((value: string) =>
      value.includes("\0") ? breaks("characters", "must not hold the character U+0000") : undefined
    )
  )
)

/** What `GET` answers at each path: the one table that the API implements and the client reads. */
export const endpoints = {
  "/api/v1/cities": {
    tag: "Cities",
    summary: "Cities, by name or alias in any script, by country",
    query: Schema.Struct({ q: text, country: Schema.optionalKey(CountryCode), ...paging }),
    response: Shapes.CityPage
  },
  "/api/v1/cities/:id": {
    tag: "Cities",
    summary: "One city with its partners, memberships, conflicts and evidence",
    param: Schema.Struct({ id: CityId }),
    response: Shapes.CityDetail
  },
  "/api/v1/cities/:id/maturity": {
    tag: "Scores",
    summary: "How strategically a city runs its international relations, as of a day, and what evidence is missing",
    param: Schema.Struct({ id: CityId }),
    query: scoreQuery,
    response: CityMaturity
  },
  "/api/v1/cities/:id/portfolio": {
    tag: "Scores",
    summary: "The twinnings of a city reviewed as of a day, with reasons, and under a budget where one is given",
    param: Schema.Struct({ id: CityId }),
    query: portfolioQuery,
    response: CityPortfolio
  },
  "/api/v1/cities/:id/graph": {
    tag: "Graph",
    summary: "Where a city stands in the worldwide graph: ranks, community, cities that it resembles",
    param: Schema.Struct({ id: CityId }),
    response: Graph.CityInGraph
  },
  "/api/v1/cities/:id/around": {
    tag: "Graph",
    summary: "The cities within some links of a city, and every twinning among them",
    param: Schema.Struct({ id: CityId }),
    query: Graph.aroundQuery,
    response: Graph.GraphAround
  },
  "/api/v1/cities/:id/ways": {
    tag: "Graph",
    summary: "The shortest ways from a city to another over twinnings",
    param: Schema.Struct({ id: CityId }),
    query: Graph.waysQuery,
    response: Graph.GraphWays
  },
  "/api/v1/cities/:id/networks": {
    tag: "Graph",
    summary: "The networks of a city, directly or through others, and the cities it shares most of them with",
    param: Schema.Struct({ id: CityId }),
    query: Graph.membershipsQuery,
    response: Graph.GraphMemberships
  },
  "/api/v1/countries": {
    tag: "Cities",
    summary: "Countries with the number of their cities and twinnings",
    response: Shapes.CountryList
  },
  "/api/v1/twinnings": {
    tag: "Twinnings",
    summary: "Twinnings, filtered and sorted",
    query: Schema.Struct({
      q: text,
      city: Schema.optionalKey(CityId),
      country: Schema.optionalKey(CountryCode),
      partnerCountry: Schema.optionalKey(CountryCode),
      state: Schema.optionalKey(Shapes.TwinningState),
      source: Schema.optionalKey(SourceId),
      conflict: Schema.optionalKey(Schema.Literals(["true", "false"])),
      sort: Schema.optionalKey(Schema.Literals(["cities", "since", "-since", "sources", "-sources"])),
      ...paging
    }),
    response: Shapes.TwinningPage
  },
  "/api/v1/twinnings/:id": {
    tag: "Twinnings",
    summary: "One twinning with its stages, agreements and evidence",
    param: Schema.Struct({ id: TwinningId }),
    response: Shapes.TwinningDetail
  },
  "/api/v1/twinnings/:id/factors": {
    tag: "Scores",
    summary: "The success factors and the standing of a twinning as of a day, with the activities behind them",
    param: Schema.Struct({ id: TwinningId }),
    query: scoreQuery,
    response: TwinningScores
  },
  "/api/v1/networks": {
    tag: "Networks",
    summary: "City networks with the number of their members",
    query: Schema.Struct({ q: text, ...paging }),
    response: Shapes.NetworkPage
  },
  "/api/v1/networks/:id": {
    tag: "Networks",
    summary: "One network with its members, direct and through an intermediary",
    param: Schema.Struct({ id: NetworkId }),
    response: Shapes.NetworkDetail
  },
  "/api/v1/networks/:id/graph": {
    tag: "Graph",
    summary: "A network, the networks above and below it, and its cities, directly or through others",
    param: Schema.Struct({ id: NetworkId }),
    query: Graph.membershipsQuery,
    response: Graph.GraphMemberships
  },
  "/api/v1/sources": {
    tag: "Sources",
    summary: "Sources with their grade, licence and number of claims",
    query: Schema.Struct({ ...paging }),
    response: Shapes.SourcePage
  },
  "/api/v1/sources/:id": {
    tag: "Sources",
    summary: "One source",
    param: Schema.Struct({ id: SourceId }),
    response: Shapes.SourceSummary
  },
  "/api/v1/sources/:id/claims": {
    tag: "Sources",
    summary: "The claims of one source",
    param: Schema.Struct({ id: SourceId }),
    query: Schema.Struct({ ...paging }),
    response: Shapes.ClaimPage
  },
  "/api/v1/conflicts": {
    tag: "Sources",
    summary: "Where sources contradict each other: what is open, or what a person decided",
    query: Schema.Struct({ decided: Schema.optionalKey(Schema.Literals(["true", "false"])), ...paging }),
    response: Shapes.ConflictPage
  },
  "/api/v1/statistics": {
    tag: "World",
    summary: "Counts of the register and the shape of its graph",
    response: Shapes.Statistics
  },
  "/api/v1/analytics": {
    tag: "Graph",
    summary: "The analysis of the worldwide graph as stored: figures, first cities by each measure, communities",
    response: Graph.Analytics
  },
  "/api/v1/graph": {
    tag: "Graph",
    summary: "The worldwide graph or one of its communities, laid out: the cities with most twins",
    query: Graph.partQuery,
    response: Graph.GraphPart
  },
  "/api/v1/map": {
    tag: "World",
    summary: "Cities and links for a world map, packed",
    query: Schema.Struct({ limit: Schema.optionalKey(wholeNumber(1, 20_000)) }),
    response: Shapes.WorldMap
  },
  "/api/v1/map/cities": {
    tag: "World",
    summary: "The names of the cities on the world map, in its order: all, or those of some positions",
    query: Schema.Struct({
      from: Schema.optionalKey(wholeNumber(0, 10_000_000)),
      limit: Schema.optionalKey(wholeNumber(1, 10_000_000))
    }),
    response: Shapes.MapCities
  },
  "/api/v1/map.geojson": {
    tag: "World",
    summary: "Cities with coordinates and the twinnings between them as GeoJSON (RFC 7946)",
    response: Schema.Json
  }
} as const

/** The paths of the API. */
export type Path = keyof typeof endpoints
export type Endpoint<P extends Path> = (typeof endpoints)[P]

/** What an endpoint answers, as JSON. */
export type Answer<P extends Path> = Endpoint<P>["response"]["Encoded"]

/** What an endpoint takes in its query, as text; every key is optional. */
export type Query<P extends Path> =
  Endpoint<P> extends { readonly query: infer Q extends Schema.Constraint } ? Q["Encoded"] : Record<never, never>

/** What an endpoint takes in its path. */
export type Param<P extends Path> =
  Endpoint<P> extends { readonly param: infer Q extends Schema.Constraint } ? Q["Encoded"] : Record<never, never>
