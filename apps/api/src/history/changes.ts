import type { Change, ChangePage, OperationRequest, RecordRef } from "@proxeny/client/contract"
import type { Actor } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type * as Statement from "effect/sql/Statement"
import { defaultLimit, page, readCursor } from "../http/cursor.ts"
import { present } from "../sql/rows.ts"
import { instant } from "./instant.ts"
import { labelsOf, named } from "./labels.ts"
import { readableRows } from "./readable.ts"
import { changesOf, recordsOfCity } from "./recordsOfCity.ts"

/** Records of a change that its summary names, and rows of it that are looked at for them. */
const shownRecords = 10
const rowsLookedAt = 50

/** A row of `change`, with what somebody may know of its rows. */
interface ChangeRow {
  readonly id: number
  readonly at: string
  readonly actor_kind: "person" | "installation"
  readonly actor_id: string | null
  readonly actor_name: string
  readonly what: string
  readonly why: string | null
  readonly import_id: string | null
  readonly undoes: number | null
  readonly undone_by: number | null
  readonly withheld: boolean
  readonly looked: number
  readonly records: ReadonlyArray<RecordRef>
}

/** The changes that fit conditions and that somebody may know of, the newest first. */
export const changeRows = Effect.fn("history.changeRows")(function* (
  actor: Actor,
  conditions: ReadonlyArray<Statement.Fragment>,
  limit: number
) {
  const sql = yield* SqlClient.SqlClient
  const readable = yield* readableRows(actor)
  return yield* sql<ChangeRow>`
    SELECT c.id::int AS id, ${sql.literal(instant("c.at"))} AS at, c.actor_kind, c.actor_id, c.actor_name, c.what, c.why, c.import_id,
      c.undoes::int AS undoes, c.withheld, coalesce(rows.looked, 0)::int AS looked, coalesce(rows.records, '[]') AS records,
      (SELECT max(u.id) FROM change u WHERE u.undoes = c.id
        AND NOT EXISTS (SELECT 1 FROM change again WHERE again.undoes = u.id))::int AS undone_by
    FROM (
      SELECT change.*, EXISTS (SELECT 1 FROM change_row r WHERE r.change_id = change.id AND r.is_private AND NOT ${readable}) AS withheld
      FROM change) c
    CROSS JOIN LATERAL (
      SELECT sum(looked) AS looked, jsonb_agg(jsonb_build_object('kind', subject_kind, 'id', subject_id) ORDER BY first) AS records
      FROM (
        SELECT subject_kind, subject_id, min(position) AS first, count(*) AS looked FROM (
          SELECT subject_kind, subject_id, position FROM change_row r
          WHERE r.change_id = c.id AND ${readable} ORDER BY position LIMIT ${rowsLookedAt}) first_rows
        GROUP BY 1, 2) records) rows
    WHERE (NOT c.withheld OR rows.looked > 0) AND ${sql.and([sql`true`, ...conditions])}
    ORDER BY c.id DESC LIMIT ${limit}`
})

/** Changes as they are told, with the names of their records. */
export const changeViews = Effect.fn("history.changeViews")(function* (rows: ReadonlyArray<ChangeRow>) {
  const shown = rows.flatMap(({ records }) => records.slice(0, shownRecords))
  const labels = yield* labelsOf(shown)
  return rows.map((row): (typeof Change)["Encoded"] => ({
    id: row.id,
    at: row.at,
    by: { kind: row.actor_kind, name: row.actor_name, ...present({ id: row.actor_id }) },
    what: row.what,
    records: named(row.records.slice(0, shownRecords), labels),
    more: row.records.length > shownRecords || row.looked === rowsLookedAt,
    ...present({ import: row.import_id, undoes: row.undoes, undoneBy: row.undone_by }),
    // Why somebody changed what others may not read is not theirs to read either.
    ...(row.withheld ? {} : present({ why: row.why }))
  }))
})

type Filter = Omit<OperationRequest<"GET /api/v1/history">, "body">

/** A page of changes, the newest first. */
export const listChanges = Effect.fn("history.listChanges")(function* (actor: Actor, filter: Filter) {
  const sql = yield* SqlClient.SqlClient
  const limit = filter.limit ?? defaultLimit
  const after = yield* readCursor(filter.cursor, ["number"])
  const { actor: by, city, from, id, kind, until, what } = filter
  const day = (text: string) => sql`${`${text}T00:00:00Z`}::timestamptz`
  const conditions = [
    ...(after === undefined ? [] : [sql`c.id < ${after[0]}`]),
    ...(id === undefined || kind === undefined ? [] : [sql`c.id IN (${yield* changesOf([{ kind, id }])})`]),
    ...(id === undefined && kind !== undefined
      ? [sql`EXISTS (SELECT 1 FROM change_row r WHERE r.change_id = c.id AND r.subject_kind = ${kind})`]
      : []),
    ...(city === undefined ? [] : [sql`c.id IN (${yield* changesOf(yield* recordsOfCity(city))})`]),
    ...(by === undefined ? [] : [sql`c.actor_id = ${by}`]),
    ...(what === undefined ? [] : [sql`c.what = ${what}`]),
    ...(from === undefined ? [] : [sql`c.at >= ${day(from)}`]),
    ...(until === undefined ? [] : [sql`c.at < ${day(until)} + interval '1 day'`])
  ]
  const rows = yield* changeRows(actor, conditions, limit + 1)
  const { items, next } = page(
    rows,
    limit,
    0,
    (row) => row,
    (row) => [row.id]
  )
  return { items: yield* changeViews(items), ...present({ next }) } satisfies (typeof ChangePage)["Encoded"]
})
