import { Claim, ClaimId, Subject } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { ChangeId, type Operation, Recorded, RecordRef, why } from "../Operation.ts"
import { idOf, Said, stated } from "./Said.ts"

/** The most claims, or operations, of one request. */
export const mostAtOnce = 500

/** One statement: the value that an attribute of a record has, in the shape that the attribute asks for. */
export const ClaimSaid = Schema.Struct({
  subject: Subject,
  attribute: Claim.fields.attribute,
  value: Schema.Json,
  said: Said
}).annotate({ identifier: "ClaimSaid" })

export const ClaimsBody = Schema.Struct({
  claims: Schema.NonEmptyArray(ClaimSaid).check(Schema.isMaxLength(mostAtOnce)),
  ...why
}).annotate({ identifier: "ClaimsBody" })

/** What became of some claims: their ids in the order given, each record that they are about, and its version. */
export const ClaimsRecorded = Schema.Struct({
  claims: Schema.Array(ClaimId),
  records: Schema.Array(Schema.Struct({ record: RecordRef, version: ChangeId }))
}).annotate({ identifier: "ClaimsRecorded" })

/** A claim as it should have been: it takes the place of the one that is corrected. */
export const ClaimCorrected = Schema.Struct({ value: Schema.Json, ...stated }).annotate({
  identifier: "ClaimCorrected"
})

/** One operation of many: a write of this API as it would be sent by itself. */
export const BulkOperation = Schema.Struct({
  method: Schema.Literals(["POST", "PUT", "PATCH", "DELETE"]),
  /** Its path with its query, such as `/api/v1/activities`. */
  path: Schema.String.check(Schema.isPattern(/^\/api\/v1\/[^\s#]+$/), Schema.isMaxLength(2000)),
  body: Schema.optionalKey(Schema.Json),
  /** The ETag of the record as it was read, where the operation asks for `If-Match`. */
  ifMatch: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(200)))
}).annotate({ identifier: "BulkOperation" })

export const BulkBody = Schema.Struct({
  operations: Schema.NonEmptyArray(BulkOperation).check(Schema.isMaxLength(mostAtOnce)),
  ...why
}).annotate({ identifier: "BulkBody" })

/** What each operation was answered, in the order given. `answer` is null where it has no content. */
export const BulkAnswer = Schema.Struct({
  results: Schema.Array(Schema.Struct({ status: Schema.Int, answer: Schema.Json }))
}).annotate({ identifier: "BulkAnswer" })

export const claimsOperations = {
  "POST /api/v1/claims": {
    tag: "Records",
    summary: "State values of attributes of records, up to 500 at once, all or nothing",
    action: "record.write",
    change: "claim.create",
    body: ClaimsBody,
    answer: ClaimsRecorded,
    status: 201
  },
  "PUT /api/v1/claims/:id": {
    tag: "Records",
    summary: "Correct a claim (If-Match: the ETag of the record that it is about)",
    action: "record.write",
    change: "claim.correct",
    param: idOf(ClaimId),
    body: ClaimCorrected,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/claims/:id": {
    tag: "Records",
    summary: "Withdraw a claim (If-Match: the ETag of the record that it is about)",
    action: "record.write",
    change: "claim.withdraw",
    param: idOf(ClaimId),
    query: Schema.Struct(why),
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "POST /api/v1/bulk": {
    tag: "Records",
    summary: "Make up to 500 writes as one change: all of them, or none",
    action: "bulk.write",
    change: "bulk",
    body: BulkBody,
    answer: BulkAnswer,
    status: 200
  }
} as const satisfies Readonly<Record<string, Operation>>
