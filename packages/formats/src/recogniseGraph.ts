import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { ByteRows, type Separator } from "./ByteRows.ts"
import type { EdgeListHead } from "./edgeList.ts"
import { alikeEnds, halfKnown, knownAmong } from "./endNames.ts"
import type { ReadGraphOptions } from "./GraphFile.ts"
import { AmbiguousColumns, printedNames } from "./linkColumns.ts"
import { quoted } from "./place.ts"
import type { UnclosedQuote } from "./table.ts"
import { linkNames, nodeNames } from "./values.ts"

/** The formats of graphs that are read: their ids, and what each understands. */
export const graphFormats = [
  {
    id: "konect",
    label: "KONECT",
    understands: "an edge list of KONECT (out.*): a comment that begins with %, then two ends a line, weight and time"
  },
  {
    id: "edge-list",
    label: "Edge list",
    understands: "an edge list: two ends a line, then a weight and a time or neither, comments begin with #"
  },
  {
    id: "link-table",
    label: "Table of links (CSV)",
    understands: "a table (CSV, semicolons or tabs) with a column for each end of a link, such as source and target"
  },
  { id: "gexf", label: "GEXF", understands: "GEXF 1.1, 1.2 or 1.3" },
  { id: "graphml", label: "GraphML", understands: "GraphML" }
] as const

export class NotAGraph extends Schema.TaggedError<NotAGraph>()("NotAGraph", {
  file: Schema.String,
  /** What was found, in words. */
  found: Schema.String
}) {
  override get message(): string {
    return `${this.file} holds ${this.found}, which is no graph that is understood; bring one of: ${graphFormats.map(({ understands }) => understands).join("; ")}`
  }
}

/** What a message calls a format. */
export const labelOf = (format: string): string => graphFormats.find(({ id }) => id === format)?.label ?? format

/** How a text of rows is to be read. */
export type Recognised =
  | { readonly kind: "empty"; readonly format: EdgeListHead["format"] }
  | { readonly kind: "edges"; readonly rows: ByteRows; readonly head: EdgeListHead }
  | {
      readonly kind: "table"
      readonly rows: ByteRows
      /** The names of the columns, as the file prints them. */
      readonly names: ReadonlyArray<string>
      readonly line: number
      /** Neither the caller nor two names that are known for it say that the first row names columns. */
      readonly guessed: boolean
    }

/** The comments in front of a list, and where its first row begins. */
const opening = (bytes: Uint8Array, from: number) => {
  const comments: Array<{ readonly text: string; readonly line: number }> = []
  const decoder = new TextDecoder()
  let line = 1
  let at = from
  while (at < bytes.length) {
    let end = at
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++
    const text = decoder.decode(bytes.subarray(at, Math.min(end, at + 10_000))).trim()
    if (text !== "" && text[0] !== "%" && text[0] !== "#") return { comments, at, line, text }
    if (text !== "") comments.push({ text, line })
    at = end + (bytes[end] === 13 && bytes[end + 1] === 10 ? 2 : 1)
    line++
  }
  return { comments, at, line, text: undefined }
}

/** Tabs where there are any, else the sign that stands more often outside quotation marks. */
export const separatorOf = (line: string): Separator => {
  const bare = line.replace(/"[^"]*"/g, "")
  if (bare.includes("\t")) return "\t"
  const [commas, semicolons] = [bare.split(",").length, bare.split(";").length]
  return commas + semicolons === 2 ? "spaces" : semicolons > commas ? ";" : ","
}

/** A text with any number for each of its numbers, by which ids of one kind are alike: Q84 and Q1741. */
const shapeOf = (text: string): string => text.replace(/\d+/g, "0")

const isWhole = (text: string): boolean => /^\d+$/.test(text)

/**
 * Whether later rows show that the first is a link: an end of it comes again, or each of its ends has one alike. Two ids
 * of Wikidata are a link where they are the only row: there is nothing whose columns they could name.
 */
const isLinkAmong = (rows: ByteRows, ends: ReadonlyArray<string>, columns: readonly [number, number]): boolean => {
  const numbered = ends.every((end) => /\d/.test(end))
  const shapes = new Set(numbered ? ends.map(shapeOf) : [])
  rows.next()
  let alone = true
  while (rows.next()) {
    alone = false
    for (const column of columns) {
      if (column >= rows.fields) continue
      const text = rows.text(column)
      if (ends.includes(text)) return true
      if (numbered && shapes.delete(shapeOf(text)) && shapes.size === 0) return true
    }
  }
  return alone && ends.every((end) => /^Q\d+$/.test(end))
}

