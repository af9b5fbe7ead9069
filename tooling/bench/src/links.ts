import { readFileSync } from "node:fs"
import Papa from "papaparse"

/** The ids of some nodes, and the links between them as pairs of their places. */
export interface Links {
  readonly ids: ReadonlyArray<string>
  readonly pairs: ReadonlyArray<number>
}

/** The lines of a CSV or TSV file, as cells. */
export const linesOf = (file: string): ReadonlyArray<ReadonlyArray<string>> =>
  Papa.parse<ReadonlyArray<string>>(readFileSync(file, "utf8"), { skipEmptyLines: true }).data

/** Where some columns, with commas between them, stand in a header. */
const placesOf = (file: string, header: ReadonlyArray<string>, columns: string): ReadonlyArray<number> =>
  columns.split(",").map((column) => {
    const at = header.indexOf(column)
    if (at < 0) throw new Error(`${file} has no column "${column}": it has ${header.join(", ")}`)
    return at
  })

/**
 * Reads a file of a link a line: with a header, where the columns of its two ends are named (`city1,country1`; several are
 * joined by `|`), or without, where they are its first two. Nodes without a link to another are left out.
 */
export const readLinks = (file: string, columns?: readonly [from: string, to: string]): Links => {
  const lines = linesOf(file)
  const ends = columns?.map((one) => placesOf(file, lines[0] ?? [], one)) ?? [[0], [1]]
  const ids: Array<string> = []
  const numbers = new Map<string, number>()
  const numberOf = (id: string): number => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    numbers.set(id, ids.length)
    return ids.push(id) - 1
  }
  const pairs: Array<number> = []
  for (const line of columns === undefined ? lines : lines.slice(1)) {
    const [a = "", b = ""] = ends.map((places) => places.map((at) => line[at] ?? "").join("|"))
    if (a !== b) pairs.push(numberOf(a), numberOf(b))
  }
  return { ids, pairs }
}
