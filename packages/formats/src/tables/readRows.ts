import { restored } from "../out/formulas.ts"
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
  remedy: "break the line into rows, or shorten it"
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

/** How many rows are handed on at once where lines are read by themselves: a field that nothing closes swallows millions. */
const atOnce = 1_000

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

  const alone = (text: string, at: number): RawRow => {
    const row = parser.cut(`${text}\n`, true, at).rows[0] as CutRow
    return row.open ? lost(at, text, unclosed(at)) : row.amiss ? { ...row, fault: amiss } : row
  }

  /** The first line of a text as one that is lost, and each of the others by itself. */
  function* byThemselves(text: string, first: number): Generator<ReadonlyArray<RawRow>, void, undefined> {
    let rows: Array<RawRow> = []
    let from = 0
    for (let at = first; from <= text.length; at++) {
      const end = text.indexOf("\n", from)
      const one = text.slice(from, end === -1 ? text.length : end)
      rows.push(at === first ? lost(at, one, unclosed(at)) : alone(one, at))
      from = end === -1 ? text.length + 1 : end + 1
      if (rows.length < atOnce) continue
      yield rows
      rows = []
    }
    if (rows.length > 0) yield rows
  }

  function* rowsOf(cut: ReadonlyArray<CutRow>): Generator<ReadonlyArray<RawRow>, void, undefined> {
    if (cut.every(({ amiss, open }) => !amiss && !open)) return yield cut
    let rows: Array<RawRow> = []
    for (const row of cut) {
      if (!row.open && !(row.amiss && row.lines > 1)) {
        rows.push(row.amiss ? { ...row, fault: amiss } : row)
        continue
      }
      if (rows.length > 0) yield rows
      rows = []
      yield* byThemselves(textOf(row), row.line)
    }
    if (rows.length > 0) yield rows
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
      yield* rowsOf(rows)
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
      const whole = pending.lastIndexOf("\n")
      for (const rows of byThemselves(pending.slice(0, whole), line)) {
        yield rows
        line += rows.length
      }
      pending = pending.slice(whole + 1)
    }
    enough = 0
  }
  if (pending !== "" && !skipping) yield* rowsOf(parser.cut(pending, true, line).rows)
}

const apostrophe = 39

/** A character of ASCII that is seen: most cells begin with one. */
const isPrinted = (code: number): boolean => code > 32 && code < 127

const isBlank = (cells: ReadonlyArray<string>): boolean => {
  for (const cell of cells) if (isPrinted(cell.charCodeAt(0)) || cell.trim() !== "") return false
  return true
}

/** The cells as they were before `csvRows` wrote them; most rows have none that changes. */
const asGiven = (cells: ReadonlyArray<string>): ReadonlyArray<string> =>
  cells.some((cell) => cell.charCodeAt(0) === apostrophe) ? cells.map(restored) : cells

/** Every line of a field that has several looks like a row of the table. */
const looksLikeRows = (row: RawRow, columns: number, delimiter: string): boolean =>
  columns > 1 &&
  row.cells.some((cell) => {
    const inner = cell.split("\n").slice(1, -1)
    return inner.length > 0 && inner.every((text) => text.split(delimiter).length === columns)
  })

/**
 * Makes rows of a table from rows as they were cut: blank ones are counted, the others have their length checked, and the
 * apostrophe before what looks like a formula goes.
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
    } else entries.push({ row: ++tally.rows, line, cells: asGiven(cells) })
  }
  return entries
}
