import type { Source, SubjectKind } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { claimColumns } from "../register/claimViews.ts"
import { type ClaimRow, evidenceOf, type SourceRow, sourceOf } from "../sql/rows.ts"

/** The claims on some records of one kind, each with its source. */
export const evidenceAbout = Effect.fn("records.evidence")(function* (kind: SubjectKind, ids: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const claims = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim WHERE subject_kind = ${kind} AND subject_id = ANY(${ids}::uuid[]) ORDER BY id`
  const sources = yield* sql<SourceRow>`
    SELECT * FROM source WHERE id = ANY(${[...new Set(claims.map(({ source_id }) => source_id))]}::uuid[])`
  return evidenceOf(claims, new Map<string, Source>(sources.map((row) => [row.id, sourceOf(row)])))
})
