/** What a table keeps of each of its rows in the history: what the row is about, and which columns only follow from claims. */
interface Kept {
  readonly table: string
  /** What the row is about, as SQL over the row `r`. */
  readonly kind: string
  readonly subject: string
  /** Columns that are made anew from claims, or are too large to keep twice. */
  readonly without?: ReadonlyArray<string>
  /** Whether only the offices of the cities it is about may read it. */
  readonly isPrivate?: boolean
}

const kept: ReadonlyArray<Kept> = [
  { table: "source", kind: "'source'", subject: "r.id" },
  { table: "claim", kind: "r.subject_kind", subject: "r.subject_id", without: ["change_id"] },
  {
    table: "city",
    kind: "'city'",
    subject: "r.id",
    without: ["name", "name_zh", "country", "latitude", "longitude", "population", "population_year", "folded"]
  },
  {
    table: "twinning",
    kind: "'twinning'",
    subject: "r.id",
    without: ["exists", "since", "topics", "claims", "sources"]
  },
  { table: "agreement", kind: "'agreement'", subject: "r.id" },
  { table: "network", kind: "'network'", subject: "r.id" },
  { table: "membership", kind: "'membership'", subject: "r.id", without: ["exists"] },
  { table: "strategy_profile", kind: "'strategy'", subject: "r.id" },
  { table: "decision", kind: "r.subject_kind", subject: "r.subject_id" },
  { table: "rubric", kind: "'rubric'", subject: "r.id" },
  { table: "note", kind: "'note'", subject: "r.id", isPrivate: true },
  { table: "contact", kind: "'contact'", subject: "r.id", isPrivate: true },
  { table: "cost", kind: "'cost'", subject: "r.id", isPrivate: true },
  { table: "budget", kind: "'budget'", subject: "r.id", isPrivate: true },
  { table: "document", kind: "'document'", subject: "r.id", isPrivate: true }
]

/** Columns of a table that are kept, where a change to others is none. */
const columnsWithDerived: Readonly<Record<string, string>> = {
  city: "id",
  twinning: "id, city_a, city_b",
  membership: "id, network_id, city_id, member_network_id, through_id, roles, period_from, period_until"
}

const triggersOf = ({ isPrivate, kind, subject, table, without = [] }: Kept): ReadonlyArray<string> => {
  const image = (row: string) => `to_jsonb(${row}) - '{${without.join(",")}}'::text[]`
  const about = (row: string) => [kind, subject].map((one) => one.replace(/\br\./g, `${row}.`)).join(", ")
  const into =
    "INSERT INTO change_row (change_id, of_table, row_id, subject_kind, subject_id, is_private, before, after)"
  const values = (row: string, before: string, after: string) =>
    `proxeny_change(), '${table}', ${row}.id, ${about(row)}, ${isPrivate === true}, ${before}, ${after}`
  const of = columnsWithDerived[table] === undefined ? "" : ` OF ${columnsWithDerived[table]}`
  return [
    `CREATE FUNCTION proxeny_keep_${table}() RETURNS trigger LANGUAGE plpgsql AS $keep$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        -- What an import brings is known by its claims, which name the change.
        IF current_setting('proxeny.bulk', true) = 'on' THEN RETURN NULL; END IF;
        ${into} SELECT ${values("n", "NULL", image("n"))} FROM new_rows n;
      ELSIF TG_OP = 'DELETE' THEN
        ${into} SELECT ${values("o", image("o"), "NULL")} FROM old_rows o;
      ELSIF OLD.id <> NEW.id THEN
        ${into} VALUES (${values("OLD", image("OLD"), "NULL")}), (${values("NEW", "NULL", image("NEW"))});
      ELSIF ${image("OLD")} <> ${image("NEW")} THEN
        ${into} VALUES (${values("NEW", image("OLD"), image("NEW"))});
      END IF;
      RETURN NULL;
    END $keep$`,
    `CREATE TRIGGER keep_insert AFTER INSERT ON ${table} REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION proxeny_keep_${table}()`,
    `CREATE TRIGGER keep_delete AFTER DELETE ON ${table} REFERENCING OLD TABLE AS old_rows
      FOR EACH STATEMENT EXECUTE FUNCTION proxeny_keep_${table}()`,
    `CREATE TRIGGER keep_update AFTER UPDATE${of} ON ${table}
      FOR EACH ROW EXECUTE FUNCTION proxeny_keep_${table}()`
  ]
}

/** Records of the offices: each about a city or a twinning, read only by those who keep it. */
const officeTable = (name: string, columns: string) =>
  `CREATE TABLE ${name} (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    about_kind text NOT NULL CHECK (about_kind IN ('city', 'twinning')),
    about_id uuid NOT NULL,
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
    undoes bigint REFERENCES change
  )`,
  "CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL",
  "CREATE INDEX change_import ON change (import_id) WHERE import_id IS NOT NULL",
  "CREATE INDEX change_actor ON change (actor_id, id) WHERE actor_id IS NOT NULL",
  `CREATE TABLE change_row (
    change_id bigint NOT NULL REFERENCES change,
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
  "CREATE INDEX change_row_row ON change_row (row_id, change_id)",
  `CREATE FUNCTION proxeny_change() RETURNS bigint LANGUAGE plpgsql AS $change$
  DECLARE
    held text := current_setting('proxeny.change', true);
    made bigint;
  BEGIN
    IF held <> '' THEN RETURN held::bigint; END IF;
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
  // What was there before the history began has no change; what comes names its own.
  "ALTER TABLE claim ADD COLUMN change_id bigint",
  "ALTER TABLE claim ALTER COLUMN change_id SET DEFAULT proxeny_change()",
  "CREATE INDEX claim_subject_change ON claim (subject_kind, subject_id, change_id)",
  // Which claim a person holds to be right, where sources contradict each other; without a claim it is the list of all twins that errs.
  `CREATE TABLE decision (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('values', 'left-out')),
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    attribute text NOT NULL,
    facet text NOT NULL DEFAULT '',
    claim_id uuid NOT NULL,
    twinning_id uuid,
    reason text NOT NULL CHECK (reason <> '')
  )`,
  "CREATE INDEX decision_subject ON decision (subject_kind, subject_id)",
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
