import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { ImportFile } from "../imports/ImportFile.ts"
import type { ImportEvent, RowReport } from "../imports/ImportReport.ts"

/** A file of lines. */
export const file = (name: string, lines: ReadonlyArray<string>): ImportFile => ({
  name,
  bytes: new TextEncoder().encode(`${lines.join("\n")}\n`)
})

/** A list of cities and one of the pairs of their ids. */
export const list = (cities: ReadonlyArray<string>, links: ReadonlyArray<string>): ReadonlyArray<ImportFile> => [
  file("cities.csv", ["id,name,country,country_iso2,lat,lon,population", ...cities]),
  file("links.csv", ["source,target", ...links])
]

/** The grade of the lists of tests. */
export const grade = { reliability: "C", credibility: 3 } as const

/** Listens to nothing. */
export const quiet = () => Effect.void

/** Takes down what becomes of every row. */
export const noting = (rows: Array<RowReport>) => (event: ImportEvent) =>
  Effect.sync(() => {
    if (event._tag === "row") rows.push(event.row)
  })

/** Every table that an import writes to, as a line of text each: equal before and after means that nothing was left behind. */
export const everything = SqlClient.SqlClient.use((sql) =>
  Effect.forEach(
    [
      "source",
      "import",
      "claim",
      "city",
      "city_name",
      "city_identifier",
      "twinning",
      "membership",
      "network",
      "activity",
      "place_alias",
      "import_mapping",
      "import_waiting",
      "conflict",
      "register"
    ],
    (table) =>
      Effect.map(
        sql<{
          all: string | null
        }>`SELECT md5(string_agg(row::text, '' ORDER BY row::text)) AS all FROM ${sql(table)} row`,
        ([row]) => `${table} ${row?.all}`
      )
  )
)

/** What stands in the register, without the list of imports and the number of its version. */
export const bare = (line: string): boolean => !/^(import|register) /.test(line)
