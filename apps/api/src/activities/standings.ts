import { type ActivityId, type CityId, type Standing, standing, type TwinningRecord, type Watch } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

/**
 * When somebody recorded activities on the twinnings of some cities, as of a day (YYYY-MM-DD): what the domain's `watchOf`
 * computes from the same rows, without reading every activity of every partner.
 */
export const watchesOf = Effect.fn("activities.watchesOf")(function* (cities: ReadonlyArray<CityId>, asOf: string) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{
    city: CityId
    first_day: string
    first_activity: ActivityId
    last_day: string
    last_activity: ActivityId
  }>`
    SELECT city, min(first_day) AS first_day, (array_agg(id ORDER BY first_day, id))[1] AS first_activity,
      max(last_day) AS last_day, (array_agg(id ORDER BY last_day DESC, id))[1] AS last_activity
    FROM (
      SELECT t.city, a.id, a.first_day, least(a.last_day, ${asOf}::text COLLATE "C") AS last_day
      FROM (
        SELECT id, city_a AS city FROM twinning WHERE exists AND city_a = ANY(${cities}::uuid[])
        UNION ALL SELECT id, city_b FROM twinning WHERE exists AND city_b = ANY(${cities}::uuid[])
      ) t JOIN activity a ON a.twinning_id = t.id
      WHERE a.begun_day <= ${asOf}
    ) held GROUP BY city`
  return new Map<CityId, Watch>(
    rows.map((row) => [
      row.city,
      {
        first: { day: row.first_day, activity: row.first_activity },
        last: { day: row.last_day, activity: row.last_activity }
      }
    ])
  )
})

/** Where a twinning stands as of a day (YYYY-MM-DD), by the watches over its two cities. */
export const standingIn = (
  watches: ReadonlyMap<CityId, Watch>,
  { activities, cities, stages }: TwinningRecord,
  asOf: string
): Standing => standing({ activities, stages, watches: cities.map((city) => watches.get(city)) }, { asOf })
