import type { Shapes } from "@proxeny/client"
import { conflictsIn, type Subject, sameValue } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { decisionViews } from "../decisions/decisionViews.ts"
import { atOnce } from "../sql/atOnce.ts"
import { type ClaimRow, evidenceOf, present } from "../sql/rows.ts"
import { type ClaimView, claimColumns, claimViews, sourcesOf } from "./claimViews.ts"
import { policy } from "./derived.ts"

export type ConflictView = (typeof Shapes.ConflictView)["Encoded"]

/** A row of `conflict`. */
export interface ConflictRow {
  readonly kind: "values" | "left-out"
  readonly subject_kind: Subject["kind"]
  readonly subject_id: string
  readonly attribute: string
  /** The part of the attribute; null where an earlier version found the conflict, which did not tell them apart. */
  readonly facet: string | null
  readonly decision_id: string | null
  readonly twinning_id: string | null
  readonly list_claim: string | null
}

/** The columns of `conflict`, for a query of one's own. */
export const conflictColumns =
  "conflict.kind, conflict.subject_kind, conflict.subject_id, conflict.attribute, conflict.facet, conflict.decision_id, conflict.twinning_id, conflict.list_claim"

const positionsOf = (claims: ReadonlyArray<ClaimView>): ConflictView["positions"] => {
  const positions: Array<{ value: ClaimView["value"]; claims: Array<ClaimView> }> = []
  for (const claim of claims) {
    const known = positions.find(({ value }) => sameValue(value, claim.value))
    if (known === undefined) positions.push({ value: claim.value, claims: [claim] })
    else known.claims.push(claim)
  }
  return positions
}

/** Shows both sides of each conflict, with every claim on either side, and what was decided. */
export const conflictViews = Effect.fn("conflicts.views")(function* (conflicts: ReadonlyArray<ConflictRow>) {
  if (conflicts.length === 0) return []
  const sql = yield* SqlClient.SqlClient
  const ofValues = conflicts.filter(({ kind }) => kind === "values")
  const kinds = [...new Set(ofValues.map(({ subject_kind }) => subject_kind))]
  const subjects = ofValues.map(({ subject_id }) => subject_id)
  const twinnings = conflicts.flatMap(({ twinning_id }) => (twinning_id === null ? [] : [twinning_id]))
  const lists = conflicts.flatMap(({ list_claim }) => (list_claim === null ? [] : [list_claim]))
  const rows = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim
    WHERE id = ANY(${lists}::uuid[])
      OR (subject_kind = ANY(${kinds}::text[]) AND subject_id = ANY(${subjects}::uuid[]))
      OR (subject_kind = 'twinning' AND subject_id = ANY(${twinnings}::uuid[]) AND attribute = 'exists')
    ORDER BY id`
  const [shown, sources, decided] = yield* atOnce([
    claimViews(rows),
    sourcesOf(rows),
    decisionViews(conflicts.flatMap(({ decision_id }) => decision_id ?? []))
  ])
  const views = new Map(shown.map((view) => [view.id, view] as const))
  const evidence = evidenceOf(rows, sources)
  const decisionOf = ({ decision_id }: ConflictRow) => decided.get(decision_id ?? "")

  const leftOut = (row: ConflictRow): ReadonlyArray<ConflictView> => {
    const list = row.list_claim === null ? undefined : views.get(row.list_claim)
    const exists = rows.flatMap((claim) =>
      claim.subject_id === row.twinning_id && claim.attribute === "exists" && claim.value === true
        ? (views.get(claim.id) ?? [])
        : []
    )
    const [first] = exists
    if (list === undefined || first === undefined) return []
    const city = list.mentions.find(({ id }) => id === list.subject.id)
    const partner = first.mentions.find(({ id }) => id !== list.subject.id)
    const country =
      list.value !== null && typeof list.value === "object" && "country" in list.value ? list.value.country : undefined
    return [
      {
        kind: "left-out",
        subject: list.subject,
        attribute: row.attribute,
        ...present({ city, partner, twinning: row.twinning_id }),
        ...(typeof country === "string" ? { country } : {}),
        positions: [
          { value: list.value, claims: [list] },
          { value: true, claims: exists }
        ],
        ...present({ decision: decisionOf(row)?.view })
      }
    ]
  }

  const values = (row: ConflictRow): ReadonlyArray<ConflictView> =>
    conflictsIn(
      evidence.filter(({ claim }) => claim.subject.id === row.subject_id && claim.attribute === row.attribute),
      policy,
      [decisionOf(row)?.pinned].filter((one) => one !== undefined)
    ).flatMap(({ facet, resolution }): ReadonlyArray<ConflictView> => {
      if (row.facet !== null && row.facet !== facet) return []
      const reason = new Map(
        resolution.trace.flatMap((step) => (step.outcome === "contradicts" ? [[step.claim, step.reason] as const] : []))
      )
      const all = [resolution.winner, ...resolution.agreeing, ...resolution.losers].flatMap(
        ({ claim }) => views.get(claim.id) ?? []
      )
      const [first] = all
      if (first === undefined) return []
      return [
        {
          kind: "values",
          subject: first.subject,
          attribute: row.attribute,
          policy: resolution.policy.kind,
          ...present({ twinning: row.twinning_id, city: first.mentions[0], partner: first.mentions[1] }),
          positions: positionsOf(all).map((position) => ({
            ...position,
            ...present({
              reason: position.claims.map(({ id }) => reason.get(id as never)).find((one) => one !== undefined)
            })
          })),
          ...present({ decision: decisionOf(row)?.view })
        }
      ]
    })
  return conflicts.flatMap((row) => (row.kind === "left-out" ? leftOut(row) : values(row)))
})
