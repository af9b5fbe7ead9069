import { mkdir, rmdir } from "node:fs/promises"
import { dirname, resolve } from "node:path"
import { Argument, Command, Flag } from "effect/cli"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import { Exports, exportFormats } from "../exports/Exports.ts"
import { tableNames } from "../exports/tables.ts"
import { type ExportTarget, exportTarget } from "./exportTarget.ts"
import { gzipped } from "./gzip.ts"
import { onRegister } from "./onRegister.ts"
import { say } from "./progress.ts"
import { toStandardOutput } from "./standardOutput.ts"
import { onDisk, stage } from "./wholeFile.ts"

/** Makes a folder where it is missing, with those above it; what was made and got nothing goes again. */
const folder = (path: string) =>
  Effect.acquireRelease(
    onDisk(path, () => mkdir(path, { recursive: true })),
    (made, exit) =>
      made === undefined || Exit.isSuccess(exit)
        ? Effect.void
        : Effect.promise(async () => {
            for (let at = resolve(path); at.length >= made.length; at = dirname(at)) await rmdir(at).catch(() => {})
          })
  )

/** Writes the files of an export: none before all are whole; then each takes its place, and whoever stops it waits for that. */
const toFiles = Effect.fn("export.toFiles")(function* (path: string, { file, gzip, request, to }: ExportTarget) {
  if (to === "folder") yield* folder(path)
  const staged = yield* Exports.use((exports) =>
    exports.write(request, (name, bytes) => stage(file(name), gzip ? gzipped(bytes) : bytes))
  )
  yield* Effect.uninterruptible(Effect.forEach(staged, (one) => one.settle, { discard: true }))
  return staged
}, Effect.scoped)

/** `proxeny export PATH` */
export const exportCommand = Command.make(
  "export",
  {
    path: Argument.String("path").pipe(
      Argument.withDescription(
        "The file to write (.csv, .xlsx, .jsonl, .geojson, .gexf, .graphml, .jsonld, .ics, .proxeny; .gz behind it compresses), a folder for a CSV of each table, or - for standard output"
      )
    ),
    format: Flag.Literals("format", exportFormats).pipe(
      Flag.optional,
      Flag.withDescription("What to write, where the ending of the path does not say")
    ),
    table: Flag.Literals("table", tableNames).pipe(
      Flag.optional,
      Flag.withDescription("Which table a CSV holds (default: twinnings)")
    ),
    language: Flag.Literals("language", ["en", "zh"]).pipe(
      Flag.optional,
      Flag.withDescription("The language of a calendar and of names in a graph (default: en)")
    ),
    from: Flag.String("from").pipe(
      Flag.optional,
      Flag.withDescription("The day from which a calendar has round anniversaries, YYYY-MM-DD (default: today)")
    )
  },
  Effect.fn(function* ({ format, from, language, path, table }) {
    const target = yield* exportTarget({
      path,
      format: Option.getOrUndefined(format),
      table: Option.getOrUndefined(table),
      language: Option.getOrUndefined(language),
      from: Option.getOrUndefined(from)
    })
    const work = Effect.gen(function* () {
      if (target.to === "standard output") {
        yield* Exports.use((exports) => exports.write(target.request, (_, bytes) => toStandardOutput(bytes)))
        return
      }
      const files = yield* toFiles(path, target)
      const bytes = files.reduce((sum, one) => sum + one.bytes, 0)
      say(
        `The register is in ${path} (${target.request.table === undefined ? "" : `${target.request.table}, `}${target.request.format}${files.length > 1 ? `, ${files.length} files` : ""}, ${bytes.toLocaleString("en")} bytes).`
      )
    })
    yield* onRegister("export", Effect.provide(work, Exports.layer)).pipe(
      // Who reads the first lines and goes away has what was wanted.
      Effect.catchTag("ExportNotWritten", (error) =>
        target.to === "standard output" && error.code === "EPIPE" ? Effect.void : Effect.fail(error)
      )
    )
  })
).pipe(Command.withDescription("Write the register: as tables, a graph, a map, a calendar, linked data, or an archive"))
