import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import Papa from "papaparse"
import { lineAndColumn, lineStarts } from "./place.ts"

/** A row of a table: where it starts, what it says there, and its fields. */
export interface Row {
  readonly line: number
  readonly text: string
  readonly fields: ReadonlyArray<string>
  /** A quotation mark inside a quoted field is not doubled, so nobody can say where the field ends. */
  readonly quotesAmiss: boolean
}

/** A table whose first row names its columns; the names are trimmed and in lower case. */
export interface Table {
  readonly file: string
  readonly header: Row
  readonly columns: ReadonlyArray<string>
  readonly rows: ReadonlyArray<Row>
}

export class UnclosedQuote extends Schema.TaggedError<UnclosedQuote>()("UnclosedQuote", {
  file: Schema.String,
  line: Schema.Int,
  column: Schema.Int
}) {
  override get message(): string {
    return `${this.file} has a quotation mark on line ${this.line}, column ${this.column}, that opens a field and is never closed, so everything after it would be one field; close it, or write "" for a quotation mark inside a field`
  }
}

export class WrongColumns extends Schema.TaggedError<WrongColumns>()("WrongColumns", {
  file: Schema.String,
  found: Schema.Array(Schema.String),
  expected: Schema.Array(Schema.String),
  problem: Schema.String
}) {
  override get message(): string {
    return `${this.file} has the columns ${this.found.join(", ") || "(none)"}, and ${this.problem}; expected are ${this.expected.join(", ")}, in any order: name them so in the first line`
  }
}

/** The separator that the first line uses most, outside quotation marks: spreadsheets of many countries write semicolons. */
const delimiterOf = (text: string): string => {
  const end = text.indexOf("\n")
  const first = (end === -1 ? text : text.slice(0, end)).replace(/"[^"]*"/g, "")
  const count = (delimiter: string): number => first.split(delimiter).length
  return [",", ";", "\t"].reduce((best, one) => (count(one) > count(best) ? one : best))
}

/**
 * Reads comma-separated values (RFC 4180): comma, semicolon or tab; LF, CR LF or CR.
 *
 * **Details**: empty lines are passed over. A line break inside a quoted field becomes LF, whatever the file uses,
 * and counts as a line. Rows keep the number of fields that they have: short and long ones are for the caller.
 */
export const readTable = (file: string, source: string): Result.Result<Table, UnclosedQuote> => {
  const text = source.replace(/\r\n?/g, "\n")
  const { data, errors } = Papa.parse<Array<string>>(text, {
    delimiter: delimiterOf(text),
    newline: "\n",
    worker: false,
    header: false,
    skipEmptyLines: false
  })
  const starts = lineStarts(text)
  const amiss = new Set<number>()
  for (const error of errors) {
    if (error.code === "MissingQuotes")
      return Result.fail(new UnclosedQuote({ file, ...lineAndColumn(starts, Math.max(0, (error.index ?? 1) - 1)) }))
    if (error.code === "InvalidQuotes" && error.row !== undefined) amiss.add(error.row)
  }
  let line = 1
  const rows: Array<Row> = []
  for (const [index, fields] of data.entries()) {
    const from = line
    for (const field of fields) if (field.includes("\n")) line += field.split("\n").length - 1
    line++
    const printed = text.slice(starts[from - 1], (starts[line - 1] ?? text.length + 1) - 1)
    if (printed.trim() === "") continue
    rows.push({ line: from, text: printed, fields, quotesAmiss: amiss.has(index) })
  }
  const [header = { line: 1, text: "", fields: [], quotesAmiss: false }, ...rest] = rows
  return Result.succeed({ file, header, columns: header.fields.map((name) => name.trim().toLowerCase()), rows: rest })
}

/**
 * Finds the columns that are needed, in whatever order.
 *
 * **Errors**: {@link WrongColumns} where one is missing or stands twice.
 */
export const columnsOf = <Name extends string>(
  table: Table,
  expected: ReadonlyArray<Name>
): Result.Result<(row: Row, name: Name) => string, WrongColumns> => {
  const fail = (problem: string) =>
    Result.fail(new WrongColumns({ file: table.file, found: [...table.columns], expected: [...expected], problem }))
  const missing = expected.filter((name) => !table.columns.includes(name))
  if (missing.length > 0) return fail(`lacks ${missing.join(", ")}`)
  const twice = expected.filter((name) => table.columns.indexOf(name) !== table.columns.lastIndexOf(name))
  if (twice.length > 0) return fail(`gives ${twice.join(", ")} twice`)
  const index = Object.fromEntries(expected.map((name) => [name, table.columns.indexOf(name)])) as Record<Name, number>
  return Result.succeed((row, name) => (row.fields[index[name]] ?? "").trim())
}
