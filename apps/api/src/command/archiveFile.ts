import { createReadStream } from "node:fs"
import { open } from "node:fs/promises"
import type { Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"

/** @public Part of the error type of what this file exports. */
export class ArchiveUnreadable extends Schema.TaggedError<ArchiveUnreadable>()("ArchiveUnreadable", {
  file: Schema.String,
  why: Schema.String
}) {
  override get message(): string {
    return `${this.file} ${this.why}. Nothing was written.`
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "is not there: check the path",
  EACCES: "may not be read: give yourself the permission to read it",
  EISDIR: "is a folder: name an archive",
  Z_DATA_ERROR: "is compressed and damaged: copy it again from where it was made",
  Z_BUF_ERROR: "is compressed and was cut off: copy it again from where it was made"
}

/** Lines handed on at once. */
const atOnce = 2_000

/** Longer than any record: what has no line end for as long is no archive. */
const longest = 64 * 1024 * 1024

/** Whether a file is compressed, by its first two bytes. */
const isGzip = async (file: string): Promise<boolean> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}

async function* linesOf(file: string): AsyncGenerator<ReadonlyArray<string>, void, undefined> {
  // Asked before the stream is opened: what that cannot open would say so to nobody.
  const packed = await isGzip(file)
  const raw = createReadStream(file, { highWaterMark: 1 << 20 })
  let bytes: Readable = raw
  if (packed) {
    const unpacked = createGunzip()
    raw.on("error", (error) => unpacked.destroy(error))
    bytes = raw.pipe(unpacked)
  }
  const utf8 = new TextDecoder()
  // The pieces of a line that has not ended are put together once: a line may come in thousands.
  let begun: Array<string> = []
  let length = 0
  let lines: Array<string> = []
  try {
    for await (const part of bytes) {
      const [end = "", ...others] = utf8.decode(part as Buffer, { stream: true }).split("\n")
      begun.push(end)
      length += end.length
      if (others.length > 0) {
        const rest = others.pop() as string
        for (const line of [begun.join(""), ...others]) {
          if (lines.length >= atOnce) {
            yield lines
            lines = []
          }
          lines.push(line)
        }
        begun = [rest]
        length = rest.length
      }
      if (length > longest)
        throw Object.assign(new Error(), { why: "has a line of more than 64 MiB: it is no archive" })
    }
  } finally {
    raw.destroy()
  }
  begun.push(utf8.decode())
  const last = begun.join("")
  yield last === "" ? lines : [...lines, last]
}

/** The lines of an archive, some at a time; it may be compressed (gzip), whatever it is called. */
export const archiveFile = (file: string): Stream.Stream<ReadonlyArray<string>, ArchiveUnreadable> =>
  Stream.fromAsyncIterable(linesOf(file), (cause) => {
    const { code = "", why } = cause as { readonly code?: string; readonly why?: string }
    return new ArchiveUnreadable({
      file,
      why: why ?? reasons[code] ?? `cannot be read (${code || String(cause)})`
    })
  })
