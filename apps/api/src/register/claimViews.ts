import type { Shapes } from "@proxeny/client"
import type { Source, SourceOf, SubjectKind } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type ClaimRow, periodOf, present, type SourceRow, sourceOf } from "../sql/rows.ts"
import { type CityRef, type CityRefRow, cityRef } from "./refs.ts"
import { isPrivate, mayReadPrivate } from "./visible.ts"

export type ClaimView = (typeof Shapes.ClaimView)["Encoded"]
export type SourceRef = (typeof Shapes.SourceRef)["Encoded"]

/** The columns of `claim` that a view needs. */
export const claimColumns =
  "claim.id, subject_kind, subject_id, attribute, value, source_id, locator, period_from, period_until, recorded_by, note"

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Every id that a value names, wherever it stands in it. */
export const idsIn = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string"
    ? uuid.test(value)
      ? [value]
      : []
    : value !== null && typeof value === "object"
      ? Object.values(value).flatMap(idsIn)
      : []

export const sourceRef = ({ grade, id, kind, shortName, title }: Source): SourceRef => ({
  id,
  title,
  kind,
  grade,
  ...present({ shortName })
})

/** The sources that make some claims. */
export const sourcesOf = Effect.fn("claims.sourcesOf")(function* (claims: ReadonlyArray<Pick<ClaimRow, "source_id">>) {
  const ids = [...new Set(claims.map(({ source_id }) => source_id))]
  if (ids.length === 0) return new Map<string, Source>()
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<SourceRow>`SELECT * FROM source WHERE id = ANY(${ids}::uuid[])`
  return new Map<string, Source>(rows.map((row) => [row.id, sourceOf(row)]))
})

/** Every source on record. */
export const sourcesById = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<SourceRow>`SELECT * FROM source`
  return new Map<string, Source>(rows.map((row) => [row.id, sourceOf(row)]))
})

interface Labelled {
  readonly label: string
  readonly cities: ReadonlyArray<string>
}

/** What a subject is called, and the cities it joins. */
export const labels = Effect.fn("claims.labels")(function* (wanted: ReadonlyArray<{ kind: SubjectKind; id: string }>) {
  const sql = yield* SqlClient.SqlClient
  const ids = (...kinds: ReadonlyArray<SubjectKind>) =>
    wanted.flatMap(({ id, kind }) => (kinds.includes(kind) ? [id] : []))
  const found = new Map<string, Labelled>()
  const twinnings = ids("twinning")
  if (twinnings.length > 0)
    for (const row of yield* sql<{ id: string; a: string; b: string; a_name: string; b_name: string }>`
      SELECT t.id, a.id AS a, b.id AS b, a.name AS a_name, b.name AS b_name
      FROM twinning t JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b WHERE t.id = ANY(${twinnings}::uuid[])`)
      found.set(row.id, { label: `${row.a_name} – ${row.b_name}`, cities: [row.a, row.b] })
  const memberships = ids("membership")
  if (memberships.length > 0)
    for (const row of yield* sql<{ id: string; member: string; network: string; city: string | null }>`
      SELECT m.id, coalesce(c.name, n2.short_name, n2.name) AS member, coalesce(n.short_name, n.name) AS network, m.city_id AS city
      FROM membership m JOIN network n ON n.id = m.network_id LEFT JOIN city c ON c.id = m.city_id
      LEFT JOIN network n2 ON n2.id = m.member_network_id WHERE m.id = ANY(${memberships}::uuid[])`)
      found.set(row.id, { label: `${row.member} in ${row.network}`, cities: row.city === null ? [] : [row.city] })
  const activities = ids("activity")
  if (activities.length > 0)
    for (const row of yield* sql<{ id: string; what: string; year: string; a: string; b: string; names: string }>`
      SELECT v.id, coalesce(v.record ->> 'title', replace(v.record ->> 'type', '-', ' ')) AS what,
        left(v.record ->> 'on', 4) AS year, a.id AS a, b.id AS b, a.name || ' – ' || b.name AS names
      FROM activity v JOIN twinning t ON t.id = v.twinning_id JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b
      WHERE v.id = ANY(${activities}::uuid[])`)
      found.set(row.id, { label: `${row.what} (${row.year}), ${row.names}`, cities: [row.a, row.b] })
  const tensions = ids("tension")
  if (tensions.length > 0)
    for (const row of yield* sql<{ id: string; title: string; year: string; countries: string }>`
      SELECT id, title, left(happened_on, 4) AS year, country_a || ' – ' || country_b AS countries
      FROM tension WHERE id = ANY(${tensions}::uuid[])`)
      found.set(row.id, { label: `${row.title} (${row.year}), ${row.countries}`, cities: [] })
  const others = ids("network", "group", "source", "strategy", "agreement")
  if (others.length > 0)
    for (const row of yield* sql<{ id: string; label: string; city: string | null }>`
      SELECT id, coalesce(short_name, name) AS label, NULL::uuid AS city FROM network WHERE id = ANY(${others}::uuid[])
      UNION ALL SELECT id, coalesce(short_name, title), NULL::uuid FROM source WHERE id = ANY(${others}::uuid[])
      UNION ALL SELECT s.id, c.name, c.id FROM strategy_profile s JOIN city c ON c.id = s.city_id WHERE s.id = ANY(${others}::uuid[])
      UNION ALL SELECT g.id, a.name || ' – ' || b.name, NULL FROM agreement g JOIN twinning t ON t.id = g.twinning_id
        JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b WHERE g.id = ANY(${others}::uuid[])
      UNION ALL SELECT subject_id, value #>> '{}', NULL::uuid FROM claim
        WHERE subject_kind = 'group' AND attribute = 'label' AND subject_id = ANY(${others}::uuid[])`)
      found.set(row.id, { label: row.label, cities: row.city === null ? [] : [row.city] })
  for (const id of ids("city")) found.set(id, { label: "", cities: [id] })
  return found
})

