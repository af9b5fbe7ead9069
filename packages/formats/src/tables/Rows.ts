import * as Result from "effect/Result"
import { readJson } from "../json.ts"
import type { Element } from "./Element.ts"
import type { RowFault, RowFaultKind, TableRow } from "./OpenTable.ts"
import type { Tally } from "./Tally.ts"

/** Makes the rows and the faults of a list, and counts them. */
export class Rows {
  readonly tally: Tally
  private readonly limit: number

  constructor(tally: Tally, limit: number) {
    this.tally = tally
    this.limit = limit
  }

  row(line: number, cells: ReadonlyArray<string>): TableRow {
    return { row: ++this.tally.rows, line, cells }
  }

  fault(line: number, kind: RowFaultKind, text: string, reason: string, remedy: string): RowFault {
    this.tally.faults++
    return { row: ++this.tally.rows, line, kind, text: text.slice(0, 2000), reason, remedy }
  }

  /** Why an element of JSON cannot be looked at; undefined where it can. */
  faultOf({ line, other, text, tooLong, truncated }: Element, what: string): RowFault | undefined {
    if (other)
      return this.fault(
        line,
        "not-json",
        text,
        "after the end of the list stands something that is no such list, and was not read",
        "hand it in by itself, or leave it out"
      )
    if (tooLong)
      return this.fault(
        line,
        "line-too-long",
        text,
        `the ${what} is longer than ${this.limit} characters`,
        "raise the limit if it is meant"
      )
    if (truncated)
      return this.fault(
        line,
        "truncated",
        text,
        text === "" ? "the file ends before the list does" : `the file ends before the ${what} does`,
        "export the list again, whole"
      )
    return undefined
  }

  /** The fault of an element that is no object of JSON, with the place where it goes wrong. */
  notJson({ line, text }: Element, what: string): RowFault {
    const read = readJson("", text)
    const where = Result.isFailure(read)
      ? `line ${line + read.failure.line - 1}${read.failure.line === 1 ? "" : `, column ${read.failure.column}`} has ${read.failure.found} where ${read.failure.expected} is expected`
      : `this is no ${what}`
    return this.fault(
      line,
      "not-json",
      text,
      where,
      "export the list again, or correct the brackets, commas and quotation marks"
    )
  }
}
