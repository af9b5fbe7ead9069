import type { Standing, TwinningRecord } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import { activitiesById, activityViews } from "./activities.ts"
import { stagesOf } from "./records.ts"

/** The activities of other twinnings that show that somebody watched over some twinnings, by where these stand. */
export const watchersBeside = Effect.fnUntraced(function* (
  twinnings: ReadonlyArray<TwinningRecord>,
  standings: ReadonlyArray<Standing>
) {
  const own = new Set(twinnings.flatMap(({ activities }) => activities.map(({ id }) => id)))
  const watchers = new Set(standings.flatMap(({ evidence }) => evidence.watchers))
  return yield* activitiesById([...watchers].filter((id) => !own.has(id)))
})

/** Shows the activities of some twinnings, and those of other twinnings on which their standings rest. */
export const viewsWithWatchers = Effect.fnUntraced(function* (
  twinnings: ReadonlyArray<TwinningRecord>,
  standings: ReadonlyArray<Standing>,
  asOf: string
) {
  const others = yield* watchersBeside(twinnings, standings)
  const lives = new Map([
    ...(yield* stagesOf([...new Set(others.map(({ twinning }) => twinning))])),
    ...twinnings.map(({ id, stages }) => [id, stages] as const)
  ])
  return activityViews([...twinnings.flatMap(({ activities }) => activities), ...others], lives, asOf)
})
