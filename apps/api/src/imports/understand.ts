import { applyMapping, isFault, type MappedRow, type TableEntry, type TableKind } from "@proxeny/formats"
import type { MappedList } from "./lists/openList.ts"
import { rowWith } from "./lists/setFields.ts"
import type { ResolvedCity } from "./places/resolveCity.ts"
import { type RowContext, readRow } from "./rows/readRow.ts"
import type { PrintedCity, RowFault, Said } from "./rows/Said.ts"

/** A row as it was read: what it says, with its cities looked up in the gazetteer, or why it cannot be taken. */
export interface UnderstoodRow {
  readonly file: string
  readonly row: number
  readonly line: number
  readonly kind: TableKind
  readonly said: ReadonlyArray<{ readonly what: Said; readonly ends: ReadonlyArray<ResolvedCity> }>
  readonly remarks: ReadonlyArray<string>
  readonly fault?: RowFault
}

/** The cities that a row speaks of, in order. */
export const endsOf = (said: Said): ReadonlyArray<PrintedCity> =>
  said.kind === "city"
    ? [said.city]
    : said.kind === "network"
      ? []
      : said.kind === "membership"
        ? [said.member]
        : [said.city, said.partner]

/** The same of other cities, each in the place of the one that is printed. */
const withCities = (said: Said, of: (city: PrintedCity) => PrintedCity): Said =>
  said.kind === "city"
    ? { ...said, city: of(said.city) }
    : said.kind === "network"
      ? said
      : said.kind === "membership"
        ? { ...said, member: of(said.member) }
        : { ...said, city: of(said.city), partner: of(said.partner) }

/** What a list says once and means for the rest of it: the items that the same cell names twice. */
const doubled = (mapped: MappedRow, list: MappedList): ReadonlyArray<string> =>
  list.mapping.columns.flatMap(({ field, name, separator }) => {
    const text = mapped.values[field]
    if (separator === undefined || text === undefined) return []
    const parts = text.split(separator).map((part) => part.trim())
    const filled = parts.filter((part) => part !== "")
    const [twice, blank] = [filled.length - new Set(filled).size, parts.length - filled.length]
    return [
      ...(twice > 0 ? [`${name} names ${twice === 1 ? "an item" : `${twice} items`} twice: each counts once`] : []),
      ...(blank > 0
        ? [`${name} has ${blank === 1 ? "a blank item" : `${blank} blank items`} between its separators`]
        : [])
    ]
  })

/** Reads the entries of a table as rows, and looks their cities up in the gazetteer. Asks no register. */
export const understand = (
  entries: ReadonlyArray<TableEntry>,
  list: MappedList,
  context: RowContext,
  resolve: (city: PrintedCity) => ResolvedCity,
  ownIds: Map<string, PrintedCity>
): ReadonlyArray<UnderstoodRow> =>
  entries.map((entry): UnderstoodRow => {
    const at = { file: list.file.name, row: entry.row, line: entry.line }
    if (isFault(entry))
      return {
        ...at,
        kind: list.mapping.kind,
        said: [],
        remarks: [],
        fault: { text: entry.text, reason: entry.reason, remedy: entry.remedy }
      }
    const kind = list.kindOf(entry)
    const mapped = rowWith(applyMapping(entry.cells, list.mapping), list.set)
    const read = readRow(mapped, kind, context)
    const row = { ...at, kind, remarks: doubled(mapped, list) }
    if (read._tag === "rejected") return { ...row, said: [], fault: read.fault }
    return {
      ...row,
      remarks: [...row.remarks, ...read.remarks],
      said: read.said.map((printed) => {
        const what = withCities(printed, (city) => {
          // A table of cities says what the list's own ids mean, for its other tables.
          if (kind === "cities" && city.ownId !== undefined && city.place.name !== "") ownIds.set(city.ownId, city)
          const { country, coordinates, identifiers } = city.place
          const bare = country === undefined && coordinates === undefined && identifiers === undefined
          return (kind !== "cities" && bare ? ownIds.get(city.ownId ?? city.place.name) : undefined) ?? city
        })
        return { what, ends: endsOf(what).map(resolve) }
      })
    }
  })
