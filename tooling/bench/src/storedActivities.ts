/**
 * Fills the register of a running `proxeny serve` with activities, spread over its twinnings: some have hundreds, most a few.
 *
 *     node src/storedActivities.ts DATA_DIRECTORY [--activities 1000000]
 *
 * The rows are those that the API itself would have made; the same every time.
 */
import { join } from "node:path"
import { parseArgs } from "node:util"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { registerOf } from "./registerOf.ts"

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { activities: { type: "string", default: "1000000" } }
})
const [folder] = positionals
const wanted = Number(values.activities)
if (folder === undefined || !(wanted > 0)) {
  console.error("usage: node src/storedActivities.ts DATA_DIRECTORY [--activities 1000000]")
  process.exit(2)
}

const fill = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`SELECT set_config('proxeny.bulk', 'on', true)`
  yield* sql`
    INSERT INTO source (id, kind, title, reliability, credibility)
    VALUES (md5('activities')::uuid, 'data-set', 'Made-up activities', 'C', 3) ON CONFLICT DO NOTHING`
  // How many a twinning has falls off as a power of its place.
  yield* sql`
    CREATE TEMP TABLE made ON COMMIT DROP AS
    SELECT t.id AS twinning, t.city_a, t.city_b, n,
      md5(t.id::text || n)::uuid AS id, md5('claim' || t.id || n)::uuid AS claim,
      1980 + (hashtext(t.id::text || n) & 1023) % 45 AS year, 1 + (hashtext('m' || t.id || n) & 1023) % 12 AS month,
      (ARRAY['official-visit', 'citizen-exchange', 'cultural-event', 'joint-project'])[1 + (hashtext('t' || t.id || n) & 1023) % 4] AS type
    FROM (SELECT *, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS of FROM twinning) t,
      generate_series(1, greatest(1, (${wanted}::int * 0.25 / (of * sqrt((place::float8) / of)) * 2)::int)) n
    LIMIT ${wanted}`
  yield* sql`
    ALTER TABLE made ADD COLUMN said jsonb`
  yield* sql`
    UPDATE made SET said = jsonb_build_object('on', year || '-' || lpad(month::text, 2, '0'), 'type', type,
      'title', 'Meeting ' || n, 'fields', jsonb_build_array('culture'), 'people', n % 40,
      'organisers', jsonb_build_array(jsonb_build_object('name', 'City hall', 'sector', 'government', 'city', city_a)),
      'benefits', jsonb_build_array(jsonb_build_object('city', city_b, 'kind', 'visit-received', 'attestedBy', 'beneficiary')))`
  yield* sql`
    INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by)
    SELECT claim, 'activity', id, 'reported', said || jsonb_build_object('twinning', twinning), md5('activities')::uuid, 'row ' || n, 'made-up'
    FROM made ON CONFLICT DO NOTHING`
  const rows = yield* sql`
    INSERT INTO activity (id, twinning_id, first_day, begun_day, record, evidence)
    SELECT id, twinning, said ->> 'on' || '-01', said ->> 'on' || '-28', said, ARRAY[claim] FROM made ON CONFLICT DO NOTHING RETURNING 1`
  yield* sql`UPDATE register SET version = version + 1`
  return rows.length
})

const count = await Effect.runPromise(
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const made = yield* sql.withTransaction(fill)
    yield* sql`ANALYZE claim, activity`
    return made
  }).pipe(Effect.provide(registerOf(join(folder))))
)
console.log(`${count.toLocaleString("en-GB")} activities stored`)
