import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { NamedBytes } from "./Listing.ts"
import { lineStarts } from "./place.ts"

export class NotUtf8 extends Schema.TaggedError<NotUtf8>()("NotUtf8", {
  file: Schema.String,
  /** Bytes before the first bad one. */
  offset: Schema.Int,
  line: Schema.Int,
  byte: Schema.Int
}) {
  override get message(): string {
    const byte = `0x${this.byte.toString(16).toUpperCase().padStart(2, "0")}`
    return `${this.file} is not UTF-8 text: byte ${byte} at offset ${this.offset}, on line ${this.line}, belongs to no character; save the file as UTF-8 (in a spreadsheet: "CSV UTF-8") and read it again`
  }
}

const replacement = "\uFFFD"

/** The first byte that is no part of a character: a decoder puts U+FFFD there, which the bytes themselves do not say. */
const firstBad = ({ bytes, name }: NamedBytes): NotUtf8 => {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
  const encoder = new TextEncoder()
  let from = 0
  let offset = 0
  for (;;) {
    const at = text.indexOf(replacement, from)
    offset += encoder.encode(text.slice(from, at)).length
    const printed = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd
    if (!printed || at === -1)
      return new NotUtf8({ file: name, offset, line: lineStarts(text.slice(0, at)).length, byte: bytes[offset] ?? 0 })
    from = at + 1
    offset += 3
  }
}

/** The text of a file, without the byte order mark that spreadsheets put in front. */
export const decodeUtf8 = (file: NamedBytes): Result.Result<string, NotUtf8> => {
  try {
    return Result.succeed(new TextDecoder("utf-8", { fatal: true }).decode(file.bytes))
  } catch {
    return Result.fail(firstBad(file))
  }
}
