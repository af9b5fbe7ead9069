import {
  Claim,
  type ClaimId,
  type Credibility,
  type Evidence,
  earliest,
  type PartialDate,
  type Period,
  type Reliability,
  Source,
  type SourceId,
  type SourceKind,
  type SubjectKind
} from "@proxeny/domain"
import type * as Schema from "effect/Schema"

/** A row of `source` as PostgreSQL gives it. */
export interface SourceRow {
  readonly id: string
  readonly kind: SourceKind
  readonly title: string
  readonly short_name: string | null
  readonly publisher: string | null
  readonly url: string | null
  readonly published_on: string | null
  readonly accessed_on: string | null
  readonly licence: string | null
  readonly reliability: Reliability
  readonly credibility: Credibility
}

/** A row of `claim` as PostgreSQL gives it. */
export interface ClaimRow {
  readonly id: string
  readonly subject_kind: SubjectKind
  readonly subject_id: string
  readonly attribute: string
  readonly value: Schema.Json
  readonly source_id: string
  readonly locator: string
  readonly period_from: string | null
  readonly period_until: string | null
  readonly recorded_by: string
  readonly note: string | null
}

type Absent<V> = Extract<V, null | undefined>

/** Leaves out what is null: the domain has absent keys, SQL has nulls. */
export const present = <R extends Readonly<Record<string, unknown>>>(
  record: R
): { [K in keyof R as [Absent<R[K]>] extends [never] ? K : never]: R[K] } & {
  [K in keyof R as [Absent<R[K]>] extends [never] ? never : K]?: Exclude<R[K], null | undefined>
} => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined)) as never

// Rows were checked when they were written; checking again on every read would cost and could find nothing.
const unchecked = { disableChecks: true } as const

export const sourceOf = (row: SourceRow): Source =>
  new Source(
    {
      id: row.id as SourceId,
      kind: row.kind,
      title: row.title,
      grade: { reliability: row.reliability, credibility: row.credibility },
      ...present({
        shortName: row.short_name,
        publisher: row.publisher,
        url: row.url,
        publishedOn: row.published_on as PartialDate | null,
        accessedOn: row.accessed_on as PartialDate | null,
        licence: row.licence
      })
    },
    unchecked
  )

/** The period of a row, or nothing where it has none. */
export const periodOf = (row: Pick<ClaimRow, "period_from" | "period_until">): { readonly period?: Period } =>
  row.period_from === null && row.period_until === null
    ? {}
    : {
        period: present({
          from: row.period_from as PartialDate | null,
          until: row.period_until as PartialDate | null
        })
      }

/** Whether what is said of a time can hold on a day (YYYY-MM-DD): not where that time begins later. Undated, it can. */
export const hasCome = ({ period_from }: Pick<ClaimRow, "period_from">, asOf: string): boolean =>
  period_from === null || earliest(period_from as PartialDate) <= asOf

export const claimOf = (row: ClaimRow): Claim =>
  new Claim(
    {
      id: row.id as ClaimId,
      subject: { kind: row.subject_kind, id: row.subject_id },
      attribute: row.attribute,
      value: row.value,
      source: row.source_id as SourceId,
      locator: row.locator,
      recordedBy: row.recorded_by,
      ...present({ note: row.note }),
      ...periodOf(row)
    },
    unchecked
  )

/** Joins claims with their sources; a claim whose source is missing cannot be in the database. */
export const evidenceOf = (
  claims: ReadonlyArray<ClaimRow>,
  sources: ReadonlyMap<string, Source>
): ReadonlyArray<Evidence> =>
  claims.flatMap((row) => {
    const source = sources.get(row.source_id)
    return source === undefined ? [] : [{ claim: claimOf(row), source }]
  })
