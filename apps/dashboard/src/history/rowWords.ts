import { attributeWords, topicWords } from "../evidence/claimWords.ts"
import { formatCount, formatCountry, formatDate } from "../i18n/format.ts"
import { h } from "../i18n/history.ts"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { listed } from "../i18n/words.ts"
import { type Difference, differences, type Json } from "./difference.ts"

/** Ids and what they stand for. */
export type Names = Readonly<Record<string, string>>

/** What of a row tells how it is stored, and nothing of what somebody did. */
const stored = new Set([
  "id",
  "change_id",
  "import_id",
  "subject_id",
  "subject_kind",
  "recorded_at",
  "recorded_by",
  "about_id",
  "about_kind",
  "twinning_id",
  "facet",
  "hash",
  "attribute"
])

type Row = { readonly [key: string]: Json }

const isRow = (image: Json | undefined): image is Row =>
  typeof image === "object" && image !== null && !Array.isArray(image)

/** The name of a column as the dictionary has it: `signed_on` is `signedOn`, `source_id` is `source`. */
export const keyOf = (column: string): string =>
  column.replace(/_id$/, "").replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const told = (image: Json | undefined): Json | undefined => {
  if (!isRow(image)) return image
  return Object.fromEntries(
    Object.entries(image).flatMap(([column, value]) => (stored.has(column) ? [] : [[keyOf(column), value]]))
  )
}

/** What a row says otherwise after a change, part by part. */
export const rowDifferences = (before: Json | undefined, after: Json | undefined): ReadonlyArray<Difference> =>
  differences(told(before), told(after))

/** Of which attribute a claim is, in words. */
export const attributeOf = (before: Json | undefined, after: Json | undefined): string | undefined => {
  const row = isRow(after) ? after : isRow(before) ? before : undefined
  return typeof row?.attribute === "string" ? attributeWords(row.attribute) : undefined
}

const own = <T>(words: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined

/** Where a value stands, in words: "gain 1, city". The value of a claim is named by its attribute alone. */
export const pathWords = (path: ReadonlyArray<string>, attribute: string | undefined): string => {
  const [first, ...rest] = path
  const steps = first === "value" && attribute !== undefined ? (rest.length === 0 ? [attribute] : rest) : path
  const words: Array<string> = []
  for (const step of steps) {
    if (/^\d+$/.test(step) && words.length > 0) words[words.length - 1] = `${words.at(-1)} ${step}`
    else words.push(step === attribute ? step : (own(h().keys, step) ?? attributeWords(step.replaceAll("_", "-"))))
  }
  return words.join(t().values.comma())
}

/** A word that a value may be, in any of the vocabularies of the register. */
const wordOf = (value: string): string | undefined => {
  const vocabularies: ReadonlyArray<Readonly<Record<string, string>>> = [
    s().activities.types,
    s().activities.benefits,
    s().activities.attesters,
    t().states,
    t().partnership.agreementKinds,
    t().roles,
    s().sectors,
    t().sources.kinds,
    t().city.nameKinds,
    s().maturity.answers,
    t().topics
  ]
  return vocabularies.map((words) => own(words, value)).find((word) => word !== undefined)
}

const isUuid = (value: Json | undefined): boolean =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** Whether a difference tells a reader something: an id that stands for nothing named does not. */
export const tells = ({ after, before }: Difference, names: Names): boolean =>
  ![before, after].every((value) => value === undefined || (isUuid(value) && own(names, value as string) === undefined))

/** A value in words: what an id stands for, a date as a date, a word of the register as the language has it. */
export const valueWords = (value: Json | undefined, path: ReadonlyArray<string>, names: Names): string => {
  if (value === undefined || value === null) return h().change.nothing
  if (typeof value === "boolean") return value ? t().words.yes : t().words.no
  const key = path.at(-1) ?? ""
  if (typeof value === "number")
    return /year|founded/i.test(key) || path.includes("coordinates") ? String(value) : formatCount(value)
  if (Array.isArray(value))
    return value.length === 0 ? t().words.none : listed(value.map((one: Json) => valueWords(one, path, names)))
  if (typeof value === "object") return JSON.stringify(value)
  const name = own(names, value as string)
  if (name !== undefined) return name
  const text = value as string
  if (key === "country" && /^[A-Z]{2}$/.test(text)) return formatCountry(text)
  if (/^\d{4}(-\d{2}){0,2}$/.test(text)) return formatDate(text)
  return wordOf(text) ?? (key === "topic" || path.includes("fields") ? topicWords(text) : text)
}
