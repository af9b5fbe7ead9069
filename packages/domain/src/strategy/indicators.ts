import type { ClaimId } from "../base/identity.ts"
import { latest, type PartialDate } from "../base/PartialDate.ts"
import { confidence, type SourceOf } from "../evidence/confidence.ts"
import type { CityEvidence } from "./CityEvidence.ts"
import type { Indicator, MaturityRubric, Measure } from "./MaturityRubric.ts"
import { readMemberships } from "./membershipReading.ts"
import { readNotLatent, readTopical } from "./partnershipReadings.ts"
import { inEvidence, notApplicable, type Read, type Reading, unknown } from "./Reading.ts"
import type { StrategyQuestion } from "./StrategyProfile.ts"

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
        ? readNotLatent(known, sourceOf)
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
