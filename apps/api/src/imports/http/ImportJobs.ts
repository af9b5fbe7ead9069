import { createHash, randomUUID } from "node:crypto"
import type { ImportBody, ImportJobEvent } from "@proxeny/client/contract"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { CurrentActor } from "../../history/change.ts"
import { nameOf } from "../../history/nameOf.ts"
import { IdempotencyKeyReused } from "../../http/once.ts"
import { Imports } from "../Imports.ts"
import type { ImportRequest } from "../runImport.ts"
import { arrive, isGone } from "./here.ts"
import { importRequest } from "./importRequest.ts"
import { rejectedOf, watched } from "./jobStreams.ts"
import { type Job, type JobNotFound, readJob, readJobs } from "./jobTable.ts"
import { askToCancel, forgetOld, makeJob, markLost } from "./jobWrites.ts"
import { runJob } from "./runJob.ts"
import { UploadNotFound, Uploads } from "./Uploads.ts"
import { Wakes } from "./Wakes.ts"

/** @public Part of the error type of what this file exports. */
export class JobsFull extends Schema.TaggedError<JobsFull>()("JobsFull", { most: Schema.Int }) {
  override get message(): string {
    return `${this.most} jobs of yours wait or go on already: let some of them end, or cancel them`
  }
}

/** A file that is to be brought in and is not there. */
export class UploadGone extends Schema.TaggedError<UploadGone>()("UploadGone", { id: Schema.String }) {
  override get message(): string {
    return new UploadNotFound({ id: this.id }).message
  }
}

/** @public Part of the error type of what this file exports. */
export class JobEnded extends Schema.TaggedError<JobEnded>()("JobEnded", { id: Schema.String, state: Schema.String }) {
  override get message(): string {
    return this.state === "done"
      ? `the job ${this.id} is done already: an import is taken back by undoing it`
      : `the job ${this.id} has ended already (${this.state}), and nothing of it was written`
  }
}

type Body = (typeof ImportBody)["Type"]

/** Jobs of one person that wait or go on at a time. */
const mostOpen = 10
/** Previews that go on at a time. */
const previews = 2
/** How often a process says that it is still there, and looks for jobs to cancel. */
const pulse = "2 seconds"
/** How often a process looks for jobs of those that are no more. */
const round = "20 seconds"

/** Previews and imports that go on by themselves, one import after the other. */
export class ImportJobs extends Context.Service<
  ImportJobs,
  {
    /** Begins a job; the same `key` again is the same job. */
    start(
      kind: Job["kind"],
      body: Body,
      key?: string
    ): Effect.Effect<Job, UploadGone | JobsFull | IdempotencyKeyReused | JobNotFound | SqlError>
    readonly list: Effect.Effect<ReadonlyArray<Job>, SqlError>
    get(id: string): Effect.Effect<Job, JobNotFound | SqlError>
    /** Stops a job: it is rolled back before this answers, unless another process does it. */
    cancel(id: string): Effect.Effect<Job, JobNotFound | JobEnded | SqlError>
    /** What happens in a job after an event, until the job ends. */
    events(id: string, after: number): Effect.Effect<Stream.Stream<ImportJobEvent, SqlError>, JobNotFound | SqlError>
    /** The rejected rows of a job, as CSV. */
    rejected(id: string): Effect.Effect<Stream.Stream<string, SqlError>, JobNotFound | SqlError>
  }
