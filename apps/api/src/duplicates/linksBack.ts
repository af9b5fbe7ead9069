import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { keptAbout } from "../office/keptAbout.ts"
import { columnsOf, type Table, tables } from "./journal.ts"

/** The rows of a table that a merge wrote down, as they stood, as `b`, with what became of them as `c`. */
const written = (table: Table) => `city_merge_change c, LATERAL jsonb_populate_record(NULL::${table}, c.before) b`

const columns = (table: Table) => tables[table]

/** Whether the import that brought a claim still stands, so that the claim does. */
export const stands = (importId: string): string =>
  `(${importId} IS NULL OR EXISTS (SELECT 1 FROM import i WHERE i.id = ${importId} AND i.undone_at IS NULL))`

/** Puts both cities back as they stood; what is said of them by now is projected afterwards. */
export const putCitiesBack = Effect.fn("duplicates.putCitiesBack")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    INSERT INTO city (${sql.literal(columns("city"))}) SELECT ${sql.literal(columnsOf("city", "b"))} FROM ${sql.literal(written("city"))}
    WHERE c.merge_id = ${id} AND c.kind = 'city'
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_zh = excluded.name_zh, country = excluded.country,
      latitude = excluded.latitude, longitude = excluded.longitude, population = excluded.population,
      population_year = excluded.population_year, folded = excluded.folded`
  // A later merge into the same city found it as this one had left it; without this one it would have found it so.
  yield* sql`
    UPDATE city_merge_change later SET before = own.before, claims = own.claims
    FROM city_merge_change own, city_merge m, city_merge l
    WHERE own.merge_id = ${id} AND own.kind = 'city' AND own.how = 'kept' AND m.id = own.merge_id
      AND l.kept = m.kept AND l.position > m.position AND l.undone_at IS NULL
      AND later.merge_id = l.id AND later.kind = 'city' AND later.how = 'kept'`
})

/** Puts twinnings, memberships and agreements of the merged city back. */
export const putLinksBack = Effect.fn("duplicates.putLinksBack")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  // A partner or network that is gone went with everything that was said of the link.
  yield* sql`
    INSERT INTO twinning (${sql.literal(columns("twinning"))})
    SELECT ${sql.literal(columnsOf("twinning", "b"))} FROM ${sql.literal(written("twinning"))}
    WHERE c.merge_id = ${id} AND c.kind = 'twinning'
      AND EXISTS (SELECT 1 FROM city WHERE id = b.city_a) AND EXISTS (SELECT 1 FROM city WHERE id = b.city_b)
    ON CONFLICT DO NOTHING`
  // A membership that keeps its id has only to change hands.
  yield* sql`
    UPDATE membership SET city_id = b.city_id FROM ${sql.literal(written("membership"))}
    WHERE c.merge_id = ${id} AND c.kind = 'membership' AND c.new_id = c.old_id AND membership.id = c.old_id`
  yield* sql`
    INSERT INTO membership (${sql.literal(columns("membership"))})
    SELECT ${sql.literal(columnsOf("membership", "b"))} FROM ${sql.literal(written("membership"))}
    WHERE c.merge_id = ${id} AND c.kind = 'membership' AND EXISTS (SELECT 1 FROM network WHERE id = b.network_id)
      AND (b.through_id IS NULL OR EXISTS (SELECT 1 FROM network WHERE id = b.through_id))
    ON CONFLICT DO NOTHING`
  yield* sql`
    UPDATE agreement SET id = c.old_id, twinning_id = b.twinning_id FROM ${sql.literal(written("agreement"))}
    WHERE c.merge_id = ${id} AND c.kind = 'agreement' AND c.how = 'moved' AND agreement.id = c.new_id
      AND EXISTS (SELECT 1 FROM twinning WHERE id = b.twinning_id)`
  yield* sql`
    INSERT INTO agreement (${sql.literal(columns("agreement"))})
    SELECT ${sql.literal(columnsOf("agreement", "b"))} FROM ${sql.literal(written("agreement"))}
    WHERE c.merge_id = ${id} AND c.kind = 'agreement' AND c.how IN ('joined', 'removed')
      AND EXISTS (SELECT 1 FROM twinning WHERE id = b.twinning_id)
    ON CONFLICT DO NOTHING`
})

/** Leaves links on record of which nobody said anything, then or now: without a claim they would count as ended. */
export const putSilentLinksBack = Effect.fn("duplicates.putSilentLinksBack")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    UPDATE twinning SET exists = t.exists, since = t.since, topics = t.topics, claims = t.claims, sources = t.sources
    FROM city_merge_change c, LATERAL jsonb_populate_record(NULL::twinning, c.target) t
    WHERE c.merge_id = ${id} AND c.kind = 'twinning' AND c.how = 'joined' AND c.target_claims = 0 AND twinning.id = c.new_id
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'twinning' AND subject_id = c.new_id)`
  yield* sql`
    UPDATE membership SET exists = t.exists
    FROM city_merge_change c, LATERAL jsonb_populate_record(NULL::membership, c.target) t
    WHERE c.merge_id = ${id} AND c.kind = 'membership' AND c.how = 'joined' AND c.target_claims = 0 AND membership.id = c.new_id
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'membership' AND subject_id = c.new_id)`
})

