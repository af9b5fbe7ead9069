import { randomUUID } from "node:crypto"
import { type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises"
import { dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full: make room, or name a file on another one",
  EDQUOT: "you may keep no more on this disk: make room, or name a file on another one",
  EFBIG: "a file may not be that large there: name a file on another disk",
  EISDIR: "there is a folder of that name: name a file"
}

/** @public Part of the error type of what this file exports. */
export class ExportNotWritten extends Schema.TaggedError<ExportNotWritten>()("ExportNotWritten", {
  file: Schema.String,
  code: Schema.String,
  /** What was done all the same, as the beginning of a sentence. */
  before: Schema.optionalKey(Schema.String)
}) {
  override get message(): string {
    return `${this.before ?? ""}${this.file} cannot be written (${this.code}): ${remedies[this.code] ?? "name a file in a folder that is there and that you may write to"}. A file that was there is as it was.`
  }
}

/** Does something with a file, and says which file it was where that fails. */
export const onDisk = <A>(file: string, does: () => Promise<A>): Effect.Effect<A, ExportNotWritten> =>
  Effect.tryPromise({
    try: does,
    catch: (cause) => new ExportNotWritten({ file, code: (cause as NodeJS.ErrnoException).code ?? String(cause) })
  })

/** What a path leads to: past links, and what is there now. */
const target = async (file: string) => {
  const path = await realpath(file).catch(() => file)
  const there = await stat(path).catch(() => undefined)
  if (there?.isDirectory() === true) throw Object.assign(new Error(), { code: "EISDIR" })
  return { path, there }
}

const writeAll = async (handle: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let done = 0; done < bytes.length; ) done += (await handle.write(bytes, done)).bytesWritten
}

/** A file that is written and does not stand in its place yet. */
export interface Staged {
  readonly file: string
  readonly bytes: number
  /** Puts it in its place, at once. */
  readonly settle: Effect.Effect<void, ExportNotWritten>
}

/** A file that is being written. */
export interface WholeFile {
  write(bytes: Uint8Array): Effect.Effect<void, ExportNotWritten>
  /** Ends it, still beside its place. */
  readonly finish: Effect.Effect<Staged, ExportNotWritten>
}

/**
 * Opens a file to be written beside the place where it is to stand, under another name.
 *
 * **Details**: until it is settled, what stood there is as it was; where that never comes – the disk fills, the process is
 * told to stop – nothing is left. What is no file, such as a pipe or a device, is written to as it comes. A new file in the
 * place of an old one may be read and written by whom the old one could.
 */
export const openWhole = (file: string): Effect.Effect<WholeFile, ExportNotWritten, Scope.Scope> =>
  Effect.gen(function* () {
    const { path, there } = yield* onDisk(file, () => target(file))
    const part =
      there === undefined || there.isFile() ? join(dirname(path), `.proxeny-${randomUUID()}.part`) : undefined
    let settled = false
    const handle = yield* Effect.acquireRelease(
      onDisk(file, () =>
        part === undefined ? open(path, "w") : open(part, "wx", there === undefined ? 0o666 : there.mode & 0o777)
      ),
      (opened) =>
        Effect.promise(async () => {
          await opened.close().catch(() => {})
          if (part !== undefined && !settled) await rm(part, { force: true }).catch(() => {})
        })
    )
    let written = 0
    const settle =
      part === undefined
        ? Effect.void
        : Effect.tap(
            onDisk(file, () => rename(part, path)),
            Effect.sync(() => {
              settled = true
            })
          )
    return {
      write: (bytes) =>
        Effect.suspend(() => {
          written += bytes.length
          return onDisk(file, () => writeAll(handle, bytes))
        }),
      // Bytes that only seem to be written would be found missing after a power cut, under the name of the old file.
      finish: Effect.map(part === undefined ? Effect.void : onDisk(file, () => handle.sync()), () => ({
        file,
        bytes: written,
        settle
      }))
    }
  })

/** Writes all of a file beside its place, see {@link openWhole}. */
export const stage = <E, R>(
  file: string,
  bytes: Stream.Stream<Uint8Array, E, R>
): Effect.Effect<Staged, E | ExportNotWritten, R | Scope.Scope> =>
  Effect.gen(function* () {
    const whole = yield* openWhole(file)
    yield* Stream.runForEach(bytes, (some) => whole.write(some))
    return yield* whole.finish
  })
