import * as Result from "effect/Result"
import { columnNames } from "./columnNames.ts"
import type { TextReader } from "./decodeText.ts"
import { guessDelimiter } from "./guessDelimiter.ts"
import { guessHeader } from "./guessHeader.ts"
import { isColumnName } from "./headerWords.ts"
import { type OpenTable, type ReadTableOptions, rowsFrom, sampleOf, sampleSize, type TableLimits } from "./OpenTable.ts"
import { plainList } from "./plainList.ts"
import { cutRows, entriesOf, type RawRow } from "./readRows.ts"
import { RowParser, textOf } from "./rowParser.ts"
import { after } from "./TableSource.ts"
import { Tally } from "./Tally.ts"
import { BrokenTable, NoSuchPart, NoTable, type TableError, tooManyColumns } from "./tableErrors.ts"

/** How much text is looked at before a table is cut into rows. */
const enoughText = 1 << 16

/** The texts of a file, the first of them long enough to judge by. */
const begin = async (texts: AsyncGenerator<string, void, undefined>): Promise<{ first: string; ended: boolean }> => {
  let first = ""
  while (first.length < enoughText) {
    const next = await texts.next()
    if (next.done === true) return { first, ended: true }
    first += next.value
  }
  return { first, ended: false }
}

async function* one(text: string): AsyncGenerator<string, void, undefined> {
  yield text
}

interface Named {
  readonly raw: ReadonlyArray<RawRow>
  /** The place of the row that names the columns; -1 for none. */
  readonly at: number
  readonly columns: number
  readonly sure: number
}

const nameColumns = (
  file: string,
  raw: ReadonlyArray<RawRow>,
  header: ReadTableOptions["header"]
): Result.Result<Named, TableError> => {
  const rows = raw.filter(({ cells, fault }) => fault === undefined && cells.some((cell) => cell.trim() !== ""))
  if (typeof header === "number") {
    const at = raw.findIndex(({ line }) => line === header)
    const cells = raw[at]?.cells
    return cells === undefined || cells.length === 0
      ? Result.fail(
          new NoSuchPart({
            file,
            asked: `row on line ${header}`,
            found: rows.slice(0, 5).map(({ line }) => `line ${line}`)
          })
        )
      : Result.succeed({ raw, at, columns: cells.length, sure: 1 })
  }
  const guess = guessHeader(
    rows.slice(0, sampleSize).map(({ cells }) => cells),
    isColumnName
  )
  if (header === "none")
    return Result.succeed({
      raw,
      at: -1,
      columns: guess.at === -1 ? guess.columns : (rows[0]?.cells.length ?? 0),
      sure: 1
    })
  return Result.succeed({
    raw,
    at: guess.at === -1 ? -1 : raw.indexOf(rows[guess.at] as RawRow),
    columns: guess.columns,
    sure: guess.sure
  })
}

/** Opens a text whose rows are lines with separated fields. */
export const openDelimited = async (
  file: string,
  texts: AsyncGenerator<string, void, undefined>,
  reader: TextReader,
  options: ReadTableOptions,
  limits: TableLimits
): Promise<Result.Result<OpenTable, TableError>> => {
  const { ended, first: read } = await begin(texts)
  if (read.trim() === "")
    return Result.fail(new NoTable({ file, found: "blank", remedy: "export it again, or leave it out" }))
  const separated = /^sep=(.)\n/i.exec(read)
  const first = separated === null ? read : read.slice(separated[0].length)
  const firstLine = separated === null ? 1 : 2
  const sample = ended ? first : first.slice(0, Math.max(first.lastIndexOf("\n") + 1, 1))
  const delimiter = options.delimiter ?? separated?.[1]
  const dialect = guessDelimiter(sample, {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(options.quote === undefined ? {} : { quote: options.quote })
  })
  if (dialect.delimiter === "" || dialect.delimiter === "\n" || dialect.delimiter === dialect.quote)
    return Result.fail(
      new NoSuchPart({ file, asked: `separator ${JSON.stringify(dialect.delimiter)}`, found: [", ; tab |"] })
    )
  const rest = ended ? one(first) : after([first], texts)
  if (options.delimiter === undefined && options.header === undefined) {
    const list = plainList(sample, dialect)
    if (list !== undefined) return Result.succeed(await list.open(file, rest, reader, limits))
  }

  if (dialect.sure > 0 && dialect.sure < 0.5)
    return Result.fail(
      new NoTable({
        file,
        found: "a text whose lines do not divide into the same fields",
        remedy: "export the table as CSV, .xlsx or JSON, or say what separates its fields"
      })
    )

  const cut = cutRows(rest, new RowParser(dialect.delimiter, dialect.quote), limits.line, firstLine)
  const start: Array<RawRow> = []
  while (start.length < sampleSize) {
    const next = await cut.next()
    if (next.done === true) break
    for (const row of next.value) start.push(row)
  }
  if (start[0]?.fault?.kind === "line-too-long")
    return Result.fail(new BrokenTable({ file, part: "line 1", problem: `is longer than ${limits.line} characters` }))
  const named = nameColumns(file, start, options.header)
  if (Result.isFailure(named)) return Result.fail(named.failure)
  const { at, columns, sure } = named.success
  // A row alone that is wider than any table is a fault of that row.
  if (columns > limits.columns) return Result.fail(tooManyColumns(file, columns, limits.columns))
  if (columns === 0)
    return Result.fail(
      new NoTable({
        file,
        found: `a text without a row that can be read: ${start[0]?.fault?.reason ?? "its lines are blank"}`,
        remedy: "correct that, or export the table again"
      })
    )
  const tally = new Tally()
  const header = start[at]
  const printed = header === undefined ? Array.from({ length: columns }, () => "") : header.cells
  const above = start
    .slice(0, Math.max(0, at))
    .map(textOf)
    .filter((text) => text.trim() !== "")
  const names =
    header === undefined ? printed.map((_, index) => `column ${index + 1}`) : columnNames(printed, header.line, tally)
  // The first rows are counted now; the batches that follow are, as they are asked for.
  const opening = entriesOf(start.slice(at + 1), columns, dialect.delimiter, tally)

  return Result.succeed({
    file,
    format: "delimited",
    header: { names, printed, above, sure, ...(header === undefined ? {} : { line: header.line }) },
    sample: sampleOf(opening),
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    ...rowsFrom(opening, cut, (raw) => entriesOf(raw, columns, dialect.delimiter, tally)),
    summary: () => tally.summary(reader.guess, reader.bad, reader.badCount)
  })
}
