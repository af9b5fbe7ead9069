import type { OperationRequest } from "@proxeny/client/contract"
import { type CityId, pairOf, type SourceId, type Subject, type TwinningId, twinningIdOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as SqlClient from "effect/sql/SqlClient"
import { TwinningNotFound } from "../twinnings/Twinnings.ts"
import { heldOn, withdrawable } from "./held.ts"
import { recorded } from "./recorded.ts"
import { rewrite } from "./rewrite.ts"
import { claimsOf, json, refusing, type Statement } from "./said.ts"

type TwinningBody = OperationRequest<"POST /api/v1/twinnings">["body"]
type StageBody = OperationRequest<"POST /api/v1/twinnings/:id/stages">["body"]
type TwinningStatements = OperationRequest<"PUT /api/v1/twinnings/:id/statements">["body"]

const subjectOf = (id: TwinningId): Subject => ({ kind: "twinning", id })

const stageOf = (stage: StageBody["stage"]): Statement => ["stage", json(stage)]
const topicOf = (topic: string): Statement => ["topic", topic]

/** Checks that cities that are named in a body are on record. */
export const citiesAreKnown = Effect.fn("records.citiesAreKnown")(function* (
  cities: ReadonlyArray<CityId>,
  path: string
) {
  const sql = yield* SqlClient.SqlClient
  const known = new Set(
    (yield* sql<{ id: string }>`SELECT id FROM city WHERE id = ANY(${cities}::uuid[])`).map(({ id }) => id)
  )
  const missing = cities.find((city) => !known.has(city))
  if (missing !== undefined)
    return yield* refusing(
      path,
      `there is no city ${missing} on record: enter it first, or look it up with /api/v1/cities?q=`,
      "not-on-record",
      ["city"]
    )
})

/** The two cities of a twinning on record. */
export const twinningOnRecord = Effect.fn("records.twinning")(function* (id: TwinningId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<{ a: CityId; b: CityId }>`SELECT city_a AS a, city_b AS b FROM twinning WHERE id = ${id}`
  return row === undefined ? yield* new TwinningNotFound({ id }) : ([row.a, row.b] as const)
})

/** States that two cities are twinned; where others have said so, this source says it, too. */
export const createTwinning = Effect.fn("records.createTwinning")(function* (body: TwinningBody) {
  const { cities, said, stages = [], topics = [] } = body
  const pair = pairOf(...cities)
  if (Result.isFailure(pair)) return yield* refusing("cities", pair.failure.message, "must-differ")
  yield* citiesAreKnown(pair.success, "cities")
  const id = twinningIdOf(pair.success)
  const statements: ReadonlyArray<Statement> = [["exists", true], ...stages.map(stageOf), ...topics.map(topicOf)]
  yield* rewrite({
    records: { twinnings: [{ id, cities: pair.success }] },
    claims: yield* claimsOf(subjectOf(id), statements, said)
  })
  return yield* recorded("twinning", id)
})

/** States one more step in the life of a twinning. */
export const addStage = Effect.fn("records.addStage")(function* (id: TwinningId, { said, stage }: StageBody) {
  yield* twinningOnRecord(id)
  yield* rewrite({ claims: yield* claimsOf(subjectOf(id), [stageOf(stage)], said) })
  return yield* recorded("twinning", id)
})

/** States what one source says of a twinning, in place of what it said of the same. */
export const stateTwinning = Effect.fn("records.stateTwinning")(function* (id: TwinningId, body: TwinningStatements) {
  yield* twinningOnRecord(id)
  const { exists, said, stages, topics } = body
  const given = new Set([
    ...(exists === undefined ? [] : ["exists"]),
    ...(stages === undefined ? [] : ["stage"]),
    ...(topics === undefined ? [] : ["topic"])
  ])
  const statements: ReadonlyArray<Statement> = [
    ...(exists === undefined || exists === null ? [] : [["exists", exists] as const]),
    ...(stages ?? []).map(stageOf),
    ...(topics === false ? [["topic", false] as const] : (topics ?? []).map(topicOf))
  ]
  const before = yield* heldOn(subjectOf(id), { source: said.source })
  yield* rewrite({
    claims: yield* claimsOf(subjectOf(id), statements, said),
    insteadOf: before.filter(({ attribute }) => given.has(attribute))
  })
  return yield* recorded("twinning", id)
})

/** Withdraws what a source says of a twinning, or what whoever asks stated. */
export const withdrawTwinning = Effect.fn("records.withdrawTwinning")(function* (id: TwinningId, source?: SourceId) {
  yield* twinningOnRecord(id)
  yield* rewrite({ insteadOf: yield* withdrawable(subjectOf(id), source) })
  return yield* recorded("twinning", id)
})
