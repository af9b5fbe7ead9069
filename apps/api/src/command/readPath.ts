import { createReadStream, type Stats } from "node:fs"
import { open, readdir, stat } from "node:fs/promises"
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
    return `${this.path === "" ? "The path" : this.path} ${this.why}.`
  }
}

/** More than a text in memory can be: what is no file that can be opened twice is held whole. */
const largest = 512 * 1024 * 1024

/** Bytes that are read at a time. */
const atOnce = 1 << 18

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "is not there: check the path",
  EACCES: "may not be read: give yourself the permission to read it",
  EISDIR: "is a folder: name a file",
  ELOOP: "is a link that leads to itself: name the file"
}

const unreadable = (path: string, cause: unknown): PathUnreadable => {
  const { code = "", why } = cause as { readonly code?: string; readonly why?: string }
  return new PathUnreadable({ path, why: why ?? reasons[code] ?? `cannot be read (${code || String(cause)})` })
}

const read = async (path: string): Promise<ReadonlyArray<Buffer>> => {
  const parts: Array<Buffer> = []
  let length = 0
  // A pipe or a device has no size to ask for beforehand, and may have no end.
  for await (const part of createReadStream(path, { highWaterMark: atOnce })) {
    length += part.length
    if (length > largest) throw Object.assign(new Error(), { why: "is larger than 512 MiB: split it" })
    parts.push(part)
  }
  return parts
}

/** Reads one file. */
export const readOneFile = (path: string): Effect.Effect<NamedBytes, PathUnreadable> =>
  Effect.tryPromise({
    try: async () => {
      const parts = await read(path)
      // Bytes of their own, which a thread can be handed.
      const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
      let at = 0
      for (const part of parts) {
        bytes.set(part, at)
        at += part.length
      }
      return { name: basename(path), bytes }
    },
    catch: (cause) => unreadable(path, cause)
  })

/** What a file is known by: another one in its place, or a change of it, shows in these. */
const stampOf = ({ dev, ino, mtimeMs, size }: Stats): string => [dev, ino, mtimeMs, size].join(" ")

/** The bytes of a file, from its beginning each time; fails where it is no longer the file it was. */
export const fileAgain = (path: string, stamp?: string) =>
  async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    const handle = await open(path)
    try {
      const unchanged = async (): Promise<void> => {
        if (stamp !== undefined && stampOf(await handle.stat()) !== stamp)
          throw new Error("it was changed while it was being read")
      }
      await unchanged()
      yield* handle.createReadStream({ highWaterMark: atOnce, autoClose: false })
      await unchanged()
    } finally {
      await handle.close()
    }
  }

/** A file under a path, with the path by which it was found. */
export interface FoundFile extends ImportFile {
  readonly path: string
}

/** A file as it lies there, or what comes through a pipe, which comes once and is held. */
const fileAt = async (path: string): Promise<FoundFile> => {
  const about = await stat(path)
  const name = basename(path)
  if (!about.isFile()) {
    const parts = await read(path)
    return {
      path,
      name,
      bytes: async function* () {
        yield* parts
      }
    }
  }
  const handle = createReadStream(path, { end: 0 })
  // Whether it may be read is asked now, and not in the middle of an import.
  for await (const _ of handle) break
  return { path, name, size: about.size, bytes: fileAgain(path, stampOf(about)) }
}

/** The files of a folder, also those that a link leads to; a link that leads to nothing, or a folder, is none. */
const namesIn = async (path: string): Promise<ReadonlyArray<string>> => {
  const names: Array<string> = []
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const name = join(path, entry.name)
    const is = entry.isSymbolicLink() ? await stat(name).catch(() => entry) : entry
    if (is.isFile() && !entry.name.startsWith(".")) names.push(name)
  }
  return names.sort()
}

/** The files under a path, not yet read: one, or those of a folder (not of folders inside it; hidden ones are left out). */
export const filesAt = (
  path: string
): Effect.Effect<{ readonly files: ReadonlyArray<FoundFile>; readonly folder: boolean }, PathUnreadable> =>
  Effect.tryPromise({
    try: async () => {
      const folder = (await stat(path)).isDirectory()
      const names = folder ? await namesIn(path) : [path]
      if (names.length === 0)
        throw Object.assign(new Error(), { why: "is a folder without files: name one that holds a list" })
      const files: Array<FoundFile> = []
      for (const name of names) files.push(await fileAt(name))
      return { files, folder }
    },
    catch: (cause) => unreadable(path, cause)
  })
