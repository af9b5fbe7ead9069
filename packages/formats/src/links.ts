import * as Result from "effect/Result"
import type { CityList } from "./cities.ts"
import { type Absence, collectTwinnings, type PairRow } from "./collectTwinnings.ts"
import { wikidataId } from "./fields.ts"
import type { ListedTwinning, Rejection } from "./Listing.ts"
import { excerpt, inWords } from "./place.ts"
import { rowAmiss } from "./rows.ts"
import { columnsOf, type Table, type WrongColumns } from "./table.ts"

/** The columns of a list of twinnings. */
export const linkColumns = ["source", "target"] as const

/** Reads a list of twinnings between the cities of another list. */
export const readLinks = (
  table: Table,
  list: CityList,
  citiesFile: string
): Result.Result<
  { readonly twinnings: ReadonlyArray<ListedTwinning>; readonly rejected: ReadonlyArray<Rejection> },
  WrongColumns
> =>
  Result.map(columnsOf(table, linkColumns), (field) => {
    const known = new Map(list.cities.map((city) => [city.key, city]))
    const absence: Absence = (key) => {
      if (known.has(key)) return undefined
      const city = list.rejectedById.get(key)
      return city === undefined
        ? { reason: `${citiesFile} does not list ${key}`, remedy: `add ${key} to ${citiesFile}, or correct the id` }
        : {
            reason: `${key} was rejected on ${inWords(city.at)} of ${city.at.file}: ${city.reason}`,
            remedy: `correct ${inWords(city.at)} of ${city.at.file}: ${city.remedy}`
          }
    }
    const malformed: Array<Rejection> = []
    const rows: Array<PairRow> = []
    for (const row of table.rows) {
      const at = { file: table.file, line: row.line }
      const text = excerpt(row.text)
      const pair =
        rowAmiss(table, row) ??
        Result.flatMap(wikidataId("source", field(row, "source")), (a) =>
          Result.map(wikidataId("target", field(row, "target")), (b) => ({ a, b, at, text }))
        )
      if (Result.isSuccess(pair)) rows.push(pair.success)
      else malformed.push({ at, what: "twinning", text, ...pair.failure })
    }
    const { rejected, twinnings } = collectTwinnings(rows, absence)
    return { twinnings, rejected: [...malformed, ...rejected].sort((a, b) => a.at.line - b.at.line) }
  })
