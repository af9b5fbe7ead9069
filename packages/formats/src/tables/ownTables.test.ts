import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import { oneOf } from "../../test/arbitraries.ts"
import { wholeList } from "../../test/lists/listFiles.ts"
import { fixedRegister, register } from "../../test/out/registers.ts"
import { whole, workbook } from "../../test/tables/tableFiles.ts"
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

const formulas = Arbitrary.array(
  Arbitrary.all([
    oneOf(["", "'", "''", "' ", '"']),
    oneOf(["=1+1", "-5", "+86 27", "@home", "s-Hertogenbosch", "＝x"])
  ]).pipe(Arbitrary.map(([before, text]) => `${before}${text}`)),
  { minLength: 1, maxLength: 6 }
)

describe("the apostrophe before what looks like a formula", () => {
  it.effect.prop("goes in separated values, where csvRows puts it, and stays in all else", [formulas], ([given]) =>
    Effect.promise(async () => {
      const expected = given.map((text) => [text, "Lyon"])
      const columns = ["city", "partner"]
      const apart = { delimiter: ",", quote: '"', header: 1 } as const
      const csv = await whole([...csvRows(columns, expected)].join(""), apart)
      assert.deepStrictEqual(csv.cells, expected)
      const objects = given.map((city) => ({ city, partner: "Lyon" }))
      assert.deepStrictEqual((await whole(JSON.stringify(objects))).cells, expected)
      assert.deepStrictEqual((await whole(objects.map((one) => JSON.stringify(one)).join("\n"))).cells, expected)
      const features = objects.map((properties) => ({ type: "Feature", geometry: null, properties }))
      const places = await wholeList({ type: "FeatureCollection", features })
      assert.deepStrictEqual(
        places.rows.map(({ cells }) => cells),
        expected
      )
      const row = (line: number, cells: ReadonlyArray<string>): string =>
        `<row r="${line}">${cells.map((cell, at) => `<c r="${"AB"[at]}${line}" t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`
      const sheet = [columns, ...expected].map((cells, at) => row(at + 1, cells)).join("")
      assert.deepStrictEqual((await whole(workbook(sheet), { header: 1 })).cells, expected)
    })
  )
})

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
