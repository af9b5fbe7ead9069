import { analysisStages, CityId, CountryCode, PartialDate, TwinningId } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { CityRef, NetworkRef, TwinningState } from "./shapes.ts"
import { wholeNumber } from "./wholeNumber.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
/** A place in a list of the same answer, from 0. */
const Index = Count

/**
 * How far the analysis of the register is.
 *
 * **Details**: `version` is that of the register now, `analysed` that of the register when the figures were worked out:
 * after a change the figures of before are given until the new ones are there. Without `analysed` there are none yet; ask
 * again. `working` says what is being worked out, and how far that is (`all` is 0 where it does not say how long);
 * `failed` why it was given up.
 */
export const Analysed = Schema.Struct({
  version: Count,
  analysed: Schema.optionalKey(Count),
  working: Schema.optionalKey(
    Schema.Struct({
      stage: Schema.Literals(["reading", ...analysisStages, "layout"]),
      done: Count,
      all: Count
    })
  ),
  failed: Schema.optionalKey(Schema.NonEmptyString)
}).annotate({ identifier: "Analysed" })

/** A city with what is said of it in a ranking. */
export const RankedCity = Schema.Struct({ city: CityRef, value: Schema.Finite }).annotate({ identifier: "RankedCity" })

/**
 * A group of cities that twin among each other more than with the rest, with what it is called by.
 *
 * **Details**: `leading` are its cities with most twins inside it; `countries` those that most of its cities lie in.
 * `linksInside` are twinnings between its cities, `linksOutside` those with others.
 */
export const Community = Schema.Struct({
  community: Index,
  cities: Count,
  linksInside: Count,
  linksOutside: Count,
  leading: Schema.Array(CityRef),
  countries: Schema.Array(Schema.Struct({ country: Schema.String, cities: Count }))
}).annotate({ identifier: "Community" })

const LinkLengths = Schema.Struct({
  links: Count,
  mean: Schema.Finite,
  median: Schema.Finite,
  min: Schema.Finite,
  max: Schema.Finite,
  p10: Schema.Finite,
  p90: Schema.Finite
})

/** The figures of the worldwide network of twinnings on record; see `GraphAnalysis` of @proxeny/domain. */
export const NetworkFigures = Schema.Struct({
  cities: Count,
  twinnings: Count,
  meanTwins: Schema.Finite,
  medianTwins: Schema.Finite,
  maxTwins: Count,
  density: Share,
  gini: Share,
  relativeEdgeEntropy: Share,
  degreeAssortativity: Schema.optionalKey(Schema.Finite),
  /** How many cities have how many twins. */
  distribution: Schema.Array(Schema.Struct({ twins: Count, cities: Count })),
  components: Count,
  largest: Schema.Struct({
    cities: Count,
    twinnings: Count,
    share: Share,
    diameter: Count,
    radius: Count,
    meanDistance: Schema.Finite,
    medianDistance: Schema.Finite,
    effectiveDiameter: Schema.Finite,
    /** How many pairs of cities are at each distance, from 1 link up; each pair once. */
    distances: Schema.Array(Schema.Struct({ links: Count, pairs: Count }))
  }),
  triangles: Count,
  squares: Count,
  wedges: Count,
  transitivity: Share,
  averageClustering: Share,
  /** Twinnings without which two cities could not reach each other, and cities likewise. */
  bridges: Count,
  cutPoints: Count,
  /** The largest k of which a k-core is left, and its cities. */
  core: Schema.Struct({ k: Count, cities: Count }),
  modularity: Schema.Finite,
  communities: Count,
  /** Twinnings inside one country, and how far twinnings stay inside countries, −1..1. */
  domesticTwinnings: Count,
  countryAssortativity: Schema.optionalKey(Schema.Finite),
  /** Kilometres along the great circle. */
  lengths: Schema.Struct({ all: LinkLengths, international: LinkLengths }),
  /**
   * Whether betweenness is exact; else it was estimated from `samples`, and is off by no more than `error` (a share of all
   * pairs) at any city with the probability `confidence`.
   */
  betweenness: Schema.Struct({
    exact: Schema.Boolean,
    error: Schema.optionalKey(Schema.Finite),
    confidence: Schema.optionalKey(Share),
    samples: Schema.optionalKey(Count)
  })
}).annotate({ identifier: "NetworkFigures" })

/** The analysis of the register as stored. */
export const Analytics = Schema.Struct({
  ...Analysed.fields,
  figures: Schema.optionalKey(NetworkFigures),
  /** The first cities by each measure. */
  top: Schema.optionalKey(
    Schema.Struct({
      twins: Schema.Array(RankedCity),
      /** The share of pairs of other cities whose shortest ways pass through, 0..1. */
      betweenness: Schema.Array(RankedCity),
      pagerank: Schema.Array(RankedCity),
      /** One over the mean distance, within the largest component. */
      closeness: Schema.Array(RankedCity),
      eigenvector: Schema.Array(RankedCity),
      /** What a city shares with all others by the networks they belong to. */
      interlocking: Schema.Array(RankedCity)
    })
  ),
  communities: Schema.optionalKey(Schema.Array(Community)),
  /** The countries with most cities, and between how many pairs of other countries each lies (a share, 0..1). */
  countries: Schema.optionalKey(
    Schema.Array(Schema.Struct({ country: CountryCode, cities: Count, twinningsAbroad: Count, betweenness: Share }))
  ),
  /** Twinnings from country to country, and inside one, the most first. */
  flows: Schema.optionalKey(
    Schema.Array(Schema.Struct({ countries: Schema.Tuple([CountryCode, CountryCode]), twinnings: Count }))
  )
}).annotate({ identifier: "Analytics" })

