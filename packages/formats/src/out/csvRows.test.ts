import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import Papa from "papaparse"
import { oneOf } from "../../test/arbitraries.ts"
import { awkward } from "../../test/out/registers.ts"
import { type Cell, InvalidTable, keepable } from "./Cells.ts"
import { csvRows } from "./csvRows.ts"
import { looksLikeFormula, neutralised, restored } from "./formulas.ts"

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
const columns = ["city", "start", "note"]
const rows = Arbitrary.array(Arbitrary.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 6 })
const delimiters = oneOf([",", ";", "\t"])

const parse = (text: string, delimiter: string): ReadonlyArray<ReadonlyArray<string>> => {
  const { data, errors } = Papa.parse<Array<string>>(text.replace(/\r\n$/, ""), { delimiter, newline: "\r\n" })
  assert.deepStrictEqual(errors, [])
  return data
}

/** The text that a cell is known by once it has been out. */
const kept = (value: Cell): string => (value === undefined ? "" : keepable(String(value)))

/** What no cell may begin with, said again and in other words than the code says it. */
const signs = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
const isNumber = (text: string): boolean => text !== "" && Number.isFinite(Number(text)) && text.trim() === text

describe("csvRows", () => {
  it.prop("what goes out comes back in, through papaparse", [rows, delimiters], ([rows, delimiter]) => {
    const read = parse([...csvRows(columns, rows, { delimiter })].join(""), delimiter)
    assert.deepStrictEqual(
      read.map((row) => row.map(restored)),
      [columns, ...rows.map((row) => row.map(kept))]
    )
  })

  it.prop(
    "a table of one column comes back with its blank rows",
    [Arbitrary.array(cell, { maxLength: 5 })],
    ([cells]) => {
      const read = parse(
        [
          ...csvRows(
            ["note"],
            cells.map((one) => [one])
          )
        ].join(""),
        ","
      )
      assert.deepStrictEqual(
        read.map((row) => row.map(restored)),
        [["note"], ...cells.map((one) => [kept(one)])]
      )
    }
  )

  it.prop("no cell but a number begins with a sign of a formula", [rows, delimiters], ([rows, delimiter]) => {
    for (const row of parse([...csvRows(columns, rows, { delimiter })].join(""), delimiter))
      for (const text of row) {
        const begins = text.replace(/^["\s\u200b\uFEFF]+(?=[^"\s\u200b\uFEFF])/, "")
        if (isNumber(text)) continue
        for (const sign of signs) assert.isFalse(text.startsWith(sign) || begins.startsWith(sign), JSON.stringify(text))
      }
  })

  it.prop(
    "a text that looks like a number is not written as one that begins with a sign",
    [Schema.Finite],
    ([value]) => {
      const text = `-${Math.abs(value)}`
      assert.deepStrictEqual(parse([...csvRows(["a", "b"], [[text, -Math.abs(value)]])].join(""), ",")[1], [
        `'${text}`,
        String(-Math.abs(value))
      ])
    }
  )

  it("writes what RFC 4180 asks for, with a byte order mark where it is wanted", () => {
    const text = [
      ...csvRows(
        ["city", "latitude", "note"],
        [
          ['Say "hi"', -2.2333, "=1+1"],
          ["Bonn, Rhine", undefined, true]
        ],
        {
          bom: true
        }
      )
    ].join("")
    assert.strictEqual(text, `\uFEFFcity,latitude,note\r\n"Say ""hi""",-2.2333,"'=1+1"\r\n"Bonn, Rhine",,true\r\n`)
  })

  it("replaces what UTF-8 cannot write, and marks a row that would be no line", () => {
    assert.strictEqual(
      [...csvRows(["a"], [["x\0\uD834y"], [undefined], [""]])].join(""),
      'a\r\nx\uFFFD\uFFFDy\r\n""\r\n""\r\n'
    )
  })

  it("hands on pieces of whole lines while rows still come", () => {
    let asked = 0
    const many = function* (): Generator<ReadonlyArray<Cell>> {
      for (; asked < 100_000; asked++) yield ["Manchester", asked]
    }
    const pieces = csvRows(["city", "number"], many())
    const first = pieces.next().value ?? ""
    assert.isTrue(first.endsWith("\r\n") && first.length > 60_000)
    assert.isBelow(asked, 10_000)
    let [lines, last] = [first.split("\r\n").length - 1, first]
    for (const piece of pieces) {
      lines += piece.split("\r\n").length - 1
      last = piece
    }
    assert.strictEqual(lines, 100_001)
    assert.isTrue(last.endsWith("Manchester,99999\r\n"))
  })

  it("refuses what is no table, and says where", () => {
    const write = (columns: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<Cell>>) => () => [
      ...csvRows(columns, rows)
    ]
    assert.throws(write([], []), InvalidTable, "columns is empty: name one column at least")
    assert.throws(write(["a", " "], []), InvalidTable, "columns[1] has no name")
    assert.throws(write(["a", "a"], []), InvalidTable, 'columns[1] is "a", as an earlier one')
    assert.throws(write(["a", "b"], [[1, 2], [1]]), InvalidTable, "rows[1] has 1 cells for 2 columns")
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      assert.throws(write(["a", "b"], [[1, value]]), InvalidTable, `rows[0].b is ${value}`)
  })
})

describe("neutralised", () => {
  it.prop("is undone by restored, for every text", [awkward], ([text]) => {
    assert.strictEqual(restored(neutralised(text)), text)
    assert.isFalse(looksLikeFormula(neutralised(text)) && !neutralised(text).startsWith("'"))
  })

  it("knows what spreadsheets take for a formula", () => {
    for (const text of [
      "=1+1",
      "+1",
      "-2",
      "@SUM(A1)",
      "\t=1",
      "\r1",
      '"=1',
      " =1",
      "＝1",
      "＋1",
      "－1",
      "＠a",
      "'=1",
      "\u3000=1"
    ])
      assert.strictEqual(neutralised(text), `'${text}`)
    for (const text of ["", "'", "Xi'an", "'s-Hertogenbosch", "a=b", "1-2", "Saint-Denis", " ", '"quoted"', "(=1)"])
      assert.strictEqual(neutralised(text), text)
    for (const text of ["'", "'s-Hertogenbosch", "'t Harde", "'quoted'"]) assert.strictEqual(restored(text), text)
  })
})
