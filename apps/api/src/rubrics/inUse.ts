import type { RubricKind, RubricRecord } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type RubricOf, rubricKinds } from "./kinds.ts"

/** A rubric to score with, and which one on record it is, where it is not the one that comes with Proxeny. */
export interface InUse<K extends RubricKind> {
  readonly rubric: RubricOf[K]
  readonly record: { readonly record?: typeof RubricRecord.Encoded }
}

/**
 * The rubric of a kind that scores are made with.
 *
 * **Details**: what is kept of scores stays right, since a choice raises the version of the register.
 */
export const rubricInUse = Effect.fn("rubrics.inUse")(function* <K extends RubricKind>(kind: K) {
  const sql = yield* SqlClient.SqlClient
  // It was read by the rules of its kind when it was written.
  const [chosen] = yield* sql<{ id: string; name: string; rubric: RubricOf[K] }>`
    SELECT id, name, rubric FROM rubric WHERE kind = ${kind} AND in_use`
  return (chosen === undefined
    ? { rubric: rubricKinds[kind].default, record: {} }
    : {
        rubric: chosen.rubric,
        record: { record: { id: chosen.id, name: chosen.name } }
      }) satisfies InUse<RubricKind> as InUse<K>
})
