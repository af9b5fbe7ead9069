import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { csv, hurtful, oneOf } from "../test/arbitraries.ts"
import { columnsOf, readTable } from "./table.ts"

const rows = Arbitrary.array(Arbitrary.array(hurtful, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
const newline = oneOf(["\n", "\r\n", "\r"])

describe("readTable", () => {
  it.prop("gives every field back, whatever it holds and however lines end", [rows, newline], ([rows, newline]) => {
    const table = Result.getOrThrow(readTable("a.csv", csv([["id", "name"], ...rows], newline)))
    assert.deepStrictEqual(
      table.rows.map((row) => row.fields),
      rows
    )
  })

  it.prop("counts physical lines: the text of a row starts on the line it says", [rows, newline], ([rows, newline]) => {
    const source = csv([["id", "name"], ...rows], newline)
    const lines = source.split(/\r\n?|\n/)
    for (const { line, text } of Result.getOrThrow(readTable("a.csv", source)).rows) {
      const printed = text.split("\n")
      assert.deepStrictEqual(lines.slice(line - 1, line - 1 + printed.length), printed)
    }
  })

  it.prop("never throws", [hurtful, hurtful, newline], ([a, b, newline]) => {
    const read = readTable("a.csv", `${a}${newline}${b}${newline}${a}${b}`)
    if (Result.isFailure(read)) assert.strictEqual(read.failure._tag, "UnclosedQuote")
  })

  it("keeps short and long rows as they are, and passes over empty lines without losing count", () => {
    const { rows } = Result.getOrThrow(readTable("a.csv", "id,name\n\nQ1\n  \nQ2,b,c\n"))
    assert.deepStrictEqual(
      rows.map(({ fields, line }) => [line, ...fields]),
      [
        [3, "Q1"],
        [5, "Q2", "b", "c"]
      ]
    )
  })

  it("reads semicolons and tabs, as spreadsheets of many countries write them", () => {
    for (const separator of [";", "\t"]) {
      const { columns, rows } = Result.getOrThrow(readTable("a.csv", `id${separator}name\nQ1${separator}"a,b"\n`))
      assert.deepStrictEqual(
        [columns, rows[0]?.fields],
        [
          ["id", "name"],
          ["Q1", "a,b"]
        ]
      )
    }
  })

  it("says where a quotation mark opens that is never closed", () => {
    const read = readTable("a.csv", 'id,name\nQ1,"two\nlines"\nQ2,"Xi\nQ3,Wuhan\n')
    assert.strictEqual(
      Result.isFailure(read) ? read.failure.message : "",
      'a.csv has a quotation mark on line 4, column 4, that opens a field and is never closed, so everything after it would be one field; close it, or write "" for a quotation mark inside a field'
    )
  })

  it("marks the row in which a quotation mark is not doubled, and no other", () => {
    const { rows } = Result.getOrThrow(readTable("a.csv", 'id,name\nQ1,"the "old" town"\nQ2,"Xi""an"\n'))
    assert.deepStrictEqual(
      rows.map(({ line, quotesAmiss }) => [line, quotesAmiss]),
      [
        [2, true],
        [3, false]
      ]
    )
  })
})

describe("columnsOf", () => {
  it("says what is missing or stands twice", () => {
    const problem = (header: string): string => {
      const columns = columnsOf(Result.getOrThrow(readTable("links.csv", `${header}\n`)), ["source", "target"])
      return Result.isFailure(columns) ? columns.failure.message : ""
    }
    assert.strictEqual(
      problem("from,target"),
      "links.csv has the columns from, target, and lacks source; expected are source, target, in any order: name them so in the first line"
    )
    assert.include(problem("source,Source,target"), "gives source twice")
    assert.strictEqual(problem(" Target ,SOURCE"), "")
  })
})
