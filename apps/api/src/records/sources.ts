import { randomUUID } from "node:crypto"
import type { OperationRequest } from "@proxeny/client/contract"
import { type Actor, type Grade, mayDo, Source, SourceId, type Subject } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor } from "../history/change.ts"
import { sourcesEnteredBy } from "../history/enteredBy.ts"
import { nothing } from "../register/Batch.ts"
import { claimColumns } from "../register/claimViews.ts"
import { project } from "../register/projection.ts"
import { insertBatch } from "../register/write.ts"
import { SourceNotFound } from "../sources/Sources.ts"
import { type ClaimRow, claimOf, type SourceRow, sourceOf } from "../sql/rows.ts"
import { membershipsAnew } from "./membershipsAnew.ts"
import { recorded } from "./recorded.ts"
import { strategiesAnew } from "./strategiesAnew.ts"

/** Something rests on a source that is to be removed. @public Part of the error type of what this file exports. */
export class SourceInUse extends Schema.TaggedError<SourceInUse>()("SourceInUse", {
  id: Schema.String,
  claims: Schema.Int,
  imports: Schema.Int
}) {
  override get message(): string {
    const rests = [
      ...(this.claims === 0 ? [] : [`${this.claims} claims`]),
      ...(this.imports === 0 ? [] : [`${this.imports} imports`])
    ]
    return `${rests.join(" and ")} rest on the source ${this.id}: withdraw or undo these first`
  }
}

/** Somebody who may correct only what they entered asks for the source of another. @public Part of the error type of what this file exports. */
export class SourceNotYours extends Schema.TaggedError<SourceNotYours>()("SourceNotYours", { id: Schema.String }) {
  override get message(): string {
    return `somebody else entered the source ${this.id}: ask them, or a steward, to correct it`
  }
}

type SourceBody = OperationRequest<"POST /api/v1/sources">["body"]

/** Nobody has judged it yet. */
const unjudged: Grade = { reliability: "F", credibility: 6 }

const sameGrade = (a: Grade, b: Grade): boolean => a.reliability === b.reliability && a.credibility === b.credibility

/** The grade that a source gets: only who looks after all sources may give another than it has. */
const gradeGiven = Effect.fn("records.grade")(function* (grade: Grade | undefined, otherwise: Grade) {
  if (grade === undefined || sameGrade(grade, otherwise)) return otherwise
  yield* Effect.fromResult(mayDo(yield* CurrentActor, "shared.write", [], false))
  return grade
})

const quiet = () => Effect.void
const raise = Effect.flatMap(SqlClient.SqlClient, (sql) => sql`UPDATE register SET version = version + 1`)

const sourceFrom = (id: SourceId, { why: _, ...fields }: SourceBody, grade: Grade): Source =>
  new Source({ ...fields, id, grade })

/** Enters a source. Without a grade it is one that cannot be judged. */
export const createSource = Effect.fn("records.createSource")(function* (body: SourceBody) {
  const id = SourceId.make(randomUUID())
  const source = sourceFrom(id, body, yield* gradeGiven(body.grade, unjudged))
  yield* insertBatch({ ...nothing, sources: [source] }, quiet)
  yield* raise
  return yield* recorded("source", id)
})

const held = Effect.fn("records.heldSource")(function* (id: SourceId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<SourceRow>`SELECT * FROM source WHERE id = ${id}`
  return row === undefined ? yield* new SourceNotFound({ id }) : sourceOf(row)
})

/** Brings up to date what a source says beside others: which of them is shown depends on how it is graded and dated. */
const weighAnew = Effect.fn("records.weighAnew")(function* (id: SourceId) {
  const sql = yield* SqlClient.SqlClient
  const subjects = yield* sql<Subject>`
    SELECT DISTINCT subject_kind AS kind, subject_id AS id FROM claim own WHERE source_id = ${id} AND EXISTS (
      SELECT 1 FROM claim other WHERE other.subject_kind = own.subject_kind AND other.subject_id = own.subject_id
        AND other.source_id <> ${id})`
  if (subjects.length > 0) yield* project(subjects, quiet)
  const told = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim
    WHERE source_id = ${id} AND subject_kind IN ('membership', 'strategy') ORDER BY id`
  const rewritten = { came: told.map(claimOf), went: [] }
  yield* membershipsAnew(rewritten)
  yield* strategiesAnew(rewritten)
})

/**
 * Whether somebody may correct a source: stewards any, others one that they put on record.
 *
 * **Errors**: `SourceNotFound`, {@link SourceNotYours}.
 */
export const mayCorrect = Effect.fn("records.mayCorrect")(function* (
  id: SourceId,
  { actor, open }: { readonly actor: Actor; readonly open: boolean }
) {
  yield* Effect.fromResult(mayDo(actor, "source.correct", [], open))
  if (Result.isSuccess(mayDo(actor, "shared.write", [], open))) return
  yield* held(id)
  if (!(yield* sourcesEnteredBy(actor, [id])).has(id)) return yield* new SourceNotYours({ id })
})

/** Corrects a source; without a grade it keeps the one that it has. */
export const changeSource = Effect.fn("records.changeSource")(function* (id: SourceId, body: SourceBody) {
  const sql = yield* SqlClient.SqlClient
  const before = yield* held(id)
  const after = sourceFrom(id, body, yield* gradeGiven(body.grade, before.grade))
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    yield* sql`
      UPDATE source SET kind = ${after.kind}, title = ${after.title}, short_name = ${after.shortName ?? null},
        publisher = ${after.publisher ?? null}, url = ${after.url ?? null}, published_on = ${after.publishedOn ?? null},
        accessed_on = ${after.accessedOn ?? null}, licence = ${after.licence ?? null},
        reliability = ${after.grade.reliability}, credibility = ${after.grade.credibility}
      WHERE id = ${id}`
    const dated = after.publishedOn !== before.publishedOn || after.accessedOn !== before.accessedOn
    if (dated || !sameGrade(before.grade, after.grade)) yield* weighAnew(id)
    yield* raise
  }
  return yield* recorded("source", id)
})

/**
 * Removes a source that nothing rests on.
 *
 * **Errors**: {@link SourceInUse}.
 */
export const removeSource = Effect.fn("records.removeSource")(function* (id: SourceId) {
  const sql = yield* SqlClient.SqlClient
  yield* held(id)
  const [rests] = yield* sql<{ claims: number; imports: number }>`
    SELECT (SELECT count(*) FROM claim WHERE source_id = ${id})::int AS claims,
      (SELECT count(*) FROM import WHERE source_id = ${id})::int AS imports`
  if (rests !== undefined && rests.claims + rests.imports > 0) return yield* new SourceInUse({ id, ...rests })
  // What is said of a source itself goes with it.
  yield* sql`DELETE FROM claim WHERE subject_kind = 'source' AND subject_id = ${id}`
  yield* sql`DELETE FROM source WHERE id = ${id}`
  yield* raise
  return yield* recorded("source", id)
})
