import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { type Signature, signatureOf } from "../signatures.ts"
import { decodeText, TextReader } from "./decodeText.ts"
import { openDelimited } from "./delimitedTable.ts"
import { isJsonLines, openJson } from "./jsonTable.ts"
import { defaultLimits, type OpenTable, type ReadTableOptions } from "./OpenTable.ts"
import { after, blocksOf, type TableSource } from "./TableSource.ts"
import { NoTable, type TableError } from "./tableErrors.ts"
import { openWorkbook } from "./workbookTable.ts"

/** What to do with a file that is no table. */
const remedies: Readonly<Record<Exclude<Signature["kind"], "zip">, string>> = {
  "excel-97": "open it in a spreadsheet and save it as .xlsx or CSV, without a password",
  pdf: "ask for the table as a spreadsheet, or copy it into one and save that",
  image: "type the table into a spreadsheet",
  gzip: "unpack it first",
  rtf: "copy the table into a spreadsheet and save that"
}

/** The name of what a workbook that is locked with a password has inside, as its container writes it ([MS-OFFCRYPTO] 2.3.4.4). */
const locked = Array.from("EncryptedPackage", (letter) => `${letter}\0`).join("")

const isLocked = (block: Uint8Array): boolean => new TextDecoder("latin1").decode(block).includes(locked)

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
  const rest = after([first.value], blocks)
  const known = signatureOf(first.value)
  if (known?.kind === "zip") return openWorkbook(file, rest, options, limits)
  if (known?.kind === "excel-97" && isLocked(first.value))
    return Result.fail(
      new NoTable({
        file,
        found: "a workbook that is locked with a password",
        remedy: "open it in a spreadsheet and save it without one"
      })
    )
  if (known !== undefined) return Result.fail(new NoTable({ file, found: known.what, remedy: remedies[known.kind] }))

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
 * Opens a table of whatever shape: separated values, a workbook (.xlsx), JSON, JSON Lines, or a plain
 * list with an entry a line.
 *
 * **When to use**: for a list that somebody hands in. What its columns mean is for `guessMapping`.
 *
 * **Details**: what the file is, is told by its bytes; encoding, separator, quotation mark and header are guessed, and
 * `options` overrules each. Text is in UTF-8, UTF-16 or one of `legacyEncodings`; it is read piece by piece and never
 * held whole. Of a workbook the file as it is packed and the texts that its cells share are held, which grow with it;
 * its sheet is unpacked piece by piece. Rows and faults add up: nothing is left out without a word.
 *
 * **Gotchas**: cells are as the file prints them, but for the apostrophe that `csvRows` puts in front of what looks like a
 * formula: in separated values, and only there, it is taken off, see `restored`. Whoever does not go through `rows` closes
 * the table, see {@link OpenTable}.
 *
 * **Errors**: {@link NoTable}, {@link TableTooLarge}, {@link BrokenTable}, {@link NoSuchPart}.
 */
export const readTable = (source: TableSource, options: ReadTableOptions = {}): Effect.Effect<OpenTable, TableError> =>
  Effect.promise(() => open(source, options)).pipe(Effect.flatMap(Effect.fromResult))