const otherNames: ReadonlyArray<string> = [...Object.values(nodeNames), ...Object.values(linkNames)].flat()

/**
 * Says how a text of rows is to be read: whether its first row names columns, or is a link already.
 *
 * **Details**: the first row is a link under the head of a KONECT file, where both its ends are whole numbers, and where
 * later rows hold one of its ends, or ids like each of them (Q84 and Q1741). It names columns where two of them are known
 * as the ends of a link, or where the first two differ only in the side that they stand for.
 *
 * **Errors**: {@link AmbiguousColumns} where neither is certain; the caller can say which.
 */
export const recogniseRows = (
  file: string,
  bytes: Uint8Array,
  from: number,
  options: ReadGraphOptions
): Result.Result<Recognised, AmbiguousColumns | NotAGraph | UnclosedQuote> => {
  const { at, comments, line, text } = opening(bytes, from)
  const konect = comments.find((comment) => /^%\s*(?:sym|asym|bip)\b/i.test(comment.text))
  const numbers = comments.find((comment) => /^%\s*\d+(?:\s+\d+)+\s*$/.test(comment.text))
  const hasHead = konect !== undefined || numbers !== undefined
  const isKonect = comments.some((comment) => comment.text.startsWith("%"))
  const format = isKonect ? "konect" : "edge-list"
  if (text === undefined) return Result.succeed({ kind: "empty", format })
  if (konect !== undefined && /^%\s*bip\b/i.test(konect.text))
    return Result.fail(
      new NotAGraph({
        file,
        found:
          "an edge list of KONECT between two sides (bip), whose numbers mean one thing left and another right: give the ids of one side a letter in front and take that line out; as it stands it is a network of memberships"
      })
    )
  const separator = isKonect ? "spaces" : separatorOf(text)
  const open = (comments: boolean): ByteRows => new ByteRows(file, bytes, { separator, comments, from: at, line })

  const rows = open(false)
  rows.next()
  if (rows.unclosed !== undefined) return Result.fail(rows.unclosed)
  const first = Array.from({ length: rows.fields }, (_, field) => rows.text(field))
  const columns = first.map((name) => name.toLowerCase())
  const table = (guessed: boolean): Result.Result<Recognised> =>
    Result.succeed({ kind: "table", rows, names: first, line: rows.line, guessed })
  const edges = (): Result.Result<Recognised> => {
    const directed = konect === undefined ? undefined : /^%\s*asym\b/i.test(konect.text)
    const announced = Number(/\d+/.exec(numbers?.text ?? "")?.[0])
    return Result.succeed({
      kind: "edges",
      rows: open(true),
      head: {
        format,
        directed,
        ...(numbers === undefined ? {} : { announced: { links: announced, line: numbers.line } })
      }
    })
  }
  const ambiguous = (problem: string) =>
    Result.fail(new AmbiguousColumns({ file, line, found: printedNames(first), problem }))
  /** The names a and b are ends as often as names: only a table has separators, or further columns that are known. */
  const isTrusted = ([name]: readonly [string, string]): boolean =>
    name.length > 1 ||
    separator === "," ||
    separator === ";" ||
    (separator === "\t" && columns.some((column) => otherNames.includes(column)))

  if (options.header !== undefined) return options.header ? table(false) : edges()
  if (options.from !== undefined || options.to !== undefined) return table(false)
  const known = knownAmong(columns).find(isTrusted)
  if (known !== undefined) {
    if (hasHead) return ambiguous("these are known as names of columns, and a file of KONECT has none")
    const at = [columns.indexOf(known[0]), columns.indexOf(known[1])] as const
    const ends = at.map((field) => first[field] as string)
    return isLinkAmong(open(true), ends, at)
      ? ambiguous("these are both names of columns and like the ends of links further down")
      : table(known[0].length === 1)
  }
  if (hasHead) return edges()
  const [a = "", b = ""] = first
  const ends = [a, b]
  if (a !== "" && b !== "" && first.length <= 4 && (ends.every(isWhole) || isLinkAmong(open(true), ends, [0, 1])))
    return edges()
  // So many columns are a table; which of them are the ends is asked of whoever reads it as one.
  if (first.length > 4 || halfKnown(columns) !== undefined || alikeEnds(columns) !== undefined) return table(true)
  if (first.length === 1)
    return Result.fail(
      new NotAGraph({
        file,
        found: `text whose first line gives no two ends of a link (${quoted(text)})`
      })
    )
  return ambiguous("nothing says whether they name columns or are a link")
}
