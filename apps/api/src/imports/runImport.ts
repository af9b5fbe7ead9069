import { randomUUID } from "node:crypto"
import { PgTypes } from "@effect/sql-pg"
import { byGrade, deriveId, type Grade, Source, SourceId } from "@proxeny/domain"
import type { TableEntry } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { openChange } from "../history/change.ts"
import { projectImport } from "../register/projection.ts"
import { whole } from "../sql/whole.ts"
import type { ImportFile } from "./ImportFile.ts"
import { emptyTally, type FileReport, type ImportEvent, type ImportReport, type RowReport } from "./ImportReport.ts"
import { eachBatch } from "./lists/eachBatch.ts"
import { openAll } from "./lists/openAll.ts"
import { type ListOptions, openTable } from "./lists/openList.ts"
import { survey } from "./lists/survey.ts"
import { currentRights, type Rights } from "./rights.ts"
import type { PrintedCity } from "./rows/Said.ts"
import { storable } from "./storable.ts"
import { prepareTaking } from "./takeRows.ts"
import { understand } from "./understand.ts"
import { dropWaitingAlready } from "./waiting.ts"

/** What to import, and under which source its claims stand. */
export interface ImportRequest extends ListOptions {
  readonly files: ReadonlyArray<ImportFile>
  /** Names the list; reading it again under the same title changes nothing. */
  readonly title: string
  /** How good the list is; what is absent is as on record, or C and 3 for a list that is new. */
  readonly grade: Partial<Grade>
  /** Why it is brought in, for the history; the title where it is absent. */
  readonly why?: string
  /** Whether only to say what would happen. */
  readonly preview?: boolean
  /** Whether a file that holds no list is passed over, as in a folder, instead of ending the import. */
  readonly passOver?: boolean
}

/** A source has one grade: a second one would silently count for nothing. */
export class GradeDiffers extends Schema.TaggedError<GradeDiffers>()("GradeDiffers", {
  title: Schema.String,
  stored: Schema.String,
  given: Schema.String
}) {
  override get message(): string {
    return `The source "${this.title}" is on record with the grade ${this.stored}, and this import says ${this.given}: leave the grade out, or give the list another title. Nothing was written.`
  }
}

/** How far a list can be relied on is for those to say who keep what all cities share. */
export class GradeNotYours extends Schema.TaggedError<GradeNotYours>()("GradeNotYours", { title: Schema.String }) {
  override get message(): string {
    return `How far "${this.title}" can be relied on is for a steward to say: leave the grade out, and ask a steward to grade the source once it is on record. Nothing was written.`
  }
}

/** The grade of a list that is new: of one that an editor brings nobody has judged yet. */
const newGrade = ({ shared }: Rights): Grade =>
  shared ? { reliability: "C", credibility: 3 } : { reliability: "F", credibility: 6 }

/** Rows that are taken by themselves at the beginning of a list. */
const firstRows = 20

/** Rejected rows that are kept with the import; the report of its rows has them all. */
const rejectedKept = 1_000

type Tally = ReturnType<typeof emptyTally>

/** Finds or makes the source that the list is, and sees that its grade is the one on record. */
const sourceOf = Effect.fn("imports.sourceOf")(function* ({ grade: asked, title }: ImportRequest) {
  const sql = yield* SqlClient.SqlClient
  const id = SourceId.make(deriveId("source", "import", title))
  const rights = yield* currentRights
  const [stored] = yield* sql<Grade>`SELECT reliability, credibility FROM source WHERE id = ${id}`
  const standing = stored ?? newGrade(rights)
  const grade: Grade = { ...standing, ...asked }
  if (!rights.shared && byGrade(standing, grade) !== 0) return yield* new GradeNotYours({ title })
  if (stored !== undefined && byGrade(stored, grade) !== 0)
    return yield* new GradeDiffers({
      title,
      stored: `${stored.reliability}${stored.credibility}`,
      given: `${grade.reliability}${grade.credibility}`
    })
  return new Source({ id, kind: "data-set", title, grade })
})

/**
 * Reads lists row by row and writes what they say, or only says what it would write.
 *
 * **Details**: nothing of a list is held but the rows at hand, and what is remembered of its cities. While PostgreSQL takes
 * one part in, the cities of the next are looked up.
 */
