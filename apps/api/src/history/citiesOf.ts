import type { RecordRef } from "@proxeny/client/contract"
import type { CityId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

/** Records of an office, which stand about a city or a twinning. */
export const officeKinds = ["note", "contact", "cost", "budget", "document"] as const

const isOffice = (kind: RecordRef["kind"]): boolean => (officeKinds as ReadonlyArray<string>).includes(kind)

/** A text as an id, where it is one: so that the index of ids serves. */
export const asId = (text: string): string =>
  `CASE WHEN ${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN (${text})::uuid END`

/** How the cities that are a party to a record are found: queries that give one column `city`, for one id. */
const queries: Readonly<Partial<Record<RecordRef["kind"], string>>> = {
  city: "SELECT $1::uuid AS city",
  twinning: "SELECT unnest(ARRAY[city_a, city_b]) AS city FROM twinning WHERE id = $1::uuid",
  agreement:
    "SELECT unnest(ARRAY[city_a, city_b]) AS city FROM agreement JOIN twinning ON twinning.id = twinning_id WHERE agreement.id = $1::uuid",
  // A report that was withdrawn is known by what it said.
  activity: `SELECT unnest(ARRAY[city_a, city_b]) AS city FROM twinning WHERE id IN (
      SELECT ${asId("value ->> 'twinning'")} FROM claim WHERE subject_kind = 'activity' AND subject_id = $1::uuid
      UNION SELECT ${asId("before -> 'value' ->> 'twinning'")} FROM change_row
        WHERE subject_kind = 'activity' AND subject_id = $1::uuid AND of_table = 'claim')`,
  membership: `SELECT city_id AS city FROM membership WHERE id = $1::uuid AND city_id IS NOT NULL
      UNION SELECT (before ->> 'city_id')::uuid FROM change_row
        WHERE subject_kind = 'membership' AND subject_id = $1::uuid AND of_table = 'membership' AND before ->> 'city_id' IS NOT NULL`,
  strategy: `SELECT city_id AS city FROM strategy_profile WHERE id = $1::uuid
      UNION SELECT (before ->> 'city_id')::uuid FROM change_row
        WHERE subject_kind = 'strategy' AND subject_id = $1::uuid AND of_table = 'strategy_profile' AND before IS NOT NULL`
}

/**
 * The cities that are a party to some records: a change to them needs somebody who keeps one of these.
 *
 * **Details**: a network, a tension, a source and a rubric are of no city. Of a decision about a list of all twins the city of
 * the list is the party. A record that is gone still has the cities that it
 * had, so that whoever kept it can bring it back.
 */
export const citiesOf = Effect.fn("history.citiesOf")(function* (records: ReadonlyArray<RecordRef>) {
  const sql = yield* SqlClient.SqlClient
  const found = new Set<CityId>()
  for (const { id, kind } of records) {
    if (kind === "decision") {
      for (const about of yield* decided(id)) for (const city of yield* citiesOfOne(about)) found.add(city)
      continue
    }
    if (isOffice(kind)) {
      const [about] = yield* sql<{ kind: "city" | "twinning"; id: string }>`
        SELECT about_kind AS kind, about_id AS id FROM ${sql.literal(kind)} WHERE id = ${id}
        UNION ALL SELECT before ->> 'about_kind', (before ->> 'about_id')::uuid FROM change_row
          WHERE subject_kind = ${kind} AND subject_id = ${id} AND before IS NOT NULL LIMIT 1`
      if (about !== undefined) for (const city of yield* citiesOfOne(about)) found.add(city)
      continue
    }
    for (const city of yield* citiesOfOne({ kind, id })) found.add(city)
  }
  return [...found]
})

/** What a decision is about: of a list of all twins and a twinning, the city whose list it is. */
const decided = Effect.fnUntraced(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql<RecordRef>`
    WITH it AS (
      SELECT kind, subject_kind, subject_id, claim_id FROM decision WHERE id = ${id}
      UNION ALL SELECT before ->> 'kind', subject_kind, subject_id, (before ->> 'claim_id')::uuid FROM change_row
        WHERE row_id = ${id} AND of_table = 'decision' AND before IS NOT NULL LIMIT 1)
    SELECT coalesce(claim.subject_kind, it.subject_kind) AS kind, coalesce(claim.subject_id, it.subject_id) AS id
    FROM it LEFT JOIN claim ON it.kind = 'left-out' AND claim.id = it.claim_id`
})

const citiesOfOne = Effect.fnUntraced(function* ({ id, kind }: RecordRef) {
  const query = queries[kind]
  if (query === undefined) return []
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql.unsafe<{ readonly city: CityId }>(query, [id])
  return rows.map(({ city }) => city)
})
