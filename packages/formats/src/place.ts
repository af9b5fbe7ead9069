import type { Place } from "./Listing.ts"

/** The offset at which each line of a text starts; a line ends with LF, CR LF or CR. */
export const lineStarts = (text: string): ReadonlyArray<number> => {
  const starts = [0]
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length)
  return starts
}

/** The line and column, both counted from 1, of an offset in the text whose lines start at `starts`. */
export const lineAndColumn = (
  starts: ReadonlyArray<number>,
  offset: number
): { readonly line: number; readonly column: number } => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

/** A place in words, without its file: "line 7", or "line 1, column 53". */
export const inWords = (at: Place): string =>
  at.column === undefined ? `line ${at.line}` : `line ${at.line}, column ${at.column}`

// A cut must not leave half a character behind: a database would refuse it.
const cut = (text: string, most: number): string =>
  (text.length > most ? `${text.slice(0, most - 1)}…` : text).toWellFormed()

/** What a file says at a place, short enough for a table: line breaks become spaces. */
export const excerpt = (text: string): string => cut(text.slice(0, 1000).replace(/\s+/g, " ").trim(), 200)

/** A text in quotation marks, as it is, short enough for a message: what is not seen is written as JSON writes it. */
export const quoted = (text: string): string => JSON.stringify(cut(text, 60))
