import { randomUUID } from "node:crypto"
import { stat } from "node:fs/promises"
import { join } from "node:path"
import { type ImportUpload, largestUpload } from "@proxeny/client/contract"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import type { SettingInvalid } from "../../command/settings.ts"
import { CurrentActor } from "../../history/change.ts"
import { nameOf } from "../../history/nameOf.ts"
import { plainName } from "../../remote/fetchList.ts"
import { keepList } from "../../remote/keepList.ts"
import type { RemoteError } from "../../remote/openRemote.ts"
import { readRemoteSettings } from "../../remote/remoteSettings.ts"
import type { WikidataError } from "../../remote/wikidataTwinnings.ts"
import { moment } from "../../sql/moment.ts"
import { type NotKept, removeFile, spool, sweepFolder, type UploadTooLarge, uploadFolder } from "./spool.ts"

/** @public Part of the error type of what this file exports. */
export class UploadNotFound extends Schema.TaggedError<UploadNotFound>()("UploadNotFound", { id: Schema.String }) {
  override get message(): string {
    return `there is no upload ${this.id} of yours: it is removed a day after it came, or once its import is done; send the file again`
  }
}

/** @public Part of the error type of what this file exports. */
export class UploadsFull extends Schema.TaggedError<UploadsFull>()("UploadsFull", {
  count: Schema.Int,
  bytes: Schema.Int
}) {
  override get message(): string {
    return `${this.count} uploads of yours (${Math.ceil(this.bytes / 1e6)} MB) wait to be brought in, and more are not kept: bring them in, or remove some`
  }
}

type Upload = (typeof ImportUpload)["Encoded"]

/** An upload with where its file lies. */
export interface KeptUpload extends Upload {
  readonly path: string
}

/** How long an upload is kept, in hours. */
const keptHours = 24
/** How many uploads of one person are kept, and how many bytes of them. */
const mostUploads = 100
const mostBytes = 1024 ** 3

/** Asked again a few times only: somebody waits for the answer. */
const retry = { tries: 3, longest: 20_000 }

/** Files that people sent, or had fetched, and that wait to be brought in. Each belongs to whoever sent it. */
export class Uploads extends Context.Service<
  Uploads,
  {
    /** Keeps the bytes of a file as they come. */
    receive<E>(
      fileName: string,
      bytes: Stream.Stream<Uint8Array, E>
    ): Effect.Effect<Upload, E | UploadTooLarge | UploadsFull | NotKept | SqlError>
    /** Keeps a list from its address, or from Wikidata. */
    fetch(
      address: string,
      language: string | undefined
    ): Effect.Effect<
      Upload,
      RemoteError | WikidataError | SettingInvalid | UploadTooLarge | UploadsFull | NotKept | SqlError
    >
    find(id: string): Effect.Effect<KeptUpload, UploadNotFound | SqlError>
    remove(id: string): Effect.Effect<void, UploadNotFound | SqlError>
  }
>()("@proxeny/api/imports/Uploads") {
  static readonly layer = Layer.effect(
    Uploads,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const folder = yield* uploadFolder(process.env)
      const owner = Effect.map(CurrentActor, nameOf)
      const columns = sql.literal(
        `id, file_name AS "fileName", bytes::float8 AS bytes, path, ${moment("at")} AS at, ${moment(`at + interval '${keptHours} hours'`)} AS until`
      )

      const sweep = Effect.gen(function* () {
        const gone = yield* sql<{ path: string }>`
          DELETE FROM import_upload WHERE at < now() - make_interval(hours => ${keptHours}) RETURNING path`
        yield* Effect.forEach(gone, ({ path }) => removeFile(path), { discard: true })
        yield* sweepFolder(folder, keptHours)
      }).pipe(Effect.ignore)
      yield* Effect.forkScoped(Effect.forever(Effect.andThen(sweep, Effect.sleep("1 hour"))))

      const room = Effect.gen(function* () {
        const [held] = yield* sql<{ count: number; bytes: number }>`
          SELECT count(*)::int AS count, coalesce(sum(bytes), 0)::float8 AS bytes FROM import_upload WHERE owner = ${yield* owner}`
        if (held !== undefined && (held.count >= mostUploads || held.bytes >= mostBytes))
          return yield* new UploadsFull(held)
      })

      const keep = <E>(name: () => string, fill: (path: string) => Effect.Effect<number, E>) =>
        Effect.gen(function* () {
          yield* room
          const id = randomUUID()
          const path = join(folder, id)
          const bytes = yield* fill(path)
          const [row] = yield* sql<KeptUpload>`
            INSERT INTO import_upload (id, owner, file_name, bytes, path)
            VALUES (${id}, ${yield* owner}, ${plainName(name()) || "list"}, ${bytes}, ${path}) RETURNING ${columns}`.pipe(
            Effect.onError(() => removeFile(path))
          )
          if (row === undefined) return yield* Effect.die(new Error("an insert gave no row"))
          const { path: _, ...upload } = row
          return upload
        })

      const find = Effect.fnUntraced(function* (id: string) {
        const [row] = yield* sql<KeptUpload>`
          SELECT ${columns} FROM import_upload WHERE id = ${id} AND owner = ${yield* owner}`
        // A file of another machine, or one that somebody took away, is none that could be read.
        const there = row !== undefined && (yield* Effect.promise(() => stat(row.path).catch(() => undefined)))
        return row === undefined || there === undefined ? yield* new UploadNotFound({ id }) : row
      })

      return Uploads.of({
        receive: (fileName, bytes) =>
          keep(
            () => fileName,
            (path) => spool(path, bytes, largestUpload)
          ),
        fetch: (address, language) =>
          Effect.gen(function* () {
            const settings = yield* readRemoteSettings(process.env)
            const limited = { ...settings, largest: Math.min(settings.largest, largestUpload) }
            let [name, size] = ["", 0]
            return yield* keep(
              () => name,
              (path) =>
                Effect.gen(function* () {
                  name = yield* keepList(address, { settings: limited, language, retry }, (bytes) =>
                    Effect.map(spool(path, bytes, largestUpload), (count) => {
                      size = count
                    })
                  )
                  return size
                })
            )
          }),
        find,
        remove: (id) =>
          Effect.gen(function* () {
            const [row] = yield* sql<{ path: string }>`
              DELETE FROM import_upload WHERE id = ${id} AND owner = ${yield* owner} RETURNING path`
            if (row === undefined) return yield* new UploadNotFound({ id })
            yield* removeFile(row.path)
          })
      })
    })
  )
}
