import { type Action, breaks, Claim, SubjectKind, Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"

/** The names under which operations are grouped in the documentation. */
export type OperationTag = "Records" | "Office" | "Rubrics" | "History" | "Imports" | "People" | "Account"

/**
 * What can be asked of the API besides the open reading of the register: writes, and reads that depend on who asks.
 *
 * **Details**: `action` decides who may (`permissions` of the domain). `change` is there where it writes to the register: it
 * names the change in the history, and such a POST needs an `Idempotency-Key`. `ifMatch` says that a record is changed that
 * the caller must have read: the request needs `If-Match`. Without `answer` there is no content.
 */
export interface Operation {
  readonly tag: OperationTag
  readonly summary: string
  readonly action: Action
  readonly change?: string
  readonly param?: Schema.Top
  readonly query?: Schema.Top
  readonly body?: Schema.Top
  /** What the body is where it is not JSON: a file as it stands. */
  readonly bodyType?: "application/octet-stream"
  readonly answer?: Schema.Top
  /** What the answer is where it is not JSON, or each of what it can be. */
  readonly answerType?: string | ReadonlyArray<string>
  readonly status: 200 | 201 | 202 | 204 | 302
  readonly ifMatch?: true
  /** Whether it is a page that a browser goes to, and nothing for programs: the description of the API leaves it out. */
  readonly page?: true
}

/** Why a change is made, in the words of whoever makes it: it stands in the history. */
export const why = { why: Schema.optionalKey(Schema.String.check(Schema.isNonEmpty(), Schema.isMaxLength(1000))) }

/** What a record can be: a subject of claims, what a person decided between them, or a record of an office. */
export const RecordKind = Schema.Literals([
  ...SubjectKind.literals,
  "decision",
  "rubric",
  "note",
  "contact",
  "cost",
  "budget",
  "document",
  "person"
]).annotate({ identifier: "RecordKind" })
export type RecordKind = typeof RecordKind.Type

export const RecordRef = Schema.Struct({ kind: RecordKind, id: Uuid }).annotate({ identifier: "RecordRef" })
export type RecordRef = typeof RecordRef.Type

/** The number of a change. */
export const ChangeId = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** What a write did: the record, and the change that it now stands at, which is its `ETag`. */
export const Recorded = Schema.Struct({ record: RecordRef, version: ChangeId }).annotate({ identifier: "Recorded" })
export type Recorded = typeof Recorded.Type

/** Texts that people write: without what PostgreSQL cannot hold. */
export const writtenText = (longest: number) =>
  Schema.String.check(
    Schema.isNonEmpty(),
    Schema.isMaxLength(longest),
    Schema.makeFilter((value: string) =>
      value.includes("\0") ? breaks("characters", "must not hold the character U+0000") : undefined
    )
  )

/** A claim as it is stored. */
export const ClaimState = Schema.Struct(Claim.fields).annotate({ identifier: "ClaimState" })

/**
 * A record as it stands, or stood: its own row, as the database has it, and every claim on it.
 *
 * **Details**: `row` is absent where there is none (any more); `version` is the change that it stands at.
 */
export const RecordState = Schema.Struct({
  record: RecordRef,
  version: ChangeId,
  row: Schema.optionalKey(Schema.Json),
  claims: Schema.Array(ClaimState)
}).annotate({ identifier: "RecordState" })
export type RecordState = typeof RecordState.Encoded
