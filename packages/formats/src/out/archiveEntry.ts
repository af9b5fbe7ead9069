import { SourceId, Uuid } from "@proxeny/domain"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { type LineProblem, recordFrom, recordLine } from "./jsonLines.ts"
import { type KindedRecord, type RecordKind, recordKinds } from "./Register.ts"

/** The kinds of lines that stand between the first and the last of an archive. */
export const entryKinds = [...recordKinds, "import"] as const
export type EntryKind = RecordKind | "import"

/** A moment in UTC, to the microsecond at most: `2026-11-29T18:30:00.123456Z`. */
const Moment = Schema.String.check(
  Schema.isPattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/, {
    message: "a moment is written in UTC, as 2026-11-29T18:30:00.123456Z"
  })
)

/** What a register holds of a record that the record itself does not say. */
export const Held = Schema.Struct({
  /** When a claim was recorded. */
  recordedAt: Schema.optionalKey(Moment),
  /** The import that brought a claim. */
  import: Schema.optionalKey(Uuid),
  /** That a twinning or a membership is on record and, by what is claimed, does not exist. */
  exists: Schema.optionalKey(Schema.Literal(false))
})
export type Held = typeof Held.Type

/** A list that came in: what it was called, its files, and what became of its rows. */
export const ArchivedImport = Schema.Struct({
  id: Uuid,
  title: Schema.String,
  /** Absent where an undone import took its source with it. */
  source: Schema.optionalKey(SourceId),
  files: Schema.Json,
  report: Schema.Json,
  finishedAt: Moment,
  undoneAt: Schema.optionalKey(Moment)
})
export type ArchivedImport = typeof ArchivedImport.Type

/** What a line of an archive holds: a record with what is held of it beside, or an import. */
export type ArchiveEntry =
  | (KindedRecord & { readonly held?: Held })
  | { readonly kind: "import"; readonly record: ArchivedImport }

/** An entry as a line, without its end; what the domain does not order stands in one order, so that an archive has one form. */
export const entryLine = (entry: ArchiveEntry): string => {
  if (entry.kind === "import") {
    const { files, finishedAt, id, report, source, title, undoneAt } = entry.record
    return JSON.stringify({ kind: entry.kind, record: { id, title, source, files, report, finishedAt, undoneAt } })
  }
  const line = recordLine(entry)
  if (entry.held === undefined) return line
  const { exists, import: by, recordedAt } = entry.held
  return `${line.slice(0, -1)},"held":${JSON.stringify({ recordedAt, import: by, exists })}}`
}

const strict = { onExcessProperty: "error", errors: "all" } as const
const heldOf = Schema.decodeUnknownResult(Held, strict)
const importOf = Schema.decodeUnknownResult(ArchivedImport, strict)

const invalid = (what: string) => (error: Schema.SchemaError) => ({
  problem: `holds no valid ${what}: ${error.message.replace(/\s+/g, " ")}`,
  remedy: "correct the record, or export it again"
})

/** The line of an archive as an entry; the first version has records alone. */
export const entryFrom = (
  object: Readonly<Record<string, unknown>>,
  version: number
): Result.Result<ArchiveEntry, LineProblem> => {
  if (version < 2) return recordFrom(object)
  if (object.kind === "import" && Object.keys(object).length === 2)
    return Result.mapBoth(importOf(object.record), {
      onSuccess: (record) => ({ kind: "import", record }) as const,
      onFailure: invalid("import")
    })
  const { held, ...rest } = object
  if (!Object.hasOwn(object, "held")) return recordFrom(rest)
  return Result.flatMap(recordFrom(rest), (record) =>
    Result.mapBoth(heldOf(held), {
      onSuccess: (known) => ({ ...record, held: known }) as ArchiveEntry,
      onFailure: invalid("account of what is held of it")
    })
  )
}
