import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { hurtful, oneOf } from "../../test/arbitraries.ts"
import { inPieces, readWhole, whole } from "../../test/tables/tableFiles.ts"
import { readTable } from "./readTable.ts"
import { blocksOf } from "./TableSource.ts"

const quoted = (cell: string, quote: string): string => quote + cell.replaceAll(quote, quote + quote) + quote

/** A table as text: every cell in quotation marks, or only those that need them. */
const written = (
  rows: ReadonlyArray<ReadonlyArray<string>>,
  delimiter: string,
  quote: string,
  newline: string,
  all: boolean
): string =>
  rows
    .map((cells) =>
      cells
        .map((cell) =>
          all || cell.includes(delimiter) || cell.includes(quote) || cell.includes("\n")
            ? quoted(cell.replaceAll("\n", newline), quote)
            : cell
        )
        .join(delimiter)
    )
    .join(newline)

const encoded = (text: string, encoding: string): Uint8Array => {
  if (encoding === "utf-8") return new TextEncoder().encode(text)
  if (encoding === "utf-8-mark") return new TextEncoder().encode(`\uFEFF${text}`)
  const little = encoding.startsWith("utf-16le")
  const units = encoding.endsWith("mark") ? `\uFEFF${text}` : text
  const view = new DataView(new ArrayBuffer(units.length * 2))
  for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), little)
  return new Uint8Array(view.buffer)
}

/** Cells of hurtful text; the first is never blank, since blank rows are passed over. */
const table = Arbitrary.array(
  Arbitrary.all([hurtful, hurtful, hurtful]).pipe(Arbitrary.map(([a, b, c]): ReadonlyArray<string> => [`x${a}`, b, c])),
  { minLength: 1, maxLength: 6 }
)
const delimiter = oneOf([",", ";", "\t", "|", "^"])
const quote = oneOf(['"', "'"])
const newline = oneOf(["\n", "\r\n", "\r"])
const encoding = oneOf(["utf-8", "utf-8-mark", "utf-16le-mark", "utf-16be-mark"])
const yesNo = oneOf(["yes", "no"])
const sizes = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9 }))), {
  minLength: 1,
  maxLength: 4
})
const header = ["city", "partner", "note"]

describe("blocksOf", () => {
  it("gives every byte once, in blocks of 64 KiB, whatever pieces they come in", async () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 31) % 251)
    for (const pieces of [[200_000], [1, 65_535, 2], [65_537], [999]]) {
      const blocks: Array<Uint8Array> = []
      for await (const block of blocksOf(inPieces(bytes, pieces))) blocks.push(block)
      assert.deepStrictEqual(
        blocks.map(({ length }) => length),
        [65_536, 65_536, 65_536, 3392]
      )
      assert.isTrue(blocks.every((block, index) => block.every((byte, at) => byte === bytes[index * 65_536 + at])))
    }
  })
})

describe("a source", () => {
  it("is closed at its end, where it is refused, and where the reader stops", async () => {
    for (const [text, stop] of [
      ["city,partner\nLeeds,Lille\n", false],
      ["%PDF-1.7", false],
      [`city,partner\n${"Leeds,Lille\n".repeat(100_000)}`, true],
      [`[${'{"city": "Leeds"},'.repeat(100_000)}{}]`, true],
      ["Leeds – Lille\n".repeat(100_000), true]
    ] as const) {
      let closed = 0
      async function* file() {
        try {
          yield* inPieces(new TextEncoder().encode(text), [50_000])
        } finally {
          closed++
        }
      }
      const opened = await Effect.runPromise(Effect.result(readTable({ name: "list", bytes: file() })))
      if (Result.isSuccess(opened)) for await (const _ of opened.success.rows) if (stop) break
      assert.strictEqual(closed, 1, text.slice(0, 20))
    }
  })
})

