import { foldName } from "@proxeny/domain"
import { guessMapping } from "./guessMapping.ts"
import type { TableField } from "./Mapping.ts"
import { isFault, type OpenTable, type TableEntry, type TableRow } from "./OpenTable.ts"
import { isMissing } from "./valueKinds.ts"

/** What a group of rows may share, and what every row of it has. */
const keys: ReadonlyArray<readonly [key: TableField, own: ReadonlyArray<TableField>]> = [
  ["city", ["partner", "partnerId"]],
  ["network", ["city", "cityId", "member"]],
  ["country", ["city", "cityId", "partner", "partnerId"]]
]

/** What goes with the key of a group, where it is blank wherever the key is. */
const companions: ReadonlySet<TableField> = new Set([
  "cityId",
  "country",
  "region",
  "latitude",
  "longitude",
  "coordinates",
  "population",
  "networkId"
])

/** The columns that stand in the first row of a group only, and one that every row of it has. */
interface Groups {
  readonly key: number
  readonly columns: ReadonlyArray<number>
  readonly own: ReadonlyArray<number>
}

const isFilled = (cells: ReadonlyArray<string>, column: number): boolean => (cells[column] ?? "").trim() !== ""
const hasOwn = (cells: ReadonlyArray<string>, { own }: Pick<Groups, "own">): boolean =>
  own.some((column) => !isMissing(cells[column] ?? ""))

const groupsOf = (names: ReadonlyArray<string>, sample: ReadonlyArray<TableRow>): Groups | undefined => {
  const rows = sample.map(({ cells }) => cells)
  if (rows.length < 3) return undefined
  const { columns } = guessMapping(names, rows).mapping
  const columnOf = (field: TableField): number => columns.find((column) => column.field === field)?.index ?? -1
  for (const [field, others] of keys) {
    const key = columnOf(field)
    const own = others.map(columnOf).filter((column) => column !== -1 && column !== key)
    if (key === -1 || own.length === 0 || !isFilled(rows[0] ?? [], key)) continue
    const members = rows.filter((cells) => hasOwn(cells, { own }))
    const blank = members.filter((cells) => !isFilled(cells, key))
    const heads = members.filter((cells) => isFilled(cells, key)).map((cells) => foldName(cells[key] ?? ""))
    // A name that was forgotten stands in a table that repeats its names; a group says each once.
    if (blank.length < 2 || blank.length * 5 < members.length || new Set(heads).size < heads.length) continue
    const along = columns
      .filter((column) => companions.has(column.field) && column.index !== key && !own.includes(column.index))
      .map(({ index }) => index)
      .filter((index) => blank.every((cells) => !isFilled(cells, index)))
    return { key, columns: [key, ...along], own }
  }
  return undefined
}

/**
 * A table whose groups have their city in the first row only, as merged cells leave it, with that city in every row.
 *
 * **Details**: told by the first rows: the column of the city, the network or the country is blank in a fifth of them at
 * least, although these rows name a partner or a member, and what it holds it holds once. A row that names nothing of its own,
 * such as a note below the table, takes nothing from above, nor does a cell that is filled, nor a row with a fault or a
 * heading between it and the first of its group. How many rows did is a remark.
 */
export const carryDown = (table: OpenTable): OpenTable => {
  if (table.format !== "delimited" && table.format !== "workbook") return table
  const groups = groupsOf(table.header.names, table.sample)
  if (groups === undefined) return table
  const { key } = groups
  let taken = 0
  let firstLine = 0

  const carrier = (count: boolean) => {
    let above: ReadonlyArray<string> = []
    let last = 0
    return (entry: TableEntry): TableEntry => {
      if (isFault(entry)) return entry
      const { cells, line, row } = entry
      // What cannot be read may have been the first row of the next group.
      if (row !== last + 1) above = []
      last = row
      if (isFilled(cells, key)) above = cells
      else if (above.length > 0 && hasOwn(cells, groups)) {
        if (count && taken++ === 0) firstLine = line
        const whole = [...cells]
        for (const column of groups.columns) if (!isFilled(cells, column)) whole[column] = above[column] ?? ""
        return { ...entry, cells: whole }
      }
      return entry
    }
  }
  async function* rows(): AsyncGenerator<ReadonlyArray<TableEntry>, void, undefined> {
    const carry = carrier(true)
    for await (const batch of table.rows) yield batch.map(carry)
  }
  return {
    ...table,
    sample: table.sample.map(carrier(false)).filter((entry): entry is TableRow => !isFault(entry)),
    rows: rows(),
    summary: () => {
      const summary = table.summary()
      if (taken === 0) return summary
      const reason = `"${table.header.names[key] ?? ""}" stands in the first row of each group only; ${taken} ${taken === 1 ? "row takes" : "rows take"} it from above`
      return { ...summary, remarks: [{ line: firstLine, kind: "from-above", reason }, ...summary.remarks] }
    }
  }
}
