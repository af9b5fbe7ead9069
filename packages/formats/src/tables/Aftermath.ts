import type { Element } from "./Element.ts"

const [openBrace, openBracket, newline, comma, byteOrderMark] = [123, 91, 10, 44, 0xfeff]

/**
 * Watches what stands after a list in a JSON text: another such list, which is read, or something else, which is told.
 *
 * **Details**: a value in which no such list is found is told once it ends, and so is a line of anything else. Of what
 * comes without a list between, such as the trace of a failed service, only the first is told.
 */
export class Aftermath {
  private begun: { readonly line: number; text: string } | undefined
  private told = false

  /** A value has begun after the one that held the list. */
  get watches(): boolean {
    return this.begun !== undefined
  }

  /** Takes the next sign; `outside` says that it stands in no brackets and no string. */
  see(code: number, line: number, outside: boolean, elements: Array<Element>): void {
    if (outside) {
      // A sign before a list belongs to no value, and is told although the list is found.
      if (code === newline || code === openBrace || code === openBracket) this.end(elements)
      if (code > 32 && code !== comma && code !== byteOrderMark) this.begun ??= { line, text: "" }
    }
    if (this.begun !== undefined && this.begun.text.length < 200) this.begun.text += String.fromCharCode(code)
  }

  /** Such a list is found in what has begun. */
  begin(): void {
    this.begun = undefined
    this.told = false
  }

  /** What has begun is over, and was no such list. */
  end(elements: Array<Element>): void {
    elements.push(...this.rest(false))
  }

  /** What is still to be told; `open` says that the text ends before it does. */
  rest(open: boolean): ReadonlyArray<Element> {
    const { begun, told } = this
    this.begun = undefined
    if (begun === undefined || told) return []
    this.told = true
    return [open ? { line: begun.line, text: "", truncated: true } : { ...begun, text: begun.text.trim(), other: true }]
  }
}
