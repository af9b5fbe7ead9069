import * as Result from "effect/Result"
import type { Amiss } from "./fields.ts"
import type { Remark } from "./Listing.ts"
import type { Row, Table } from "./table.ts"

/** What is wrong with a row as a row, or undefined where it has the form of its table. */
export const rowAmiss = (table: Table, row: Row): Result.Result<never, Amiss> | undefined => {
  if (row.quotesAmiss)
    return Result.fail({
      reason: "a quotation mark inside a quoted field is not doubled, so the row may run into the next",
      remedy: 'write "" for a quotation mark inside a quoted field'
    })
  const [has, needs] = [row.fields.length, table.columns.length]
  return has === needs
    ? undefined
    : Result.fail({
        reason: `the row is too ${has < needs ? "short" : "long"}: it has ${has} fields where the first line has ${needs}`,
        remedy: "write one field for every column, and put a field that holds a separator in quotation marks"
      })
}

/** Says of each column that is not read that its values stay behind. */
export const unknownColumns = (table: Table, known: ReadonlyArray<string>): ReadonlyArray<Remark> =>
  table.columns.flatMap((column, index) => {
    if (known.includes(column)) return []
    const filled = table.rows.filter((row) => (row.fields[index] ?? "").trim() !== "").length
    return [
      {
        at: { file: table.file, line: table.header.line },
        text: column,
        reason: `the column "${column}" is not one that is read: ${filled} filled ${filled === 1 ? "field stays" : "fields stay"} behind in the file`
      }
    ]
  })
