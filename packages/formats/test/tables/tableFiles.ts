import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { strToU8, zipSync } from "fflate"
import {
  isFault,
  type OpenTable,
  type ReadTableOptions,
  type RowFault,
  type TableRow
} from "../../src/tables/OpenTable.ts"
import { readTable } from "../../src/tables/readTable.ts"
import type { TableError } from "../../src/tables/tableErrors.ts"

/** A table, read to its end. */
export interface WholeTable {
  readonly open: OpenTable
  readonly rows: ReadonlyArray<TableRow>
  readonly faults: ReadonlyArray<RowFault>
  readonly cells: ReadonlyArray<ReadonlyArray<string>>
}

/** Bytes in pieces of the sizes that are given, again and again. */
export async function* inPieces(bytes: Uint8Array, sizes: ReadonlyArray<number>): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % Math.max(1, sizes.length)] ?? bytes.length)
    yield bytes.subarray(at, at + size)
    at += size
  }
}

/** Reads a table to its end, or says why not. */
export const readWhole = async (
  bytes: Uint8Array | AsyncIterable<Uint8Array> | string,
  options: ReadTableOptions = {},
  name = "list"
): Promise<Result.Result<WholeTable, TableError>> => {
  const source = { name, bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes }
  const opened = await Effect.runPromise(Effect.result(readTable(source, options)))
  if (Result.isFailure(opened)) return Result.fail(opened.failure)
  const rows: Array<TableRow> = []
  const faults: Array<RowFault> = []
  for await (const batch of opened.success.rows)
    for (const entry of batch) isFault(entry) ? faults.push(entry) : rows.push(entry)
  return Result.succeed({ open: opened.success, rows, faults, cells: rows.map(({ cells }) => cells) })
}

/** The same, where a failure is a failure of the test. */
export const whole = async (...given: Parameters<typeof readWhole>): Promise<WholeTable> =>
  Result.getOrThrow(await readWhole(...given))

/** A workbook with one sheet whose XML is given. */
export const workbook = (sheet: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
          '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
        ...parts
      }).map(([name, text]) => [name, strToU8(text)])
    )
  )
