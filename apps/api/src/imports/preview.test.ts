import { it as effectIt } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { describe, expect } from "vitest"
import { bare, everything as everythingStored, grade, list, noting, quiet } from "../testing/lists.ts"
import { testRegister } from "../testing/register.ts"
import type { ImportFile } from "./ImportFile.ts"
import type { RowReport, RowTally } from "./ImportReport.ts"
import { Imports } from "./Imports.ts"

const register = testRegister()

const run = (title: string, files: ReadonlyArray<ImportFile>) =>
  register.run(Imports.use((imports) => imports.run({ title, files, grade }, quiet)))

const sumOf = ({ created, merged, rejected, unchanged, waiting }: RowTally): number =>
  created + merged + rejected + unchanged + waiting

const everything = () => register.run(everythingStored)

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
