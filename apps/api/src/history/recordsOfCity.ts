import type { RecordKind, RecordRef } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { officeKinds } from "./citiesOf.ts"
import { goneFrom, isGone } from "./schema.ts"

/**
 * Every record that a city is, or was, a party to.
 *
 * **Details**: what is gone is found by the last row that the history has of it.
 */
export const recordsOfCity = Effect.fn("history.recordsOfCity")(function* (city: string) {
  const sql = yield* SqlClient.SqlClient
  const gone = (ids: ReadonlyArray<string>) =>
    sql`SELECT subject_kind, subject_id FROM change_row WHERE ${sql.literal(goneFrom)} = ANY(${ids}::text[]) AND ${sql.literal(isGone)}`
  const office = (ids: ReadonlyArray<string>) =>
    sql.join(
      " UNION ALL ",
      false
    )(officeKinds.map((kind) => sql`SELECT ${kind}, id FROM ${sql(kind)} WHERE about_id = ANY(${ids}::uuid[])`))
  const links = yield* sql<RecordRef>`
    SELECT 'twinning' AS kind, id FROM twinning WHERE city_a = ${city} OR city_b = ${city}
    UNION SELECT 'membership', id FROM membership WHERE city_id = ${city}
    UNION SELECT 'strategy', id FROM strategy_profile WHERE city_id = ${city}
    UNION SELECT subject_kind, subject_id FROM change_row WHERE before ->> 'city_b' = ${city} AND of_table = 'twinning' AND after IS NULL
    UNION ${gone([city])} UNION ${office([city])}`
  const twinnings = links.flatMap(({ id, kind }) => (kind === "twinning" ? [id] : []))
  const under =
    twinnings.length === 0
      ? []
      : yield* sql<RecordRef>`
    SELECT 'agreement' AS kind, id FROM agreement WHERE twinning_id = ANY(${twinnings}::uuid[])
    UNION SELECT 'activity', subject_id FROM claim WHERE subject_kind = 'activity' AND value ->> 'twinning' = ANY(${twinnings}::text[])
    UNION ${gone(twinnings)} UNION ${office(twinnings)}`
  return [{ kind: "city" as RecordKind, id: city }, ...links, ...under]
})

/** The changes that touched some records, as SQL that gives one column `change_id`. */
export const changesOf = Effect.fn("history.changesOf")(function* (records: ReadonlyArray<RecordRef>) {
  const sql = yield* SqlClient.SqlClient
  const kinds = [...new Set(records.map(({ kind }) => kind))]
  const about = sql`subject_kind = ANY(${kinds}::text[]) AND subject_id = ANY(${records.map(({ id }) => id)}::uuid[])`
  const decisions = records.flatMap(({ id, kind }) => (kind === "decision" ? [id] : []))
  // What came in bulk names its change by itself, and once it is gone the history says which that was.
  return sql`
    SELECT change_id FROM change_row WHERE ${about}
    UNION SELECT (before ->> 'change_id')::bigint FROM change_row WHERE ${about} AND before ? 'change_id'
    UNION SELECT change_id FROM claim WHERE ${about}
    UNION SELECT change_id FROM source WHERE ${kinds.includes("source")} AND id = ANY(${records.map(({ id }) => id)}::uuid[])
    UNION SELECT change_id FROM change_row WHERE row_id = ANY(${decisions}::uuid[]) AND of_table = 'decision'`
})
