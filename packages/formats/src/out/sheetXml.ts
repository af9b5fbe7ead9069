import { xmlText } from "../xmlText.ts"
import { type Cell, checkRow, InvalidTable, keepable } from "./Cells.ts"
import { looksLikeFormula } from "./formulas.ts"

/** The most characters that a cell of Excel holds, and the most rows of a sheet. */
export const cellLimit = 32_767
export const rowLimit = 1_048_576

/** The name of a column of a sheet: A to Z, AA, AB … */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26))

/**
 * A text as a workbook holds it.
 *
 * **Details**: Excel takes `_x0041_` for the character with that number, so that its first line is written as `_x005F_`.
 */
const sheetText = (text: string): string => xmlText(keepable(text).replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_"))

/** The styles of `styles.xml`: text that stays as it is, the header, text that must not become a formula when it is edited. */
const style = { text: 1, header: 2, formula: 3 } as const

const textCell = (at: string, text: string, kind: number): string =>
  `<c r="${at}" s="${kind}" t="inlineStr"><is><t xml:space="preserve">${sheetText(text)}</t></is></c>`

const cellXml = (at: string, cell: Cell): string =>
  cell === undefined || cell === ""
    ? ""
    : typeof cell === "number"
      ? `<c r="${at}"><v>${cell}</v></c>`
      : typeof cell === "boolean"
        ? `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
        : textCell(at, cell, looksLikeFormula(cell) ? style.formula : style.text)

/** What stands before the rows of a sheet: its first row stays in sight. */
export const sheetHead =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>'
export const sheetFoot = "</sheetData></worksheet>"

/** The row that names the columns. */
export const headerXml = (columns: ReadonlyArray<string>): string =>
  `<row r="1">${columns.map((name, at) => textCell(`${columnName(at)}1`, name, style.header)).join("")}</row>`

/** A row of cells; `row` is its number in the sheet, `index` that in the table. */
export const rowXml = (
  names: ReadonlyArray<string>,
  columns: ReadonlyArray<string>,
  cells: ReadonlyArray<Cell>,
  row: number,
  index: number
): string => {
  checkRow(columns, cells, index)
  let text = `<row r="${row}">`
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]
    if (typeof cell === "string" && cell.length > cellLimit)
      throw new InvalidTable(
        `rows[${index}].${columns[at]}`,
        `has ${cell.length} characters, and a cell of a workbook holds ${cellLimit}: write the table as CSV, or leave the column out`
      )
    text += cellXml(`${names[at]}${row}`, cell)
  }
  return `${text}</row>`
}
