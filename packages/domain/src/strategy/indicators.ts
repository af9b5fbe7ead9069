import type { CityId, ClaimId, TwinningId } from "../base/identity.ts"
import { latest, type PartialDate, type Period } from "../base/PartialDate.ts"
import type { CountryCode } from "../city/City.ts"
import type { Words } from "../evidence/Citation.ts"
import { confidence, type SourceOf } from "../evidence/confidence.ts"
import type { Membership } from "../network/Membership.ts"
import { exp } from "../statistics/elementary.ts"
import type { StandingKind } from "../twinning/standing.ts"
import type { Indicator, MaturityRubric, Measure } from "./MaturityRubric.ts"
import type { StrategyProfile, StrategyQuestion } from "./StrategyProfile.ts"

/** A membership of the city, with the claims that state it. */
export interface KnownMembership {
  readonly membership: Pick<Membership, "network" | "through" | "roles"> & { readonly period?: Period }
  readonly evidence: ReadonlyArray<ClaimId>
}

/** A twinning of the city, as far as maturity asks about it. */
export interface KnownPartnership {
  readonly twinning: TwinningId
  readonly standing: StandingKind
  /** Whether it has a named mutual topic; absent where nobody says. */
  readonly topic?: boolean
  /** The claims about its topics. */
  readonly evidence: ReadonlyArray<ClaimId>
  /** The claims behind its standing. */
  readonly standingEvidence?: ReadonlyArray<ClaimId>
}

/** What is known of a city when its maturity is asked for. What is absent is unknown; an empty list means "none". */
export interface CityEvidence {
  readonly city: CityId
  readonly country?: CountryCode
  readonly profile?: Omit<typeof StrategyProfile.Type, "id" | "city">
  readonly memberships?: ReadonlyArray<KnownMembership>
  readonly partnerships?: ReadonlyArray<KnownPartnership>
  /** The claims that there is no twinning, where `partnerships` is empty. */
  readonly noTwinning?: ReadonlyArray<ClaimId>
}

/** What an indicator says, and what it does not: a share of 1 between `low` and `high`. */
export interface Reading {
  readonly indicator: Indicator
  /** `partly` where the record sets a least value, and more may be unrecorded. */
  readonly state: "known" | "partly" | "unknown" | "not-applicable"
  /** The answer given, as the rubric writes it. */
  readonly answer?: string
  readonly low: number
  readonly high: number
  /** Why it does not apply. */
  readonly because?: Words
  readonly evidence: ReadonlyArray<ClaimId>
  /** The probability that the evidence holds. */
  readonly confidence: number
  /** Whether a role in a network is on record; only memberships know. */
  readonly role?: { readonly low: boolean; readonly high: boolean }
  /** What random draws are made from. */
  readonly odds:
    | { readonly kind: "step"; readonly at: number | undefined }
    | { readonly kind: "topical"; readonly items: ReadonlyArray<TopicalItem> }
    | { readonly kind: "not-latent"; readonly items: ReadonlyArray<LatentItem> }
    | { readonly kind: "memberships"; readonly items: ReadonlyArray<MembershipItem>; readonly complete: boolean }
    | { readonly kind: "none" }
}

interface TopicalItem {
  readonly key: string
  /** The probability that the twinning lives, and that it has a topic. */
  readonly living: number
  readonly topic: number
}
interface LatentItem {
  readonly key: string
  readonly latent: number
}
interface MembershipItem {
  readonly key: string
  readonly counts: number
  readonly role: boolean
  readonly holds: number
}

type Answered = { readonly answer: string; readonly evidence: ReadonlyArray<ClaimId> }

/** The answer of a profile to a question in the words of a rubric, or undefined where it gives none. */
const answerOf = (
  profile: NonNullable<CityEvidence["profile"]>,
  question: StrategyQuestion,
  asOf: string
): Answered | undefined => {
  const given = profile[question]
  if (given === undefined) return undefined
  const { evidence, value } = given
  const answer = (): string | undefined => {
    if (question === "officesAbroad") return value === 0 ? "none" : "some"
    // A review that lies ahead has not been held.
    if (question === "lastReview")
      return value === "never" ? "never" : latest(value as PartialDate) <= asOf ? "dated" : undefined
    if (typeof value === "boolean") return value ? "yes" : "no"
    return String(value)
  }
  const said = answer()
  return said === undefined ? undefined : { answer: said, evidence }
}

const livingStandings: ReadonlyArray<StandingKind> = ["active", "cooling"]

/** 1 for yes, 0 for no, one half for unknown: what is unknown is as likely one way as the other. */
const odds = (known: boolean | undefined, holds = 1): number =>
  known === undefined ? 0.5 : known ? holds + (1 - holds) / 2 : (1 - holds) / 2

