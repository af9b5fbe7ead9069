import type { OperationAnswer } from "@proxeny/client/contract"
import type { ActivityId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { activitiesById, activityViews } from "../activities/activities.ts"
import { stagesOf } from "../activities/records.ts"
import { versionOf } from "../history/version.ts"
import { RecordNotFound } from "../http/perform.ts"
import { claimViews } from "../register/claimViews.ts"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { today } from "../twinnings/partners.ts"
import { heldOn } from "./held.ts"

/** An activity with what each source reports of it. */
export const activityDetail = Effect.fn("records.activityDetail")(function* (id: ActivityId) {
  const sql = yield* SqlClient.SqlClient
  // First, so that a write in the meantime makes it too old and never too new.
  const version = yield* versionOf({ kind: "activity", id })
  const activities = yield* activitiesById([id])
  const [activity] = activities
  if (activity === undefined) return yield* new RecordNotFound({ kind: "activity", id })
  const stages = yield* stagesOf([activity.twinning])
  const [view] = activityViews(activities, stages, yield* today)
  const cities = yield* sql<CityRefRow>`
    SELECT c.id, c.name, c.name_zh, c.country FROM twinning t JOIN city c ON c.id IN (t.city_a, t.city_b)
    WHERE t.id = ${activity.twinning} ORDER BY c.id`
  const [a, b] = cities.map(cityRef)
  if (view === undefined || a === undefined || b === undefined)
    return yield* new RecordNotFound({ kind: "activity", id })
  return {
    ...view,
    cities: [a, b],
    reports: yield* claimViews(yield* heldOn({ kind: "activity", id })),
    version
  } satisfies OperationAnswer<"GET /api/v1/activities/:id">
})
