import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import { rejectedHeader } from "../rejectedRows.ts"
import { lastOfEnded, readEvents } from "./jobTable.ts"
import type { Wakes } from "./Wakes.ts"

/** How long to wait for news that another process may have written. */
const patience = "1 second"

/**
 * What happens in a job after an event, as it happens, until the job ends.
 *
 * **Details**: whoever has seen the last event is told it again, and so learns that there is nothing more.
 */
export const watched = (id: string, after: number, wakes: Wakes) =>
  Stream.paginate(after, (seen) =>
    Effect.gen(function* () {
      const news = wakes.next(id)
      const events = yield* readEvents(id, seen)
      const last = events.at(-1)
      const more = Option.some(last?.number ?? seen)
      if (events.length > 0) return [events, more] as const
      const end = yield* lastOfEnded(id)
      if (end === undefined) {
        yield* Effect.raceFirst(Deferred.await(news), Effect.sleep(patience))
        return [[], more] as const
      }
      wakes.forget(id)
      // What came between the two looks is read first.
      if (end > seen) return [[], more] as const
      return [after >= end ? yield* readEvents(id, end - 1) : [], Option.none<number>()] as const
    })
  )

/** The rejected rows of a job as CSV, some thousand lines at a time. */
export const rejectedOf = (id: string) =>
  Stream.concat(
    Stream.make(`${rejectedHeader}\n`),
    Stream.paginate(0, (position) =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const [row] = yield* sql<{ position: number; lines: string }>`
          SELECT position, lines FROM import_job_rejected WHERE job_id = ${id} AND position > ${position}
          ORDER BY position LIMIT 1`
        return row === undefined
          ? ([[], Option.none<number>()] as const)
          : ([[`${row.lines}\n`], Option.some(row.position)] as const)
      })
    )
  )
