import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import {
  isFault,
  type ListError,
  type OpenList,
  type ReadListOptions,
  type RowFault,
  readList,
  type TableField,
  type TableKind,
  type TableRow
} from "../../src/index.ts"

/** A row in the words of its list's mapping, cell by cell as they stand; blank cells are left out. */
export type FieldsOfRow = Partial<Readonly<Record<TableField, string>>>

/** A list, read to its end. */
export interface WholeList {
  readonly open: OpenList
  readonly rows: ReadonlyArray<TableRow>
  readonly faults: ReadonlyArray<RowFault>
  readonly kinds: ReadonlyArray<TableKind | undefined>
  readonly fields: ReadonlyArray<FieldsOfRow>
}

const fieldsOf = ({ mapping }: OpenList, { cells }: TableRow): FieldsOfRow =>
  Object.fromEntries(
    (mapping?.columns ?? []).flatMap(({ field, index }) => (cells[index] === "" ? [] : [[field, cells[index]]]))
  )

/** Reads a list to its end, or says why not. */
export const readWholeList = async (
  given: Uint8Array | AsyncIterable<Uint8Array> | string | object,
  options: ReadListOptions = {}
): Promise<Result.Result<WholeList, ListError>> => {
  const isBytes = given instanceof Uint8Array || (typeof given === "object" && Symbol.asyncIterator in given)
  const text = typeof given === "string" ? given : isBytes ? "" : JSON.stringify(given)
  const bytes = isBytes ? (given as Uint8Array | AsyncIterable<Uint8Array>) : new TextEncoder().encode(text)
  const opened = await Effect.runPromise(Effect.result(readList({ name: "list", bytes }, options)))
  if (Result.isFailure(opened)) return Result.fail(opened.failure)
  const open = opened.success
  const rows: Array<TableRow> = []
  const faults: Array<RowFault> = []
  for await (const batch of open.rows) for (const entry of batch) isFault(entry) ? faults.push(entry) : rows.push(entry)
  return Result.succeed({
    open,
    rows,
    faults,
    kinds: rows.map((row) => open.kindOf?.(row) ?? open.mapping?.kind),
    fields: rows.map((row) => fieldsOf(open, row))
  })
}

/** The same, where a failure is a failure of the test. */
export const wholeList = async (...given: Parameters<typeof readWholeList>): Promise<WholeList> =>
  Result.getOrThrow(await readWholeList(...given))

/** The tag and the message of a failure. */
export const failureOf = async (...given: Parameters<typeof readWholeList>): Promise<readonly [string, string]> => {
  const read = await readWholeList(...given)
  return Result.isFailure(read) ? [read.failure._tag, read.failure.message] : ["none", ""]
}
