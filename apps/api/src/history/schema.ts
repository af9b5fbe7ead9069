import { writerLock } from "../register/writerLock.ts"
import { kept, triggersOf } from "./kept.ts"

/** What a row that is gone belonged to, as SQL over `change_row`, and which rows that is asked of. */
export const goneFrom =
  "coalesce(before ->> 'city_a', before ->> 'city_id', before ->> 'twinning_id', before ->> 'about_id', before #>> '{value,twinning}')"
export const isGone = "after IS NULL AND (of_table <> 'claim' OR subject_kind = 'activity')"

/** Lets every row that comes name the change that brings it. */
const namesItsChange = (table: string): ReadonlyArray<string> => [
  `ALTER TABLE ${table} ADD COLUMN change_id bigint`,
  `ALTER TABLE ${table} ALTER COLUMN change_id
    SET DEFAULT coalesce(nullif(current_setting('proxeny.change', true), '')::bigint, proxeny_change())`
]

/** Records of the offices: each about a city or a twinning, read only by those who keep it. */
const officeTable = (name: string, columns: string) =>
  `CREATE TABLE ${name} (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    about_kind text NOT NULL CHECK (about_kind IN ('city', 'twinning')),
    about_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ${columns}
  )`

/**
 * The history of the register: who changed what, when and why, with every row before and after.
 *
 * **Details**: PostgreSQL writes it by triggers, in the transaction of the change, so that no code can forget it; and it lets
 * nobody alter it. A write without a change of its own, such as one by hand, gets one that says so.
 */
