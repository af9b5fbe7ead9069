import {
  CityId,
  CityName,
  CityNetwork,
  Claim,
  ClaimId,
  CooperationField,
  Coordinates,
  CountryCode,
  FieldRule as DomainRule,
  Identifier,
  MembershipId,
  MembershipRole,
  NetworkId,
  PartialDate,
  Period,
  Population,
  Source,
  SourceId,
  StageKind,
  SubjectKind,
  TwinningId,
  Uuid
} from "@proxeny/domain"
import * as Schema from "effect/Schema"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** A city as it is named in passing. `nameZh` is there where a list gives a Chinese name. */
export const CityRef = Schema.Struct({
  id: CityId,
  name: Schema.NonEmptyString,
  nameZh: Schema.optionalKey(Schema.NonEmptyString),
  country: Schema.optionalKey(CountryCode)
}).annotate({ identifier: "CityRef" })

/** A city in a list, with the counts that tell whether it is worth opening. */
export const CitySummary = Schema.Struct({
  ...CityRef.fields,
  coordinates: Schema.optionalKey(Coordinates),
  population: Schema.optionalKey(Population),
  twinnings: Count,
  memberships: Count,
  conflicts: Count,
  matched: Schema.optionalKey(Schema.NonEmptyString)
}).annotate({ identifier: "CitySummary" })

export const SourceRef = Schema.Struct({
  id: SourceId,
  title: Source.fields.title,
  shortName: Source.fields.shortName,
  kind: Source.fields.kind,
  grade: Source.fields.grade
}).annotate({ identifier: "SourceRef" })

export const NetworkRef = Schema.Struct({
  id: NetworkId,
  name: CityNetwork.fields.name,
  shortName: CityNetwork.fields.shortName
}).annotate({ identifier: "NetworkRef" })

/** A claim with its source, and the cities that its subject or its value name, so that it can be read aloud. */
export const ClaimView = Schema.Struct({
  id: ClaimId,
  subject: Schema.Struct({ kind: SubjectKind, id: Schema.String, label: Schema.String }),
  attribute: Claim.fields.attribute,
  value: Schema.Json,
  source: SourceRef,
  locator: Claim.fields.locator,
  period: Schema.optionalKey(Period),
  note: Schema.optionalKey(Schema.NonEmptyString),
  mentions: Schema.Array(CityRef)
}).annotate({ identifier: "ClaimView" })

/** What a person decided about a contradiction, when and why. */
export const DecisionView = Schema.Struct({
  id: Uuid,
  /** The change that it was made with, for `If-Match`. */
  version: Count,
  /** Which side holds, where a list of all twins and a twinning contradict each other. */
  holds: Schema.optionalKey(Schema.Literals(["list", "twinning"])),
  by: Schema.String,
  /** The moment it was made, in UTC: `2026-03-01T09:30:00.000Z`. */
  at: Schema.String,
  reason: Schema.String
}).annotate({ identifier: "DecisionView" })

/**
 * A contradiction between sources.
 *
 * `values`: claims on one attribute do not agree; the first position is the one shown elsewhere, chosen by `policy`.
 * `left-out`: a list that claims to name all twins of a city in a country leaves out a twinning that others state;
 * the first position is the list, the second the twinning.
 *
 * **Details**: `decision` is there where a person decided it: the first position is then the one that was held to be right, but
 * of a list and a twinning `holds` names the side. Every other conflict is open.
 */
export const ConflictView = Schema.Struct({
  kind: Schema.Literals(["values", "left-out"]),
  subject: Schema.Struct({ kind: SubjectKind, id: Schema.String, label: Schema.String }),
  attribute: Schema.String,
  policy: Schema.optionalKey(Schema.Literals(["most-reliable", "newest", "majority", "pinned"])),
  city: Schema.optionalKey(CityRef),
  partner: Schema.optionalKey(CityRef),
  country: Schema.optionalKey(CountryCode),
  twinning: Schema.optionalKey(TwinningId),
  positions: Schema.Array(
    Schema.Struct({
      value: Schema.Json,
      reason: Schema.optionalKey(Schema.Literals(["less-reliable", "older", "minority", "not-pinned", "tie-broken"])),
      claims: Schema.Array(ClaimView)
    })
  ),
  decision: Schema.optionalKey(DecisionView)
}).annotate({ identifier: "ConflictView" })

export const TwinningState = Schema.Union([StageKind, Schema.Literal("recorded")])

