import { UnclosedQuote } from "./table.ts"

const decoder = new TextDecoder("utf-8", { ignoreBOM: true })

const [tab, newline, carriageReturn, space, quote, hash, percent] = [9, 10, 13, 32, 34, 35, 37]

/** A short text of ASCII, which is most of them: calling a decoder for each takes longer. */
const shortAscii = (bytes: Uint8Array, from: number, to: number): string | undefined => {
  if (to - from > 24) return undefined
  let text = ""
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte > 0x7f) return undefined
    text += String.fromCharCode(byte)
  }
  return text
}

/** What stands between two fields: one character, or any run of spaces and tabs. */
export type Separator = "," | ";" | "\t" | "spaces"

/** How rows are read. */
export interface ByteRowsOptions {
  readonly separator: Separator
  /** Whether a line that begins with `#` or `%` is passed over. */
  readonly comments: boolean
  /** The byte at which reading begins, which must be the first of a line. */
  readonly from: number
  readonly line: number
}

/**
 * Reads the rows of a text one after the other from its bytes: where each field begins and ends, in arrays that are used
 * again for the next row.
 *
 * **When to use**: for lists of links, which can have a million rows. `readTable` gives the rows of a smaller table as
 * objects.
 *
 * **Details**: comma, semicolon or tab as RFC 4180 has them, with quoted fields, or runs of spaces and tabs without;
 * LF, CR LF or CR. Blank lines are passed over. Fields lose the spaces around them.
 */
export class ByteRows {
  /** The line on which the row begins, counted from 1. */
  line = 0
  /** How many fields the row has. */
  fields = 0
  /** Where the row begins. */
  begin = 0
  readonly from: Array<number> = []
  readonly to: Array<number> = []
  /** Text follows the closing quotation mark of a field. */
  quotesAmiss = false
  /** A field is opened by a quotation mark that nothing closes. */
  unclosed: UnclosedQuote | undefined
  readonly file: string
  private readonly bytes: Uint8Array
  private readonly separator: number
  private readonly comments: boolean
  private readonly doubled: Array<boolean> = []
  private at: number
  private nextLine: number

  constructor(file: string, bytes: Uint8Array, { comments, from, line, separator }: ByteRowsOptions) {
    this.file = file
    this.bytes = bytes
    this.separator = separator === "spaces" ? 0 : separator.charCodeAt(0)
    this.comments = comments
    this.at = from
    this.nextLine = line
  }

  /** Goes to the next row; false at the end of the file, or where `unclosed` says why not. */
  next(): boolean {
    let start: number
    for (;;) {
      start = this.at
      this.skipSpaces()
      const byte = this.bytes[this.at]
      if (byte === undefined) return false
      if (byte === newline || byte === carriageReturn) this.endLine()
      else if (this.comments && (byte === hash || byte === percent)) this.skipLine()
      else break
    }
    this.line = this.nextLine
    this.fields = 0
    this.quotesAmiss = false
    // A tab at the start of a line separates an empty field from the next.
    if (this.separator === tab) this.at = start
    this.begin = this.at
    for (;;) {
      if (this.separator === 0 ? !this.readWord() : !this.readField()) break
    }
    if (this.unclosed !== undefined) return false
    this.endLine()
    return true
  }

  /** The text of a field of this row. */
  text(field: number): string {
    const [from, to] = [this.from[field] as number, this.to[field] as number]
    const text = shortAscii(this.bytes, from, to) ?? decoder.decode(this.bytes.subarray(from, to))
    return this.doubled[field] ? text.replaceAll('""', '"') : text
  }

  /** Whether a field stands in the bytes as it is meant. */
  isPlain(field: number): boolean {
    return this.doubled[field] !== true
  }

  /** The line and column of a field of this row. */
  place(field: number): { readonly line: number; readonly column: number } {
    return this.placeOf(this.from[field] ?? this.begin)
  }

  private placeOf(offset: number): { readonly line: number; readonly column: number } {
    const lines = decoder.decode(this.bytes.subarray(this.begin, offset)).split(/\r\n?|\n/)
    return { line: this.line + lines.length - 1, column: (lines.at(-1) ?? "").length + 1 + this.indent(lines.length) }
  }

  /** Spaces in front of the first field count as columns. */
  private indent(lines: number): number {
    if (lines > 1) return 0
    let at = this.begin
    while (at > 0 && (this.bytes[at - 1] === space || this.bytes[at - 1] === tab)) at--
    return this.begin - at
  }

  /** Reads a run of anything but spaces; false at the end of the line. */
  private readWord(): boolean {
    this.skipSpaces()
    const { bytes } = this
    const from = this.at
    let at = from
    for (let byte = bytes[at]; byte !== undefined && byte !== space && byte !== tab; byte = bytes[++at])
      if (byte === newline || byte === carriageReturn) break
    if (at === from) return false
    this.put(from, at, false)
    this.at = at
    return true
  }

  /** Reads a field up to its separator; false where the line ends after it. */
  private readField(): boolean {
    const { bytes, separator } = this
    while (bytes[this.at] === space) this.at++
    if (bytes[this.at] === quote) this.readQuoted()
    else {
      const from = this.at
      let at = from
      for (let byte = bytes[at]; byte !== undefined && byte !== separator; byte = bytes[++at])
        if (byte === newline || byte === carriageReturn) break
      this.at = at
      while (at > from && (bytes[at - 1] === space || bytes[at - 1] === tab)) at--
      this.put(from, at, false)
    }
    if (bytes[this.at] !== separator) return false
    this.at++
    return true
  }

  private readQuoted(): void {
    const { bytes } = this
    const opened = this.at
    let from = opened + 1
    let doubled = false
    for (this.at = from; ; this.at++) {
      const byte = bytes[this.at]
      if (byte === undefined) {
        this.unclosed = new UnclosedQuote({ file: this.file, ...this.placeOf(opened) })
        return
      }
      if (byte === newline || (byte === carriageReturn && bytes[this.at + 1] !== newline)) this.nextLine++
      if (byte !== quote) continue
      if (bytes[this.at + 1] !== quote) break
      doubled = true
      this.at++
    }
    let to = this.at++
    while (to > from && bytes[to - 1] === space) to--
    while (from < to && bytes[from] === space) from++
    this.put(from, to, doubled)
    for (let byte = bytes[this.at]; byte !== undefined && byte !== this.separator; byte = bytes[++this.at]) {
      if (byte === newline || byte === carriageReturn) break
      if (byte !== space && byte !== tab) this.quotesAmiss = true
    }
  }

  private put(from: number, to: number, doubled: boolean): void {
    this.from[this.fields] = from
    this.to[this.fields] = to
    this.doubled[this.fields] = doubled
    this.fields++
  }

  private skipSpaces(): void {
    while (this.bytes[this.at] === space || this.bytes[this.at] === tab) this.at++
  }

  private skipLine(): void {
    for (let byte = this.bytes[this.at]; byte !== undefined; byte = this.bytes[++this.at])
      if (byte === newline || byte === carriageReturn) break
    this.endLine()
  }

  private endLine(): void {
    // LF, CR LF, or CR alone.
    if (this.bytes[this.at] === carriageReturn) this.at++
    if (this.bytes[this.at] === newline) this.at++
    this.nextLine++
  }
}
