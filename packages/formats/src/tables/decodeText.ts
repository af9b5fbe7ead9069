import { detectEncoding, type Encoding, type EncodingGuess, markOf } from "./detectEncoding.ts"
import { sequenceAt, unfinishedAtEnd } from "./utf8Sequences.ts"

/** A byte or a character that no text has, where it stands, and how it was read. */
export interface BadByte {
  readonly line: number
  /** Counted from 1 in UTF-16 code units. */
  readonly column: number
  readonly byte: number
  readonly readAs: string
}

/** More are counted, and not told one by one. */
const most = 100

const latin = new TextDecoder("windows-1252")
const mac = new TextDecoder("macintosh")
const replacement = "\uFFFD"

const isLetter = (text: string): boolean => /\p{L}/u.test(text)

/**
 * What a byte that is not UTF-8 was meant to be: a letter of Windows-1252 inside a word in lower case, the blank of
 * Mac Roman (0xCA) after one, else nobody knows.
 */
const meantBy = (byte: number, before: string, after: string): string => {
  // In Windows-1252 it would be a capital after a small letter.
  if (byte === 0xca && isLetter(before) && (before !== before.toUpperCase() || !isLetter(after)))
    return mac.decode(Uint8Array.of(byte))
  const letter = latin.decode(Uint8Array.of(byte))
  const inWord = isLetter(before) || isLetter(after)
  return inWord && isLetter(letter) && (letter === letter.toLowerCase() || before === "") ? letter : replacement
}

/** The text of bytes that are all below 0x80, and none of them NUL: what every encoding but UTF-16 reads alike. */
const asciiText = (bytes: Uint8Array): string | undefined => {
  // The decoder is native, and a look at every byte is not.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
  return text.length === bytes.length && !text.includes("\0") && !/\P{ASCII}/u.test(text) ? text : undefined
}

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second
  const bytes = new Uint8Array(first.length + second.length)
  bytes.set(first)
  bytes.set(second, first.length)
  return bytes
}

const breaks = (text: string): number => {
  let count = 0
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++
  return count
}

/**
 * Turns the blocks of a file into text, with LF at the end of every line, whatever the file ends them with.
 *
 * **Details**: where the caller gives no encoding, the first block with a byte above 0x7F decides: until then every
 * encoding reads alike. NUL characters are taken out and remarked, since no database keeps them.
 */
export class TextReader {
  /** Bytes and characters that no text has, the first hundred. */
  readonly bad: Array<BadByte> = []
  badCount = 0
  guess: EncodingGuess
  private decided: boolean
  private started = false
  private carry: Uint8Array = new Uint8Array(0)
  private decoder: InstanceType<typeof TextDecoder> | undefined
  private line = 1
  /** The last line as far as it is read, which only a bad byte's column needs. */
  private lastLine = 0
  private pendingReturn = false

  constructor(encoding?: Encoding) {
    this.decided = encoding !== undefined
    this.guess = {
      encoding: encoding ?? "utf-8",
      sure: encoding === undefined ? 0.5 : 1,
      why: "ascii-only",
      mark: 0,
      others: []
    }
    if (encoding !== undefined) this.guess = { ...this.guess, why: "given" }
  }

  /** The text of one block more. */
  read(block: Uint8Array): string {
    let bytes = block
    if (!this.started) {
      this.started = true
      const mark = markOf(block)
      // A mark of another encoding than the one that is given is data, as the caller says.
      if (mark !== undefined && (!this.decided || mark.encoding === this.guess.encoding)) {
        this.guess = this.decided ? { ...this.guess, mark: mark.mark } : mark
        this.decided = true
        bytes = block.subarray(mark.mark)
      }
    }
    if (!this.decided) {
      // What the block before ended in belongs in front of this one, whatever the two turn out to be.
      bytes = joined(this.carry, bytes)
      this.carry = new Uint8Array(0)
      const ascii = asciiText(bytes)
      if (ascii !== undefined) return this.lines(ascii, false)
      this.guess = detectEncoding(bytes)
      this.decided = this.guess.why !== "ascii-only"
    }
    return this.lines(this.guess.encoding === "utf-8" ? this.utf8(bytes, false) : this.other(bytes), false)
  }

