import { stat } from "node:fs/promises"
import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { RowReport } from "../imports/ImportReport.ts"
import { rejectedHeader, rejectedLine } from "../imports/rejectedRows.ts"
import { openLines } from "./output.ts"
import { say } from "./progress.ts"
import { ExportNotWritten } from "./wholeFile.ts"

/** @public Part of the error type of what this file exports. */
export class FileTaken extends Schema.TaggedError<FileTaken>()("FileTaken", {
  option: Schema.String,
  file: Schema.String,
  by: Schema.String
}) {
  override get message(): string {
    return `--${this.option} names ${this.file}, which is ${this.by}: name another file. Nothing was read or written.`
  }
}

/** Whether two paths lead to one file, by whatever links. */
const same = (one: string, other: string): Effect.Effect<boolean> =>
  Effect.promise(async () => {
    if (resolve(one) === resolve(other)) return true
    const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => undefined)))
    return a?.isFile() === true && b !== undefined && a.ino === b.ino && a.dev === b.dev
  })

/** The files that a person wants of the rows of an import. */
export interface RowFilesWanted {
  /** What became of every row, as JSON Lines. */
  readonly report: string | undefined
  /** The rejected rows, as CSV. */
  readonly rejected: string | undefined
  /** The lists themselves, which are no place for either. */
  readonly lists: ReadonlyArray<string>
}

/**
 * Opens the files that tell of the rows of an import, before one is read: what cannot be written is said then.
 *
 * **Details**: they stand in their places once `finish` has come, and not at all where it does not.
 */
export const openRowFiles = Effect.fn("command.openRowFiles")(function* ({ lists, rejected, report }: RowFilesWanted) {
  for (const [option, file] of [
    ["report", report],
    ["rejected", rejected]
  ] as const) {
    if (file === undefined) continue
    for (const list of lists)
      if (yield* same(file, list)) return yield* new FileTaken({ option, file, by: "one of the lists to bring in" })
  }
  if (report !== undefined && rejected !== undefined && (yield* same(report, rejected)))
    return yield* new FileTaken({ option: "rejected", file: rejected, by: "that of --report as well" })
  const rows = report === undefined ? undefined : yield* openLines(report)
  const refused = rejected === undefined ? undefined : yield* openLines(rejected)
  if (refused !== undefined) yield* refused.line(rejectedHeader)
  return {
    row: (row: RowReport) =>
      Effect.gen(function* () {
        if (rows !== undefined) yield* rows.line(JSON.stringify(row))
        if (refused !== undefined && row.outcome === "rejected") yield* refused.line(rejectedLine(row))
      }).pipe(
        // Who asked for a report wants one: without it nothing is taken.
        Effect.mapError(
          ({ code, file }) => new ExportNotWritten({ file, code, before: "Nothing was brought into the register: " })
        )
      ),
    /** Puts them in their places; `before` says in the error what was done all the same. */
    finish: Effect.fnUntraced(function* (before: string) {
      if (refused !== undefined) {
        yield* refused.finish(before)
        say(`The rejected rows are in ${rejected}.`)
      }
      if (rows !== undefined) {
        yield* rows.finish(before)
        say(`What became of every row is in ${report}.`)
      }
    })
  }
})
