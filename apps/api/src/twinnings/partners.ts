import type { Shapes } from "@proxeny/client"
import type { CityId } from "@proxeny/domain"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { present } from "../sql/rows.ts"

export type TwinningState = (typeof Shapes.TwinningState)["Encoded"]
type Partner = (typeof Shapes.Partner)["Encoded"]

/** The day, YYYY-MM-DD in UTC, that it will be after some time. The domain never reads the clock; this is where it is read. */
export const dayIn = (after: Duration.Duration): Effect.Effect<string> =>
  Effect.map(Clock.currentTimeMillis, (now) => new Date(now + Duration.toMillis(after)).toISOString().slice(0, 10))

/** The day of which something is made, YYYY-MM-DD; that which it is where it is absent. */
export const CurrentDay = Context.Reference<string | undefined>("@proxeny/api/CurrentDay", {
  defaultValue: () => undefined
})

/** Today as YYYY-MM-DD in UTC; where something is made for another day, that day. */
export const today = Effect.flatMap(CurrentDay, (day) =>
  day === undefined ? dayIn(Duration.zero) : Effect.succeed(day)
)

/** The last stage of twinning `t` reached by a day, in SQL: what `stateAsOf` computes from the same rows. */
export const stateColumn = `coalesce((SELECT s.kind FROM twinning_stage s
  WHERE s.twinning_id = t.id AND (s.last_day IS NULL OR s.last_day <= as_of.day) ORDER BY s.position DESC LIMIT 1), 'recorded')`

/** When twinning `t` ended, in SQL, where nothing came after its end: neither a signing anew nor one that lies ahead. */
export const endColumn = `(SELECT CASE s.kind WHEN 'ended' THEN s.happened_on END FROM twinning_stage s
  WHERE s.twinning_id = t.id ORDER BY s.position DESC LIMIT 1)`

interface PartnerRow extends CityRefRow {
  readonly twinning: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly state: TwinningState
  readonly since: string | null
  readonly topics: ReadonlyArray<string>
  readonly sources: number
  readonly conflict: boolean
}

/** The twinnings of a city, seen from it: those with most sources first, then by name. */
export const partnersOf = Effect.fn("twinnings.partnersOf")(function* (city: CityId) {
  const sql = yield* SqlClient.SqlClient
  const day = yield* today
  const rows = yield* sql<PartnerRow>`
    SELECT t.id AS twinning, partner.id, partner.name, partner.name_zh, partner.country, partner.latitude, partner.longitude,
      ${sql.literal(stateColumn)} AS state, t.since, t.topics, t.sources,
      EXISTS (SELECT 1 FROM conflict c WHERE c.twinning_id = t.id AND c.decision_id IS NULL) AS conflict
    FROM (SELECT ${day}::text AS day) as_of, twinning t
    JOIN city partner ON partner.id = CASE WHEN t.city_a = ${city} THEN t.city_b ELSE t.city_a END
    WHERE t.exists AND (t.city_a = ${city} OR t.city_b = ${city})
    ORDER BY t.sources DESC, partner.folded, partner.id`
  return rows.map(
    (row): Partner => ({
      twinning: row.twinning,
      city: {
        ...cityRef(row),
        ...(row.latitude === null || row.longitude === null
          ? {}
          : { coordinates: { latitude: row.latitude, longitude: row.longitude } })
      },
      state: row.state,
      topics: row.topics,
      sources: row.sources,
      conflict: row.conflict,
      ...present({ since: row.since })
    })
  )
})
