import type { Shapes } from "@proxeny/client"
import type { Source, SourceOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { atOnce } from "../sql/atOnce.ts"
import { type ClaimRow, periodOf, present, type SourceRow, sourceOf } from "../sql/rows.ts"
import { type KnownActivity, labels } from "./labels.ts"
import { recalled } from "./recalled.ts"
import { type CityRef, type CityRefRow, cityRef } from "./refs.ts"
import { isPrivate, mayReadPrivate } from "./visible.ts"

export type ClaimView = (typeof Shapes.ClaimView)["Encoded"]
export type SourceRef = (typeof Shapes.SourceRef)["Encoded"]

/** The columns of `claim` that a view needs. */
export const claimColumns =
  "claim.id, subject_kind, subject_id, attribute, value, source_id, locator, period_from, period_until, recorded_by, note"

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const addIds = (value: unknown, found: Array<string>): void => {
  if (typeof value === "string") {
    // Most texts are told by their length, and an answer may hold tens of thousands.
    if (value.length === 36 && uuid.test(value)) found.push(value)
  } else if (Array.isArray(value)) for (const part of value) addIds(part, found)
  else if (value !== null && typeof value === "object")
    for (const key in value) addIds((value as Readonly<Record<string, unknown>>)[key], found)
}

/** Every id that a value names, wherever it stands in it. */
export const idsIn = (value: unknown): ReadonlyArray<string> => {
  const found: Array<string> = []
  addIds(value, found)
  return found
}

export const sourceRef = ({ grade, id, kind, shortName, title }: Source): SourceRef => ({
  id,
  title,
  kind,
  grade,
  ...present({ shortName })
})

/** The sources that make some claims. */
export const sourcesOf = (claims: ReadonlyArray<Pick<ClaimRow, "source_id">>) =>
  recalled("source", [...new Set(claims.map(({ source_id }) => source_id))], readSources)

const readSources = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
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

const readCityRefs = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<CityRefRow>`SELECT id, name, name_zh, country FROM city WHERE id = ANY(${ids}::uuid[])`
  return new Map<string, CityRef>(rows.map((row) => [row.id, cityRef(row)] as const))
})

/**
 * Turns claims as stored into claims as read: with source, label of the subject, and the cities they name.
 *
 * **Details**: what only the offices of some cities may know is left out for everybody else.
 */
export const claimViews = Effect.fnUntraced(function* (
  all: ReadonlyArray<ClaimRow>,
  activities: ReadonlyArray<KnownActivity> = []
) {
  if (all.length === 0) return []
  const [sources, subjects] = yield* atOnce([
    sourcesOf(all),
    labels(
      all.map((row) => ({ kind: row.subject_kind, id: row.subject_id })),
      activities
    )
  ])
  const mayRead = yield* mayReadPrivate
  const rows = all.filter((row) => !isPrivate(row.attribute) || mayRead(subjects.get(row.subject_id)?.cities ?? []))
  const mentioned = rows.map((row) => [
    ...new Set([...(subjects.get(row.subject_id)?.cities ?? []), ...idsIn(row.value)])
  ])
  const cities = yield* recalled("city", [...new Set(mentioned.flat())], readCityRefs)
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

/** Claims as stored, by their ids. */
export const claimRows = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  if (ids.length === 0) return new Map<string, ClaimRow>()
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim WHERE id = ANY(${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, row] as const))
})

/** What has been read already of what an answer cites, and need not be read again. */
export interface ReadAlready {
  readonly claims: ReadonlyMap<string, ClaimRow>
  readonly activities: ReadonlyArray<KnownActivity>
  /** Other records that it names, which are no claims. */
  readonly records: ReadonlyArray<string>
}

/**
 * Every claim that an answer cites, wherever it stands in it, in order of ids.
 *
 * **When to use**: last, so that no number leaves without the claims behind it, whatever the answer is made of.
 */
export const citedClaims = Effect.fnUntraced(function* (answer: unknown, read: ReadAlready) {
  const ids = [...new Set(idsIn(answer))]
  const records = new Set(read.records)
  for (const { id, twinning } of read.activities) records.add(id).add(twinning)
  const others = yield* claimRows(ids.filter((id) => !read.claims.has(id) && !records.has(id)))
  const rows = ids.flatMap((id) => read.claims.get(id) ?? others.get(id) ?? [])
  return yield* claimViews(
    rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
    read.activities
  )
})

/** Who makes each of some claims, for scores that ask how reliable they are. */
export const sourcesOfClaims = (claims: ReadonlyMap<string, ClaimRow>) =>
  Effect.map(sourcesOf([...claims.values()]), (sources) => {
    const sourceOf: SourceOf = (id) => {
      const claim = claims.get(id)
      return claim === undefined ? undefined : sources.get(claim.source_id)
    }
    return sourceOf
  })
