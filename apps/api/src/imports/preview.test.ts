import { it as effectIt } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect } from "vitest"
import { testRegister } from "../testing/register.ts"
import type { ImportFile } from "./ImportFile.ts"
import type { ImportEvent, RowReport, RowTally } from "./ImportReport.ts"
import { Imports } from "./Imports.ts"

const register = testRegister()

const grade = { reliability: "C", credibility: 3 } as const
const quiet = () => Effect.void

const file = (name: string, lines: ReadonlyArray<string>): ImportFile => ({
  name,
  bytes: new TextEncoder().encode(`${lines.join("\n")}\n`)
})

const list = (cities: ReadonlyArray<string>, links: ReadonlyArray<string>): ReadonlyArray<ImportFile> => [
  file("cities.csv", ["id,name,country,country_iso2,lat,lon,population", ...cities]),
  file("links.csv", ["source,target", ...links])
]

const run = (title: string, files: ReadonlyArray<ImportFile>) =>
  register.run(Imports.use((imports) => imports.run({ title, files, grade }, quiet)))

const sumOf = ({ created, merged, rejected, unchanged, waiting }: RowTally): number =>
  created + merged + rejected + unchanged + waiting

/** Every table that an import writes to, as text: equal before and after means that nothing was left behind. */
const everything = () =>
  register.run(
    SqlClient.SqlClient.use((sql) =>
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
  )

const noting = (rows: Array<RowReport>) => (event: ImportEvent) =>
  Effect.sync(() => {
    if (event._tag === "row") rows.push(event.row)
  })

/** What stands in the register, without the list of imports and the number of its version. */
const bare = (line: string): boolean => !/^(import|register) /.test(line)
const withoutImports = async () => (await everything()).filter(bare)

const Row = Schema.Struct({
  a: Schema.Literals(["Q901", "Q902", "Q903", "Q904"]),
  b: Schema.Literals(["Q901", "Q902", "Q903", "Q905"])
})
let lists = 0

describe("the report", () => {
  effectIt.effect.prop(
    "counts every row once, whatever the rows, and the second time nothing is new",
    [Schema.Array(Row), Schema.Array(Schema.Literals(["Q901", "Q902", "Q903", "Q904", "x"]))],
    ([links, ids]) =>
      Effect.promise(async () => {
        const title = `list ${lists++}`
        const files = list(
          ids.map((id) => `${id},City ${id},Germany,DE,50,${id.slice(-1) === "x" ? 8 : id.slice(-1)},1000`),
          links.map(({ a, b }) => `${a},${b}`)
        )
        const seen: Array<RowReport> = []
        const asked = await register.run(
          Imports.use((imports) => imports.run({ title, files, grade, preview: true }, noting(seen)))
        )
        const before = await everything()
        const written: Array<RowReport> = []
        const first = await register.run(
          Imports.use((imports) => imports.run({ title, files, grade }, noting(written)))
        )
        // A preview says what then happens, row by row.
        expect(written).toEqual(seen)
        expect({ ...first, id: undefined, preview: true }).toEqual({ ...asked, id: undefined })
        expect([sumOf(first.rows), first.rows.read, written.length]).toEqual([
          ids.length + links.length,
          ids.length + links.length,
          ids.length + links.length
        ])
        for (const tally of first.files.map(({ rows }) => rows)) expect(sumOf(tally)).toBe(tally.read)
        const second = await run(title, files)
        expect([second.claims, second.rows.created, second.rows.merged]).toEqual([0, 0, 0])
        expect(second.rows.waiting).toBe(first.rows.waiting)
        const [undone] = await register.run(Imports.use((imports) => imports.list))
        if (first.id === undefined) expect(await everything()).toEqual(before)
        else {
          expect(undone?.id).toBe(first.id)
          await register.run(Imports.use((imports) => imports.undo(first.id ?? "", quiet)))
          expect(await withoutImports()).toEqual(before.filter(bare))
        }
      }),
    { arbitrary: { runs: 25 } }
  )
})
