import { PgTypes } from "@effect/sql-pg"
import type { Claim, StrategyProfile } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { Batch, Progress, Written } from "./Batch.ts"
import { project } from "./projection.ts"
import { writerLock } from "./writerLock.ts"

/** Rows per statement: large enough that the round trips do not count, small enough that progress is seen. */
const chunk = 5_000

const chunks = <A>(all: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(all.length / chunk) }, (_, i) => all.slice(i * chunk, (i + 1) * chunk))

const claimRow = (claim: Claim) => ({
  id: claim.id,
  subject_kind: claim.subject.kind,
  subject_id: claim.subject.id,
  attribute: claim.attribute,
  value: claim.value,
  source_id: claim.source,
  locator: claim.locator,
  period_from: claim.period?.from,
  period_until: claim.period?.until,
  recorded_by: claim.recordedBy,
  note: claim.note
})

/** One row for each profile, however often a batch names it: its answers join, and one given anew takes the place of the first. */
const profileRows = (strategies: ReadonlyArray<StrategyProfile>): ReadonlyArray<object> => {
  const rows = new Map<string, { readonly id: string; city_id: string; as_of: string; profile: object }>()
  for (const { asOf, city, id, ...profile } of strategies)
    rows.set(id, { id, city_id: city, as_of: asOf, profile: { ...rows.get(id)?.profile, ...profile } })
  return [...rows.values()]
}

/**
 * Lets one process write at a time, until the end of the caller's transaction.
 *
 * **When to use**: first thing in a transaction that reads what it then writes, so that two imports of one list at once
 * do not both find its cities missing.
 */
export const lockWriters = Effect.flatMap(
  SqlClient.SqlClient,
  (sql) => sql`SELECT pg_advisory_xact_lock(${writerLock})`
)

/**
 * Inserts a batch inside the caller's transaction, without what follows from it: {@link bringUpToDate} does that once
 * everything is in.
 */
export const insertBatch = Effect.fn("register.insertBatch")(function* (
  batch: Batch,
  progress: Progress,
  /** The import that brings it, so that it can be undone. */
  importId?: string
) {
  const sql = yield* SqlClient.SqlClient
  yield* lockWriters
  let changed = false
  const insert = (into: string, columns: string, types: string, rows: ReadonlyArray<object>, known = "DO NOTHING") =>
    Effect.gen(function* () {
      const created = new Set<string>()
      for (const part of chunks(rows)) {
        const inserted = yield* sql<{ id: string }>`
          INSERT INTO ${sql.literal(`${into} (${columns})`)}
          SELECT ${sql.literal(columns)} FROM jsonb_to_recordset(${PgTypes.jsonb(part)}) AS row(${sql.literal(types)})
          ON CONFLICT ${sql.literal(known)} RETURNING id`
        for (const { id } of inserted) created.add(id)
      }
      if (created.size > 0) changed = true
      return created
    })

  yield* insert(
    "source",
    "id, kind, title, short_name, publisher, url, published_on, accessed_on, licence, reliability, credibility",
    "id uuid, kind text, title text, short_name text, publisher text, url text, published_on text, accessed_on text, licence text, reliability text, credibility int",
    batch.sources.map((source) => ({
      id: source.id,
      kind: source.kind,
      title: source.title,
      short_name: source.shortName,
      publisher: source.publisher,
      url: source.url,
      published_on: source.publishedOn,
      accessed_on: source.accessedOn,
      licence: source.licence,
      ...source.grade
    }))
  )
  const cities = yield* insert(
    "city",
    "id",
    "id uuid",
    batch.cities.map(({ id }) => ({ id }))
  )
  const twinnings = yield* insert(
    "twinning",
    "id, city_a, city_b",
    "id uuid, city_a uuid, city_b uuid",
    batch.twinnings.map(({ cities: [a, b], id }) => ({ id, city_a: a, city_b: b }))
  )
  yield* insert(
    "agreement",
    "id, twinning_id, kind, title, signed_on, expires_on, fields",
    "id uuid, twinning_id uuid, kind text, title text, signed_on text, expires_on text, fields text[]",
    batch.agreements.map((agreement) => ({
      id: agreement.id,
      twinning_id: agreement.twinning,
      kind: agreement.kind,
      title: agreement.title,
      signed_on: agreement.signedOn,
      expires_on: agreement.expiresOn,
      fields: agreement.fields
    }))
  )
  yield* insert(
    "network",
    "id, name, short_name, scope, founded, topics",
    "id uuid, name text, short_name text, scope text, founded int, topics text[]",
    batch.networks.map((network) => ({
      id: network.id,
      name: network.name,
      short_name: network.shortName,
      scope: network.scope,
      founded: network.founded,
      topics: network.topics
    }))
  )
  yield* insert(
    "membership",
    "id, network_id, city_id, member_network_id, through_id, roles, period_from, period_until",
    "id uuid, network_id uuid, city_id uuid, member_network_id uuid, through_id uuid, roles text[], period_from text, period_until text",
    batch.memberships.map((membership) => ({
      id: membership.id,
      network_id: membership.network,
      city_id: membership.member.kind === "city" ? membership.member.city : undefined,
      member_network_id: membership.member.kind === "network" ? membership.member.network : undefined,
      through_id: membership.through,
      roles: membership.roles,
      period_from: membership.period?.from,
      period_until: membership.period?.until
    }))
  )
  // A profile may be told in parts: answers that come later join those on record, and one given anew takes its place.
  yield* insert(
    "strategy_profile",
    "id, city_id, as_of, profile",
    "id uuid, city_id uuid, as_of text, profile jsonb",
    profileRows(batch.strategies),
    `(id) DO UPDATE SET profile = strategy_profile.profile || excluded.profile
      WHERE strategy_profile.profile || excluded.profile <> strategy_profile.profile`
  )

  const claims = new Set<string>()
  let done = 0
  for (const part of chunks(batch.claims)) {
    const inserted = yield* insert(
      "claim",
      "id, subject_kind, subject_id, attribute, value, source_id, locator, period_from, period_until, recorded_by, note, import_id",
      "id uuid, subject_kind text, subject_id uuid, attribute text, value jsonb, source_id uuid, locator text, period_from text, period_until text, recorded_by text, note text, import_id uuid",
      part.map((claim) => ({ ...claimRow(claim), import_id: importId }))
    )
    for (const id of inserted) claims.add(id)
    done += part.length
    yield* progress(done, batch.claims.length, "claims written")
  }

  return { cities, twinnings, claims, changed } satisfies Written
})

/** Brings what follows from claims up to date, where a write brought anything. */
export const bringUpToDate = Effect.fn("register.bringUpToDate")(function* (
  claims: ReadonlyArray<Claim>,
  written: Written,
  progress: Progress
) {
  if (!written.changed) return
  const sql = yield* SqlClient.SqlClient
  const touched = claims.filter((claim) => written.claims.has(claim.id)).map((claim) => claim.subject)
  yield* project(touched, progress)
  yield* sql`UPDATE register SET version = version + 1`
})

/**
 * Writes a batch, and brings what follows from claims up to date, all inside the caller's transaction.
 *
 * **When to use**: inside `sql.withTransaction`, so that a broken list or a killed process leaves nothing behind.
 *
 * **Details**: a batch that brings nothing new changes nothing, not even the version of the register.
 */
export const write = Effect.fn("register.write")(function* (batch: Batch, progress: Progress) {
  const written = yield* insertBatch(batch, progress)
  yield* bringUpToDate(batch.claims, written, progress)
  return written
})
