import type { RecordRef, RecordState } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { type ClaimRow, claimOf } from "../sql/rows.ts"
import { type RowImage, rowsAt } from "./rowsAt.ts"
import { tableOf } from "./tableOf.ts"
import { versionOf } from "./version.ts"

const byAttribute = (a: ClaimRow, b: ClaimRow): number =>
  a.attribute < b.attribute ? -1 : a.attribute > b.attribute ? 1 : a.id < b.id ? -1 : 1

/** The claims on a record as they stand, or as they stood after a change, by attribute. */
export const claimsAt = Effect.fn("history.claimsAt")(function* (record: RecordRef, change?: number) {
  const rows = yield* rowsAt<ClaimRow>("claim", { about: record }, change)
  return rows.toSorted(byAttribute)
})

/** The change that a record stood at after a change, of the rows that it had then. */
const versionAt = Effect.fn("history.versionAt")(function* (
  { id, kind }: RecordRef,
  change: number,
  rows: ReadonlyArray<RowImage>
) {
  const sql = yield* SqlClient.SqlClient
  const [found] = yield* sql<{ version: number }>`
    SELECT coalesce(max(change_id), 0)::int AS version FROM change_row
    WHERE change_id <= ${change} AND ${kind === "decision" ? sql`row_id = ${id}` : sql`subject_kind = ${kind} AND subject_id = ${id}`}`
  return Math.max(found?.version ?? 0, ...rows.map(({ change_id }) => change_id ?? 0))
})

/** A record as it stands, or as it stood after a change: its row without what follows from claims, and its claims. */
export const stateOf = Effect.fn("history.stateOf")(function* (record: RecordRef, change?: number) {
  const table = tableOf[record.kind]
  const [held] = table === undefined ? [] : yield* rowsAt(table, { ids: [record.id] }, change)
  const claims = yield* claimsAt(record, change)
  const version =
    change === undefined
      ? yield* versionOf(record)
      : yield* versionAt(record, change, held === undefined ? claims : [held, ...claims])
  const { change_id: _, ...row } = held ?? { id: "" }
  return {
    record,
    version,
    ...(held === undefined ? {} : { row: row as Schema.Json }),
    claims: claims.map((claim) => ({ ...claimOf(claim) }))
  } satisfies RecordState
})
