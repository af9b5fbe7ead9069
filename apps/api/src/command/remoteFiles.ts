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
  const onWait = (_: unknown, millis: number) =>
    Effect.sync(() => say(`  The other side is busy: asked again in ${seconds(millis)}.`))
  const bytes =
    asked === undefined
      ? fetchList(path, {
          settings,
          retry: { onWait },
          onBytes: (count) => showProgress(count, Number.POSITIVE_INFINITY, "bytes fetched")
        })
      : wikidataTwinnings({
          settings,
          retry: { onWait },
          ...(country === undefined ? {} : { country }),
          ...(city === undefined ? {} : { city }),
          ...(language === undefined ? {} : { language }),
          onProgress: ({ pages, rows }) =>
            showProgress(rows, Number.POSITIVE_INFINITY, `twinnings fetched, in ${pages} pages`)
        })
  const name =
    asked === undefined
      ? (new URL(path).pathname.split("/").filter(Boolean).at(-1) ?? "list")
      : `${asked}.json`.replace(":", "-")
  const kept = join(folder, "list")
  const files = yield* FileSystem.FileSystem
  const notSpooled = (cause: PlatformError) => Effect.fail(new NotSpooled({ what: path, why: cause.message }))
  yield* Stream.run(bytes, files.sink(kept)).pipe(Effect.catchTag("PlatformError", notSpooled))
  const { size } = yield* Effect.promise(() => stat(kept))
  return { name, size, bytes: fileAgain(kept) } satisfies ImportFile
})
