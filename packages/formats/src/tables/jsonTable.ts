import * as Result from "effect/Result"
import { isRecord } from "../json.ts"
import { columnNames } from "./columnNames.ts"
import type { TextReader } from "./decodeText.ts"
import type { Element } from "./Element.ts"
import { JsonElements } from "./jsonElements.ts"
import { type OpenTable, rowsFrom, sampleOf, sampleSize, type TableEntry, type TableLimits } from "./OpenTable.ts"
import { Rows } from "./Rows.ts"
import { Tally } from "./Tally.ts"
import { NoTable, type TableError, tooManyColumns } from "./tableErrors.ts"
import { textLines } from "./textLines.ts"

type Fields = ReadonlyMap<string, string>

/** A value as a cell prints it; a list of plain values with semicolons between. */
const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return ""
  if (Array.isArray(value) && value.every((one) => typeof one !== "object" || one === null))
    return value.map(cellOf).join("; ")
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}

/** A value as JSON; blank where it nests deeper than can be written out. */
export const jsonOf = (value: unknown): string => {
  try {
    return JSON.stringify(value)
  } catch {
    return ""
  }
}

const fieldsIn = (element: unknown): Fields | undefined => {
  if (Array.isArray(element)) return new Map(element.map((value, index) => [`column ${index + 1}`, cellOf(value)]))
  if (!isRecord(element)) return undefined
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(element)) {
    if (!isRecord(value)) fields.set(name, cellOf(value))
    else if ("value" in value && "type" in value) fields.set(name, cellOf(value.value))
    else for (const [inner, one] of Object.entries(value)) fields.set(`${name}.${inner}`, cellOf(one))
  }
  return fields
}

/**
 * The fields of an element: those of an object in it are named after both; `{ type, value }` of SPARQL is its value.
 *
 * **Gotchas**: none where the element is no object and no list, or nests deeper than can be written out.
 */
export const fieldsOf = (element: unknown): Fields | undefined => {
  try {
    return fieldsIn(element)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Numbers of more digits than a number holds are read as they are printed. */
const longNumber = /\d{16}/
const asPrinted = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === "number" && context?.source !== undefined ? context.source : value

const suspect = /\\u(?:0000|d[89a-f])/i
const escapes = /\\u(d[89ab]..\\ud[c-f]..|d[89a-f]..|0000)|\\./gis

/** JSON without the characters that no database keeps: NUL is left out, half of a pair of surrogates is marked as unknown. */
const keepable = (text: string): string =>
  suspect.test(text)
    ? text.replace(escapes, (sign, named?: string) =>
        named === undefined || named.length > 4 ? sign : named === "0000" ? "" : "\\ufffd"
      )
    : text

/** The value of a text; undefined where it is no JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(keepable(text))
  } catch {
    return undefined
  }
}

/** The same, with long numbers as texts; `parsed` is the value where the caller has it. */
export const parsePrinted = (text: string, parsed?: unknown): unknown => {
  if (!longNumber.test(text)) return parsed ?? parseJson(text)
  try {
    return JSON.parse(keepable(text), asPrinted)
  } catch {
    return undefined
  }
}

async function* elementsOf(
  texts: AsyncIterable<string>,
  lines: boolean,
  limit: number
): AsyncGenerator<ReadonlyArray<Element>, void, undefined> {
  if (!lines) {
    const elements = new JsonElements(limit)
    for await (const text of texts) {
      const found = elements.read(text)
      if (found.length > 0) yield found
    }
    const rest = elements.rest()
    if (rest.length > 0) yield rest
    return
  }
  yield* textLines(texts, limit)
}

/** Whether a text that begins with a brace holds an object a line, rather than one object with a list in it. */
export const isJsonLines = (sample: string): boolean => {
  const [first = "", ...others] = sample.trimStart().split("\n", 10)
  if (!isRecord(parseJson(first))) return false
  const second = others.find((line) => line.trim() !== "")
  if (second !== undefined) return second.trimStart().startsWith("{")
  const elements = new JsonElements(first.length)
  elements.read(first)
  return !elements.found
}

/** Opens a list of objects: JSON, JSON Lines, or the answer of a query. */
export const openJson = async (
  file: string,
  texts: AsyncIterable<string>,
  lines: boolean,
  reader: TextReader,
  limits: TableLimits
): Promise<Result.Result<OpenTable, TableError>> => {
  const tally = new Tally()
  const elements = elementsOf(texts, lines, limits.line)
  const start: Array<Element> = []
  while (start.length < sampleSize) {
    const next = await elements.next()
    if (next.done === true) break
    for (const element of next.value) start.push(element)
  }
  const printed = new Set<string>()
  // Objects leave out what is blank, so the columns are those of many rows, not of the first.
  for (const { other, text } of start)
    if (other === undefined) for (const name of fieldsOf(parsePrinted(text))?.keys() ?? []) printed.add(name)
  if (printed.size === 0)
    return Result.fail(
      new NoTable({
        file,
        found: "JSON without a list of objects",
        remedy: "export the rows as a list of objects, one a row"
      })
    )
  if (printed.size > limits.columns) return Result.fail(tooManyColumns(file, printed.size, limits.columns))
  const columns = [...printed]
  const known = new Set(columns)

  const rows = new Rows(tally, limits.line)
  const entry = (element: Element): TableEntry | undefined => {
    const { line, text, truncated } = element
    if (text.trim() === "" && truncated === undefined) {
      tally.blank++
      return undefined
    }
    const amiss = rows.faultOf(element, "object")
    if (amiss !== undefined) return amiss
    const value = parsePrinted(text)
    const fields = fieldsOf(value)
    if (fields === undefined)
      return typeof value === "object" && value !== null
        ? rows.fault(
            line,
            "not-json",
            text,
            "the object nests deeper than any list does",
            "leave out what is inside it"
          )
        : rows.fault(
            line,
            "not-json",
            text,
            "this is no JSON object",
            "export the list again, or correct the brackets, commas and quotation marks"
          )
    const strange = [...fields.keys()].filter((name) => !known.has(name))
    if (strange.length > 0)
      return rows.fault(
        line,
        "too-long",
        text,
        `it has ${strange.slice(0, 5).join(", ")}, which none of the first ${start.length} objects has`,
        "give the first object every field, or leave this one out"
      )
    const cells = columns.map((name) => fields.get(name) ?? "")
    if (cells.every((cell) => cell.trim() === "")) {
      tally.blank++
      return undefined
    }
    return rows.row(line, cells)
  }
  const entries = (found: ReadonlyArray<Element>): ReadonlyArray<TableEntry> =>
    found.map(entry).filter((one) => one !== undefined)
  const opening = entries(start)

  return Result.succeed({
    file,
    format: lines ? "json-lines" : "json",
    header: { names: columnNames(columns, 1, tally), printed: columns, above: [], sure: 1 },
    sample: sampleOf(opening),
    ...rowsFrom(opening, elements, entries),
    summary: () => tally.summary(reader.guess, reader.bad, reader.badCount)
  })
}
