import * as Result from "effect/Result"
import { chooseSheet, rowsInBatches } from "./chooseSheet.ts"
import { columnNames } from "./columnNames.ts"
import { guessHeader } from "./guessHeader.ts"
import { isColumnName } from "./headerWords.ts"
import {
  type OpenTable,
  type ReadTableOptions,
  type RowFault,
  rowsFrom,
  sampleOf,
  sampleSize,
  type TableEntry,
  type TableLimits
} from "./OpenTable.ts"
import type { CellContext, SheetRow } from "./sheetRows.ts"
import { gather } from "./TableSource.ts"
import { Tally, wrongLength } from "./Tally.ts"
import { BrokenTable, NoSuchPart, NoTable, type TableError, TableTooLarge, tooManyColumns } from "./tableErrors.ts"
import { type Archive, dateStyles, sharedTexts, sheetsOf } from "./workbookParts.ts"
import { ZipProblem, zipParts } from "./zip.ts"

const opened = (
  file: string,
  bytes: Uint8Array,
  options: ReadTableOptions,
  limits: TableLimits
): Result.Result<OpenTable, TableError> => {
  const archive: Archive = {
    bytes,
    parts: zipParts(bytes),
    allowance: { unpacked: limits.unpacked, ratio: limits.ratio, used: 0 }
  }
  if (!archive.parts.has("xl/workbook.xml")) {
    const found = archive.parts.has("content.xml")
      ? "a document of LibreOffice"
      : archive.parts.has("word/document.xml")
        ? "a text document (Word)"
        : archive.parts.has("xl/workbook.bin")
          ? "a binary workbook (.xlsb)"
          : "a ZIP archive"
    return Result.fail(
      new NoTable({
        file,
        found,
        remedy: found === "a ZIP archive" ? "unpack it first" : "save the table as .xlsx or CSV"
      })
    )
  }
  const { sheets, system } = sheetsOf(archive)
  const context: CellContext = {
    texts: sharedTexts(archive),
    styles: dateStyles(archive),
    system,
    columns: limits.columns
  }
  const chosen = chooseSheet(file, archive, sheets, context, options.sheet)
  if (Result.isFailure(chosen)) return Result.fail(chosen.failure)
  const sheet = chosen.success
  const tally = new Tally()
  for (const { hidden, name } of sheets)
    if (name !== sheet.name)
      tally.remark({
        line: 0,
        kind: "other-sheet",
        reason: `the ${hidden ? "hidden " : ""}sheet "${name}" was not read`
      })

  const source = rowsInBatches(archive, sheet, context, tally)
  const start: Array<SheetRow> = []
  while (start.length < sampleSize) {
    const next = source.next()
    if (next.done === true) break
    start.push(...next.value)
  }
  const isFilled = ({ cells }: SheetRow): boolean => cells.some((cell) => cell.trim() !== "")
  // A cell far out is a fault of its row; a table that is too wide is so in its header or in every row.
  const filled = start.filter((row) => isFilled(row) && row.width <= limits.columns)
  if (filled.length < start.filter(isFilled).length / 2 || (start.find(isFilled)?.width ?? 0) > limits.columns) {
    const widest = start.reduce((most, row) => Math.max(most, row.width), 0)
    return Result.fail(tooManyColumns(file, widest, limits.columns))
  }
  if (filled.length === 0)
    return Result.fail(
      new NoTable({
        file,
        found: `a workbook whose sheet "${sheet.name}" is blank`,
        remedy: "name the sheet that holds the table"
      })
    )
  const width = Math.max(...filled.map(({ cells }) => cells.length))
  for (const { cells } of start) while (cells.length < width) cells.push("")
  const guess = guessHeader(
    filled.map(({ cells }) => cells),
    isColumnName
  )
  const header =
    typeof options.header === "number"
      ? start.find(({ line }) => line === options.header)
      : options.header === "none" || guess.at === -1
        ? undefined
        : filled[guess.at]
  if (typeof options.header === "number" && header === undefined)
    return Result.fail(
      new NoSuchPart({
        file,
        asked: `row ${options.header}`,
        found: filled.slice(0, 5).map(({ line }) => `row ${line}`)
      })
    )
  const printed = header?.cells ?? Array.from({ length: width }, () => "")
  const at = header === undefined ? -1 : start.indexOf(header)

  const entry = ({ cells, errors, hidden, line, width: filledTo }: SheetRow): TableEntry | undefined => {
    if (filledTo <= width && cells.every((cell) => cell.trim() === "")) {
      tally.blank++
      return undefined
    }
    if (hidden) tally.remark({ line, kind: "hidden", reason: "the row is hidden in the sheet; it was read" })
    if (errors.length > 0)
      tally.remark({
        line,
        kind: "cell-error",
        reason: `a cell holds ${errors[0]} instead of a value; it was read as blank`
      })
    while (cells.length < width) cells.push("")
    const row = ++tally.rows
    const has = Math.max(cells.length, filledTo)
    if (has === width) return { row, line, cells }
    tally.faults++
    return wrongLength(row, line, cells.join("\t"), has, width)
  }
  const entries = (rows: ReadonlyArray<SheetRow>): ReadonlyArray<TableEntry> =>
    rows.map(entry).filter((one) => one !== undefined)
  const opening = entries(start.slice(at + 1))

  /** What the rest of the sheet holds, and where it cannot be unpacked, why not. */
  function* rest(): Generator<ReadonlyArray<SheetRow> | ZipProblem, void, undefined> {
    try {
      yield* source
    } catch (problem) {
      if (!(problem instanceof ZipProblem)) throw problem
      yield problem
    }
  }
  const cutOff = ({ problem }: ZipProblem): RowFault => {
    tally.faults++
    return {
      row: ++tally.rows,
      line: 0,
      kind: "truncated",
      text: "",
      reason: `the sheet ${problem}, so what follows was not read`,
      remedy: "save the workbook again"
    }
  }
  return Result.succeed({
    file,
    format: "workbook",
    header: {
      names:
        header === undefined
          ? printed.map((_, index) => `column ${index + 1}`)
          : columnNames(printed, header.line, tally),
      printed,
      above: start
        .slice(0, Math.max(0, at))
        .flatMap(({ cells }) => cells.filter((cell) => cell !== "").join(" ") || []),
      sure: options.header === undefined ? guess.sure : 1,
      ...(header === undefined ? {} : { line: header.line })
    },
    sample: sampleOf(opening),
    sheets: sheets.map(({ hidden, name }) => ({ name, hidden, read: name === sheet.name })),
    ...rowsFrom(opening, rest(), (next) => (next instanceof ZipProblem ? [cutOff(next)] : entries(next))),
    summary: () => tally.summary()
  })
}

/** Opens a workbook (.xlsx): the sheet that is named, else the first that is shown and holds more than one row. */
export const openWorkbook = async (
  file: string,
  blocks: AsyncIterable<Uint8Array>,
  options: ReadTableOptions,
  limits: TableLimits
): Promise<Result.Result<OpenTable, TableError>> => {
  const bytes = await gather(blocks, limits.packed)
  if (bytes === undefined)
    return Result.fail(new TableTooLarge({ file, what: "the size of the workbook in bytes", limit: limits.packed }))
  try {
    return opened(file, bytes, options, limits)
  } catch (problem) {
    if (!(problem instanceof ZipProblem)) throw problem
    const { part, tooLarge } = problem
    return Result.fail(
      tooLarge === undefined
        ? new BrokenTable({ file, part, problem: problem.problem })
        : new TableTooLarge({ file, what: `the size of ${part} ${problem.problem} in bytes`, ...tooLarge })
    )
  }
}
