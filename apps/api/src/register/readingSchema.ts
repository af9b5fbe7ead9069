/** The records whose changes are told, by table: which of them a row is or bears on, as columns or SQL. */
const bearsOn: Readonly<Record<string, ReadonlyArray<readonly [kind: string, id: string]>>> = {
  city: [["city", "id"]],
  network: [["network", "id"]],
  twinning: [
    ["twinning", "id"],
    ["city", "city_a"],
    ["city", "city_b"]
  ],
  membership: [
    ["membership", "id"],
    ["city", "city_id"]
  ],
  conflict: [
    ["twinning", "twinning_id"],
    ["city", "CASE subject_kind WHEN 'city' THEN subject_id END"],
    ["city", "(SELECT city_a FROM twinning WHERE twinning.id = twinning_id)"],
    ["city", "(SELECT city_b FROM twinning WHERE twinning.id = twinning_id)"]
  ]
}

/** From how many records on it is not told which they are: whoever holds them all reads them all. */
const many = 2_000

/** How many tellings are kept: whoever has not looked since reads everything. */
const kept = 20_000

const rows = { INSERT: ["new_rows"], DELETE: ["old_rows"], UPDATE: ["old_rows", "new_rows"] } as const
const named = { old_rows: "OLD TABLE AS old_rows", new_rows: "NEW TABLE AS new_rows" } as const

const tellsOf = (table: string, event: keyof typeof rows): ReadonlyArray<string> => {
  const name = `proxeny_tell_${table}_${event.toLowerCase()}`
  const records = rows[event].flatMap((held) =>
    (bearsOn[table] ?? []).map(
      ([kind, id]) => `SELECT '${kind}' AS kind, ${id} AS id FROM ${held} WHERE ${id} IS NOT NULL`
    )
  )
  return [
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $tell$
    BEGIN
      WITH record AS (SELECT * FROM (${records.join(" UNION ")}) one LIMIT ${many}),
        counted AS (SELECT count(*) AS records FROM record)
      INSERT INTO told (kind, id)
        SELECT kind, id FROM record WHERE (SELECT records FROM counted) < ${many}
        UNION ALL SELECT 'all', NULL FROM counted WHERE records = ${many};
      DELETE FROM told WHERE at <= (SELECT max(at) FROM told) - ${kept};
      RETURN NULL;
    END $tell$`,
    `CREATE TRIGGER tell_${event.toLowerCase()} AFTER ${event} ON ${table}
      REFERENCING ${rows[event].map((held) => named[held]).join(" ")} FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`
  ]
}

/**
 * What reading quickly needs beside the tables.
 *
 * **Details**: `told` says which records of the register have changed, in order, so that a process that holds the register in
 * memory reads those only. PostgreSQL writes it by triggers, in the transaction of the change, whatever code makes it. Numbers
 * rise in the order of the commits, since writers wait for each other.
 */
export const readingSchema: ReadonlyArray<string> = [
  "CREATE TABLE told (at bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL, id uuid)",
  "INSERT INTO told (kind) VALUES ('all')",
  `CREATE FUNCTION proxeny_tell_all() RETURNS trigger LANGUAGE plpgsql AS $tell$
  BEGIN
    INSERT INTO told (kind) VALUES ('all');
    RETURN NULL;
  END $tell$`,
  ...Object.keys(bearsOn).flatMap((table) => [
    ...tellsOf(table, "INSERT"),
    ...tellsOf(table, "UPDATE"),
    ...tellsOf(table, "DELETE"),
    `CREATE TRIGGER tell_truncate AFTER TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION proxeny_tell_all()`
  ]),
  // Names are looked for in memory.
  "DROP INDEX city_name_similar"
]

const claimRows = {
  INSERT: "new_rows",
  DELETE: "old_rows",
  UPDATE: "new_rows UNION SELECT source_id FROM old_rows"
} as const

/** Says also of which sources claims have come, gone or changed, so that what each of them claims need not be counted anew. */
export const sourcesToldSchema: ReadonlyArray<string> = [
  ...(["INSERT", "UPDATE", "DELETE"] as const).flatMap((event) => [
    `CREATE FUNCTION proxeny_tell_source_${event.toLowerCase()}() RETURNS trigger LANGUAGE plpgsql AS $tell$
    BEGIN
      INSERT INTO told (kind, id) SELECT 'source', source_id FROM (SELECT source_id FROM ${claimRows[event]}) one GROUP BY source_id;
      RETURN NULL;
    END $tell$`,
    `CREATE TRIGGER tell_${event.toLowerCase()} AFTER ${event} ON claim
      REFERENCING ${rows[event].map((held) => named[held]).join(" ")} FOR EACH STATEMENT EXECUTE FUNCTION proxeny_tell_source_${event.toLowerCase()}()`
  ]),
  "CREATE TRIGGER tell_truncate AFTER TRUNCATE ON claim FOR EACH STATEMENT EXECUTE FUNCTION proxeny_tell_all()"
]