/**
 * Turns claims as stored into claims as read: with source, label of the subject, and the cities they name.
 *
 * **Details**: what only the offices of some cities may know is left out for everybody else.
 */
export const claimViews = Effect.fn("claims.views")(function* (all: ReadonlyArray<ClaimRow>) {
  if (all.length === 0) return []
  const sql = yield* SqlClient.SqlClient
  const sources = yield* sourcesOf(all)
  const subjects = yield* labels(all.map((row) => ({ kind: row.subject_kind, id: row.subject_id })))
  const mayRead = yield* mayReadPrivate
  const rows = all.filter((row) => !isPrivate(row.attribute) || mayRead(subjects.get(row.subject_id)?.cities ?? []))
  const mentioned = rows.map((row) => [
    ...new Set([...(subjects.get(row.subject_id)?.cities ?? []), ...idsIn(row.value)])
  ])
  const cities = new Map<string, CityRef>(
    (yield* sql<CityRefRow>`SELECT id, name, name_zh, country FROM city WHERE id = ANY(${[...new Set(mentioned.flat())]}::uuid[])`).map(
      (row) => [row.id, cityRef(row)] as const
    )
  )
  return rows.flatMap((row, i): ReadonlyArray<ClaimView> => {
    const source = sources.get(row.source_id)
    if (source === undefined) return []
    const label = subjects.get(row.subject_id)?.label
    return [
      {
        id: row.id,
        subject: {
          kind: row.subject_kind,
          id: row.subject_id,
          label: label || cities.get(row.subject_id)?.name || row.subject_kind
        },
        attribute: row.attribute,
        value: row.value,
        source: sourceRef(source),
        locator: row.locator,
        mentions: (mentioned[i] ?? []).flatMap((id) => cities.get(id) ?? []),
        ...present({ note: row.note }),
        ...periodOf(row)
      }
    ]
  })
})

/**
 * Every claim that an answer cites, wherever it stands in it, in order of ids.
 *
 * **When to use**: last, so that no number leaves without the claims behind it, whatever the answer is made of.
 */
export const citedClaims = Effect.fn("claims.cited")(function* (answer: unknown) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim WHERE id = ANY(${[...new Set(idsIn(answer))]}::uuid[]) ORDER BY id`
  return yield* claimViews(rows)
})

/** Who makes each of some claims, for scores that ask how reliable they are. */
export const sourcesOfClaims = Effect.fn("claims.sources")(function* (claims: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<SourceRow & { readonly claim: string }>`
    SELECT claim.id AS claim, source.* FROM claim JOIN source ON source.id = claim.source_id
    WHERE claim.id = ANY(${[...new Set(claims)]}::uuid[])`
  const sources = new Map<string, Source>()
  const byClaim = new Map<string, Source>()
  for (const row of rows) {
    const source = sources.get(row.id) ?? sourceOf(row)
    sources.set(row.id, source)
    byClaim.set(row.claim, source)
  }
  return ((claim) => byClaim.get(claim)) satisfies SourceOf as SourceOf
})
