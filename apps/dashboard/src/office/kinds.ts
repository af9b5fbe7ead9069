import type { OperationAnswer } from "@proxeny/client"
import { formatMoney } from "../i18n/format.ts"
import { w } from "../i18n/writing.ts"
import { amountOf } from "../writing/numbers.ts"

/** What a record of an office is about: its list is asked for by it. */
export interface About {
  readonly kind: "city" | "twinning"
  readonly id: string
}

type Key = "notes" | "contacts" | "costs" | "budgets" | "documents"
type Item<K extends Key> =
  OperationAnswer<`GET /api/v1/${K}`> extends {
    readonly items: ReadonlyArray<infer I>
  }
    ? I
    : never

export type Note = Item<"notes">
export type Contact = Item<"contacts">
export type Cost = Item<"costs">
export type Budget = Item<"budgets">
export type OfficeDocument = Item<"documents">

/** A record of an office, whatever it is. */
export type OfficeRecord = Note | Contact | Cost | Budget | OfficeDocument

/** The lists of an office, in the order in which they stand. */
export type OfficeKind = "notes" | "contacts" | "documents" | "costs" | "budgets"

/** What is kept about a city, and about a twinning. */
export const kindsAbout = (about: About["kind"]): ReadonlyArray<OfficeKind> =>
  about === "city"
    ? ["notes", "contacts", "documents", "budgets", "costs"]
    : ["notes", "contacts", "documents", "costs"]

/** Whether a list of a city or a twinning can take a new record: what a twinning costs is entered with the twinning. */
export const takesNew = (kind: OfficeKind, about: About["kind"]): boolean => !(kind === "costs" && about === "city")

/** What is typed into the form of a record, by its fields. */
export type Typed = Readonly<Record<string, string>>

/** A field of a small form. */
export interface FieldSpec {
  readonly name: string
  readonly label: () => string
  readonly hint?: () => string
  readonly optional?: true
  readonly lines?: true
  /** Takes the whole width. */
  readonly wide?: true
  readonly number?: "year" | "amount"
  readonly maxLength?: number
}

const moneyFields: ReadonlyArray<FieldSpec> = [
  { name: "year", label: () => w().office.year, number: "year", maxLength: 4 },
  { name: "money.amount", label: () => w().office.money, number: "amount" },
  { name: "money.currency", label: () => w().office.currency, hint: () => w().office.currencyHint, maxLength: 3 },
  { name: "note", label: () => w().office.remark, optional: true, wide: true }
]

/** The fields of each kind that is typed. */
export const fieldsOf: Readonly<Record<OfficeKind, ReadonlyArray<FieldSpec>>> = {
  notes: [{ name: "text", label: () => w().office.text, lines: true, wide: true }],
  contacts: [
    { name: "name", label: () => w().office.name },
    { name: "organisation", label: () => w().office.organisation, optional: true },
    { name: "function", label: () => w().office.function, optional: true },
    { name: "email", label: () => w().office.email, optional: true },
    { name: "telephone", label: () => w().office.telephone, optional: true },
    { name: "language", label: () => w().office.language, hint: () => w().office.languageHint, optional: true },
    { name: "note", label: () => w().office.remark, optional: true, wide: true }
  ],
  documents: [
    { name: "title", label: () => w().office.documentTitle, wide: true },
    { name: "fileName", label: () => w().office.fileName, wide: true }
  ],
  costs: moneyFields,
  budgets: moneyFields
}

const atPath = (record: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined,
      record
    )

/** What a record says, to be changed. */
export const typedOf = (kind: OfficeKind, record: unknown): Typed =>
  Object.fromEntries(fieldsOf[kind].map(({ name }) => [name, String(atPath(record, name) ?? "")]))

/** What is typed, as it is sent: empty fields are left out, and figures are numbers. */
export const bodyOf = (kind: OfficeKind, typed: Typed): Readonly<Record<string, unknown>> => {
  const body: Record<string, Record<string, unknown> | unknown> = {}
  for (const { lines, name, number } of fieldsOf[kind]) {
    const text = lines === true ? (typed[name] ?? "").trimEnd() : (typed[name] ?? "").trim()
    if (text === "") continue
    const value =
      number === undefined ? (name === "money.currency" ? text.toUpperCase() : text) : (amountOf(text) ?? text)
    const [first = "", second] = name.split(".")
    if (second === undefined) body[first] = value
    else body[first] = { ...(body[first] as object | undefined), [second]: value }
  }
  return body
}

/** A record in a few words: what it is called in a list of changes. */
export const shortWords = (kind: OfficeKind, record: OfficeRecord): string => {
  const { text } = record as Note
  const { name } = record as Contact
  const { money, year } = record as Cost
  if (kind === "notes") return text.length > 40 ? `${text.slice(0, 39).toWellFormed()}…` : text
  if (kind === "contacts") return name
  if (kind === "documents") return (record as OfficeDocument).title
  return `${year} · ${formatMoney(money.amount, money.currency)}`
}

/** The size of a file as one reads it. */
export const sizeWords = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} B`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`
