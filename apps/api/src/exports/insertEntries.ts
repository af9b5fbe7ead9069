import { PgTypes } from "@effect/sql-pg"
import type { ArchivedImport, ArchiveEntry } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { nothing } from "../register/Batch.ts"
import { insertBatch } from "../register/write.ts"

type EntryOf<K extends ArchiveEntry["kind"]> = Extract<ArchiveEntry, { readonly kind: K }>

const quiet = () => Effect.void

/**
 * Makes a place for which city holds an id, for the time of the transaction.
 *
 * **Details**: of two cities that claim one id, the one that came first holds it. Claims do not say which that was.
 */
export const keepHolders = Effect.flatMap(
  SqlClient.SqlClient,
  (sql) => sql`CREATE TEMPORARY TABLE restored_identifier (scheme text, value text, city_id uuid) ON COMMIT DROP`
)

/** Gives each id to the city that held it, once everything that follows from claims is there. */
export const settleHolders = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`CREATE INDEX ON restored_identifier (scheme, value)`
  yield* sql`ANALYZE restored_identifier`
  yield* sql`
    DELETE FROM city_identifier i
    WHERE NOT EXISTS (SELECT 1 FROM restored_identifier r WHERE r.scheme = i.scheme AND r.value = i.value)`
  yield* sql`
    UPDATE city_identifier i SET city_id = r.city_id FROM restored_identifier r
    WHERE r.scheme = i.scheme AND r.value = i.value AND r.city_id <> i.city_id`
})

const insertClaims = Effect.fn("restore.insertClaims")(function* (entries: ReadonlyArray<EntryOf<"claim">>) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, period_from, period_until,
      recorded_by, note, import_id, recorded_at)
    SELECT id, subject_kind, subject_id, attribute, value, source_id, locator, period_from, period_until,
      recorded_by, note, import_id, coalesce(recorded_at, now())
    FROM jsonb_to_recordset(${PgTypes.jsonb(
      entries.map(({ held, record }) => ({
        ...record,
        subject_kind: record.subject.kind,
        subject_id: record.subject.id,
        source_id: record.source,
        period_from: record.period?.from,
        period_until: record.period?.until,
        recorded_by: record.recordedBy,
        import_id: held?.import,
        recorded_at: held?.recordedAt
      }))
    )}) AS row(id uuid, subject_kind text, subject_id uuid, attribute text, value jsonb, source_id uuid, locator text,
      period_from text, period_until text, recorded_by text, note text, import_id uuid, recorded_at timestamptz)`
})

const insertImports = Effect.fn("restore.insertImports")(function* (imports: ReadonlyArray<ArchivedImport>) {
  const sql = yield* SqlClient.SqlClient
  for (const { files, finishedAt, id, report, source, title, undoneAt } of imports)
    yield* sql`
      INSERT INTO import (id, source_id, title, files, report, finished_at, undone_at)
      VALUES (${id}, ${source ?? null}, ${title}, ${PgTypes.jsonb(files)}, ${PgTypes.jsonb(report)}, ${finishedAt}::timestamptz,
        ${undoneAt ?? null}::timestamptz)`
})

/** Marks what is on record and does not exist, by what is claimed: of what nobody claims anything, nothing else says so. */
const markAbsent = Effect.fn("restore.markAbsent")(function* (
  table: "twinning" | "membership",
  entries: ReadonlyArray<EntryOf<"twinning"> | EntryOf<"membership">>
) {
  const absent = entries.flatMap(({ held, record }) => (held?.exists === false ? [record.id] : []))
  if (absent.length === 0) return
  const sql = yield* SqlClient.SqlClient
  yield* sql`UPDATE ${sql.literal(table)} SET exists = false WHERE id = ANY(${absent}::uuid[])`
})

/**
 * Writes entries of an archive inside the caller's transaction, each kind after what it refers to.
 *
 * **Details**: of a city and of a twinning only that they are there: the rest follows from claims, as activities and
 * tensions do. When a claim was recorded, and by which import, is written as it was; where the archive does not say when,
 * it is now.
 */
export const insertEntries = Effect.fn("restore.insertEntries")(function* (entries: ReadonlyArray<ArchiveEntry>) {
  const sql = yield* SqlClient.SqlClient
  const of = <K extends ArchiveEntry["kind"]>(kind: K) =>
    entries.filter((entry): entry is EntryOf<K> => entry.kind === kind)
  const records = <K extends ArchiveEntry["kind"]>(kind: K) =>
    of(kind).map(({ record }) => record as EntryOf<K>["record"])
  const [claims, cities, twinnings, memberships] = [of("claim"), of("city"), of("twinning"), of("membership")]

  yield* insertBatch(
    {
      ...nothing,
      sources: records("source"),
      cities: records("city"),
      networks: records("network"),
      twinnings: records("twinning"),
      memberships: records("membership"),
      agreements: records("agreement"),
      strategies: records("strategy")
    },
    quiet
  )
  yield* markAbsent("twinning", twinnings)
  yield* markAbsent("membership", memberships)
  if (claims.length > 0) yield* insertClaims(claims)
  if (cities.length > 0)
    yield* sql`
      INSERT INTO restored_identifier (scheme, value, city_id)
      SELECT scheme, value, city_id FROM jsonb_to_recordset(${PgTypes.jsonb(
        cities.flatMap(({ record: { id, identifiers } }) => identifiers.map((one) => ({ ...one, city_id: id })))
      )}) AS row(scheme text, value text, city_id uuid)`
  yield* insertImports(records("import"))
})
