import { Activity, City, ClaimId, Stage, Subject, TensionEvent, TwinningId, Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { ChangeId, RecordRef, RecordState, writtenText } from "./Operation.ts"

/** A record with what it is called. A record that is gone is called by what the history says of it. */
export const RecordNamed = Schema.Struct({ ...RecordRef.fields, label: Schema.String }).annotate({
  identifier: "RecordNamed"
})

/** Who made a change: a person, or the installation itself, as on its command line or by hand in the database. */
export const ChangeActor = Schema.Struct({
  kind: Schema.Literals(["person", "installation"]),
  id: Schema.optionalKey(Schema.NonEmptyString),
  /** What the person was called when the change was made. */
  name: Schema.String
}).annotate({ identifier: "ChangeActor" })

/**
 * A change in the history: who did what, when and why.
 *
 * **Details**: `why` and `records` leave out what only the offices of other cities may read.
 */
export const Change = Schema.Struct({
  id: ChangeId,
  /** The moment it was made, in UTC: `2026-03-01T09:30:00.000Z`. */
  at: Schema.String,
  by: ChangeActor,
  /** What was done, such as `activity.create`; `write` is a write by hand in the database. */
  what: Schema.String,
  why: Schema.optionalKey(Schema.String),
  /** The import that it brought in or took back. */
  import: Schema.optionalKey(Uuid),
  /** The change that it undoes. */
  undoes: Schema.optionalKey(ChangeId),
  /** The change that undid it last, where that one was not undone itself. */
  undoneBy: Schema.optionalKey(ChangeId),
  /** The first records that it touched, up to ten; of an import those whose rows it changed or took away. */
  records: Schema.Array(RecordNamed),
  /** Whether it touched more records than these. */
  more: Schema.Boolean
}).annotate({ identifier: "Change" })

export const ChangePage = Schema.Struct({
  items: Schema.Array(Change),
  /** What to pass as `cursor` for the next page; absent on the last. */
  next: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "ChangePage" })

/** One row of the database before and after a change: without `before` it was added, without `after` taken away. */
export const ChangedRow = Schema.Struct({
  record: RecordNamed,
  /** The table that the row stands in. */
  table: Schema.String,
  row: Uuid,
  before: Schema.optionalKey(Schema.Json),
  after: Schema.optionalKey(Schema.Json)
}).annotate({ identifier: "ChangedRow" })

/**
 * A change with its rows, in the order in which they were written.
 *
 * **Details**: what an import brought is not copied into the history row by row: its claims name the change, and its report
 * tells the rest. `withheld` says that rows are left out that only the offices of other cities may read.
 */
export const ChangeDetail = Schema.Struct({
  ...Change.fields,
  rows: Schema.Array(ChangedRow),
  /** What the ids in these rows stand for. */
  names: Schema.Record(Schema.String, Schema.String),
  withheld: Schema.Boolean,
  next: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "ChangeDetail" })

/** What follows from the claims on a record, by the functions of the domain: what the register shows, or showed, of it. */
export const Shown = Schema.Struct({
  city: Schema.optionalKey(Schema.Struct(City.fields)),
  /** Whether the twinning or the membership is there, by what its claims say. */
  exists: Schema.optionalKey(Schema.Boolean),
  stages: Schema.optionalKey(Schema.Array(Stage)),
  topics: Schema.optionalKey(Schema.Array(Schema.String)),
  activity: Schema.optionalKey(Schema.Struct(Activity.fields)),
  tension: Schema.optionalKey(Schema.Struct(TensionEvent.fields))
}).annotate({ identifier: "Shown" })

/** A record with what the register shows of it. */
export const RecordView = Schema.Struct({ ...RecordState.fields, shown: Shown }).annotate({ identifier: "RecordView" })

/** A record as it stood after a change: `change` is the last one that counts, 0 where none had been made. */
export const RecordThen = Schema.Struct({ ...RecordView.fields, change: ChangeId }).annotate({
  identifier: "RecordThen"
})

/** What an undo did: the change that it is, and the one that it took back. */
export const Undone = Schema.Struct({
  change: ChangeId,
  undoes: ChangeId,
  /** Records that it brought back to what they were, up to ten. */
  records: Schema.Array(RecordRef)
}).annotate({ identifier: "Undone" })

const reason = { reason: writtenText(1000) }

/**
 * What a person holds to be right where sources contradict each other, and why.
 *
 * **Details**: `subject` is the record that the conflict is about, as `/api/v1/conflicts` names it. `values`: of claims on one
 * attribute that do not agree, `claim` holds. `left-out`: a list of all twins of a city in a country (`list`, a claim) leaves
 * out a twinning that others state, and either the list or the twinning `holds`. Every claim stays on record.
 */
export const DecisionBody = Schema.Union([
  Schema.Struct({
    kind: Schema.Literal("values"),
    subject: Subject,
    attribute: Schema.NonEmptyString,
    claim: ClaimId,
    ...reason
  }),
  Schema.Struct({
    kind: Schema.Literal("left-out"),
    subject: Subject,
    list: ClaimId,
    twinning: TwinningId,
    holds: Schema.Literals(["list", "twinning"]),
    ...reason
  })
]).annotate({ identifier: "DecisionBody" })

/** That something was decided: the decision, its version for `If-Match`, and the version of the record that it bears on. */
export const Decided = Schema.Struct({
  record: RecordRef,
  version: ChangeId,
  /** The record that is shown otherwise now. */
  about: RecordRef
}).annotate({ identifier: "Decided" })