/**
 * Takes away links that the merge had made and nobody has spoken of since, and links of which nobody speaks any more.
 *
 * **Details**: a link that was on record without a claim stays on record without one.
 */
export const removeEmptyLinks = Effect.fn("duplicates.removeEmptyLinks")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const candidates = (kind: "twinning" | "membership") => sql`
    SELECT c.new_id AS id, c.how = 'moved' AS made FROM city_merge_change c
    WHERE c.merge_id = ${id} AND c.kind = ${kind} AND c.new_id <> c.old_id AND (c.how = 'moved' OR c.target_claims > 0)
    UNION SELECT c.old_id, false FROM city_merge_change c
    WHERE c.merge_id = ${id} AND c.kind = ${kind} AND c.claims > 0`
  yield* sql`
    DELETE FROM twinning t USING (${candidates("twinning")}) gone
    WHERE t.id = gone.id
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'twinning' AND subject_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM agreement WHERE twinning_id = t.id)
      AND NOT (${sql.literal(keptAbout("twinning", "t.id"))})
      -- A report that waited for the twinning before the merge waits again; one that came since keeps it.
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'activity' AND value ->> 'twinning' = t.id::text
        AND (NOT gone.made OR recorded_at > (SELECT merged_at FROM city_merge WHERE id = ${id})))`
  yield* sql`
    DELETE FROM membership m USING (${candidates("membership")}) gone
    WHERE m.id = gone.id
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'membership' AND subject_id = m.id)`
})

/** Gives each id of a register back to the city that held it, where that still claims it. */
export const giveIdentifiersBack = Effect.fn("duplicates.giveIdentifiersBack")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    UPDATE city_identifier i SET city_id = b.city_id
    FROM city_merge_change c, city_merge m, LATERAL jsonb_populate_recordset(NULL::city_identifier, c.before) b
    WHERE c.merge_id = ${id} AND m.id = c.merge_id AND c.kind = 'city_identifier'
      AND i.scheme = b.scheme AND i.value = b.value AND i.city_id IN (m.kept, m.merged)
      AND EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'city' AND subject_id = b.city_id AND attribute = 'identifier'
        AND value ->> 'scheme' = b.scheme AND value ->> 'value' = b.value)`
  // One that neither held although it was claimed, as after another city lost it, is held by neither again.
  yield* sql`
    DELETE FROM city_identifier i USING city_merge_change c, city_merge m
    WHERE c.merge_id = ${id} AND m.id = c.merge_id AND c.kind = 'city_identifier' AND i.city_id IN (m.kept, m.merged)
      AND NOT EXISTS (SELECT 1 FROM jsonb_populate_recordset(NULL::city_identifier, c.before) b
        WHERE b.scheme = i.scheme AND b.value = i.value)
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'city' AND subject_id = i.city_id AND attribute = 'identifier'
        AND value ->> 'scheme' = i.scheme AND value ->> 'value' = i.value AND (recorded_at > m.merged_at
          OR EXISTS (SELECT 1 FROM city_merge_change later JOIN city_merge l ON l.id = later.merge_id
            WHERE later.new_id = claim.id AND l.position > m.position AND l.undone_at IS NULL)))`
})

/** Takes away a city of which nobody says anything any more and that no other record names. */
export const removeEmptyCities = Effect.fn("duplicates.removeEmptyCities")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const gone = yield* sql<{ id: string }>`
    DELETE FROM city USING city_merge_change c
    WHERE c.merge_id = ${id} AND c.kind = 'city' AND c.claims > 0 AND city.id = c.old_id
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'city' AND subject_id = city.id)
      AND NOT EXISTS (SELECT 1 FROM twinning WHERE city_a = city.id OR city_b = city.id)
      AND NOT EXISTS (SELECT 1 FROM membership WHERE city_id = city.id)
      AND NOT EXISTS (SELECT 1 FROM strategy_profile WHERE city_id = city.id)
      AND NOT (${sql.literal(keptAbout("city", "city.id"))})
    RETURNING city.id`
  yield* sql`DELETE FROM city_name WHERE city_id = ANY(${gone.map((row) => row.id)}::uuid[])`
})
