import type { Element } from "../tables/Element.ts"
import { textLines } from "../tables/textLines.ts"

/**
 * The elements of a list in JSON that has one a line, as Wikidata's dumps have.
 *
 * **When to use**: where lines are known to be elements: one that is broken costs its own line and no other.
 */
export async function* listLines(
  texts: AsyncIterable<string>,
  limit: number
): AsyncGenerator<ReadonlyArray<Element>, void, undefined> {
  let ended = false
  let last = 1
  for await (const lines of textLines(texts, limit)) {
    const elements: Array<Element> = []
    for (const element of lines) {
      last = element.line
      let text = element.text.trim()
      // Another list may stand after the first, also with something else between the two.
      if ((element.line === 1 || ended) && text.startsWith("[")) {
        text = text.slice(1).trimStart()
        ended = false
      }
      if (text === "") continue
      if (text === "]") {
        ended = true
        continue
      }
      if (element.tooLong === undefined) {
        if (text.endsWith("}]") || text.endsWith("},]")) {
          text = text.slice(0, -1)
          ended = true
        }
        if (text.endsWith(",")) text = text.slice(0, -1)
      }
      elements.push({ ...element, text })
    }
    if (elements.length > 0) yield elements
  }
  if (!ended) yield [{ line: last, text: "", truncated: true }]
}
