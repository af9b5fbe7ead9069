import * as Result from "effect/Result"
import { isRecord } from "../json.ts"
import type { Element } from "../tables/Element.ts"
import { guessMapping } from "../tables/guessMapping.ts"
import { parseJson } from "../tables/jsonTable.ts"
import type { TableEntry } from "../tables/OpenTable.ts"
import { BrokenTable, NoTable, type TableError, tooManyColumns } from "../tables/tableErrors.ts"
import { isUnknownValue } from "../tables/valueKinds.ts"
import type { JsonParts } from "./JsonParts.ts"
import type { OpenList } from "./OpenList.ts"
import { type ElementSource, openElements } from "./openElements.ts"

/** The variables that an answer says it has. */
const variablesOf = (head: string): ReadonlyArray<string> => {
  const [, text = "[]"] = /"vars"\s*:\s*(\[[^\]]*\])/.exec(head) ?? []
  const list = parseJson(text)
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : []
}

/** What a variable has in one row: its value, or that there is one which nobody knows. */
type Bound = string | { readonly unknown: true }

const boundOf = (binding: unknown): Bound => {
  if (!isRecord(binding)) return ""
  const text = typeof binding.value === "object" ? "" : String(binding.value ?? "")
  return binding.type === "bnode" || isUnknownValue(text) ? { unknown: true } : text
}

/** The fields that name the two ends of a link. */
const ends: ReadonlySet<string> = new Set(["city", "cityId", "partner", "partnerId"])

/**
 * Opens the answer to a SPARQL query in the W3C's JSON: a column for each variable.
 *
 * **Details**: a value that Wikidata says there is without knowing it is blank, and so is its label; where it is one of
 * the two cities, the row is a fault. What the variables mean has to be guessed: whoever wrote the query named them.
 */
export const openSparql = (source: ElementSource, parts: JsonParts): Promise<Result.Result<OpenList, TableError>> =>
  openElements(source, (first, rows) => {
    const { file, limits } = source
    if (!parts.found)
      return Result.fail(
        new BrokenTable({ file, part: "the answer of a query", problem: "ends before its rows begin" })
      )
    const printed = new Set(variablesOf(parts.before))
    if (printed.size === 0)
      for (const { text } of first) for (const name of Object.keys(parseJson(text) ?? {})) printed.add(name)
    const names = [...printed]
    if (names.length === 0)
      return Result.fail(
        new NoTable({ file, found: "the answer of a query without a column or a row", remedy: "ask the query again" })
      )
    if (names.length > limits.columns) return Result.fail(tooManyColumns(file, names.length, limits.columns))
    const boundIn = (binding: Readonly<Record<string, unknown>>): ReadonlyArray<Bound> =>
      names.map((name) => boundOf(binding[name]))
    const cellOf = (bound: Bound): string => (typeof bound === "string" ? bound : "")

    const sample = first.slice(0, 200).flatMap(({ text }) => {
      const value = parseJson(text)
      return isRecord(value) ? [boundIn(value).map(cellOf)] : []
    })
    const guess = guessMapping(names, sample)
    const isEnd = names.map((_, index) => ends.has(guess.columns[index]?.field ?? ""))

    const entriesOf = (element: Element): ReadonlyArray<TableEntry> => {
      const { line, text } = element
      const amiss = rows.faultOf(element, "row")
      if (amiss !== undefined) return [amiss]
      const value = parseJson(text)
      if (!isRecord(value)) return [rows.notJson(element, "row")]
      const strange = Object.keys(value).filter((name) => !printed.has(name))
      if (strange.length > 0)
        return [
          rows.fault(
            line,
            "too-long",
            text,
            `it has ${strange.slice(0, 5).join(", ")}, which is none of the variables ${names.join(", ")}`,
            "ask the query again"
          )
        ]
      const bound = boundIn(value)
      const unknown = bound.findIndex((one, index) => isEnd[index] && typeof one !== "string")
      if (unknown !== -1)
        return [
          rows.fault(
            line,
            "unknown-value",
            text,
            `${names[unknown]} is an unknown value: Wikidata says that there is one, and not which`,
            "nothing to do here: the item has to be corrected in Wikidata"
          )
        ]
      const cells = bound.map((one, index) => {
        const of = names[index]?.endsWith("Label") ? names.indexOf((names[index] as string).slice(0, -5)) : -1
        // The label of an unknown value is its made-up name.
        return of !== -1 && typeof bound[of] !== "string" ? "" : cellOf(one)
      })
      if (cells.every((cell) => cell.trim() === "")) {
        rows.tally.blank++
        return []
      }
      return [rows.row(line, cells)]
    }
    return Result.succeed({ format: "sparql", what: "the answer of a query in SPARQL", names, entriesOf })
  })
