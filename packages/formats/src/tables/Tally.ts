import type { BadByte } from "./decodeText.ts"
import type { EncodingGuess } from "./detectEncoding.ts"
import type { RowFault, TableRemark, TableSummary } from "./OpenTable.ts"

/** Counts and remarks, kept while a table is read. */
export class Tally {
  rows = 0
  faults = 0
  blank = 0
  private readonly kept: Array<TableRemark> = []
  private more = 0

  remark(remark: TableRemark): void {
    if (this.kept.length < 200) this.kept.push(remark)
    else this.more++
  }

  summary(encoding?: EncodingGuess, bad: ReadonlyArray<BadByte> = [], badCount = 0): TableSummary {
    const { blank, faults, kept, more, rows } = this
    const bytes = bad.map(({ byte, column, line, readAs }): TableRemark => {
      const printed = `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`
      const reason =
        byte === 0
          ? `a NUL character stands in column ${column} of the line, and was left out`
          : `byte ${printed} in column ${column} of the line belongs to no character of UTF-8; it was read as ${readAs === "\u00a0" ? "a blank" : readAs === "\uFFFD" ? "an unknown character" : `"${readAs}"`}`
      return { line, kind: "bad-byte", reason }
    })
    return {
      rows,
      faults,
      blank,
      remarks: [...bytes, ...kept],
      moreRemarks: more + badCount - bad.length,
      ...(encoding === undefined ? {} : { encoding })
    }
  }
}

const plural = (count: number): string => `${count} ${count === 1 ? "field" : "fields"}`

/** The fault of a row that has not as many cells as the table has columns. */
export const wrongLength = (row: number, line: number, text: string, has: number, needs: number): RowFault => ({
  row,
  line,
  kind: has < needs ? "too-short" : "too-long",
  text: text.length > 2000 ? text.slice(0, 2000) : text,
  reason: `the row is too ${has < needs ? "short" : "long"}: it has ${plural(has)} where the table has ${plural(needs)}`,
  remedy: "write one field for every column, and put a field that holds a separator in quotation marks"
})
