import type { FieldError, OperationRequest, RecordRef } from "@proxeny/client/contract"
import {
  type ActivityId,
  attributeValues,
  broken,
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
import { claimsBy, claimsOf, refusing, StatementRefused, sourcesAreKnown } from "./said.ts"

type ClaimsBody = OperationRequest<"POST /api/v1/claims">["body"]
type ClaimCorrected = OperationRequest<"PUT /api/v1/claims/:id">["body"]
type Stated = Pick<ClaimsBody["claims"][number], "subject" | "attribute" | "value">

/** A claim on record. */
const claimOnRecord = Effect.fn("records.claim")(function* (id: ClaimId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<ClaimRow>`SELECT ${sql.literal(claimColumns)} FROM claim WHERE id = ${id}`
  return row === undefined ? yield* new RecordNotFound({ kind: "claim", id }) : row
})

/** The record that a claim on record is about. */
export const aboutClaim = (id: ClaimId) =>
  Effect.map(claimOnRecord(id), ({ subject_id, subject_kind }): RecordRef => ({ kind: subject_kind, id: subject_id }))

/** Something that is stated, with its place in the body. */
interface Placed extends Stated {
  readonly at: string
}

const isCityId = Schema.is(CityId)

/** The cities that a value names, by what the attributes are about: everything that stands for an id in them is a city. */
const citiesIn = (value: Schema.Json): ReadonlyArray<CityId> =>
  isCityId(value) ? [value] : value !== null && typeof value === "object" ? Object.values(value).flatMap(citiesIn) : []

/** Which of some records are on record, by id. */
const known = Effect.fn("records.known")(function* (kind: Subject["kind"], ids: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const table = tableOf[kind]
  const rows =
    table === undefined
      ? yield* sql<{ id: string }>`
          SELECT DISTINCT subject_id AS id FROM claim WHERE subject_kind = ${kind} AND subject_id = ANY(${ids}::uuid[])`
      : yield* sql<{ id: string }>`SELECT id FROM ${sql(table)} WHERE id = ANY(${ids}::uuid[])`
  return new Set(rows.map(({ id }) => id))
})

const refusingAll = (errors: ReadonlyArray<FieldError>) =>
  errors.length === 0 ? Effect.void : Effect.fail(new StatementRefused({ errors }))

/** Checks that values are such as their attributes can have, and that what they are about and name is on record. */
const checked = Effect.fn("records.checkedClaims")(function* (stated: ReadonlyArray<Placed>) {
  const absent = new Set<Placed>()
  for (const [kind, own] of Map.groupBy(stated, ({ subject }) => subject.kind)) {
    const there = yield* known(
      kind,
      own.map(({ subject }) => subject.id)
    )
    for (const one of own) if (!there.has(one.subject.id)) absent.add(one)
  }
  const cities = yield* known("city", [...new Set(stated.flatMap(({ value }) => citiesIn(value)))])
  yield* refusingAll(
    stated.flatMap((one) => {
      const { at, attribute, subject, value } = one
      if (absent.has(one))
        return [
          {
            path: `${at}subject`,
            message: `there is no ${subject.kind} ${subject.id} on record: enter it first`,
            ...broken("not-on-record", [subject.kind])
          }
        ]
      const shaped = checkValue(subject.kind, attribute, value)
      if (Result.isFailure(shaped)) return shaped.failure.map((issue) => ({ ...issue, path: `${at}${issue.path}` }))
      const missing = subject.kind === "activity" ? [] : citiesIn(value).filter((city) => !cities.has(city))
      return missing.map((city) => ({
        path: `${at}value`,
        message: `there is no city ${city} on record: enter it first, or look it up with /api/v1/cities?q=`,
        ...broken("not-on-record", ["city"])
      }))
    })
  )
  for (const { at, attribute, subject, value } of stated) {
    if (attribute === "identifier") yield* identifiersAreFree([value as unknown as Identifier], subject.id as CityId)
    if (subject.kind === "activity") yield* checkedActivity(subject.id as ActivityId, value as unknown as Report, at)
  }
})

/** Checks a report of an activity that is on record: who keeps it does not keep every twinning that it could be moved to. */
const checkedActivity = Effect.fn("records.checkedActivity")(function* (id: ActivityId, report: Report, at: string) {
  if (report.twinning !== (yield* twinningOfActivity(id)))
    return yield* refusing(
      `${at}value.twinning`,
      "an activity stays with its twinning: report it anew of the other one",
      "fixed"
    )
  yield* checkedReport(id, report)
})

/** States values of attributes of records. */
export const createClaims = Effect.fn("records.createClaims")(function* ({ claims: given }: ClaimsBody) {
  yield* checked(given.map((one, index) => ({ ...one, at: `claims.${index}.` })))
  yield* sourcesAreKnown(new Map(given.map(({ said }, index) => [said.source, `claims.${index}.said.source`])))
  const claims: Array<Claim> = []
  for (const { attribute, said, subject, value } of given)
    claims.push(...(yield* claimsBy(subject, [[attribute, value]], said)))
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
  if (attributeValues[subject_kind]?.[attribute] !== undefined) yield* checked([{ subject, attribute, value, at: "" }])
  yield* rewrite({ claims: yield* claimsOf(subject, [[attribute, value]], said), insteadOf: [row] })
  return yield* recorded(subject_kind, subject_id)
})

/** Withdraws a claim. */
export const withdrawClaim = Effect.fn("records.withdrawClaim")(function* (id: ClaimId) {
  const row = yield* claimOnRecord(id)
  yield* rewrite({ insteadOf: [row] })
  return yield* recorded(row.subject_kind, row.subject_id)
})
