import type { ImportJob, ImportJobEvent } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor } from "../../history/change.ts"
import { nameOf } from "../../history/nameOf.ts"
import { moment } from "../../sql/moment.ts"
import { present } from "../../sql/rows.ts"
import { rightsOf } from "../rights.ts"
import type { JobEvent } from "./JobLog.ts"

/** A job as it is told to whoever asks. */
export type Job = (typeof ImportJob)["Encoded"]

/** @public Part of the error type of what this file exports. */
export class JobNotFound extends Schema.TaggedError<JobNotFound>()("JobNotFound", { id: Schema.String }) {
  override get message(): string {
    return `there is no job ${this.id} of yours: look at the list of jobs; they are kept for 30 days`
  }
}

interface JobRow {
  readonly id: string
  readonly kind: Job["kind"]
  readonly state: Job["state"]
  readonly title: string
  readonly files: Job["files"]
  readonly rows: Job["rows"]
  readonly owner_id: string | null
  readonly owner_name: string
  readonly created_at: string
  readonly started_at: string | null
  readonly ended_at: string | null
  readonly report: Job["report"] | null
  readonly problem: Job["problem"] | null
  readonly ahead: number | null
}

const columns = `j.id, j.kind, j.state, j.title, j.files, j.rows, j.owner_id, j.owner_name,
  ${moment("j.created_at")} AS created_at, ${moment("j.started_at")} AS started_at, ${moment("j.ended_at")} AS ended_at, j.problem,
  CASE WHEN j.state = 'waiting' THEN (SELECT count(*) FROM import_job b
    WHERE b.state IN ('waiting', 'running') AND b.kind = j.kind AND b.position < j.position)::int END AS ahead`

const jobOf = ({
  ahead,
  created_at,
  ended_at,
  owner_id,
  owner_name,
  problem,
  report,
  started_at,
  ...row
}: JobRow): Job => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  title: row.title,
  files: row.files,
  rows: row.rows,
  by: { name: owner_name, ...present({ id: owner_id }) },
  createdAt: created_at,
  ...present({ ahead, startedAt: started_at, endedAt: ended_at, report, problem })
})

/** Whose jobs somebody sees: one's own; those of everybody where one could bring in any list. */
const seen = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const actor = yield* CurrentActor
  return rightsOf(actor).everything ? sql`true` : sql`j.owner = ${nameOf(actor)}`
})

/** A job to whoever may see it, with what it did. */
export const readJob = Effect.fnUntraced(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<JobRow>`
    SELECT ${sql.literal(columns)}, j.report FROM import_job j WHERE j.id = ${id} AND ${yield* seen}`
  return row === undefined ? yield* new JobNotFound({ id }) : jobOf(row)
})

export const readJobs = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<JobRow>`
    SELECT ${sql.literal(columns)} FROM import_job j WHERE ${yield* seen} ORDER BY j.position DESC LIMIT 100`
  return rows.map(jobOf)
})

/** Events of a job after one of them, some at a time. */
export const readEvents = Effect.fnUntraced(function* (id: string, after: number) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ number: number; event: JobEvent }>`
    SELECT number, event FROM import_job_event WHERE job_id = ${id} AND number > ${after} ORDER BY number LIMIT 50`
  return rows.map(({ event, number }) => ({ number, ...event }) as ImportJobEvent)
})

/** How a job ended, for who waits for more of it: the number of its last event; nothing while it goes on. */
export const lastOfEnded = Effect.fnUntraced(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const [open] = yield* sql`SELECT 1 FROM import_job WHERE id = ${id} AND state IN ('waiting', 'running')`
  if (open !== undefined) return undefined
  const [row] = yield* sql<{ last: number | null }>`
    SELECT max(number) AS last FROM import_job_event WHERE job_id = ${id}`
  return row?.last ?? 0
})
