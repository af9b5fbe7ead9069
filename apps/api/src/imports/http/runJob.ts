import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Queue from "effect/Queue"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import type { ImportEvent } from "../ImportReport.ts"
import { Imports } from "../Imports.ts"
import type { ImportRequest } from "../runImport.ts"
import { importFault } from "./importFault.ts"
import { JobLog } from "./JobLog.ts"
import { beginJob, endJob, keepGathered } from "./jobWrites.ts"

/** A job that others took for lost, or cancelled, while it went on: what it would write is not written. */
class JobTaken extends Schema.TaggedError<JobTaken>()("JobTaken", {}) {
  override get message(): string {
    return "the job was ended by another process, and nothing was written: begin the import again"
  }
}

/** What a job is run with. */
export interface JobToRun {
  readonly id: string
  readonly request: ImportRequest
  /** Lets one import in at a time. */
  readonly turn: Semaphore.Semaphore
  /** Tells those who watch that something happened. */
  readonly wake: Effect.Effect<void>
  /** Whether somebody has cancelled it. */
  readonly isCancelled: () => boolean
}

/** How often what happened is kept. */
const atLeastEvery = "300 millis"

/** Rejected rows that wait to be kept before the import waits for that. */
const mostHeld = 10_000

/** Keeps what happens in a job while it happens: beside its transaction, so that others see it, and it outlasts a rollback. */
const keeping = Effect.fnUntraced(function* (id: string, wake: Effect.Effect<void>) {
  const log = new JobLog()
  const one = yield* Semaphore.make(1)
  const asked = yield* Queue.unbounded<Deferred.Deferred<void, SqlError>>()
  const keep = one.withPermit(
    Effect.uninterruptible(
      Effect.suspend(() => {
        const gathered = log.gather()
        return gathered.events.length === 0 && gathered.rejected.length === 0
          ? Effect.void
          : Effect.andThen(keepGathered(id, gathered), wake)
      })
    )
  )
  yield* Effect.forkChild(
    Effect.forever(
      Effect.gen(function* () {
        const who = yield* Effect.timeoutOption(Queue.take(asked), atLeastEvery)
        const kept = yield* Effect.exit(keep)
        if (Option.isSome(who)) yield* Deferred.done(who.value, kept)
      })
    )
  )
  const kept = Effect.gen(function* () {
    const done = yield* Deferred.make<void, SqlError>()
    yield* Queue.offer(asked, done)
    yield* Deferred.await(done)
  })
  return {
    /** Keeps the rest; not for the middle of a transaction. */
    keep,
    /** Waits until everything so far is kept. */
    kept,
    on: (event: ImportEvent) =>
      Effect.suspend(() => {
        log.add(event)
        return log.held > mostHeld ? kept : Effect.void
      })
  }
})

/**
 * Does a job, from its turn on to its end, whatever that is.
 *
 * **Details**: that an import is done is written in its own transaction: it is on record, and its job done, or neither. Gives
 * whether it is done.
 */
export const runJob = Effect.fn("imports.runJob")(function* ({ id, isCancelled, request, turn, wake }: JobToRun) {
  const sql = yield* SqlClient.SqlClient
  const imports = yield* Imports
  const log = yield* keeping(id, wake)
  let isWanted = true
  const work = Effect.gen(function* () {
    isWanted = yield* beginJob(id)
    if (!isWanted) return yield* Effect.interrupt
    yield* wake
    const run = Effect.gen(function* () {
      const report = yield* imports.run(request, log.on)
      yield* log.kept
      if (!(yield* endJob(id, { event: "done", report }))) return yield* new JobTaken()
    })
    yield* request.preview === true ? run : sql.withTransaction(run)
  })
  const exit = yield* Effect.exit(Effect.interruptible(turn.withPermit(work)))
  if (Exit.isFailure(exit)) {
    yield* Effect.ignore(log.keep)
    yield* Effect.ignore(
      endJob(
        id,
        isCancelled() || !isWanted ? { event: "cancelled" } : { event: "failed", problem: importFault(exit.cause) }
      )
    )
    if (Exit.hasDies(exit)) yield* Effect.logError("an import failed", exit.cause)
  }
  yield* wake
  return Exit.isSuccess(exit)
}, Effect.uninterruptible)
