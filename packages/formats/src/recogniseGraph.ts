import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { ByteRows, type Separator } from "./ByteRows.ts"
import type { EdgeListHead } from "./edgeList.ts"
import type { ReadGraphOptions } from "./GraphFile.ts"
import { AmbiguousColumns, halfKnown, knownAmong } from "./linkColumns.ts"
import type { UnclosedQuote } from "./table.ts"

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

const magic: ReadonlyArray<readonly [bytes: ReadonlyArray<number>, what: string]> = [
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive or a workbook of a spreadsheet"],
  [[0x1f, 0x8b], "a file compressed by gzip: unpack it first"],
  [[0x89, 0x50, 0x4e, 0x47], "an image (PNG)"],
  [[0xff, 0xd8, 0xff], "an image (JPEG)"],
  [[0x47, 0x49, 0x46, 0x38], "an image (GIF)"],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], "a PDF document"]
]

/** What a file is by its first bytes, where that is no text. */
export const binaryOf = (bytes: Uint8Array): string | undefined =>
  magic.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1] ??
  (bytes[0] === 0xff || bytes[0] === 0xfe || !bytes.includes(0) ? undefined : "characters that no text has")

const otherTexts: ReadonlyArray<readonly [start: RegExp, what: string]> = [
  [/^[{[]/, "JSON"],
  [/^\*vertices\b/i, "a network of Pajek"],
  [/^(?:creator\b.*\s+)?graph\s*\[/i, "a graph in GML"],
  [/^(?:strict\s+)?(?:di)?graph\b[^[]*\{/i, "a graph of Graphviz"],
  [/^dl\s+n\s*=/i, "a network of UCINET"]
]

/** What a text is by its beginning, where it is no list of links. */
export const otherText = (start: string): string | undefined =>
  otherTexts.find(([pattern]) => pattern.test(start.trimStart()))?.[1]

/** How a text of rows is to be read. */
export type Recognised =
  | { readonly kind: "edges"; readonly rows: ByteRows; readonly head: EdgeListHead }
  | { readonly kind: "table"; readonly rows: ByteRows; readonly columns: ReadonlyArray<string>; readonly line: number }

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

/**
 * Says how a text of rows is to be read: whether its first row names columns, or is a link already.
 *
 * **Details**: `undefined` where there is no row. The first row is a link where comments of KONECT or SNAP stand in front
 * of it, where both its ends hold a digit, or where one of them is an end of a later row too; it names columns where two
 * of them are known as the ends of a link.
 *
 * **Errors**: {@link AmbiguousColumns} where neither is certain; the caller can say which.
 */
export const recogniseRows = (
  file: string,
  bytes: Uint8Array,
  from: number,
  options: ReadGraphOptions
): Result.Result<Recognised | undefined, AmbiguousColumns | NotAGraph | UnclosedQuote> => {
  const { at, comments, line, text } = opening(bytes, from)
  if (text === undefined) return Result.succeed(undefined)
  const konect = comments.find((comment) => /^%\s*(?:sym|asym|bip)\b/i.test(comment.text))
  const numbers = comments.find((comment) => /^%\s*\d+(?:\s+\d+)+\s*$/.test(comment.text))
  const isKonect = konect !== undefined || comments.some((comment) => comment.text.startsWith("%"))
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
  const table = (): Result.Result<Recognised> => Result.succeed({ kind: "table", rows, columns, line: rows.line })
  const links = first.length > 1 && first[0] !== "" && first[1] !== ""
  const edges = (): Result.Result<Recognised> => {
    const directed = konect === undefined ? undefined : /^%\s*asym\b/i.test(konect.text)
    const announced = Number(/\d+/.exec(numbers?.text ?? "")?.[0])
    return Result.succeed({
      kind: "edges",
      rows: open(true),
      head: {
        format: isKonect ? "konect" : "edge-list",
        directed,
        ...(numbers === undefined ? {} : { announced: { links: announced, line: numbers.line } })
      }
    })
  }
  /** Whether an end of the first row is an end further down too. */
  const comesAgain = (ends: ReadonlyArray<string>, columns: readonly [number, number]): boolean => {
    const below = open(true)
    below.next()
    while (below.next())
      for (const column of columns) if (column < below.fields && ends.includes(below.text(column))) return true
    return false
  }
  const ambiguous = (problem: string) =>
    Result.fail(
      new AmbiguousColumns({ file, line, found: columns.map((name) => name.slice(0, 100).toWellFormed()), problem })
    )

  if (options.header !== undefined) return options.header ? table() : edges()
  if (options.from !== undefined || options.to !== undefined) return table()
  const [known] = knownAmong(columns)
  if (known !== undefined) {
    const at = [columns.indexOf(known[0]), columns.indexOf(known[1])] as const
    const ends = at.map((field) => first[field] as string)
    return isKonect || comesAgain(ends, at)
      ? ambiguous("these are both names of columns and ends of links further down")
      : table()
  }
  if (isKonect || (comments.length > 0 && first.length <= 4)) return edges()
  // So many columns are a table; which of them are the ends is asked of whoever reads it as one.
  if (halfKnown(columns) !== undefined || first.length > 4) return table()
  if (first.length === 1)
    return Result.fail(
      new NotAGraph({
        file,
        found: `text whose first line gives no two ends of a link (${JSON.stringify(text.slice(0, 60).toWellFormed())})`
      })
    )
  if (links && first.length <= 4) {
    if (/\d/.test(first[0] as string) && /\d/.test(first[1] as string)) return edges()
    if (comesAgain(first.slice(0, 2), [0, 1])) return edges()
  }
  return ambiguous("nothing says whether they name columns or are a link")
}
