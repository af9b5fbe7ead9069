import { PgTypes } from "@effect/sql-pg"
import type { Subject } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { Derived } from "./derived.ts"

/** Derived rows as a table for a statement. */
const table = (sql: SqlClient.SqlClient) => (of: ReadonlyArray<object>, columns: string) =>
  sql`jsonb_to_recordset(${PgTypes.jsonb(of)}) AS row(${sql.literal(columns)})`

const cities = Effect.fn("register.replaceCities")(function* (derived: Derived) {
  const sql = yield* SqlClient.SqlClient
  const rows = table(sql)
  yield* sql`DELETE FROM city_name WHERE city_id = ANY(${derived.subjects.cities}::uuid[])`
  yield* sql`
    INSERT INTO city_name (city_id, folded, text, kind)
    SELECT city_id, folded, text, kind FROM ${rows(derived.names, "city_id uuid, folded text, text text, kind text")}`
  yield* sql`
    UPDATE city SET name = row.name, name_zh = row.name_zh, country = row.country, latitude = row.latitude,
      longitude = row.longitude, population = row.population, population_year = row.population_year, folded = row.folded
    FROM ${rows(
      derived.cities,
      `id uuid, name text, name_zh text, country text, latitude double precision, longitude double precision,
       population bigint, population_year int, folded text`
    )}
    WHERE city.id = row.id`
  // A city of which nobody says any more what it is called is as one that was never named.
  const called = new Set(derived.cities.map((city) => (city as { readonly id: string }).id))
  yield* sql`
    UPDATE city SET name = DEFAULT, name_zh = NULL, country = NULL, latitude = NULL, longitude = NULL, population = NULL,
      population_year = NULL, folded = DEFAULT WHERE id = ANY(${derived.subjects.cities.filter((id) => !called.has(id))}::uuid[])`
  yield* sql`DELETE FROM city_identifier WHERE city_id = ANY(${derived.subjects.cities}::uuid[])`
  yield* sql`
    INSERT INTO city_identifier (scheme, value, city_id)
    SELECT scheme, value, city_id FROM ${rows(derived.identifiers, "scheme text, value text, city_id uuid")}
    ON CONFLICT DO NOTHING`
})

const twinnings = Effect.fn("register.replaceTwinnings")(function* (derived: Derived) {
  const sql = yield* SqlClient.SqlClient
  const rows = table(sql)
  // What nobody claims any more is not there; what is claimed is set right by the next statement.
  yield* sql`
    UPDATE twinning SET exists = false, since = NULL, topics = '{}', claims = 0, sources = 0
    WHERE id = ANY(${derived.subjects.twinnings}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'twinning' AND subject_id = twinning.id)`
  yield* sql`
    UPDATE twinning SET exists = row.exists, since = row.since, topics = row.topics, claims = row.claims,
      sources = row.sources
    FROM ${rows(derived.twinnings, "id uuid, exists boolean, since text, topics text[], claims int, sources int")}
    WHERE twinning.id = row.id`
  yield* sql`DELETE FROM twinning_stage WHERE twinning_id = ANY(${derived.subjects.twinnings}::uuid[])`
  yield* sql`
    INSERT INTO twinning_stage (twinning_id, position, kind, happened_on, last_day, evidence)
    SELECT twinning_id, position, kind, happened_on, last_day, evidence
    FROM ${rows(
      derived.stages,
      "twinning_id uuid, position int, kind text, happened_on text, last_day text, evidence uuid[]"
    )}`
})

const memberships = Effect.fn("register.replaceMemberships")(function* (derived: Derived) {
  const sql = yield* SqlClient.SqlClient
  const rows = table(sql)
  yield* sql`
    UPDATE membership SET exists = false
    WHERE id = ANY(${derived.subjects.memberships}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'membership' AND subject_id = membership.id)`
  yield* sql`
    UPDATE membership SET exists = row.exists
    FROM ${rows(derived.memberships, "id uuid, exists boolean")} WHERE membership.id = row.id`
})

const activities = Effect.fn("register.replaceActivities")(function* (derived: Derived) {
  const sql = yield* SqlClient.SqlClient
  const rows = table(sql)
  yield* sql`DELETE FROM activity WHERE id = ANY(${derived.subjects.activities}::uuid[])`
  yield* sql`
    INSERT INTO activity (id, twinning_id, first_day, begun_day, record, evidence)
    SELECT row.id, twinning_id, first_day, begun_day, record, evidence
    FROM ${rows(
      derived.activities,
      "id uuid, twinning_id uuid, first_day text, begun_day text, record jsonb, evidence uuid[]"
    )} JOIN twinning ON twinning.id = twinning_id`
})

const tensions = Effect.fn("register.replaceTensions")(function* (derived: Derived) {
  const sql = yield* SqlClient.SqlClient
  const rows = table(sql)
  yield* sql`DELETE FROM tension WHERE id = ANY(${derived.subjects.tensions}::uuid[])`
  yield* sql`
    INSERT INTO tension (id, country_a, country_b, happened_on, title, evidence)
    SELECT id, country_a, country_b, happened_on, title, evidence
    FROM ${rows(
      derived.tensions,
      "id uuid, country_a text, country_b text, happened_on text, title text, evidence uuid[]"
    )}`
})

const conflicts = Effect.fn("register.replaceConflicts")(function* (
  derived: Derived,
  subjects: ReadonlyArray<Subject["id"]>
) {
  const sql = yield* SqlClient.SqlClient
  const rows = table(sql)
  yield* sql`DELETE FROM conflict WHERE kind = 'values' AND subject_id = ANY(${subjects}::uuid[])`
  yield* sql`
    INSERT INTO conflict (kind, subject_kind, subject_id, attribute, facet, decision_id, twinning_id)
    SELECT 'values', subject_kind, subject_id, attribute, facet, decision_id, CASE subject_kind WHEN 'twinning' THEN subject_id END
    FROM ${rows(derived.conflicts, "subject_kind text, subject_id uuid, attribute text, facet text, decision_id uuid")}
    ON CONFLICT DO NOTHING`
})

const parts = { cities, twinnings, memberships, activities, tensions } as const

/**
 * Puts derived rows in the place of those that stood there for the same subjects.
 *
 * **Details**: only for the kinds that are among the subjects: a person's write is about one record, and waits for each statement.
 */
export const replace = Effect.fn("register.replace")(function* (derived: Derived, subjects: ReadonlyArray<string>) {
  for (const kind of Object.keys(parts) as ReadonlyArray<keyof typeof parts>)
    if (derived.subjects[kind].length > 0) yield* parts[kind](derived)
  yield* conflicts(derived, subjects)
})
