import type { OperationRequest, Said } from "@proxeny/client/contract"
import {
  Agreement,
  type AgreementId,
  agreementIdOf,
  agreementStatements,
  type Subject,
  sameValue,
  type TwinningId
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { RecordNotFound } from "../http/perform.ts"
import type { ClaimRow } from "../sql/rows.ts"
import { AlreadyStated } from "./AlreadyStated.ts"
import { fitting } from "./fitting.ts"
import { heldOn } from "./held.ts"
import { recorded } from "./recorded.ts"
import { rewrite } from "./rewrite.ts"
import { claimsOf, refusing, type Statement } from "./said.ts"
import { twinningOnRecord } from "./twinnings.ts"

type AgreementBody = OperationRequest<"POST /api/v1/agreements">["body"]
type AgreementStatements = OperationRequest<"PUT /api/v1/agreements/:id">["body"]
type Text = Omit<AgreementStatements, "said" | "why">

const subjectOf = (id: AgreementId): Subject => ({ kind: "agreement", id })
const ofTwinning = (id: TwinningId): Subject => ({ kind: "twinning", id })

/** That a twinning was renewed, which a text that renews it says, too. */
const renewal = ({ kind, signedOn }: Pick<Text, "kind" | "signedOn">): ReadonlyArray<Statement> =>
  kind === "renewal" ? [["stage", { kind: "renewed", ...(signedOn === undefined ? {} : { on: signedOn }) }]] : []

/** Everything that a source says by an agreement, as claims. */
const claimsBy = Effect.fn("records.claimsOfAgreement")(function* (
  id: AgreementId,
  twinning: TwinningId,
  text: Text,
  said: Said
) {
  yield* fitting(Agreement, { ...text, id, twinning })
  return [
    ...(yield* claimsOf(subjectOf(id), agreementStatements(text), said)),
    ...(yield* claimsOf(ofTwinning(twinning), renewal(text), said))
  ]
})

/** The claims that a twinning was renewed by an agreement, as it was stated by the sources of some claims on it. */
const renewalsBy = Effect.fn("records.renewalsBy")(function* (twinning: TwinningId, claims: ReadonlyArray<ClaimRow>) {
  const found: Array<ClaimRow> = []
  for (const [source, own] of Map.groupBy(claims, ({ source_id }) => source_id)) {
    const said = (attribute: string) => own.find((claim) => claim.attribute === attribute)?.value
    if (said("kind") !== "renewal") continue
    const on = said("signed-on")
    const stage = { kind: "renewed", ...(on === undefined ? {} : { on }) }
    const stages = yield* heldOn(ofTwinning(twinning), { source: source as Said["source"] })
    found.push(...stages.filter(({ attribute, value }) => attribute === "stage" && sameValue(value, stage)))
  }
  return found
})

/**
 * Records a text that two cities signed; one that others recorded in the same words is recorded by this source, too.
 *
 * **Errors**: `AlreadyStated` where this source has recorded it otherwise.
 */
export const createAgreement = Effect.fn("records.createAgreement")(function* (body: AgreementBody) {
  const { said, twinning, why: _, ...text } = body
  yield* twinningOnRecord(twinning).pipe(
    Effect.catchTag("TwinningNotFound", ({ message }) =>
      Effect.fail(refusing("twinning", message, "not-on-record", ["twinning"]))
    )
  )
  const id = agreementIdOf(twinning, text)
  const claims = yield* claimsBy(id, twinning, text, said)
  const before = yield* heldOn(subjectOf(id), { source: said.source })
  const again = claims.filter(({ subject }) => subject.id === id)
  const same = before.every(({ attribute, value }) =>
    again.some((claim) => claim.attribute === attribute && sameValue(claim.value, value))
  )
  if (!same) return yield* new AlreadyStated({ kind: "agreement", id, source: said.source })
  yield* rewrite({ records: { agreements: [new Agreement({ ...text, id, twinning })] }, claims })
  return yield* recorded("agreement", id)
})

const twinningOf = Effect.fn("records.twinningOfAgreement")(function* (id: AgreementId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<{ twinning: TwinningId }>`SELECT twinning_id AS twinning FROM agreement WHERE id = ${id}`
  return row === undefined ? yield* new RecordNotFound({ kind: "agreement", id }) : row.twinning
})

/** States what one source says of an agreement, in place of what it said before. */
export const stateAgreement = Effect.fn("records.stateAgreement")(function* (
  id: AgreementId,
  { said, why: _, ...text }: AgreementStatements
) {
  const twinning = yield* twinningOf(id)
  const before = yield* heldOn(subjectOf(id), { source: said.source })
  yield* rewrite({
    claims: yield* claimsBy(id, twinning, text, said),
    insteadOf: [...before, ...(yield* renewalsBy(twinning, before))]
  })
  return yield* recorded("agreement", id)
})

/** Removes an agreement with everything that is said of it. */
export const removeAgreement = Effect.fn("records.removeAgreement")(function* (id: AgreementId) {
  const sql = yield* SqlClient.SqlClient
  const twinning = yield* twinningOf(id)
  const claims = yield* heldOn(subjectOf(id))
  const renewals = yield* renewalsBy(twinning, claims)
  yield* sql`DELETE FROM agreement WHERE id = ${id}`
  yield* rewrite({ insteadOf: [...claims, ...renewals], changed: true, leaves: [ofTwinning(twinning)] })
  return yield* recorded("agreement", id)
})
