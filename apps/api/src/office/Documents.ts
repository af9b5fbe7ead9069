import { createHash } from "node:crypto"
import type { Recorded } from "@proxeny/client/contract"
import { type About, claimedType, type DocumentType, endingOf } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import type { RecordNotFound } from "../http/operate.ts"
import { type AboutNothing, Office } from "./Office.ts"
import { agrees, type Found, typeOfContent } from "./typeOfContent.ts"

/** There is nothing in the file. */
export class FileEmpty extends Schema.TaggedError<FileEmpty>()("FileEmpty", {}) {
  override get message(): string {
    return "the file is empty: send its bytes as the body of the request"
  }
}

/** The name of a file says another kind than what is in it. */
export class FileOfAnotherKind extends Schema.TaggedError<FileOfAnotherKind>()("FileOfAnotherKind", {
  ending: Schema.String,
  found: Schema.String
}) {
  override get message(): string {
    return `the file is called .${this.ending}, and is ${this.found}: give it the ending of what it is, or save it as what it is called`
  }
}

/** What is said of a file when it is brought. */
export interface Brought {
  readonly about: About
  readonly title: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** A file that is kept, to be read a piece at a time. */
export interface Content {
  readonly fileName: string
  readonly size: number
  readonly bytes: Stream.Stream<Uint8Array, SqlError>
}

const inWords = (found: Found): string =>
  found.is === "document" ? found.type : found.is === "text" ? (found.mail ? "a mail" : "plain text") : found.called

const refusedAs = (fileName: string, found: Found): FileOfAnotherKind =>
  new FileOfAnotherKind({ ending: endingOf(fileName), found: inWords(found) })

/** How many bytes of a file are read from the database at once: bounds memory, however many files are read. */
const piece = 1024 * 1024

/** The files of the offices: each content stands once in the database, under the SHA-256 of its bytes. */
export class Documents extends Context.Service<
  Documents,
  {
    /** Keeps a file whose name says what it is. */
    keep(brought: Brought): Effect.Effect<Recorded, FileEmpty | FileOfAnotherKind | AboutNothing | SqlError>
    /** Says anew what a document and its file are called; what it is stays. */
    rename(
      id: string,
      title: string,
      fileName: string
    ): Effect.Effect<Recorded, FileOfAnotherKind | RecordNotFound | SqlError>
    content(id: string): Effect.Effect<Content, RecordNotFound | SqlError>
  }
>()("@proxeny/api/Documents") {
  static readonly layer = Layer.effect(
    Documents,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const office = yield* Office

      const keep = Effect.fn("Documents.keep")(function* ({ about, bytes, fileName, title }: Brought) {
        if (bytes.length === 0) return yield* new FileEmpty()
        const type = claimedType(fileName)
        const found = yield* Effect.promise(() => typeOfContent(bytes))
        if (type === undefined || !agrees(type, found)) return yield* refusedAs(fileName, found)
        const hash = createHash("sha256").update(bytes).digest("hex")
        yield* sql`INSERT INTO document_content (hash, bytes) VALUES (${hash}, ${bytes}) ON CONFLICT DO NOTHING`
        return yield* office.create("document", about, { title, fileName, type, size: bytes.length, hash })
      })

      const rename = Effect.fn("Documents.rename")(function* (id: string, title: string, fileName: string) {
        const { hash, size, type } = yield* office.byId("document", id)
        if (claimedType(fileName) !== type)
          return yield* refusedAs(fileName, { is: "document", type: type as DocumentType })
        return yield* office.change("document", id, { title, fileName, type, size, hash })
      })

      const content = Effect.fn("Documents.content")(function* (id: string) {
        const { fileName, hash, size } = yield* office.byId("document", id)
        const at = (from: number) =>
          Effect.map(
            sql<{ part: Uint8Array }>`
              SELECT substring(bytes FROM ${from + 1}::int FOR ${piece}::int) AS part FROM document_content WHERE hash = ${hash}`,
            ([row]) => new Uint8Array(row?.part ?? [])
          )
        const starts = Array.from({ length: Math.ceil(size / piece) }, (_, i) => i * piece)
        return { fileName, size, bytes: Stream.mapEffect(Stream.fromIterable(starts), at) }
      })

      return Documents.of({ keep, rename, content })
    })
  ).pipe(Layer.provide(Office.layer))
}
