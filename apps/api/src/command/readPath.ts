import { createReadStream } from "node:fs"
import { readdir, stat } from "node:fs/promises"
import { basename, join } from "node:path"
import type { NamedBytes } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { ImportFile } from "../imports/ImportFile.ts"

export class PathUnreadable extends Schema.TaggedError<PathUnreadable>()("PathUnreadable", {
  path: Schema.String,
  why: Schema.String
}) {
  override get message(): string {
    return `${this.path} ${this.why}.`
  }
}

/** More than a text in memory can be: what is no file that can be opened twice is held whole. */
const largest = 512 * 1024 * 1024

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "is not there: check the path",
  EACCES: "may not be read: give yourself the permission to read it",
  EISDIR: "is a folder: name a file"
}

const unreadable = (path: string, cause: unknown): PathUnreadable => {
  const { code = "", why } = cause as { readonly code?: string; readonly why?: string }
  return new PathUnreadable({ path, why: why ?? reasons[code] ?? `cannot be read (${code || String(cause)})` })
}

const read = async (path: string): Promise<NamedBytes> => {
  const parts: Array<Buffer> = []
  let length = 0
  // A pipe or a device has no size to ask for beforehand, and may have no end.
  for await (const part of createReadStream(path)) {
    length += part.length
    if (length > largest) throw Object.assign(new Error(), { why: "is larger than 512 MiB: split it" })
    parts.push(part)
  }
  return { name: basename(path), bytes: new Uint8Array(Buffer.concat(parts)) }
}

/** Reads one file. */
export const readOneFile = (path: string): Effect.Effect<NamedBytes, PathUnreadable> =>
  Effect.tryPromise({ try: () => read(path), catch: (cause) => unreadable(path, cause) })

/** The bytes of a file, from its beginning each time. */
export const fileAgain = (path: string) => (): AsyncIterable<Uint8Array> =>
  createReadStream(path, { highWaterMark: 1 << 18 })

/** A file as it lies there, or what comes through a pipe. */
const fileAt = async (path: string): Promise<ImportFile> => {
  const about = await stat(path)
  if (!about.isFile()) return read(path)
  const handle = createReadStream(path, { end: 0 })
  // Whether it may be read is asked now, and not in the middle of an import.
  for await (const _ of handle) break
  return { name: basename(path), size: about.size, bytes: fileAgain(path) }
}

/** The files under a path, not yet read: one, or those of a folder (not of folders inside it; hidden ones are left out). */
export const filesAt = (
  path: string
): Effect.Effect<{ readonly files: ReadonlyArray<ImportFile>; readonly folder: boolean }, PathUnreadable> =>
  Effect.tryPromise({
    try: async () => {
      const folder = (await stat(path)).isDirectory()
      const names = folder
        ? (await readdir(path, { withFileTypes: true }))
            .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
            .map((entry) => join(path, entry.name))
            .sort()
        : [path]
      if (names.length === 0)
        throw Object.assign(new Error(), { why: "is a folder without files: name one that holds a list" })
      const files: Array<ImportFile> = []
      for (const name of names) files.push(await fileAt(name))
      return { files, folder }
    },
    catch: (cause) => unreadable(path, cause)
  })
