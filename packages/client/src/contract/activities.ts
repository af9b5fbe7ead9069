import {
  Activity,
  ActivityId,
  ClaimId,
  Citation as DomainCitation,
  Words as DomainWords,
  PartialDate,
  StandingKind,
  Uuid
} from "@proxeny/domain"
import * as Schema from "effect/Schema"

export const Words = DomainWords.annotate({ identifier: "Words" })
export const Citation = DomainCitation.annotate({ identifier: "Citation" })

/** Which table of rules a result was made with. */
export const RuleRef = Schema.Struct({ id: Schema.NonEmptyString, version: Schema.NonEmptyString }).annotate({
  identifier: "RuleRef"
})

/** A rubric that the people of an installation put on record, and what they call it. */
export const RubricRecord = Schema.Struct({ id: Uuid, name: Schema.NonEmptyString }).annotate({
  identifier: "RubricRecord"
})

/** Where a rubric of the installation was used: which it is. Absent where it is the one that comes with Proxeny. */
const onRecord = { record: Schema.optionalKey(RubricRecord) }

/** Which rubric a score was made with. */
export const RubricRef = Schema.Struct({ ...RuleRef.fields, title: Words, ...onRecord }).annotate({
  identifier: "RubricRef"
})

/** Which table of rules a portfolio was reviewed with. */
export const ReviewRulesRef = Schema.Struct({ ...RuleRef.fields, ...onRecord }).annotate({
  identifier: "ReviewRulesRef"
})

/**
 * An activity as the scores read it: what all sources report of it together. `evidence` are the claims that report it.
 *
 * **Details**: every key of an activity of the domain, so that its functions take it as it is. `countsNow` tells whether
 * it had begun by the day asked for; `outside` is there where it lies before the agreement or after its end, which does
 * not keep it from counting.
 */
export const ActivityView = Schema.Struct({
  ...Activity.fields,
  countsNow: Schema.Boolean,
  outside: Schema.optionalKey(Schema.Literals(["before-agreement", "after-end"]))
}).annotate({ identifier: "ActivityView" })

export { StandingKind }

/** Where a twinning stands as of a day, and why. `quiet`, `watched` and the rhythm are in days. */
export const Standing = Schema.Struct({
  standing: StandingKind,
  because: Schema.Literals([
    "stage",
    "recent-contact",
    "watched-silence",
    "nobody-watched",
    "watched-too-briefly",
    "no-contact-recorded"
  ]),
  asOf: Schema.String,
  rule: RuleRef,
  lastContact: Schema.optionalKey(Schema.Struct({ on: PartialDate, activity: Schema.optionalKey(ActivityId) })),
  quiet: Schema.optionalKey(Schema.Finite),
  watched: Schema.Finite,
  rhythm: Schema.Struct({
    from: Schema.Literals(["own", "fallback"]),
    typical: Schema.optionalKey(Schema.Finite),
    activeUpTo: Schema.Finite,
    latentFrom: Schema.Finite
  }),
  evidence: Schema.Struct({
    contacts: Schema.Array(ActivityId),
    stages: Schema.Array(ClaimId),
    /** Activities of other twinnings of either city that show that somebody watched. */
    watchers: Schema.Array(ActivityId)
  })
}).annotate({ identifier: "Standing" })

/** A list of activities for each of some keys, such as city ids, fields or the names of organisers. */
export const ActivitiesByKey = Schema.Record(Schema.String, Schema.Array(ActivityId))
