import { FactorRubric, MaturityRubric, ReviewRules, Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { ChangeId, type Operation, Recorded, why, writtenText } from "./Operation.ts"

/** What a rubric scores: how strategically a city works, the success factors of a twinning, or the review of a portfolio. */
export const RubricKind = Schema.Literals(["maturity", "factors", "review"]).annotate({
  identifier: "RubricKind",
  description:
    "What it scores: how strategically a city works, the success factors of a twinning, or the review of a portfolio."
})
export type RubricKind = typeof RubricKind.Type

const maturity = Schema.Struct(MaturityRubric.fields).annotate({ identifier: "MaturityRubric" })
const factors = Schema.Struct(FactorRubric.fields).annotate({ identifier: "FactorRubric" })
const review = Schema.Struct(ReviewRules.fields).annotate({ identifier: "ReviewRules" })

/** A rubric with its kind. */
const ofKind = <F extends Schema.Struct.Fields>(fields: F) =>
  Schema.Union([
    Schema.Struct({ kind: Schema.Literal("maturity"), ...fields, rubric: maturity }),
    Schema.Struct({ kind: Schema.Literal("factors"), ...fields, rubric: factors }),
    Schema.Struct({ kind: Schema.Literal("review"), ...fields, rubric: review })
  ])

/** What the people of an installation call a rubric. */
const Name = writtenText(200)

export const RubricBody = ofKind({ name: Name, ...why }).annotate({ identifier: "RubricBody" })

const told = {
  /** Absent for the rubric that comes with Proxeny. */
  id: Schema.optionalKey(Uuid),
  name: Name,
  /** Whether scores are made with it. Of each kind one is. */
  inUse: Schema.Boolean,
  /** The change that it stands at, which is its `ETag`; 0 for the one that comes with Proxeny. */
  version: ChangeId
}

export const RubricView = ofKind(told).annotate({ identifier: "RubricView" })

/** A rubric in a list: `rubric` is what it calls itself, and its version. */
const RubricSummary = Schema.Struct({
  kind: RubricKind,
  ...told,
  rubric: Schema.Struct({ id: Schema.NonEmptyString, version: Schema.NonEmptyString })
}).annotate({ identifier: "RubricSummary" })

const RubricList = Schema.Struct({ items: Schema.Array(RubricSummary) }).annotate({ identifier: "RubricList" })

const byId = Schema.Struct({ id: Uuid })
const byKind = Schema.Struct({ kind: RubricKind })

export const rubricsOperations = {
  "GET /api/v1/rubrics": {
    tag: "Rubrics",
    summary: "The rubrics that scores can be made with, and which are in use",
    action: "register.read",
    query: Schema.Struct({ kind: Schema.optionalKey(RubricKind) }),
    answer: RubricList,
    status: 200
  },
  "GET /api/v1/rubrics/default": {
    tag: "Rubrics",
    summary: "The rubric of a kind that comes with Proxeny, to make one of one's own from",
    action: "register.read",
    query: byKind,
    answer: RubricView,
    status: 200
  },
  "POST /api/v1/rubrics/default/use": {
    tag: "Rubrics",
    summary: "Score with the rubric that comes with Proxeny again",
    action: "rubric.write",
    change: "rubric.use",
    query: byKind,
    body: Schema.Struct(why),
    answer: RubricSummary,
    status: 200
  },
  "GET /api/v1/rubrics/:id": {
    tag: "Rubrics",
    summary: "One rubric",
    action: "register.read",
    param: byId,
    answer: RubricView,
    status: 200
  },
  "POST /api/v1/rubrics": {
    tag: "Rubrics",
    summary: "Put a rubric of one's own on record; it is in use once somebody says so",
    action: "rubric.write",
    change: "rubric.create",
    body: RubricBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/rubrics/:id": {
    tag: "Rubrics",
    summary: "Change a rubric; where it is in use, scores change with it",
    action: "rubric.write",
    change: "rubric.change",
    param: byId,
    body: RubricBody,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/rubrics/:id": {
    tag: "Rubrics",
    summary: "Remove a rubric that is not in use",
    action: "rubric.write",
    change: "rubric.remove",
    param: byId,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "POST /api/v1/rubrics/:id/use": {
    tag: "Rubrics",
    summary: "Score with this rubric from now on, in the place of the one of its kind that was in use",
    action: "rubric.write",
    change: "rubric.use",
    param: byId,
    body: Schema.Struct(why),
    answer: RubricSummary,
    status: 200
  }
} as const satisfies Readonly<Record<string, Operation>>
