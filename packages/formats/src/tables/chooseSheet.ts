import * as Result from "effect/Result"
import { type CellContext, readSheet, type SheetRow } from "./sheetRows.ts"
import { Tally } from "./Tally.ts"
import { NoSuchPart, NoTable, type TableError } from "./tableErrors.ts"
import type { Archive, Sheet } from "./workbookParts.ts"

/** The rows of a sheet in batches. What merged cells there are is said at its end. */
export function* rowsInBatches(archive: Archive, sheet: Sheet, context: CellContext, tally: Tally) {
  let rows: Array<SheetRow> = []
  for (const _ of readSheet(archive, sheet, context, {
    row: (row) => rows.push(row),
    merged: (range) =>
      tally.remark({
        line: Number(/\d+/.exec(range)?.[0] ?? 0),
        kind: "merged",
        reason: `the cells ${range} are merged: their value stands in the first, and the others are blank`
      })
  })) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

const hasCells = (archive: Archive, sheet: Sheet, context: CellContext): boolean => {
  const tally = new Tally()
  // Only what decides is unpacked, and it is counted once.
  const trial = { ...archive, allowance: { ...archive.allowance } }
  let filled = 0
  for (const rows of rowsInBatches(trial, sheet, context, tally)) {
    for (const { cells } of rows) if (cells.filter((cell) => cell !== "").length > 1) filled++
    if (filled > 1) return true
  }
  return filled > 1
}

/** The sheet that is asked for, else the first that is shown and holds more than one row of several cells. */
export const chooseSheet = (
  file: string,
  archive: Archive,
  sheets: ReadonlyArray<Sheet>,
  context: CellContext,
  asked: string | undefined
): Result.Result<Sheet, TableError> => {
  if (asked !== undefined) {
    const named = sheets.find(({ name }) => name === asked)
    return named === undefined
      ? Result.fail(new NoSuchPart({ file, asked: `sheet "${asked}"`, found: sheets.map(({ name }) => name) }))
      : Result.succeed(named)
  }
  const inOrder = [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)]
  const chosen = inOrder.find((sheet) => hasCells(archive, sheet, context)) ?? inOrder[0]
  return chosen === undefined
    ? Result.fail(
        new NoTable({ file, found: "a workbook without sheets of cells", remedy: "save it again with the table" })
      )
    : Result.succeed(chosen)
}
