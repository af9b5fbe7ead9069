import type { Shapes } from "@proxeny/client"
import type { ClaimId, Pinned } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { instant } from "../history/instant.ts"
import { present } from "../sql/rows.ts"
import { type DecisionRow, decisionColumns } from "./decisionsOn.ts"

type DecisionView = (typeof Shapes.DecisionView)["Encoded"]

/** Decisions as they are shown, by id, with the claim that each pins where it pins one. */
export const decisionViews = Effect.fn("decisions.views")(function* (ids: ReadonlyArray<string>) {
  const found = new Map<string, { readonly view: DecisionView; readonly pinned?: Pinned }>()
  if (ids.length === 0) return found
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<DecisionRow & { readonly version: number; readonly by: string | null; readonly at: string }>`
    SELECT ${sql.literal(decisionColumns)}, made.actor_name AS by, ${sql.literal(instant("made.at"))} AS at,
      (SELECT max(change_id) FROM change_row WHERE row_id = decision.id AND of_table = 'decision')::int AS version
    FROM decision JOIN change made ON made.id = decision.change_id WHERE decision.id = ANY(${ids}::uuid[])`
  for (const { at, by, claim_id, holds, id, kind, reason, version } of rows)
    found.set(id, {
      view: { id, version, by: by ?? "", at, reason, ...present({ holds }) },
      ...(kind === "values" ? { pinned: { kind: "pinned", claim: claim_id as ClaimId, reason } } : {})
    })
  return found
})
