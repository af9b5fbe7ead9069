import type { Shapes } from "@proxeny/client"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { present } from "../sql/rows.ts"

/** A city as a list shows it, as PostgreSQL gives it. */
export interface SummaryRow extends CityRefRow {
  readonly latitude: number | null
  readonly longitude: number | null
  readonly population: bigint | number | null
  readonly population_year: number | null
  readonly folded: string
  readonly twinnings: number
  readonly memberships: number
  readonly conflicts: number
}

export type CitySummary = (typeof Shapes.CitySummary)["Encoded"]

/** The columns of a city in a list, from `city`. */
export const summaryColumns = `city.id, city.name, city.name_zh, city.country, city.latitude, city.longitude,
  city.population, city.population_year, city.folded,
  (SELECT count(*) FROM twinning t WHERE t.exists AND t.city_a = city.id)::int
    + (SELECT count(*) FROM twinning t WHERE t.exists AND t.city_b = city.id)::int AS twinnings,
  (SELECT count(*) FROM membership m WHERE m.exists AND m.city_id = city.id)::int AS memberships,
  (SELECT count(*) FROM conflict c WHERE c.decision_id IS NULL AND ((c.subject_kind = 'city' AND c.subject_id = city.id)
    OR c.twinning_id IN (SELECT t.id FROM twinning t WHERE t.city_a = city.id)
    OR c.twinning_id IN (SELECT t.id FROM twinning t WHERE t.city_b = city.id)))::int AS conflicts`

export const summary = (row: SummaryRow): CitySummary => ({
  ...cityRef(row),
  twinnings: row.twinnings,
  memberships: row.memberships,
  conflicts: row.conflicts,
  ...(row.latitude === null || row.longitude === null
    ? {}
    : { coordinates: { latitude: row.latitude, longitude: row.longitude } }),
  ...(row.population === null
    ? {}
    : { population: { count: Number(row.population), ...present({ year: row.population_year }) } })
})
