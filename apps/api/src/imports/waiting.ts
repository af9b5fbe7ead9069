import { PgTypes } from "@effect/sql-pg"
import type { MappedRow, TableField } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { DecidedRow } from "./decide.ts"
import type { ReportedEnd } from "./ImportReport.ts"
import type { Said } from "./rows/Said.ts"
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

/** The row without what was taken of it already. */
const leftOf = ({ row, waiting }: DecidedRow): MappedRow => {
  const { lists, values } = row.mapped
  const names = (at: (said: Said) => string | undefined): ReadonlyArray<string> => [
    ...new Set(waiting.flatMap(({ said }) => at(said) ?? []))
  ]
  const only: Array<readonly [TableField, ReadonlyArray<string>]> = []
  if ((lists.city ?? []).length > 1) only.push(["city", names((said) => ("city" in said ? said.city.text : undefined))])
  if ((lists.partner ?? []).length > 1)
    only.push(["partner", names((said) => ("partner" in said ? said.partner.text : undefined))])
  if ((lists.network ?? []).length > 1)
    only.push(["network", names((said) => ("network" in said ? said.network : undefined))])
  return { values, lists: { ...lists, ...Object.fromEntries(only) } }
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

const storable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, one: unknown) =>
      typeof one === "string" ? one.toWellFormed().replaceAll("\0", "\ufffd") : one
    )
  )

/** Keeps the rows that wait for a person, so that they can be taken up without the file. */
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
          said: leftOf(one),
          places: placesOf(one)
        }))
      )
    )}) AS row(file text, row int, line int, kind text, said jsonb, places jsonb)
    ON CONFLICT (import_id, file, row) DO UPDATE SET said = excluded.said, places = excluded.places`
})
