import type { Encoding, EncodingGuess } from "./detectEncoding.ts"

/** A row that can be taken: as many cells as the table has columns. */
export interface TableRow {
  /** 1 is the first row after the names of the columns; rows that are faults count. */
  readonly row: number
  /** The physical line on which the row begins, counted from 1; in a workbook the row's number there. */
  readonly line: number
  readonly cells: ReadonlyArray<string>
}

/** Why a row cannot be taken. */
export type RowFaultKind =
  | "too-short"
  | "too-long"
  | "unclosed-quote"
  | "quote-amiss"
  | "line-too-long"
  | "not-json"
  | "truncated"
  | "unknown-value"
  | "no-value"
  | "deprecated"
  | "missing"
  | "redirect"
  | "no-place"

/** A row that cannot be taken, as it stands in the file, with what is wrong and what to do about it. */
export interface RowFault {
  readonly row: number
  readonly line: number
  readonly kind: RowFaultKind
  /** The text of the row; of a very long one, its beginning. */
  readonly text: string
  readonly reason: string
  readonly remedy: string
}

/** One row or why it cannot be taken. */
export type TableEntry = TableRow | RowFault

/** Whether an entry is a fault. */
export const isFault = (entry: TableEntry): entry is RowFault => "kind" in entry

/** Something that was read but deserves a look. */
export interface TableRemark {
  readonly line: number
  readonly kind:
    | "bad-byte"
    | "rows-in-a-field"
    | "column-renamed"
    | "hidden"
    | "cell-error"
    | "merged"
    | "number"
    | "other-sheet"
    | "left-out"
    | "from-above"
  readonly reason: string
}

/** The names of the columns, and how they were found. */
export interface TableHeader {
  /** One name for each column, none twice, none empty. */
  readonly names: ReadonlyArray<string>
  /** The names as they are printed. */
  readonly printed: ReadonlyArray<string>
  /** The line that names the columns; absent where the first line is a row already. */
  readonly line?: number
  /** The lines above it: a title, a date, a note. */
  readonly above: ReadonlyArray<string>
  /** How sure it is that this line (or none) names the columns; 1 where the caller says so. */
  readonly sure: number
}

/** How much is read at most, so that no file takes all memory. */
export interface TableLimits {
  /** The length of a line, or of a quoted field with line breaks, in characters. */
  readonly line: number
  readonly columns: number
  /** The size of a workbook as it is packed, in bytes. */
  readonly packed: number
  /** The size of what a workbook unpacks to, in bytes. */
  readonly unpacked: number
  /** How many times larger a part of a workbook may be than it is packed. */
  readonly ratio: number
}

export const defaultLimits: TableLimits = {
  line: 4 << 20,
  columns: 1000,
  packed: 128 << 20,
  unpacked: 512 << 20,
  ratio: 200
}

/** How a table is read, where the caller knows better than the file says. */
export interface ReadTableOptions {
  readonly encoding?: Encoding
  readonly delimiter?: string
  readonly quote?: '"' | "'"
  /** The line that names the columns, or `"none"` where the first line is a row. */
  readonly header?: number | "none"
  /** The sheet of a workbook. */
  readonly sheet?: string
  readonly limits?: Partial<TableLimits>
}

/** A sheet of a workbook. */
export interface SheetName {
  readonly name: string
  readonly hidden: boolean
  readonly read: boolean
}

/** What has been read so far; the whole table once `rows` has come to its end. */
export interface TableSummary {
  readonly rows: number
  readonly faults: number
  readonly blank: number
  readonly remarks: ReadonlyArray<TableRemark>
  /** Remarks beyond those that are kept. */
  readonly moreRemarks: number
  readonly encoding?: EncodingGuess
}

/** What a table was written as: the first five are what `readTable` opens, the others `readList`. */
export type TableFormat =
  | "delimited"
  | "workbook"
  | "json"
  | "json-lines"
  | "list"
  | "sparql"
  | "entities"
  | "geojson"
  | "gexf"
  | "graphml"

/**
 * A table that is being read: its columns are known, its rows come in batches.
 *
 * **Gotchas**: `rows` can be gone through once. It does not throw, except what the source itself throws. Whoever goes
 * through it, to the end or not, closes the source; whoever does not, has to `close` it.
 */
export interface OpenTable {
  readonly file: string
  readonly format: TableFormat
  readonly header: TableHeader
  /** The first rows, for a look at what the columns hold; they come in `rows` as well. */
  readonly sample: ReadonlyArray<TableRow>
  readonly delimiter?: string
  readonly quote?: string
  readonly sheets?: ReadonlyArray<SheetName>
  readonly rows: AsyncIterable<ReadonlyArray<TableEntry>>
  /** Closes the source, also where nobody has asked for a row; no row comes after that. */
  readonly close: () => Promise<void>
  /** What has been read so far. */
  readonly summary: () => TableSummary
}

/** How many rows are looked at before the first is given. */
export const sampleSize = 200

/** The rows among the first entries, to be looked at. */
export const sampleOf = (entries: ReadonlyArray<TableEntry>): ReadonlyArray<TableRow> =>
  entries.filter((entry): entry is TableRow => !isFault(entry)).slice(0, sampleSize)

/** The entries of a table: those that were read when it was opened, then what its source still has, batch by batch. */
export const rowsFrom = <A>(
  opening: ReadonlyArray<TableEntry>,
  source: AsyncGenerator<A, void, undefined> | Generator<A, void, undefined>,
  entriesOf: (batch: A) => ReadonlyArray<TableEntry>
): Pick<OpenTable, "rows" | "close"> => {
  async function* entries(): AsyncGenerator<ReadonlyArray<TableEntry>, void, undefined> {
    try {
      if (opening.length > 0) yield opening
      for (let next = await source.next(); next.done !== true; next = await source.next()) {
        const batch = entriesOf(next.value)
        if (batch.length > 0) yield batch
      }
    } finally {
      await source.return()
    }
  }
  const rows = entries()
  return {
    rows,
    close: async () => {
      await rows.return()
      // A generator that has not begun has nothing that it would run at its end.
      await source.return()
    }
  }
}
