import { Activity, ActivityId, Agreement, AgreementId, CityId, Stage, TwinningId } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { ActivityView } from "../../activities.ts"
import { CityRef, ClaimView } from "../../shapes.ts"
import { ChangeId, type Operation, Recorded, writtenText } from "../Operation.ts"
import { idOf, stated, withdrawn } from "./Said.ts"

const { evidence: _, ...step } = Stage.fields

/** A step in the life of a twinning, as one source tells it. */
export const StageSaid = Schema.Struct(step).annotate({ identifier: "StageSaid" })

const stages = Schema.Array(StageSaid).check(Schema.isMaxLength(100))
const topics = Schema.Array(writtenText(300)).check(Schema.isMaxLength(100))

export const TwinningBody = Schema.Struct({
  /** Two different cities on record, in any order. */
  cities: Schema.Tuple([CityId, CityId]),
  stages: Schema.optionalKey(stages),
  topics: Schema.optionalKey(topics),
  ...stated
}).annotate({ identifier: "TwinningBody" })

/** One more step in the life of a twinning; its end is the stage `ended`. */
export const StageBody = Schema.Struct({ stage: StageSaid, ...stated }).annotate({ identifier: "StageBody" })

/**
 * What one source says of a twinning.
 *
 * **Details**: takes the place of what that source said of each part given; the others stay. `exists` false says that the two
 * are no twins; `null` that the source tells nothing of it. `topics` false says that the source looked and names none.
 */
export const TwinningStatements = Schema.Struct({
  exists: Schema.optionalKey(Schema.NullOr(Schema.Boolean)),
  stages: Schema.optionalKey(stages),
  topics: Schema.optionalKey(Schema.Union([topics, Schema.Literal(false)])),
  ...stated
}).annotate({ identifier: "TwinningStatements" })

const { id: _agreement, twinning, ...text } = Agreement.fields

/** A text that the two cities signed. A `renewal` also states that the twinning was `renewed` on the day it was signed. */
export const AgreementBody = Schema.Struct({ twinning, ...text, ...stated }).annotate({ identifier: "AgreementBody" })

/** The same text, corrected. */
export const AgreementStatements = Schema.Struct({ ...text, ...stated }).annotate({ identifier: "AgreementStatements" })

const { evidence: _claims, id: _activity, twinning: between, ...report } = Activity.fields

/** Something that two twinned cities did together, as one source reports it. What is absent is unknown. */
export const ActivityBody = Schema.Struct({ twinning: between, ...report, ...stated }).annotate({
  identifier: "ActivityBody"
})

/** What one source reports of an activity, in place of what it reported before; reports of other sources stay. */
export const ActivityStatements = Schema.Struct({ ...report, ...stated }).annotate({ identifier: "ActivityStatements" })

/** An activity: what all sources report of it together, and what each of them reports. */
export const ActivityDetail = Schema.Struct({
  ...ActivityView.fields,
  cities: Schema.Tuple([CityRef, CityRef]),
  reports: Schema.Array(ClaimView),
  version: ChangeId
}).annotate({ identifier: "ActivityDetail" })

export const twinningsOperations = {
  "POST /api/v1/twinnings": {
    tag: "Records",
    summary: "State that two cities are twinned, with the stages and topics that the source gives",
    action: "record.write",
    change: "twinning.create",
    body: TwinningBody,
    answer: Recorded,
    status: 201
  },
  "POST /api/v1/twinnings/:id/stages": {
    tag: "Records",
    summary: "State a step in the life of a twinning: that it was signed, renewed, suspended, resumed or ended",
    action: "record.write",
    change: "twinning.stage",
    param: idOf(TwinningId),
    body: StageBody,
    answer: Recorded,
    status: 201,
    ifMatch: true
  },
  "PUT /api/v1/twinnings/:id/statements": {
    tag: "Records",
    summary: "State what one source says of a twinning, in place of what it said of the same before",
    action: "record.write",
    change: "twinning.state",
    param: idOf(TwinningId),
    body: TwinningStatements,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/twinnings/:id": {
    tag: "Records",
    summary: "Withdraw what a source says of a twinning, or without a source, what you stated of it yourself",
    action: "record.write",
    change: "twinning.withdraw",
    param: idOf(TwinningId),
    query: withdrawn,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "POST /api/v1/agreements": {
    tag: "Records",
    summary: "Record a text that two twinned cities signed; a renewal also renews the twinning",
    action: "record.write",
    change: "agreement.create",
    body: AgreementBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/agreements/:id": {
    tag: "Records",
    summary: "Correct what is on record of an agreement",
    action: "record.write",
    change: "agreement.change",
    param: idOf(AgreementId),
    body: AgreementStatements,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/agreements/:id": {
    tag: "Records",
    summary: "Remove an agreement with everything said of it",
    action: "record.write",
    change: "agreement.remove",
    param: idOf(AgreementId),
    query: withdrawn.mapFields(({ why }) => ({ why })),
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "POST /api/v1/activities": {
    tag: "Records",
    summary: "Report an activity of a twinning, with its benefits where the source tells them",
    action: "record.write",
    change: "activity.create",
    body: ActivityBody,
    answer: Recorded,
    status: 201
  },
  "GET /api/v1/activities/:id": {
    tag: "Records",
    summary: "One activity with what each source reports of it",
    action: "register.read",
    param: idOf(ActivityId),
    answer: ActivityDetail,
    status: 200
  },
  "PUT /api/v1/activities/:id": {
    tag: "Records",
    summary: "State what one source reports of an activity, in place of what it reported before",
    action: "record.write",
    change: "activity.change",
    param: idOf(ActivityId),
    body: ActivityStatements,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/activities/:id": {
    tag: "Records",
    summary: "Withdraw what a source reports of an activity, or without a source, what you reported yourself",
    action: "record.write",
    change: "activity.withdraw",
    param: idOf(ActivityId),
    query: withdrawn,
    answer: Recorded,
    status: 200,
    ifMatch: true
  }
} as const satisfies Readonly<Record<string, Operation>>
