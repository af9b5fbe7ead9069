import { type FileHandle, lstat, mkdir, mkdtemp, open, readdir, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { given } from "../../command/settings.ts"

/** @public Part of the error type of what this file exports. */
export class UploadTooLarge extends Schema.TaggedError<UploadTooLarge>()("UploadTooLarge", { limit: Schema.Int }) {
  override get message(): string {
    return `the file is larger than ${this.limit} bytes: split it, or have whoever runs Proxeny bring it in on the command line`
  }
}

/** @public Part of the error type of what this file exports. */
export class NotKept extends Schema.TaggedError<NotKept>()("NotKept", { why: Schema.String }) {
  override get message(): string {
    return `the file could not be kept (${this.why}): whoever runs Proxeny has to make room where uploads are kept (PROXENY_DATA, else the system's folder for temporary files)`
  }
}

const onDisk = <A>(does: () => Promise<A>): Effect.Effect<A, NotKept> =>
  Effect.tryPromise({
    try: does,
    catch: (cause) => new NotKept({ why: (cause as NodeJS.ErrnoException).code ?? String(cause) })
  })

/** Takes a file away, where it is there. */
export const removeFile = (path: string): Effect.Effect<void> =>
  Effect.promise(() => rm(path, { force: true }).catch(() => undefined))

const writeAll = async (handle: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let done = 0; done < bytes.length; ) done += (await handle.write(bytes, done)).bytesWritten
}

/** Writes bytes to a new file as they come, and gives their number. What is broken off, or longer than may be, leaves none. */
export const spool = <E>(
  path: string,
  bytes: Stream.Stream<Uint8Array, E>,
  limit: number
): Effect.Effect<number, E | UploadTooLarge | NotKept> =>
  Effect.gen(function* () {
    // A fetch that begins anew begins the file anew.
    const handle = yield* Effect.acquireRelease(
      onDisk(() => open(path, "w", 0o600)),
      (opened) => Effect.promise(() => opened.close().catch(() => undefined))
    )
    let size = 0
    yield* Stream.runForEach(bytes, (part): Effect.Effect<void, UploadTooLarge | NotKept> => {
      size += part.length
      return size > limit ? Effect.fail(new UploadTooLarge({ limit })) : onDisk(() => writeAll(handle, part))
    })
    return size
  }).pipe(
    Effect.scoped,
    Effect.onError(() => removeFile(path))
  )

/** Whether a folder is this account's alone: what somebody else prepared under the name is not written to. */
const isOurs = async (path: string): Promise<boolean> => {
  const about = await lstat(path)
  const uid = process.getuid?.()
  return about.isDirectory() && (uid === undefined || (about.uid === uid && (about.mode & 0o077) === 0))
}

/** The folder for uploads: in PROXENY_DATA where that is set, else where the system has temporary files; readable by nobody else. */
export const uploadFolder = (environment: NodeJS.ProcessEnv): Effect.Effect<string> =>
  Effect.promise(async () => {
    for (const parent of [given(environment, "PROXENY_DATA"), tmpdir()]) {
      if (parent === undefined) continue
      const path = join(parent, "proxeny-uploads")
      const ours = await mkdir(path, { recursive: true, mode: 0o700 }).then(
        () => isOurs(path),
        () => false
      )
      if (ours) return path
    }
    return mkdtemp(join(tmpdir(), "proxeny-uploads-"))
  })

/** Takes away what lies in the folder for longer than uploads are kept. */
export const sweepFolder = (folder: string, hours: number): Effect.Effect<void> =>
  Effect.promise(async () => {
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name)
      const about = await stat(path).catch(() => undefined)
      if (about?.isFile() === true && Date.now() - about.mtimeMs > hours * 3_600_000)
        await rm(path, { force: true }).catch(() => undefined)
    }
  })
