/** How much text is gathered before it is handed on: enough that a stream is not busy with small pieces. */
const enough = 1 << 16

/**
 * Gathers lines into pieces of text that are worth sending, and ends every line.
 *
 * **Details**: a piece holds whole lines only, so that it never ends inside a character.
 */
export function* inChunks(lines: Iterable<string>, newline: string): Generator<string, void, undefined> {
  let gathered = ""
  for (const line of lines) {
    gathered += line + newline
    if (gathered.length < enough) continue
    yield gathered
    gathered = ""
  }
  if (gathered !== "") yield gathered
}
