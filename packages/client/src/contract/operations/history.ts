import { breaks, CityId, Uuid } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { Day } from "../parameters.ts"
import { wholeNumber } from "../wholeNumber.ts"
import { ChangeDetail, ChangePage, Decided, DecisionBody, RecordThen, RecordView, Undone } from "./historyShapes.ts"
import { type Operation, RecordKind, why } from "./Operation.ts"

const paging = {
  limit: Schema.optionalKey(wholeNumber(1, 200)),
  cursor: Schema.optionalKey(Schema.NonEmptyString)
}

/** The number of a change, as a path or a query carries it. */
const ChangeNumber = wholeNumber(1, 2_147_483_647)

const record = Schema.Struct({ kind: RecordKind, id: Uuid })

export const historyOperations = {
  "GET /api/v1/history": {
    tag: "History",
    summary: "Changes of the register, the newest first: who did what, when and why",
    action: "history.read",
    query: Schema.Struct({
      kind: Schema.optionalKey(RecordKind),
      id: Schema.optionalKey(Uuid),
      /** Changes to any record that this city is a party to. */
      city: Schema.optionalKey(CityId),
      /** Changes by this person. */
      actor: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(200))),
      what: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(100))),
      /** Changes from this day on (UTC). */
      from: Schema.optionalKey(Day),
      /** Changes up to the end of this day (UTC). */
      until: Schema.optionalKey(Day),
      ...paging
    }).check(
      Schema.makeFilter((query: { readonly kind?: string; readonly id?: string }) =>
        query.id !== undefined && query.kind === undefined
          ? { path: ["kind"], issue: breaks("missing", "an id needs its kind: add kind, such as kind=twinning") }
          : undefined
      )
    ),
    answer: ChangePage,
    status: 200
  },
  "GET /api/v1/history/:change": {
    tag: "History",
    summary: "One change with every row before and after it",
    action: "history.read",
    param: Schema.Struct({ change: ChangeNumber }),
    query: Schema.Struct(paging),
    answer: ChangeDetail,
    status: 200
  },
  "POST /api/v1/history/:change/undo": {
    tag: "History",
    summary: "Undo a change: every row of it becomes what it was before, as a change of its own",
    action: "change.undo",
    change: "change.undo",
    param: Schema.Struct({ change: ChangeNumber }),
    body: Schema.Struct(why),
    answer: Undone,
    status: 201
  },
  "GET /api/v1/records/:kind/:id": {
    tag: "History",
    summary: "A record as it stands: its row, every claim on it, and what follows from them",
    action: "register.read",
    param: record,
    answer: RecordView,
    status: 200
  },
  "GET /api/v1/records/:kind/:id/at": {
    tag: "History",
    summary: "A record as it stood at the end of a day, or after a change",
    action: "history.read",
    param: record,
    query: Schema.Struct({
      /** The day at whose end (UTC) the record is asked for. */
      on: Schema.optionalKey(Day),
      /** The change after which it is asked for. */
      change: Schema.optionalKey(wholeNumber(0, 2_147_483_647))
    }).check(
      Schema.makeFilter((query: { readonly on?: string; readonly change?: number }) =>
        (query.on === undefined) === (query.change === undefined)
          ? {
              path: ["on"],
              issue: breaks("exactly-one", "say either on=YYYY-MM-DD or change= with the number of a change", [
                "on",
                "change"
              ])
            }
          : undefined
      )
    ),
    answer: RecordThen,
    status: 200
  },
  "GET /api/v1/records/:kind/:id/history": {
    tag: "History",
    summary: "The changes of a record, the newest first",
    action: "history.read",
    param: record,
    query: Schema.Struct(paging),
    answer: ChangePage,
    status: 200
  },
  "POST /api/v1/conflicts/decisions": {
    tag: "History",
    summary:
      "Decide a contradiction between sources: what is held to be right is shown everywhere, and every claim stays",
    action: "conflict.decide",
    change: "conflict.decide",
    body: DecisionBody,
    answer: Decided,
    status: 201
  },
  "DELETE /api/v1/conflicts/decisions/:id": {
    tag: "History",
    summary: "Withdraw a decision: the conflict is open again",
    action: "conflict.decide",
    change: "conflict.reopen",
    param: Schema.Struct({ id: Uuid }),
    ifMatch: true,
    status: 204
  }
} as const satisfies Readonly<Record<string, Operation>>
