import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { strFromU8, unzipSync } from "fflate"
import { SaxesParser } from "saxes"
import { oneOf } from "../../test/arbitraries.ts"
import { awkward, fixedRegister } from "../../test/out/registers.ts"
import { type Cell, InvalidTable, keepable, type TableToWrite } from "./Cells.ts"
import { looksLikeFormula } from "./formulas.ts"
import { columnName } from "./sheetXml.ts"
import { tablesOf } from "./tables.ts"
import { toXlsx } from "./toXlsx.ts"

const bytesOf = (pieces: Iterable<Uint8Array>): Uint8Array => Uint8Array.from([...pieces].flatMap((one) => [...one]))

interface ReadCell {
  readonly at: string
  readonly type: string
  readonly style: string
  text: string
}

/** The cells of a sheet, row by row, by a parser of XML that knows nothing of how they were written. */
const cellsOf = (xml: string): ReadonlyArray<ReadonlyArray<ReadCell>> => {
  const rows: Array<Array<ReadCell>> = []
  const parser = new SaxesParser()
  let inside = false
  parser.on("opentag", ({ attributes, name }) => {
    if (name === "row") rows.push([])
    if (name === "c")
      rows.at(-1)?.push({ at: attributes.r ?? "", type: attributes.t ?? "n", style: attributes.s ?? "0", text: "" })
    inside = name === "t" || name === "v"
    assert.notInclude(["f", "hyperlink"], name, "nothing is computed")
  })
  parser.on("text", (text) => {
    const cell = rows.at(-1)?.at(-1)
    if (inside && cell !== undefined) cell.text += text
  })
  parser.on("closetag", ({ name }) => {
    if (name === "t" || name === "v") inside = false
  })
  parser.on("error", (error) => {
    throw error
  })
  parser.write(xml).close()
  return rows
}

const sheetsOf = (bytes: Uint8Array): Readonly<Record<string, ReadonlyArray<ReadonlyArray<ReadCell>>>> => {
  const parts = unzipSync(bytes)
  const names = [...strFromU8(parts["xl/workbook.xml"] as Uint8Array).matchAll(/<sheet name="([^"]*)"/g)].map(
    ([, name = ""]) => name
  )
  return Object.fromEntries(
    names.map((name, at) => [name, cellsOf(strFromU8(parts[`xl/worksheets/sheet${at + 1}.xml`] as Uint8Array))])
  )
}

/** What Excel makes of the text of a cell. */
const decoded = (text: string): string =>
  text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** What a text is once XML has kept it. */
const kept = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold
  keepable(text).replace(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\uFFFE\uFFFF]/g, "\uFFFD")

const cell: Arbitrary.Arbitrary<Cell> = oneOf(["text", "text", "number", "boolean", "blank"]).pipe(
  Arbitrary.flatMap(
    (kind): Arbitrary.Arbitrary<Cell> =>
      kind === "text"
        ? awkward
        : kind === "number"
          ? Arbitrary.schema(Schema.Finite)
          : kind === "boolean"
            ? Arbitrary.schema(Schema.Boolean)
            : Arbitrary.Constant(undefined)
  )
)
const columns = ["city", "start", "=note"]
const rows = Arbitrary.array(Arbitrary.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 6 })

