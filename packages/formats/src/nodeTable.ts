import * as Result from "effect/Result"
import type { ByteRows } from "./ByteRows.ts"
import { Faults, type FaultyGraph } from "./FaultyGraph.ts"
import type { GraphFile } from "./GraphFile.ts"
import { Growing } from "./Growing.ts"
import type { Remark } from "./Listing.ts"
import { quoted } from "./place.ts"
import { RowFields } from "./RowFields.ts"
import { type UnclosedQuote, WrongColumns } from "./table.ts"
import { nodeNames } from "./values.ts"

const idNames = ["id", "key", "node", "item", "qid"]
const expected = ["id", "name", "country_iso2", "country", "lat", "lon"]

/**
 * Adds to a graph what a table knows of its nodes.
 *
 * **Details**: what the file of the graph says itself stands. The country is `country_iso2`, or `country` where that is
 * blank. Nodes that only the table names come last, and have no link.
 *
 * **Errors**: {@link WrongColumns} without a column of ids, {@link FaultyGraph} with the rows that are no nodes.
 */
export const addNodeTable = (
  graph: GraphFile,
  rows: ByteRows
): Result.Result<GraphFile, FaultyGraph | UnclosedQuote | WrongColumns> => {
  const { file } = rows
  rows.next()
  const width = rows.fields
  const columns = Array.from({ length: width }, (_, field) => rows.text(field).toLowerCase())
  const find = (names: ReadonlyArray<string>): number =>
    columns.indexOf(names.find((one) => columns.includes(one)) ?? "")
  const id = find(idNames)
  if (rows.unclosed !== undefined) return Result.fail(rows.unclosed)
  if (id === -1) return Result.fail(new WrongColumns({ file, found: columns, expected, problem: "lacks id" }))
  const label = find(nodeNames.label)
  const countries = [nodeNames.country.slice(1), nodeNames.country.slice(0, 1)].map(find)
  const [latitude, longitude] = [find(nodeNames.latitude), find(nodeNames.longitude)]
  const used = [id, label, ...countries, latitude, longitude]

  const ids = [...graph.ids]
  const labels = [...graph.labels]
  const named = [...graph.countries]
  const latitudes = new Growing(Number.NaN)
  const longitudes = new Growing(Number.NaN)
  const indices = new Map(ids.map((key, index) => [key, index]))
  const seenOn = new Map<number, number>()
  const faults = new Faults(file)
  const fields = new RowFields(rows, faults)
  const headerLine = rows.line

  while (rows.next()) {
    if (!fields.isWhole(width)) continue
    const key = fields.text(id)
    const { line } = rows
    if (key === "") {
      faults.add({ kind: "missing-id", line, reason: "the row has no id", remedy: "write the id that the links use" })
      continue
    }
    let node = indices.get(key)
    if (node === undefined) {
      node = ids.push(key) - 1
      indices.set(key, node)
      labels.push(undefined)
      named.push(undefined)
    }
    const before = seenOn.get(node)
    if (before !== undefined) {
      faults.add({
        kind: "duplicate-node",
        line,
        reason: `the node ${quoted(key)} is given already on line ${before}`,
        remedy: "give every node one row"
      })
      continue
    }
    seenOn.set(node, line)
    labels[node] ??= fields.text(label) || undefined
    named[node] ??= countries.map((column) => fields.text(column)).find((text) => text !== "")
    latitudes.put(node, fields.degrees(latitude, "latitude"))
    longitudes.put(node, fields.degrees(longitude, "longitude"))
  }
  if (rows.unclosed !== undefined) return Result.fail(rows.unclosed)

  return faults.unless(() => {
    const remarks: Array<Remark> = columns
      .filter((_, column) => !used.includes(column))
      .map((column) => ({
        at: { file, line: headerLine },
        text: column,
        reason: `the column "${column}" was left unread`
      }))
    const without = graph.ids.findIndex((_, node) => !seenOn.has(node))
    if (without !== -1) {
      const count = graph.ids.filter((_, node) => !seenOn.has(node)).length
      remarks.push({
        at: { file, line: headerLine },
        text: graph.ids[without] ?? "",
        reason: `${count} ${count === 1 ? "node of the graph has" : "nodes of the graph have"} no row here, this one first`
      })
    }
    const merged = (own: Float64Array, more: Growing): Float64Array =>
      more
        .take(ids.length)
        .map((value, node) => (Number.isNaN(own[node] ?? Number.NaN) ? value : (own[node] as number)))
    const longer = (own: Float64Array): Float64Array => {
      const all = new Float64Array(ids.length).fill(Number.NaN)
      all.set(own)
      return all
    }
    const added = ids.length - graph.ids.length
    return {
      ...graph,
      ids,
      labels,
      countries: named,
      latitudes: merged(graph.latitudes, latitudes),
      longitudes: merged(graph.longitudes, longitudes),
      ...(graph.positions === undefined
        ? {}
        : { positions: { x: longer(graph.positions.x), y: longer(graph.positions.y) } }),
      attributes: new Map(
        [...graph.attributes].map(([name, texts]) => [name, [...texts, ...new Array<undefined>(added).fill(undefined)]])
      ),
      read: { ...graph.read, nodesWithoutLink: graph.read.nodesWithoutLink + added },
      remarks: [...graph.remarks, ...remarks]
    }
  })
}