/** A twinning in a list. `since` is the date it was signed, where a source gives one. */
export const TwinningSummary = Schema.Struct({
  id: TwinningId,
  cities: Schema.Tuple([CityRef, CityRef]),
  state: TwinningState,
  since: Schema.optionalKey(PartialDate),
  topics: Schema.Array(Schema.String),
  distanceKm: Schema.optionalKey(Schema.Finite),
  claims: Count,
  sources: Count,
  conflict: Schema.Boolean
}).annotate({ identifier: "TwinningSummary" })

/** A text that the two cities signed. */
export const AgreementView = Schema.Struct({
  id: Schema.String,
  kind: Schema.String,
  title: Schema.optionalKey(Schema.String),
  signedOn: Schema.optionalKey(PartialDate),
  expiresOn: Schema.optionalKey(PartialDate),
  fields: Schema.Array(CooperationField)
}).annotate({ identifier: "AgreementView" })

export const TwinningDetail = Schema.Struct({
  ...TwinningSummary.fields,
  stages: Schema.Array(
    Schema.Struct({ kind: StageKind, on: Schema.optionalKey(PartialDate), claims: Schema.Array(ClaimId) })
  ),
  agreements: Schema.Array(AgreementView),
  evidence: Schema.Array(ClaimView),
  conflicts: Schema.Array(ConflictView)
}).annotate({ identifier: "TwinningDetail" })

/** A twinning seen from one of its cities. */
export const Partner = Schema.Struct({
  twinning: TwinningId,
  city: Schema.Struct({ ...CityRef.fields, coordinates: Schema.optionalKey(Coordinates) }),
  state: TwinningState,
  since: Schema.optionalKey(PartialDate),
  topics: Schema.Array(Schema.String),
  sources: Count,
  conflict: Schema.Boolean
}).annotate({ identifier: "Partner" })

/** A membership seen from its member. `through` is the network that represents the member, if any. */
export const MembershipView = Schema.Struct({
  id: MembershipId,
  network: NetworkRef,
  through: Schema.optionalKey(NetworkRef),
  roles: Schema.Array(MembershipRole),
  claims: Schema.Array(ClaimView)
}).annotate({ identifier: "MembershipView" })

export const CityDetail = Schema.Struct({
  ...CitySummary.fields,
  names: Schema.Array(CityName),
  identifiers: Schema.Array(Identifier),
  partners: Schema.Array(Partner),
  networks: Schema.Array(MembershipView),
  contradictions: Schema.Array(ConflictView),
  /** Claims about the city itself, other than its names and identifiers. */
  evidence: Schema.Array(ClaimView)
}).annotate({ identifier: "CityDetail" })

export const NetworkSummary = Schema.Struct({
  ...NetworkRef.fields,
  scope: CityNetwork.fields.scope,
  founded: CityNetwork.fields.founded,
  topics: CityNetwork.fields.topics,
  /** Cities on record as direct members. */
  cities: Count,
  /** Networks on record as members. */
  networks: Count,
  /** Cities on record that are represented through another network. */
  mediated: Count
}).annotate({ identifier: "NetworkSummary" })

export const NetworkMember = Schema.Struct({
  id: MembershipId,
  city: Schema.optionalKey(CityRef),
  network: Schema.optionalKey(NetworkRef),
  through: Schema.optionalKey(NetworkRef),
  roles: Schema.Array(MembershipRole),
  claims: Schema.Array(ClaimView)
}).annotate({ identifier: "NetworkMember" })

export const NetworkDetail = Schema.Struct({
  ...NetworkSummary.fields,
  members: Schema.Array(NetworkMember),
  /** Networks that this network is a member of. */
  memberOf: Schema.Array(NetworkRef),
  evidence: Schema.Array(ClaimView)
}).annotate({ identifier: "NetworkDetail" })

export const SourceSummary = Schema.Struct({
  id: SourceId,
  kind: Source.fields.kind,
  title: Source.fields.title,
  shortName: Source.fields.shortName,
  publisher: Source.fields.publisher,
  url: Source.fields.url,
  publishedOn: Source.fields.publishedOn,
  accessedOn: Source.fields.accessedOn,
  licence: Source.fields.licence,
  grade: Source.fields.grade,
  claims: Count,
  cities: Count,
  twinnings: Count
}).annotate({ identifier: "SourceSummary" })

export const CountrySummary = Schema.Struct({ code: CountryCode, cities: Count, twinnings: Count }).annotate({
  identifier: "CountrySummary"
})

