import { PgTypes } from "@effect/sql-pg"
import {
  type CityId,
  type ClaimId,
  type CountryCode,
  cityFrom,
  conflictsIn,
  type Evidence,
  foldedForms,
  foldName,
  hasHan,
  latest,
  leftOut,
  nameIn,
  type Policy,
  type Subject,
  signedOn,
  stagesFrom,
  type TwinningId,
  type TwinsInCountry,
  valueOf
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type ClaimRow, evidenceOf, type SourceRow, sourceOf } from "../sql/rows.ts"
import type { Progress } from "./Batch.ts"

/** The policy under which the register shows values until a steward chooses another. */
export const policy: Policy = { kind: "most-reliable" }

/** Subjects worked on at once: bounds memory, whatever the size of a list. */
const chunk = 4_000

const bySubject = (evidence: ReadonlyArray<Evidence>): Map<string, ReadonlyArray<Evidence>> => {
  const groups = new Map<string, Array<Evidence>>()
  for (const one of evidence) {
    const group = groups.get(one.claim.subject.id)
    if (group === undefined) groups.set(one.claim.subject.id, [one])
    else group.push(one)
  }
  return groups
}

const cityRows = (groups: ReadonlyMap<string, ReadonlyArray<Evidence>>) => {
  const cities: Array<object> = []
  const names: Array<object> = []
  const identifiers: Array<object> = []
  for (const [id, evidence] of groups) {
    const city = cityFrom(id as CityId, evidence, policy)
    if (city === undefined) continue
    const zh = nameIn(city.names, "zh")
    cities.push({
      id,
      name: city.name,
      name_zh: zh !== undefined && hasHan(zh) ? zh : null,
      country: city.country,
      latitude: city.coordinates?.latitude,
      longitude: city.coordinates?.longitude,
      population: city.population?.count,
      population_year: city.population?.year,
      folded: foldName(city.name) || city.name.toLowerCase()
    })
    const seen = new Set<string>()
    for (const name of city.names)
      for (const folded of foldedForms(name.text)) {
        if (seen.has(folded)) continue
        seen.add(folded)
        names.push({ city_id: id, folded, text: name.text, kind: name.kind })
      }
    for (const { scheme, value } of city.identifiers) identifiers.push({ scheme, value, city_id: id })
  }
  return { cities, names, identifiers }
}

const projectCities = Effect.fn("register.projectCities")(function* (
  groups: ReadonlyMap<string, ReadonlyArray<Evidence>>
) {
  const sql = yield* SqlClient.SqlClient
  const { cities, identifiers, names } = cityRows(groups)
  yield* sql`
    UPDATE city SET name = row.name, name_zh = row.name_zh, country = row.country, latitude = row.latitude,
      longitude = row.longitude, population = row.population, population_year = row.population_year, folded = row.folded
    FROM jsonb_to_recordset(${PgTypes.jsonb(cities)}) AS row(id uuid, name text, name_zh text, country text,
      latitude double precision, longitude double precision, population bigint, population_year int, folded text)
    WHERE city.id = row.id`
  yield* sql`DELETE FROM city_name WHERE city_id = ANY(${[...groups.keys()]}::uuid[])`
  yield* sql`
    INSERT INTO city_name (city_id, folded, text, kind)
    SELECT city_id, folded, text, kind
    FROM jsonb_to_recordset(${PgTypes.jsonb(names)}) AS row(city_id uuid, folded text, text text, kind text)`
  yield* sql`
    INSERT INTO city_identifier (scheme, value, city_id)
    SELECT scheme, value, city_id
    FROM jsonb_to_recordset(${PgTypes.jsonb(identifiers)}) AS row(scheme text, value text, city_id uuid)
    ON CONFLICT DO NOTHING`
})

const projectTwinnings = Effect.fn("register.projectTwinnings")(function* (
  groups: ReadonlyMap<string, ReadonlyArray<Evidence>>
) {
  const sql = yield* SqlClient.SqlClient
  const twinnings: Array<object> = []
  const stages: Array<object> = []
  for (const [id, evidence] of groups) {
    const life = stagesFrom(evidence, policy)
    const about = evidence.filter(({ claim }) => claim.attribute !== "exists" || claim.value === true)
    twinnings.push({
      id,
      exists: valueOf(evidence, { kind: "twinning", id }, "exists", policy) !== false,
      since: signedOn(life) ?? null,
      topics: [
        ...new Set(
          evidence.flatMap(({ claim }) =>
            claim.attribute === "topic" && typeof claim.value === "string" ? [claim.value] : []
          )
        )
      ],
      claims: evidence.length,
      sources: new Set(about.map(({ source }) => source.id)).size
    })
    for (const [position, stage] of life.entries())
      stages.push({
        twinning_id: id,
        position,
        kind: stage.kind,
        happened_on: stage.on ?? null,
        last_day: stage.on === undefined ? null : latest(stage.on),
        evidence: stage.evidence
      })
  }
  yield* sql`
    UPDATE twinning SET exists = row.exists, since = row.since, topics = row.topics, claims = row.claims, sources = row.sources
    FROM jsonb_to_recordset(${PgTypes.jsonb(twinnings)}) AS row(id uuid, exists boolean, since text, topics text[], claims int, sources int)
    WHERE twinning.id = row.id`
  yield* sql`DELETE FROM twinning_stage WHERE twinning_id = ANY(${[...groups.keys()]}::uuid[])`
  yield* sql`
    INSERT INTO twinning_stage (twinning_id, position, kind, happened_on, last_day, evidence)
    SELECT twinning_id, position, kind, happened_on, last_day, evidence
    FROM jsonb_to_recordset(${PgTypes.jsonb(stages)})
      AS row(twinning_id uuid, position int, kind text, happened_on text, last_day text, evidence uuid[])`
})

