import * as Result from "effect/Result"
import type { ByteRows } from "./ByteRows.ts"
import { Faults, type FaultyGraph } from "./FaultyGraph.ts"
import { GraphBuilder } from "./GraphBuilder.ts"
import type { GraphFile } from "./GraphFile.ts"
import { Growing } from "./Growing.ts"
import { Keys } from "./Keys.ts"
import type { Remark } from "./Listing.ts"
import { quoted } from "./place.ts"
import type { UnclosedQuote } from "./table.ts"
import { numberOf } from "./values.ts"

const [zero, nine] = [48, 57]

/** A number from the bytes of a field: whole ones without a detour through text. */
const numberAt = (bytes: Uint8Array, rows: ByteRows, field: number): number => {
  const [from, to] = [rows.from[field] as number, rows.to[field] as number]
  if (to === from || to - from > 15) return numberOf(rows.text(field))
  let value = 0
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number
    if (byte < zero || byte > nine) return numberOf(rows.text(field))
    value = value * 10 + byte - zero
  }
  return value
}

/** Writes the year of each time (seconds since 1970), unless all of them are too small to be such times. */
const addYears = (builder: GraphBuilder, times: Growing, file: string, line: number): ReadonlyArray<Remark> => {
  if (times.length === 0) return []
  const all = times.take(builder.links)
  if (all.every((time) => Math.abs(time) < 10_000))
    return [
      {
        at: { file, line },
        text: "column 4",
        reason: "the fourth column was left unread: it should hold seconds since 1970, and none is above 9999"
      }
    ]
  for (const [link, time] of all.entries()) {
    const year = new Date(time * 1000).getUTCFullYear()
    if (Number.isNaN(year)) continue
    builder.starts.put(link, year)
  }
  return []
}

/** What the first lines of an edge list say beside its links. */
export interface EdgeListHead {
  readonly format: "konect" | "edge-list"
  readonly directed: boolean | undefined
  /** The number of links that a comment announces. */
  readonly announced?: { readonly links: number; readonly line: number }
}

/**
 * Reads a list of links without names of columns: two ends, then the weight and the time where they are given.
 *
 * **Details**: ends are any text. The third column is the weight, the fourth the time in seconds since 1970, as KONECT
 * has them. Every row has as many columns as the first.
 *
 * **Errors**: {@link FaultyGraph} with the rows that are no links.
 */
export const readEdgeList = (
  bytes: Uint8Array,
  rows: ByteRows,
  head: EdgeListHead
): Result.Result<GraphFile, FaultyGraph | UnclosedQuote> => {
  const { file } = rows
  const faults = new Faults(file)
  const builder = new GraphBuilder()
  const keys = new Keys()
  const times = new Growing(Number.NaN, 0)
  let [width, first] = [0, 0]

  const isBlank = (field: number): boolean => rows.from[field] === rows.to[field]
  const keyAt = (field: number): number => {
    if (rows.isPlain(field)) return keys.indexOf(bytes, rows.from[field] as number, rows.to[field] as number)
    const key = new TextEncoder().encode(rows.text(field))
    return keys.indexOf(key, 0, key.length)
  }

  while (rows.next()) {
    while (rows.fields > 2 && isBlank(rows.fields - 1)) rows.fields--
    const { fields, line } = rows
    const given = (fields > 0 && !isBlank(0) ? 1 : 0) + (fields > 1 && !isBlank(1) ? 1 : 0)
    if (given < 2) {
      faults.add({
        kind: "one-end",
        line,
        reason: `the line gives ${given === 1 ? "one end" : "no end"} of a link`,
        remedy: "write both ends of every link on one line"
      })
      continue
    }
    if (rows.quotesAmiss) {
      faults.add({ kind: "quotation-mark", line, ...quotes })
      continue
    }
    if (width === 0) [width, first] = [fields, line]
    if (fields > 4 || fields !== width) {
      faults.add({
        kind: "row-form",
        line,
        reason:
          fields === width
            ? `the line has ${fields} columns, and a list of links has the two ends, a weight and a time`
            : `the line has ${fields} columns where line ${first} has ${width}`,
        remedy: "give every line the same columns: two ends, then weight and time or neither"
      })
      continue
    }
    const weight = width > 2 ? numberAt(bytes, rows, 2) : 1
    const time = width > 3 ? numberAt(bytes, rows, 3) : 0
    if (Number.isNaN(weight) || Number.isNaN(time)) {
      const field = Number.isNaN(weight) ? 2 : 3
      faults.add({
        kind: "not-a-number",
        ...rows.place(field),
        reason: `the ${field === 2 ? "weight" : "time"} is ${quoted(rows.text(field))}, which is not a finite number`,
        remedy: "write a number with a point, or leave the column out of every line"
      })
      continue
    }
    const link = builder.addLink(keyAt(0), keyAt(1))
    if (width > 2) builder.weights.put(link, weight)
    if (width > 3) times.put(link, time)
  }
  if (rows.unclosed !== undefined) return Result.fail(rows.unclosed)

  return faults.unless(() => {
    const remarks: Array<Remark> = [...addYears(builder, times, file, first)]
    if (width > 2 && head.format === "edge-list")
      remarks.push({ at: { file, line: first }, text: "column 3", reason: "the third column was read as the weight" })
    if (head.announced !== undefined && head.announced.links !== builder.links)
      remarks.push({
        at: { file, line: head.announced.line },
        text: String(head.announced.links),
        reason: `the file announces ${head.announced.links} links and has ${builder.links}: it may be cut short`
      })
    return builder.finish({ format: head.format, directed: head.directed, ids: keys.all(), remarks })
  })
}

/** What is said of a quoted field that goes on after its end. */
export const quotes = {
  reason: "text follows the closing quotation mark of a field",
  remedy: 'write "" for a quotation mark inside a quoted field'
} as const
