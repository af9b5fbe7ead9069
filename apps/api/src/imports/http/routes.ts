import { largestUpload } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { IdempotencyKeyMissing, isIdempotencyKey } from "../../http/once.ts"
import type { Operate } from "../../http/operate.ts"
import { BodyBroken, BodyOfAnotherKind } from "../../http/readBody.ts"
import { Imports } from "../Imports.ts"
import { eventStream, lastEventId } from "./eventStream.ts"
import { ImportJobs } from "./ImportJobs.ts"
import { importDetail, importPage, waitingPage } from "./importPages.ts"
import { look } from "./look.ts"
import { UploadTooLarge } from "./spool.ts"
import { Uploads } from "./Uploads.ts"

/** Whoever keeps any city may ask; which rows, jobs and imports are theirs is looked at one by one. */
const oneByOne = { allows: () => Effect.void } as const

const quiet = () => Effect.void

/** The bytes of a request as they come. */
const sentBytes = (raw: Request) =>
  Effect.gen(function* () {
    const type = raw.headers.get("content-type") ?? ""
    if (!/^application\/octet-stream\s*(;|$)/i.test(type))
      return yield* new BodyOfAnotherKind({ wanted: "application/octet-stream", given: type.slice(0, 80) })
    if (Number(raw.headers.get("content-length") ?? 0) > largestUpload)
      return yield* new UploadTooLarge({ limit: largestUpload })
    const { body } = raw
    return body === null
      ? Stream.empty
      : // What is left of a file that is refused is left to the server: to wait for it could take for ever.
        Stream.fromReadableStream({ evaluate: () => body, onError: () => new BodyBroken(), releaseLockOnEnd: true })
  })

const uploadRoutes = (operate: Operate<Uploads>): void => {
  operate("POST /api/v1/import-uploads", { ...oneByOne, streams: true }, ({ fileName }, { raw }) =>
    Effect.flatMap(sentBytes(raw), (bytes) => Uploads.use((uploads) => uploads.receive(fileName, bytes)))
  )
  operate("POST /api/v1/import-uploads/fetch", oneByOne, ({ body: { language, url } }) =>
    Uploads.use((uploads) => uploads.fetch(url, language))
  )
  operate("GET /api/v1/import-uploads/:id", oneByOne, ({ id, ...options }) =>
    Effect.gen(function* () {
      const kept = yield* Uploads.use((uploads) => uploads.find(id))
      const { path: _, ...upload } = kept
      return { ...upload, ...(yield* look(kept, options)) }
    })
  )
  operate("DELETE /api/v1/import-uploads/:id", oneByOne, ({ id }) =>
    Effect.as(
      Uploads.use((uploads) => uploads.remove(id)),
      undefined
    )
  )
}

const jobRoutes = (operate: Operate<ImportJobs>): void => {
  operate("POST /api/v1/imports/preview", oneByOne, ({ body }) => ImportJobs.use((jobs) => jobs.start("preview", body)))
  operate("POST /api/v1/imports", { ...oneByOne, byItself: true }, ({ body }, { raw }) =>
    Effect.gen(function* () {
      const key = raw.headers.get("idempotency-key") ?? undefined
      if (!isIdempotencyKey(key)) return yield* new IdempotencyKeyMissing()
      return yield* ImportJobs.use((jobs) => jobs.start("import", body, key))
    })
  )
  operate("GET /api/v1/import-jobs", oneByOne, () =>
    Effect.map(
      ImportJobs.use((jobs) => jobs.list),
      (items) => ({ items })
    )
  )
  operate("GET /api/v1/import-jobs/:id", oneByOne, ({ id }) => ImportJobs.use((jobs) => jobs.get(id)))
  operate("DELETE /api/v1/import-jobs/:id", oneByOne, ({ id }) => ImportJobs.use((jobs) => jobs.cancel(id)))
  operate("GET /api/v1/import-jobs/:id/events", oneByOne, ({ after, id }, { raw }) =>
    Effect.gen(function* () {
      const events = yield* ImportJobs.use((jobs) => jobs.events(id, lastEventId(raw.headers) ?? after ?? 0))
      return yield* eventStream(raw.method === "HEAD" ? Stream.empty : events)
    })
  )
  operate("GET /api/v1/import-jobs/:id/rejected", oneByOne, ({ id }, { raw }) =>
    Effect.gen(function* () {
      const rows = yield* ImportJobs.use((jobs) => jobs.rejected(id))
      const headers = {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="rejected-${id}.csv"`,
        "cache-control": "no-store"
      }
      return raw.method === "HEAD"
        ? new Response(null, { headers })
        : new Response(yield* Stream.toReadableStreamEffect(Stream.encodeText(rows)), { headers })
    })
  )
}

export const importRoutes = (operate: Operate<Imports | Uploads | ImportJobs>): void => {
  uploadRoutes(operate)
  jobRoutes(operate)
  operate("GET /api/v1/imports", {}, importPage)
  operate("GET /api/v1/imports/waiting", oneByOne, (part) => waitingPage(part))
  operate("GET /api/v1/imports/:id", {}, ({ id }) => importDetail(id))
  operate("GET /api/v1/imports/:id/waiting", oneByOne, (part) => waitingPage(part))
  operate("POST /api/v1/imports/choices", oneByOne, ({ body: { why, ...choice } }) =>
    Imports.use((imports) => imports.choose(choice, quiet, why))
  )
  operate("POST /api/v1/imports/take-unmatched", oneByOne, ({ body: { why } }) =>
    Effect.map(
      Imports.use((imports) => imports.takeUnmatched(quiet, why)),
      (rows) => ({ rows, leftOut: 0 })
    )
  )
  operate("POST /api/v1/imports/:id/undo", oneByOne, ({ body: { why }, id }) =>
    Imports.use((imports) => imports.undo(id, quiet, why))
  )
}
