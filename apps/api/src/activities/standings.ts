import {
  type ActivityId,
  type CityId,
  defaultStandingRule,
  type Standing,
  standing,
  type TwinningRecord,
  type Watch
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { recalled } from "../register/recalled.ts"

/**
 * When somebody kept recording activities on the twinnings of some cities, up to a day (YYYY-MM-DD): what the domain's
 * `watchesOf` computes from the same rows, without reading every activity of every partner.
 */
export const watchesOf = (cities: ReadonlyArray<CityId>, asOf: string) =>
  recalled(`watches ${asOf}`, cities, (wanted) => readWatches(wanted, asOf))

const readWatches = Effect.fnUntraced(function* (cities: ReadonlyArray<CityId>, asOf: string) {
  const sql = yield* SqlClient.SqlClient
  // A day and an activity are one text, which is in the order of both. Of the activities that lasted longest the first is the last
  // one that lasted longer than all before it.
  const rows = yield* sql<{ city: CityId; first: string; last_day: string; last: string }>`
    WITH held AS (
      SELECT t.city, a.id, a.first_day, a.begun_day
      FROM (
        SELECT id, city_a AS city FROM twinning WHERE exists AND city_a = ANY(${cities}::uuid[])
        UNION ALL SELECT id, city_b FROM twinning WHERE exists AND city_b = ANY(${cities}::uuid[])
      ) t JOIN activity a ON a.twinning_id = t.id
      WHERE a.begun_day <= ${asOf}
    ), since AS (
      SELECT *, max(begun_day) OVER (
        PARTITION BY city ORDER BY first_day, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS before FROM held
    ), numbered AS (
      SELECT *, count(*) FILTER (
        WHERE before IS NULL OR left(first_day, 4)::int - left(before, 4)::int > ${defaultStandingRule.watchLapses}
      ) OVER (PARTITION BY city ORDER BY first_day, id) AS part FROM since
    )
    SELECT city, min(first_day || ' ' || id) AS first, max(begun_day) AS last_day,
      max(first_day || ' ' || id) FILTER (WHERE before IS NULL OR begun_day > before) AS last
    FROM numbered GROUP BY city, part ORDER BY city, part`
  const activityIn = (text: string) => text.slice(text.indexOf(" ") + 1) as ActivityId
  return new Map<CityId, ReadonlyArray<Watch>>(
    [...Map.groupBy(rows, ({ city }) => city)].map(([city, own]) => [
      city,
      own.map((row) => ({
        first: { day: row.first.slice(0, row.first.indexOf(" ")), activity: activityIn(row.first) },
        last: { day: row.last_day, activity: activityIn(row.last) }
      }))
    ])
  )
})

/** Where a twinning stands as of a day (YYYY-MM-DD), by the watches over its two cities. */
export const standingIn = (
  watches: ReadonlyMap<CityId, ReadonlyArray<Watch>>,
  { activities, cities, stages }: TwinningRecord,
  asOf: string
): Standing => standing({ activities, stages, watches: cities.flatMap((city) => watches.get(city) ?? []) }, { asOf })
