import { foldName } from "@proxeny/domain"
import { guessMapping } from "./guessMapping.ts"
import { isFault, type OpenTable, type TableEntry, type TableRemark, type TableRow } from "./OpenTable.ts"

const filledOf = (cells: ReadonlyArray<string>): number => cells.filter((cell) => cell.trim() !== "").length

/** Whether a row holds nothing but a short text in its first cell. */
const isHeading = ({ cells }: Pick<TableRow, "cells">): boolean => {
  const first = (cells[0] ?? "").trim()
  return filledOf(cells) === 1 && first.length <= 80 && /\p{L}{2}/u.test(first) && !/[:;]/.test(first)
}

const hasHeadings = ({ header, sample }: OpenTable): boolean => {
  if (header.names.length < 2 || sample[0] === undefined || !isHeading(sample[0])) return false
  const headings = sample.filter(isHeading)
  const others = sample.filter((row) => !isHeading(row))
  // A note below the table looks like one.
  const inside = sample.filter((row, at) => isHeading(row) && at + 1 < sample.length)
  const leading = sample.filter((row, at) => {
    const next = sample[at + 1]
    return isHeading(row) && next !== undefined && !isHeading(next)
  })
  return (
    leading.length >= 2 &&
    others.length > headings.length &&
    leading.length * 3 >= inside.length * 2 &&
    others.every(({ cells }) => filledOf(cells) >= 2) &&
    new Set(headings.map(({ cells }) => foldName(cells[0] ?? ""))).size === headings.length
  )
}

/** What the column of the headings is called: a city where the columns name its partners only; else its content decides. */
const nameOfHeadings = ({ header, sample }: OpenTable): string => {
  const rows = sample.filter((row) => !isHeading(row)).map(({ cells }) => cells)
  const has = new Set(guessMapping(header.names, rows).mapping.columns.map(({ field }) => field))
  const partners = (has.has("partner") || has.has("partnerId")) && !has.has("city") && !has.has("cityId")
  const name = partners ? "city" : "heading"
  return header.names.includes(name) ? `${name} above` : name
}

/** How many headings a remark names. */
const mostNamed = 5

/** The headings that were taken for such, as a remark. */
const remarkOn = (taken: ReadonlyArray<TableRow>, count: number): TableRemark => {
  const named = taken.map(({ cells, line }) => `"${(cells[0] ?? "").trim()}" on line ${line}`).join(", ")
  const more = count > taken.length ? `, and ${count - taken.length} more` : ""
  return {
    line: taken[0]?.line ?? 0,
    kind: "from-above",
    reason: `${count} ${count === 1 ? "row with nothing but its first cell is the heading" : "rows with nothing but their first cell are headings"} of the rows below, and not counted among them: ${named}${more}`
  }
}

/**
 * A table whose rows stand in sections, each under a row that names what they share, with that in a column of its own, the
 * first.
 *
 * **Details**: told by the first rows: two at least hold nothing but a text in the first cell, each another, with rows of the
 * table below, and the table begins with one. A heading without rows stays a row, for it may be a note; the first is row 1
 * and the numbers of the others do not change. A fault ends a section: it may have been the heading of the next. Which
 * rows were taken for headings is a remark.
 */
export const sectionHeadings = (table: OpenTable): OpenTable => {
  if ((table.format !== "delimited" && table.format !== "workbook") || !hasHeadings(table)) return table
  const name = nameOfHeadings(table)
  const named: Array<TableRow> = []
  let taken = 0

  const sections = (count: boolean) => {
    let [above, waiting, last] = ["", undefined as TableRow | undefined, 0]
    const end = (): ReadonlyArray<TableEntry> => {
      const rest = waiting === undefined ? [] : [{ ...waiting, cells: ["", ...waiting.cells] }]
      waiting = undefined
      return rest
    }
    const cut = (): ReadonlyArray<TableEntry> => {
      above = ""
      return end()
    }
    const take = (entry: TableEntry): ReadonlyArray<TableEntry> => {
      if (isFault(entry)) return [...cut(), entry]
      // Among the first rows, which are looked at, only the numbers tell of a fault.
      const lost = entry.row === last + 1 ? [] : cut()
      last = entry.row
      if (isHeading(entry)) {
        const before = end()
        waiting = entry
        return [...lost, ...before]
      }
      if (waiting !== undefined) {
        above = (waiting.cells[0] ?? "").trim()
        if (count && taken++ < mostNamed) named.push(waiting)
        waiting = undefined
      }
      return [...lost, { ...entry, cells: [above, ...entry.cells] }]
    }
    return { take, end }
  }
  async function* rows(): AsyncGenerator<ReadonlyArray<TableEntry>, void, undefined> {
    const { end, take } = sections(true)
    for await (const batch of table.rows) {
      const entries = batch.flatMap(take)
      if (entries.length > 0) yield entries
    }
    const rest = end()
    if (rest.length > 0) yield rest
  }
  const { take } = sections(false)
  return {
    ...table,
    header: {
      ...table.header,
      names: [name, ...table.header.names],
      printed: ["", ...table.header.printed]
    },
    sample: table.sample.flatMap(take).filter((entry): entry is TableRow => !isFault(entry)),
    rows: rows(),
    summary: () => {
      const summary = table.summary()
      if (taken === 0) return summary
      return { ...summary, rows: summary.rows - taken, remarks: [remarkOn(named, taken), ...summary.remarks] }
    }
  }
}
