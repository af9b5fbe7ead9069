import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { idsIn } from "../register/claimViews.ts"
import { asId, officeKinds } from "./citiesOf.ts"

/** From how many rows on it is not asked which cities they touch. */
const many = 1_000

/** A row that changed, as it stood before and as it stands after. */
interface Row {
  readonly of_table: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly before: Image
  readonly after: Image
}

type Image = { readonly id?: string; readonly city_id?: string | null } | null

/** What claims and decisions are about where that is a matter of some cities. */
const ofCities = ["city", "twinning", "agreement", "activity", "membership", "strategy"]

/** Whether a row bears on the pages of any city: what sources are worth, how networks belong to others, by what is scored. */
const isOfAll = ({ after, before, of_table, subject_kind }: Row): boolean => {
  if (of_table === "source" || of_table === "network") return before !== null
  // A city that goes was merged into another.
  if (of_table === "city") return after === null
  if (of_table === "membership") return [before, after].some((image) => image?.city_id === null)
  if (of_table === "claim" || of_table === "decision") return !ofCities.includes(subject_kind)
  return !["twinning", "agreement", "strategy_profile", ...officeKinds].includes(of_table)
}

/**
 * The cities on which the changes of a range bear, of the register and of what offices keep; `undefined` where that may be any.
 *
 * **When to use**: to know which of the answers about cities and twinnings are still true. What is shown of a city or scored
 * follows from the records of the city, its twinnings and its partners, so that an answer holds as long as none of these cities
 * is touched.
 *
 * **Details**: the changes after `after`, up to `until`. What comes in bulk touches any. Among the ids are others than of cities. A
 * list by which it was decided that a twinning does not exist touches both of its cities, since the decision ends with the list.
 */
export const citiesTouched = Effect.fn("history.citiesTouched")(function* (after: number, until: number) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<Row>`
    SELECT of_table, subject_kind, subject_id, before, after FROM change_row
    WHERE change_id > ${after}::bigint AND change_id <= ${until}::bigint
      AND NOT EXISTS (SELECT 1 FROM change WHERE bulk AND id > ${after}::bigint AND id <= ${until}::bigint)
    UNION ALL SELECT 'change', 'change', '00000000-0000-0000-0000-000000000000', NULL, NULL
      FROM change WHERE bulk AND id > ${after}::bigint AND id <= ${until}::bigint
    LIMIT ${many}`
  if (rows.length >= many || rows.some(isOfAll)) return undefined
  // Every id that a row names: cities among them, and whatever belongs to cities.
  const ids = [...new Set(rows.flatMap((row) => [row.subject_id, ...idsIn(row.before), ...idsIn(row.after)]))]
  // Answers of a profile may rest on claims about others, and are unknown again where these go.
  const gone = rows.flatMap(({ before, of_table }) => (of_table === "claim" && before?.id ? [before.id] : []))
  const citing =
    gone.length === 0 ? sql`` : sql`UNION SELECT city_id FROM strategy_profile WHERE profile::text ~ ${gone.join("|")}`
  const found = yield* sql<{ readonly city: string }>`
    SELECT unnest(ARRAY[city_a, city_b]) AS city FROM twinning
    WHERE id = ANY(${ids}::uuid[])
      OR id IN (SELECT twinning_id FROM agreement WHERE id = ANY(${ids}::uuid[]))
      OR id IN (SELECT ${sql.literal(asId("value ->> 'twinning'"))} FROM claim
        WHERE subject_kind = 'activity' AND subject_id = ANY(${ids}::uuid[]))
      OR id IN (SELECT subject_id FROM decision WHERE kind = 'left-out' AND claim_id = ANY(${ids}::uuid[]))
    UNION SELECT city_id FROM membership WHERE id = ANY(${ids}::uuid[]) AND city_id IS NOT NULL
    UNION SELECT city_id FROM strategy_profile WHERE id = ANY(${ids}::uuid[])
    ${citing}`
  return new Set([...ids, ...found.map(({ city }) => city)]) as ReadonlySet<string>
})