>()("@proxeny/api/imports/ImportJobs") {
  static readonly layer = Layer.effect(
    ImportJobs,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const uploads = yield* Uploads
      const scope = yield* Scope.Scope
      const here = yield* Effect.acquireRelease(Effect.sync(arrive), ({ leave }) => Effect.sync(leave))
      const turns = { import: yield* Semaphore.make(1), preview: yield* Semaphore.make(previews) }
      const running = new Map<string, Fiber.Fiber<void>>()
      const cancelled = new Set<string>()
      const wakes = new Wakes()
      const needed = Context.make(SqlClient.SqlClient, sql).pipe(Context.add(Imports, yield* Imports))

      const stop = (id: string) =>
        Effect.suspend(() => {
          const fiber = running.get(id)
          if (fiber === undefined) return Effect.void
          cancelled.add(id)
          return Effect.asVoid(Fiber.interrupt(fiber))
        })

      const beat = Effect.gen(function* () {
        if (running.size === 0) return
        const asked = yield* sql<{ id: string; to_cancel: boolean }>`
          UPDATE import_job SET alive_at = clock_timestamp()
          WHERE id = ANY(${[...running.keys()]}::uuid[]) AND state IN ('waiting', 'running') RETURNING id, to_cancel`
        for (const { id, to_cancel } of asked) if (to_cancel) yield* Effect.forkIn(stop(id), scope)
      })
      const tidy = Effect.andThen(markLost(isGone), forgetOld)
      yield* Effect.ignore(tidy)
      yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(pulse), Effect.ignore(beat))))
      yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(round), Effect.ignore(tidy))))

      /** The job that was begun with a key before. */
      const sameJob = Effect.fnUntraced(function* (owner: string, key: string, fingerprint: string) {
        const [row] = yield* sql<{ id: string; request: string }>`
          SELECT id, request FROM import_job WHERE owner = ${owner} AND key = ${key}`
        if (row !== undefined && row.request !== fingerprint) return yield* new IdempotencyKeyReused({ key })
        return row?.id
      })

      const begin = Effect.fnUntraced(function* (kind: Job["kind"], id: string, request: ImportRequest, body: Body) {
        const job = runJob({
          id,
          request,
          turn: turns[kind],
          wake: wakes.wake(id),
          isCancelled: () => cancelled.has(id)
        })
        const whole = Effect.gen(function* () {
          const done = yield* job
          if (done && kind === "import")
            for (const { upload } of body.uploads) yield* Effect.ignore(uploads.remove(upload))
        }).pipe(
          Effect.ensuring(
            Effect.sync(() => {
              running.delete(id)
              cancelled.delete(id)
            })
          )
        )
        running.set(id, yield* Effect.forkIn(whole, scope, { startImmediately: true }))
      })

      const start = Effect.fn("imports.startJob")(function* (kind: Job["kind"], body: Body, key?: string) {
        const actor = yield* CurrentActor
        const owner = nameOf(actor)
        const fingerprint = createHash("sha256")
          .update(JSON.stringify([kind, body]))
          .digest("base64url")
        const known = key === undefined ? undefined : yield* sameJob(owner, key, fingerprint)
        if (known !== undefined) return yield* readJob(known)
        const [open] = yield* sql<{ count: number }>`
          SELECT count(*)::int AS count FROM import_job WHERE owner = ${owner} AND state IN ('waiting', 'running')`
        if ((open?.count ?? 0) >= mostOpen) return yield* new JobsFull({ most: mostOpen })
        const kept = yield* Effect.forEach([...new Set(body.uploads.map(({ upload }) => upload))], uploads.find).pipe(
          Effect.catchTag("UploadNotFound", ({ id }) => Effect.fail(new UploadGone({ id })))
        )
        const id = randomUUID()
        const made = yield* makeJob({
          id,
          kind,
          owner,
          ownerId: actor.kind === "person" ? actor.id : undefined,
          ownerName: actor.kind === "anyone" ? "somebody" : actor.name,
          title: body.title,
          files: kept.map(({ bytes, fileName }) => ({ name: fileName, bytes })),
          key,
          fingerprint,
          process: here.name
        })
        // Somebody sent the same key a moment before.
        if (!made && key !== undefined) return yield* readJob((yield* sameJob(owner, key, fingerprint)) ?? id)
        yield* begin(kind, id, importRequest(body, kept, kind === "preview"), body)
        return yield* readJob(id)
      })

      const cancel = Effect.fn("imports.cancelJob")(function* (id: string) {
        const { state } = yield* readJob(id)
        if (state !== "waiting" && state !== "running") return yield* new JobEnded({ id, state })
        if (running.has(id)) yield* stop(id)
        else yield* askToCancel(id)
        const job = yield* readJob(id)
        return job.state === "done" ? yield* new JobEnded({ id, state: job.state }) : job
      })

      const onSql = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.provideContext(effect, needed)
      return ImportJobs.of({
        start: (kind, body, key) => onSql(start(kind, body, key)),
        list: onSql(readJobs),
        get: (id) => onSql(readJob(id)),
        cancel: (id) => onSql(cancel(id)),
        events: (id, after) => Effect.as(onSql(readJob(id)), Stream.provideContext(watched(id, after, wakes), needed)),
        rejected: (id) => Effect.as(onSql(readJob(id)), Stream.provideContext(rejectedOf(id), needed))
      })
    })
  ).pipe(Layer.provide([Imports.layer, Uploads.layer]))
}
