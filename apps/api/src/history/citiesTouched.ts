import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
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

type Image = Readonly<
  Partial<Record<"id" | "about_id" | "about_kind" | "city_a" | "city_b" | "city_id" | "twinning_id" | "value", unknown>>
> | null

/** Records by kind whose cities are to be looked up. */
type Wanted = Readonly<Record<"city" | "twinning" | "agreement" | "activity" | "membership" | "strategy", Set<string>>>

const isWanted = (kind: string, wanted: Wanted): kind is keyof Wanted => kind in wanted

const isId = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** Notes what an image of a row names; whether it names no city, and so bears on any. */
const note = (of: string, image: Image, wanted: Wanted): void => {
  if (image === null) return
  const { about_id, about_kind, city_a, city_b, city_id, twinning_id, value } = image
  for (const city of [city_a, city_b, city_id]) if (isId(city)) wanted.city.add(city)
  if (isId(twinning_id)) wanted.twinning.add(twinning_id)
  if (isId(about_id) && typeof about_kind === "string" && isWanted(about_kind, wanted)) wanted[about_kind].add(about_id)
  if (of !== "claim" || typeof value !== "object" || value === null || !("twinning" in value)) return
  if (isId(value.twinning)) wanted.twinning.add(value.twinning)
}

/** Whether a row bears on the pages of any city: what sources are worth, how networks belong to others, by what is scored. */
const isOfAll = ({ after, before, of_table, subject_kind }: Row): boolean => {
  if (of_table === "source" || of_table === "network") return before !== null
  // A city that goes was merged into another.
  if (of_table === "city") return after === null
  if (of_table === "membership") return [before, after].some((image) => image !== null && !isId(image.city_id))
  if (of_table === "claim" || of_table === "decision")
    return !["city", "twinning", "agreement", "activity", "membership", "strategy"].includes(subject_kind)
  return !["twinning", "agreement", "strategy_profile", ...officeKinds].includes(of_table)
}

/**
 * The cities on which the changes of a range bear, of the register and of what offices keep; `undefined` where that may be any.
 *
 * **When to use**: to know which of the answers about cities and twinnings are still true. What is shown of a city or scored
 * follows from the records of the city, its twinnings and its partners, so that an answer holds as long as none of these cities
 * is touched.
 *
 * **Details**: the changes after `after`, up to `until`. What comes in bulk touches any.
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
  const wanted: Wanted = {
    city: new Set(),
    twinning: new Set(),
    agreement: new Set(),
    activity: new Set(),
    membership: new Set(),
    strategy: new Set()
  }
  for (const { after, before, of_table, subject_id, subject_kind } of rows) {
    if (isWanted(subject_kind, wanted)) wanted[subject_kind].add(subject_id)
    note(of_table, before, wanted)
    note(of_table, after, wanted)
  }
  const ids = (kind: keyof Wanted) => [...wanted[kind]]
  // Answers of a profile may rest on claims about others, and are unknown again where these go.
  const gone = rows.flatMap(({ before, of_table }) => (of_table === "claim" && isId(before?.id) ? [before.id] : []))
  const profilesCiting =
    gone.length === 0
      ? sql``
      : sql`
    UNION SELECT city_id FROM strategy_profile WHERE profile::text ~ ${gone.join("|")}`
  const found = yield* sql<{ readonly city: string }>`
    SELECT unnest(ARRAY[city_a, city_b]) AS city FROM twinning
    WHERE id = ANY(${ids("twinning")}::uuid[])
      OR id IN (SELECT twinning_id FROM agreement WHERE id = ANY(${ids("agreement")}::uuid[]))
      OR id IN (SELECT ${sql.literal(asId("value ->> 'twinning'"))} FROM claim
        WHERE subject_kind = 'activity' AND subject_id = ANY(${ids("activity")}::uuid[]))
    UNION SELECT city_id FROM membership WHERE id = ANY(${ids("membership")}::uuid[]) AND city_id IS NOT NULL
    UNION SELECT city_id FROM strategy_profile WHERE id = ANY(${ids("strategy")}::uuid[])
    ${profilesCiting}`
  return new Set([...wanted.city, ...found.map(({ city }) => city)]) as ReadonlySet<string>
})
