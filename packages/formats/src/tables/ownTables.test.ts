import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { fixedRegister, register } from "../../test/out/registers.ts"
import { whole } from "../../test/tables/tableFiles.ts"
import { keepable } from "../out/Cells.ts"
import { csvRows } from "../out/csvRows.ts"
import { tablesOf } from "../out/tables.ts"
import { applyMapping } from "./applyMapping.ts"
import { guessMapping } from "./guessMapping.ts"

/** What is to be recognised, by table: its kind, and of each column the field; "" for none. */
const expected = {
  cities: ["cities", "city", "cityId", "country", "latitude", "longitude", "population", "", "", "", "", ""],
  twinnings: [
    "twinnings",
    "city",
    "cityId",
    "country",
    "partner",
    "partnerId",
    "partnerCountry",
    "start",
    "end",
    "status",
    ""
  ],
  agreements: [
    "twinnings",
    "city",
    "cityId",
    "country",
    "partner",
    "partnerId",
    "partnerCountry",
    "category",
    "title",
    "start",
    "end",
    "fields",
    "",
    ""
  ],
  networks: ["networks", "network", "", "", "", "", ""],
  memberships: ["memberships", "network", "member", "", "cityId", "country", "through", "role", "since", "until", ""],
  activities: [
    "activities",
    "city",
    "cityId",
    "country",
    "partner",
    "partnerId",
    "partnerCountry",
    "type",
    "title",
    "on",
    "until",
    "fields",
    "organisers",
    "",
    "",
    "",
    "",
    "",
    ""
  ]
} as const
const tables = Object.keys(expected) as ReadonlyArray<keyof typeof expected>

/** A text as it is known once a file has kept it: lines end with LF, and blanks at the ends do not count. */
const kept = (cell: unknown): string =>
  keepable(String(cell ?? ""))
    .replace(/\r\n?/g, "\n")
    .trim()

describe("the tables that this package writes", () => {
  it.effect.prop("are recognised whatever they hold, and come back cell by cell", [register], ([given]) =>
    Effect.promise(async () => {
      for (const name of tables) {
        const { columns, rows } = tablesOf(given)[name]
        const cells = [...rows]
        if (cells.length === 0) continue
        const read = await whole([...csvRows(columns, cells)].join(""), { delimiter: ",", quote: '"', header: 1 })
        const guess = guessMapping(read.open.header.names, read.cells)
        const fields = guess.columns.map(({ field }) => field)
        assert.deepStrictEqual<ReadonlyArray<string>>(
          [guess.kind.kind, ...fields.map((field) => field ?? "")],
          expected[name]
        )
        assert.deepStrictEqual([guess.missing, read.faults], [[], []])
        for (const [at, row] of cells.entries()) {
          const { values } = applyMapping(read.cells[at] ?? [], guess.mapping)
          for (const [column, field] of fields.entries())
            if (field !== undefined) assert.strictEqual(values[field] ?? "", kept(row[column]), `${name}.${field}`)
        }
      }
    })
  )

  it("are recognised without a row, and in capitals; a column more makes another table of it", () => {
    for (const name of tables) {
      const { columns } = tablesOf(fixedRegister)[name]
      assert.strictEqual(guessMapping(columns, []).kind.sure, 1)
      assert.strictEqual(guessMapping([...columns, "more"], []).columns.at(-1)?.sure, 0)
      assert.isBelow(guessMapping([...columns, "more"], []).kind.sure, 1)
    }
  })

  it("give the values of a list one by one", () => {
    const { columns, rows } = tablesOf(fixedRegister).activities
    const cells = [...rows].map((row) => row.map((cell) => String(cell ?? "")))
    const at = columns.indexOf("fields")
    const row = cells.find((one) => one[at]?.includes("; ")) ?? cells[0]?.with(at, "water; sport") ?? []
    assert.deepStrictEqual(applyMapping(row, guessMapping(columns, cells).mapping).lists.fields, row[at]?.split("; "))
  })

  it("are no list where they hold sources or claims", () => {
    for (const name of ["sources", "claims"] as const) {
      const { columns } = tablesOf(fixedRegister)[name]
      const guess = guessMapping(columns, [])
      assert.deepStrictEqual([guess.kind.sure, guess.mapping.columns], [0, []])
      assert.isNotEmpty(guess.missing)
    }
  })
})
