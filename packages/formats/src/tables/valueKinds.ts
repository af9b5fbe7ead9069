/** What a cell looks like by itself. */
export type ValueKind =
  | "blank"
  | "wikidata"
  | "url"
  | "point"
  | "flag"
  | "year"
  | "integer"
  | "decimal"
  | "date"
  | "text"

const wikidata = /^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/)?(Q[1-9]\d*)$/
const url = /^(?:https?:\/\/|www\.)\S+$/i
const point = /^point\s*\(\s*([-+]?[\d.]+)\s+([-+]?[\d.]+)\s*\)$/i
const pair = /^[-+]?\d{1,3}[.,]\d+\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d+$/
/** Degrees and minutes, or degrees, with their sides: "48° 8′ N, 11° 34′ E". */
const sided = /^\d{1,3}(?:[.,]\d+)?\s*°[^°]{0,30}[NS][\s,;/]*\d{1,3}(?:[.,]\d+)?\s*°[^°]{0,30}[EWO]$/i
const integer = /^[-+]?(?:\d{1,15}|\d{1,3}(?:[,.\u00a0\u202f' ]\d{3})+)$/
const decimal = /^[-+]?(?:\d{1,15}[.,]\d*|[.,]\d+)(?:e[-+]?\d+)?$/i
/** A decimal such as 47.3220 is no month of a year. */
const numericDate =
  /^(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?:[T ][\d:.+Z-]*)?|\d{1,2}[-/.] ?\d{1,2}[-/.] ?\d{2,4}|(?:0?[1-9]|1[0-2])[-/.](?:1[5-9]|20)\d\d)$/
/** Day, name of the month and year in any language, in either order; years of the eras of the East. */
const writtenDate = /^(?:\d{1,2}\S{0,4}\s+)?(?:\p{L}+\.?\s+){1,3}(?:\d{1,2}\S{0,2},?\s+)?\d{4}$/u
const easternDate = /\d+\s*[年년]/

/** Texts that stand where a value is missing. */
const missing = new Set([
  "",
  "-",
  "–",
  "—",
  "?",
  "n/a",
  "n.a.",
  "na",
  "<na>",
  "#n/a",
  "null",
  "none",
  "nan",
  "k.a.",
  "s.d.",
  "不详",
  "不明",
  "なし",
  "无"
])

/** Whether a text says that a value is missing. */
export const isMissing = (text: string): boolean => {
  const trimmed = text.trim()
  return trimmed.length <= 5 && missing.has(trimmed.toLowerCase())
}

/** The id of an item of Wikidata, of its address or as it is; undefined where a text is neither. */
export const wikidataIdOf = (text: string): string | undefined => wikidata.exec(text)?.[1]

const unknownValue = /^(?:_:)?(?:https?:\/\/(?:www\.)?wikidata\.org\/\.well-known\/genid\/[\da-f]+|genid[\da-f-]{8,})$/i

/** Whether a text is a name that Wikidata makes up for a value which it says there is, and does not know. */
export const isUnknownValue = (text: string): boolean => unknownValue.test(text)

/** The degrees of `Point(114.3 30.6)`, longitude first, as they are printed; undefined where a text is none. */
export const pointOf = (text: string): { readonly longitude: string; readonly latitude: string } | undefined => {
  const [, longitude, latitude] = point.exec(text) ?? []
  return longitude === undefined || latitude === undefined ? undefined : { longitude, latitude }
}

const yes = ["1", "true", "yes", "ja", "oui", "sí", "si", "x", "✓", "是"]
const no = ["0", "false", "no", "nein", "non", "n", "否"]
const flags = new Set([...yes, ...no])
const noes = new Set(no)

/** Whether a text says no, or nothing at all. */
export const isNo = (text: string): boolean => isMissing(text) || noes.has(text.trim().toLowerCase())

/** What a cell looks like. */
export const kindOfValue = (cell: string): ValueKind => {
  const text = cell.trim()
  if (isMissing(text)) return "blank"
  if (text.length > 200) return "text"
  const first = text.charCodeAt(0)
  const digit = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46 || first === 44
  if (digit) {
    if (flags.has(text)) return "flag"
    if (/^(?:0[1-9]|1\d|20)\d\d$/.test(text)) return "year"
    if (numericDate.test(text)) return "date"
    if (integer.test(text)) return "integer"
    if (decimal.test(text)) return "decimal"
    if (pair.test(text) || (text.includes("°") && sided.test(text))) return "point"
  }
  if (wikidata.test(text)) return "wikidata"
  if (url.test(text)) return "url"
  if (point.test(text)) return "point"
  if (text.length <= 5 && flags.has(text.toLowerCase())) return "flag"
  if (/\d{4}$/.test(text) && writtenDate.test(text)) return "date"
  return /\d/.test(text) && text.length < 30 && easternDate.test(text) ? "date" : "text"
}
