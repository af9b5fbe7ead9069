import type { TextReader } from "./decodeText.ts"
import type { Element } from "./Element.ts"
import type { Dialect } from "./guessDelimiter.ts"
import { type OpenTable, rowsFrom, sampleOf, sampleSize, type TableEntry, type TableLimits } from "./OpenTable.ts"
import { Tally } from "./Tally.ts"
import { textLines } from "./textLines.ts"

/** What stands between two partners of a line; a plain hyphen only between blanks. */
const between = /\s+(?:–|—|-|↔|⇄|<->|<=>|→|->|&|\/|and|und|et|y|e)\s+|\s*(?:↔|⇄|<->|<=>)\s*/u
const dashes = /\s+[–—-]\s+|\s*(?:↔|⇄|<->|<=>|→|->)\s*/u
const bullet = /^\s*(?:[-*•·‣◦–—]|\(?\d{1,4}[.)]|\p{L}\))\s+/u

/** "City, Country" or "City (Country)". */
const place = /^(.+?)(?:\s*,\s*([^,()]+)|\s*\(([^()]+)\))$/u

const placeOf = (text: string): readonly [city: string, country: string] | undefined => {
  const found = place.exec(text.slice(0, 500))
  return found === null ? undefined : [(found[1] as string).trim(), (found[2] ?? found[3] ?? "").trim()]
}

/** How the lines of a list are taken apart. */
interface Shape {
  readonly pairs: boolean
  readonly places: boolean
  readonly names: ReadonlyArray<string>
}

/** A list that is recognised, to be opened. */
export interface PlainList {
  readonly shape: Shape
  readonly open: (
    file: string,
    texts: AsyncGenerator<string, void, undefined>,
    reader: TextReader,
    limits: TableLimits
  ) => Promise<OpenTable>
}

const parts = (line: string): ReadonlyArray<string> => {
  const text = line.replace(bullet, "").trim()
  const dashed = text.split(dashes)
  return dashed.length === 2 ? dashed : text.split(between).length === 2 ? text.split(between) : [text]
}

const cellsOf = (line: string, shape: Shape): ReadonlyArray<string> | undefined => {
  const ends = shape.pairs ? parts(line) : [line.replace(bullet, "").trim()]
  if (ends.length !== (shape.pairs ? 2 : 1) || ends.some((end) => end.trim() === "")) return undefined
  return ends.flatMap((end) => (shape.places ? (placeOf(end.trim()) ?? [end.trim(), ""]) : [end.trim()]))
}

const share = (lines: ReadonlyArray<string>, test: (line: string) => boolean): number =>
  lines.filter(test).length / lines.length

/**
 * Recognises a list with an entry a line: "Manchester – Wuhan", "• Lyon, France", "1. York (United Kingdom)".
 *
 * **When to use**: before a text is taken for a table with separators, which such a list is not: `dialect` says how
 * well separators would do.
 */
export const plainList = (sample: string, dialect: Dialect): PlainList | undefined => {
  const lines = sample
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, sampleSize)
  if (lines.length === 0 || lines.some((line) => line.length > 500)) return undefined
  const pairs = share(lines, (line) => line.replace(bullet, "").split(dashes).length === 2) >= 0.8
  const bulleted = lines.length > 1 && share(lines, (line) => bullet.test(line)) >= 0.8
  // Where separators make even rows of three fields and more, a dash is part of a name.
  const even = dialect.sure > 0.9 && (lines[0] as string).split(dialect.delimiter).length > (pairs ? 3 : 2)
  if (even || dialect.delimiter === "\t" || dialect.delimiter === "|" || (!pairs && !bulleted)) {
    if (dialect.sure > 0 || !(lines.length > 1 && share(lines, (line) => placeOf(line.trim()) !== undefined) >= 0.8))
      return undefined
  }
  const ends = lines.flatMap((line) => (pairs ? parts(line) : [line.replace(bullet, "")]))
  const places = share(ends, (end) => placeOf(end.trim()) !== undefined) >= 0.6
  const one = places ? ["city", "country"] : ["city"]
  const shape: Shape = {
    pairs,
    places,
    names: pairs ? [...one, ...(places ? ["partner", "partner country"] : ["partner"])] : one
  }
  return { shape, open: (file, texts, reader, limits) => openList(file, shape, texts, reader, limits) }
}

const openList = async (
  file: string,
  shape: Shape,
  texts: AsyncGenerator<string, void, undefined>,
  reader: TextReader,
  limits: TableLimits
): Promise<OpenTable> => {
  const tally = new Tally()
  const entry = ({ line, text, tooLong }: Element): TableEntry | undefined => {
    if (text.trim() === "") {
      tally.blank++
      return undefined
    }
    const row = ++tally.rows
    const cells = tooLong ? undefined : cellsOf(text, shape)
    if (cells !== undefined) return { row, line, cells }
    tally.faults++
    return {
      row,
      line,
      kind: tooLong ? "line-too-long" : "too-short",
      text: text.slice(0, 2000),
      reason: tooLong
        ? `the line is longer than ${limits.line} characters`
        : shape.pairs
          ? "the line does not name two cities with one dash between them, as the other lines do"
          : "the line names nothing",
      remedy: shape.pairs ? 'write one pair a line, such as "Manchester – Wuhan"' : "write one entry a line"
    }
  }
  async function* batches(): AsyncGenerator<ReadonlyArray<TableEntry>, void, undefined> {
    for await (const lines of textLines(texts, limits.line)) {
      const batch = lines.map(entry).filter((one) => one !== undefined)
      if (batch.length > 0) yield batch
    }
  }
  const all = batches()
  const first = await all.next()
  const opening = first.done === true ? [] : first.value
  return {
    file,
    format: "list",
    header: { names: shape.names, printed: shape.names.map(() => ""), above: [], sure: 0.8 },
    sample: sampleOf(opening),
    ...rowsFrom(opening, all, (batch) => batch),
    summary: () => tally.summary(reader.guess, reader.bad, reader.badCount)
  }
}
