import { PgTypes } from "@effect/sql-pg"
import { type Subject, sameValue } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { claimColumns } from "../register/claimViews.ts"
import { type ClaimRow, claimOf, present } from "../sql/rows.ts"
import { type Change, rowsOf } from "./journal.ts"
import { type Renaming, renamedClaim } from "./renaming.ts"

/** Attributes whose values have a shape of their own in which no id of a record stands. */
const withoutIds = ["name", "aliases", "identifier", "country", "coordinates", "population", "exists", "stage"]

/** The claims that are about something renamed, or name it in what they say. */
const affected = Effect.fn("duplicates.affectedClaims")(function* ({ gone, ids }: Renaming) {
  const sql = yield* SqlClient.SqlClient
  const old = [...ids.keys(), ...gone]
  return yield* sql<ClaimRow & { readonly import_id: string | null }>`
    SELECT ${sql.literal(claimColumns)}, import_id FROM claim
    WHERE subject_id = ANY(${old}::uuid[])
      OR (NOT attribute = ANY(${withoutIds}::text[]) AND jsonb_typeof(value) IN ('object', 'array', 'string')
        AND EXISTS (SELECT 1 FROM jsonb_path_query(value, '$.** ? (@.type() == "string")') AS s(one)
          WHERE one #>> '{}' = ANY(${old}::text[])))
    ORDER BY id`
})

interface Move {
  readonly from: ClaimRow
  readonly id: string
  readonly subject: Subject
  readonly value?: unknown
}

/** Which import of two came first; no import at all comes before any. */
const firstImport = Effect.fn("duplicates.firstImport")(function* () {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string }>`SELECT id FROM import ORDER BY finished_at, id`
  const place = new Map(rows.map(({ id }, i) => [id, i] as const))
  const at = (id: string | null): number => (id === null ? -1 : (place.get(id) ?? rows.length))
  return (a: string | null, b: string | null): string | null => (at(a) <= at(b) ? a : b)
})

/** What happened to the claims: for the journal, for the projection, and for what cites them. */
export interface Moved {
  readonly changes: ReadonlyArray<Change>
  readonly subjects: ReadonlyArray<Subject>
  readonly ids: ReadonlyMap<string, string>
}

/**
 * Gives claims the subject and value that a renaming makes of them, and so a new id.
 *
 * **Details**: a claim that is there already under the new id stands once, and belongs to the import that came first: it is
 * undone last. What is said of a link of a city with itself is taken out.
 */
export const moveClaims = Effect.fn("duplicates.moveClaims")(function* (renaming: Renaming) {
  const sql = yield* SqlClient.SqlClient
  const claims = yield* affected(renaming)
  const before = yield* rowsOf(
    "claim",
    claims.map(({ id }) => id)
  )
  const subjects: Array<Subject> = []
  const removed: Array<ClaimRow> = []
  const candidates: Array<Move> = []
  const imports = new Map(claims.map(({ id, import_id }) => [id, import_id] as const))
  for (const from of claims) {
    const made = renamedClaim(claimOf(from), renaming)
    subjects.push({ kind: from.subject_kind, id: from.subject_id })
    if (made === undefined) removed.push(from)
    else {
      subjects.push(made.subject)
      const value = sameValue(made.value, from.value) ? {} : { value: made.value }
      candidates.push({ from, id: made.id, subject: made.subject, ...value })
    }
  }
  const held = yield* sql<{ id: string; import_id: string | null }>`
    SELECT id, import_id FROM claim WHERE id = ANY(${candidates.map(({ id }) => id)}::uuid[])`
  const there = new Map(held.map(({ id, import_id }) => [id, import_id] as const))
  const first = yield* firstImport()
  const moved: Array<Move> = []
  const joined: Array<Move> = []
  const changes: Array<Change> = []
  const change = (how: Change["how"], from: ClaimRow, more: Partial<Change> = {}): void =>
    void changes.push({ kind: "claim", how, old_id: from.id, before: before.get(from.id) ?? "{}", ...more })
  for (const move of candidates) {
    const own = imports.get(move.from.id) ?? null
    const after = { subject_kind: move.subject.kind, subject_id: move.subject.id }
    const other = there.get(move.id)
    there.set(move.id, other === undefined ? own : first(own, other))
    if (other === undefined) moved.push(move)
    else joined.push(move)
    change(other === undefined ? "moved" : "joined", move.from, {
      new_id: move.id,
      after: JSON.stringify({ ...after, import_id: there.get(move.id) }),
      ...present({ target: other === undefined ? undefined : JSON.stringify({ import_id: other }) })
    })
  }
  for (const from of removed) change("removed", from)

  const sources = new Set([...joined.map(({ from }) => from), ...removed].map(({ source_id }) => source_id))
  for (const [id, row] of yield* rowsOf("source", [...sources]))
    changes.push({ kind: "source", how: "kept", old_id: id, before: row })

  // A list of all twins is cited by its contradictions, which are found anew by every projection.
  yield* sql`DELETE FROM conflict WHERE kind = 'left-out'`
  yield* sql`DELETE FROM claim WHERE id = ANY(${[...joined.map(({ from }) => from.id), ...removed.map(({ id }) => id)]}::uuid[])`
  yield* sql`
    UPDATE claim SET id = row.id, subject_id = row.subject, value = coalesce(row.value, claim.value)
    FROM jsonb_to_recordset(${PgTypes.jsonb(
      moved.map(({ from, id, subject, value }) => ({ old: from.id, id, subject: subject.id, value }))
    )}) AS row(old uuid, id uuid, subject uuid, value jsonb) WHERE claim.id = row.old`
  yield* sql`
    UPDATE claim SET import_id = row.import_id
    FROM jsonb_to_recordset(${PgTypes.jsonb(
      joined.map(({ id }) => ({ id, import_id: there.get(id) ?? null }))
    )}) AS row(id uuid, import_id uuid) WHERE claim.id = row.id`
  return {
    changes,
    subjects,
    ids: new Map(candidates.map(({ from, id }) => [from.id, id] as const))
  } satisfies Moved
})
