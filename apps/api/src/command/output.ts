import { writeFile } from "node:fs/promises"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

/** A result, on standard output; everything that is said beside it goes to the other one. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** @public Part of the error type of what this file exports. */
export class FileNotWritten extends Schema.TaggedError<FileNotWritten>()("FileNotWritten", {
  file: Schema.String,
  code: Schema.String,
  before: Schema.String
}) {
  override get message(): string {
    return `${this.before}${this.file} cannot be written (${this.code}): name a file in a folder that is there and that you may write to.`
  }
}

/** Writes a file that the person named; `before` says in the error what was done all the same. */
export const writeTo = (file: string, text: string, before = "") =>
  Effect.tryPromise({
    try: () => writeFile(file, text),
    catch: (cause) => new FileNotWritten({ file, code: (cause as NodeJS.ErrnoException).code ?? String(cause), before })
  })