const projectMemberships = Effect.fn("register.projectMemberships")(function* (
  groups: ReadonlyMap<string, ReadonlyArray<Evidence>>
) {
  const sql = yield* SqlClient.SqlClient
  const rows = [...groups].map(([id, evidence]) => ({
    id,
    exists: valueOf(evidence, { kind: "membership", id }, "exists", policy) !== false
  }))
  yield* sql`
    UPDATE membership SET exists = row.exists
    FROM jsonb_to_recordset(${PgTypes.jsonb(rows)}) AS row(id uuid, exists boolean) WHERE membership.id = row.id`
})

/** Contradictions between lists of all twins of a city in a country and the twinnings on record. */
const projectLeftOut = Effect.fn("register.projectLeftOut")(function* () {
  const sql = yield* SqlClient.SqlClient
  const lists = yield* sql<{
    claim: string
    city: string
    value: { country?: string; partners?: ReadonlyArray<string> }
  }>`
    SELECT id AS claim, subject_id AS city, value FROM claim WHERE attribute = 'twins-in-country' ORDER BY id`
  const held = yield* sql<{ id: string; a: string; b: string; a_country: string | null; b_country: string | null }>`
    SELECT t.id, t.city_a AS a, t.city_b AS b, a.country AS a_country, b.country AS b_country
    FROM twinning t JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b
    WHERE t.exists AND (t.city_a = ANY(${lists.map(({ city }) => city)}::uuid[]) OR t.city_b = ANY(${lists.map(({ city }) => city)}::uuid[]))`
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
  yield* sql`DELETE FROM conflict WHERE kind = 'left-out'`
  yield* sql`
    INSERT INTO conflict (kind, subject_kind, subject_id, attribute, twinning_id, list_claim)
    SELECT 'left-out', 'city', city, 'twins-in-country', twinning, list
    FROM jsonb_to_recordset(${PgTypes.jsonb(found)}) AS row(city uuid, twinning uuid, list uuid)`
})

const projectConflicts = Effect.fn("register.projectConflicts")(function* (
  evidence: ReadonlyArray<Evidence>,
  ids: ReadonlyArray<string>
) {
  const sql = yield* SqlClient.SqlClient
  const rows = conflictsIn(evidence, policy).map(({ attribute, subject }) => ({
    subject_kind: subject.kind,
    subject_id: subject.id,
    attribute
  }))
  yield* sql`DELETE FROM conflict WHERE kind = 'values' AND subject_id = ANY(${ids}::uuid[])`
  yield* sql`
    INSERT INTO conflict (kind, subject_kind, subject_id, attribute, twinning_id)
    SELECT 'values', subject_kind, subject_id, attribute, CASE subject_kind WHEN 'twinning' THEN subject_id END
    FROM jsonb_to_recordset(${PgTypes.jsonb(rows)}) AS row(subject_kind text, subject_id uuid, attribute text)
    ON CONFLICT DO NOTHING`
})

/**
 * Brings everything that follows from claims up to date for the subjects that claims were added to.
 *
 * **Details**: reads all claims on them, old and new, applies the functions of the domain, writes what they give.
 */
export const project = Effect.fn("register.project")(function* (subjects: ReadonlyArray<Subject>, progress: Progress) {
  const sql = yield* SqlClient.SqlClient
  const sources = new Map((yield* sql<SourceRow>`SELECT * FROM source`).map((row) => [row.id, sourceOf(row)] as const))
  const ids = [...new Map(subjects.map((subject) => [`${subject.kind}/${subject.id}`, subject])).values()]
  let done = 0
  for (let start = 0; start < ids.length; start += chunk) {
    const part = ids.slice(start, start + chunk)
    const wanted = part.map(({ id }) => id)
    const evidence = evidenceOf(
      yield* sql<ClaimRow>`SELECT id, subject_kind, subject_id, attribute, value, source_id, locator, period_from,
        period_until, recorded_by, note FROM claim WHERE subject_id = ANY(${wanted}::uuid[]) ORDER BY id`,
      sources
    )
    const of = (kind: Subject["kind"]) => bySubject(evidence.filter(({ claim }) => claim.subject.kind === kind))
    yield* projectCities(of("city"))
    yield* projectTwinnings(of("twinning"))
    yield* projectMemberships(of("membership"))
    yield* projectConflicts(evidence, wanted)
    done += part.length
    yield* progress(done, ids.length, "records brought up to date")
  }
  yield* projectLeftOut()
})
