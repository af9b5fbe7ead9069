/** Arbitraries of the domain's types: valid values only, small, and likely to meet. */
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { ActivityId, CityId, ClaimId, deriveId, NetworkId, SourceId, TwinningId, Uuid } from "../base/identity.ts"
import { PartialDate, Period } from "../base/PartialDate.ts"
import { City, CountryCode, Population } from "../city/City.ts"
import { CityName, NameKind } from "../city/CityName.ts"
import { Coordinates } from "../city/Coordinates.ts"
import type { Identifier } from "../city/Identifier.ts"
import { type Claim, makeClaim, SubjectKind } from "../evidence/Claim.ts"
import type { Evidence } from "../evidence/resolve.ts"
import { Grade, Source, SourceKind } from "../evidence/Source.ts"
import { CityNetwork } from "../network/CityNetwork.ts"
import { Membership } from "../network/Membership.ts"
import type { CityEvidence } from "../strategy/CityEvidence.ts"
import { StrategyForm, StrategyProfile, TeamForm } from "../strategy/StrategyProfile.ts"
import { Activity, type ActivityRecord, ActorSector, Attester, BenefitKind } from "../twinning/Activity.ts"
import { ActivityType } from "../twinning/ActivityType.ts"
import { Agreement, AgreementKind, CooperationField } from "../twinning/Agreement.ts"
import { inOrder, type Stage, StageKind } from "../twinning/Stage.ts"
import { StandingKind } from "../twinning/standing.ts"
import { pairOf, Twinning, twinningIdOf } from "../twinning/Twinning.ts"

type Arb<A> = Arbitrary.Arbitrary<A>

/** One of a few values. */
export const oneOf = <const A extends string | number | boolean>(values: ReadonlyArray<A>): Arb<A> =>
  Arbitrary.schema(Schema.Literals(values))

const integer = (minimum: number, maximum: number): Arb<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

const either = <A>(a: Arb<A>, b: Arb<A>): Arb<A> =>
  oneOf([true, false]).pipe(Arbitrary.flatMap((first) => (first ? a : b)))

const maybe = <A>(a: Arb<A>): Arb<A | undefined> => either<A | undefined>(a, Arbitrary.Constant(undefined))

/** A record without the keys that have no value, as `optionalKey` wants it. */
type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

