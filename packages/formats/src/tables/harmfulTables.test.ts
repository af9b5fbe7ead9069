import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { strToU8 } from "fflate"
import { readWhole, whole, workbook } from "../../test/tables/tableFiles.ts"
import { JsonElements } from "./jsonElements.ts"
import type { ReadTableOptions } from "./OpenTable.ts"
import { readTable } from "./readTable.ts"

const head = "city,country,partner,since\n"
const row = "Bonn,Germany,Oxford,1947\n"

const failure = async (bytes: Uint8Array | string, options: ReadTableOptions = {}): Promise<string> =>
  Result.match(await readWhole(bytes, options), {
    onFailure: ({ message }) => message,
    onSuccess: () => "it was read"
  })

/** The lengths of the batches in which a table is handed on. */
const batchesOf = async (bytes: Uint8Array | string): Promise<ReadonlyArray<number>> => {
  const source = { name: "list", bytes: typeof bytes === "string" ? strToU8(bytes) : bytes }
  const table = await Effect.runPromise(readTable(source))
  const lengths: Array<number> = []
  for await (const batch of table.rows) lengths.push(batch.length)
  return lengths
}

const textRow = (line: number, ...texts: ReadonlyArray<string>): string =>
  `<row r="${line}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`

describe("a table of separated values that would do harm", () => {
  it("comes in small batches, also where a quotation mark that nothing closes has swallowed all of it", async () => {
    const rows = 40_000
    const swallowed = `${head}"${row.repeat(rows)}`
    const lengths = await batchesOf(swallowed)
    assert.strictEqual(
      lengths.reduce((sum, length) => sum + length, 0),
      rows
    )
    assert.isAtMost(Math.max(...lengths), 4_000)
    const { faults, rows: read } = await whole(swallowed)
    assert.deepStrictEqual(
      faults.map(({ kind, line }) => [kind, line]),
      [["unclosed-quote", 2]]
    )
    assert.deepStrictEqual([read.at(0)?.line, read.at(-1)?.line, read.length], [3, rows + 1, rows - 1])
  })

  it("numbers the lines that such a mark swallows beyond the limit as they stand in the file", async () => {
    const { faults, rows } = await whole(`${head}"${row.repeat(9_000)}`, { limits: { line: 100_000 } })
    assert.deepStrictEqual([faults.length, rows.length], [1, 8_999])
    assert.deepStrictEqual(
      rows.map(({ line }) => line),
      rows.map((_, at) => at + 3)
    )
  })

  it("loses one row to a row of too many fields, and is refused only where the table has as many", async () => {
    const wide = "x,".repeat(5_000)
    const { faults, rows } = await whole(`${head}${row.repeat(300)}${wide}\n${row}`)
    assert.deepStrictEqual([faults.map(({ kind, line }) => [kind, line]), rows.length], [[["too-long", 302]], 301])
    const message = await failure(`${wide}\n${wide}\n`)
    assert.include(message, "the number of columns is 5001, and at most 1000 is read; leave out")
  })

  it("keeps its encoding where a few NUL characters stray into it", async () => {
    const { cells, open } = await whole(`${head}Bo\0nn,Germany,Ox\0ford,1947\n`)
    assert.deepStrictEqual(cells, [["Bonn", "Germany", "Oxford", "1947"]])
    assert.strictEqual(open.summary().encoding?.encoding, "utf-8")
  })

  it("says that nothing in it can be read, where that is so", async () => {
    assert.include(
      await failure('"""'),
      "holds no table: it is a text without a row that can be read: a quotation mark"
    )
    assert.include(await failure("\n \n\t\n"), "holds no table: it is blank")
  })
})

describe("a list of objects that would do harm", () => {
  it("loses one row to an object that nests without end", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`
    const { cells, faults } = await whole(`[{"city":"Bonn","x":${deep}},{"city":"Leeds","x":1}]`)
    assert.deepStrictEqual(cells, [["Leeds", "1"]])
    assert.deepStrictEqual(
      faults.map(({ kind, reason }) => [kind, reason]),
      [["not-json", "the object nests deeper than any list does"]]
    )
    assert.include(await failure(deep), "holds no table")
  })

  it("gives no text that a database cannot keep", async () => {
    const { cells, open } = await whole(
      String.raw`[{"ci\u0000ty":"Bo\u0000nn","no\ud800te":"\\ud800 \ud83d\ude00 \uD83D \udfff"}]`
    )
    assert.deepStrictEqual(open.header.names, ["city", "no\ufffdte"])
    assert.deepStrictEqual(cells, [["Bonn", "\\ud800 \u{1f600} \ufffd \ufffd"]])
  })

  it("is found only where a list is, however deep", () => {
    const elements = new JsonElements(100)
    elements.read("[".repeat(10_000))
    assert.strictEqual(elements.rest().length, 1)
  })
})

describe("a workbook that would do harm", () => {
  const table = textRow(1, "city", "partner") + textRow(2, "Leeds", "Lille") + textRow(3, "York", "Dijon")
  const sheet = (xml: string): Uint8Array => workbook("", { "xl/worksheets/sheet1.xml": xml })

  it("is refused where it nests without end, or has a text or a tag without end", async () => {
    assert.include(await failure(sheet(`<worksheet>${"<a>".repeat(1_000)}`)), "nests elements more than 100 deep")
    const long = { limits: { ratio: 1e6 } }
    const endless = " ".repeat(20 << 20)
    assert.include(
      await failure(workbook(textRow(1, endless)), long),
      "has a text or a tag of more than 16777216 bytes"
    )
    assert.include(await failure(sheet(`<worksheet a="${endless}"/>`), long), "has a text or a tag of more than")
  })

  it("loses one row to a cell far out, and is refused only where its header is as wide", async () => {
    const far = '<row r="4"><c r="XFD4" t="inlineStr"><is><t>x</t></is></c></row>'
    const { cells, faults } = await whole(workbook(table + far))
    assert.deepStrictEqual(cells, [
      ["Leeds", "Lille"],
      ["York", "Dijon"]
    ])
    assert.deepStrictEqual(
      faults.map(({ kind, line }) => [kind, line]),
      [["too-long", 4]]
    )
    assert.include(
      await failure(
        workbook(textRow(1, ...Array.from({ length: 1_001 }, (_, at) => `column ${at}`)) + textRow(2, "x"))
      ),
      "the number of columns is 1001"
    )
    const wide = (line: number): string => textRow(line, ...Array.from({ length: 1_001 }, () => "x"))
    assert.include(await failure(workbook(textRow(1, "a list") + wide(2) + wide(3))), "the number of columns is 1001")
  })

  it("keeps cells and rows that do not say where they stand", async () => {
    const odd =
      '<row r="x"><c r="9" t="inlineStr"><is><t>Bath</t></is></c><c r="" t="inlineStr"><is><t>Aix</t></is></c></row>'
    const { rows } = await whole(workbook(table + odd))
    assert.deepStrictEqual(
      rows.map(({ cells, line }) => [line, ...cells]),
      [
        [2, "Leeds", "Lille"],
        [3, "York", "Dijon"],
        [4, "Bath", "Aix"]
      ]
    )
  })

  it("is said to be locked with a password, where it is", async () => {
    const container = new Uint8Array(8 << 10)
    container.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    assert.include(await failure(container), "a workbook of Excel 97 to 2003")
    container.set(strToU8(Array.from("EncryptedPackage", (letter) => `${letter}\0`).join("")), 2_000)
    assert.include(
      await failure(container),
      "it is a workbook that is locked with a password; open it in a spreadsheet"
    )
  })
})