export const changesSchema: ReadonlyArray<string> = [
  `CREATE TABLE change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'installation')),
    actor_id text,
    actor_name text NOT NULL,
    what text NOT NULL,
    why text,
    import_id uuid,
    undoes bigint REFERENCES change,
    bulk boolean NOT NULL DEFAULT false
  )`,
  "CREATE INDEX change_at ON change (at, id)",
  "CREATE INDEX change_what ON change (what, id)",
  "CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL",
  "CREATE INDEX change_import ON change (import_id) WHERE import_id IS NOT NULL",
  "CREATE INDEX change_actor ON change (actor_id, id) WHERE actor_id IS NOT NULL",
  // No reference to the change: checking it row by row took longer than keeping the rows, and only triggers write them.
  `CREATE TABLE change_row (
    change_id bigint NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    of_table text NOT NULL,
    row_id uuid NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    is_private boolean NOT NULL,
    before jsonb,
    after jsonb,
    PRIMARY KEY (change_id, position)
  )`,
  "CREATE INDEX change_row_subject ON change_row (subject_kind, subject_id, change_id)",
  // Claims are found by what they are about; an index of each by its own id made their removal a quarter slower.
  "CREATE INDEX change_row_row ON change_row (row_id, change_id) WHERE of_table <> 'claim'",
  "CREATE INDEX change_row_private ON change_row (change_id) WHERE is_private",
  // What belonged to a city or a twinning and is gone is found again by these.
  `CREATE INDEX change_row_gone ON change_row ((${goneFrom})) WHERE ${isGone}`,
  "CREATE INDEX change_row_gone_twinning ON change_row ((before ->> 'city_b')) WHERE of_table = 'twinning' AND after IS NULL",
  `CREATE FUNCTION proxeny_change() RETURNS bigint LANGUAGE plpgsql AS $change$
  DECLARE
    held text := current_setting('proxeny.change', true);
    made bigint;
  BEGIN
    IF held <> '' THEN RETURN held::bigint; END IF;
    PERFORM pg_advisory_xact_lock(${writerLock});
    INSERT INTO change (actor_kind, actor_name, what) VALUES ('installation', current_user, 'write') RETURNING id INTO made;
    PERFORM set_config('proxeny.change', made::text, true);
    RETURN made;
  END $change$`,
  `CREATE FUNCTION proxeny_unalterable() RETURNS trigger LANGUAGE plpgsql AS $no$
  BEGIN
    RAISE EXCEPTION 'the history cannot be altered' USING ERRCODE = 'insufficient_privilege';
  END $no$`,
  ...["change", "change_row"].map(
    (table) => `CREATE TRIGGER unalterable BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION proxeny_unalterable()`
  ),
  // Rows come from the triggers of the tables that they are about, and from nowhere else.
  `CREATE TRIGGER unalterable_insert BEFORE INSERT ON change_row FOR EACH STATEMENT
    WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION proxeny_unalterable()`,
  // What was there before the history began has no change; what comes names its own.
  ...namesItsChange("city_merge"),
  ...kept
    .slice(
      0,
      kept.findIndex(({ table }) => table === "decision")
    )
    .flatMap(({ table }) => namesItsChange(table)),
  "CREATE INDEX claim_subject_change ON claim (subject_kind, subject_id, change_id)",
  // What a person holds to be right where sources contradict each other: of claims on one attribute, `claim_id`; of a twinning
  // and a list of all twins (`claim_id`) that leaves it out, what `holds`. It bears on what is shown as long as the claim stands.
  `CREATE TABLE decision (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind IN ('values', 'left-out')),
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    attribute text NOT NULL,
    facet text NOT NULL DEFAULT '',
    claim_id uuid NOT NULL,
    holds text CHECK (holds IN ('list', 'twinning')),
    reason text NOT NULL CHECK (reason <> ''),
    CHECK ((kind = 'left-out') = (holds IS NOT NULL))
  )`,
  ...namesItsChange("decision"),
  "CREATE UNIQUE INDEX decision_values ON decision (subject_id, subject_kind, attribute, facet) WHERE kind = 'values'",
  "CREATE UNIQUE INDEX decision_left_out ON decision (subject_id, claim_id) WHERE kind = 'left-out'",
  "CREATE INDEX decision_claim ON decision (claim_id)",
  // The part of an attribute that the claims of a conflict compete in; absent where an earlier version found the conflict.
  "ALTER TABLE conflict ADD COLUMN facet text",
  "ALTER TABLE conflict ADD COLUMN decision_id uuid",
  `DO $same$ DECLARE held text; BEGIN
    SELECT conname INTO STRICT held FROM pg_constraint WHERE conrelid = 'conflict'::regclass AND contype = 'u';
    EXECUTE format('ALTER TABLE conflict DROP CONSTRAINT %I', held);
  END $same$`,
  `ALTER TABLE conflict ADD CONSTRAINT conflict_once
    UNIQUE NULLS NOT DISTINCT (kind, subject_kind, subject_id, attribute, facet, twinning_id, list_claim)`,
  `CREATE TABLE rubric (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind IN ('maturity', 'factors', 'review')),
    name text NOT NULL CHECK (name <> ''),
    rubric jsonb NOT NULL,
    in_use boolean NOT NULL DEFAULT false
  )`,
  "CREATE UNIQUE INDEX rubric_in_use ON rubric (kind) WHERE in_use",
  officeTable("note", "text text NOT NULL CHECK (text <> '')"),
  officeTable("contact", "contact jsonb NOT NULL"),
  officeTable("cost", "year int NOT NULL, amount double precision NOT NULL, currency text NOT NULL, note text"),
  officeTable("budget", "year int NOT NULL, amount double precision NOT NULL, currency text NOT NULL, note text"),
  // The bytes of a document, once for each content: a backup of the database holds them.
  "CREATE TABLE document_content (hash text PRIMARY KEY, bytes bytea NOT NULL)",
  // Not packed: files are packed already, and a piece of one is read without the rest.
  "ALTER TABLE document_content ALTER COLUMN bytes SET STORAGE EXTERNAL",
  officeTable(
    "document",
    "title text NOT NULL CHECK (title <> ''), file_name text NOT NULL, type text NOT NULL, size int NOT NULL, hash text NOT NULL REFERENCES document_content"
  ),
  ...["note", "contact", "cost", "budget", "document"].map(
    (table) => `CREATE INDEX ${table}_about ON ${table} (about_kind, about_id)`
  ),
  // What a request with a key was answered, so that the same request does its work once.
  `CREATE TABLE answered (
    actor text NOT NULL,
    key text NOT NULL,
    request text NOT NULL,
    status int NOT NULL,
    answer jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (actor, key)
  )`,
  "CREATE INDEX answered_at ON answered (at)",
  "CREATE TABLE setting (name text PRIMARY KEY, value jsonb NOT NULL)",
  ...kept.flatMap(triggersOf)
]
