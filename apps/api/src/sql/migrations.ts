import * as Effect from "effect/Effect"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"
import { changesSchema } from "../history/schema.ts"
import { importJobsSchema } from "../imports/http/schema.ts"
import { readingSchema, sourcesToldSchema } from "../register/readingSchema.ts"
import { peopleSchema } from "../users/schema.ts"

const statements = (...all: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    for (const one of all) yield* sql.unsafe(one)
  })

/**
 * Claims are what is stored. The columns of `city`, `city_name`, `twinning`, `twinning_stage`, `membership.exists` and
 * the tables `conflict`, `activity` and `tension` follow from them by the functions of the domain
 * (register/projection.ts) and can be made anew.
 */
const migrations = {
  "0001_register": statements(
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    // One row: the version rises with every change, so that what is computed from the register can be kept until then.
    "CREATE TABLE register (one boolean PRIMARY KEY DEFAULT true CHECK (one), version bigint NOT NULL DEFAULT 0, reference text)",
    "INSERT INTO register DEFAULT VALUES",
    `CREATE TABLE source (
      id uuid PRIMARY KEY,
      kind text NOT NULL,
      title text NOT NULL CHECK (title <> ''),
      short_name text,
      publisher text,
      url text,
      published_on text,
      accessed_on text,
      licence text,
      reliability text NOT NULL CHECK (reliability IN ('A','B','C','D','E','F')),
      credibility int NOT NULL CHECK (credibility BETWEEN 1 AND 6)
    )`,
    `CREATE TABLE import (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      source_id uuid NOT NULL REFERENCES source,
      files jsonb NOT NULL,
      report jsonb NOT NULL,
      finished_at timestamptz NOT NULL DEFAULT now()
    )`,
    `CREATE TABLE claim (
      id uuid PRIMARY KEY,
      subject_kind text NOT NULL,
      subject_id uuid NOT NULL,
      attribute text NOT NULL,
      value jsonb NOT NULL,
      source_id uuid NOT NULL REFERENCES source,
      locator text NOT NULL CHECK (locator <> ''),
      period_from text,
      period_until text,
      recorded_by text NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      note text
    )`,
    "CREATE INDEX claim_subject ON claim (subject_kind, subject_id, attribute)",
    "CREATE INDEX claim_source ON claim (source_id, subject_kind, id)",
    `CREATE TABLE city (
      id uuid PRIMARY KEY,
      name text NOT NULL DEFAULT '?',
      name_zh text,
      country text,
      latitude double precision CHECK (latitude BETWEEN -90 AND 90),
      longitude double precision CHECK (longitude BETWEEN -180 AND 180),
      population bigint CHECK (population >= 0),
      population_year int,
      folded text COLLATE "C" NOT NULL DEFAULT ''
    )`,
    "CREATE INDEX city_country ON city (country, folded, id)",
    "CREATE INDEX city_folded ON city (folded, id)",
    // No key and no reference: both follow from how the rows are made, and checking them doubled the time of an import.
    `CREATE TABLE city_name (
      city_id uuid NOT NULL,
      folded text COLLATE "C" NOT NULL,
      text text NOT NULL,
      kind text NOT NULL
    )`,
    "CREATE INDEX city_name_city ON city_name (city_id)",
    "CREATE INDEX city_name_folded ON city_name (folded)",
    "CREATE INDEX city_name_similar ON city_name USING gin (folded gin_trgm_ops)",
    `CREATE TABLE city_identifier (
      scheme text NOT NULL,
      value text NOT NULL,
      city_id uuid NOT NULL REFERENCES city ON DELETE CASCADE,
      PRIMARY KEY (scheme, value)
    )`,
    "CREATE INDEX city_identifier_city ON city_identifier (city_id)",
    `CREATE TABLE twinning (
      id uuid PRIMARY KEY,
      city_a uuid NOT NULL REFERENCES city,
      city_b uuid NOT NULL REFERENCES city,
      exists boolean NOT NULL DEFAULT true,
      since text,
      topics text[] NOT NULL DEFAULT '{}',
      claims int NOT NULL DEFAULT 0,
      sources int NOT NULL DEFAULT 0,
      CHECK (city_a < city_b),
      UNIQUE (city_a, city_b)
    )`,
    "CREATE INDEX twinning_b ON twinning (city_b)",
    `CREATE TABLE twinning_stage (
      twinning_id uuid NOT NULL REFERENCES twinning ON DELETE CASCADE,
      position int NOT NULL,
      kind text NOT NULL,
      happened_on text,
      last_day text,
      evidence uuid[] NOT NULL,
      PRIMARY KEY (twinning_id, position)
    )`,
    `CREATE TABLE agreement (
      id uuid PRIMARY KEY,
      twinning_id uuid NOT NULL REFERENCES twinning,
      kind text NOT NULL,
      title text,
      signed_on text,
      expires_on text,
      fields text[] NOT NULL DEFAULT '{}'
    )`,
    "CREATE INDEX agreement_twinning ON agreement (twinning_id)",
    `CREATE TABLE network (
      id uuid PRIMARY KEY,
      name text NOT NULL,
      short_name text,
      scope text NOT NULL,
      founded int,
      topics text[] NOT NULL DEFAULT '{}'
    )`,
    `CREATE TABLE membership (
      id uuid PRIMARY KEY,
      network_id uuid NOT NULL REFERENCES network,
      city_id uuid REFERENCES city,
      member_network_id uuid REFERENCES network,
      through_id uuid REFERENCES network,
      roles text[] NOT NULL DEFAULT '{}',
      period_from text,
      period_until text,
      exists boolean NOT NULL DEFAULT true,
      CHECK ((city_id IS NULL) <> (member_network_id IS NULL))
    )`,
    "CREATE INDEX membership_network ON membership (network_id)",
    "CREATE INDEX membership_city ON membership (city_id)",
    "CREATE INDEX membership_member_network ON membership (member_network_id)",
    `CREATE TABLE strategy_profile (
      id uuid PRIMARY KEY,
      city_id uuid NOT NULL REFERENCES city,
      as_of text NOT NULL,
      profile jsonb NOT NULL
    )`,
    `CREATE TABLE conflict (
      kind text NOT NULL CHECK (kind IN ('values', 'left-out')),
      subject_kind text NOT NULL,
      subject_id uuid NOT NULL,
      attribute text NOT NULL,
      twinning_id uuid REFERENCES twinning ON DELETE CASCADE,
      list_claim uuid REFERENCES claim ON DELETE CASCADE,
      UNIQUE NULLS NOT DISTINCT (kind, subject_kind, subject_id, attribute, twinning_id, list_claim)
    )`,
    "CREATE INDEX conflict_subject ON conflict (subject_kind, subject_id)",
    "CREATE INDEX conflict_twinning ON conflict (twinning_id)"
  ),
  "0002_activities": statements(
    // Days are YYYY-MM-DD: first_day the first on which it may have begun, begun_day the last, from which on it counts.
    `CREATE TABLE activity (
      id uuid PRIMARY KEY,
      twinning_id uuid NOT NULL REFERENCES twinning ON DELETE CASCADE,
      first_day text COLLATE "C" NOT NULL,
      begun_day text COLLATE "C" NOT NULL,
      record jsonb NOT NULL,
      evidence uuid[] NOT NULL
    )`,
    "CREATE INDEX activity_twinning ON activity (twinning_id)",
    `CREATE TABLE tension (
      id uuid PRIMARY KEY,
      country_a text NOT NULL,
      country_b text NOT NULL,
      happened_on text COLLATE "C" NOT NULL,
      title text NOT NULL,
      evidence uuid[] NOT NULL
    )`,
    "CREATE INDEX tension_countries ON tension (country_a, country_b)",
    // A twinning that comes on record after the reports of its activities finds them by this.
    "CREATE INDEX claim_activity_twinning ON claim ((value ->> 'twinning')) WHERE subject_kind = 'activity'",
    "CREATE INDEX strategy_profile_city ON strategy_profile (city_id)"
  ),
  "0003_imports_undone": statements(
    // No reference: checking it for every claim would slow an import down, and an import is never deleted.
    "ALTER TABLE claim ADD COLUMN import_id uuid",
    "CREATE INDEX claim_import ON claim (import_id) WHERE import_id IS NOT NULL",
    // An import outlives the source that it brought: undone, it still says what it was.
    "ALTER TABLE import ALTER COLUMN source_id DROP NOT NULL",
    "ALTER TABLE import ADD COLUMN title text",
    "UPDATE import SET title = source.title FROM source WHERE source.id = import.source_id",
    "ALTER TABLE import ALTER COLUMN title SET NOT NULL",
    "ALTER TABLE import ADD COLUMN undone_at timestamptz",
    "CREATE INDEX import_source ON import (source_id)"
  ),
  "0004_import_tables": statements(
    // A list of members names networks without saying how far they reach.
    "ALTER TABLE network ALTER COLUMN scope DROP NOT NULL",
    // What the columns of a table mean, by the fingerprint of its header: used again for the next edition.
    "CREATE TABLE import_mapping (key text PRIMARY KEY, mapping jsonb NOT NULL, saved_at timestamptz NOT NULL DEFAULT now())",
    // What a person chose for a printed name. Name, country and region are folded; a later choice takes the place of an earlier one.
    `CREATE TABLE place_alias (
      folded text NOT NULL,
      country text NOT NULL DEFAULT '',
      region text NOT NULL DEFAULT '',
      name text NOT NULL,
      geonames text NOT NULL,
      chosen_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (folded, country, region)
    )`,
    // Every claim that goes is looked for among the lists that contradict twinnings.
    "CREATE INDEX conflict_list_claim ON conflict (list_claim) WHERE list_claim IS NOT NULL",
    // Rows that wait for a person. The row stands as it was understood, so that it can be taken up without the file.
    `CREATE TABLE import_waiting (
      import_id uuid NOT NULL,
      file text NOT NULL,
      row int NOT NULL,
      line int NOT NULL,
      kind text NOT NULL,
      said jsonb NOT NULL,
      places jsonb NOT NULL,
      PRIMARY KEY (import_id, file, row)
    )`
  ),
  "0005_merges": statements(
    // No references to cities: the merged one is gone, and the kept one may go with the list that brought it.
    `CREATE TABLE city_merge (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      position bigint GENERATED ALWAYS AS IDENTITY,
      kept uuid NOT NULL,
      merged uuid NOT NULL,
      kept_name text NOT NULL,
      merged_name text NOT NULL,
      reason text,
      merged_by text NOT NULL,
      merged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      undone_at timestamptz,
      CHECK (kept <> merged)
    )`,
    // What a merge did to each row: before is the row as it stood, target the row it joined, as that stood.
    `CREATE TABLE city_merge_change (
      merge_id uuid NOT NULL REFERENCES city_merge ON DELETE CASCADE,
      position int NOT NULL,
      kind text NOT NULL,
      how text NOT NULL CHECK (how IN ('kept', 'moved', 'joined', 'changed', 'removed')),
      old_id uuid NOT NULL,
      new_id uuid,
      before jsonb NOT NULL,
      target jsonb,
      after jsonb,
      claims int NOT NULL DEFAULT 0,
      target_claims int NOT NULL DEFAULT 0,
      PRIMARY KEY (merge_id, position)
    )`,
    "CREATE INDEX city_merge_change_old ON city_merge_change (old_id)",
    "CREATE INDEX city_merge_change_new ON city_merge_change (new_id)",
    `CREATE TABLE city_apart (
      city_a uuid NOT NULL,
      city_b uuid NOT NULL,
      reason text,
      kept_by text NOT NULL,
      kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (city_a, city_b),
      CHECK (city_a < city_b)
    )`
  ),
  "0006_changes": statements(...changesSchema),
  "0007_people": statements(...peopleSchema),
  "0008_import_jobs": statements(...importJobsSchema),
  "0009_reading": statements(...readingSchema),
  "0010_sources_told": statements(...sourcesToldSchema)
} satisfies Record<string, Effect.Effect<void, unknown, SqlClient.SqlClient>>

/** The table in which PostgreSQL keeps which migrations have run. */
export const migrationsTable = "proxeny_migrations"

/** The number of the newest migration that this version knows. */
export const newestMigration = Math.max(...Object.keys(migrations).map((name) => Number(name.slice(0, 4))))

/** Brings the schema up to this version; two processes at once do it once. */
export const migrate = Migrator.make({})({ loader: Migrator.fromRecord(migrations), table: migrationsTable })