/** A city drawn in a graph. `x` and `y` are where the layout puts it, without unit, where it was laid out. */
export const GraphCity = Schema.Struct({
  ...CityRef.fields,
  latitude: Schema.optionalKey(Schema.Finite),
  longitude: Schema.optionalKey(Schema.Finite),
  /** Twins on record, also those that are not drawn. */
  twins: Count,
  community: Schema.optionalKey(Index),
  x: Schema.optionalKey(Schema.Finite),
  y: Schema.optionalKey(Schema.Finite)
}).annotate({ identifier: "GraphCity" })

/** A twinning drawn in a graph: the places of its two cities in the list of the answer, and when it was in force. */
export const GraphTwinning = Schema.Struct({
  id: TwinningId,
  a: Index,
  b: Index,
  state: TwinningState,
  since: Schema.optionalKey(PartialDate),
  until: Schema.optionalKey(PartialDate)
}).annotate({ identifier: "GraphTwinning" })

const graphFields = {
  ...Analysed.fields,
  cities: Schema.Array(GraphCity),
  twinnings: Schema.Array(GraphTwinning),
  total: Schema.Struct({ cities: Count, twinnings: Count })
}
/**
 * Part of the worldwide graph.
 *
 * **Details**: every twinning on record between two of the cities is there. `total` counts what was asked for before the
 * limit; where it is more than what is given, those with most twins are given.
 */
export const GraphPart = Schema.Struct(graphFields).annotate({ identifier: "GraphPart" })

/** The cities around one, itself first, then by how many links they are away, then those with most twins. */
export const GraphAround = Schema.Struct({
  ...graphFields,
  /** For each city how many links it is away. */
  links: Schema.Array(Count)
}).annotate({ identifier: "GraphAround" })

/**
 * The shortest ways between two cities over twinnings.
 *
 * **Details**: `links` is their length, absent where there is no way. `count` is how many there are; `ways` are the first of
 * them, each as places in `cities`, from the one to the other.
 */
export const GraphWays = Schema.Struct({
  ...graphFields,
  from: CityRef,
  to: CityRef,
  links: Schema.optionalKey(Count),
  count: Schema.Finite,
  ways: Schema.Array(Schema.Array(Index))
}).annotate({ identifier: "GraphWays" })

/**
 * Cities and the networks they belong to.
 *
 * **Details**: `memberships` join a city and a network by their places. `through` is there where the city belongs by way of
 * another network: the place of that network. `belonging` joins networks that are members of networks.
 */
export const GraphMemberships = Schema.Struct({
  version: Count,
  cities: Schema.Array(GraphCity),
  networks: Schema.Array(
    Schema.Struct({ ...NetworkRef.fields, /** Cities on record, directly or through others. */ members: Count })
  ),
  memberships: Schema.Array(
    Schema.Struct({
      city: Index,
      network: Index,
      through: Schema.optionalKey(Index),
      since: Schema.optionalKey(PartialDate),
      until: Schema.optionalKey(PartialDate)
    })
  ),
  belonging: Schema.Array(Schema.Struct({ member: Index, network: Index })),
  total: Schema.Struct({ cities: Count, networks: Count })
}).annotate({ identifier: "GraphMemberships" })

/**
 * Where a city stands in the worldwide graph.
 *
 * **Details**: a rank is 1 for the city with the highest value; `of` how many cities are ranked. `cousins` are cities that it
 * has no twinning with and many twins in common; `closest` those that it shares most networks with.
 */
export const CityInGraph = Schema.Struct({
  ...Analysed.fields,
  city: CityRef,
  twins: Count,
  ranks: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({
        measure: Schema.Literals(["twins", "betweenness", "pagerank", "closeness", "eigenvector", "interlocking"]),
        value: Schema.Finite,
        rank: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
        of: Count
      })
    )
  ),
  core: Schema.optionalKey(Count),
  /** Links to the city of its component that is farthest from it. */
  eccentricity: Schema.optionalKey(Count),
  community: Schema.optionalKey(Community),
  cousins: Schema.Array(Schema.Struct({ city: CityRef, shared: Count })),
  closest: Schema.Array(Schema.Struct({ city: CityRef, shared: Schema.Finite }))
}).annotate({ identifier: "CityInGraph" })

/** How many links to go from a city, and how many cities at most. */
export const aroundQuery = Schema.Struct({
  links: Schema.optionalKey(wholeNumber(1, 3)),
  limit: Schema.optionalKey(wholeNumber(1, 2000))
})
/** The city at the other end, and how many ways to name at most. */
export const waysQuery = Schema.Struct({ to: CityId, limit: Schema.optionalKey(wholeNumber(1, 100)) })
/** How many cities at most. */
export const membershipsQuery = Schema.Struct({ limit: Schema.optionalKey(wholeNumber(1, 2000)) })
/** The cities with most twins, of the whole graph or of one community. */
export const partQuery = Schema.Struct({
  community: Schema.optionalKey(wholeNumber(0, 2 ** 31)),
  limit: Schema.optionalKey(wholeNumber(1, 20_000))
})
