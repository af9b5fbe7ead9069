import type { SubjectKind } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { claimColumns, sourcesOf } from "../register/claimViews.ts"
import { type ClaimRow, evidenceOf } from "../sql/rows.ts"

/** The claims on some records of one kind, each with its source. */
export const evidenceAbout = Effect.fn("records.evidence")(function* (kind: SubjectKind, ids: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const claims = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim WHERE subject_kind = ${kind} AND subject_id = ANY(${ids}::uuid[]) ORDER BY id`
  return evidenceOf(claims, yield* sourcesOf(claims))
})