describe("toXlsx", () => {
  it.prop("every cell comes back with its type, and none is a formula", [rows], ([rows]) => {
    const { list: [header = [], ...read] = [] } = sheetsOf(bytesOf(toXlsx({ list: { columns, rows } })))
    assert.deepStrictEqual(
      header.map(({ text }) => text),
      columns
    )
    assert.strictEqual(read.length, rows.length)
    for (const [index, row] of rows.entries())
      for (const [column, value] of row.entries()) {
        const at = `${"ABC"[column]}${index + 2}`
        const found = read[index]?.find((one) => one.at === at)
        if (value === undefined || value === "") assert.isUndefined(found)
        else if (typeof value === "number") {
          assert.deepStrictEqual([found?.type, found?.style], ["n", "0"])
          assert.strictEqual(Number(found?.text), value + 0)
        } else if (typeof value === "boolean")
          assert.deepStrictEqual([found?.type, found?.text], ["b", value ? "1" : "0"])
        else {
          assert.strictEqual(decoded(found?.text ?? ""), kept(value))
          assert.strictEqual(found?.type, "inlineStr")
          // Both styles are of the format "text"; the second keeps Excel from computing what is edited.
          assert.strictEqual(found?.style, looksLikeFormula(value) ? "3" : "1")
        }
      }
  })

  it.prop(
    "a table with more rows than a sheet holds goes on in the next, without a sheet too many",
    [oneOf(["0", "1", "2", "3", "4", "5", "6", "9"]), oneOf(["2", "3", "4"])],
    ([count, perSheet]) => {
      const rows = Array.from({ length: Number(count) }, (_, at) => [at])
      const sheets = sheetsOf(
        bytesOf(
          toXlsx(
            { list: { columns: ["n"], rows }, "list (2)": { columns: ["n"], rows: [] } },
            { rowsPerSheet: Number(perSheet) }
          )
        )
      )
      const parts = Object.entries(sheets).filter(([name]) => name !== "list (2)")
      assert.strictEqual(parts.length, Math.max(1, Math.ceil(rows.length / (Number(perSheet) - 1))))
      assert.deepStrictEqual(
        parts.flatMap(([, [header, ...cells]]) => {
          assert.strictEqual(header?.[0]?.text, "n")
          return cells.map(([one]) => [Number(one?.text)])
        }),
        rows
      )
    }
  )

  it("writes the tables of a register, dates as text, and the same bytes each time", () => {
    const { claims: _, ...tables } = tablesOf(fixedRegister, { asOf: "2020-12-31" })
    const bytes = bytesOf(toXlsx(tables))
    assert.deepStrictEqual(bytes, bytesOf(toXlsx(tables)))
    const sheets = sheetsOf(bytes)
    assert.deepStrictEqual(Object.keys(sheets), [
      "cities",
      "twinnings",
      "agreements",
      "networks",
      "memberships",
      "activities",
      "sources"
    ])
    const dates = sheets.twinnings?.slice(1).flatMap((row) => row.filter(({ at }) => at.startsWith("G")))
    assert.deepStrictEqual(
      dates?.map(({ style, text, type }) => [text, type, style]),
      [
        ["1986-09-16", "inlineStr", "1"],
        ["1980-01-28", "inlineStr", "1"]
      ]
    )
    const parts = unzipSync(bytes)
    for (const at of Object.keys(sheets).keys())
      assert.include(
        strFromU8(parts[`xl/worksheets/sheet${at + 1}.xml`] as Uint8Array),
        'ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"'
      )
  })

  it("packs while rows still come", () => {
    let asked = 0
    const many = {
      *[Symbol.iterator](): Generator<ReadonlyArray<Cell>> {
        for (; asked < 100_000; asked++) yield [`city ${Math.imul(asked, 2_654_435_761)}`, asked]
      }
    }
    const pieces = toXlsx({ cities: { columns: ["city", "number"], rows: many } })
    let size = 0
    for (const piece of pieces) {
      size += piece.length
      if (size > 50_000) break
    }
    assert.isBelow(asked, 50_000)
  })

  it("refuses what Excel would refuse, and says where", () => {
    const table = (rows: ReadonlyArray<ReadonlyArray<Cell>> = []): TableToWrite => ({ columns: ["a"], rows })
    const write = (sheets: Readonly<Record<string, TableToWrite>>) => () => [...toXlsx(sheets)]
    assert.throws(write({}), InvalidTable, "sheets is empty")
    for (const name of ["", "a:b", "a/b", "x".repeat(27), "History", "it's", " a"])
      assert.throws(
        write({ [name]: table() }),
        InvalidTable,
        `sheets[${JSON.stringify(name)}] has a name that Excel refuses`
      )
    assert.throws(write({ a: table(), A: table() }), InvalidTable, 'sheets["A"] has the name of an earlier one')
    assert.throws(write({ a: table([["x"], ["x".repeat(32_768)]]) }), InvalidTable, "rows[1].a has 32768 characters")
    assert.throws(write({ a: table([[Number.NaN]]) }), InvalidTable, "rows[0].a is NaN")
    assert.doesNotThrow(write({ a: table([["x".repeat(32_767)]]) }))
  })
})

describe("columnName", () => {
  it("counts as spreadsheets do", () => {
    assert.deepStrictEqual([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnName), [
      "A",
      "Z",
      "AA",
      "AZ",
      "BA",
      "ZZ",
      "AAA",
      "XFD"
    ])
  })
})
