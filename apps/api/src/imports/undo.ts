import type { Subject } from "@proxeny/domain"
import { sources } from "@proxeny/reference"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { openChange } from "../history/change.ts"
import { keptAbout } from "../office/keptAbout.ts"
import type { Progress } from "../register/Batch.ts"
import { project } from "../register/projection.ts"
import { moment } from "../sql/moment.ts"
import { refuseUnlessMine } from "./whose.ts"

/** An import on record, as it is listed. */
export interface ImportSummary {
  readonly id: string
  readonly title: string
  readonly finishedAt: string
  readonly undoneAt: string | undefined
  readonly files: ReadonlyArray<{ readonly name: string; readonly bytes: number }>
  /** Claims that it brought and that are still on record. */
  readonly claims: number
}

/** What an undo took away. */
export interface Undone {
  readonly id: string
  readonly title: string
  readonly claims: number
  readonly cities: number
  readonly twinnings: number
  readonly networks: number
  readonly memberships: number
}

/** @public Part of the error type of what this file exports. */
export class ImportNotFound extends Schema.TaggedError<ImportNotFound>()("ImportNotFound", { id: Schema.String }) {
  override get message(): string {
    return `There is no import ${this.id}: look at the list of imports.`
  }
}

/** @public Part of the error type of what this file exports. */
export class AlreadyUndone extends Schema.TaggedError<AlreadyUndone>()("AlreadyUndone", {
  id: Schema.String,
  title: Schema.String,
  at: Schema.String
}) {
  override get message(): string {
    return `The import ${this.id} ("${this.title}") was undone on ${this.at} already: there is nothing left of it.`
  }
}

/** A later edition of the same list says again what this one said first. */
export class ImportedAgain extends Schema.TaggedError<ImportedAgain>()("ImportedAgain", {
  title: Schema.String,
  later: Schema.String
}) {
  override get message(): string {
    return `"${this.title}" was imported again later (${this.later}), and that import rests on what this one brought: undo the later one first. Nothing was changed.`
  }
}

interface ImportRow {
  readonly id: string
  readonly title: string
  readonly source_id: string | null
  readonly finished_at: string
  readonly undone_at: string | null
}

const columns = `i.id, i.title, i.source_id, ${moment("i.finished_at")} AS finished_at, ${moment("i.undone_at")} AS undone_at`

/** Imports on record, the newest first. */
export const listImports = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<ImportRow & { files: ImportSummary["files"]; claims: number }>`
    SELECT ${sql.literal(columns)}, i.files, (SELECT count(*) FROM claim WHERE import_id = i.id)::int AS claims
    FROM import i ORDER BY i.finished_at DESC, i.id`
  return rows.map(
    ({ claims, files, finished_at, id, title, undone_at }): ImportSummary => ({
      id,
      title,
      finishedAt: finished_at,
      undoneAt: undone_at ?? undefined,
      files,
      claims
    })
  )
})

/** Cities and networks: what other records name. */
const isNamed = (kind: Subject["kind"]): boolean => kind === "city" || kind === "network"

const idsOf = (subjects: ReadonlyArray<Subject>, kind: Subject["kind"]): ReadonlyArray<string> =>
  subjects.flatMap((one) => (one.kind === kind ? [one.id] : []))

/** Whether another record names a city or a network, or an office keeps something about it. */
const isNamedBy = {
  city: `EXISTS (SELECT 1 FROM twinning WHERE city_a = %s OR city_b = %s)
    OR EXISTS (SELECT 1 FROM membership WHERE city_id = %s) OR EXISTS (SELECT 1 FROM strategy_profile WHERE city_id = %s)
    OR ${keptAbout("city", "%s")}`,
  network: "EXISTS (SELECT 1 FROM membership WHERE network_id = %s OR member_network_id = %s OR through_id = %s)"
} as const

/** Takes away twinnings and memberships that nobody says anything about any more. */
const removeLinks = Effect.fn("imports.removeLinks")(function* (subjects: ReadonlyArray<Subject>) {
  const sql = yield* SqlClient.SqlClient
  const twinnings = yield* sql`
    DELETE FROM twinning gone WHERE id = ANY(${idsOf(subjects, "twinning")}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'twinning' AND subject_id = gone.id)
      AND NOT EXISTS (SELECT 1 FROM agreement WHERE twinning_id = gone.id)
      AND NOT EXISTS (SELECT 1 FROM activity WHERE twinning_id = gone.id)
      AND NOT (${sql.literal(keptAbout("twinning", "gone.id"))}) RETURNING id`
  const memberships = yield* sql`
    DELETE FROM membership gone WHERE id = ANY(${idsOf(subjects, "membership")}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'membership' AND subject_id = gone.id) RETURNING id`
  return { twinnings: twinnings.length, memberships: memberships.length }
})

/**
 * Takes away what an import said of cities and networks, and what the gazetteer added because of it.
 *
 * **Details**: where another record rests on a city or network of which nobody else says anything, it would be left without a
 * name: what the import said of it stays.
 */
