import type { RecordRef, RecordState } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { claimColumns } from "../register/claimViews.ts"
import { type ClaimRow, claimOf } from "../sql/rows.ts"
import { versionOf } from "./version.ts"

/** Where the row of a record stands. Activities and tensions have none: they follow from their claims. */
export const tableOf: Readonly<Partial<Record<RecordRef["kind"], string>>> = {
  city: "city",
  twinning: "twinning",
  agreement: "agreement",
  network: "network",
  membership: "membership",
  strategy: "strategy_profile",
  source: "source",
  activity: "activity",
  tension: "tension",
  rubric: "rubric",
  note: "note",
  contact: "contact",
  cost: "cost",
  budget: "budget",
  document: "document"
}

export type { RecordState }

/** A record as it stands. */
export const stateOf = Effect.fn("history.stateOf")(function* (record: RecordRef) {
  const sql = yield* SqlClient.SqlClient
  const { id, kind } = record
  const table = tableOf[kind]
  const [held] =
    table === undefined
      ? []
      : yield* sql<{ row: Schema.Json }>`SELECT to_jsonb(t) AS row FROM ${sql.literal(table)} t WHERE id = ${id}`
  const claims = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim WHERE subject_kind = ${kind} AND subject_id = ${id}
    ORDER BY attribute, id`
  return {
    record,
    version: yield* versionOf(record),
    ...(held === undefined ? {} : { row: held.row }),
    claims: claims.map((row) => ({ ...claimOf(row) }))
  } satisfies RecordState
})
