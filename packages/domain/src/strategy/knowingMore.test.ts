import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { ClaimId, deriveId, NetworkId, SourceId, TwinningId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import type { SourceOf } from "../evidence/confidence.ts"
import { Grade } from "../evidence/Source.ts"
import { arbitrary } from "../testing/index.ts"
import type { CityEvidence, KnownMembership, KnownPartnership } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import type { MaturityRubric } from "./MaturityRubric.ts"
import { type Maturity, maturity } from "./maturity.ts"
import { StrategyForm, type StrategyQuestion, TeamForm } from "./StrategyProfile.ts"

const asOf = "2024-12-31"
const draws = 100
const epsilon = 1e-12

type Claims = readonly [ClaimId, ...Array<ClaimId>]
const claims = arbitrary.fewClaims as unknown as Claims

/** Every answer that a record can give, from the worst to the best. */
const answers: Readonly<Record<StrategyQuestion, readonly [string, ReadonlyArray<unknown>]>> = {
  strategy: ["strategy-form", StrategyForm.literals],
  team: ["team", TeamForm.literals],
  budget: ["budget", [false, true]],
  officesAbroad: ["office-abroad", [0, 1, 2]],
  jointProjects: ["joint-projects", [false, true]],
  regularContact: ["regular-contact", [false, true]],
  businessPlatform: ["business-platform", [false, true]],
  lastReview: ["dated-review", ["never", PartialDate.make("2018-05")]],
  trainedStaff: ["trained-staff", [false, true]],
  renewalsDocumented: ["renewals-documented", [false, true]],
  outcomesCounted: ["outcomes-counted", [false, true]],
  practiceAdopted: ["practice-adopted", [false, true]]
}
const questions = Object.keys(answers) as ReadonlyArray<StrategyQuestion>

type Profile = NonNullable<CityEvidence["profile"]>

/** For each standing and role: how many claims are its own, and from which on; of some, none are named. */
const own = Arbitrary.array(
  Arbitrary.all([arbitrary.oneOf(["none", "none", 0, 1, 2]), arbitrary.oneOf([0, 1, 2, 3])]),
  {
    minLength: 12,
    maxLength: 12
  }
).pipe(
  Arbitrary.map((all) =>
    all.map(([many, from]) => (many === "none" ? undefined : claims.slice(from, from + Number(many))))
  )
)

/** Names the claims behind some standings and roles; of the roles in one network, those of all or of none. */
const withOwn = (evidence: CityEvidence, own: ReadonlyArray<ReadonlyArray<ClaimId> | undefined>): CityEvidence => {
  const { memberships, partnerships, ...rest } = evidence
  const ofNetwork = new Map(memberships?.map(({ membership: { network } }, i) => [network, own[i]]))
  return {
    ...rest,
    ...(memberships === undefined
      ? {}
      : {
          memberships: memberships.map((one): KnownMembership => {
            const roleEvidence = ofNetwork.get(one.membership.network)
            return roleEvidence === undefined ? one : { ...one, roleEvidence }
          })
        }),
    ...(partnerships === undefined
      ? {}
      : {
          partnerships: partnerships.map((one, i): KnownPartnership => {
            const standingEvidence = own[6 + i]
            return standingEvidence === undefined ? one : { ...one, standingEvidence }
          })
        })
  }
}

/**
 * A city of which it may also be known that it never reviewed its strategy, that some question does not apply to it, and who
 * says where its twinnings stand and which roles it holds.
 */
const cityEvidence: Arbitrary.Arbitrary<CityEvidence> = Arbitrary.all([
  arbitrary.cityEvidence,
  arbitrary.oneOf([true, false, false]),
  arbitrary.oneOf([...questions, ...questions.map(() => "none" as const)]),
  own
]).pipe(
  Arbitrary.map(([any, never, question, own]): CityEvidence => {
    const evidence = withOwn(any, own)
    const { profile } = evidence
    if (profile === undefined) return evidence
    const { lastReview, ...rest } = profile
    const because = { because: "A law forbids it.", evidence: claims }
    return {
      ...evidence,
      profile: {
        ...rest,
        ...(lastReview === undefined
          ? {}
          : { lastReview: never ? { ...lastReview, value: "never" as const } : lastReview }),
        ...(question === "none" ? {} : { notApplicable: [{ question, ...because }] })
      }
    }
  })
)
const withAnswer = (
  evidence: CityEvidence,
  question: StrategyQuestion | "membershipsComplete",
  value: unknown,
  claims: ReadonlyArray<ClaimId>
): CityEvidence => ({
  ...evidence,
  profile: {
    ...(evidence.profile ?? { asOf: PartialDate.make("2015") }),
    [question]: { value, evidence: claims }
  } as Profile
})
const withPartnership = (evidence: CityEvidence, at: number, fields: Partial<KnownPartnership>): CityEvidence => ({
  ...evidence,
  partnerships: (evidence.partnerships ?? []).map((one, index) => (index === at ? { ...one, ...fields } : one))
})
const withMembership = (evidence: CityEvidence, at: number, to: Partial<KnownMembership>): CityEvidence => ({
  ...evidence,
  memberships: (evidence.memberships ?? []).map((one, index) => (index === at ? { ...one, ...to } : one))
})

const dimensionOf = (of: Maturity, key: string) => of.dimensions.find((dimension) => dimension.key === key)
const stateOf = (of: Maturity, key: string) =>
  of.dimensions.flatMap(({ indicators }) => indicators).find((indicator) => indicator.key === key)?.state

/** Every way in which one thing that is unknown of a city can become known. */
const completions = (evidence: CityEvidence): ReadonlyArray<readonly [what: string, then: CityEvidence]> => {
  const now = maturity(evidence, { asOf, draws: 1 })
  const { memberships, partnerships = [] } = evidence
  const told: ReadonlyArray<KnownPartnership> = [
    { twinning: TwinningId.make(deriveId("twinning", "a")), standing: "active", topic: true, evidence: claims },
    { twinning: TwinningId.make(deriveId("twinning", "b")), standing: "latent", evidence: claims }
  ]
  return [
    ...questions.flatMap((question) => {
      const [indicator, values] = answers[question]
      if (stateOf(now, indicator) !== "unknown") return []
      return values.map((value) => [`${question} ${value}`, withAnswer(evidence, question, value, claims)] as const)
    }),
    ...partnerships.flatMap(({ standing, topic }, at) => [
      ...(topic === undefined
        ? [true, false].map((topic) => [`topic ${topic}`, withPartnership(evidence, at, { topic })] as const)
        : []),
      ...(standing === "unknown"
        ? (["active", "cooling", "latent", "suspended", "ended"] as const).map(
            (standing) => [`standing ${standing}`, withPartnership(evidence, at, { standing })] as const
          )
        : [])
    ]),
    ...(evidence.partnerships === undefined
      ? [[], told.slice(0, 1), told.slice(1), told].map(
          (partnerships) => [`${partnerships.length} twinnings`, { ...evidence, partnerships }] as const
        )
      : []),
    ...(memberships === undefined ? [["no membership on record", { ...evidence, memberships: [] }] as const] : []),
    ...(evidence.profile?.membershipsComplete === undefined
      ? [true, false].map(
          (value) =>
            [`memberships complete ${value}`, withAnswer(evidence, "membershipsComplete", value, claims)] as const
        )
      : [])
  ]
}

/** The place of a level of the default rubric, whose keys are L0 to L5. */
const placeOf = (level: string): number => Number(level.slice(1))

/** A list of one or two twinnings of which little is known: here a dimension may come to apply, or not to. */
const fewTwinnings = Arbitrary.array(
  Arbitrary.all([arbitrary.oneOf(["unknown", "unknown", "active", "latent"]), arbitrary.oneOf(["yes", "no", "?"])]),
  { minLength: 1, maxLength: 2 }
).pipe(
  Arbitrary.map((all) =>
    all.map(
      ([standing, topic], at): KnownPartnership => ({
        twinning: TwinningId.make(deriveId("twinning", `few ${at}`)),
        standing,
        ...(topic === "?" ? {} : { topic: topic === "yes" }),
        evidence: claims
      })
    )
  )
)

describe("knowing more", () => {
  it.prop(
    "what was unknown never widens the bounds, nor lowers the coverage",
    [cityEvidence, fewTwinnings, arbitrary.oneOf([true, false])],
    ([any, partnerships, few]) => {
      const evidence = few ? { ...any, partnerships } : any
      const before = maturity(evidence, { asOf, draws: 1 })
      for (const [what, then] of completions(evidence)) {
        const after = maturity(then, { asOf, draws: 1 })
        assert.isAtLeast(after.bounds.low, before.bounds.low - epsilon, what)
        assert.isAtMost(after.bounds.high, before.bounds.high + epsilon, what)
        assert.isAtLeast(placeOf(after.established), placeOf(before.established), what)
        assert.isAtMost(placeOf(after.possible), placeOf(before.possible), what)
        assert.isAtLeast(after.coverage, before.coverage - epsilon, what)
      }
    },
    { arbitrary: { runs: 80 }, timeout: 20_000 }
  )
})

/** Four sources of any grade, and which of them makes each claim; of some claims nobody knows. */
const sourceOf: Arbitrary.Arbitrary<SourceOf> = Arbitrary.all([
  Arbitrary.array(Arbitrary.schema(Grade), { minLength: 4, maxLength: 4 }),
  Arbitrary.array(arbitrary.oneOf([0, 1, 2, 3, 4]), { minLength: claims.length, maxLength: claims.length })
]).pipe(
  Arbitrary.map(([grades, by]): SourceOf => {
    const sources = grades.map((grade, at) => ({ id: SourceId.make(deriveId("source", String(at))), grade }))
    const makers = new Map(claims.map((claim, at) => [claim, sources[by[at] ?? 4]]))
    return (claim) => makers.get(claim)
  })
)

const withoutTopics: MaturityRubric = {
  ...defaultRubric,
  dimensions: defaultRubric.dimensions.map((one) => (one.key === "focus" ? { ...one, weight: 0 } : one))
}
/** So many of the best sources that what they agree on has a probability of 1. */
const beyondDoubt = Array.from({ length: 12 }, (_, at) => ClaimId.make(deriveId("claim", "beyond doubt", `${at}`)))
const orBest =
  (sourceOf: SourceOf): SourceOf =>
  (claim) =>
    beyondDoubt.includes(claim)
      ? { id: SourceId.make(deriveId("source", claim)), grade: { reliability: "A", credibility: 1 } }
      : sourceOf(claim)

/** Every way in which one good practice more can be on record, be it to a question that does not apply to the city. */
const goodPractices = (evidence: CityEvidence): ReadonlyArray<readonly [what: string, then: CityEvidence]> => {
  const { memberships = [], partnerships = [], profile } = evidence
  const join = (network: string, through: boolean, roles: ReadonlyArray<"host">): CityEvidence => ({
    ...evidence,
    memberships: [
      ...memberships,
      {
        membership: {
          network: NetworkId.make(deriveId("network", network)),
          roles,
          ...(through ? { through: NetworkId.make(deriveId("network", "an association")) } : {})
        },
        evidence: claims.slice(0, 1)
      }
    ]
  })
  return [
    ...questions.flatMap((question) => {
      const [, values] = answers[question]
      const given = profile?.[question]
      // The same sources say something better than before; of reviews, one is as good as another.
      return values
        .slice(question === "lastReview" ? 1 : values.indexOf(given?.value) + 1)
        .filter((_, place, all) => given !== undefined || place === all.length - 1)
        .map(
          (value) =>
            [
              `${question} ${value}`,
              withAnswer(evidence, question, value, given?.evidence ?? claims.slice(0, 1))
            ] as const
        )
    }),
    ...partnerships.map((_, at) => [`topic ${at}`, withPartnership(evidence, at, { topic: true })] as const),
    ...memberships.map(
      (one, at) =>
        [`role ${at}`, withMembership(evidence, at, { membership: { ...one.membership, roles: ["host"] } })] as const
    ),
    ...memberships.map(
      ({ evidence: by, membership: { through: _, ...direct } }, at) =>
        [`direct ${at}`, withMembership(evidence, at, { membership: direct, evidence: by })] as const
    ),
    ["a further membership", join("a new one", false, [])],
    ["a further membership through another", join("a new one", true, [])],
    ["a further membership with a role", join("a new one", false, ["host"])],
    // The same network as one that may be on record, directly.
    ["a direct membership", join("arbitrary 1", false, [])]
  ]
}

/** The probability of each level or a higher one. */
const atLeast = ({ levels }: Maturity): ReadonlyArray<number> =>
  levels.map((_, place) => levels.slice(place).reduce((sum, { probability }) => sum + probability, 0))

const neverLower = (after: Maturity, before: Maturity, what: string): void => {
  assert.isAtLeast(after.bounds.low, before.bounds.low - epsilon, `${what}: least score`)
  assert.isAtLeast(after.bounds.high, before.bounds.high - epsilon, `${what}: greatest score`)
  assert.isAtLeast(placeOf(after.established), placeOf(before.established), `${what}: established`)
  assert.isAtLeast(placeOf(after.possible), placeOf(before.possible), `${what}: possible`)
  if (before.score === undefined) return
  for (const end of ["low", "median", "high"] as const)
    assert.isAtLeast(after.score?.[end] ?? 0, before.score[end] - epsilon, `${what}: ${end}`)
  const then = atLeast(after)
  for (const [place, probability] of atLeast(before).entries())
    assert.isAtLeast(then[place] ?? 0, probability - epsilon, `${what}: L${place} or higher`)
}

describe("evidence of a good practice", () => {
  it.prop(
    "never lowers a bound, an end of the interval, the median or the odds of a level",
    [cityEvidence, sourceOf],
    ([evidence, sourceOf]) => {
      const options = { asOf, draws, seed: 1986, sourceOf }
      const before = maturity(evidence, options)
      for (const [what, then] of goodPractices(evidence)) neverLower(maturity(then, options), before, what)
    },
    { arbitrary: { runs: 60 }, timeout: 20_000 }
  )

  it.prop(
    "a second source for it never lowers the score either",
    [cityEvidence, sourceOf, arbitrary.oneOf([0, 1, 2, 3, 4, 5])],
    ([evidence, sourceOf, place]) => {
      const options = { asOf, draws, seed: 1986, sourceOf }
      const more = claims[place] as ClaimId
      const before = maturity(evidence, options)
      const { memberships = [], partnerships = [], profile } = evidence
      for (const question of questions) {
        const given = profile?.[question]
        const [, values] = answers[question]
        const isBest =
          given !== undefined &&
          (question === "lastReview"
            ? given.value === "2010"
            : question === "team" || question === "officesAbroad"
              ? given.value !== values[0]
              : given.value === values.at(-1))
        if (isBest)
          neverLower(
            maturity(withAnswer(evidence, question, given.value, [...given.evidence, more]), options),
            before,
            question
          )
      }
      for (const [at, { evidence: by, topic }] of partnerships.entries())
        if (topic === true)
          neverLower(maturity(withPartnership(evidence, at, { evidence: [...by, more] }), options), before, "topic")
      for (const [at, { evidence: by }] of memberships.entries())
        neverLower(maturity(withMembership(evidence, at, { evidence: [...by, more] }), options), before, "membership")
    },
    { arbitrary: { runs: 80 }, timeout: 20_000 }
  )

  it.prop(
    "a further source for a role never lowers the score",
    [cityEvidence, sourceOf, arbitrary.oneOf([0, 1, 2, 3, 4, 5])],
    ([evidence, sourceOf, place]) => {
      const options = { asOf, draws, seed: 1986, sourceOf }
      const more = claims[place] as ClaimId
      const before = maturity(evidence, options)
      for (const [at, { roleEvidence }] of (evidence.memberships ?? []).entries())
        if (roleEvidence !== undefined)
          neverLower(
            maturity(withMembership(evidence, at, { roleEvidence: [...roleEvidence, more] }), options),
            before,
            "role"
          )
    },
    { arbitrary: { runs: 120 }, timeout: 20_000 }
  )

  it.prop(
    "a further source for it that a twinning is not latent never lowers the score where topics do not count",
    [cityEvidence, sourceOf, arbitrary.oneOf([0, 1, 2, 3, 4, 5])],
    ([evidence, sourceOf, place]) => {
      const options = { asOf, draws, seed: 1986, sourceOf, rubric: withoutTopics }
      const more = claims[place] as ClaimId
      const before = maturity(evidence, options)
      for (const [at, { standing, standingEvidence }] of (evidence.partnerships ?? []).entries())
        if (standingEvidence !== undefined && ["active", "cooling", "suspended"].includes(standing))
          neverLower(
            maturity(withPartnership(evidence, at, { standingEvidence: [...standingEvidence, more] }), options),
            before,
            standing
          )
    },
    { arbitrary: { runs: 120 }, timeout: 20_000 }
  )

  // A twinning that lives counts among those that may have a topic, so that where its topic is in doubt, knowing that it
  // lives may lower the share of those that have one.
  it.prop(
    "nor where they do, for a twinning that lives with a topic beyond doubt",
    [cityEvidence, sourceOf, arbitrary.oneOf([0, 1, 2, 3, 4, 5])],
    ([any, sourceOf, place]) => {
      const options = { asOf, draws, seed: 1986, sourceOf: orBest(sourceOf) }
      const evidence: CityEvidence = {
        ...any,
        partnerships: (any.partnerships ?? []).map((one) =>
          one.standing === "active" || one.standing === "cooling"
            ? { ...one, topic: true, evidence: beyondDoubt, standingEvidence: one.standingEvidence ?? [] }
            : one
        )
      }
      const before = maturity(evidence, options)
      for (const [at, { standing, standingEvidence = [] }] of (evidence.partnerships ?? []).entries())
        if (standing === "active" || standing === "cooling")
          neverLower(
            maturity(
              withPartnership(evidence, at, { standingEvidence: [...standingEvidence, claims[place] as ClaimId] }),
              options
            ),
            before,
            standing
          )
    },
    { arbitrary: { runs: 100 }, timeout: 20_000 }
  )

  it.prop(
    "a latent twinning that is active again never lowers the discipline of the portfolio",
    [arbitrary.cityEvidence],
    ([evidence]) => {
      const before = dimensionOf(maturity(evidence, { asOf, draws: 1 }), "portfolio")
      for (const [at, { standing }] of (evidence.partnerships ?? []).entries()) {
        if (standing !== "latent") continue
        const then = maturity(withPartnership(evidence, at, { standing: "active" }), { asOf, draws: 1 })
        const after = dimensionOf(then, "portfolio")
        assert.isAbove(after?.low ?? 0, before?.low ?? 1)
        assert.isAbove(after?.high ?? 0, before?.high ?? 1)
      }
    }
  )
})
