import type { RecordRef } from "@proxeny/client/contract"
import { type Action, mayDo } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as SqlClient from "effect/sql/SqlClient"
import type { Asked } from "../http/perform.ts"
import { refuseUnlessMine } from "../imports/whose.ts"
import { changeCalled } from "./changeCalled.ts"
import { citiesOf, officeKinds } from "./citiesOf.ts"
import { sourcesEnteredBy } from "./enteredBy.ts"

/** A row that a change touched: the record it is about, and whether the change added it. */
interface Touched extends RecordRef {
  readonly of_table: string
  readonly row_id: string
  readonly added: boolean
}

/** Subjects that are of no city, or that bear on every city. */
const shared: ReadonlyArray<RecordRef["kind"]> = ["network", "tension", "group", "source"]

/** What somebody must be allowed to do in order to take a row back: the same as to write it. */
const actionFor = ({ kind, of_table }: Touched): Action =>
  (officeKinds as ReadonlyArray<string>).includes(of_table)
    ? "private.write"
    : of_table === "rubric"
      ? "rubric.write"
      : of_table === "decision"
        ? "conflict.decide"
        : of_table === "person_role"
          ? "people.manage"
          : shared.includes(kind)
            ? "shared.write"
            : "record.write"

/** What somebody needs to be allowed for a record that they themselves put on record with the change. */
const actionForOwn: Readonly<Partial<Record<RecordRef["kind"], Action>>> = {
  city: "city.create",
  source: "source.create"
}

/** Whether a row is one of a source itself. */
const isSource = ({ kind, of_table }: Touched): boolean => kind === "source" && of_table === "source"

/**
 * Whether somebody may undo a change: who may write a record may also take it back, and who put a city or a source on record
 * may take that back, as well as the own corrections of that source.
 *
 * **Details**: an import is taken back by whoever brought it in, a merge by whoever may merge.
 */
export const mayUndo = Effect.fn("history.mayUndo")(function* (
  change: number,
  { actor, open }: Pick<Asked, "actor" | "open">
) {
  const sql = yield* SqlClient.SqlClient
  const { actor_id, import_id, merge_id, undoes } = yield* changeCalled(change)
  if (import_id !== null) {
    yield* Effect.fromResult(mayDo(actor, "import.undo", actor.kind === "person" ? actor.cities : [], open))
    return yield* refuseUnlessMine(import_id)
  }
  if (merge_id !== null || (undoes !== null && (yield* changeCalled(undoes)).merge_id !== null))
    return yield* Effect.fromResult(mayDo(actor, "city.merge", [], open))
  const rows = yield* sql<Touched>`
    SELECT DISTINCT ON (decision, subject_kind, subject_id, of_table)
      subject_kind AS kind, subject_id AS id, of_table, row_id, before IS NULL AS added
    FROM (SELECT *, CASE of_table WHEN 'decision' THEN row_id END AS decision FROM change_row WHERE change_id = ${change}) rows
    ORDER BY decision, subject_kind, subject_id, of_table, position`
  const own =
    actor.kind === "person" && actor.id === actor_id
      ? new Set(rows.filter(({ added, kind, of_table }) => added && of_table === kind).map(({ id }) => id))
      : new Set<string>()
  // Who entered a source may correct it, and take the own correction back.
  const entered =
    actor.kind === "person" && actor.id === actor_id
      ? yield* sourcesEnteredBy(
          actor,
          rows.filter((row) => !row.added && isSource(row)).map(({ id }) => id)
        )
      : new Set<string>()
  for (const row of rows) {
    const action =
      (own.has(row.id) ? actionForOwn[row.kind] : undefined) ??
      (isSource(row) && entered.has(row.id) ? "source.correct" : actionFor(row))
    const anywhere = mayDo(actor, action, [], open)
    if (Result.isSuccess(anywhere)) continue
    const about: RecordRef = row.of_table === "decision" ? { kind: "decision", id: row.row_id } : row
    yield* Effect.fromResult(mayDo(actor, action, yield* citiesOf([about]), open))
  }
})