const inEvidence = (lists: Iterable<ReadonlyArray<ClaimId>>): ReadonlyArray<ClaimId> =>
  [...new Set([...lists].flat())].sort()

const byTwinning = <P extends { readonly twinning: string }>(all: ReadonlyArray<P>): ReadonlyArray<P> =>
  [...all].sort((a, b) => (a.twinning < b.twinning ? -1 : 1))

type Read = Omit<Reading, "indicator">

const unknown = (kind: Reading["odds"]): Read => ({
  state: "unknown",
  low: 0,
  high: 1,
  evidence: [],
  confidence: 0,
  odds: kind
})

const notApplicable = (because: Words, evidence: ReadonlyArray<ClaimId>): Read => ({
  state: "not-applicable",
  because,
  low: 0,
  high: 1,
  evidence,
  confidence: 1,
  odds: { kind: "none" }
})

const stateOf = (low: number, high: number, known: boolean): Reading["state"] =>
  low === high ? "known" : known ? "partly" : "unknown"

const withoutTwinning: Words = { en: "The city has no twinning.", zh: "该市没有结好关系。" }

const readTopical = ({ noTwinning = [], partnerships }: CityEvidence, sourceOf: SourceOf | undefined): Read => {
  if (partnerships === undefined) return unknown({ kind: "topical", items: [] })
  const all = byTwinning(partnerships.filter(({ standing }) => standing !== "ended"))
  if (all.length === 0) return notApplicable(withoutTwinning, inEvidence([noTwinning]))
  const items = all.map(({ evidence, standing, topic, twinning }) => ({
    key: twinning,
    lives: livingStandings.includes(standing) ? true : standing === "unknown" ? undefined : false,
    topic,
    holds: confidence(evidence, sourceOf)
  }))
  const count = (lives: boolean | undefined, ...topics: ReadonlyArray<boolean | undefined>): number =>
    items.filter((item) => item.lives === lives && topics.includes(item.topic)).length
  const share = (part: number, whole: number, empty: number): number => (whole === 0 ? empty : part / whole)
  // At worst every twinning of unknown standing lives without a topic; at best those that may have one live with it. Where
  // none is known to live, none may, and the indicator may drop out: everything is left open.
  const low = share(count(true, true), count(true, true, false, undefined) + count(undefined, false, undefined), 0)
  const best = count(true, true, undefined) + count(undefined, true, undefined)
  const high = share(best, best + count(true, false), 1)
  const known = partnerships.flatMap(({ evidence, topic }) => (topic === undefined ? [] : [evidence]))
  const living = items.some(({ lives }) => lives !== false)
  if (!living) return notApplicable({ en: "No twinning of the city lives.", zh: "该市没有仍在活动的结好关系。" }, [])
  return {
    state: stateOf(low, high, known.length > 0),
    low,
    high,
    evidence: inEvidence(known),
    confidence: known.length === 0 ? 0 : Math.min(...known.map((claims) => confidence(claims, sourceOf))),
    odds: {
      kind: "topical",
      items: items.map((item) => ({ key: item.key, living: odds(item.lives), topic: odds(item.topic, item.holds) }))
    }
  }
}

const readNotLatent = ({ noTwinning = [], partnerships }: CityEvidence): Read => {
  if (partnerships === undefined) return unknown({ kind: "not-latent", items: [] })
  const all = byTwinning(partnerships.filter(({ standing }) => standing !== "ended"))
  if (all.length === 0) return notApplicable(withoutTwinning, inEvidence([noTwinning]))
  const latent = all.filter(({ standing }) => standing === "latent").length
  const open = all.filter(({ standing }) => standing === "unknown").length
  const low = 1 - (latent + open) / all.length
  const high = 1 - latent / all.length
  return {
    state: stateOf(low, high, open < all.length),
    low,
    high,
    evidence: inEvidence(
      all.filter(({ standing }) => standing !== "unknown").map(({ standingEvidence = [] }) => standingEvidence)
    ),
    confidence: open < all.length ? 1 : 0,
    odds: {
      kind: "not-latent",
      items: all.map(({ standing, twinning }) => ({
        key: twinning,
        latent: odds(standing === "unknown" ? undefined : standing === "latent")
      }))
    }
  }
}

const isHeld = (period: Period | undefined, asOf: string): boolean =>
  period === undefined ||
  ((period.from === undefined || latest(period.from) <= asOf) &&
    (period.until === undefined || latest(period.until) >= asOf))

type MembershipMeasure = Extract<Measure, { readonly kind: "memberships" }>

/** What `k` memberships are worth, 0–1: `1 − e^(−k/scale)`, and the bonus for a role, 1 at most. */
export const membershipValue = (measure: MembershipMeasure, k: number, role: boolean): number =>
  Math.min(1, 1 - exp(-k / measure.scale) + (role ? measure.roleBonus : 0))

