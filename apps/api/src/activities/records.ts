import {
  byTwinning,
  type CityId,
  type ClaimId,
  type PartialDate,
  type Stage,
  type StageKind,
  type TwinningId,
  type TwinningRecord
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { atOnce } from "../sql/atOnce.ts"
import { present } from "../sql/rows.ts"
import { activitiesOf } from "./activities.ts"

/** The stages of some twinnings, in order of time. */
export const stagesOf = Effect.fnUntraced(function* (twinnings: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{
    twinning: TwinningId
    kind: StageKind
    happened_on: PartialDate | null
    evidence: readonly [ClaimId, ...Array<ClaimId>]
  }>`
    SELECT twinning_id AS twinning, kind, happened_on, evidence FROM twinning_stage
    WHERE twinning_id = ANY(${twinnings}::uuid[]) ORDER BY twinning_id, position`
  return new Map<TwinningId, ReadonlyArray<Stage>>(
    [...Map.groupBy(rows, ({ twinning }) => twinning)].map(([twinning, own]) => [
      twinning,
      own.map(({ evidence, happened_on, kind }) => ({ kind, evidence, ...present({ on: happened_on }) }))
    ])
  )
})

/** A row that names a twinning and its two cities. */
export interface TwinningRow {
  readonly id: TwinningId
  readonly city_a: CityId
  readonly city_b: CityId
}

/** Twinnings with everything that the scores read of them: two queries, however many there are. */
export const recordsOf = Effect.fnUntraced(function* (twinnings: ReadonlyArray<TwinningRow>) {
  const ids = twinnings.map(({ id }) => id)
  const [stages, all] = yield* atOnce([stagesOf(ids), activitiesOf(ids)])
  const activities = byTwinning(all)
  return twinnings.map(
    ({ city_a, city_b, id }): TwinningRecord => ({
      id,
      cities: [city_a, city_b],
      stages: stages.get(id) ?? [],
      activities: activities.get(id) ?? []
    })
  )
})
