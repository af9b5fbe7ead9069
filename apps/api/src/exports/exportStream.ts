import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Queue from "effect/Queue"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import type { SqlError } from "effect/sql/SqlError"
import { type ExportRequest, Exports } from "./Exports.ts"
import type { NotInThisFormat } from "./pieces.ts"

/** @public Part of the error type of what this file exports. */
export class ExportsBusy extends Schema.TaggedError<ExportsBusy>()("ExportsBusy", {}) {
  override get message(): string {
    return "many exports go on at this moment, and each reads the whole register: try again in a minute"
  }
}

/** Whoever asked for an export does not read on; what is written of it is not the whole. */
class NotRead extends Schema.TaggedError<NotRead>()("NotRead", {}) {}

/** Exports that go on at a time: each holds a connection to the database as long as somebody reads it. */
const turns = Semaphore.makeUnsafe(3)

/** How long an export waits for its turn, and then for whoever reads it to take the next piece. */
const waits = { turn: "20 seconds", reader: "60 seconds" } as const

/**
 * An export as it is read: the register stands still for it until its end, or until whoever reads it leaves.
 *
 * **Details**: no more is written than is read. The stream comes once its first bytes are there, so that what cannot be written
 * is known before anything is sent; one that breaks off fails, so that nobody takes a part for the whole.
 */
export const exportStream = (request: ExportRequest) =>
  Effect.uninterruptibleMask((restore) =>
    Effect.gen(function* () {
      const exports = yield* Exports
      yield* Effect.timeoutOrElse(restore(turns.take(1)), {
        duration: waits.turn,
        orElse: () => Effect.fail(new ExportsBusy())
      })
      const pieces = yield* Queue.bounded<Uint8Array, SqlError | NotInThisFormat | NotRead | Cause.Done>(1)
      const write = exports.write(request, (_, bytes) =>
        Stream.runForEach(bytes, (part) =>
          Effect.timeoutOrElse(Queue.offer(pieces, part), {
            duration: waits.reader,
            orElse: () => Effect.fail(new NotRead())
          })
        )
      )
      const writing = yield* Effect.forkDetach(
        Effect.ensuring(Queue.into(Effect.interruptible(write), pieces), turns.release(1)),
        { startImmediately: true }
      )
      const leave = Fiber.interrupt(writing)
      yield* restore(Queue.peek(pieces)).pipe(
        Effect.onError(() => leave),
        Effect.catchIf(Cause.isDone, () => Effect.void)
      )
      return Stream.ensuring(Stream.fromQueue(pieces), leave)
    })
  )