export const Statistics = Schema.Struct({
  cities: Count,
  twinnedCities: Count,
  countries: Count,
  twinnings: Count,
  domesticTwinnings: Count,
  networks: Count,
  memberships: Count,
  sources: Count,
  claims: Count,
  conflicts: Count,
  /** The graph of cities joined by twinnings. */
  graph: Schema.Struct({
    components: Count,
    largestComponent: Count,
    meanTwins: Schema.Finite,
    medianTwins: Schema.Finite,
    maxTwins: Count,
    /** How many cities have how many twins, from one twin upwards. */
    distribution: Schema.Array(Schema.Struct({ twins: Count, cities: Count }))
  }),
  mostTwinned: Schema.Array(CitySummary),
  countryPairs: Schema.Array(Schema.Struct({ countries: Schema.Tuple([CountryCode, CountryCode]), twinnings: Count }))
}).annotate({ identifier: "Statistics" })

/**
 * The world as a map draws it, in columns: one position a city, those with most twins first.
 *
 * **Details**: only what is drawn before anybody points at anything, since ids and names of every city are five times
 * as large as the drawing: `labels` names the first positions, `/api/v1/map/cities` names all of them, in the same
 * order as long as `version` is the same. Degrees are rounded to 0.01. `links` packs the twinnings: see `unpackLinks`
 * of @proxeny/client. `total` counts every twinning on record; those drawn have coordinates at both ends, and where
 * there are more than the limit, join the cities with most twins.
 */
export const WorldMap = Schema.Struct({
  version: Count,
  total: Count,
  longitude: Schema.Array(Schema.Finite),
  latitude: Schema.Array(Schema.Finite),
  twinnings: Schema.Array(Count),
  links: Schema.Array(Schema.Array(Count)),
  labels: Schema.Array(CityRef)
}).annotate({ identifier: "WorldMap" })

/** Cities of the world map in its order, from the position `from` on, 0 where it is not given, and at most `limit`. */
export const MapCities = Schema.Struct({ version: Count, cities: Schema.Array(CityRef) }).annotate({
  identifier: "MapCities"
})

/**
 * What is wrong with a value, in one word out of a list, for a client that says it in words of its own.
 *
 * **Details**: `FieldRule` of @proxeny/domain tells what each word means and which values come with it. Words may be added:
 * where one is not known, `message` says the same in English, as it does for `other`.
 */
export const FieldRule = DomainRule.annotate({
  identifier: "FieldRule",
  description:
    "What is wrong with the value, for a client that says it in words of its own. Words may be added: where one is not known, `message` says the same, as it does for `other`."
})
export type FieldRule = typeof FieldRule.Type

/**
 * What is wrong with one value of a request: `path` says where it stands, its steps joined by dots, and `message` what is
 * wrong and what to do, in English.
 *
 * **Details**: `rule` says the same in one word, and `values` what the word is about: what is allowed, the bound, the kind
 * of record.
 */
export const FieldError = Schema.Struct({
  path: Schema.String,
  message: Schema.String,
  rule: Schema.optionalKey(FieldRule),
  values: Schema.optionalKey(
    Schema.Array(Schema.Union([Schema.String, Schema.Finite, Schema.Boolean, Schema.Null])).annotate({
      description: "What the rule is about: what is allowed, the bound or both bounds, the kind of record."
    })
  )
}).annotate({ identifier: "FieldError" })
export type FieldError = typeof FieldError.Type

/** An error as RFC 9457 has it. `detail` says what was found, where, and what to do. */
export const Problem = Schema.Struct({
  type: Schema.String,
  title: Schema.String,
  status: Schema.Int,
  detail: Schema.String,
  instance: Schema.optionalKey(Schema.String),
  errors: Schema.optionalKey(Schema.Array(FieldError)),
  /** What the record is now, where somebody else changed it since it was read. */
  current: Schema.optionalKey(Schema.Json)
}).annotate({ identifier: "Problem" })

const page = <S extends Schema.Constraint>(item: S, identifier: string) =>
  Schema.Struct({
    items: Schema.Array(item),
    /** How many records fit the filters, over all pages. */
    total: Count,
    /** What to pass as `cursor` for the next page; absent on the last. */
    next: Schema.optionalKey(Schema.String)
  }).annotate({ identifier })

export const CityPage = page(CitySummary, "CityPage")
export const TwinningPage = page(TwinningSummary, "TwinningPage")
export const NetworkPage = page(NetworkSummary, "NetworkPage")
export const SourcePage = page(SourceSummary, "SourcePage")
export const ClaimPage = page(ClaimView, "ClaimPage")
export const ConflictPage = page(ConflictView, "ConflictPage")
export const CountryList = Schema.Struct({ items: Schema.Array(CountrySummary) }).annotate({
  identifier: "CountryList"
})
