import { type Cell, checkColumns, checkRow, keepable, type TableToWrite } from "./Cells.ts"
import { inChunks } from "./chunks.ts"
import { neutralised } from "./formulas.ts"

/** How a table is written as CSV. */
export interface CsvOptions {
  /** Begins with a byte order mark, without which Excel takes UTF-8 for another encoding. */
  readonly bom?: boolean
  /** A semicolon is what Excel expects where the comma is the decimal sign. */
  readonly delimiter?: "," | ";" | "\t"
}

/** What makes a reader cut a field, or trim it, or take it for another, unless it stands in quotation marks. */
const needsQuotes = /[",;\t\r\n]|^[\s\p{Cf}']|\s$/u

const field = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const written = (cell: Cell): string =>
  cell === undefined ? "" : typeof cell === "string" ? field(neutralised(keepable(cell))) : String(cell)

function* lines({ columns, rows }: TableToWrite, delimiter: string): Generator<string, void, undefined> {
  const line = (cells: ReadonlyArray<Cell>): string => {
    let text = ""
    for (let at = 0; at < cells.length; at++) text += at === 0 ? written(cells[at]) : delimiter + written(cells[at])
    // A line without anything would be taken for no row.
    return text === "" ? '""' : text
  }
  yield line(columns)
  let index = 0
  for (const row of rows) {
    checkRow(columns, row, index)
    yield line(row)
    index++
  }
}

/**
 * Writes a table as CSV (RFC 4180, CR LF), piece by piece.
 *
 * **When to use**: for a table that a person opens in a spreadsheet, and for one that comes in again.
 *
 * **Details**: a text that a spreadsheet may take for a formula gets an apostrophe in front, see `neutralised`;
 * `readTable` takes it off again, and so does `restored`. Numbers are written as numbers, also negative ones. U+FFFD stands for U+0000 and
 * halves of characters. Rows are asked for one at a time, so that memory does not grow with the table.
 *
 * **Gotchas**: an opened file is safe where it is cut at the separator that it was written with: a spreadsheet that cuts
 * a line at semicolons finds other cells in a file with commas. A number is told from a text by its type, not its look:
 * the text "-5" gets an apostrophe.
 *
 * @throws {InvalidTable} when a column has no name or the name of another, a row has too few or too many cells, or a
 * number is not finite
 */
export function* csvRows(
  columns: ReadonlyArray<string>,
  rows: Iterable<ReadonlyArray<Cell>>,
  { bom = false, delimiter = "," }: CsvOptions = {}
): Generator<string, void, undefined> {
  checkColumns(columns)
  if (bom) yield "\uFEFF"
  yield* inChunks(lines({ columns, rows }, delimiter), "\r\n")
}
