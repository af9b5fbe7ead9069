import { Budget, breaks, CityId, Contact, Cost, Document, Note, TwinningId } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"
import { CityRef } from "../shapes.ts"
import { wholeNumber } from "../wholeNumber.ts"
import { ChangeActor } from "./historyShapes.ts"
import { ChangeId, why } from "./Operation.ts"

/** When a record of an office was last changed, and by whom. */
export const LastChange = Schema.Struct({
  /** The moment, in UTC: `2026-03-01T09:30:00.000Z`. */
  at: Schema.String,
  by: ChangeActor
}).annotate({ identifier: "LastChange" })

/** What is told of every record of an office beside what stands in it. */
const told = {
  /** The cities that are a party to it: their offices keep it together. */
  cities: Schema.Array(CityRef),
  /** The change that it stands at, which is its `ETag`. */
  version: ChangeId,
  changed: Schema.optionalKey(LastChange)
}

export const NoteView = Schema.Struct({ ...Note.fields, ...told }).annotate({ identifier: "NoteView" })
export const ContactView = Schema.Struct({ ...Contact.fields, ...told }).annotate({ identifier: "ContactView" })
export const CostView = Schema.Struct({ ...Cost.fields, ...told }).annotate({ identifier: "CostView" })
export const BudgetView = Schema.Struct({ ...Budget.fields, ...told }).annotate({ identifier: "BudgetView" })
export const DocumentView = Schema.Struct({ ...Document.fields, ...told }).annotate({ identifier: "DocumentView" })

const page = <S extends Schema.Constraint>(item: S, identifier: string) =>
  Schema.Struct({
    items: Schema.Array(item),
    /** How many records fit, over all pages. */
    total: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
    /** What to pass as `cursor` for the next page; absent on the last. */
    next: Schema.optionalKey(Schema.String)
  }).annotate({ identifier })

export const NotePage = page(NoteView, "NotePage")
export const ContactPage = page(ContactView, "ContactPage")
export const CostPage = page(CostView, "CostPage")
export const BudgetPage = page(BudgetView, "BudgetPage")
export const DocumentPage = page(DocumentView, "DocumentPage")

// What a record is about never changes: a change says the rest.
export const NoteBody = Schema.Struct({ ...Struct.omit(Note.fields, ["id"]), ...why }).annotate({
  identifier: "NoteBody"
})
export const NoteChange = Schema.Struct({ ...Struct.omit(Note.fields, ["id", "about"]), ...why }).annotate({
  identifier: "NoteChange"
})
export const ContactBody = Schema.Struct({ ...Struct.omit(Contact.fields, ["id"]), ...why }).annotate({
  identifier: "ContactBody"
})
export const ContactChange = Schema.Struct({ ...Struct.omit(Contact.fields, ["id", "about"]), ...why }).annotate({
  identifier: "ContactChange"
})
export const CostBody = Schema.Struct({ ...Struct.omit(Cost.fields, ["id"]), ...why }).annotate({
  identifier: "CostBody"
})
export const CostChange = Schema.Struct({ ...Struct.omit(Cost.fields, ["id", "about"]), ...why }).annotate({
  identifier: "CostChange"
})
export const BudgetBody = Schema.Struct({ ...Struct.omit(Budget.fields, ["id"]), ...why }).annotate({
  identifier: "BudgetBody"
})
export const BudgetChange = Schema.Struct({ ...Struct.omit(Budget.fields, ["id", "about"]), ...why }).annotate({
  identifier: "BudgetChange"
})

/** What of a document can be said anew: its bytes stay what they are. */
export const DocumentChange = Schema.Struct({
  title: Document.fields.title,
  fileName: Document.fields.fileName,
  ...why
}).annotate({ identifier: "DocumentChange" })

const exactlyOne = Schema.makeFilter((query: { readonly city?: string; readonly twinning?: string }) =>
  (query.city === undefined) === (query.twinning === undefined)
    ? {
        path: ["city"],
        issue: breaks("exactly-one", "say what it is about: either city= or twinning= with an id", ["city", "twinning"])
      }
    : undefined
)

const paging = {
  limit: Schema.optionalKey(wholeNumber(1, 200)),
  cursor: Schema.optionalKey(Schema.NonEmptyString)
}

/** Whose records: those about a city and about its twinnings, or those about one twinning. */
export const aboutQuery = Schema.Struct({
  city: Schema.optionalKey(
    CityId.annotate({ description: "Id of a city: the records about it and about its twinnings." })
  ),
  twinning: Schema.optionalKey(TwinningId.annotate({ description: "Id of a twinning: the records about it." })),
  ...paging
}).check(exactlyOne)

/** What is said of a document beside its bytes, which are the body. */
export const uploadQuery = Schema.Struct({
  city: Schema.optionalKey(CityId.annotate({ description: "Id of the city that it is about." })),
  twinning: Schema.optionalKey(TwinningId.annotate({ description: "Id of the twinning that it is about." })),
  title: Document.fields.title.annotate({ description: "What the document is called." }),
  fileName: Document.fields.fileName.annotate({
    description: "The name of the file, without a folder, with the ending of what it is, such as agreement.pdf."
  })
}).check(exactlyOne)
