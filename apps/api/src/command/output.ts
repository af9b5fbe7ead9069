import { createWriteStream } from "node:fs"
import { rename, rm, writeFile } from "node:fs/promises"
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
    return `${this.before}${this.file} cannot be written (${this.code}): name a file in a folder that is there and that you may write to, with room for it.`
  }
}

const notWritten = (file: string, before: string) => (cause: unknown) =>
  new FileNotWritten({ file, code: (cause as NodeJS.ErrnoException).code ?? String(cause), before })

/** Writes a file that the person named; `before` says in the error what was done all the same. */
export const writeTo = (file: string, text: string, before = "") =>
  Effect.tryPromise({ try: () => writeFile(file, text), catch: notWritten(file, before) })

/**
 * Writes a file line by line beside its name, and under its name once it is whole.
 *
 * **Details**: whoever stops before `finish` leaves nothing, and an older file of that name as it was.
 */
export const openLines = (file: string) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const beside = `${file}.${process.pid}.part`
      const stream = createWriteStream(beside)
      let failed: unknown
      stream.on("error", (cause) => {
        failed ??= cause
      })
      return { beside, stream, failure: () => failed, done: { yes: false } }
    }),
    ({ beside, done, stream }) =>
      Effect.promise(async () => {
        if (done.yes) return
        stream.destroy()
        await rm(beside, { force: true }).catch(() => undefined)
      })
  ).pipe(
    Effect.map(({ beside, done, failure, stream }) => {
      const fail = notWritten(file, "")
      return {
        line: (text: string): Effect.Effect<void, FileNotWritten> =>
          Effect.suspend(() => {
            if (failure() !== undefined) return Effect.fail(fail(failure()))
            if (stream.write(`${text}\n`)) return Effect.void
            return Effect.tryPromise({
              try: () =>
                new Promise<void>((resolve, reject) => {
                  stream.once("drain", resolve)
                  stream.once("error", reject)
                }),
              catch: fail
            })
          }),
        finish: Effect.tryPromise({
          try: async () => {
            await new Promise<void>((resolve, reject) => {
              stream.once("error", reject)
              stream.end(resolve)
            })
            if (failure() !== undefined) throw failure()
            await rename(beside, file)
            done.yes = true
          },
          catch: fail
        })
      }
    })
  )
