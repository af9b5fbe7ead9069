import type { RowFault, TableEntry } from "./OpenTable.ts"
import { type CutRow, Lines, type RowParser, textOf } from "./rowParser.ts"
import { type Tally, wrongLength } from "./Tally.ts"

/** A row before anyone has asked how many cells it should have. */
export interface RawRow extends CutRow {
  readonly fault?: Pick<RowFault, "kind" | "reason" | "remedy">
}

const unclosed = (line: number): NonNullable<RawRow["fault"]> => ({
  kind: "unclosed-quote",
  reason: `a quotation mark on line ${line} opens a field and is not closed, so the lines after it would be part of that field`,
  remedy: 'close the quotation mark, or write "" for one inside a field; the lines after it were read by themselves'
})

const amiss: NonNullable<RawRow["fault"]> = {
  kind: "quote-amiss",
  reason: "a quotation mark inside a quoted field is not doubled, so the row may run into the next",
  remedy: 'write "" for a quotation mark inside a quoted field'
}

const tooLong = (limit: number): NonNullable<RawRow["fault"]> => ({
  kind: "line-too-long",
  reason: `the line is longer than ${limit} characters`,
  remedy: "break the line into rows, or raise the limit if the line is meant"
})

/** A line that cannot be read as a row. */
const lost = (line: number, text: string, fault: NonNullable<RawRow["fault"]>): RawRow => ({
  cells: [],
  line,
  lines: 1,
  amiss: true,
  open: false,
  source: new Lines(text),
  at: 0,
  fault
})

/**
 * Cuts a text that comes in pieces into rows.
 *
 * **Details**: a quotation mark that is not closed within the limit, at the end of the file, or before another one
 * stands where it cannot, costs its own line only: the lines that it would swallow are read one by one. What is held
 * at a time is one piece and one row, never more than the limit and a piece.
 */
export async function* cutRows(
  texts: AsyncIterable<string>,
  parser: RowParser,
  limit: number,
  firstLine = 1
): AsyncGenerator<ReadonlyArray<RawRow>, void, undefined> {
  let pending = ""
  let line = firstLine
  /** The length at which a row that is not whole is tried again: doubling keeps the cost in proportion. */
  let enough = 0
  let skipping = false

  const byThemselves = (text: string, from: number): ReadonlyArray<RawRow> =>
    text.split("\n").map((alone, index): RawRow => {
      const at = from + index
      const row = parser.cut(`${alone}\n`, true, at).rows[0] as CutRow
      return row.open ? lost(at, alone, unclosed(at)) : row.amiss ? { ...row, fault: amiss } : row
    })

  const rowsOf = (rows: ReadonlyArray<CutRow>): ReadonlyArray<RawRow> => {
    if (rows.every(({ amiss, open }) => !amiss && !open)) return rows
    return rows.flatMap((row): RawRow | ReadonlyArray<RawRow> => {
      if (!row.open && !(row.amiss && row.lines > 1)) return row.amiss ? { ...row, fault: amiss } : row
      const [first = "", ...rest] = textOf(row).split("\n")
      const bad = lost(row.line, first, unclosed(row.line))
      return rest.length === 0 ? bad : [bad, ...byThemselves(rest.join("\n"), row.line + 1)]
    })
  }

  for await (const text of texts) {
    pending += text
    if (skipping) {
      const end = pending.indexOf("\n")
      if (end === -1) {
        pending = ""
        continue
      }
      pending = pending.slice(end + 1)
      line++
      skipping = false
    }
    if (pending.length < enough) continue
    const { rows, used } = parser.cut(pending, false, line)
    const last = rows.at(-1)
    if (last !== undefined) {
      yield rowsOf(rows)
      line = last.line + last.lines
    }
    pending = pending.slice(used)
    enough = pending.length * 2
    if (pending.length <= limit) continue
    // The row at hand is longer than any may be: one line without an end, or a quotation mark that nothing closes.
    const end = pending.indexOf("\n")
    if (end === -1) {
      const beginning = pending.slice(0, 200)
      yield [lost(line, beginning, tooLong(limit))]
      pending = ""
      skipping = true
    } else {
      const [first, from] = [pending.slice(0, end), line]
      const whole = pending.lastIndexOf("\n")
      const swallowed = whole > end ? byThemselves(pending.slice(end + 1, whole), from + 1) : []
      yield [lost(from, first, unclosed(from)), ...swallowed]
      line += swallowed.length + 1
      pending = pending.slice(whole + 1)
    }
    enough = 0
  }
  if (pending !== "" && !skipping) yield rowsOf(parser.cut(pending, true, line).rows)
}

/** A character of ASCII that is seen: most cells begin with one. */
const isPrinted = (code: number): boolean => code > 32 && code < 127

const isBlank = (cells: ReadonlyArray<string>): boolean => {
  for (const cell of cells) if (isPrinted(cell.charCodeAt(0)) || cell.trim() !== "") return false
  return true
}

/** Every line of a field that has several looks like a row of the table. */
const looksLikeRows = (row: RawRow, columns: number, delimiter: string): boolean =>
  columns > 1 &&
  row.cells.some((cell) => {
    const inner = cell.split("\n").slice(1, -1)
    return inner.length > 0 && inner.every((text) => text.split(delimiter).length === columns)
  })

/**
 * Makes rows of a table from rows as they were cut: blank ones are counted, the others have their length checked.
 */
export const entriesOf = (
  raw: ReadonlyArray<RawRow>,
  columns: number,
  delimiter: string,
  tally: Tally
): ReadonlyArray<TableEntry> => {
  const entries: Array<TableEntry> = []
  for (const one of raw) {
    const { cells, fault, line } = one
    if (fault === undefined && isBlank(cells)) {
      tally.blank++
      continue
    }
    if (fault !== undefined) {
      entries.push({ row: ++tally.rows, line, ...fault, text: textOf(one).slice(0, 2000) })
      tally.faults++
      continue
    }
    if (one.lines > 1 && looksLikeRows(one, columns, delimiter))
      tally.remark({
        line,
        kind: "rows-in-a-field",
        reason: `a quoted field runs over ${one.lines} lines, each of which looks like a row: see whether its quotation mark is meant`
      })
    if (cells.length !== columns) {
      entries.push(wrongLength(++tally.rows, line, textOf(one), cells.length, columns))
      tally.faults++
    } else entries.push({ row: ++tally.rows, line, cells })
  }
  return entries
}
