import { Aftermath } from "./Aftermath.ts"
import type { Element } from "./Element.ts"

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket, newline, comma] = [
  34, 92, 123, 125, 91, 93, 10, 44
]

/**
 * Finds the elements of the first list of objects (or of lists) in a JSON text that comes in pieces.
 *
 * **Details**: the list may be the text itself or lie within objects, as the bindings of a SPARQL result do. Where several
 * values stand one after the other, the first list of each counts; what stands after a list and has none is one `other`.
 * Only where strings and brackets begin and end is looked at; what an element holds is for `JSON.parse`.
 */
export class JsonElements {
  /** The list is found. */
  found = false
  /** The list that was found last has ended. */
  ended = false
  private readonly limit: number
  private line = 1
  private depth = 0
  private inString = false
  private escaped = false
  /** The depth of the list whose elements are given. */
  private list = -1
  private text = ""
  private taking = false
  private begun = 1
  private tooLong = false
  /** What the last bracket was, with blanks between: a list that opens on an object is the one. */
  private justOpened = false
  private readonly after = new Aftermath()

  constructor(limit: number) {
    this.limit = limit
  }

  read(piece: string): ReadonlyArray<Element> {
    const found: Array<Element> = []
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at)
      if (code === newline) this.line++
      if (this.ended) this.after.see(code, this.line, this.depth === 0 && !this.inString, found)
      if (this.inString) {
        if (this.escaped) this.escaped = false
        else if (code === backslash) this.escaped = true
        else if (code === quote) this.inString = false
        continue
      }
      if (code === quote) {
        if (this.between()) found.push({ line: this.line, text: piece.slice(at, at + 200) })
        this.inString = true
        this.justOpened = false
      } else if (code === openBrace || code === openBracket) {
        const starts = this.begins()
        this.depth++
        if (starts) {
          this.taking = true
          this.begun = this.line
          from = at
        }
        this.justOpened = code === openBracket
      } else if (code === closeBrace || code === closeBracket) {
        this.justOpened = false
        if (this.depth === 0 || (this.between() && code === closeBrace)) {
          if (this.between()) found.push({ line: this.line, text: piece[at] as string })
          continue
        }
        this.depth--
        if (this.taking && this.depth === this.list) {
          this.keep(piece.slice(from, at + 1))
          found.push(this.take())
        } else if (this.found && this.depth < this.list && !this.taking) this.ended = true
        if (this.ended && this.depth === 0) this.after.end(found)
      } else if (code > 32 && code !== comma) {
        this.justOpened = false
        // A number or a word among the elements is one as well, and no row.
        if (this.between()) {
          const end = /[,\]\n]/.exec(piece.slice(at))?.index ?? piece.length - at
          found.push({ line: this.line, text: piece.slice(at, at + Math.min(end, 200)) })
          at += end - 1
        }
      }
    }
    if (this.taking) this.keep(piece.slice(from))
    return found
  }

  /** What has begun and does not end: an element, or the list. */
  rest(): ReadonlyArray<Element> {
    if (this.taking) return [{ ...this.take(), truncated: true }]
    if (this.ended) return this.after.rest(this.depth > 0)
    return this.found ? [{ line: this.line, text: "", truncated: true }] : []
  }

  /** Between two elements of the list, where nothing but an element may stand. */
  private between(): boolean {
    return this.found && !this.taking && !this.ended && this.depth === this.list
  }

  private begins(): boolean {
    if (this.taking) return false
    if (this.found && !this.ended) return this.depth === this.list
    // Other lists beside the first are values of the same object.
    if (!this.justOpened || (this.ended && !this.after.watches)) return false
    this.found = true
    this.ended = false
    this.after.begin()
    this.list = this.depth
    return true
  }

  private keep(text: string): void {
    if (this.tooLong) return
    this.text += text
    if (this.text.length <= this.limit) return
    this.text = this.text.slice(0, 2000)
    this.tooLong = true
  }

  private take(): Element {
    const element: Element = { line: this.begun, text: this.text, ...(this.tooLong ? { tooLong: true as const } : {}) }
    this.text = ""
    this.taking = false
    this.tooLong = false
    return element
  }
}
