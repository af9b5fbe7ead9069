import type { Element } from "./Element.ts"

/**
 * The lines of a text that comes in pieces, each as an element.
 *
 * **Details**: of a line longer than the limit its beginning is kept, and no more than the limit is held of it.
 */
export async function* textLines(
  texts: AsyncIterable<string>,
  limit: number
): AsyncGenerator<ReadonlyArray<Element>, void, undefined> {
  let pieces: Array<string> = []
  let length = 0
  let line = 0
  const add = (piece: string): void => {
    if (length <= limit) pieces.push(piece)
    length += piece.length
  }
  const take = (): Element => {
    const text = pieces.join("")
    const element: Element =
      length > limit ? { line: ++line, text: text.slice(0, 2000), tooLong: true } : { line: ++line, text }
    pieces = []
    length = 0
    return element
  }
  for await (const text of texts) {
    const lines: Array<Element> = []
    let from = 0
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
      add(text.slice(from, end))
      lines.push(take())
      from = end + 1
    }
    if (from < text.length) add(text.slice(from))
    if (lines.length > 0) yield lines
  }
  if (length > 0) yield [take()]
}
