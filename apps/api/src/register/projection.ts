import { PgTypes } from "@effect/sql-pg"
import {
  type CityId,
  type ClaimId,
  type CountryCode,
  leftOut,
  type Source,
  type Subject,
  type TwinningId,
  type TwinsInCountry
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { decidedByListsOf, decisionsOn } from "../decisions/decisionsOn.ts"
import { type ClaimRow, evidenceOf, type SourceRow, sourceOf } from "../sql/rows.ts"
import { whole } from "../sql/whole.ts"
import type { Progress } from "./Batch.ts"
import { derive } from "./derived.ts"
import { replace } from "./replace.ts"

/** Subjects worked on at once: bounds memory, whatever the size of a list. */
const chunk = 2_000

/**
 * Contradictions between lists of all twins of a city in a country and the twinnings on record: of some cities, or of all
 * where none are given.
 */
const projectLeftOut = Effect.fn("register.projectLeftOut")(function* (cities?: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const ofCities = (column: string) => (cities === undefined ? sql`true` : sql`${sql(column)} = ANY(${cities}::uuid[])`)
  const lists = yield* sql<{
    claim: string
    city: string
    value: { country?: string; partners?: ReadonlyArray<string> }
  }>`SELECT id AS claim, subject_id AS city, value FROM claim
    WHERE subject_kind = 'city' AND attribute = 'twins-in-country' AND ${ofCities("subject_id")} ORDER BY id`
  yield* sql`DELETE FROM conflict WHERE kind = 'left-out' AND ${ofCities("subject_id")}`
  if (lists.length === 0) return
  // A twinning that is not shown because a list is held to be right still contradicts that list, which is how it was decided.
  const decidedAway = sql`(t.id IN (SELECT decision.subject_id FROM decision JOIN claim ON claim.id = claim_id WHERE holds = 'list')
    AND EXISTS (SELECT 1 FROM claim WHERE subject_kind = 'twinning' AND subject_id = t.id AND attribute = 'exists' AND value = 'true'))`
  const listed = [...new Set(lists.map(({ city }) => city))]
  const held = yield* sql<{ id: string; a: string; b: string; a_country: string | null; b_country: string | null }>`
    SELECT t.id, t.city_a AS a, t.city_b AS b, a.country AS a_country, b.country AS b_country
    FROM twinning t JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b
    WHERE (t.exists OR ${decidedAway}) AND (t.city_a = ANY(${listed}::uuid[]) OR t.city_b = ANY(${listed}::uuid[]))`
  const countries = new Map(held.flatMap((row) => [[row.a, row.a_country] as const, [row.b, row.b_country] as const]))
  const found = leftOut(
    lists.flatMap(
      ({ city, claim, value }): ReadonlyArray<TwinsInCountry> =>
        value.country === undefined || value.partners === undefined
          ? []
          : [
              {
                claim: claim as ClaimId,
                city: city as CityId,
                country: value.country as CountryCode,
                partners: value.partners as ReadonlyArray<CityId>
              }
            ]
    ),
    held.map((row) => ({ id: row.id as TwinningId, cities: [row.a as CityId, row.b as CityId], evidence: [] })),
    (city) => (countries.get(city) ?? undefined) as CountryCode | undefined
  )
  yield* sql`
    INSERT INTO conflict (kind, subject_kind, subject_id, attribute, facet, twinning_id, list_claim, decision_id)
    SELECT 'left-out', 'city', city, 'twins-in-country', '', twinning, list, decision.id
    FROM jsonb_to_recordset(${PgTypes.jsonb(found)}) AS row(city uuid, twinning uuid, list uuid)
    LEFT JOIN decision ON decision.kind = 'left-out' AND decision.subject_id = twinning AND decision.claim_id = list`
})

/**
 * The cities whose lists of all twins may say otherwise after a change to some subjects: the cities themselves, the ends of
 * twinnings, and every partner of these, since a partner in another country is another twin in that country.
 */
const citiesAround = Effect.fn("register.citiesAround")(function* (subjects: ReadonlyArray<Subject>) {
  const sql = yield* SqlClient.SqlClient
  const ids = (kind: Subject["kind"]) => subjects.flatMap((subject) => (subject.kind === kind ? [subject.id] : []))
  const cities = ids("city")
  const twinnings = ids("twinning")
  if (cities.length === 0 && twinnings.length === 0) return []
  const rows = yield* sql<{ city: string }>`
    SELECT unnest(ARRAY[city_a, city_b]) AS city FROM twinning WHERE id = ANY(${twinnings}::uuid[])
    UNION SELECT city_b FROM twinning WHERE city_a = ANY(${cities}::uuid[])
    UNION SELECT city_a FROM twinning WHERE city_b = ANY(${cities}::uuid[])
    UNION SELECT unnest(${cities}::uuid[])`
  return rows.map(({ city }) => city)
})

/** Activities that were reported before their twinning came on record: from now on they follow. */
const awaited = Effect.fn("register.awaited")(function* (subjects: ReadonlyArray<Subject>) {
  const twinnings = subjects.flatMap(({ id, kind }) => (kind === "twinning" ? [id] : []))
  if (twinnings.length === 0) return []
  const sql = yield* SqlClient.SqlClient
  const found = yield* sql<{ id: string }>`
    SELECT DISTINCT subject_id AS id FROM claim
    WHERE subject_kind = 'activity' AND value ->> 'twinning' = ANY(${twinnings}::text[])
      AND NOT EXISTS (SELECT 1 FROM activity WHERE activity.id = subject_id)`
  return found.map(({ id }): Subject => ({ kind: "activity", id }))
})

/**
 * Brings what follows from the claims on some subjects up to date, but for contradictions between lists of all twins and
 * the twinnings on record: {@link projectLeftOut} finds those once everything is in.
 *
 * **Details**: reads all claims on them, old and new, applies the functions of the domain, writes what they give.
 * While PostgreSQL writes one part, the next is computed.
 */
const projectSubjects = Effect.fn("register.projectSubjects")(function* (
  subjects: ReadonlyArray<Subject>,
  progress: Progress
) {
  const sql = yield* SqlClient.SqlClient
  const sources = new Map<string, Source>()
  const touched = [...subjects, ...(yield* decidedByListsOf(subjects)), ...(yield* awaited(subjects))]
  const all = [...new Map(touched.map((subject) => [subject.id, subject])).values()]
  let writing: Fiber.Fiber<void, SqlError> | undefined
  const written = Effect.suspend(() => (writing === undefined ? Effect.void : Fiber.join(writing)))
  for (let start = 0; start < all.length; start += chunk) {
    const about = all.slice(start, start + chunk)
    const part = about.map(({ id }) => id)
    const claims = yield* sql<ClaimRow>`
      SELECT id, subject_kind, subject_id, attribute, value, source_id, locator, period_from, period_until, recorded_by, note
      FROM claim WHERE subject_kind = ANY(${[...new Set(about.map(({ kind }) => kind))]}::text[])
        AND subject_id = ANY(${part}::uuid[]) ORDER BY id`
    const unknown = [...new Set(claims.map((claim) => claim.source_id))].filter((source) => !sources.has(source))
    if (unknown.length > 0)
      for (const row of yield* sql<SourceRow>`SELECT * FROM source WHERE id = ANY(${unknown}::uuid[])`)
        sources.set(row.id, sourceOf(row))
    const derived = derive(evidenceOf(claims, sources), about, yield* decisionsOn(part))
    yield* written
    writing = yield* Effect.forkChild(replace(derived, part))
    yield* progress(start + part.length, all.length, "records brought up to date")
  }
  yield* written
}, whole)

/** From how many subjects on all lists of all twins are looked at, and not those around the subjects. */
const manySubjects = 5_000

/**
 * Brings everything that follows from claims up to date for the subjects that claims were added to, or taken from.
 *
 * **Details**: takes as long as the subjects are many, however large the register is. Without a subject it only compares all
 * lists of all twins with the twinnings on record.
 */
export const project = Effect.fn("register.project")(function* (subjects: ReadonlyArray<Subject>, progress: Progress) {
  yield* projectSubjects(subjects, progress)
  yield* projectLeftOut(
    subjects.length === 0 || subjects.length > manySubjects ? undefined : yield* citiesAround(subjects)
  )
})

/** Subjects of an import that are worked on in one go, of which the ids are held. */
const page = 50_000

/** From how many subjects on it is worth to count what came in. */
const many = 20_000

/** Brings everything that follows from claims up to date for the subjects of an import, however many they are. */
export const projectImport = Effect.fn("register.projectImport")(function* (importId: string, progress: Progress) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    CREATE TEMP TABLE touched ON COMMIT DROP AS
    SELECT row_number() OVER (ORDER BY subject_id) AS place, subject_kind AS kind, subject_id AS id
    FROM (SELECT DISTINCT subject_kind, subject_id FROM claim WHERE import_id = ${importId}) AS subject`
  yield* sql`CREATE INDEX ON touched (place)`
  const [counted] = yield* sql<{ count: number }>`SELECT count(*)::int AS count FROM touched`
  const count = counted?.count ?? 0
  // PostgreSQL does not know yet how much came in, and would read all claims for every part of them.
  if (count > many) yield* sql`ANALYZE touched, claim, city, twinning`
  for (let from = 0; from < count; from += page) {
    const subjects = yield* sql<Subject>`
      SELECT kind, id FROM touched WHERE place > ${from} AND place <= ${from + page} ORDER BY place`
    yield* projectSubjects(subjects, (done) =>
      progress(from + Math.min(done, page), count, "records brought up to date")
    )
  }
  yield* sql`DROP TABLE touched`
  yield* projectLeftOut()
})
