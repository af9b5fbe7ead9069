/** What the history keeps of each row of a table: what the row is about, and which columns only follow from claims. */
export interface Kept {
  readonly table: string
  /** What the row is about, as SQL over the row `r`. */
  readonly kind: string
  readonly subject: string
  /** Columns that are made anew from claims. */
  readonly without?: ReadonlyArray<string>
  /** Whether only the offices of the cities it is about may read it: always, or where SQL over the row `r` says so. */
  readonly isPrivate?: true | string
}

/** The tables of which the history keeps every row, in an order in which each names only those before it. */
export const kept: ReadonlyArray<Kept> = [
  { table: "source", kind: "'source'", subject: "r.id" },
  {
    table: "city",
    kind: "'city'",
    subject: "r.id",
    without: ["name", "name_zh", "country", "latitude", "longitude", "population", "population_year", "folded"]
  },
  { table: "network", kind: "'network'", subject: "r.id" },
  {
    table: "twinning",
    kind: "'twinning'",
    subject: "r.id",
    without: ["exists", "since", "topics", "claims", "sources"]
  },
  { table: "agreement", kind: "'agreement'", subject: "r.id" },
  { table: "membership", kind: "'membership'", subject: "r.id", without: ["exists"] },
  { table: "strategy_profile", kind: "'strategy'", subject: "r.id" },
  { table: "claim", kind: "r.subject_kind", subject: "r.subject_id", isPrivate: "r.attribute = 'yearly-cost'" },
  { table: "decision", kind: "r.subject_kind", subject: "r.subject_id" },
  { table: "rubric", kind: "'rubric'", subject: "r.id" },
  { table: "note", kind: "'note'", subject: "r.id", isPrivate: true },
  { table: "contact", kind: "'contact'", subject: "r.id", isPrivate: true },
  { table: "cost", kind: "'cost'", subject: "r.id", isPrivate: true },
  { table: "budget", kind: "'budget'", subject: "r.id", isPrivate: true },
  { table: "document", kind: "'document'", subject: "r.id", isPrivate: true }
]

/** A row as the history keeps it, as SQL. */
export const imageOf = ({ without = [] }: Pick<Kept, "without">, row: string): string =>
  without.length === 0 ? `to_jsonb(${row})` : `(to_jsonb(${row}) - '{${without.join(",")}}'::text[])`

/** Columns of a table that are kept, where most changes are to others. */
const columnsWithDerived: Readonly<Record<string, string>> = {
  city: "id",
  twinning: "id, city_a, city_b",
  membership: "id, network_id, city_id, member_network_id, through_id, roles, period_from, period_until"
}

/** The triggers by which PostgreSQL keeps every row of a table, whoever writes it. */
export const triggersOf = (one: Kept): ReadonlyArray<string> => {
  const { isPrivate = "false", kind, subject, table } = one
  const of = (row: string, expression: string) => expression.replace(/\br\./g, `${row}.`)
  const about = (row: string) => `${of(row, kind)}, ${of(row, subject)}`
  const into =
    "INSERT INTO change_row (change_id, of_table, row_id, subject_kind, subject_id, is_private, before, after)"
  const values = (row: string, before: string, after: string) =>
    `(SELECT proxeny_change()), '${table}', ${row}.id, ${about(row)}, ${of(row, String(isPrivate))}, ${before}, ${after}`
  const image = (row: string) => imageOf(one, row)
  const columns = columnsWithDerived[table]
  return [
    `CREATE FUNCTION proxeny_keep_${table}() RETURNS trigger LANGUAGE plpgsql AS $keep$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        -- Of what comes in bulk each row names the change; a copy of it would say no more.
        IF current_setting('proxeny.bulk', true) = 'on' THEN RETURN NULL; END IF;
        ${into} SELECT ${values("n", "NULL", image("n"))} FROM new_rows n;
      ELSIF TG_OP = 'DELETE' THEN
        ${into} SELECT ${values("o", image("o"), "NULL")} FROM old_rows o;
      ELSIF TG_OP = 'TRUNCATE' THEN
        ${into} SELECT ${values("t", image("t"), "NULL")} FROM ${table} t;
      ELSIF (OLD.id, ${about("OLD")}) IS DISTINCT FROM (NEW.id, ${about("NEW")}) THEN
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
    `CREATE TRIGGER keep_truncate BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION proxeny_keep_${table}()`,
    `CREATE TRIGGER keep_update AFTER UPDATE${columns === undefined ? "" : ` OF ${columns}`} ON ${table}
      FOR EACH ROW EXECUTE FUNCTION proxeny_keep_${table}()`
  ]
}
