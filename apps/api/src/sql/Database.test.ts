import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as SqlClient from "effect/sql/SqlClient"
import { expect, inject, it } from "vitest"
import { createTestDatabase, dropTestDatabase } from "../postgres/testing.ts"
import { loadReference } from "../reference/load.ts"
import { addressOf } from "../testing/address.ts"
import { type Address, database, tooOld } from "./Database.ts"
import { newestMigration } from "./migrations.ts"

const open = (address: Address) => Effect.runPromise(Effect.scoped(Layer.build(database(address))))

const withDatabase = async (use: (name: string) => Promise<void>): Promise<void> => {
  const name = await Effect.runPromise(createTestDatabase(inject("server"), inject("template")))
  await use(name).finally(() => Effect.runPromise(dropTestDatabase(inject("server"), name)))
}

it("says where nobody answers, without the password", async () => {
  const failure = open({ url: Redacted.make("postgres://me:secret@127.0.0.1:1/there"), shown: "127.0.0.1:1/there" })
  await expect(failure).rejects.toThrow(/^The database at 127\.0\.0\.1:1\/there cannot be reached .*DATABASE_URL/)
  await expect(failure).rejects.not.toThrow(/secret/)
})

it("refuses a database of a newer version and leaves it as it was", () =>
  withDatabase(async (name) => {
    const address = addressOf(inject("server"), name)
    const migrations = SqlClient.SqlClient.use(
      (sql) => sql<{ id: number }>`SELECT migration_id::int AS id FROM proxeny_migrations ORDER BY 1`
    )
    await Effect.runPromise(
      SqlClient.SqlClient.use(
        (sql) =>
          sql`INSERT INTO proxeny_migrations (migration_id, name) VALUES (${newestMigration + 41}, 'from_the_future')`
      ).pipe(Effect.provide(database(address)))
    )
    await expect(open(address)).rejects.toThrow(
      new RegExp(
        `newer Proxeny \\(schema ${newestMigration + 41}; this version knows ${newestMigration}\\).*Nothing was changed`
      )
    )
    // Reading it back needs a connection that does not check.
    const { PgClient } = await import("@effect/sql-pg")
    const { testConnection } = await import("../postgres/testing.ts")
    const rows = await Effect.runPromise(
      migrations.pipe(Effect.provide(PgClient.layer(testConnection(inject("server"), name))))
    )
    expect(rows.map(({ id }) => id)).toEqual([
      ...Array.from({ length: newestMigration }, (_, i) => i + 1),
      newestMigration + 41
    ])
  }))

it("brings an empty database up to date, twice at once as well as once", async () => {
  const name = await Effect.runPromise(createTestDatabase(inject("server")))
  const address = addressOf(inject("server"), name)
  await Promise.all([open(address), open(address)])
  await open(address)
  await Effect.runPromise(dropTestDatabase(inject("server"), name))
})

it("brings an existing database from the first schema to this one, and leaves what is in it", () =>
  withDatabase(async (name) => {
    const address = addressOf(inject("server"), name)
    const run = <A>(effect: Effect.Effect<A, unknown, SqlClient.SqlClient>) =>
      Effect.runPromise(effect.pipe(Effect.provide(database(address))) as Effect.Effect<A>)
    const counts = SqlClient.SqlClient.use(
      (sql) => sql<{ claims: number }>`SELECT count(*)::int AS claims FROM claim WHERE subject_kind <> 'activity'`
    )
    const before = await run(counts)
    await run(
      SqlClient.SqlClient.use((sql) =>
        Effect.forEach(
          [
            `DO $$ DECLARE f text; BEGIN
              FOR f IN SELECT oid::regprocedure FROM pg_proc WHERE proname LIKE 'proxeny%' LOOP EXECUTE 'DROP FUNCTION ' || f || ' CASCADE'; END LOOP;
            END $$`,
            ...["source", "city", "network", "twinning", "agreement", "membership", "strategy_profile", "claim"].map(
              (table) => `ALTER TABLE ${table} DROP COLUMN change_id`
            ),
            "ALTER TABLE conflict DROP COLUMN facet, DROP COLUMN decision_id",
            "ALTER TABLE conflict ADD UNIQUE NULLS NOT DISTINCT (kind, subject_kind, subject_id, attribute, twinning_id, list_claim)",
            "DROP TABLE told",
            "CREATE INDEX city_name_similar ON city_name USING gin (folded gin_trgm_ops)",
            "DROP TABLE person_key, person_invitation, person_role, person_second_factor, person_verification, person_account, person_session, person, attempt CASCADE",
            "DROP TABLE change_row, change, decision, rubric, note, contact, cost, budget, document, document_content, answered, setting",
            "DROP TABLE city_merge_change, city_merge, city_apart",
            "DROP TABLE import_mapping, place_alias, import_waiting",
            "DROP TABLE import_job_rejected, import_job_event, import_job, import_upload",
            "DROP INDEX conflict_list_claim",
            "ALTER TABLE network ALTER COLUMN scope SET NOT NULL",
            "ALTER TABLE claim DROP COLUMN import_id",
            "DROP INDEX import_source",
            "ALTER TABLE import DROP COLUMN title, DROP COLUMN undone_at, ALTER COLUMN source_id SET NOT NULL",
            "INSERT INTO import (source_id, files, report) SELECT id, '[]', '{}' FROM source ORDER BY id LIMIT 1",
            "DROP TABLE activity, tension",
            "DROP INDEX claim_activity_twinning, strategy_profile_city",
            "DELETE FROM claim WHERE subject_kind IN ('activity', 'tension')",
            "UPDATE register SET reference = 'an earlier version'",
            "DELETE FROM proxeny_migrations WHERE migration_id > 1"
          ],
          (statement) => sql.unsafe(statement)
        )
      )
    )
    const quiet = () => Effect.void
    await run(loadReference(quiet, () => {}))
    expect(await run(counts)).toEqual(before)
    const [named] = await run(
      SqlClient.SqlClient.use(
        (sql) => sql<{ same: boolean }>`
          SELECT bool_and(i.title = s.title AND i.undone_at IS NULL) AS same FROM import i JOIN source s ON s.id = i.source_id`
      )
    )
    expect(named?.same).toBe(true)
    const [derived] = await run(
      SqlClient.SqlClient.use(
        (sql) => sql<{ same: boolean }>`
          SELECT (SELECT count(*) FROM activity)
            = (SELECT count(DISTINCT subject_id) FROM claim WHERE subject_kind = 'activity' AND attribute = 'reported') AS same`
      )
    )
    expect(derived?.same).toBe(true)
  }))

it("refuses a PostgreSQL that is too old, by the number the server gives", () => {
  expect(tooOld("db:5432/x", { number: 140_019, text: "14.19" })?.message).toBe(
    "The database at db:5432/x is PostgreSQL 14.19, and Proxeny needs 15 or newer: upgrade it, or unset DATABASE_URL to use the embedded PostgreSQL."
  )
  expect(tooOld("db", { number: 150_000, text: "15.0" })).toBeUndefined()
})
