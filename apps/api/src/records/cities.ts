import { randomUUID } from "node:crypto"
import { PgTypes } from "@effect/sql-pg"
import type { OperationRequest } from "@proxeny/client/contract"
import { attributeKey, CityId, cityIdOf, type Identifier, type SourceId, type Subject } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { CityNotFound } from "../cities/Cities.ts"
import { heldOn, withdrawable } from "./held.ts"
import { recorded } from "./recorded.ts"
import { rewrite } from "./rewrite.ts"
import { claimsOf, json, type Statement } from "./said.ts"

/** Another city holds an id of a public register. @public Part of the error type of what this file exports. */
export class IdentifierHeld extends Schema.TaggedError<IdentifierHeld>()("IdentifierHeld", {
  scheme: Schema.String,
  value: Schema.String,
  city: Schema.String,
  name: Schema.String
}) {
  override get message(): string {
    return `the id ${this.scheme}:${this.value} belongs to ${this.name} (${this.city}), which is on record: use that city, or correct the id; if both are one city, merge them`
  }
}

type CityBody = OperationRequest<"POST /api/v1/cities">["body"]
type CityStatements = OperationRequest<"PUT /api/v1/cities/:id/statements">["body"]

const subjectOf = (id: CityId): Subject => ({ kind: "city", id })

/** Refuses ids of public registers that a city other than the given one holds. */
export const identifiersAreFree = Effect.fn("records.identifiersAreFree")(function* (
  identifiers: ReadonlyArray<Identifier>,
  own?: CityId
) {
  if (identifiers.length === 0) return
  const sql = yield* SqlClient.SqlClient
  const [held] = yield* sql<{ scheme: string; value: string; city: string; name: string }>`
    SELECT i.scheme, i.value, city.id AS city, city.name FROM city_identifier i JOIN city ON city.id = i.city_id
    JOIN jsonb_to_recordset(${PgTypes.jsonb(identifiers)}) AS wanted(scheme text, value text)
      ON wanted.scheme = i.scheme AND wanted.value = i.value
    WHERE i.city_id IS DISTINCT FROM ${own ?? null} LIMIT 1`
  if (held !== undefined) return yield* new IdentifierHeld(held)
})

/** The id of a new city: the one that lists would give it by its ids, unless that was used for another. */
const idFor = Effect.fn("records.cityId")(function* (identifiers: ReadonlyArray<Identifier>) {
  const sql = yield* SqlClient.SqlClient
  const [first] = identifiers
  if (first === undefined) return CityId.make(randomUUID())
  const id = cityIdOf(first)
  const used =
    yield* sql`SELECT 1 FROM city WHERE id = ${id} UNION ALL SELECT 1 FROM city_merge WHERE merged = ${id} LIMIT 1`
  return used.length === 0 ? id : CityId.make(randomUUID())
})

type Told = Partial<Omit<CityStatements, "said" | "why">>

const statementsOf = (told: Told): ReadonlyArray<Statement> => {
  const { aliases, coordinates, country, identifiers, names, population } = told
  const one = (attribute: string, value: unknown): ReadonlyArray<Statement> =>
    value === undefined || value === null ? [] : [[attribute, json(value)]]
  return [
    ...(names ?? []).map((name): Statement => ["name", json(name)]),
    ...(aliases === undefined || aliases.length === 0 ? [] : one("aliases", aliases)),
    ...(identifiers ?? []).map((identifier): Statement => ["identifier", json(identifier)]),
    ...one("country", country),
    ...one("coordinates", coordinates),
    ...one("population", population)
  ]
}

/** Which claims of a source give way to what it says now. */
const givesWay = (id: CityId, told: Told): ((claim: { attribute: string; value: Schema.Json }) => boolean) => {
  const { aliases, coordinates, country, identifiers, names, population } = told
  const given = Object.entries({ name: names, aliases, identifier: identifiers, country, coordinates }).flatMap(
    ([attribute, value]) => (value === undefined ? [] : [attribute])
  )
  const key = (value: Schema.Json) => attributeKey({ subject: subjectOf(id), attribute: "population", value }, [])
  return ({ attribute, value }) =>
    attribute === "population"
      ? population === null || (population !== undefined && key(value) === key(json(population)))
      : given.includes(attribute)
}

/**
 * Enters a city.
 *
 * **Errors**: {@link IdentifierHeld} where one of its ids belongs to a city on record.
 */
export const createCity = Effect.fn("records.createCity")(function* ({ said, why: _, ...told }: CityBody) {
  const { identifiers = [] } = told
  yield* identifiersAreFree(identifiers)
  const id = yield* idFor(identifiers)
  yield* rewrite({
    records: { cities: [{ id }] },
    claims: yield* claimsOf(subjectOf(id), statementsOf(told), said)
  })
  return yield* recorded("city", id)
})

const cityIsKnown = Effect.fn("records.cityIsKnown")(function* (id: CityId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql`SELECT 1 FROM city WHERE id = ${id}`
  if (row === undefined) return yield* new CityNotFound({ id })
})

/** States what one source says of a city, in place of what it said of the same. */
export const stateCity = Effect.fn("records.stateCity")(function* (
  id: CityId,
  { said, why: _, ...told }: CityStatements
) {
  yield* cityIsKnown(id)
  yield* identifiersAreFree(told.identifiers ?? [], id)
  const before = yield* heldOn(subjectOf(id), { source: said.source })
  yield* rewrite({
    claims: yield* claimsOf(subjectOf(id), statementsOf(told), said),
    insteadOf: before.filter(givesWay(id, told))
  })
  return yield* recorded("city", id)
})

/** Withdraws what a source says of a city, or what whoever asks stated. */
export const withdrawCity = Effect.fn("records.withdrawCity")(function* (id: CityId, source?: SourceId) {
  yield* cityIsKnown(id)
  yield* rewrite({ insteadOf: yield* withdrawable(subjectOf(id), source) })
  return yield* recorded("city", id)
})
