import type { Shapes } from "@proxeny/client"
import {
  type ActivityId,
  type ActivityRecord,
  againstAgreement,
  byTwinning,
  type ClaimId,
  hasBegun,
  reachedBy,
  type Stage,
  type TwinningId
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

export type ActivityView = (typeof Shapes.ActivityView)["Encoded"]

interface ActivityRow {
  readonly id: string
  readonly twinning_id: string
  readonly record: Omit<ActivityRecord, "id" | "twinning" | "evidence">
  readonly evidence: readonly [ClaimId, ...Array<ClaimId>]
}

const activityOf = (row: ActivityRow): ActivityRecord => ({
  ...row.record,
  id: row.id as ActivityId,
  twinning: row.twinning_id as TwinningId,
  evidence: row.evidence
})

/** The activities of some twinnings, whenever they were, in order of time. */
export const activitiesOf = Effect.fnUntraced(function* (twinnings: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<ActivityRow>`
    SELECT id, twinning_id, record, evidence FROM activity WHERE twinning_id = ANY(${twinnings}::uuid[])
    ORDER BY first_day, id`
  return rows.map(activityOf)
})

/** Activities by their ids, in order of time. */
export const activitiesById = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  if (ids.length === 0) return []
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<ActivityRow>`
    SELECT id, twinning_id, record, evidence FROM activity WHERE id = ANY(${ids}::uuid[]) ORDER BY first_day, id`
  return rows.map(activityOf)
})

/** Shows activities, twinning by twinning, with what a day and the life of their twinning make of them. */
export const activityViews = (
  activities: ReadonlyArray<ActivityRecord>,
  stages: ReadonlyMap<TwinningId, ReadonlyArray<Stage>>,
  asOf: string
): ReadonlyArray<ActivityView> =>
  [...byTwinning(activities)].flatMap(([twinning, own]) => {
    const against = againstAgreement(reachedBy(stages.get(twinning) ?? [], asOf))
    return own.map((activity): ActivityView => {
      const outside = against(activity)
      return {
        ...activity,
        countsNow: hasBegun(activity, asOf),
        ...(outside === "within" ? {} : { outside })
      }
    })
  })
