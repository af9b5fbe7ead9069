import * as Result from "effect/Result"
import type { ByteRows } from "./ByteRows.ts"
import { Faults, type FaultyGraph } from "./FaultyGraph.ts"
import { GraphBuilder } from "./GraphBuilder.ts"
import type { GraphFile } from "./GraphFile.ts"
import type { Growing } from "./Growing.ts"
import { Keys } from "./Keys.ts"
import type { Remark } from "./Listing.ts"
import type { EndColumns, LinkColumns } from "./linkColumns.ts"
import { quoted } from "./place.ts"
import { RowFields } from "./RowFields.ts"
import type { UnclosedQuote } from "./table.ts"

const encoder = new TextEncoder()
const bar = 0x7c

/**
 * Reads a table of links whose first line names the columns.
 *
 * **Details**: an id of several columns is their fields, joined by "|". What a table says of a node beside its id is
 * taken from the first row that says it; that other rows say something else is remarked.
 *
 * **Errors**: {@link FaultyGraph} with the rows that are no links.
 */
export const readLinkTable = (
  bytes: Uint8Array,
  rows: ByteRows,
  width: number,
  columns: LinkColumns,
  headerLine: number
): Result.Result<GraphFile, FaultyGraph | UnclosedQuote> => {
  const { file } = rows
  const faults = new Faults(file)
  const builder = new GraphBuilder()
  const keys = new Keys()
  const differing = new Set<number>()
  const fields = new RowFields(rows, faults)

  let scratch = new Uint8Array(256)
  const keyOf = ({ id }: EndColumns): number => {
    const [only = 0] = id
    if (id.length === 1 && rows.isPlain(only))
      return keys.indexOf(bytes, rows.from[only] as number, rows.to[only] as number)
    if (!id.every((column) => rows.isPlain(column))) {
      const key = encoder.encode(id.map((column) => rows.text(column)).join("|"))
      return keys.indexOf(key, 0, key.length)
    }
    let length = 0
    for (const column of id) {
      const [from, to] = [rows.from[column] as number, rows.to[column] as number]
      if (length + to - from + 1 > scratch.length) {
        const wider = new Uint8Array(2 * (length + to - from + 1))
        wider.set(scratch)
        scratch = wider
      }
      if (length > 0) scratch[length++] = bar
      for (let at = from; at < to; at++) scratch[length++] = bytes[at] as number
    }
    return keys.indexOf(scratch, 0, length)
  }
  const place = (into: Growing, node: number, value: number): void => {
    if (Number.isNaN(value)) return
    const known = into.get(node)
    if (Number.isNaN(known)) into.put(node, value)
    else if (known !== value) differing.add(node)
  }
  const describe = (node: number, end: EndColumns): void => {
    const [label, country] = [fields.text(end.label), fields.text(end.country)]
    if (label !== "" && builder.labels.put(node, label)) differing.add(node)
    if (country !== "" && builder.countries.put(node, country)) differing.add(node)
    if (end.latitude !== -1) place(builder.latitudes, node, fields.degrees(end.latitude, "latitude"))
    if (end.longitude !== -1) place(builder.longitudes, node, fields.degrees(end.longitude, "longitude"))
  }

  while (rows.next()) {
    if (!fields.isWhole(width)) continue
    const blank = columns.ends.filter(({ id }) => rows.from[id[0] as number] === rows.to[id[0] as number]).length
    if (blank > 0) {
      faults.add({
        kind: "one-end",
        line: rows.line,
        reason: `the row gives ${blank === 1 ? "one end" : "no end"} of a link`,
        remedy: "fill both ends, or take the row out"
      })
      continue
    }
    const barred = columns.ends.flatMap(({ id }) =>
      id.length > 1 ? id.filter((one) => rows.text(one).includes("|")) : []
    )
    const [first] = barred
    if (first !== undefined) {
      faults.add({
        kind: "ambiguous-id",
        ...rows.place(first),
        reason: `${quoted(rows.text(first))} is part of an id whose parts are joined by "|", and holds one itself`,
        remedy: 'write another sign in place of "|"'
      })
      continue
    }
    const [a, b] = [keyOf(columns.ends[0]), keyOf(columns.ends[1])]
    describe(a, columns.ends[0])
    describe(b, columns.ends[1])
    const link = builder.addLink(a, b)
    const weight = fields.number(columns.weight, "the weight")
    const [since, until] = [fields.year(columns.since, "the start"), fields.year(columns.until, "the end")]
    if (!Number.isNaN(weight)) builder.weights.put(link, weight)
    if (!Number.isNaN(since)) builder.starts.put(link, since)
    if (!Number.isNaN(until)) builder.ends.put(link, until)
    const kind = fields.text(columns.kind)
    if (kind !== "") builder.kinds.put(link, kind)
  }
  if (rows.unclosed !== undefined) return Result.fail(rows.unclosed)

  return faults.unless(() => {
    const ids = keys.all()
    const remarks: Array<Remark> = columns.others.map((column) => ({
      at: { file, line: headerLine },
      text: column,
      reason: `the column "${column}" was left unread`
    }))
    const [example] = differing
    if (example !== undefined)
      remarks.push({
        at: { file, line: headerLine },
        text: ids[example] ?? "",
        reason: `${differing.size} ${differing.size === 1 ? "node is" : "nodes are"} described in more than one way, this one among them; what comes first was taken`
      })
    return builder.finish({ format: "link-table", directed: undefined, ids, remarks })
  })
}
