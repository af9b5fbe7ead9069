import { PgTypes } from "@effect/sql-pg"
import type { ImportJob, ImportJobEvent } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor } from "../../history/change.ts"
import { nameOf } from "../../history/nameOf.ts"
import { moment } from "../../sql/moment.ts"
import { present } from "../../sql/rows.ts"
import { emptyTally } from "../ImportReport.ts"
import { rightsOf } from "../rights.ts"
import { storable } from "../storable.ts"
import type { Gathered, JobEvent } from "./JobLog.ts"

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

/** Days that jobs are kept. */
const keptDays = 30
/** Seconds after which a process that says nothing of a job of its own is taken to have ended. */
const silent = 60

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

/** What a job that nobody does any more came to. */
const restarted = {
  title: "The import was broken off",
  detail: "the server was restarted, and nothing was written: begin the import again"
}

/** Marks the jobs of processes that are no more. `here` tells whether a process of this machine is still there. */
export const markLost = Effect.fnUntraced(function* (isGone: (process: string) => boolean) {
  const sql = yield* SqlClient.SqlClient
  const open = yield* sql<{ id: string; process: string; quiet: boolean }>`
    SELECT id, process, alive_at < clock_timestamp() - make_interval(secs => ${silent}) AS quiet
    FROM import_job WHERE state IN ('waiting', 'running')`
  for (const { id } of open.filter(({ process, quiet }) => quiet || isGone(process)))
    yield* endJob(id, { event: "failed", problem: restarted })
})

/** Forgets what is older than jobs are kept. */
export const forgetOld = SqlClient.SqlClient.use(
  (sql) => sql`DELETE FROM import_job WHERE created_at < now() - make_interval(days => ${keptDays})`
)

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

const addEvents = Effect.fnUntraced(function* (id: string, events: ReadonlyArray<JobEvent>) {
  if (events.length === 0) return
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    INSERT INTO import_job_event (job_id, number, event)
    SELECT ${id}::uuid, (SELECT coalesce(max(number), 0) FROM import_job_event WHERE job_id = ${id}) + place, event
    FROM jsonb_array_elements(${PgTypes.jsonb(storable(events))}) WITH ORDINALITY AS all_of(event, place)`
})

/** Keeps what happened in a job since it was last kept. */
export const keepGathered = Effect.fnUntraced(function* (id: string, { events, rejected, rows }: Gathered) {
  const sql = yield* SqlClient.SqlClient
  yield* addEvents(id, events)
  if (rejected.length > 0)
    yield* sql`
      INSERT INTO import_job_rejected (job_id, position, lines)
      SELECT ${id}::uuid, (SELECT coalesce(max(position), 0) FROM import_job_rejected WHERE job_id = ${id}) + 1,
        ${storable(rejected.join("\n")) as string}::text`
  yield* sql`UPDATE import_job SET rows = ${PgTypes.jsonb(rows)} WHERE id = ${id} AND state = 'running'`
})

/** What a job came to: its last event. */
export type JobEnd = Extract<JobEvent, { readonly event: "done" | "failed" | "cancelled" }>

/** Ends a job that has not ended, and says whether it did: of two that would end it, one does. */
export const endJob = Effect.fnUntraced(function* (id: string, end: JobEnd) {
  const sql = yield* SqlClient.SqlClient
  const json = (value: unknown) => (value === undefined ? null : PgTypes.jsonb(storable(value)))
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      const ended = yield* sql`
        UPDATE import_job SET state = ${end.event}, ended_at = clock_timestamp(),
          report = ${json("report" in end ? end.report : undefined)}, problem = ${json("problem" in end ? end.problem : undefined)}
        WHERE id = ${id} AND state IN ('waiting', 'running') RETURNING id`
      if (ended.length > 0) yield* addEvents(id, [end])
      return ended.length > 0
    })
  )
})

/** A job as it is made. */
export interface JobToMake extends Pick<Job, "id" | "kind" | "title" | "files"> {
  readonly owner: string
  readonly ownerId: string | undefined
  readonly ownerName: string
  /** Of two jobs that one person begins with the same key, there is one. */
  readonly key: string | undefined
  /** What was asked for, so that a key does not stand for two things. */
  readonly fingerprint: string
  readonly process: string
}

/** Makes a job; says whether there was none with its key. */
export const makeJob = Effect.fnUntraced(function* (job: JobToMake) {
  const sql = yield* SqlClient.SqlClient
  const made = yield* sql`
    INSERT INTO import_job (id, kind, owner, owner_id, owner_name, title, files, rows, key, request, process)
    VALUES (${job.id}, ${job.kind}, ${job.owner}, ${job.ownerId ?? null}, ${job.ownerName}, ${job.title},
      ${PgTypes.jsonb(storable(job.files))}, ${PgTypes.jsonb(emptyTally())}, ${job.key ?? null}, ${job.fingerprint}, ${job.process})
    ON CONFLICT (owner, key) DO NOTHING RETURNING id`
  return made.length > 0
})

/** Notes that a job has its turn; says whether it still wants it. */
export const beginJob = Effect.fnUntraced(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const begun = yield* sql`
    UPDATE import_job SET state = 'running', started_at = clock_timestamp()
    WHERE id = ${id} AND state = 'waiting' AND NOT to_cancel RETURNING id`
  return begun.length > 0
})

/** Asks the process that does a job to cancel it, and waits a moment for it. */
export const askToCancel = Effect.fnUntraced(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`UPDATE import_job SET to_cancel = true WHERE id = ${id} AND state IN ('waiting', 'running')`
  for (let tries = 0; tries < 20; tries++) {
    const [open] = yield* sql`SELECT 1 FROM import_job WHERE id = ${id} AND state IN ('waiting', 'running')`
    if (open === undefined) return
    yield* Effect.sleep("250 millis")
  }
})
