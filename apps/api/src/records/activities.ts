import type { OperationRequest } from "@proxeny/client/contract"
import {
  type ActivityId,
  type ActivityRule,
  activityIdOf,
  type Broken,
  broken,
  type ClaimId,
  CooperationField,
  parseActivities,
  type SourceId,
  type Subject,
  sameValue,
  type TwinningId
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as SqlClient from "effect/sql/SqlClient"
import { stagesOf } from "../activities/records.ts"
import { RecordNotFound } from "../http/perform.ts"
import { AlreadyStated } from "./AlreadyStated.ts"
import { heldOn, withdrawable } from "./held.ts"
import { recorded } from "./recorded.ts"
import { rewrite } from "./rewrite.ts"
import { claimsOf, json, refusing, StatementRefused } from "./said.ts"
import { twinningOnRecord } from "./twinnings.ts"

type ActivityBody = OperationRequest<"POST /api/v1/activities">["body"]
type ActivityStatements = OperationRequest<"PUT /api/v1/activities/:id">["body"]
/** What one source reports of an activity. */
export type Report = Omit<ActivityBody, "said" | "why">

const subjectOf = (id: ActivityId): Subject => ({ kind: "activity", id })

/** A claim that a report could be of, where the report is checked before there is one. */
const someClaim = "00000000-0000-0000-0000-000000000000" as ClaimId

/** What the rules of activities are to a client. A shape is checked before, as that of the body. */
const rules: Readonly<Record<ActivityRule, Broken>> = {
  "twinning-on-record": broken("not-on-record", ["twinning"]),
  "date-exists": broken("no-such-date"),
  "ends-after-start": broken("ends-before-start"),
  "benefit-of-a-party": broken("not-a-party"),
  "people-not-negative": broken("too-small", [0]),
  "money-has-currency": broken("missing"),
  "known-field": broken("one-of", CooperationField.literals),
  shape: broken("other")
}

/** Checks a report by the rules of the domain, against the twinning that it names. */
export const checkedReport = Effect.fn("records.checkedReport")(function* (id: ActivityId, report: Report) {
  const { twinning } = report
  const cities = yield* twinningOnRecord(twinning).pipe(
    Effect.catchTag("TwinningNotFound", ({ message }) =>
      Effect.fail(refusing("twinning", message, "not-on-record", ["twinning"]))
    )
  )
  const stages = (yield* stagesOf([twinning])).get(twinning) ?? []
  const read = parseActivities([{ ...report, id, evidence: [someClaim] }], {
    twinnings: new Map([[twinning, { cities, stages }]])
  })
  if (Result.isFailure(read))
    return yield* new StatementRefused({
      errors: read.failure.map(({ detail, path, rule }) => ({ path, message: detail, ...rules[rule] }))
    })
  return json(report)
})

/**
 * Reports an activity; one that others have reported in the same words is reported by this source, too.
 *
 * **Errors**: {@link AlreadyStated} where this source has reported it otherwise.
 */
export const createActivity = Effect.fn("records.createActivity")(function* ({
  said,
  why: _,
  ...report
}: ActivityBody) {
  const id = activityIdOf(report.twinning, report.type, report.on, report.title)
  const value = yield* checkedReport(id, report)
  const before = yield* heldOn(subjectOf(id), { source: said.source })
  if (before.some((claim) => claim.attribute === "reported" && !sameValue(claim.value, value)))
    return yield* new AlreadyStated({ kind: "activity", id, source: said.source })
  yield* rewrite({ claims: yield* claimsOf(subjectOf(id), [["reported", value]], said) })
  return yield* recorded("activity", id)
})

/** The twinning that an activity belongs to. */
export const twinningOfActivity = Effect.fn("records.twinningOfActivity")(function* (id: ActivityId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<{ twinning: TwinningId }>`SELECT twinning_id AS twinning FROM activity WHERE id = ${id}`
  return row === undefined ? yield* new RecordNotFound({ kind: "activity", id }) : row.twinning
})

/** States what one source reports of an activity, in place of what it reported before. */
export const stateActivity = Effect.fn("records.stateActivity")(function* (id: ActivityId, body: ActivityStatements) {
  const { said, why: _, ...report } = body
  const value = yield* checkedReport(id, { twinning: yield* twinningOfActivity(id), ...report })
  const before = yield* heldOn(subjectOf(id), { source: said.source })
  yield* rewrite({
    claims: yield* claimsOf(subjectOf(id), [["reported", value]], said),
    insteadOf: before.filter(({ attribute }) => attribute === "reported")
  })
  return yield* recorded("activity", id)
})

/** Withdraws what a source reports of an activity, or what whoever asks reported. */
export const withdrawActivity = Effect.fn("records.withdrawActivity")(function* (id: ActivityId, source?: SourceId) {
  yield* rewrite({ insteadOf: yield* withdrawable(subjectOf(id), source) })
  return yield* recorded("activity", id)
})
