import * as Result from "effect/Result"
import type { TextReader } from "../tables/decodeText.ts"
import type { Element } from "../tables/Element.ts"
import { rowsFrom, sampleOf, type TableEntry, type TableLimits } from "../tables/OpenTable.ts"
import { Rows } from "../tables/Rows.ts"
import { Tally } from "../tables/Tally.ts"
import type { TableError } from "../tables/tableErrors.ts"
import type { OpenList } from "./OpenList.ts"

/** What is needed to read a list whose rows are made of elements of JSON. */
export interface ElementSource {
  readonly file: string
  readonly elements: AsyncGenerator<ReadonlyArray<Element>, void, undefined>
  readonly reader: TextReader
  readonly limits: TableLimits
  /** How many elements, and how many characters of them, are looked at before the first row is given. */
  readonly ahead: readonly [elements: number, characters: number]
}

/** What is known of a list once its first elements have been looked at. */
export interface ElementList extends Pick<OpenList, "format" | "what" | "mapping" | "kindOf"> {
  readonly names: ReadonlyArray<string>
  readonly entriesOf: (element: Element) => ReadonlyArray<TableEntry>
}

/** Opens a list whose rows are made of elements of JSON, some or none of each. */
export const openElements = async (
  { ahead: [most, mostText], elements, file, limits, reader }: ElementSource,
  begin: (first: ReadonlyArray<Element>, rows: Rows) => Result.Result<ElementList, TableError>
): Promise<Result.Result<OpenList, TableError>> => {
  const first: Array<Element> = []
  for (let length = 0; first.length < most && length < mostText; ) {
    const next = await elements.next()
    if (next.done === true) break
    for (const element of next.value) {
      first.push(element)
      length += element.text.length
    }
  }
  const tally = new Tally()
  // What stands after a list says nothing of what its rows have.
  const begun = begin(
    first.filter(({ other }) => other === undefined),
    new Rows(tally, limits.line)
  )
  if (Result.isFailure(begun)) return Result.fail(begun.failure)
  const { entriesOf, names, ...list } = begun.success
  const opening = first.flatMap(entriesOf)
  return Result.succeed({
    ...list,
    file,
    header: { names, printed: names, above: [], sure: 1 },
    sample: sampleOf(opening),
    ...rowsFrom(opening, elements, (found) => found.flatMap(entriesOf)),
    summary: () => tally.summary(reader.guess, reader.bad, reader.badCount)
  })
}
