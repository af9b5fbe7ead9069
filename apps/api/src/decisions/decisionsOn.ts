import type { ClaimId, LeftOutDecided, Pinned, Subject, TwinningId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

/** A row of `decision`: of a twinning that a list leaves out, `subject` is the twinning and `claim_id` the list. */
export interface DecisionRow {
  readonly id: string
  readonly kind: "values" | "left-out"
  readonly subject_kind: Subject["kind"]
  readonly subject_id: string
  readonly attribute: string
  readonly facet: string
  readonly claim_id: string
  readonly holds: "list" | "twinning" | null
  readonly reason: string
}

/** Decisions as the domain takes them. */
export interface Decisions {
  readonly pinned: ReadonlyArray<Pinned>
  readonly leftOut: ReadonlyArray<LeftOutDecided>
  /** The decision that pins a claim. */
  readonly of: (claim: ClaimId) => string | undefined
}

/**
 * Reads rows of decisions into what the domain takes.
 *
 * **Gotchas**: a decision whose claim is gone has lapsed. The domain sees that of claims on one subject; a list of all twins is
 * about another record, so that whoever gives the rows leaves out those whose list is gone.
 */
export const decisionsFrom = (rows: ReadonlyArray<DecisionRow>): Decisions => {
  const values = rows.filter(({ kind }) => kind === "values")
  const byClaim = new Map(values.map(({ claim_id, id }) => [claim_id, id] as const))
  return {
    pinned: values.map(({ claim_id, reason }) => ({ kind: "pinned", claim: claim_id as ClaimId, reason })),
    leftOut: rows.flatMap(({ claim_id, holds, reason, subject_id }) =>
      holds === null ? [] : [{ twinning: subject_id as TwinningId, list: claim_id as ClaimId, holds, reason }]
    ),
    of: (claim) => byClaim.get(claim)
  }
}

/** The columns of {@link DecisionRow}. */
export const decisionColumns =
  "decision.id, decision.kind, decision.subject_kind, decision.subject_id, decision.attribute, decision.facet, decision.claim_id, decision.holds, decision.reason"

/** What persons decided about some subjects, but for decisions that have lapsed. */
export const decisionsOn = Effect.fnUntraced(function* (subjects: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<DecisionRow>`
    SELECT ${sql.literal(decisionColumns)} FROM decision JOIN claim ON claim.id = decision.claim_id
    WHERE decision.subject_id = ANY(${subjects}::uuid[]) ORDER BY decision.id`
  return decisionsFrom(rows)
})

/** Twinnings that a decision about a list of some cities bears on: where the list is gone or back, they are shown otherwise. */
export const decidedByListsOf = Effect.fnUntraced(function* (subjects: ReadonlyArray<Subject>) {
  const cities = subjects.flatMap(({ id, kind }) => (kind === "city" ? [id] : []))
  if (cities.length === 0) return []
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string }>`
    SELECT DISTINCT twinning.id FROM decision JOIN twinning ON twinning.id = decision.subject_id
    WHERE decision.kind = 'left-out' AND (city_a = ANY(${cities}::uuid[]) OR city_b = ANY(${cities}::uuid[]))`
  return rows.map(({ id }): Subject => ({ kind: "twinning", id }))
})