  /** What is left at the end of the file. */
  end(): string {
    if (!this.decided && this.carry.length > 0) {
      // The one byte of the file that is not ASCII is its last: a letter, as it would be before a line break.
      const last = joined(this.carry, Uint8Array.of(10))
      this.guess = detectEncoding(last)
      if (this.guess.encoding !== "utf-8") {
        this.decided = true
        return this.lines(this.other(this.carry) + (this.decoder?.decode() ?? ""), true)
      }
    }
    const rest = this.guess.encoding === "utf-8" ? this.utf8(new Uint8Array(0), true) : (this.decoder?.decode() ?? "")
    return this.lines(rest, true)
  }

  private other(bytes: Uint8Array): string {
    this.decoder ??= new TextDecoder(this.guess.encoding, { ignoreBOM: true })
    return this.decoder.decode(bytes, { stream: true })
  }

  private utf8(block: Uint8Array, last: boolean): string {
    const bytes = joined(this.carry, block)
    const end = last ? bytes.length : bytes.length - unfinishedAtEnd(bytes)
    this.carry = bytes.slice(end)
    const whole = bytes.subarray(0, end)
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(whole)
    } catch {
      return this.repaired(whole)
    }
  }

  /** Reads bytes of which some are not UTF-8. */
  private repaired(bytes: Uint8Array): string {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true })
    let text = ""
    let from = 0
    for (let at = 0; at < bytes.length; ) {
      const length = sequenceAt(bytes, at)
      if (length > 0) {
        at += length
        continue
      }
      text += decoder.decode(bytes.subarray(from, at))
      const byte = bytes[at] as number
      const next = decoder.decode(bytes.subarray(at + 1, at + 5))[0] ?? ""
      const readAs = meantBy(byte, text.at(-1) ?? "", next)
      this.note(text, byte, readAs)
      text += readAs
      at++
      from = at
    }
    return text + decoder.decode(bytes.subarray(from))
  }

  /** Remembers what stands at the end of `text`, which comes after all that was read before. */
  private note(text: string, byte: number, readAs: string): void {
    this.badCount++
    if (this.bad.length >= most) return
    const before = (this.pendingReturn ? "\r" : "") + text
    const lines = before.replace(/\r\n?/g, "\n").split("\n")
    const column = (lines.at(-1) ?? "").length + 1 + (lines.length === 1 ? this.lastLine : 0)
    this.bad.push({ line: this.line + lines.length - 1, column, byte, readAs })
  }

  /** Makes every line end with LF, and keeps count of them. */
  private lines(piece: string, last: boolean): string {
    let text = this.pendingReturn ? `\r${piece}` : piece
    if (text.includes("\0")) text = this.withoutNul(text)
    this.pendingReturn = !last && text.endsWith("\r")
    if (this.pendingReturn) text = text.slice(0, -1)
    if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n")
    const newline = text.lastIndexOf("\n")
    this.lastLine = newline === -1 ? this.lastLine + text.length : text.length - newline - 1
    this.line += breaks(text)
    return text
  }

  private withoutNul(text: string): string {
    const held = this.pendingReturn
    this.pendingReturn = false
    let from = 0
    for (let at = text.indexOf("\0"); at !== -1; at = text.indexOf("\0", at + 1)) {
      if (this.bad.length < most) this.note(text.slice(0, at), 0, "")
      else this.badCount++
      from = at + 1
    }
    this.pendingReturn = held
    return from === 0 ? text : text.replaceAll("\0", "")
  }
}

/** The text of a file, piece by piece, and what is known of its encoding once it is read. */
export async function* decodeText(
  blocks: AsyncIterable<Uint8Array>,
  reader: TextReader
): AsyncGenerator<string, void, undefined> {
  for await (const block of blocks) {
    const text = reader.read(block)
    if (text !== "") yield text
  }
  const rest = reader.end()
  if (rest !== "") yield rest
}