describe("readTable", () => {
  it.effect.prop(
    "gives every cell back, whatever separates, quotes, ends and encodes, and however the file is cut",
    [table, delimiter, quote, newline, encoding, yesNo, sizes],
    ([rows, delimiter, quote, newline, encoding, all, sizes]) =>
      Effect.promise(async () => {
        const text = written([header, ...rows], delimiter, quote, newline, all === "yes")
        const read = await whole(inPieces(encoded(text, encoding), sizes), { delimiter, quote, header: 1 })
        assert.deepStrictEqual([read.open.header.names, ...read.cells], [header, ...rows])
        assert.deepStrictEqual(read.faults, [])
      })
  )

  it.effect.prop(
    "guesses what separates where rows are plain, without a word from the caller",
    [oneOf([",", ";", "\t", "|"]), newline, encoding],
    ([delimiter, newline, encoding]) =>
      Effect.promise(async () => {
        const rows = [
          ["Leeds", "Dortmund; Lille", "1969, in May"],
          ["Xi’an", "Édimbourg", '1985 "old"'],
          ["York", "Münster", ""]
        ]
        const read = await whole(encoded(written([header, ...rows], delimiter, '"', newline, false), encoding))
        assert.deepStrictEqual([read.open.header.names, ...read.cells], [header, ...rows])
        assert.strictEqual(read.open.delimiter, delimiter)
      })
  )

  it.effect.prop(
    "throws at no bytes, and rows and faults add up",
    [Arbitrary.array(hurtful, { maxLength: 8 }), newline, sizes],
    ([parts, newline, sizes]) =>
      Effect.promise(async () => {
        const bytes = new TextEncoder().encode(parts.join(newline))
        const broken = bytes.map((byte, at) => (at % 7 === 3 ? byte ^ 0x95 : byte))
        for (const one of [bytes, broken]) {
          const read = await readWhole(inPieces(one, sizes))
          if (Result.isFailure(read)) continue
          const { faults, open, rows } = read.success
          const { faults: counted, rows: all } = open.summary()
          assert.deepStrictEqual([rows.length + faults.length, faults.length], [all, counted])
          assert.deepStrictEqual(
            [...rows, ...faults].map(({ row }) => row).sort((a, b) => a - b),
            Array.from({ length: all }, (_, at) => at + 1)
          )
          for (const { cells } of rows) assert.strictEqual(cells.length, open.header.names.length)
        }
      })
  )

  it("keeps rows that are too short or too long, with their lines and their text", async () => {
    const { cells, faults, open } = await whole(
      'city,partner\n\nLeeds\n"two\nlines",Brno\nYork,"a,b",Münster\n,\nHull,Niigata'
    )
    assert.deepStrictEqual(cells, [
      ["two\nlines", "Brno"],
      ["Hull", "Niigata"]
    ])
    assert.deepStrictEqual(
      faults.map(({ kind, line, row, text }) => [row, line, kind, text]),
      [
        [1, 3, "too-short", "Leeds"],
        [3, 6, "too-long", 'York,"a,b",Münster']
      ]
    )
    assert.strictEqual(open.summary().blank, 2)
  })

  it("loses one line to a quotation mark that nothing closes, and reads on", async () => {
    const { cells, faults } = await whole(
      'city,partner,since\nLeeds,"Dortmund,1969\nYork,Münster,1957\nHull,"Niigata",2003\n"Bath",Aix,1977'
    )
    assert.deepStrictEqual(cells, [
      ["York", "Münster", "1957"],
      ["Hull", "Niigata", "2003"],
      ["Bath", "Aix", "1977"]
    ])
    assert.deepStrictEqual(
      faults.map(({ kind, line, text }) => [line, kind, text]),
      [[2, "unclosed-quote", 'Leeds,"Dortmund,1969']]
    )
  })

  it("loses one line to one at the end of the file, and to one beyond the limit", async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `Leeds,Lille ${at},1968`)
    const text = `city,partner,since\nYork,"Dijon,1953\n${lines.join("\n")}`
    for (const limits of [{}, { line: 20_000 }]) {
      const { faults, rows } = await whole(text, { limits })
      assert.deepStrictEqual([rows.length, faults.map(({ line }) => line)], [5000, [2]])
      assert.deepStrictEqual(rows.at(-1)?.line, 5002)
    }
  })

  it("passes over a line without an end, and does not hold it", async () => {
    async function* file() {
      yield new TextEncoder().encode("city,partner\nLeeds,Lille\nYork,")
      for (let at = 0; at < 200; at++) yield new Uint8Array(1 << 16).fill(97)
      yield new TextEncoder().encode("\nHull,Niigata\n")
    }
    const { cells, faults, rows } = await whole(file(), { limits: { line: 1 << 20 } })
    assert.deepStrictEqual(
      rows.map(({ line }) => line),
      [2, 4]
    )
    assert.deepStrictEqual(cells, [
      ["Leeds", "Lille"],
      ["Hull", "Niigata"]
    ])
    assert.deepStrictEqual(
      faults.map(({ kind, line, text }) => [line, kind, text.length]),
      [[3, "line-too-long", 200]]
    )
  })

  it("finds the names of the columns below a title, and says where none are", async () => {
    const titled = await whole(
      "Twin towns of Exampleton\n\nas of 2026;;\nStadt;Partnerstadt;seit\nBonn;Oxford;1947\nBonn;Cape Coast;2012\n"
    )
    assert.deepStrictEqual(
      [titled.open.header.line, titled.open.header.above],
      [4, ["Twin towns of Exampleton", "as of 2026;;"]]
    )
    assert.deepStrictEqual(titled.open.header.names, ["Stadt", "Partnerstadt", "seit"])
    const none = await whole("Q84\tQ90\nQ90\tQ64\nQ1\tQ2\n")
    assert.deepStrictEqual(
      [none.open.header.line, none.rows.length, none.open.header.names],
      [undefined, 3, ["column 1", "column 2"]]
    )
    const told = await whole("city,partner\nLeeds,Lille\n", { header: "none" })
    assert.strictEqual(told.rows.length, 2)
  })

  it("says how sure it is of the names of the columns", async () => {
    const sure = async (text: string): Promise<readonly [number | undefined, number]> => {
      const { line, sure } = (await whole(text)).open.header
      return [line, sure]
    }
    // A known name; a name over numbers; text over text; a name that comes again below; numbers.
    assert.deepStrictEqual(await sure("city,partner\nLeeds,Lille\n"), [1, 0.99])
    assert.deepStrictEqual(await sure("Foo,Bar\nLeeds,53.79\nLille,50.63\n"), [1, 0.85])
    assert.deepStrictEqual(await sure("Foo,Bar\nLeeds,Lille\nYork,Dijon\n"), [1, 0.4])
    assert.deepStrictEqual(await sure("Leeds,Lille\nLeeds,Dortmund\n"), [undefined, 0.7])
    assert.deepStrictEqual(await sure("Leeds,53.79\nLille,50.63\n"), [undefined, 0.9])
    // A line above with fewer cells, none of them blank, is no header of so few columns.
    assert.deepStrictEqual(await sure("Foo;Bar;Baz\na;b;c;d\n1;2;3;4\n1;2;3;4\n"), [2, 0.85])
  })

  it("makes names of columns distinct, and says so", async () => {
    const { open } = await whole("city,,city,country\nLeeds,1,Lille,France\n")
    assert.deepStrictEqual(open.header.names, ["city", "column 2", "city (2)", "country"])
    assert.strictEqual(open.summary().remarks.filter(({ kind }) => kind === "column-renamed").length, 2)
    const taken = await whole(",column 1,city,city (2),city\na,b,c,d,e\n", { header: 1 })
    assert.deepStrictEqual(taken.open.header.names, ["column 1 (2)", "column 1", "city", "city (2)", "city (3)"])
  })

  it("obeys the line with which Excel names the separator", async () => {
    const { cells, open, rows } = await whole("sep=|\ncity|partner\nLeeds, UK|Lille, France\n")
    assert.deepStrictEqual([cells, open.header.line, rows[0]?.line], [[["Leeds, UK", "Lille, France"]], 2, 3])
  })

  it("refuses what is no table, and says what to do", async () => {
    const message = async (bytes: Uint8Array | string, options = {}): Promise<string> => {
      const read = await readWhole(bytes, options)
      return Result.isFailure(read) ? read.failure.message : "read"
    }
    assert.strictEqual(await message(""), "list holds no table: it is empty; export it again, or leave it out")
    assert.include(await message("%PDF-1.7 ..."), "it is a PDF document; ask for the table as a spreadsheet")
    assert.include(await message(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2)), "Excel 97")
    assert.include(await message("<!doctype html><table>"), "a web page")
    assert.include(
      await message(`${"a,".repeat(2000)}a\n${"1,".repeat(2000)}1\n`),
      "the number of columns is 2001, and at most 1000 is read"
    )
    assert.strictEqual(
      await message(`${"a,".repeat(2000)}a\n${"1,".repeat(2000)}1\n`, { limits: { columns: 10_000 } }),
      "read"
    )
    assert.include(await message("x".repeat(3000), { limits: { line: 1000 } }), "line 1 is longer than 1000 characters")
    assert.include(await message("a,b\n1,2\n", { header: 9 }), "has no row on line 9")
  })

  it("remarks a field that holds what look like rows", async () => {
    const { cells, open } = await whole('city,partner\nLeeds,"Lille\nYork,Dijon\nHull,Niigata"\n')
    assert.strictEqual(cells.length, 1)
    assert.deepStrictEqual(
      open.summary().remarks.map(({ kind, line }) => [kind, line]),
      [["rows-in-a-field", 2]]
    )
  })
})
