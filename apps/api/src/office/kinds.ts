import type { BudgetView, ContactView, CostView, DocumentView, NoteView } from "@proxeny/client/contract"
import type { Budget, Contact, Cost, Document, Note } from "@proxeny/domain"
import { present } from "../sql/rows.ts"

/** The records that an office keeps, by kind. */
interface OfficeRecords {
  readonly note: Note
  readonly contact: Contact
  readonly cost: Cost
  readonly budget: Budget
  readonly document: Document
}

/** How they are shown. */
export interface OfficeViews {
  readonly note: (typeof NoteView)["Encoded"]
  readonly contact: (typeof ContactView)["Encoded"]
  readonly cost: (typeof CostView)["Encoded"]
  readonly budget: (typeof BudgetView)["Encoded"]
  readonly document: (typeof DocumentView)["Encoded"]
}

export type OfficeKind = keyof OfficeRecords

/** What a record says, beside what it is about. */
export type Content<K extends OfficeKind> = Omit<OfficeRecords[K], "id" | "about">

/** How the records of a kind stand in their table. */
interface Kept<C, R> {
  readonly row: (content: C) => R
  readonly content: (row: R) => C
  /** What a list is in the order of, as a text of SQL over the row `r`; `-` before it turns the order round. */
  readonly order: string
}

interface MoneyRow {
  readonly year: number
  readonly amount: number
  readonly currency: string
  readonly note: string | null
}

const money: Kept<Content<"cost">, MoneyRow> = {
  row: ({ money: { amount, currency }, note, year }) => ({ year, amount, currency, note: note ?? null }),
  content: ({ amount, currency, note, year }) => ({ year, money: { amount, currency }, ...present({ note }) }),
  order: "-r.year::text"
}

interface DocumentRow extends Omit<Content<"document">, "fileName"> {
  readonly file_name: string
}

const document: Kept<Content<"document">, DocumentRow> = {
  row: ({ fileName, ...content }) => ({ ...content, file_name: fileName }),
  content: ({ file_name, hash, size, title, type }) => ({ title, fileName: file_name, type, size, hash }),
  order: "lower(r.title)"
}

const note: Kept<Content<"note">, { readonly text: string }> = {
  row: ({ text }) => ({ text }),
  content: ({ text }) => ({ text }),
  order: "-to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')"
}

const contact: Kept<Content<"contact">, { readonly contact: Content<"contact"> }> = {
  row: (content) => ({ contact: content }),
  content: (row) => row.contact,
  order: "lower(r.contact ->> 'name')"
}

/** How each kind is kept: the only place where columns and fields meet. */
const kinds = { note, contact, cost: money, budget: money, document }

/** How the records of a kind are kept. */
export const keptAs = <K extends OfficeKind>(kind: K) => {
  const { content, order, row } = kinds[kind] as unknown as Kept<Content<K>, Readonly<Record<string, unknown>>>
  return { row, content, newestFirst: order.startsWith("-"), order: order.replace(/^-/, "") }
}
