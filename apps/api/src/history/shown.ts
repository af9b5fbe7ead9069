import type { RecordRef, Shown } from "@proxeny/client/contract"
import {
  activitiesFrom,
  type CityId,
  cityFrom,
  resolvedValue,
  stagesFrom,
  type TwinningId,
  tensionsFrom,
  topicsFrom,
  twinningExists
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import { type DecisionRow, decisionsFrom } from "../decisions/decisionsOn.ts"
import { policy } from "../register/derived.ts"
import { type ClaimRow, evidenceOf, type SourceRow, sourceOf } from "../sql/rows.ts"
import { rowsAt } from "./rowsAt.ts"

/** What persons had decided about a record, but for decisions whose claim was gone by then. */
const decisionsAt = Effect.fn("history.decisionsAt")(function* (record: RecordRef, change?: number) {
  const rows = yield* rowsAt<DecisionRow>("decision", { about: record }, change)
  if (rows.length === 0) return decisionsFrom([])
  const claims = yield* rowsAt("claim", { ids: rows.map(({ claim_id }) => claim_id) }, change)
  const standing = new Set(claims.map(({ id }) => id))
  return decisionsFrom(rows.filter(({ claim_id }) => standing.has(claim_id)))
})

/** What the register shows of a record with these claims, by the sources and decisions as they stood with them. */
export const shownOf = Effect.fn("history.shownOf")(function* (
  record: RecordRef,
  claims: ReadonlyArray<ClaimRow>,
  change?: number
) {
  const ids = [...new Set(claims.map(({ source_id }) => source_id))]
  const sources = yield* rowsAt<SourceRow>("source", { ids }, change)
  const evidence = evidenceOf(claims, new Map(sources.map((row) => [row.id, sourceOf(row)] as const)))
  const { leftOut, pinned } = yield* decisionsAt(record, change)
  const { id, kind } = record
  const shown: (typeof Shown)["Encoded"] = {}
  if (evidence.length === 0) return shown
  if (kind === "city") {
    const city = cityFrom(id as CityId, evidence, policy, pinned)
    return city === undefined ? shown : { city: { ...city } }
  }
  if (kind === "twinning")
    return {
      exists: twinningExists(id as TwinningId, evidence, policy, pinned, leftOut),
      stages: stagesFrom(evidence, policy, pinned),
      topics: topicsFrom(evidence)?.names ?? []
    }
  if (kind === "membership")
    return { exists: resolvedValue(evidence, { kind, id }, "exists", policy, pinned) !== false }
  const [activity] = activitiesFrom(evidence)
  const [tension] = tensionsFrom(evidence)
  return {
    ...(activity === undefined ? {} : { activity: { ...activity } }),
    ...(tension === undefined ? {} : { tension: { ...tension } })
  }
})
