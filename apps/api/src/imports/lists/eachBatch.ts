import type { OpenTable, TableEntry } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

/** @public Part of the error type of what this file exports. */
export class SourceBroken extends Schema.TaggedError<SourceBroken>()("SourceBroken", {
  file: Schema.String,
  why: Schema.String
}) {
  override get message(): string {
    return `${this.file} could not be read to its end (${this.why}): see that it is whole and stays where it is. Nothing was written.`
  }
}

/** Entries that are taken at once: what is made of each is held until all of them are taken. */
const atOnce = 5_000

/** Entries that are waited for before they are taken, but for the first: each time costs questions to the register. */
const atLeast = 2_000

/** A turn for whatever else is under way: a batch is much work without a pause. */
const pause = Effect.callback<void>((resume) => {
  setImmediate(() => resume(Effect.void))
})

/**
 * Goes through the entries of a table batch by batch, and closes its source at the end, whether that is its own end, an
 * error or an interruption.
 *
 * **Details**: `take` says whether it wants to go on; a large batch comes to it in parts, small ones after the first together.
 */
export const eachBatch = <E, R>(
  table: OpenTable,
  take: (entries: ReadonlyArray<TableEntry>) => Effect.Effect<boolean, E, R>
): Effect.Effect<void, E | SourceBroken, R> =>
  Effect.gen(function* () {
    const batches = table.rows[Symbol.asyncIterator]()
    let held: Array<TableEntry> = []
    let [on, begun, done] = [true, false, false]
    while (on && !done) {
      const next = yield* Effect.tryPromise({
        try: () => batches.next(),
        catch: (cause) =>
          new SourceBroken({ file: table.file, why: cause instanceof Error ? cause.message : String(cause) })
      })
      done = next.done === true
      if (next.done !== true) held = held.concat(next.value)
      if (!done && begun && held.length < atLeast) continue
      begun = true
      for (let at = 0; on && at < held.length; at += atOnce) {
        on = yield* take(held.slice(at, at + atOnce))
        yield* pause
      }
      held = []
    }
  }).pipe(Effect.ensuring(Effect.promise(() => table.close().catch(() => undefined))))
