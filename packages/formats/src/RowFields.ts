import type { ByteRows } from "./ByteRows.ts"
import { quotes } from "./edgeList.ts"
import type { Faults } from "./FaultyGraph.ts"
import { quoted } from "./place.ts"
import { limits, numberOf, yearOf } from "./values.ts"

/** Reads the fields of a row as numbers and years, and notes those that are none. */
export class RowFields {
  amiss = false
  readonly rows: ByteRows
  readonly faults: Faults

  constructor(rows: ByteRows, faults: Faults) {
    this.rows = rows
    this.faults = faults
  }

  text(column: number): string {
    return column === -1 ? "" : this.rows.text(column)
  }

  /** A finite number, NaN where the field is blank or amiss. */
  number(column: number, what: string): number {
    const text = this.text(column)
    if (text === "") return Number.NaN
    const value = numberOf(text)
    if (Number.isNaN(value))
      this.fault(
        "not-a-number",
        column,
        `${what} is ${quoted(text)}, which is not a finite number`,
        "write a number with a point, or leave the field blank"
      )
    return value
  }

  /** Degrees, NaN where the field is blank or amiss. */
  degrees(column: number, what: keyof typeof limits): number {
    const value = this.number(column, `the ${what}`)
    if (Math.abs(value) <= limits[what] || Number.isNaN(value)) return value
    this.fault(
      "out-of-range",
      column,
      `the ${what} is ${value}, which is not between -${limits[what]} and ${limits[what]}`,
      "write decimal degrees, or leave the field blank"
    )
    return Number.NaN
  }

  /** A year, NaN where the field is blank or amiss. */
  year(column: number, what: string): number {
    const text = this.text(column)
    if (text === "") return Number.NaN
    const value = yearOf(text)
    if (Number.isNaN(value))
      this.fault(
        "not-a-year",
        column,
        `${what} is ${quoted(text)}, which is no year and no date`,
        "write YYYY, YYYY-MM or YYYY-MM-DD, or leave the field blank"
      )
    return value
  }

  fault(kind: "not-a-number" | "out-of-range" | "not-a-year", column: number, reason: string, remedy: string): void {
    this.amiss = true
    this.faults.add({ kind, ...this.rows.place(column), reason, remedy })
  }

  /** Whether a row has the form of its table. */
  isWhole(width: number): boolean {
    const { fields, line, quotesAmiss } = this.rows
    if (quotesAmiss) this.faults.add({ kind: "quotation-mark", line, ...quotes })
    else if (fields !== width)
      this.faults.add({
        kind: "row-form",
        line,
        reason: `the row has ${fields === 1 ? "1 field" : `${fields} fields`} where the first line has ${width}`,
        remedy: "write one field for every column, and put a field that holds a separator in quotation marks"
      })
    return !quotesAmiss && fields === width
  }
}
