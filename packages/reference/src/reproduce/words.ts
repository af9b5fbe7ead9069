import type * as Schema from "effect/Schema"
import { nameOfCity } from "../places/cities.ts"
import { sources } from "../sources.ts"
import { nameOfNetwork } from "../statements/networks.ts"
import { group } from "../statements/state.ts"

/** What is spoken of beside cities and networks. */
const others = new Map<string, string>([
  [group("cities-studied").id, "the cities studied"],
  [group("chinese-cities").id, "the Chinese cities"],
  ...Object.values(sources).map(({ id, shortName, title }) => [id, shortName ?? title] as const)
])

/** The English name of what an id stands for in the documents, or the text itself. */
export const named = (id: string): string => nameOfCity(id) ?? nameOfNetwork(id) ?? others.get(id) ?? id

/** Names in alphabetical order, or "none". */
export const list = (ids: ReadonlyArray<string>): string => [...new Set(ids.map(named))].sort().join(", ") || "none"

/** A pair in alphabetical order: which of the two a table puts first says nothing. */
export const pairText = (a: string, b: string): string => [named(a), named(b)].sort().join("–")

const bounds: Readonly<Record<string, string>> = { "more-than": "more than ", "at-most": "at most " }

const ids = (value: Schema.Json): string => (Array.isArray(value) ? list(value.map(String)) : named(String(value)))
const plain = (value: Schema.Json): string => String(value)

/**
 * How the parts of a value are read, in this order: a database may give the keys of a value in any order.
 */
const parts: ReadonlyArray<readonly [key: string, words: (value: Schema.Json) => string]> = [
  ["count", plain],
  ["mean", plain],
  ["percent", (value) => `${value} %`],
  ["currency", plain],
  ["amount", plain],
  ["from", plain],
  ["to", (value) => `to ${value}`],
  ["kind", plain],
  ["text", plain],
  ["of", ids],
  ["partners", (value) => (Array.isArray(value) ? ids(value) : `with ${value} partners`)],
  ["cities", (value) => (Array.isArray(value) ? ids(value) : `${value} cities`)],
  ["on", (value) => `in ${value}`],
  ["in", (value) => `in ${ids(value)}`],
  ["country", (value) => `in ${value}`],
  ["year", (value) => `in ${value}`],
  ["network", (value) => `in ${ids(value)}`],
  ["status", (value) => `(${value})`],
  ["quantifier", plain],
  ["except", (value) => `but ${ids(value)}`],
  ["value", (value) => (value === true ? "yes" : value === false ? "no" : plain(value))]
]
const keys = new Set(["bound", ...parts.map(([key]) => key)])

/** A value of a claim in words: ids become names, bounds and units are written out. */
export const inWords = (value: Schema.Json): string => {
  if (value === null || typeof value !== "object") return typeof value === "string" ? named(value) : String(value)
  if (Array.isArray(value)) return ids(value)
  const record = value as Readonly<Record<string, Schema.Json>>
  const known = parts.flatMap(([key, words]) => (record[key] === undefined ? [] : [words(record[key])]))
  const unknown = Object.keys(record)
    .filter((key) => !keys.has(key))
    .sort()
    .map((key) => `${key} ${JSON.stringify(record[key])}`)
  return `${bounds[String(record.bound)] ?? ""}${[...known, ...unknown].join(" ")}`
}
