import { Aftermath } from "../tables/Aftermath.ts"
import type { Element } from "../tables/Element.ts"

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket, newline, comma, colon] = [
  34, 92, 123, 125, 91, 93, 10, 44, 58
]

/** How much of the text in front of the elements is kept. */
const mostBefore = 1 << 16

/**
 * Finds the elements of one list, or the members of one object, in a JSON text that comes in pieces.
 *
 * **When to use**: where it is known in which member the elements lie, such as `features` or `results.bindings`; where
 * it is not, `JsonElements` looks for the first list of objects.
 *
 * **Details**: `path` names the members that lead to it, from the outermost object; without one, each value of the text
 * is an element. Where one answer stands after another, the elements of each are given; what else stands after a list is
 * one `other`, however long it is. Only where strings and brackets begin and end is looked at; what an element holds is
 * for `JSON.parse`.
 */
export class JsonParts {
  /** A list, or an object, is found. */
  found: boolean
  /** The text in front of the first. */
  before = ""
  private readonly path: ReadonlyArray<string>
  private readonly limit: number
  private line = 1
  private depth = 0
  /** How many members of the path have been entered. */
  private entered = 0
  /** Between the brackets of what holds the elements. */
  private inside: boolean
  /** The depth there, and whether that is an object. */
  private within = -1
  private inObject = false
  private inString = false
  private escaped = false
  private key = ""
  /** After a colon, where the value of a member stands. */
  private atValue = false
  private taking = false
  private readonly after = new Aftermath()
  /** A text, a number or a word where an element should stand: it is told as one that cannot be read. */
  private stray: { readonly line: number; text: string } | undefined
  private text = ""
  private begun = 1
  private tooLong = false

  constructor(path: ReadonlyArray<string> | undefined, limit: number) {
    this.path = path ?? []
    this.limit = limit
    this.found = path === undefined
    this.inside = path === undefined
    if (path === undefined) this.within = 0
  }

  /** What was found last has ended. */
  get ended(): boolean {
    return this.found && !this.inside
  }

  read(piece: string): ReadonlyArray<Element> {
    const elements: Array<Element> = []
    const sought = !this.found
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at)
      if (code === newline) this.line++
      if (this.stray !== undefined) this.continueStray(piece[at] as string, code, elements)
      if (this.ended) this.after.see(code, this.line, this.depth === 0 && !this.inString, elements)
      if (this.inString) {
        if (this.escaped) this.escaped = false
        else if (code === backslash) this.escaped = true
        else if (code === quote) this.inString = false
        if (this.inString && !this.inside && this.key.length < 100) this.key += piece[at]
        continue
      }
      if (code <= 32) continue
      if (code === quote) {
        if (this.isStrange()) this.stray = { line: this.line, text: '"' }
        this.inString = true
        if (!this.atValue) this.key = ""
      } else if (code === colon) this.atValue = true
      else if (code === comma) this.atValue = false
      else if (code === openBrace || code === openBracket) {
        if (this.inside && !this.taking && this.stray === undefined && this.depth === this.within) {
          this.taking = true
          this.begun = this.line
          from = at
        } else if (!this.inside) this.enter(code === openBrace)
        this.depth++
        this.atValue = false
      } else if (code === closeBrace || code === closeBracket) {
        this.atValue = false
        if (!this.taking && !this.closes(code === closeBrace)) {
          if (this.inside) elements.push({ line: this.line, text: piece[at] as string })
          continue
        }
        this.depth--
        if (this.taking) {
          if (this.depth > this.within) continue
          this.keep(piece.slice(from, at + 1))
          elements.push(this.take())
          continue
        }
        this.inside = false
        this.entered = Math.max(0, Math.min(this.entered, this.depth - 1))
        if (this.depth === 0) this.after.end(elements)
      } else if (this.isStrange()) this.stray = { line: this.line, text: piece[at] as string }
    }
    if (sought && this.before.length < mostBefore) this.before += piece
    if (this.taking) this.keep(piece.slice(from))
    return elements
  }

  /** What has begun and does not end: an element, or what holds the elements. */
  rest(): ReadonlyArray<Element> {
    if (this.taking) return [{ ...this.take(), truncated: true }]
    if (this.stray !== undefined) return [{ ...this.stray, truncated: true }]
    if (this.inside) return this.within > 0 ? [{ line: this.line, text: "", truncated: true }] : []
    return this.after.rest(this.depth > 0)
  }

  /** Between two elements, where nothing but an element may stand. */
  private isStrange(): boolean {
    if (!this.inside || this.taking || this.stray !== undefined) return false
    return this.depth === this.within && (!this.inObject || this.atValue)
  }

  /** Whether a bracket ends what it stands in: among the elements, one of the other kind does not. */
  private closes(isBrace: boolean): boolean {
    return this.depth > 0 && (!this.inside || this.depth > this.within || isBrace === this.inObject)
  }

  /** Sees whether a bracket opens what the path leads to, or the next member on the way there. */
  private enter(isObject: boolean): void {
    const root = this.depth === 0
    if (root ? this.path.length > 0 || isObject : this.depth !== this.entered + 1 || !this.atValue) return
    if (!root) {
      if (this.key !== this.path[this.entered]) return
      this.entered++
    }
    if (this.entered < this.path.length) return
    this.found = true
    this.inside = true
    this.within = this.depth + 1
    this.inObject = isObject
    this.after.begin()
  }

  private continueStray(sign: string, code: number, elements: Array<Element>): void {
    const { stray } = this
    if (stray === undefined) return
    const ends = [comma, newline, openBrace, closeBrace, openBracket, closeBracket].includes(code)
    if (this.inString || !ends) {
      if (stray.text.length < 200) stray.text += sign
      return
    }
    elements.push({ line: stray.line, text: stray.text.trimEnd() })
    this.stray = undefined
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

/** The elements of a text, batch by batch. */
export async function* partsOf(
  texts: AsyncIterable<string>,
  parts: JsonParts
): AsyncGenerator<ReadonlyArray<Element>, void, undefined> {
  for await (const text of texts) {
    const elements = parts.read(text)
    if (elements.length > 0) yield elements
  }
  const rest = parts.rest()
  if (rest.length > 0) yield rest
}
