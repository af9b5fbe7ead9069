/** What a cell holds: nothing, a text, a number or a yes or no. */
export type Cell = string | number | boolean | undefined

/** A table to be written: the names of its columns, and rows with one cell for each. */
export interface TableToWrite {
  readonly columns: ReadonlyArray<string>
  readonly rows: Iterable<ReadonlyArray<Cell>>
}

/** What was to be written is no table, or cannot be read again as it is. */
export class InvalidTable extends RangeError {
  readonly _tag = "InvalidTable"
  override readonly name = "InvalidTable"
  /** Where the fault stands, such as `rows[3].population`. */
  readonly at: string

  constructor(at: string, problem: string) {
    super(`${at} ${problem}`)
    this.at = at
  }
}

/** Says what is wrong with the names of columns before anything is written. */
export const checkColumns = (columns: ReadonlyArray<string>): void => {
  if (columns.length === 0) throw new InvalidTable("columns", "is empty: name one column at least")
  for (const [index, name] of columns.entries()) {
    if (name.trim() === "") throw new InvalidTable(`columns[${index}]`, "has no name: name every column")
    if (columns.indexOf(name) !== index)
      throw new InvalidTable(`columns[${index}]`, `is ${JSON.stringify(name)}, as an earlier one: choose another name`)
  }
}

/** Says what is wrong with a row before it is written. */
export const checkRow = (columns: ReadonlyArray<string>, row: ReadonlyArray<Cell>, index: number): void => {
  if (row.length !== columns.length)
    throw new InvalidTable(
      `rows[${index}]`,
      `has ${row.length} cells for ${columns.length} columns: give one cell for every column`
    )
  for (const [at, cell] of row.entries())
    if (typeof cell === "number" && !Number.isFinite(cell))
      throw new InvalidTable(
        `rows[${index}].${columns[at]}`,
        `is ${cell}, which is no number that a table can hold: leave the cell out`
      )
}

/**
 * A text as tables and calendars keep it: U+FFFD, the replacement character, stands for U+0000 and halves of characters.
 *
 * **Details**: UTF-8 has no way to write half a character, and readers take U+0000 for the end or leave it out.
 */
export const keepable = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes("\0") ? whole.replaceAll("\0", "\uFFFD") : whole
}
