import type { RecordNamed, RecordRef } from "@proxeny/client/contract"
import { SubjectKind } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { labels } from "../register/labels.ts"

const isSubject = Schema.is(Schema.Struct({ kind: SubjectKind, id: Schema.String }))

/** A record of which the last row that it had is known. */
interface Gone extends RecordRef {
  readonly image: Readonly<Record<string, unknown>>
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined)

/** What a record is called by a row of its own, or by a claim that names it. */
const calledBy = ({ image }: Gone): string | undefined => {
  const said = (typeof image.value === "object" ? image.value : {}) as Readonly<Record<string, unknown>> | null
  const contact = image.contact as Readonly<Record<string, unknown>> | undefined
  return (
    text(image.short_name) ??
    text(image.name) ??
    text(image.title) ??
    text(contact?.name) ??
    text(said?.text) ??
    text(said?.title) ??
    text(said?.type)
  )
}

/** The rows by which records that are gone, or that nothing else names, can be called. */
const lastRows = Effect.fn("history.lastRows")(function* (records: ReadonlyArray<RecordRef>) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql<Gone>`
    SELECT DISTINCT ON (subject_kind, subject_id) subject_kind AS kind, subject_id AS id, coalesce(after, before) AS image
    FROM change_row WHERE subject_kind = ANY(${[...new Set(records.map(({ kind }) => kind))]}::text[])
      AND subject_id = ANY(${records.map(({ id }) => id)}::uuid[])
      AND (of_table <> 'claim' OR coalesce(after, before) ->> 'attribute' IN ('name', 'reported')) AND of_table <> 'decision'
      AND NOT (of_table IN ('city', 'membership', 'strategy_profile'))
    ORDER BY subject_kind, subject_id, (of_table = 'claim'), change_id DESC, position DESC`
})

/** Names of cities by id, also of those that are gone. */
const cityNames = Effect.fn("history.cityNames")(function* (ids: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string; name: string }>`SELECT id, name FROM city WHERE id = ANY(${ids}::uuid[])`
  const names = new Map(rows.map(({ id, name }) => [id, name] as const))
  const gone = ids.filter((id) => !names.has(id)).map((id): RecordRef => ({ kind: "city", id }))
  if (gone.length > 0) for (const one of yield* lastRows(gone)) names.set(one.id, calledBy(one) ?? one.kind)
  return names
})

/** What records are called, by id; those that are gone by what they were called last. */
export const labelsOf = Effect.fn("history.labelsOf")(function* (records: ReadonlyArray<RecordRef>) {
  const found = new Map<string, string>()
  if (records.length === 0) return found
  for (const [id, { label }] of yield* labels(records.filter(isSubject))) if (label !== "") found.set(id, label)
  for (const [id, name] of yield* cityNames(records.filter(({ kind }) => kind === "city").map(({ id }) => id)))
    found.set(id, name)
  const rest = records.filter(({ id }) => !found.has(id))
  if (rest.length === 0) return found
  const gone = yield* lastRows(rest)
  const ends = yield* cityNames(
    gone.flatMap(({ image }) => [text(image.city_a), text(image.city_b)]).filter((id) => id !== undefined)
  )
  for (const one of gone) {
    const pair = [one.image.city_a, one.image.city_b].map((id) => ends.get(String(id)) ?? "?").join(" – ")
    found.set(one.id, one.kind === "twinning" && one.image.city_a !== undefined ? pair : (calledBy(one) ?? one.kind))
  }
  return found
})

/** Records with what they are called, by {@link labelsOf}. */
export const named = (records: ReadonlyArray<RecordRef>, labels: ReadonlyMap<string, string>) =>
  records.map(({ id, kind }): (typeof RecordNamed)["Encoded"] => ({ kind, id, label: labels.get(id) ?? kind }))
