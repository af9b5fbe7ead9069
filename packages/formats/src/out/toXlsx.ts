import { strToU8, Zip, ZipDeflate } from "fflate"
import { xmlAttribute } from "../xmlText.ts"
import { type Cell, checkColumns, InvalidTable, type TableToWrite } from "./Cells.ts"
import { inChunks } from "./chunks.ts"
import { columnName, headerXml, rowLimit, rowXml, sheetFoot, sheetHead } from "./sheetXml.ts"

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const packaged = "http://schemas.openxmlformats.org/package/2006"
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

/** Number format 49 is text: Excel leaves "1986-09" as it is also when the cell is edited. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const checkSheets = (sheets: Readonly<Record<string, TableToWrite>>): void => {
  const names = Object.keys(sheets)
  if (names.length === 0) throw new InvalidTable("sheets", "is empty: a workbook needs one sheet at least")
  for (const [index, name] of names.entries()) {
    const at = `sheets[${JSON.stringify(name)}]`
    // Room for the number of a further sheet is kept.
    if (!/^[^[\]:*?/\\'\p{C}]{1,26}$/u.test(name) || name.trim() !== name || /^history$/i.test(name))
      throw new InvalidTable(
        at,
        "has a name that Excel refuses: 1 to 26 characters without [ ] : * ? / \\ and apostrophes"
      )
    if (names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== index)
      throw new InvalidTable(at, "has the name of an earlier one: choose another")
    checkColumns(sheets[name]?.columns ?? [])
  }
}

/** The parts of a workbook beside its sheets, by path; `names` are those of the sheets, in their order. */
const workbookParts = (names: ReadonlyArray<string>): Readonly<Record<string, string>> => ({
  "xl/styles.xml": styles,
  "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
    .map((name, at) => `<sheet${xmlAttribute("name", name)} sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join("")}</sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="${packaged}/relationships">${names
    .map(
      (_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`
    )
    .join("")}<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  "_rels/.rels": `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "[Content_Types].xml": `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${names
    .map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${types}.worksheet+xml"/>`)
    .join("")}</Types>`
})

/** The rows of a table that are still to be written, one of them at hand. */
class Rows {
  written = 0
  private readonly rows: Iterator<ReadonlyArray<Cell>>
  private next: IteratorResult<ReadonlyArray<Cell>>

  constructor({ rows }: TableToWrite) {
    this.rows = rows[Symbol.iterator]()
    this.next = this.rows.next()
  }

  get left(): boolean {
    return this.next.done !== true
  }

  take(): ReadonlyArray<Cell> {
    const row = this.next.value as ReadonlyArray<Cell>
    this.next = this.rows.next()
    this.written++
    return row
  }
}

/** The XML of a sheet that ends where the rows do, or where no more fit. */
function* sheetLines({ columns }: TableToWrite, rows: Rows, limit: number): Generator<string, void, undefined> {
  const names = columns.map((_, at) => columnName(at))
  yield sheetHead
  yield headerXml(columns)
  for (let row = 2; row <= limit && rows.left; row++) {
    const index = rows.written
    yield rowXml(names, columns, rows.take(), row, index)
  }
  yield sheetFoot
}

/** The name of the further sheet of a table that no other sheet has. */
const furtherName = (name: string, used: ReadonlyArray<string>): string => {
  for (let number = 2; ; number++) {
    const further = `${name} (${number})`
    if (!used.some((other) => other.toLowerCase() === further.toLowerCase())) return further
  }
}

/**
 * Writes tables as the sheets of a workbook for Excel (Office Open XML), piece by piece.
 *
 * **When to use**: for a person who goes on in a spreadsheet; `tablesOf` gives the tables of a register.
 *
 * **Details**: the row that names the columns stays in sight. Numbers are numbers; everything else is text in cells of
 * the format "text", also dates, so that "1986-09" stays what it is, and what looks like a formula: nothing is ever
 * computed. A table with more rows than a sheet holds (1,048,576) goes on in a further sheet. U+FFFD stands for control
 * characters other than tab, LF and CR, and for halves of characters. Rows are asked for one at a time, and packed as
 * they come. Same tables, same bytes.
 *
 * **Gotchas**: a blank text and no text are the same blank cell.
 *
 * @throws {InvalidTable} as `csvRows`; when Excel would refuse the name of a sheet; when a text is longer than the 32,767
 * characters that a cell holds
 */
export function* toXlsx(
  sheets: Readonly<Record<string, TableToWrite>>,
  { rowsPerSheet = rowLimit }: { readonly rowsPerSheet?: number } = {}
): Generator<Uint8Array, void, undefined> {
  checkSheets(sheets)
  if (!Number.isInteger(rowsPerSheet) || rowsPerSheet < 2 || rowsPerSheet > rowLimit)
    throw new InvalidTable("rowsPerSheet", `is ${rowsPerSheet}: a sheet has 2 to ${rowLimit} rows`)
  let packed: Array<Uint8Array> = []
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error
    packed.push(bytes)
  })
  /** Packs a part of the workbook, giving on what is packed while it comes. */
  const part = function* (name: string, texts: Iterable<string>): Generator<Uint8Array, void, undefined> {
    const file = new ZipDeflate(name, { level: 6 })
    // The earliest moment that an archive can name: when it was written is not for this package to know.
    file.mtime = new Date(1980, 0, 1)
    zip.add(file)
    for (const text of texts) {
      file.push(strToU8(text))
      yield* packed
      packed = []
    }
    file.push(new Uint8Array(), true)
    yield* packed
    packed = []
  }
  const names: Array<string> = []
  for (const [name, table] of Object.entries(sheets)) {
    const rows = new Rows(table)
    let sheet = name
    do {
      names.push(sheet)
      yield* part(`xl/worksheets/sheet${names.length}.xml`, inChunks(sheetLines(table, rows, rowsPerSheet), ""))
      sheet = furtherName(name, [...Object.keys(sheets), ...names])
    } while (rows.left)
  }
  for (const [name, text] of Object.entries(workbookParts(names))) yield* part(name, [text])
  zip.end()
  yield* packed
}
