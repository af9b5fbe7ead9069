import { type CityId, twinningIdOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type Hanging, type Held, type Renaming, renamingOf } from "./renaming.ts"

interface TwinningRow {
  readonly id: string
  readonly city_a: string
  readonly city_b: string
}

interface MembershipRow {
  readonly id: string
  readonly network_id: string
  readonly through_id: string | null
}

const twinningsOf = (city: string) =>
  SqlClient.SqlClient.use(
    (sql) =>
      sql<TwinningRow>`SELECT id, city_a, city_b FROM twinning WHERE city_a = ${city} OR city_b = ${city} ORDER BY id`
  )

const membershipsOf = (city: string) =>
  SqlClient.SqlClient.use(
    (sql) => sql<MembershipRow>`SELECT id, network_id, through_id FROM membership WHERE city_id = ${city} ORDER BY id`
  )

/** Everything in the register that hangs on a city. */
const hangingOn = Effect.fn("duplicates.hangingOn")(function* (city: CityId) {
  const sql = yield* SqlClient.SqlClient
  const twinnings = yield* twinningsOf(city)
  const awaited = yield* awaitedOf(city)
  const ids = [...twinnings, ...awaited].map(({ id }) => id)
  const memberships = yield* membershipsOf(city)
  const strategies = yield* sql<{ id: string; as_of: string }>`
    SELECT id, as_of FROM strategy_profile WHERE city_id = ${city} ORDER BY id`
  const agreements = yield* sql<{ id: string; twinning_id: string; signed_on: string | null }>`
    SELECT id, twinning_id, signed_on FROM agreement WHERE twinning_id = ANY(${ids}::uuid[]) ORDER BY id`
  const reports = yield* sql<{ subject: string; value: unknown }>`
    SELECT subject_id AS subject, value FROM claim
    WHERE subject_kind = 'activity' AND value ->> 'twinning' = ANY(${ids}::text[]) ORDER BY id`
  return {
    twinnings: twinnings.map(({ city_a, city_b, id }) => ({ id, cities: [city_a, city_b] as const })),
    memberships: memberships.map(({ id, network_id, through_id }) => ({
      id,
      network: network_id,
      city,
      through: through_id ?? undefined
    })),
    strategies: strategies.map(({ as_of, id }) => ({ id, city, asOf: as_of })),
    agreements: agreements.map(({ id, signed_on, twinning_id }) => ({
      id,
      twinning: twinning_id,
      signedOn: signed_on ?? undefined
    })),
    reports,
    awaited
  } satisfies Hanging & { readonly awaited: Hanging["twinnings"] }
})

/**
 * Twinnings of a city that are not on record, and for which reports of activities wait.
 *
 * **Details**: a report names a twinning by its id alone, so that the pair has to be looked for among all cities; where no
 * report waits, nothing is looked for.
 */
const awaitedOf = Effect.fn("duplicates.awaitedOf")(function* (city: CityId) {
  const sql = yield* SqlClient.SqlClient
  const waiting = yield* sql<{ id: string }>`
    SELECT DISTINCT value ->> 'twinning' AS id FROM claim WHERE subject_kind = 'activity'
      AND NOT EXISTS (SELECT 1 FROM twinning WHERE id::text = value ->> 'twinning')`
  if (waiting.length === 0) return []
  const ids = new Set(waiting.map(({ id }) => id))
  const cities = yield* sql<{ id: CityId }>`SELECT id FROM city WHERE id <> ${city} ORDER BY id`
  return cities.flatMap((other) => {
    const id = twinningIdOf([city, other.id])
    return ids.has(id) ? [{ id, cities: [city, other.id] as const }] : []
  })
})

/** What a city holds already, so that what comes to it joins that. */
const heldBy = Effect.fn("duplicates.heldBy")(function* (city: string) {
  const twinnings = new Map((yield* twinningsOf(city)).map(({ city_a, city_b, id }) => [`${city_a} ${city_b}`, id]))
  const memberships = new Map(
    (yield* membershipsOf(city)).map(({ id, network_id, through_id }) => [`${network_id} ${through_id ?? ""}`, id])
  )
  return {
    twinning: (a, b) => twinnings.get(a < b ? `${a} ${b}` : `${b} ${a}`),
    membership: (network, _city, through) => memberships.get(`${network} ${through ?? ""}`)
  } satisfies Held as Held
})

/** What hangs on a city, and the ids that all of it has once the city is another. */
export const renamingInto = Effect.fn("duplicates.renamingInto")(function* (kept: CityId, merged: CityId) {
  const hanging = yield* hangingOn(merged)
  const known: Renaming = { ids: new Map([[merged as string, kept as string]]), gone: new Set() }
  const all = { ...hanging, twinnings: [...hanging.twinnings, ...hanging.awaited] }
  return { hanging, renaming: renamingOf(known, all, yield* heldBy(kept)) }
})
