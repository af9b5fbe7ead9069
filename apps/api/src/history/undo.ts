import { FieldError, type RecordRef, type Undone } from "@proxeny/client/contract"
import { broken, type CityId, type FieldRule, type Subject, SubjectKind } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { merge } from "../duplicates/merge.ts"
import { undoMerge } from "../duplicates/undoMerge.ts"
import { undoImport } from "../imports/undo.ts"
import { project } from "../register/projection.ts"
import { CurrentActor, OpenedChange, openChange } from "./change.ts"
import { type ChangeCalled, type ChangeNotFound, changeCalled } from "./changeCalled.ts"
import { labelsOf } from "./labels.ts"
import { reverseRows } from "./reverse.ts"
import { changedSince, type Obstacle, restingOn } from "./standing.ts"

/** What a change did cannot be taken back any more, or not in this way. @public Part of the error type of what this file exports. */
export class UndoRefused extends Schema.TaggedError<UndoRefused>()("UndoRefused", {
  change: Schema.Int,
  why: Schema.String,
  errors: Schema.optionalKey(Schema.Array(FieldError))
}) {
  override get message(): string {
    return `the change ${this.change} cannot be undone: ${this.why}. Nothing was changed.`
  }
}

/** Whether an import stands after a change that brought it in or took it back. */
const importStandsAfter = (
  change: ChangeCalled
): Effect.Effect<boolean, ChangeNotFound | SqlError, SqlClient.SqlClient> =>
  change.undoes === null
    ? Effect.succeed(change.what === "import.run")
    : Effect.map(Effect.flatMap(changeCalled(change.undoes), importStandsAfter), (before) => !before)

const told = Effect.fn("history.obstacles")(function* (
  obstacles: ReadonlyArray<Obstacle>,
  how: string,
  rule: FieldRule
) {
  const labels = yield* labelsOf(obstacles)
  return obstacles.map(({ change, id, kind }) => ({
    path: `${kind} ${id}`,
    message: `${labels.get(id) ?? kind} ${how}${change === null ? "" : ` by the change ${change}`}`,
    ...broken(rule, [labels.get(id) ?? kind, ...(change === null ? [] : [change])])
  }))
})

const isSubject = Schema.is(SubjectKind)

/** Brings up to date what follows from the rows of a change: also from sources, on whose grades values rest. */
const projectTouched = Effect.fn("history.projectTouched")(function* (change: number) {
  const sql = yield* SqlClient.SqlClient
  const subjects = yield* sql<RecordRef>`
    SELECT DISTINCT subject_kind AS kind, subject_id AS id FROM change_row WHERE change_id = ${change}
    UNION SELECT claim.subject_kind, claim.subject_id FROM change_row r JOIN claim ON claim.source_id = r.row_id
      WHERE r.change_id = ${change} AND r.of_table = 'source' AND r.before IS NOT NULL AND r.after IS NOT NULL`
  yield* project(
    subjects.filter((one): one is RecordRef & Subject => isSubject(one.kind)),
    () => Effect.void
  )
  yield* sql`UPDATE register SET version = version + 1`
})

const displaced = "a record that it needs is not there any more, or another has taken its place"

/** Refuses to give claims back to an import that was undone since: they would stand without anybody who says them. */
const refuseForUndoneImport = Effect.fn("history.refuseForUndoneImport")(function* (change: number) {
  const sql = yield* SqlClient.SqlClient
  const [found] = yield* sql<{ title: string }>`
    SELECT i.title FROM change_row r JOIN change c ON c.id = r.change_id JOIN import i ON i.id = (r.before ->> 'import_id')::uuid
    WHERE r.change_id = ${change} AND r.of_table = 'claim' AND r.after IS NOT NULL AND r.after ->> 'import_id' IS NULL
      AND i.undone_at IS NOT NULL AND c.import_id IS DISTINCT FROM i.id LIMIT 1`
  if (found === undefined) return
  const why = `it states by hand what the import "${found.title}" had said, and that import was undone since: withdraw the claims instead`
  return yield* new UndoRefused({ change, why })
})

