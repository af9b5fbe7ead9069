import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { signatureOf } from "../signatures.ts"
import { carryDown } from "../tables/carryDown.ts"
import { decodeText, TextReader } from "../tables/decodeText.ts"
import { guessMapping } from "../tables/guessMapping.ts"
import { defaultLimits, type OpenTable } from "../tables/OpenTable.ts"
import { readTable } from "../tables/readTable.ts"
import { sectionHeadings } from "../tables/sectionHeadings.ts"
import { after, blocksOf, gather, type TableSource } from "../tables/TableSource.ts"
import { NoTable, type TableError, TableTooLarge } from "../tables/tableErrors.ts"
import { textLines } from "../tables/textLines.ts"
import { ErrorAnswer } from "./ErrorAnswer.ts"
import { openEntities } from "./entities.ts"
import { openGeoJson } from "./geojson.ts"
import { type GraphListError, openGraph } from "./graphLists.ts"
import { JsonParts, partsOf } from "./JsonParts.ts"
import { listLines } from "./listLines.ts"
import { type ElementsIn, type ListShape, listShape } from "./listShape.ts"
import type { OpenList, ReadListOptions } from "./OpenList.ts"
import type { ElementSource } from "./openElements.ts"
import { openSparql } from "./sparql.ts"

/** Why a file gives no list. */
export type ListError = TableError | ErrorAnswer | GraphListError

/** An item of Wikidata may be longer than any row of a table: the longest have some millions of characters. */
const longestItem = 16 << 20

const tableNames: Readonly<Partial<Record<OpenTable["format"], string>>> = {
  delimited: "a table of separated values",
  workbook: "a workbook",
  json: "a list of objects in JSON",
  "json-lines": "objects of JSON, one a line",
  list: "a plain list"
}

type Blocks = AsyncGenerator<Uint8Array, void, undefined>

const openTable = async (
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  options: ReadListOptions
): Promise<Result.Result<OpenList, TableError>> => {
  const opened = await Effect.runPromise(Effect.result(readTable({ name, bytes }, options)))
  return Result.map(opened, (read): OpenList => {
    const table = carryDown(sectionHeadings(read))
    const { format, header } = table
    // The tables that Proxeny writes are known by their headers.
    const own = guessMapping(header.names, [], {})
    const isOwn = own.kind.sure === 1
    return {
      ...table,
      what: isOwn ? own.kind.why.replace(/^this is /, "") : (tableNames[format] ?? "a table"),
      ...(isOwn ? { mapping: own.mapping } : {})
    }
  })
}

const openShape = async (
  file: string,
  shape: Exclude<ListShape, { readonly kind: "table" | "error" | "none" }>,
  blocks: Blocks,
  options: ReadListOptions
): Promise<Result.Result<OpenList, ListError>> => {
  const limits = {
    ...defaultLimits,
    ...(shape.kind === "entities" ? { line: longestItem } : {}),
    ...options.limits
  }
  if (shape.kind === "graph") {
    const bytes = await gather(blocks, limits.unpacked)
    return bytes === undefined
      ? Result.fail(new TableTooLarge({ file, what: "the size in bytes", limit: limits.unpacked }))
      : openGraph({ name: file, bytes }, shape.root)
  }
  const reader = new TextReader(options.encoding)
  const texts = decodeText(blocks, reader)
  const source = (elements: ElementSource["elements"], ahead: ElementSource["ahead"]): ElementSource => ({
    file,
    elements,
    reader,
    limits,
    ahead
  })
  if (shape.kind === "sparql") {
    const parts = new JsonParts(shape.path, limits.line)
    return openSparql(source(partsOf(texts, parts), [200, Number.POSITIVE_INFINITY]), parts)
  }
  const [elements, isFound] = elementsIn(shape.in, texts, limits.line)
  return shape.kind === "entities"
    ? openEntities(source(elements, [500, 4 * longestItem]), options.language, isFound)
    : openGeoJson(source(elements, [20_000, longestItem]), isFound)
}

const elementsIn = (
  where: ElementsIn,
  texts: AsyncIterable<string>,
  limit: number
): readonly [ElementSource["elements"], () => boolean] => {
  if (where === "lines") return [textLines(texts, limit), () => true]
  if (where === "list-lines") return [listLines(texts, limit), () => true]
  const parts = new JsonParts(where.path, limit)
  return [partsOf(texts, parts), () => parts.found]
}

const open = async (source: TableSource, options: ReadListOptions): Promise<Result.Result<OpenList, ListError>> => {
  const { name } = source
  const blocks = blocksOf(source.bytes)
  const first = await blocks.next()
  const begin = first.done === true ? [] : [first.value]
  const all = after(begin, blocks)
  const block = begin[0]
  // What the caller says of a separator is said of a table.
  const isTable = block === undefined || signatureOf(block) !== undefined || options.delimiter !== undefined
  const shape: ListShape = isTable ? { kind: "table" } : listShape(new TextReader(options.encoding).read(block))
  const opened =
    shape.kind === "table"
      ? await openTable(name, all, options)
      : shape.kind === "error"
        ? Result.fail(new ErrorAnswer({ file: name, says: shape.says }))
        : shape.kind === "none"
          ? Result.fail(new NoTable({ file: name, found: shape.found, remedy: shape.remedy }))
          : await openShape(name, shape, all, options)
  // Whoever hands over a file that is refused gets it back closed.
  if (Result.isFailure(opened)) {
    await all.return()
    await blocks.return()
  }
  return opened
}

/**
 * Opens a list of cities, twinnings, networks or memberships of whatever shape as a table.
 *
 * **When to use**: for a file that somebody hands in, where `readTable` would know only tables: also answers of Wikidata
 * (a query's in SPARQL JSON, items as its API and its dumps give them), GeoJSON, GEXF and GraphML.
 *
 * **Details**: what the file is, is told by how its content begins. Where that says what its columns mean, `mapping`
 * does, and `guessMapping` need not be asked; where rows are of several kinds, all share one mapping and `kindOf` tells
 * them apart. Rows come in the order of the file: cities before twinnings wherever it has them so. JSON is read piece
 * by piece, and one element of it held at a time; a graph is held whole. In a table, what stands above a group of rows or
 * in the first of them only is given to all of them, see `sectionHeadings` and `carryDown`.
 *
 * **Gotchas**: what holds for `readTable`. A row of a twinning carries what its file says of both cities, and the same
 * city may stand in many rows.
 *
 * **Errors**: those of `readTable`; {@link ErrorAnswer} where a service says that it failed; for graphs those of
 * `readGraph`.
 */
export const readList = (source: TableSource, options: ReadListOptions = {}): Effect.Effect<OpenList, ListError> =>
  Effect.promise(() => open(source, options)).pipe(Effect.flatMap(Effect.fromResult))
