import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { ByteRows } from "./ByteRows.ts"
import { readEdgeList } from "./edgeList.ts"
import type { FaultyGraph } from "./FaultyGraph.ts"
import type { GraphFile, ReadGraphOptions } from "./GraphFile.ts"
import { readGexf } from "./gexf.ts"
import { type Hypergraph, readGraphMl } from "./graphml.ts"
import type { NamedBytes, Remark } from "./Listing.ts"
import { type AmbiguousColumns, linkColumnsOf, printedNames } from "./linkColumns.ts"
import { readLinkTable } from "./linkTable.ts"
import { addNodeTable } from "./nodeTable.ts"
import { binaryOf, otherText } from "./otherContents.ts"
import { EmptyFile } from "./recognise.ts"
import { labelOf, NotAGraph, recogniseRows, separatorOf } from "./recogniseGraph.ts"
import type { UnclosedQuote, WrongColumns } from "./table.ts"
import { decodeUtf8, type NotUtf8 } from "./utf8.ts"
import { type NotXml, readXml, type UnsafeXml } from "./xml.ts"

export class NoLinks extends Schema.TaggedError<NoLinks>()("NoLinks", {
  file: Schema.String,
  format: Schema.String,
  nodes: Schema.Int,
  /** Links from a node to itself. */
  selfLoops: Schema.Int
}) {
  override get message(): string {
    const nodes = this.nodes === 1 ? "1 node" : `${this.nodes} nodes`
    const loops = this.selfLoops === 1 ? "the 1 link given leads" : `the ${this.selfLoops} links given lead`
    const why = this.selfLoops === 0 ? "" : ` (${loops} from a node to itself)`
    return `${this.file} was read as ${labelOf(this.format)} and gives ${nodes} and no link between two different nodes${why}; export the graph with its links`
  }
}

/** Why a file of a graph cannot be read. */
export type GraphError =
  | NotUtf8
  | EmptyFile
  | NotAGraph
  | NoLinks
  | FaultyGraph
  | AmbiguousColumns
  | WrongColumns
  | UnclosedQuote
  | NotXml
  | UnsafeXml
  | Hypergraph

const isAscii = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) > 0x7f) return false
  return true
}

/** Where the text of a file begins: after the byte order mark that spreadsheets put in front. */
const startOf = (bytes: Uint8Array): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0)

/** The beginning of a file that is text and not blank. */
const beginning = (file: NamedBytes): Result.Result<string, NotUtf8 | EmptyFile | NotAGraph> => {
  const { bytes, name } = file
  const binary = binaryOf(bytes)
  if (binary !== undefined) return Result.fail(new NotAGraph({ file: name, found: binary }))
  // Reading a large file into a text only to see that it is one would take more memory than its graph.
  if (!isAscii(bytes)) {
    const text = decodeUtf8(file)
    if (Result.isFailure(text)) return Result.fail(text.failure)
  }
  let from = startOf(bytes)
  while (from < bytes.length && (bytes[from] as number) <= 0x20) from++
  return from === bytes.length
    ? Result.fail(new EmptyFile({ file: name }))
    : Result.succeed(new TextDecoder().decode(bytes.subarray(from, from + 4096)))
}

/** Reads XML by the name of its outermost element. */
const readXmlGraph = (file: NamedBytes, start: string): Result.Result<GraphFile, GraphError> => {
  const notAGraph = (found: string) => Result.fail(new NotAGraph({ file: file.name, found }))
  if (/^<(?:!doctype\s+)?html\b/i.test(start)) return notAGraph("a web page (HTML)")
  let root = ""
  const first = readXml<"found">(file, {
    open: ({ name }) => {
      root = name
      return "found"
    },
    close: () => undefined,
    text: () => undefined
  })
  if (Result.isFailure(first) && first.failure !== "found") return Result.fail(first.failure)
  if (root === "gexf") return readGexf(file)
  if (root === "graphml") return readGraphMl(file)
  return notAGraph(root.toLowerCase() === "html" ? "a web page (HTML)" : `XML whose outermost element is ${root}`)
}

const readRows = (file: NamedBytes, options: ReadGraphOptions): Result.Result<GraphFile, GraphError> =>
  Result.gen(function* () {
    const { bytes, name } = file
    const recognised = yield* recogniseRows(name, bytes, startOf(bytes), options)
    if (recognised.kind === "empty")
      return yield* Result.fail(new NoLinks({ file: name, format: recognised.format, nodes: 0, selfLoops: 0 }))
    if (recognised.kind === "edges") return yield* readEdgeList(bytes, recognised.rows, recognised.head)
    const { guessed, line, names, rows } = recognised
    const layout = yield* linkColumnsOf(name, line, names, options)
    const graph = yield* readLinkTable(bytes, rows, names.length, layout, line)
    if (!guessed) return graph
    const remark: Remark = {
      at: { file: name, line },
      text: printedNames(names).join(", "),
      reason: `line ${line} was read as the names of the columns`
    }
    return { ...graph, remarks: [remark, ...graph.remarks] }
  })

const withNodes = (graph: GraphFile, nodes: NamedBytes): Result.Result<GraphFile, GraphError> =>
  Result.flatMap(beginning(nodes), (start) => {
    const from = startOf(nodes.bytes)
    const [first = ""] = start.split(/\r|\n/)
    const separator = separatorOf(first)
    return addNodeTable(
      graph,
      new ByteRows(nodes.name, nodes.bytes, {
        separator: separator === "spaces" ? "," : separator,
        comments: false,
        from,
        line: 1
      })
    )
  })

/**
 * Reads a graph, whatever understood format it has.
 *
 * **When to use**: for a network that someone brings, to compute its figures as they are: nothing is merged, corrected or
 * matched with cities. A list of twinnings for the register is for `readListing`.
 *
 * **Details**: the format is recognised by what is in the file, see `graphFormats`. A fault anywhere refuses the whole
 * file, because a figure of part of a graph is a wrong figure.
 *
 * **Errors**: a {@link GraphError} whose message says what was found, where, and what to do.
 */
export const readGraph = (file: NamedBytes, options: ReadGraphOptions = {}): Result.Result<GraphFile, GraphError> =>
  Result.gen(function* () {
    const start = yield* beginning(file)
    const other = otherText(start)
    if (other !== undefined) return yield* Result.fail(new NotAGraph({ file: file.name, found: other }))
    const graph = yield* start.startsWith("<") ? readXmlGraph(file, start) : readRows(file, options)
    const { rows, selfLoops } = graph.read
    if (rows === selfLoops)
      return yield* Result.fail(
        new NoLinks({ file: file.name, format: graph.format, nodes: graph.ids.length, selfLoops })
      )
    return options.nodes === undefined ? graph : yield* withNodes(graph, options.nodes)
  })
