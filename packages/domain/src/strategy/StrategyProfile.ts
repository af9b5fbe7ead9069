import * as Schema from "effect/Schema"
import { CityId, ClaimId, StrategyProfileId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"

/**
 * Whether a city has a strategy for its international relations (S1 l.277–282, 609): none; partial, as guidelines
 * or a vision inside another strategy; explicit; explicit with one for each partner.
 */
export const StrategyForm = Schema.Literals(["none", "partial", "explicit", "explicit-per-partner"])
export type StrategyForm = typeof StrategyForm.Type

/** Who does the work (S1 l.408–411, 672–683): a dedicated office, technical teams that lead, or both. */
export const TeamForm = Schema.Literals(["none", "dedicated", "technical-teams", "both"])
export type TeamForm = typeof TeamForm.Type

/** What a profile answers, and a rubric may ask. */
export const StrategyQuestion = Schema.Literals([
  "strategy",
  "team",
  "budget",
  "officesAbroad",
  "jointProjects",
  "regularContact",
  "businessPlatform",
  "lastReview",
  "trainedStaff",
  "renewalsDocumented",
  "outcomesCounted",
  "practiceAdopted"
])
export type StrategyQuestion = typeof StrategyQuestion.Type

/** An answer with the claims it rests on; where nothing is known the answer is absent, which is not "no". */
const attested = <S extends Schema.Constraint>(value: S) =>
  Schema.optionalKey(Schema.Struct({ value, evidence: Schema.NonEmptyArray(ClaimId) }))

/**
 * What is known of how a city runs its international relations, as of a date.
 *
 * **Details**: every answer is optional and carries its evidence: unknown is not "no" (method, rule 2).
 */
export class StrategyProfile extends Schema.Class<StrategyProfile>("StrategyProfile")({
  id: StrategyProfileId,
  city: CityId,
  asOf: PartialDate,
  strategy: attested(StrategyForm),
  team: attested(TeamForm),
  budget: attested(Schema.Boolean),
  officesAbroad: attested(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
  jointProjects: attested(Schema.Boolean),
  regularContact: attested(Schema.Boolean),
  businessPlatform: attested(Schema.Boolean),
  /** When the strategy was last reviewed, or that it never was. */
  lastReview: attested(Schema.Union([Schema.Literal("never"), PartialDate])),
  trainedStaff: attested(Schema.Boolean),
  renewalsDocumented: attested(Schema.Boolean),
  outcomesCounted: attested(Schema.Boolean),
  practiceAdopted: attested(Schema.Boolean),
  /** Whether the memberships on record are all there are: a list that says so, not a list that is long. */
  membershipsComplete: attested(Schema.Boolean),
  /** Answers that cannot be had, since the question does not apply to the city (method, rule 2). */
  notApplicable: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({
        question: StrategyQuestion,
        because: Schema.NonEmptyString,
        evidence: Schema.NonEmptyArray(ClaimId)
      })
    )
  )
}) {}