const record = <R extends Record<string, Arb<unknown>>>(
  fields: R
): Arb<Compact<{ [K in keyof R]: R[K] extends Arb<infer A> ? A : never }>> =>
  Arbitrary.all(fields).pipe(
    Arbitrary.map(
      (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
    )
  )

const listOf = <A>(item: Arb<A>, maxLength = 4): Arb<ReadonlyArray<A>> => Arbitrary.array(item, { maxLength })
const someOf = <A>(item: Arb<A>, maxLength = 4): Arb<readonly [A, ...Array<A>]> =>
  Arbitrary.array(item, { minLength: 1, maxLength }).pipe(Arbitrary.map((items) => items as [A, ...Array<A>]))

/** Text of several scripts, with what gets lost on the way. */
export const text: Arb<string> = Arbitrary.array(
  oneOf([
    "a",
    "B",
    "é",
    "ł",
    "İ",
    "ß",
    "武",
    "汉",
    "한",
    "が",
    "Ж",
    "σ",
    "’",
    "'",
    "-",
    " ",
    "\n",
    '"',
    "\\",
    "𝄞",
    "1"
  ]),
  { minLength: 1, maxLength: 8 }
).pipe(Arbitrary.map((letters) => `x${letters.join("")}`))

export const uuid: Arb<string> = Arbitrary.schema(Uuid)
/** Ids of cities; one in two is of a small set, so that cities meet. */
export const cityId: Arb<CityId> = either(
  oneOf([1, 2, 3, 4]).pipe(Arbitrary.map((n) => CityId.make(`00000000-0000-5000-8000-00000000000${n}`))),
  Arbitrary.schema(CityId)
)

/** A date known to the year, the month or the day; one in two of a few years, so that dates meet. */
export const partialDate: Arb<PartialDate> = Arbitrary.all([
  either(integer(1984, 1988), integer(1, 9999)),
  integer(1, 12),
  integer(1, 31),
  oneOf([4, 7, 10])
]).pipe(
  Arbitrary.map(([year, month, day, length]) =>
    [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")]
      .join("-")
      .slice(0, length)
  ),
  Arbitrary.filter(Schema.is(PartialDate))
)

export const period: Arb<Period> = record({ from: maybe(partialDate), until: maybe(partialDate) }).pipe(
  Arbitrary.filter(Schema.is(Period))
)

export const cityName: Arb<CityName> = record({
  text,
  language: maybe(oneOf(["en", "zh", "zh-Hant", "de", "pl", "vi"])),
  kind: oneOf(NameKind.literals)
}).pipe(Arbitrary.filter(Schema.is(CityName)))

export const identifier: Arb<Identifier> = either(
  integer(1, 9_999_999).pipe(Arbitrary.map((n): Identifier => ({ scheme: "wikidata", value: `Q${n}` }))),
  integer(1, 9_999_999).pipe(Arbitrary.map((n): Identifier => ({ scheme: "geonames", value: String(n) })))
)

/** Without the negative nought, which JSON does not know. */
export const coordinates: Arb<Coordinates> = Arbitrary.schema(Coordinates).pipe(
  Arbitrary.map(({ latitude, longitude }) => ({ latitude: latitude + 0, longitude: longitude + 0 }))
)
export const countryCode: Arb<CountryCode> = Arbitrary.schema(CountryCode)

export const city: Arb<City> = record({
  id: cityId,
  names: someOf(cityName),
  country: maybe(countryCode),
  coordinates: maybe(coordinates),
  population: maybe(Arbitrary.schema(Population)),
  identifiers: listOf(identifier)
}).pipe(Arbitrary.map((fields) => new City(fields)))

const optionalText = maybe(text)

export const source: Arb<Source> = record({
  id: Arbitrary.schema(SourceId),
  kind: oneOf(SourceKind.literals),
  title: text,
  shortName: optionalText,
  publisher: optionalText,
  url: maybe(oneOf(["https://example.org/list", "http://example.org"])),
  publishedOn: maybe(partialDate),
  accessedOn: maybe(partialDate),
  licence: optionalText,
  grade: Arbitrary.schema(Grade)
}).pipe(Arbitrary.map((fields) => new Source(fields)))

const claimOf = (fields: {
  readonly source: Arb<SourceId>
  readonly subject: Arb<Claim["subject"]>
  readonly attribute: Arb<string>
  readonly value: Arb<Schema.Json>
}): Arb<Claim> =>
  record({
    ...fields,
    locator: oneOf(["l.1", "row 2", "table 3", "row 17"]),
    period: maybe(period),
    recordedBy: oneOf(["import", "a steward"]),
    note: optionalText
  }).pipe(Arbitrary.map((content) => makeClaim(content as never)))

export const claim: Arb<Claim> = claimOf({
  source: Arbitrary.schema(SourceId),
  subject: record({ kind: oneOf(SubjectKind.literals), id: uuid }),
  attribute: oneOf(["population", "country", "exists", "anything-else"]),
  value: Arbitrary.schema(Schema.Json).pipe(Arbitrary.map((value) => JSON.parse(JSON.stringify(value)) as Schema.Json))
})

/**
 * Claims of a few sources on one attribute of one city, each with its source: what is to be resolved.
 *
 * **Details**: few sources and few values, so that claims agree, contradict and tie; no claim occurs twice.
 */
export const evidence: Arb<ReadonlyArray<Evidence>> = Arbitrary.array(source, { minLength: 1, maxLength: 4 }).pipe(
  Arbitrary.flatMap((sources) =>
    Arbitrary.array(
      integer(0, sources.length - 1).pipe(
        Arbitrary.flatMap((index) => {
          const from = sources[index] as Source
          return claimOf({
            source: Arbitrary.Constant(from.id),
            subject: Arbitrary.Constant({ kind: "city", id: "00000000-0000-5000-8000-000000000001" }),
            attribute: Arbitrary.Constant("anything-else"),
            value: oneOf(["x", "y", "z", 1, true])
          }).pipe(Arbitrary.map((claim): Evidence => ({ claim, source: from })))
        })
      ),
      { minLength: 1, maxLength: 7 }
    )
  ),
  Arbitrary.map((all) => [...new Map(all.map((one) => [one.claim.id, one])).values()])
)

export const stage: Arb<Stage> = record({
  kind: oneOf(StageKind.literals),
  on: maybe(partialDate),
  evidence: someOf(Arbitrary.schema(ClaimId), 2)
})

export const twinning: Arb<Twinning> = Arbitrary.all([cityId, cityId, listOf(stage)]).pipe(
  Arbitrary.filterMap(([a, b, stages]) =>
    Result.map(pairOf(a, b), (cities) => new Twinning({ id: twinningIdOf(cities), cities, stages: inOrder(stages) }))
  )
)

export const agreement: Arb<Agreement> = record({
  id: uuid.pipe(Arbitrary.map((id) => id as Agreement["id"])),
  twinning: Arbitrary.schema(TwinningId),
  kind: oneOf(AgreementKind.literals),
  title: optionalText,
  signedOn: maybe(partialDate),
  expiresOn: maybe(partialDate),
  fields: listOf(oneOf(CooperationField.literals))
}).pipe(
  Arbitrary.filterMap((fields) =>
    Result.try({ try: () => new Agreement(fields), catch: () => "expires before it is signed" })
  )
)

export const network: Arb<CityNetwork> = record({
  id: Arbitrary.schema(NetworkId),
  name: text,
  shortName: optionalText,
  scope: maybe(oneOf(["world", "region", "country"])),
  founded: maybe(integer(1850, 2026)),
  topics: listOf(text)
}).pipe(Arbitrary.map((fields) => new CityNetwork(fields)))

export const membership: Arb<Membership> = Arbitrary.schema(Membership.fields.id).pipe(
  Arbitrary.flatMap((id) =>
    record({
      id: Arbitrary.Constant(id),
      network: Arbitrary.schema(NetworkId),
      member: either<Membership["member"]>(
        cityId.pipe(Arbitrary.map((city) => ({ kind: "city", city }))),
        Arbitrary.schema(NetworkId).pipe(Arbitrary.map((network) => ({ kind: "network", network })))
      ),
      through: maybe(Arbitrary.schema(NetworkId)),
      roles: listOf(oneOf(["presidency", "host", "observer"])),
      period: maybe(period)
    })
  ),
  // A network belongs neither to itself nor through itself.
  Arbitrary.filter(
    ({ member, network, through }) => through !== network && !(member.kind === "network" && member.network === network)
  ),
  Arbitrary.map((fields) => new Membership(fields))
)

export const strategyProfile: Arb<StrategyProfile> = Arbitrary.schema(StrategyProfile.fields.id).pipe(
  Arbitrary.flatMap((id) =>
    record({
      id: Arbitrary.Constant(id),
      city: cityId,
      asOf: partialDate,
      strategy: maybe(record({ value: oneOf(StrategyForm.literals), evidence: someOf(Arbitrary.schema(ClaimId), 2) })),
      budget: maybe(record({ value: oneOf([true, false]), evidence: someOf(Arbitrary.schema(ClaimId), 2) })),
      lastReview: maybe(record({ value: partialDate, evidence: someOf(Arbitrary.schema(ClaimId), 2) }))
    })
  ),
  Arbitrary.map((fields) => new StrategyProfile(fields))
)

/** A few claims, so that they are shared and their sources can be known. */
export const fewClaims: ReadonlyArray<ClaimId> = Array.from({ length: 6 }, (_, i) =>
  ClaimId.make(deriveId("claim", "arbitrary", String(i)))
)
const someClaims = someOf(oneOf(fewClaims.map((_, i) => i)), 2).pipe(
  Arbitrary.map((places) => {
    const [first, ...rest] = [...new Set(places)].map((place) => fewClaims[place] as ClaimId)
    return [first as ClaimId, ...rest] as [ClaimId, ...Array<ClaimId>]
  })
)

/** The two cities whose twinning the activities of {@link activity} belong to, in their fixed order. */
export const pair: readonly [CityId, CityId] = [
  CityId.make("00000000-0000-5000-8000-000000000001"),
  CityId.make("00000000-0000-5000-8000-000000000002")
]
const sideOfPair = oneOf([0, 1]).pipe(Arbitrary.map((side) => pair[side] as CityId))
const pairTwinning = twinningIdOf(pair)

const organiser = record({
  name: oneOf(["City Council", "University", "Chamber", "School", "Sports club", "Museum"]),
  sector: oneOf(ActorSector.literals),
  city: maybe(sideOfPair)
})
const benefit = record({ city: sideOfPair, kind: oneOf(BenefitKind.literals), attestedBy: oneOf(Attester.literals) })

/**
 * An activity of {@link pair} between 1995 and 2030; much of it may be unknown.
 *
 * **Gotchas**: two draws may have the same id and differ otherwise; the ids of {@link activities} differ.
 */
export const activity: Arb<ActivityRecord> = record({
  key: integer(0, 1_000_000_000),
  type: oneOf(ActivityType.literals),
  year: integer(1995, 2030),
  length: oneOf([0, 0, 1, 4]),
  precise: oneOf([4, 7, 10]),
  fields: maybe(listOf(oneOf(CooperationField.literals), 3)),
  organisers: maybe(listOf(organiser, 3)),
  citizenLed: maybe(oneOf([true, false])),
  people: maybe(integer(0, 500)),
  benefits: maybe(listOf(benefit, 4)),
  evidence: someClaims
}).pipe(
  Arbitrary.map(
    ({ key, length, precise, year, fields, ...rest }) =>
      new Activity({
        ...rest,
        id: ActivityId.make(deriveId("activity", "arbitrary", String(key))),
        twinning: pairTwinning,
        on: PartialDate.make(`${year}-06-15`.slice(0, precise)),
        ...(fields === undefined ? {} : { fields: [...new Set(fields)] }),
        ...(length === 0 ? {} : { until: PartialDate.make(String(year + length)) })
      })
  )
)

/** Up to twelve activities of {@link pair}, with ids that no other of them and no {@link activity} beside them has. */
export const activities: Arb<ReadonlyArray<ActivityRecord>> = listOf(activity, 12).pipe(
  Arbitrary.map((all) =>
    all.map((one, i) => new Activity({ ...one, id: ActivityId.make(deriveId("activity", one.id, String(i))) }))
  )
)

const answered = <A>(value: Arb<A>) =>
  maybe(record({ value: value as Arb<never>, evidence: someClaims })) as Arb<
    { readonly value: A; readonly evidence: [ClaimId, ...Array<ClaimId>] } | undefined
  >
const yesOrNo = answered(oneOf([true, false]))

/** What is known of a city for its maturity: any part of it may be unknown. */
export const cityEvidence: Arb<CityEvidence> = record({
  city: cityId,
  country: maybe(oneOf(["CN", "GB", "HK"]).pipe(Arbitrary.map((code) => CountryCode.make(code)))),
  profile: maybe(
    record({
      asOf: oneOf(["2015", "2019-06", "2024-05-01"]).pipe(Arbitrary.map((date) => PartialDate.make(date))),
      strategy: answered(oneOf(StrategyForm.literals)),
      team: answered(oneOf(TeamForm.literals)),
      officesAbroad: answered(integer(0, 2)),
      budget: yesOrNo,
      jointProjects: yesOrNo,
      regularContact: yesOrNo,
      businessPlatform: yesOrNo,
      lastReview: answered(oneOf(["2010", "2029"]).pipe(Arbitrary.map((date) => PartialDate.make(date)))),
      trainedStaff: yesOrNo,
      renewalsDocumented: yesOrNo,
      outcomesCounted: yesOrNo,
      practiceAdopted: yesOrNo,
      membershipsComplete: yesOrNo
    })
  ),
  memberships: maybe(
    listOf(
      record({
        network: integer(1, 6),
        mediated: oneOf([true, false]),
        roles: listOf(oneOf(["presidency", "host", "observer"]), 1),
        evidence: someClaims
      }).pipe(
        Arbitrary.map(({ evidence, mediated, network, roles }) => ({
          membership: {
            network: NetworkId.make(deriveId("network", `arbitrary ${network}`)),
            roles,
            ...(mediated ? { through: NetworkId.make(deriveId("network", "an association")) } : {})
          },
          evidence
        }))
      ),
      5
    )
  ),
  partnerships: maybe(
    listOf(
      record({
        twinning: integer(1, 20),
        standing: oneOf(StandingKind.literals),
        topic: maybe(oneOf([true, false])),
        evidence: someClaims
      }),
      6
    ).pipe(
      Arbitrary.map((all) =>
        [...new Map(all.map((one) => [one.twinning, one])).values()].map(({ twinning, ...rest }) => ({
          ...rest,
          twinning: TwinningId.make(deriveId("twinning", `arbitrary ${twinning}`))
        }))
      )
    )
  )
})
