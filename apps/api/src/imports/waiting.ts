import { PgTypes } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { DecidedRow } from "./decide.ts"
import type { ReportedEnd } from "./ImportReport.ts"
import { storable } from "./storable.ts"
import { endsOf } from "./understand.ts"

/** A place of a row that waits: as it is printed, why it waits, and what it may be. */
export interface WaitingPlace {
  readonly text: string
  readonly country?: string
  readonly region?: string
  readonly reason: string
  /** The same in a word, such as `homonyms` or `no-such-name`. */
  readonly why: string
  readonly candidates: NonNullable<ReportedEnd["candidates"]>
}

const placesOf = ({ waiting }: DecidedRow): ReadonlyArray<WaitingPlace> => {
  const places = new Map<string, WaitingPlace>()
  for (const { ends, said, why } of waiting)
    endsOf(said).forEach(({ place, text }, at) => {
      const end = ends[at]
      const own = why[at]
      if (end === undefined || own === undefined) return
      const { country, region } = place
      places.set(text, {
        text,
        ...(country === undefined ? {} : { country }),
        ...(region === undefined ? {} : { region }),
        reason: own.reason,
        why: own.kind,
        candidates: end.candidates ?? []
      })
    })
  return [...places.values()]
}

/** Keeps the rows that wait for a person, so that they can be taken up without the file: what each says that waits. */
export const keepWaiting = Effect.fn("imports.keepWaiting")(function* (
  importId: string,
  rows: ReadonlyArray<DecidedRow>
) {
  const waiting = rows.filter((row) => row.waiting.length > 0)
  if (waiting.length === 0) return
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    INSERT INTO import_waiting (import_id, file, row, line, kind, said, places)
    SELECT ${importId}::uuid, file, row, line, kind, said, places
    FROM jsonb_to_recordset(${PgTypes.jsonb(
      storable(
        waiting.map((one) => ({
          file: one.row.file,
          row: one.row.row,
          line: one.row.line,
          kind: one.row.kind,
          said: one.waiting.map(({ said }) => said),
          places: placesOf(one)
        }))
      )
    )}) AS row(file text, row int, line int, kind text, said jsonb, places jsonb)
    ON CONFLICT (import_id, file, row) DO UPDATE SET said = excluded.said, places = excluded.places`
})

/**
 * Lets no row wait twice: those that wait already, from an earlier import of the same list, go. Gives the number of the others.
 */
export const dropWaitingAlready = Effect.fn("imports.dropWaitingAlready")(function* (importId: string, source: string) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    DELETE FROM import_waiting again USING import_waiting before, import i
    WHERE again.import_id = ${importId} AND i.source_id = ${source} AND i.undone_at IS NULL AND before.import_id = i.id
      AND before.file = again.file AND before.said = again.said`
  const [left] = yield* sql<{ count: number }>`
    SELECT count(*)::int AS count FROM import_waiting WHERE import_id = ${importId}`
  return left?.count ?? 0
})