/** Takes a change back row by row, where nothing came since that it would undo as well. */
const reverse = Effect.fn("history.reverse")(function* (change: number) {
  const since = yield* changedSince(change)
  if (since.length > 0) {
    const errors = yield* told(since, "was changed since", "changed-since")
    const why = `${since.length === 1 ? "a record" : "records"} of it changed since (${errors.map(({ message }) => message).join("; ")}): undo the later change first`
    return yield* new UndoRefused({ change, why, errors })
  }
  yield* refuseForUndoneImport(change)
  const resting = yield* restingOn(change)
  if (resting.length > 0) {
    const errors = yield* told(resting, "rests on it and was written", "rests-on")
    const why = `other records rest on what it brought (${errors.map(({ message }) => message).join("; ")}): undo or remove those first`
    return yield* new UndoRefused({ change, why, errors })
  }
  yield* Effect.catchTag(
    reverseRows(change),
    "SqlError",
    (error): Effect.Effect<never, SqlError | UndoRefused> =>
      error.reason._tag === "UniqueViolation" || error.reason._tag === "ConstraintError"
        ? Effect.fail(new UndoRefused({ change, why: displaced }))
        : Effect.fail(error)
  )
  yield* projectTouched(change)
})

/** Why some changes cannot be undone by themselves. */
const inBulk = (what: string): string =>
  what === "import.choose" || what === "import.take-unmatched"
    ? "what it took up belongs to an import: undo that import"
    : "it brought too much to be kept row by row in the history: restore an archive, or take the records out one by one"

/** Does the contrary of a change, inside the change that is open. */
const takeBack = Effect.fn("history.takeBack")(function* (change: ChangeCalled, why: string | undefined) {
  const sql = yield* SqlClient.SqlClient
  const quiet = () => Effect.void
  const { id, import_id, undoes } = change
  const unchanged = new UndoRefused({ change: id, why: "it left every record as it was" })
  // An import that brings nothing leaves nothing behind.
  if (import_id !== null && (yield* sql`SELECT 1 FROM import WHERE id = ${import_id}`).length === 0)
    return yield* unchanged
  if (import_id !== null && (yield* importStandsAfter(change))) return yield* undoImport(import_id, quiet, why)
  if (change.merge_id !== null) return yield* undoMerge(change.merge_id, quiet)
  const undone = undoes === null ? undefined : yield* changeCalled(undoes)
  if (undone !== undefined && undone.merge_id !== null) {
    const [two] = yield* sql<{ kept: CityId; merged: CityId }>`
      SELECT kept, merged FROM city_merge WHERE id = ${undone.merge_id}`
    const actor = yield* CurrentActor
    const by = actor.kind === "anyone" ? "somebody" : actor.name
    if (two !== undefined)
      return yield* merge(two.kept, two.merged, { by, ...(why === undefined ? {} : { reason: why }) }, quiet)
  }
  if (change.bulk) return yield* new UndoRefused({ change: id, why: inBulk(change.what) })
  const [touched] = yield* sql<{ rows: number; people: number }>`
    SELECT count(*)::int AS rows, (count(*) FILTER (WHERE of_table = 'person_role'))::int AS people
    FROM (SELECT of_table FROM change_row WHERE change_id = ${id} LIMIT 1000) looked_at`
  if ((touched?.rows ?? 0) === 0) return yield* unchanged
  if ((touched?.people ?? 0) > 0)
    return yield* new UndoRefused({ change: id, why: "it is about people: give the role or the cities anew" })
  yield* reverse(id)
  if (import_id !== null)
    yield* sql`
      UPDATE import SET undone_at = NULL, source_id = coalesce(source_id, (SELECT source_id FROM claim WHERE import_id = import.id
        AND source_id IN (SELECT id FROM source WHERE title = import.title) LIMIT 1)) WHERE id = ${import_id}`
})

/** What the history tells of an undo beside what it did. */
export const toldOf = Effect.fn("history.toldOf")(function* (change: number) {
  const { import_id } = yield* changeCalled(change)
  return { undoes: change, importId: import_id ?? undefined }
})

/**
 * Undoes a change, as a change of its own: every row of it becomes what it was before.
 *
 * **Details**: an import and a merge are taken back by their own rules, which keep what came since and rests on them; an undo is
 * undone by doing again what it took back.
 *
 * **Errors**: {@link ChangeNotFound}; {@link UndoRefused} where a row was changed since, naming the records and the changes;
 * what `undoImport`, `undoMerge` and `merge` refuse.
 */
export const undoChange = Effect.fn("history.undo")(function* (change: number, why?: string) {
  const sql = yield* SqlClient.SqlClient
  const found = yield* changeCalled(change)
  const opened = yield* openChange({ what: "change.undo", why, ...(yield* toldOf(change)) })
  yield* Effect.provideService(takeBack(found, why), OpenedChange, opened)
  const records = yield* sql<RecordRef>`
    SELECT subject_kind AS kind, subject_id AS id FROM (
      SELECT subject_kind, subject_id, min(position) AS first FROM change_row WHERE change_id = ${opened} GROUP BY 1, 2) touched
    ORDER BY first LIMIT 10`
  return { change: opened, undoes: change, records } satisfies (typeof Undone)["Encoded"]
})
