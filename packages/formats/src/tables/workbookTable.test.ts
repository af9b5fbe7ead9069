import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { inPieces, readWhole, whole, workbook } from "../../test/tables/tableFiles.ts"
import { dateForm, dateOfSerial } from "./numberFormats.ts"
import { columnOf } from "./sheetRows.ts"

const text = (reference: string, value: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`
const number = (reference: string, value: string, style = 0): string =>
  `<c r="${reference}" s="${style}"><v>${value}</v></c>`
const rowOf = (line: number, ...cells: ReadonlyArray<string>): string => `<row r="${line}">${cells.join("")}</row>`
const head = rowOf(1, text("A1", "City"), text("B1", "Partner"), text("C1", "Since"))

const failure = async (bytes: Uint8Array, options = {}): Promise<string> => {
  const read = await readWhole(bytes, options)
  return Result.isFailure(read) ? read.failure.message : "read"
}

/** The same, with a list of parts that says 100 bytes for each that is larger than some size. */
const lyingOf = (bytes: Uint8Array, least: number): Uint8Array => {
  const lying = bytes.slice()
  const view = new DataView(lying.buffer)
  for (let at = 0; at + 28 < lying.length; at++)
    if ([0x50, 0x4b, 1, 2].every((byte, index) => lying[at + index] === byte) && view.getUint32(at + 24, true) > least)
      view.setUint32(at + 24, 100, true)
  return lying
}

describe("a workbook", () => {
  it("that another program wrote: dates, a title, merged cells, a hidden row, an error, several sheets", async () => {
    // Written by openpyxl 3.0.9: a sheet of one line, the table below a merged title, a hidden sheet.
    const { cells, faults, open } = await whole(
      readFileSync(new URL("../../test/tables/partners.xlsx", import.meta.url))
    )
    assert.deepStrictEqual(open.header.names, ["City", "Partner city", "Country", "Signed on", "Population", "Note"])
    assert.deepStrictEqual([open.header.line, open.header.above], [3, ["Partner cities, as of 2026"]])
    assert.deepStrictEqual(
      open.sheets?.filter(({ read }) => read).map(({ name }) => name),
      ["Partners"]
    )
    assert.deepStrictEqual(cells, [
      ["Leeds", "Dortmund", "Germany", "1969-05-01", "587696", ""],
      ["Leeds", "Lille", "France", "1968-07-03T10:30:00", "0.3", ""],
      ["Leeds", "Brno", "Czechia", "1969", "379466", ""],
      ["Leeds", "Siegen & more <x>", "Germany", "1900-02-28", "", "two\nlines"],
      ["Leeds", "Xi’an 西安", "China", "2015-12-31", "true", ""]
    ])
    assert.deepStrictEqual(faults, [])
    const remarks = open.summary().remarks.map(({ kind, line }) => `${kind} ${line}`)
    assert.sameMembers(remarks, [
      "other-sheet 0",
      "other-sheet 0",
      "merged 1",
      "cell-error 5",
      "cell-error 6",
      "hidden 7"
    ])
  })

  it("gives cells their place, shared texts without phonetic guides, and dates from 1904", async () => {
    const bytes = workbook(
      `${head}${rowOf(2, '<c r="A2" t="s"><v>0</v></c>', number("C2", "0", 1))}${rowOf(9, number("B9", "1e3"), number("C9", "36526.5", 1))}`,
      {
        "xl/sharedStrings.xml": "<sst><si><r><t>京</t></r><r><t>都</t></r><rPh><t>キョウト</t></rPh></si></sst>",
        "xl/styles.xml":
          '<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/workbook.xml":
          '<workbook><workbookPr date1904="1"/><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>'
      }
    )
    const { rows } = await whole(bytes)
    assert.deepStrictEqual(
      rows.map(({ cells, line }) => [line, ...cells]),
      [
        [2, "京都", "", "1904-01-01"],
        [9, "", "1000", "2004-01-02"]
      ]
    )
  })

  it("is refused before it fills the memory, whatever it says of its size", async () => {
    const bomb = workbook(`${head}<row r="2"><c r="A2" t="inlineStr"><is><t>${" ".repeat(30 << 20)}</t></is></c></row>`)
    assert.include(await failure(bomb), "unpacked, for its packed size,")
    assert.include(await failure(bomb, { limits: { ratio: 1e6, unpacked: 1 << 20 } }), "is 314")
    assert.include(await failure(lyingOf(bomb, 1000)), "unpacked, for its packed size,")
    assert.include(await failure(lyingOf(workbook(head), 0)), "unpacks to another size than it says")
    assert.include(
      await failure(workbook(head), { limits: { packed: 100 } }),
      "is more than 100, the most that is read"
    )
    // Of what unpacks to more than it says, only that is known.
    const lie = lyingOf(bomb, 1000)
    assert.include(await failure(lie, { limits: { ratio: 1e6, unpacked: 1 << 20 } }), "is more than 104")
  })

  it("is refused where it is cut off, declares entities, or is another document", async () => {
    const bytes = workbook(head + rowOf(2, text("A2", "Leeds"), text("B2", "Lille")))
    assert.include(await failure(bytes.subarray(0, bytes.length - 30)), "its end is missing, so the file was cut off")
    assert.include(
      await failure(
        workbook("", { "xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>' })
      ),
      "declares a document type"
    )
    assert.include(await failure(workbook("", { "xl/workbook.xml": "<workbook><sheets>" })), "is not well-formed XML")
    assert.include(await failure(bytes, { sheet: "Partners" }), 'has no sheet "Partners"; it has Sheet1')
  })

  it.effect.prop(
    "throws at no bytes",
    [
      Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1600 }))),
      Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 255 })))
    ],
    ([at, flip]) =>
      Effect.promise(async () => {
        const bytes = workbook(head + rowOf(2, text("A2", "Leeds"), text("B2", "Lille"), number("C2", "1968")))
        const place = at % bytes.length
        bytes[place] = (bytes[place] as number) ^ flip
        const read = await readWhole(inPieces(bytes, [100]))
        if (Result.isSuccess(read))
          assert.strictEqual(read.success.rows.length + read.success.faults.length, read.success.open.summary().rows)
      })
  )
})

describe("columnOf", () => {
  it("counts columns as spreadsheets letter them", () => {
    assert.deepStrictEqual(
      ["A1", "Z9", "AA10", "AZ1", "BA1", "XFD1048576", "7"].map(columnOf),
      [0, 25, 26, 51, 52, 16_383, -1]
    )
  })
})

describe("dateForm", () => {
  it("tells dates, times and numbers apart by their format", () => {
    const forms = [
      "General",
      "0.00",
      "#,##0",
      "dd.mm.yyyy",
      "[$-409]d\\-mmm\\-yy;@",
      "h:mm",
      "yyyy",
      "mmm yyyy",
      '0 "days"',
      "[Red]0",
      "yyyy-mm-dd hh:mm:ss.000"
    ]
    assert.deepStrictEqual(
      forms.map((code) => dateForm(170, code)),
      [undefined, undefined, undefined, "date", "date", "time", "year", "month", undefined, undefined, "date-time"]
    )
  })

  it("counts days as spreadsheets do, with the leap day of 1900 that never was", () => {
    const date = (serial: number, system: "1900" | "1904" = "1900") => dateOfSerial(serial, system, "date")
    assert.deepStrictEqual(
      [1, 59, 60, 61, 25569, 45000].map((serial) => date(serial)),
      ["1900-01-01", "1900-02-28", undefined, "1900-03-01", "1970-01-01", "2023-03-15"]
    )
    assert.deepStrictEqual([date(0, "1904"), date(1462, "1904")], ["1904-01-01", "1908-01-02"])
    assert.deepStrictEqual(
      [-1, 0, Number.NaN, Number.POSITIVE_INFINITY, 2_958_466].map((serial) => date(serial)),
      [undefined, undefined, undefined, undefined, undefined]
    )
  })
})