const readMemberships = (
  { memberships, profile }: CityEvidence,
  measure: MembershipMeasure,
  asOf: string,
  sourceOf: SourceOf | undefined
): Read => {
  const said = profile?.membershipsComplete
  const complete = said?.value === true
  const held = (memberships ?? []).filter(({ membership }) => isHeld(membership.period, asOf))
  if (held.length === 0 && !complete)
    return { ...unknown({ kind: "memberships", items: [], complete: false }), role: { low: false, high: true } }
  // A network counts once: directly where there is a direct way.
  const networks = new Map<string, { counts: number; role: boolean; evidence: Array<ClaimId> }>()
  for (const { evidence, membership } of held) {
    const counts = membership.through === undefined ? 1 : measure.mediated
    const role = membership.roles.some((one) => measure.roles.includes(one))
    const known = networks.get(membership.network)
    if (known === undefined) networks.set(membership.network, { counts, role, evidence: [...evidence] })
    else {
      known.counts = Math.max(known.counts, counts)
      known.role = known.role || role
      known.evidence.push(...evidence)
    }
  }
  const items = [...networks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { counts, evidence, role }]) => ({ key, counts, role, holds: confidence(evidence, sourceOf) }))
  const k = items.reduce((sum, { counts }) => sum + counts, 0)
  const role = items.some((item) => item.role)
  const low = membershipValue(measure, k, role)
  return {
    state: complete ? "known" : "partly",
    low,
    high: complete ? low : 1,
    evidence: inEvidence([...held.map(({ evidence }) => evidence), complete ? (said?.evidence ?? []) : []]),
    confidence: items.length === 0 ? 1 : Math.min(...items.map(({ holds }) => holds)),
    role: { low: role, high: complete ? role : true },
    odds: { kind: "memberships", items, complete }
  }
}

const readSteps = (
  { profile }: CityEvidence,
  measure: Extract<Measure, { readonly kind: "steps" }>,
  asOf: string,
  sourceOf: SourceOf | undefined
): Read => {
  const given = profile === undefined ? undefined : answerOf(profile, measure.question, asOf)
  const at = given === undefined ? -1 : measure.steps.findIndex(({ answers }) => answers.includes(given.answer))
  const step = measure.steps[at]
  const share = (points: number | undefined): number => (points ?? 0) / measure.outOf
  if (given === undefined || step === undefined)
    return {
      ...unknown({ kind: "step", at: undefined }),
      low: share(measure.steps[0]?.points),
      high: share(measure.steps.at(-1)?.points)
    }
  return {
    state: "known",
    answer: given.answer,
    low: share(step.points),
    high: share(step.points),
    evidence: inEvidence([given.evidence]),
    confidence: confidence(given.evidence, sourceOf),
    odds: { kind: "step", at }
  }
}

/**
 * Reads every indicator of a rubric off what is known of a city, as of a day (YYYY-MM-DD).
 *
 * **Details**: an indicator that cannot apply drops out (method, rule 2), whatever is said of it: what the record answers
 * all the same is cited and does not count, so that a doubtful yes cannot do harm. A profile of a later date than `asOf`
 * counts as none.
 */
export const readIndicators = (
  evidence: CityEvidence,
  rubric: MaturityRubric,
  asOf: string,
  sourceOf?: SourceOf
): ReadonlyArray<ReadonlyArray<Reading>> => {
  const { profile, ...rest } = evidence
  const known: CityEvidence = profile === undefined || latest(profile.asOf) > asOf ? rest : { ...rest, profile }
  const measured = ({ measure }: Indicator): Read =>
    measure.kind === "topical"
      ? readTopical(known, sourceOf)
      : measure.kind === "not-latent"
        ? readNotLatent(known)
        : measure.kind === "memberships"
          ? readMemberships(known, measure, asOf, sourceOf)
          : readSteps(known, measure, asOf, sourceOf)
  const read = (indicator: Indicator): Read => {
    const { key, measure } = indicator
    const reading = measured(indicator)
    const stated =
      measure.kind === "steps"
        ? known.profile?.notApplicable?.find(({ question }) => question === measure.question)
        : undefined
    if (stated !== undefined)
      return notApplicable({ en: stated.because }, inEvidence([stated.evidence, reading.evidence]))
    const rule = rubric.doesNotApply.find(
      (one) => one.indicator === key && known.country !== undefined && one.countries.includes(known.country)
    )
    return rule === undefined ? reading : notApplicable(rule.because, reading.evidence)
  }
  return rubric.dimensions.map(({ indicators }) => indicators.map((indicator) => ({ indicator, ...read(indicator) })))
}
