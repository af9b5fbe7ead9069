import { csvRows } from "@proxeny/formats"
import type { RowReport } from "./ImportReport.ts"

const columns = ["file", "row", "line", "column", "text", "reason", "remedy"] as const

const csvOf = (rows: ReadonlyArray<RowReport>): string =>
  [
    ...csvRows(
      columns,
      rows.map(({ column, file, line, reason, remedy, row, text }) => [
        file,
        row,
        line,
        column ?? "",
        text ?? "",
        reason,
        remedy ?? ""
      ])
    )
  ].join("")

const header = csvOf([])

const withoutEnd = (line: string): string => line.replace(/\n$/, "")

/** The names of the columns of a CSV of rejected rows, without the line break that comes behind every line. */
export const rejectedHeader = withoutEnd(header)

/** A rejected row as a line of such a CSV, without the line break. */
export const rejectedLine = (row: RowReport): string => withoutEnd(csvOf([row]).slice(header.length))
