import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { bytesOf, csv, hurtful, oneOf } from "../test/arbitraries.ts"
import { ByteRows, type Separator } from "./ByteRows.ts"
import { readTable } from "./table.ts"

const open = (text: string, separator: Separator, comments = false): ByteRows =>
  new ByteRows("a.csv", bytesOf(text), { separator, comments, from: 0, line: 1 })

type Numbered = readonly [number, ReadonlyArray<string>]

const all = (rows: ByteRows): ReadonlyArray<Numbered> => {
  const found: Array<Numbered> = []
  while (rows.next()) found.push([rows.line, Array.from({ length: rows.fields }, (_, field) => rows.text(field))])
  return found
}

const table = Arbitrary.array(Arbitrary.array(hurtful, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
const newline = oneOf(["\n", "\r\n", "\r"])
const bare = Arbitrary.array(
  Arbitrary.array(oneOf(["a", "1", "武", "x,y", "", " b ", "12"]), { minLength: 1, maxLength: 4 }),
  { maxLength: 6 }
)
const trimmed = (text: string): string => text.replace(/^ +| +$/g, "")

describe("ByteRows", () => {
  it.prop("gives every quoted field back, on the line where its row begins", [table, newline], ([rows, newline]) => {
    const text = csv([["id", "name"], ...rows]).replaceAll("\n", newline)
    const again = Result.getOrThrow(readTable("a.csv", text))
    const expected = [again.header, ...again.rows].map(({ fields, line }): Numbered => [line, fields.map(trimmed)])
    assert.deepStrictEqual(
      all(open(text, ",")).map(
        ([line, fields]): Numbered => [line, fields.map((field) => trimmed(field.replace(/\r\n?/g, "\n")))]
      ),
      expected
    )
  })

  it.prop("splits what is not quoted at semicolons and tabs", [bare, newline], ([rows, newline]) => {
    for (const separator of [";", "\t"] as const) {
      const text = rows.map((fields) => fields.join(separator)).join(newline)
      const expected = rows.flatMap((fields, index) =>
        fields.join("").trim() === "" && (separator === "\t" || fields.length === 1)
          ? []
          : [[index + 1, fields.map(trimmed)] as const]
      )
      assert.deepStrictEqual(all(open(text, separator)), expected)
    }
  })

  it.prop("splits at runs of spaces and tabs", [bare, oneOf([" ", "\t", " \t  "])], ([rows, gap]) => {
    const text = rows.map((fields) => gap + fields.join(gap) + gap).join("\n")
    const expected = rows.flatMap((fields, index) => {
      const words = fields.map(trimmed).filter((field) => field !== "")
      return words.length === 0 ? [] : [[index + 1, words] as const]
    })
    assert.deepStrictEqual(all(open(text, "spaces")), expected)
  })

  it.prop("never throws, and ends", [hurtful, hurtful, newline], ([a, b, newline]) => {
    for (const separator of [",", ";", "\t", "spaces"] as const)
      assert.isAtMost(all(open(`${a}${newline}${b}${newline}${a}`, separator)).length, 20)
  })

  it("passes over comments where a list has them, and counts their lines", () => {
    assert.deepStrictEqual(all(open("% sym\n1 2\n\n# x y\r\n3\t4", "spaces", true)), [
      [2, ["1", "2"]],
      [5, ["3", "4"]]
    ])
    assert.deepStrictEqual(all(open("#1,#2\n", ",")), [[1, ["#1", "#2"]]])
  })

  it("says where a field stands, also after a line break inside quotation marks", () => {
    const rows = open('a,b\n  𝄞é,"two\nlines",x,y\n', ",")
    rows.next()
    rows.next()
    assert.deepStrictEqual(
      [0, 1, 2, 3].map((field) => rows.place(field)),
      [
        { line: 2, column: 3 },
        { line: 2, column: 8 },
        { line: 3, column: 8 },
        { line: 3, column: 10 }
      ]
    )
  })

  it("says where a quotation mark opens that is never closed, and marks text after one that is", () => {
    const rows = open('a,b\n"x"y,2\n3,"4\n', ",")
    assert.isTrue(rows.next() && !rows.quotesAmiss && rows.next() && rows.quotesAmiss)
    assert.isFalse(rows.next())
    assert.deepStrictEqual([rows.unclosed?.line, rows.unclosed?.column], [3, 3])
  })
})
