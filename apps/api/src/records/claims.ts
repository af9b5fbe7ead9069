import type { OperationRequest, RecordRef } from "@proxeny/client/contract"
import {
  type ActivityId,
  attributeValues,
  CityId,
  type Claim,
  type ClaimId,
  checkValue,
  type Identifier,
  type Subject
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { tableOf } from "../history/tableOf.ts"
import { RecordNotFound } from "../http/perform.ts"
import { claimColumns } from "../register/claimViews.ts"
import type { ClaimRow } from "../sql/rows.ts"
import { checkedReport, type Report, twinningOfActivity } from "./activities.ts"
import { identifiersAreFree } from "./cities.ts"
import { recorded } from "./recorded.ts"
import { rewrite } from "./rewrite.ts"
import { claimsOf, refusing, StatementRefused } from "./said.ts"
import { citiesAreKnown } from "./twinnings.ts"

type ClaimsBody = OperationRequest<"POST /api/v1/claims">["body"]
type ClaimCorrected = OperationRequest<"PUT /api/v1/claims/:id">["body"]
type Stated = Pick<ClaimsBody["claims"][number], "subject" | "attribute" | "value">

/** A claim on record. */
export const claimOnRecord = Effect.fn("records.claim")(function* (id: ClaimId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<ClaimRow>`SELECT ${sql.literal(claimColumns)} FROM claim WHERE id = ${id}`
  return row === undefined ? yield* new RecordNotFound({ kind: "claim", id }) : row
})

/** The record that a claim on record is about. */
export const aboutClaim = (id: ClaimId) =>
  Effect.map(claimOnRecord(id), ({ subject_id, subject_kind }): RecordRef => ({ kind: subject_kind, id: subject_id }))

const isCityId = Schema.is(CityId)

/** The cities that a value names, by what the attributes are about: everything that stands for an id in them is a city. */
const citiesIn = (value: Schema.Json): ReadonlyArray<CityId> =>
  isCityId(value) ? [value] : value !== null && typeof value === "object" ? Object.values(value).flatMap(citiesIn) : []

const isOnRecord = Effect.fn("records.isOnRecord")(function* ({ id, kind }: Subject) {
  const sql = yield* SqlClient.SqlClient
  const table = tableOf[kind]
  const rows =
    table === undefined
      ? yield* sql`SELECT 1 FROM claim WHERE subject_kind = ${kind} AND subject_id = ${id} LIMIT 1`
      : yield* sql`SELECT 1 FROM ${sql(table)} WHERE id = ${id}`
  return rows.length > 0
})

/** Checks that a value is one that its attribute can have, and that what it names is on record. */
const checked = Effect.fn("records.checkedClaim")(function* ({ attribute, subject, value }: Stated, at: string) {
  if (!(yield* isOnRecord(subject)))
    return yield* refusing(`${at}subject`, `there is no ${subject.kind} ${subject.id} on record: enter it first`)
  const shaped = checkValue(subject.kind, attribute, value)
  if (Result.isFailure(shaped))
    return yield* new StatementRefused({
      errors: shaped.failure.map(({ message, path }) => ({ path: `${at}${path}`, message }))
    })
  if (subject.kind === "activity") {
    const id = subject.id as ActivityId
    const report = value as unknown as Report
    // Who keeps an activity does not keep every twinning that it could be moved to.
    if (report.twinning !== (yield* twinningOfActivity(id)))
      return yield* refusing(
        `${at}value.twinning`,
        "an activity stays with its twinning: report it anew of the other one"
      )
    yield* checkedReport(id, report)
    return
  }
  if (attribute === "identifier") yield* identifiersAreFree([value as unknown as Identifier], subject.id as CityId)
  yield* citiesAreKnown([...new Set(citiesIn(value))], `${at}value`)
})

/** States values of attributes of records. */
export const createClaims = Effect.fn("records.createClaims")(function* ({ claims: given }: ClaimsBody) {
  const claims: Array<Claim> = []
  for (const [index, { said, ...one }] of given.entries()) {
    yield* checked(one, `claims.${index}.`)
    claims.push(...(yield* claimsOf(one.subject, [[one.attribute, one.value]], said, `claims.${index}.said`)))
  }
  yield* rewrite({ claims })
  const subjects = new Map(claims.map(({ subject }) => [subject.id, subject]))
  const records = []
  for (const { id, kind } of subjects.values()) records.push(yield* recorded(kind, id))
  return { claims: claims.map(({ id }) => id), records }
})

/** Corrects a claim: what is stated now takes its place. What nothing reads may be corrected to any value. */
export const correctClaim = Effect.fn("records.correctClaim")(function* (id: ClaimId, { said, value }: ClaimCorrected) {
  const row = yield* claimOnRecord(id)
  const { attribute, subject_id, subject_kind } = row
  const subject: Subject = { kind: subject_kind, id: subject_id }
  if (attributeValues[subject_kind]?.[attribute] !== undefined) yield* checked({ subject, attribute, value }, "")
  yield* rewrite({ claims: yield* claimsOf(subject, [[attribute, value]], said), insteadOf: [row] })
  return yield* recorded(subject_kind, subject_id)
})

/** Withdraws a claim. */
export const withdrawClaim = Effect.fn("records.withdrawClaim")(function* (id: ClaimId) {
  const row = yield* claimOnRecord(id)
  yield* rewrite({ insteadOf: [row] })
  return yield* recorded(row.subject_kind, row.subject_id)
})
