import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { decodeText, TextReader } from "./decodeText.ts"
import { openDelimited } from "./delimitedTable.ts"
import { isJsonLines, openJson } from "./jsonTable.ts"
import { defaultLimits, type OpenTable, type ReadTableOptions } from "./OpenTable.ts"
import { after, blocksOf, type TableSource } from "./TableSource.ts"
import { NoTable, type TableError } from "./tableErrors.ts"
import { openWorkbook } from "./workbookTable.ts"

/** Files that people take for tables, by their first bytes, and what to do with them. */
const others: ReadonlyArray<readonly [bytes: ReadonlyArray<number>, found: string, remedy: string]> = [
  [[0xd0, 0xcf, 0x11, 0xe0], "a workbook of Excel 97 to 2003", "open it in a spreadsheet and save it as .xlsx or CSV"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF", "ask for the table as a spreadsheet, or copy it into one and save that"],
  [[0x89, 0x50, 0x4e, 0x47], "an image", "type the table into a spreadsheet"],
  [[0xff, 0xd8, 0xff], "an image", "type the table into a spreadsheet"],
  [[0x47, 0x49, 0x46, 0x38], "an image", "type the table into a spreadsheet"],
  [[0x1f, 0x8b], "a compressed file", "unpack it first"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "a text document (RTF)", "copy the table into a spreadsheet and save that"]
]

const refusedBy = (file: string, first: Uint8Array): NoTable | undefined => {
  const other = others.find(([bytes]) => bytes.every((byte, at) => first[at] === byte))
  return other === undefined ? undefined : new NoTable({ file, found: other[1], remedy: other[2] })
}

/** Control characters other than tab, line breaks, NUL and what separates fields: no text is full of them. */
const controls = (text: string): number => {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code > 0 && code < 9) || code === 11 || (code > 13 && code < 28) || code === 127) count++
  }
  return count
}

const recognise = async (
  file: string,
  blocks: AsyncGenerator<Uint8Array, void, undefined>,
  options: ReadTableOptions
): Promise<Result.Result<OpenTable, TableError>> => {
  const limits = { ...defaultLimits, ...options.limits }
  const first = await blocks.next()
  if (first.done === true)
    return Result.fail(new NoTable({ file, found: "empty", remedy: "export it again, or leave it out" }))
  const refused = refusedBy(file, first.value)
  if (refused !== undefined) return Result.fail(refused)
  const rest = after([first.value], blocks)
  if (first.value[0] === 0x50 && first.value[1] === 0x4b && (first.value[2] === 3 || first.value[2] === 5))
    return openWorkbook(file, rest, options, limits)

  const reader = new TextReader(options.encoding)
  const texts = decodeText(rest, reader)
  const begin = await texts.next()
  const text = begin.done === true ? "" : begin.value
  if (controls(text) * 20 > text.length || reader.badCount * 4 > text.length)
    return Result.fail(new NoTable({ file, found: "no text", remedy: "export the table as CSV, .xlsx or JSON" }))
  const all = after(text === "" ? [] : [text], texts)
  const start = text.trimStart()
  if (start.startsWith("<") && /^<(?:\?xml|!doctype|html|[a-z]+[\s>])/i.test(start))
    return Result.fail(
      new NoTable({ file, found: "XML or a web page", remedy: "export the table as CSV, .xlsx or JSON" })
    )
  if (options.delimiter === undefined && (start.startsWith("{") || /^\[\s*[[{\]]/.test(start)))
    return openJson(file, all, start.startsWith("{") && isJsonLines(text), reader, limits)
  return openDelimited(file, all, reader, options, limits)
}

const open = async (source: TableSource, options: ReadTableOptions): Promise<Result.Result<OpenTable, TableError>> => {
  const blocks = blocksOf(source.bytes)
  const opened = await recognise(source.name, blocks, options)
  // Whoever hands over a file that is refused gets it back closed.
  if (Result.isFailure(opened)) await blocks.return()
  return opened
}

/**
 * Opens a table of whatever shape: separated values in any encoding, a workbook (.xlsx), JSON, JSON Lines, or a plain
 * list with an entry a line.
 *
 * **When to use**: for a list that somebody hands in. What its columns mean is for `guessMapping`.
 *
 * **Details**: what the file is, is told by its bytes; encoding, separator, quotation mark and header are guessed, and
 * `options` overrules each. Text is read piece by piece and never held whole; a workbook is held as it is packed, and
 * unpacked piece by piece. Rows and faults add up: nothing is left out without a word.
 *
 * **Errors**: {@link NoTable}, {@link TableTooLarge}, {@link BrokenTable}, {@link NoSuchPart}.
 */
export const readTable = (source: TableSource, options: ReadTableOptions = {}): Effect.Effect<OpenTable, TableError> =>
  Effect.promise(() => open(source, options)).pipe(Effect.flatMap(Effect.fromResult))
