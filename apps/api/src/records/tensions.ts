import type { OperationRequest } from "@proxeny/client/contract"
import { type SourceId, type Subject, sameValue, type TensionId, tensionIdOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { RecordNotFound } from "../http/perform.ts"
import { AlreadyStated } from "./AlreadyStated.ts"
import { heldOn, withdrawable } from "./held.ts"
import { recorded } from "./recorded.ts"
import { rewrite } from "./rewrite.ts"
import { claimsOf, json } from "./said.ts"

type TensionBody = OperationRequest<"POST /api/v1/tensions">["body"]

const subjectOf = (id: TensionId): Subject => ({ kind: "tension", id })

/**
 * Reports a tension; one that others have reported in the same words is reported by this source, too.
 *
 * **Errors**: `AlreadyStated` where this source has reported it otherwise.
 */
export const createTension = Effect.fn("records.createTension")(function* ({ said, why: _, ...event }: TensionBody) {
  const id = tensionIdOf(event.countries, event.on, event.title)
  const before = yield* heldOn(subjectOf(id), { source: said.source })
  if (before.some(({ attribute, value }) => attribute === "reported" && !sameValue(value, json(event))))
    return yield* new AlreadyStated({ kind: "tension", id, source: said.source })
  yield* rewrite({ claims: yield* claimsOf(subjectOf(id), [["reported", json(event)]], said) })
  return yield* recorded("tension", id)
})

const tensionIsKnown = Effect.fn("records.tensionIsKnown")(function* (id: TensionId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql`SELECT 1 FROM tension WHERE id = ${id}`
  if (row === undefined) return yield* new RecordNotFound({ kind: "tension", id })
})

/** States what one source reports of a tension, in place of what it reported before. */
export const stateTension = Effect.fn("records.stateTension")(function* (
  id: TensionId,
  { said, why: _, ...event }: TensionBody
) {
  yield* tensionIsKnown(id)
  const before = yield* heldOn(subjectOf(id), { source: said.source })
  yield* rewrite({
    claims: yield* claimsOf(subjectOf(id), [["reported", json(event)]], said),
    insteadOf: before.filter(({ attribute }) => attribute === "reported")
  })
  return yield* recorded("tension", id)
})

/** Withdraws what a source reports of a tension, or what whoever asks reported. */
export const withdrawTension = Effect.fn("records.withdrawTension")(function* (id: TensionId, source?: SourceId) {
  yield* tensionIsKnown(id)
  yield* rewrite({ insteadOf: yield* withdrawable(subjectOf(id), source) })
  return yield* recorded("tension", id)
})
