import { mkdtemp, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type { ImportFile } from "../imports/ImportFile.ts"
import { keepList } from "../remote/keepList.ts"
import { readRemoteSettings } from "../remote/remoteSettings.ts"
import type { RetryPolicy } from "../remote/retrying.ts"
import { say, showProgress } from "./progress.ts"
import { fileAgain } from "./readPath.ts"

/** @public Part of the error type of what this file exports. */
export class NotSpooled extends Schema.TaggedError<NotSpooled>()("NotSpooled", {
  what: Schema.String,
  why: Schema.String
}) {
  override get message(): string {
    return `${this.what} could not be kept while it is read (${this.why}): there has to be room for it in ${tmpdir()}.`
  }
}

const seconds = (millis: number): string => `${Math.ceil(millis / 1000)} s`

/** Says why the same is asked again, to the person who waits. */
const onWait: RetryPolicy["onWait"] = (error, millis) =>
  Effect.sync(() =>
    say(
      error._tag === "AnswerRefused"
        ? `  The other side is busy (${error.status}): asked again in ${seconds(millis)}.`
        : `  ${error.message}. Tried again in ${seconds(millis)}.`
    )
  )

/**
 * Fetches a list, and keeps it in a file of the operating system's folder for such while it is read.
 *
 * **Details**: a list is gone through twice, and one that comes over a network can be asked for once.
 */
export const remoteFile = Effect.fn("command.remoteFile")(function* (path: string, language: string | undefined) {
  const settings = yield* readRemoteSettings(process.env)
  const folder = yield* Effect.acquireRelease(
    Effect.tryPromise({
      try: () => mkdtemp(join(tmpdir(), "proxeny-list-")),
      catch: (cause) => new NotSpooled({ what: path, why: String((cause as NodeJS.ErrnoException).code ?? cause) })
    }),
    (name) => Effect.promise(() => rm(name, { recursive: true, force: true }))
  )
  const kept = join(folder, "list")
  const files = yield* FileSystem.FileSystem
  const keep = <E>(bytes: Stream.Stream<Uint8Array, E>) =>
    Stream.run(bytes, files.sink(kept)).pipe(
      Effect.catchIf(
        (error): error is PlatformError => (error as { readonly _tag?: string })._tag === "PlatformError",
        (cause) => Effect.fail(new NotSpooled({ what: path, why: cause.message }))
      )
    ) as Effect.Effect<void, E | NotSpooled>
  const name = yield* keepList(
    path,
    {
      settings,
      language,
      retry: { onWait },
      onBytes: (count) => showProgress(count, Number.POSITIVE_INFINITY, "bytes fetched"),
      onProgress: ({ pages, rows }) =>
        showProgress(rows, Number.POSITIVE_INFINITY, `twinnings fetched, in ${pages} pages`)
    },
    keep
  )
  const { size } = yield* Effect.promise(() => stat(kept))
  return { name, size, bytes: fileAgain(kept) } satisfies ImportFile
})
