import type { ImportDetail, ImportPage, ImportSummary, PlacesToChoose } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { defaultLimit, page, readCursor } from "../../http/cursor.ts"
import { moment } from "../../sql/moment.ts"
import { present } from "../../sql/rows.ts"
import { countPlaces, placesToChoose } from "../choose.ts"
import { ImportNotFound } from "../undo.ts"
import { ImportNotYours, mine } from "../whose.ts"
import { withoutRows } from "../withoutRows.ts"

type Summary = (typeof ImportSummary)["Encoded"]
type Detail = (typeof ImportDetail)["Encoded"]

/** Which part of a list is asked for. */
interface Part {
  readonly limit?: number
  readonly cursor?: string
}

interface ImportRow {
  readonly id: string
  readonly title: string
  readonly by_id: string | null
  readonly by_name: string | null
  readonly finished_at: string
  readonly undone_at: string | null
  readonly files: Summary["files"]
  readonly claims: number | null
  readonly waiting: number
}

// What it brought is read from its report: to count its claims takes as long as it has many.
const columns = `i.id, i.title, ran.actor_id AS by_id, ran.actor_name AS by_name, ${moment("i.finished_at")} AS finished_at,
  ${moment("i.undone_at")} AS undone_at, i.files, (i.report ->> 'claims')::int AS claims,
  (SELECT count(*) FROM import_waiting w WHERE w.import_id = i.id)::int AS waiting`

const from = `import i LEFT JOIN LATERAL (
  SELECT actor_id, actor_name FROM change WHERE import_id = i.id AND what = 'import.run' ORDER BY id LIMIT 1) ran ON true`

const summaryOf = ({
  by_id,
  by_name,
  claims,
  files,
  finished_at,
  id,
  title,
  undone_at,
  waiting
}: ImportRow): Summary => ({
  id,
  title,
  finishedAt: finished_at,
  files,
  claims: claims ?? 0,
  waiting,
  ...(by_name === null ? {} : { by: { name: by_name, ...present({ id: by_id }) } }),
  ...present({ undoneAt: undone_at })
})

/** A page of the imports on record, the newest first. */
export const importPage = Effect.fn("imports.page")(function* ({ cursor, limit = defaultLimit }: Part) {
  const sql = yield* SqlClient.SqlClient
  const after = yield* readCursor(cursor, ["id"])
  const rows = yield* sql<ImportRow>`
    SELECT ${sql.literal(columns)} FROM ${sql.literal(from)}
    WHERE ${after === undefined ? sql`true` : sql`(i.finished_at, i.id) < (SELECT finished_at, id FROM import WHERE id = ${after[0]}::uuid)`}
    ORDER BY i.finished_at DESC, i.id DESC LIMIT ${limit + 1}`
  const [all] = yield* sql<{ total: number }>`SELECT count(*)::int AS total FROM import`
  const answer: (typeof ImportPage)["Encoded"] = page(rows, limit, all?.total ?? 0, summaryOf, ({ id }) => [id])
  return answer
})

/** An import on record, with what it did. */
export const importDetail = Effect.fn("imports.detail")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<ImportRow & { report: Detail["report"]; mine: boolean }>`
    SELECT ${sql.literal(columns)}, i.report, ${yield* mine("i.id")} AS mine FROM ${sql.literal(from)} WHERE i.id = ${id}`
  if (row === undefined) return yield* new ImportNotFound({ id })
  return { ...summaryOf(row), report: row.mine ? row.report : withoutRows(row.report) } satisfies Detail
})

/** A page of the places that rows of an import wait for, or of all imports whose rows whoever asks may take up. */
export const waitingPage = Effect.fn("imports.waitingPage")(function* ({
  cursor,
  id,
  limit = defaultLimit
}: Part & { readonly id?: string }) {
  const sql = yield* SqlClient.SqlClient
  if (id !== undefined) {
    const [found] = yield* sql<{
      mine: boolean
    }>`SELECT ${yield* mine("i.id")} AS mine FROM import i WHERE i.id = ${id}`
    if (found === undefined) return yield* new ImportNotFound({ id })
    if (!found.mine) return yield* new ImportNotYours({ id })
  }
  const after = yield* readCursor(cursor, ["number", "string", "string", "string"])
  const rows = yield* placesToChoose(id, { limit: limit + 1, after })
  const answer: (typeof PlacesToChoose)["Encoded"] = page(
    rows,
    limit,
    yield* countPlaces(id),
    ({ country, region, ...place }) => ({ ...place, ...present({ country, region }) }),
    ({ country, region, rows: count, text }) => [count, text, country ?? "", region ?? ""]
  )
  return answer
})
