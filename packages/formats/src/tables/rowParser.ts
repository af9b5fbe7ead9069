import Papa from "papaparse"

/** The lines of a text, found only when the text of a row is asked for. */
export class Lines {
  private starts: ReadonlyArray<number> | undefined
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  slice(line: number, lines: number): string {
    if (this.starts === undefined) {
      const starts = [0]
      for (let at = this.text.indexOf("\n"); at !== -1; at = this.text.indexOf("\n", at + 1)) starts.push(at + 1)
      this.starts = starts
    }
    const end = this.starts[line + lines]
    return this.text.slice(this.starts[line], end === undefined ? this.text.length : end - 1).replace(/\n$/, "")
  }
}

/** A row as papaparse cuts it, with what is amiss. */
export interface CutRow {
  readonly cells: ReadonlyArray<string>
  /** The line of the file on which it begins, counted from 1. */
  readonly line: number
  readonly lines: number
  /** A quotation mark inside a quoted field is not doubled. */
  readonly amiss: boolean
  /** A quotation mark opens a field that the text does not close. */
  readonly open: boolean
  /** The text in which it stands, and its first line there, counted from 0. */
  readonly source: Lines
  readonly at: number
}

/** The text of a row as it stands in the file. */
export const textOf = ({ at, lines, source }: CutRow): string => source.slice(at, lines)

/** What the start of a text was cut into, and how much of the text that is. */
export interface Cut {
  readonly rows: ReadonlyArray<CutRow>
  readonly used: number
}

interface Parsed {
  readonly data: ReadonlyArray<Array<string>>
  readonly errors: ReadonlyArray<{ readonly code: string; readonly row?: number }>
  readonly meta: { readonly cursor: number }
}

const breaksIn = (text: string, end: number): number => {
  let count = 0
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count++
  return count
}

/**
 * Cuts a text into rows with papaparse.
 *
 * **Details**: unless it is the `last` of the file, a row at the end that no line break ends is left for later. Lines
 * end with LF; `first` is the number of the first.
 */
export class RowParser {
  private readonly parser: Papa.Parser

  constructor(delimiter: string, quote: string) {
    // The parser itself, not Papa.parse: it says how far it came, which is what reading piece by piece needs.
    this.parser = new Papa.Parser({ delimiter, newline: "\n", quoteChar: quote, escapeChar: quote })
  }

  cut(text: string, last: boolean, first: number): Cut {
    if (text === "") return { rows: [], used: 0 }
    // papaparse gives an empty row for the end of a text that ends with a line break, and none for an empty text.
    const source = last && text.endsWith("\n") ? text.slice(0, -1) : text
    const lines = new Lines(source)
    if (source === "")
      return {
        rows: [{ cells: [""], line: first, lines: 1, amiss: false, open: false, source: lines, at: 0 }],
        used: text.length
      }
    const { data, errors, meta } = this.parser.parse(source, 0, !last) as Parsed
    const amiss = new Set<number>()
    let open = -1
    for (const { code, row } of errors) {
      if (code === "MissingQuotes") open = row ?? -1
      else if (code === "InvalidQuotes" && row !== undefined) amiss.add(row)
    }
    const used = last ? text.length : meta.cursor
    // As many line breaks as rows: no field holds one.
    const severalLines = breaksIn(source, used) !== data.length - (last ? 1 : 0)
    const rows: Array<CutRow> = []
    let at = 0
    for (let index = 0; index < data.length; index++) {
      const cells = data[index] as Array<string>
      let height = 1
      if (severalLines)
        for (const cell of cells)
          for (let found = cell.indexOf("\n"); found !== -1; found = cell.indexOf("\n", found + 1)) height++
      rows.push({
        cells,
        line: first + at,
        lines: height,
        amiss: amiss.size > 0 && amiss.has(index),
        open: index === open,
        source: lines,
        at
      })
      at += height
    }
    return { rows, used }
  }
}