const readLists = <E>(request: ImportRequest, importId: string, on: (event: ImportEvent) => Effect.Effect<void, E>) =>
  Effect.gen(function* () {
    const preview = request.preview === true
    const { lists, passedOver } = yield* openAll(request)
    const list = yield* sourceOf(request)
    const { brought, resolveIn, settled, take, today } = yield* prepareTaking({ importId, list, preview })
    const ownIds = new Map<string, PrintedCity>()
    const total: Tally = emptyTally()
    const rejected: Array<RowReport> = []
    const files: Array<FileReport> = []

    for (const one of lists) {
      const seen = yield* survey(one, request.language)
      const head = {
        name: one.file.name,
        what: one.what,
        kind: one.mapping.kind,
        columns: one.columns,
        mappedBy: one.by,
        ...(one.encoding === undefined ? {} : { encoding: one.encoding })
      }
      yield* on({ _tag: "file", file: head, ...(seen.whole ? { expected: seen.rows } : {}) })
      const resolve = resolveIn(seen)
      const columns = new Map(one.mapping.columns.map(({ field, name }) => [field as string, name]))
      const tally: Tally = emptyTally()
      const table = yield* openTable(one.file, request.language, one.sheet)
      const language = request.language === undefined ? {} : { language: request.language }
      const context = { dates: { today, ...language }, order: seen.order, ...language }
      const takeEntries = Effect.fnUntraced(function* (entries: ReadonlyArray<TableEntry>) {
        const rows = understand(entries, one, context, resolve, ownIds)
        for (const row of yield* take(rows, (field) => (field === undefined ? undefined : columns.get(field)))) {
          tally.read++
          tally[row.outcome]++
          if (row.outcome === "rejected" && rejected.length < rejectedKept) rejected.push(row)
          yield* on({ _tag: "row", row })
        }
        yield* on({
          _tag: "progress",
          done: tally.read,
          total: seen.whole ? seen.rows : Number.POSITIVE_INFINITY,
          what: `rows of ${one.file.name} read`
        })
        return true
      })
      yield* eachBatch(table, (entries) =>
        // Who looks at a preview sees the first rows before the cities of a thousand are looked up.
        tally.read === 0 && entries.length > firstRows
          ? Effect.andThen(takeEntries(entries.slice(0, firstRows)), takeEntries(entries.slice(firstRows)))
          : takeEntries(entries)
      )
      yield* settled
      for (const key of Object.keys(tally) as ReadonlyArray<keyof Tally>) total[key] += tally[key]
      const { moreRemarks, remarks } = table.summary()
      files.push({
        ...head,
        rows: tally,
        remarks: [
          ...remarks.filter(({ kind }) => kind !== "other-sheet").map(({ line, reason }) => `line ${line}: ${reason}`),
          ...(moreRemarks === 0 ? [] : [`and ${moreRemarks} more of that kind`])
        ]
      })
    }
    const report: ImportReport = {
      preview,
      source: { id: list.id, title: list.title },
      files,
      passedOver,
      rows: total,
      ...brought(),
      rejected
    }
    return { report, lists }
  })

/**
 * Imports lists in one transaction: all of it, or nothing.
 *
 * **Details**: writers wait for each other. A mapping that a person gave is kept for the next table with the same header. A
 * row that waits already, from an import of the same list, does not wait twice; an import that brings nothing else leaves
 * nothing behind.
 */
export const runImport = <E>(request: ImportRequest, on: (event: ImportEvent) => Effect.Effect<void, E>) =>
  Effect.gen(function* () {
    if (request.preview === true) return (yield* whole(readLists(request, randomUUID(), on))).report
    const sql = yield* SqlClient.SqlClient
    return yield* sql.withTransaction(
      Effect.gen(function* () {
        const importId = randomUUID()
        yield* openChange({ what: "import.run", why: request.why ?? request.title, importId, bulk: true })
        const { lists, report } = yield* whole(readLists(request, importId, on))
        for (const { by, mapping } of lists)
          if (by === "person")
            yield* sql`INSERT INTO import_mapping (key, mapping) VALUES (${mapping.key}, ${PgTypes.jsonb(storable(mapping))})
              ON CONFLICT (key) DO UPDATE SET mapping = excluded.mapping, saved_at = now()`
        const waiting = yield* dropWaitingAlready(importId, report.source.id)
        if (report.claims === 0 && waiting === 0) return report
        if (report.claims > 0) {
          yield* projectImport(importId, (done, total, what) =>
            Effect.ignore(on({ _tag: "progress", done, total, what }))
          )
          yield* sql`UPDATE register SET version = version + 1`
        }
        const done: ImportReport = { ...report, id: importId }
        const [kept] = yield* sql`SELECT 1 FROM source WHERE id = ${report.source.id}`
        yield* sql`INSERT INTO import (id, source_id, title, files, report) VALUES (${importId},
          ${kept === undefined ? null : report.source.id}, ${request.title},
          ${PgTypes.jsonb(storable(request.files.map(({ bytes, name, size }) => ({ name, bytes: size ?? (typeof bytes === "function" ? 0 : bytes.length) }))))},
          ${PgTypes.jsonb(storable(done))})`
        return done
      })
    )
  })
