import * as Result from "effect/Result"
import type { FaultyGraph } from "../FaultyGraph.ts"
import type { GraphFile } from "../GraphFile.ts"
import { readGexf } from "../gexf.ts"
import { type Hypergraph, readGraphMl } from "../graphml.ts"
import type { NamedBytes } from "../Listing.ts"
import { binaryOf } from "../otherContents.ts"
import { NotAGraph } from "../recogniseGraph.ts"
import { freeName } from "../tables/columnNames.ts"
import { guessMapping } from "../tables/guessMapping.ts"
import type { TableField, TableKind } from "../tables/Mapping.ts"
import { rowsFrom, sampleOf, type TableEntry } from "../tables/OpenTable.ts"
import { Rows } from "../tables/Rows.ts"
import { Tally } from "../tables/Tally.ts"
import type { TableTooLarge } from "../tables/tableErrors.ts"
import { decodeUtf8, type NotUtf8 } from "../utf8.ts"
import type { NotXml, UnsafeXml } from "../xml.ts"
import { GraphRows, graphColumns } from "./GraphRows.ts"
import { LinkTexts } from "./LinkTexts.ts"
import { mappingOf, type OpenList } from "./OpenList.ts"

/** Why a file of a graph gives no list. */
export type GraphListError = TableTooLarge | NotAGraph | NotUtf8 | NotXml | UnsafeXml | FaultyGraph | Hypergraph

/** The words for what a row tells of, by its kind; other nodes are cities, and other links twinnings. */
const kinds: Readonly<Record<string, TableKind>> = {
  city: "cities",
  network: "networks",
  twinning: "twinnings",
  membership: "memberships"
}

/** What further attributes of nodes may mean; of links, their names say. */
const nodeFields: ReadonlySet<TableField> = new Set(["population", "region", "url", "note"])

/** What links say of themselves under other names. */
const linkFields: Readonly<Record<string, TableField>> = {
  state: "status",
  status: "status",
  role: "role",
  source: "source",
  url: "url",
  note: "note"
}

/** Whether an attribute says of nodes no more than which of them are networks. */
const tellsKinds = (title: string, values: ReadonlyArray<string | undefined>): boolean =>
  title === "kind" && values.every((value = "") => ["", "city", "network"].includes(value.trim().toLowerCase()))

const batch = 1000

/** The list of a graph that has been read. */
const listOf = (file: string, graph: GraphFile, links: LinkTexts): OpenList => {
  const taken = new Set<string>(graphColumns)
  const further = [...graph.attributes].filter(([title, values]) => title !== "cityId" && !tellsKinds(title, values))
  const nodeNames = further.map(([title]) => freeName(title, taken))
  const linkTitles = links.titles.filter((title) => title !== "through")
  const linkNames = linkTitles.map((title) => freeName(title, taken))
  const names = [...graphColumns, ...nodeNames, ...linkNames]

  const others = new Map<string, TableField>()
  const sample = Array.from({ length: Math.min(200, graph.ids.length) }, (_, node) =>
    further.map(([, values]) => values[node] ?? "")
  )
  for (const { field, index } of guessMapping(
    further.map(([title]) => title),
    sample,
    { kind: "cities" }
  ).columns)
    if (field !== undefined && nodeFields.has(field)) others.set(nodeNames[index] as string, field)
  for (const [index, title] of linkTitles.entries()) {
    const field = linkFields[title.trim().toLowerCase()]
    if (field !== undefined && ![...others.values()].includes(field)) others.set(linkNames[index] as string, field)
  }
  // A column that happens to be named as a field says nothing by that.
  const mapping = mappingOf("twinnings", names, others)
  const meant = mapping.columns.filter(({ index, name }) => index < graphColumns.length || others.has(name))

  const of = new GraphRows(graph, links)
  const [nodes, edges] = [graph.ids.length, graph.pairs.length / 2]
  const tally = new Tally()
  const rows = new Rows(tally, 0)
  const entry = (at: number): TableEntry => {
    const link = at - nodes
    const cells = link < 0 ? of.node(at) : of.link(link)
    return rows.row(1, [
      ...graphColumns.map((name) => cells[name] ?? ""),
      ...further.map(([, values]) => (link < 0 ? (values[at] ?? "") : "")),
      ...linkTitles.map((title) => (link < 0 ? "" : (links.text(title, link) ?? "")))
    ])
  }
  function* batches(from: number): Generator<ReadonlyArray<TableEntry>, void, undefined> {
    for (let at = from; at < nodes + edges; at += batch)
      yield Array.from({ length: Math.min(batch, nodes + edges - at) }, (_, index) => entry(at + index))
  }
  const opening = Array.from({ length: Math.min(batch, nodes + edges) }, (_, at) => entry(at))
  for (const { at, reason } of graph.remarks) tally.remark({ line: at.line, kind: "left-out", reason })
  return {
    file,
    format: graph.format === "gexf" ? "gexf" : "graphml",
    what: graph.format === "gexf" ? "a graph in GEXF" : "a graph in GraphML",
    header: { names, printed: names, above: [], sure: 1 },
    sample: sampleOf(opening),
    mapping: { ...mapping, columns: meant },
    kindOf: ({ cells }) => kinds[cells[0] ?? ""] ?? "twinnings",
    ...rowsFrom(opening, batches(opening.length), (entries) => entries),
    summary: () => tally.summary()
  }
}

/**
 * Opens a graph as a list: its nodes are cities and networks, its links twinnings and memberships.
 *
 * **Details**: nodes come before links. A node whose attribute `kind` is `network` is one; a link to it, or one of the
 * kind `membership`, is a membership; where `kind` says more than city or network, it is a column as well. Ids that are
 * those of Wikidata are `cityId`; where nodes are named otherwise, their attribute `cityId` is. Years are the start and
 * the end of a link.
 *
 * **Gotchas**: the file is held whole, and one fault refuses it, as `readGraph` does.
 */
export const openGraph = (file: NamedBytes, root: string): Result.Result<OpenList, GraphListError> =>
  Result.gen(function* () {
    const { bytes, name } = file
    const binary = binaryOf(bytes)
    if (binary !== undefined) return yield* Result.fail(new NotAGraph({ file: name, found: binary }))
    yield* decodeUtf8(file)
    const links = new LinkTexts()
    const graph = yield* root === "gexf" ? readGexf(file, links) : readGraphMl(file, links)
    return listOf(name, graph, links)
  })
