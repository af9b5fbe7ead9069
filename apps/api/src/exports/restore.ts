import type { Subject } from "@proxeny/domain"
import { type ArchiveCounts, type ArchiveEntry, ArchiveReader } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { openChange } from "../history/change.ts"
import type { Progress } from "../register/Batch.ts"
import { project } from "../register/projection.ts"
import { clear, refuseUnlessEmpty } from "./emptyRegister.ts"
import { insertEntries, keepHolders, settleHolders } from "./insertEntries.ts"

/** An archive that is whole, and yet holds what a register cannot. */
export class ArchiveNotTaken extends Schema.TaggedError<ArchiveNotTaken>()("ArchiveNotTaken", {
  line: Schema.Int,
  why: Schema.String
}) {
  override get message(): string {
    return `The archive is read up to its line ${this.line}, and what stands before that does not fit together (${this.why}): it was not made by proxeny export, or altered since. Nothing was written.`
  }
}

/** What an archive brought: how many records of each kind. */
export type Restored = ArchiveCounts

/** What PostgreSQL says against rows, other than of a server that cannot be reached. */
const refusedAt =
  (line: number) =>
  (error: SqlError): Effect.Effect<never, SqlError | ArchiveNotTaken> => {
    const { reason } = error
    if (reason._tag !== "UniqueViolation" && reason._tag !== "ConstraintError") return Effect.fail(error)
    const said = reason.cause instanceof Error ? reason.cause.message : error.message
    return Effect.fail(new ArchiveNotTaken({ line, why: said.split("\n")[0] ?? "" }))
  }

/**
 * Brings an archive into a register that holds nothing but the reference facts, in one transaction.
 *
 * **Details**: everything on record is afterwards what the archive holds, also the reference facts: those of its version, which
 * the next command brings up to date where this one knows a later version. What follows from claims is worked out anew.
 * The archive is known to be whole at its last line only, so that nothing is committed before.
 *
 * **Errors**: {@link RegisterNotEmpty}; {@link BrokenArchive} with its line; {@link ArchiveNotTaken}. Nothing is written then.
 */
export const restore = Effect.fn("restore")(function* <E>(
  lines: Stream.Stream<ReadonlyArray<string>, E>,
  progress: Progress
) {
  const sql = yield* SqlClient.SqlClient
  const reader = new ArchiveReader()
  const subjects = new Map<string, Subject>()
  let read = 0

  /** Takes some lines; the records in them are written kind by kind, in their order. */
  const take = Effect.fn("restore.take")(function* (some: ReadonlyArray<string>) {
    const entries: Array<ArchiveEntry> = []
    for (const line of some) {
      const entry = yield* Effect.fromResult(reader.line(line))
      if (entry === undefined) continue
      entries.push(entry)
      if (entry.kind === "claim") subjects.set(entry.record.subject.id, entry.record.subject)
    }
    read += some.length
    yield* Effect.catchTag(insertEntries(entries), "SqlError", refusedAt(read))
    yield* progress(read, Math.max(read, reader.lines ?? 0), "lines read")
  })

  return yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* openChange({ what: "archive.restore", bulk: true })
      yield* refuseUnlessEmpty
      yield* clear
      yield* keepHolders
      yield* Stream.runForEach(lines, take)
      const header = yield* Effect.fromResult(reader.end())
      yield* Effect.catchTag(project([...subjects.values()], progress), "SqlError", refusedAt(read))
      yield* settleHolders
      const reference = header.version === 1 ? undefined : header.reference
      yield* sql`UPDATE register SET version = version + 1, reference = ${reference ?? null}`
      return header.counts satisfies Restored as Restored
    })
  )
})
