import type { Mapping, TableField } from "./Mapping.ts"
import { isNo, isUnknownValue, pointOf, wikidataIdOf } from "./valueKinds.ts"

/** A row in the words of the domain: texts as they are printed, without blanks at their ends. */
export interface MappedRow {
  /** What is filled. A field that holds several values has its cell here as it is. */
  readonly values: Partial<Readonly<Record<TableField, string>>>
  /** The values of fields that hold several, and the networks of a matrix under `network`. */
  readonly lists: Partial<Readonly<Record<TableField, ReadonlyArray<string>>>>
}

/** A separator within brackets parts nothing: "Tianjin, Shanghai (offices in both, since 2004)". */
export const splitList = (text: string, separator: string): ReadonlyArray<string> => {
  const parts: Array<string> = []
  let [depth, from] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === "(" || character === "[") depth++
    else if (character === ")" || character === "]") depth = Math.max(0, depth - 1)
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at))
      from = at + separator.length
    }
  }
  parts.push(text.slice(from))
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ""))]
}

/**
 * Says of a row what each of its cells means.
 *
 * **Details**: what the mapping takes for a missing value is left out. `Point(114.3 30.6)`, longitude first, becomes
 * `latitude` and `longitude`; the address of a Wikidata item becomes its id. A name that is only the id of an item, as
 * a query gives where there is no label, is no name: it is the id where the row has none. Items of a list are given
 * once each. A city belongs to every network of a matrix whose cell is not blank, says no by no word for it, and is not
 * missing.
 */
export const applyMapping = (cells: ReadonlyArray<string>, mapping: Mapping): MappedRow => {
  const values: Partial<Record<TableField, string>> = {}
  const lists: Partial<Record<TableField, ReadonlyArray<string>>> = {}
  for (const { blanks, field, index, separator } of mapping.columns) {
    const text = (cells[index] ?? "").trim()
    if (text === "" || blanks?.includes(text.toLowerCase()) || isUnknownValue(text)) continue
    const at = field === "coordinates" || field === "partnerCoordinates" ? pointOf(text) : undefined
    if (at !== undefined) {
      const partner = field === "partnerCoordinates"
      values[partner ? "partnerLongitude" : "longitude"] = at.longitude
      values[partner ? "partnerLatitude" : "latitude"] = at.latitude
      continue
    }
    values[field] = field === "cityId" || field === "partnerId" ? (wikidataIdOf(text) ?? text) : text
    if (separator !== undefined)
      lists[field] = splitList(text, separator).filter((part) => !blanks?.includes(part.toLowerCase()))
  }
  // Where an item has no label in the language asked for, its id stands for one: that is no name of a city.
  for (const [name, id] of [
    ["city", "cityId"],
    ["partner", "partnerId"]
  ] as const) {
    const label = wikidataIdOf(values[name] ?? "")
    if (label === undefined || lists[name] !== undefined) continue
    values[id] ??= label
    delete values[name]
  }
  if (mapping.networks.length > 0)
    lists.network = mapping.networks.filter(({ index }) => !isNo(cells[index] ?? "")).map(({ name }) => name)
  return { values, lists }
}