const removeNames = Effect.fn("imports.removeNames")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const geonames = sources.geonames.id
  let removed = 0
  for (const kind of ["city", "network"] as const) {
    const rests = sql.literal(isNamedBy[kind].replaceAll("%s", "c.subject_id"))
    const said = yield* sql`
      DELETE FROM claim c WHERE import_id = ${id} AND subject_kind = ${kind} AND source_id <> ${geonames}
        AND NOT ((${rests}) AND NOT EXISTS (SELECT 1 FROM claim o WHERE o.subject_kind = c.subject_kind AND o.subject_id = c.subject_id
          AND o.import_id IS DISTINCT FROM c.import_id AND o.source_id <> ${geonames}))
      RETURNING id`
    removed += said.length
  }
  // What the gazetteer added goes to another import that names the city, and with the last of them.
  yield* sql`
    UPDATE claim c SET import_id = o.import_id FROM claim o
    WHERE c.import_id = ${id} AND c.source_id = ${geonames} AND o.subject_kind = c.subject_kind AND o.subject_id = c.subject_id
      AND o.source_id <> ${geonames} AND o.import_id <> ${id}`
  // What still stands is counted once: looked up claim by claim it took a minute for 13,000 cities.
  const added = yield* sql`
    WITH named AS MATERIALIZED (
      SELECT DISTINCT subject_id FROM claim
      WHERE import_id = ${id} AND source_id <> ${geonames} AND subject_kind IN ('city', 'network'))
    DELETE FROM claim c WHERE import_id = ${id} AND source_id = ${geonames}
      AND NOT EXISTS (SELECT 1 FROM named WHERE named.subject_id = c.subject_id)
    RETURNING id`
  return removed + added.length
})

/** Takes away cities and networks of which nobody says anything any more and that no other record names. */
const removeNamed = Effect.fn("imports.removeNamed")(function* (subjects: ReadonlyArray<Subject>) {
  const sql = yield* SqlClient.SqlClient
  const remove = (kind: "city" | "network") => sql<{ id: string }>`
    DELETE FROM ${sql.literal(kind)} gone WHERE id = ANY(${idsOf(subjects, kind)}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = ${kind} AND subject_id = gone.id)
      AND NOT (${sql.literal(isNamedBy[kind].replaceAll("%s", "gone.id"))}) RETURNING id`
  const networks = yield* remove("network")
  const cities = yield* remove("city")
  yield* sql`DELETE FROM city_name WHERE city_id = ANY(${cities.map(({ id }) => id)}::uuid[])`
  return { cities: cities.length, networks: networks.length }
})

/**
 * Takes an import back: what it said, and the records of which nothing is said any more.
 *
 * **Details**: one transaction. What a person or another list says of the same records stays, and so do these records. What
 * the gazetteer added to a city stays as long as another import names the city. The import stays listed, marked as undone.
 *
 * **Errors**: {@link ImportNotFound}, `ImportNotYours`, {@link AlreadyUndone}; {@link ImportedAgain} where a later edition of
 * the list is on record, which said again what this one brought without bringing it.
 */
export const undoImport = Effect.fn("imports.undo")(function* (id: string, progress: Progress, why?: string) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      const [ran] = yield* sql<{ change: number; import: string }>`
        SELECT id::int AS change, import_id AS import FROM change
        WHERE import_id = (SELECT id FROM import WHERE id::text = ${id}) AND what = 'import.run'`
      yield* openChange({ what: "import.undo", why, importId: ran?.import, undoes: ran?.change })
      const [found] = yield* sql<ImportRow>`SELECT ${sql.literal(columns)} FROM import i WHERE i.id::text = ${id}`
      if (found === undefined) return yield* new ImportNotFound({ id })
      yield* refuseUnlessMine(found.id)
      const { source_id, title, undone_at } = found
      if (undone_at !== null) return yield* new AlreadyUndone({ id, title, at: undone_at })
      const [later] = yield* sql<{ id: string }>`
        SELECT i.id FROM import i, import own
        WHERE own.id::text = ${id} AND i.source_id = own.source_id AND i.finished_at > own.finished_at AND i.undone_at IS NULL
        ORDER BY i.finished_at DESC LIMIT 1`
      if (later !== undefined) return yield* new ImportedAgain({ title, later: later.id })

      // Straight after an import PostgreSQL does not know yet how many claims it has: it took a minute for what takes seconds.
      yield* sql`ANALYZE claim, twinning, city`
      const subjects = yield* sql<Subject>`
        SELECT DISTINCT subject_kind AS kind, subject_id AS id FROM claim WHERE import_id = ${id}`
      const cited = yield* sql<{ source: string }>`
        SELECT DISTINCT source_id AS source FROM claim WHERE import_id = ${id} AND source_id <> ${sources.geonames.id}`
      const between = subjects.filter(({ kind }) => !isNamed(kind))
      const named = subjects.filter(({ kind }) => isNamed(kind))
      const links =
        yield* sql`DELETE FROM claim WHERE import_id = ${id} AND subject_kind NOT IN ('city', 'network') RETURNING id`
      yield* project(between, progress)
      const ends = yield* removeLinks(between)
      const names = yield* removeNames(id)
      yield* sql`UPDATE claim SET import_id = NULL WHERE import_id = ${id}`
      yield* project(named, progress)
      const records = { ...ends, ...(yield* removeNamed(named)) }
      yield* sql`DELETE FROM import_waiting WHERE import_id = ${id}`
      yield* sql`UPDATE import SET undone_at = clock_timestamp() WHERE id = ${id}`
      // What rows themselves referred to goes with the last claim that stands under it.
      yield* sql`
        DELETE FROM source WHERE id = ANY(${cited.map(({ source }) => source)}::uuid[]) AND id IS DISTINCT FROM ${source_id}
          AND NOT EXISTS (SELECT 1 FROM claim WHERE source_id = source.id) AND NOT EXISTS (SELECT 1 FROM import WHERE source_id = source.id)`
      if (source_id !== null) {
        const [kept] = yield* sql`SELECT 1 FROM claim WHERE source_id = ${source_id} LIMIT 1`
        if (kept === undefined) {
          yield* sql`UPDATE import SET source_id = NULL WHERE source_id = ${source_id}`
          yield* sql`DELETE FROM source WHERE id = ${source_id}`
        }
      }
      yield* sql`UPDATE register SET version = version + 1`
      return { id, title, claims: links.length + names, ...records } satisfies Undone
    })
  )
})
