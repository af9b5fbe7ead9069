import { writeFile } from "node:fs/promises"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import { visible } from "./visible.ts"
import { ExportNotWritten, openWhole } from "./wholeFile.ts"

/** Lets whoever reads the first lines and goes away have what was wanted: without a listener that would end in a trace. */
export const allowReadersToLeave = (): void => {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error
  })
}

/** A result, on standard output; everything that is said beside it goes to the other one. */
export const print = (text: string): void => void process.stdout.write(`${visible(text)}\n`)

/** @public Part of the error type of what this file exports. */
export class FileNotWritten extends Schema.TaggedError<FileNotWritten>()("FileNotWritten", {
  file: Schema.String,
  code: Schema.String,
  before: Schema.String
}) {
  override get message(): string {
    return `${this.before}${this.file} cannot be written (${this.code}): name a file in a folder that is there and that you may write to, with room for it.`
  }
}

const notWritten = (file: string, before: string) => (cause: unknown) =>
  new FileNotWritten({ file, code: (cause as NodeJS.ErrnoException).code ?? String(cause), before })

/** Writes a file that the person named; `before` says in the error what was done all the same. */
export const writeTo = (file: string, text: string, before = "") =>
  Effect.tryPromise({ try: () => writeFile(file, text), catch: notWritten(file, before) })

/** Characters that are gathered before they are written. */
const atOnce = 1 << 16

/** A file of lines that is being written. */
export interface Lines {
  line(text: string): Effect.Effect<void, ExportNotWritten>
  /** Puts the file in its place; `before` says in the error what was done all the same. */
  finish(before?: string): Effect.Effect<void, ExportNotWritten>
}

/**
 * Writes a file line by line, see {@link openWhole}: whoever stops before `finish` leaves nothing, and an older file of that
 * name as it was.
 */
export const openLines = (file: string): Effect.Effect<Lines, ExportNotWritten, Scope.Scope> =>
  Effect.map(openWhole(file), ({ finish, write }): Lines => {
    let gathered: Array<string> = []
    let length = 0
    const flush = Effect.suspend(() => {
      const text = gathered.join("")
      gathered = []
      length = 0
      return text === "" ? Effect.void : write(new TextEncoder().encode(text))
    })
    return {
      line: (text) =>
        Effect.suspend(() => {
          gathered.push(text, "\n")
          length += text.length
          return length < atOnce ? Effect.void : flush
        }),
      finish: (before = "") =>
        Effect.andThen(
          flush,
          Effect.flatMap(finish, ({ settle }) => settle)
        ).pipe(Effect.mapError(({ code, file }) => new ExportNotWritten({ file, code, before })))
    }
  })
