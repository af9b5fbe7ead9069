import * as Schema from "effect/Schema"
import { breaks, ruled } from "../base/FieldRule.ts"
import { ActivityId, CityId, ClaimId, deriveId, TwinningId } from "../base/identity.ts"
import { earliest, latest, PartialDate } from "../base/PartialDate.ts"
import { ActivityType } from "./ActivityType.ts"

/**
 * The kinds of actor that carry a partnership.
 *
 * **Details**: `government` is any public authority; everybody else counts as grassroots where they organise (S0 l.13:
 * deep grassroots engagement).
 */
export const ActorSector = Schema.Literals([
  "government",
  "business",
  "research",
  "education",
  "culture",
  "health",
  "civil-society",
  "citizens"
])
export type ActorSector = typeof ActorSector.Type

/** A field of cooperation: one of `CooperationField`, or one that a user's own rubric adds. */
export const FieldKey = Schema.String.check(
  Schema.isPattern(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    ruled("pattern", "a field is lower-case words joined by hyphens, such as environment-and-climate", [
      "environment-and-climate"
    ])
  )
)

/** Who organised or carried an activity. One organisation is one name, whatever its case and accents. */
export const Organiser = Schema.Struct({
  name: Schema.NonEmptyString,
  sector: ActorSector,
  /** The city it comes from, where that is known. */
  city: Schema.optionalKey(CityId)
})
export type Organiser = typeof Organiser.Type

/** What a side can gain (method, section 3). */
export const BenefitKind = Schema.Literals(["project", "visit-received", "money", "practice-adopted"])
export type BenefitKind = typeof BenefitKind.Type

/** Who says that a side gained: the one that gained, the one that gave, or somebody else. */
export const Attester = Schema.Literals(["beneficiary", "third-party", "giver"])
export type Attester = typeof Attester.Type

/** What one of the two cities gained, and who attests it. */
export const Benefit = Schema.Struct({ city: CityId, kind: BenefitKind, attestedBy: Attester })
export type Benefit = typeof Benefit.Type

/** An amount in one currency (ISO 4217). Amounts in different currencies are never added. */
export const Money = Schema.Struct({
  amount: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
  currency: Schema.String.check(
    Schema.isPattern(
      /^[A-Z]{3}$/,
      ruled("pattern", "a currency is three capital letters (ISO 4217), such as GBP", ["GBP"])
    )
  )
})
export type Money = typeof Money.Type

/**
 * Something that two twinned cities did together: a visit, an exchange, a project.
 *
 * **Details**: `on` is when it began and `until` when it ended, each as precise as known; without `until` it lasted as
 * long as `on` says. What is absent is unknown: no `benefits` means that nobody recorded who gained, an empty list that
 * nobody did; likewise `fields`, `organisers`, `citizenLed`. Where a source tells what one side gained and nothing of the
 * other, `benefitsKnownFor` names that side: of the other nothing is known. `people` is how many took part. `evidence` are the claims
 * that report it: one activity that two sources report is one activity with two claims.
 */
export class Activity extends Schema.Class<Activity>("Activity")(
  Schema.Struct({
    id: ActivityId,
    twinning: TwinningId,
    type: ActivityType,
    title: Schema.optionalKey(Schema.NonEmptyString),
    on: PartialDate,
    until: Schema.optionalKey(PartialDate),
    fields: Schema.optionalKey(Schema.Array(FieldKey)),
    organisers: Schema.optionalKey(Schema.Array(Organiser)),
    citizenLed: Schema.optionalKey(Schema.Boolean),
    people: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
    money: Schema.optionalKey(Money),
    benefits: Schema.optionalKey(Schema.Array(Benefit)),
    benefitsKnownFor: Schema.optionalKey(Schema.Array(CityId)),
    evidence: Schema.NonEmptyArray(ClaimId)
  }).check(
    Schema.makeFilter((activity: { readonly on: PartialDate; readonly until?: PartialDate }) =>
      activity.until !== undefined && latest(activity.until) < earliest(activity.on)
        ? {
            path: ["until"],
            issue: breaks(
              "ends-before-start",
              `the activity ends (${activity.until}) before it starts (${activity.on})`
            )
          }
        : undefined
    )
  )
) {}

/** An activity as a plain record: what every score takes. */
export type ActivityRecord = typeof Activity.Type

/**
 * The id of an activity: one per twinning, type, beginning and name.
 *
 * **When to use**: for an activity that a list reports. Two lists that report it in the same words then report one.
 */
export const activityIdOf = (twinning: TwinningId, type: ActivityType, on: PartialDate, title = ""): ActivityId =>
  ActivityId.make(deriveId("activity", twinning, type, on, title))

/** Whether an activity counts as of a day (YYYY-MM-DD): from the last day on which it may have begun. */
export const hasBegun = (activity: Pick<ActivityRecord, "on">, asOf: string): boolean => latest(activity.on) <= asOf
