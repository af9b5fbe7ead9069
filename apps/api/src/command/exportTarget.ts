import { statSync } from "node:fs"
import { basename, join } from "node:path"
import type { CalendarLanguage } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { type ExportFormat, type ExportRequest, exportFormats, exportOptions } from "../exports/Exports.ts"
import type { TableName } from "../exports/tables.ts"

/** @public Part of the error type of what this file exports. */
export class ExportUnclear extends Schema.TaggedError<ExportUnclear>()("ExportUnclear", {
  problem: Schema.String,
  remedy: Schema.String
}) {
  override get message(): string {
    return `${this.problem}: ${this.remedy}. Nothing was written.`
  }
}

/** Endings of names, with the format that each stands for. */
const endings: Readonly<Record<string, ExportFormat>> = {
  ".csv": "csv",
  ".xlsx": "xlsx",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".geojson": "geojson",
  ".json": "geojson",
  ".gexf": "gexf",
  ".graphml": "graphml",
  ".jsonld": "jsonld",
  ".ics": "ics",
  ".proxeny": "archive"
}

/** What the command line says of an export. */
export interface ExportArguments {
  readonly path: string
  readonly format: ExportFormat | undefined
  readonly table: TableName | undefined
  readonly language: CalendarLanguage | undefined
  readonly from: string | undefined
}

/** Where an export goes, and what it is. */
export interface ExportTarget {
  readonly request: ExportRequest
  /** Whether the bytes are compressed on the way. */
  readonly gzip: boolean
  /** A folder takes a file for each table. */
  readonly to: "file" | "folder" | "standard output"
  /** Where the file with a name of its own stands. */
  file(name: string): string
}

const isFolder = (path: string): boolean =>
  /[/\\]$/.test(path) || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)

const unclear = (problem: string, remedy: string): Effect.Effect<never, ExportUnclear> =>
  Effect.fail(new ExportUnclear({ problem, remedy }))

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** The format that was named, or that the ending stands for. */
const formatOf = (path: string, named: ExportFormat | undefined): Effect.Effect<ExportFormat, ExportUnclear> => {
  if (named !== undefined) return Effect.succeed(named)
  if (path === "-")
    return unclear("Standard output has no ending that says what is wanted", `add --format ${exportFormats.join("|")}`)
  if (isFolder(path)) return Effect.succeed("csv")
  const ending = /\.[^.]*$/.exec(basename(path).toLowerCase())?.[0] ?? ""
  const format = endings[ending]
  return format === undefined
    ? unclear(
        `${path} ${ending === "" ? "has no ending" : `ends with ${ending}`}, which stands for no format`,
        `end it with ${Object.keys(endings).join(", ")} (each may be compressed, with .gz behind it) or with / for a table a file, or add --format ${exportFormats.join("|")}`
      )
    : Effect.succeed(format)
}

/** Reads what an export is asked for, before anything is opened or written. */
export const exportTarget = (given: ExportArguments): Effect.Effect<ExportTarget, ExportUnclear> =>
  Effect.gen(function* () {
    const { from, language, path, table } = given
    const gzip = path !== "-" && !isFolder(path) && /\.gz$/i.test(path)
    const format = yield* formatOf(gzip ? path.slice(0, -".gz".length) : path, given.format)
    for (const option of ["table", "language", "from"] as const)
      if (given[option] !== undefined && !exportOptions[option].includes(format))
        return yield* unclear(
          `--${option} means nothing for ${format}`,
          `it is for ${exportOptions[option].join(", ")}; leave it out`
        )
    if (from !== undefined && !isDay(from))
      return yield* unclear(`--from is ${JSON.stringify(from)}, which is no day`, "write it as 2026-11-29")
    const to = path === "-" ? "standard output" : isFolder(path) ? "folder" : "file"
    if (to === "folder" && format !== "csv")
      return yield* unclear(`${path} is a folder, and ${format} is one file`, "name a file")
    // One file holds one table: that of the twinnings, where none is named.
    const one = format === "csv" && to !== "folder" ? (table ?? "twinnings") : table
    return {
      request: {
        format,
        language: language ?? "en",
        ...(one === undefined ? {} : { table: one }),
        ...(from === undefined ? {} : { from })
      },
      gzip,
      to,
      file: (name) => (to === "folder" ? join(path, `${name}.csv`) : path)
    }
  })
