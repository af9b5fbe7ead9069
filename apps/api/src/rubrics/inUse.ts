import type { RubricKind, RubricRecord } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { recalled } from "../register/recalled.ts"
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
export const rubricInUse = <K extends RubricKind>(kind: K) =>
  Effect.map(recalled("rubric", [kind], readInUse), (read) => read.get(kind) as InUse<K>)

const readInUse = Effect.fnUntraced(function* <K extends RubricKind>(kinds: ReadonlyArray<K>) {
  const sql = yield* SqlClient.SqlClient
  // It was read by the rules of its kind when it was written.
  const rows = yield* sql<{ kind: K; id: string; name: string; rubric: RubricOf[K] }>`
    SELECT kind, id, name, rubric FROM rubric WHERE kind = ANY(${kinds}) AND in_use`
  const chosen = new Map(rows.map((row) => [row.kind, row] as const))
  return new Map<K, InUse<K>>(
    kinds.map((kind) => {
      const one = chosen.get(kind)
      return one === undefined
        ? [kind, { rubric: rubricKinds[kind].default as RubricOf[K], record: {} }]
        : [kind, { rubric: one.rubric, record: { record: { id: one.id, name: one.name } } }]
    })
  )
})
