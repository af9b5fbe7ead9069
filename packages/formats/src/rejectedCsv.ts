import Papa from "papaparse"
import type { Rejection } from "./Listing.ts"
import { neutralised } from "./out/formulas.ts"

/**
 * Writes rejected rows as CSV, for a person who corrects them in a spreadsheet.
 *
 * **Details**: columns file, line, column, kind, found, reason, remedy; RFC 4180 with LF line ends. A field that a
 * spreadsheet would take for a formula gets an apostrophe in front, see `neutralised`.
 */
export const rejectedCsv = (rejected: ReadonlyArray<Rejection>): string =>
  `${Papa.unparse(
    [
      ["file", "line", "column", "kind", "found", "reason", "remedy"],
      ...rejected.map(({ at, reason, remedy, text, what }) => [
        neutralised(at.file),
        at.line,
        at.column ?? "",
        what,
        neutralised(text),
        neutralised(reason),
        neutralised(remedy)
      ])
    ],
    { newline: "\n" }
  )}\n`
