import { mkdtemp, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type { ImportFile } from "../imports/ImportFile.ts"
import { fetchList } from "../remote/fetchList.ts"
import { readRemoteSettings } from "../remote/remoteSettings.ts"
import type { RetryPolicy } from "../remote/retrying.ts"
import { wikidataTwinnings } from "../remote/wikidataTwinnings.ts"
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

const wikidata = /^wikidata(?::(?:([A-Z]{2})|(Q[1-9]\d*)))?$/

/** Whether what stands where a path stands is not on this machine: an address, or Wikidata itself. */
export const isRemote = (path: string): boolean => /^https?:\/\//i.test(path) || wikidata.test(path)

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
 * **Details**: `wikidata` is all twinnings of Wikidata, `wikidata:GB` those of a country, `wikidata:Q18125` those of a city.
 * A list is gone through twice, and one that comes over a network can be asked for once.
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
  const [asked, country, city] = wikidata.exec(path) ?? []
  const kept = join(folder, "list")
  const files = yield* FileSystem.FileSystem
  const keep = <E>(bytes: Stream.Stream<Uint8Array, E>) =>
    Stream.run(bytes, files.sink(kept)).pipe(
      Effect.catchIf(
        (error): error is PlatformError => (error as { readonly _tag?: string })._tag === "PlatformError",
        (cause) => Effect.fail(new NotSpooled({ what: path, why: cause.message }))
      )
    ) as Effect.Effect<void, E | NotSpooled>
  const bytesFetched = (count: number) => showProgress(count, Number.POSITIVE_INFINITY, "bytes fetched")
  const name =
    asked === undefined
      ? (yield* fetchList(path, { settings, retry: { onWait }, onBytes: bytesFetched }, keep)).name
      : `${asked}.json`.replace(":", "-")
  if (asked !== undefined)
    yield* keep(
      wikidataTwinnings({
        settings,
        retry: { onWait },
        ...(country === undefined ? {} : { country }),
        ...(city === undefined ? {} : { city }),
        ...(language === undefined ? {} : { language }),
        onProgress: ({ pages, rows }) =>
          showProgress(rows, Number.POSITIVE_INFINITY, `twinnings fetched, in ${pages} pages`)
      })
    )
  const { size } = yield* Effect.promise(() => stat(kept))
  return { name, size, bytes: fileAgain(kept) } satisfies ImportFile
})
