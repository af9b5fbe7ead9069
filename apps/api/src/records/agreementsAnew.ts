import { type AgreementTold, agreementFrom, agreementPartOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { decisionsOn } from "../decisions/decisionsOn.ts"
import { policy } from "../register/derived.ts"
import { evidenceAbout } from "./evidenceAbout.ts"
import { partsAsked, type Rewritten } from "./Rewritten.ts"

/** Gives the agreements whose claims changed the parts that follow from them; other parts stay as they are. */
export const agreementsAnew = Effect.fn("records.agreementsAnew")(function* (rewritten: Rewritten) {
  const changed = partsAsked(rewritten, "agreement", agreementPartOf)
  if (changed.size === 0) return
  const sql = yield* SqlClient.SqlClient
  const ids = [...changed.keys()]
  const evidence = yield* evidenceAbout("agreement", ids)
  const { pinned } = yield* decisionsOn(ids)
  for (const [id, parts] of changed) {
    const own = evidence.filter(
      ({ claim }) => claim.subject.id === id && parts.has(agreementPartOf(claim.attribute) ?? "kind")
    )
    const told: AgreementTold = agreementFrom(own, policy, pinned)
    const anew = <V>(part: keyof AgreementTold, column: string, value: V | undefined, none: V | null) =>
      parts.has(part) ? [sql`${sql(column)} = ${(value ?? none) as never}`] : []
    const columns = [
      // An agreement cannot be without a kind: the last that was known stays.
      ...(told.kind === undefined ? [] : anew("kind", "kind", told.kind, null)),
      ...anew("title", "title", told.title, null),
      ...anew("signedOn", "signed_on", told.signedOn, null),
      ...anew("expiresOn", "expires_on", told.expiresOn, null),
      ...anew("fields", "fields", told.fields, [])
    ]
    if (columns.length > 0) yield* sql`UPDATE agreement SET ${sql.csv(columns)} WHERE id = ${id}`
  }
})
