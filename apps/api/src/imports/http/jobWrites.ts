import { PgTypes } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { emptyTally } from "../ImportReport.ts"
import { storable } from "../storable.ts"
import type { Gathered, JobEvent } from "./JobLog.ts"
import type { Job } from "./jobTable.ts"

/** Days that jobs are kept. */
const keptDays = 30
/** Seconds after which a process that says nothing of a job of its own is taken to have ended. */
const silent = 60

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
