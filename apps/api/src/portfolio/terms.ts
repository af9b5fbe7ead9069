import type { Shapes } from "@proxeny/client"
import {
  type Agreement,
  type AgreementId,
  type AgreementKind,
  type ClaimId,
  type CooperationField,
  type Evidence,
  earliest,
  Money,
  nextRenewal,
  type PartialDate,
  type Renewal,
  type ReviewInput,
  resolve,
  type TwinningId
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { claimColumns, sourcesById } from "../register/claimViews.ts"
import { type ClaimRow, evidenceOf, hasCome, present } from "../sql/rows.ts"

/** What is said of a twinning beside its activities: its topics, what it costs, and when its next text runs out. */
export interface Terms {
  readonly topics?: NonNullable<ReviewInput["topics"]> & { readonly names: ReadonlyArray<string> }
  readonly cost?: NonNullable<ReviewInput["cost"]>
  readonly renewal?: Renewal & { readonly text: Agreement; readonly claims: ReadonlyArray<ClaimId> }
}

interface AgreementRow {
  readonly id: AgreementId
  readonly twinning_id: TwinningId
  readonly kind: AgreementKind
  readonly title: string | null
  readonly signed_on: PartialDate | null
  readonly expires_on: PartialDate | null
  readonly fields: ReadonlyArray<CooperationField>
}

const agreementOf = (row: AgreementRow): Agreement => ({
  id: row.id,
  twinning: row.twinning_id,
  kind: row.kind,
  fields: row.fields,
  ...present({ title: row.title, signedOn: row.signed_on, expiresOn: row.expires_on })
})

export const agreementView = ({ twinning: _, ...text }: Agreement): (typeof Shapes.AgreementView)["Encoded"] => text

const topicsIn = (evidence: ReadonlyArray<Evidence>): Terms["topics"] => {
  const named = evidence.flatMap(({ claim }) =>
    claim.attribute === "topic" && typeof claim.value === "string" ? [{ name: claim.value, id: claim.id }] : []
  )
  const names = [...new Set(named.map(({ name }) => name))]
  if (names.length > 0) return { count: names.length, names, evidence: named.map(({ id }) => id) }
  const none = evidence.flatMap(({ claim }) => (claim.attribute === "topic" && claim.value === false ? [claim.id] : []))
  return none.length === 0 ? undefined : { count: 0, names, evidence: none }
}

const isMoney = Schema.is(Schema.Struct(Money.fields))

/** The newest yearly cost that is stated by a day; where it is of no time, its source tells when it was stated. */
const costIn = (evidence: ReadonlyArray<Evidence>, asOf: string): Terms["cost"] => {
  const stated = evidence.filter(
    ({ claim: { attribute, period, value }, source }) =>
      attribute === "yearly-cost" &&
      isMoney(value) &&
      (period !== undefined || source.publishedOn === undefined || earliest(source.publishedOn) <= asOf)
  )
  return Result.match(resolve(stated, { kind: "newest" }), {
    onSuccess: ({ agreeing, value, winner }) =>
      isMoney(value)
        ? {
            amount: value.amount,
            currency: value.currency,
            evidence: [winner, ...agreeing].map(({ claim }) => claim.id)
          }
        : undefined,
    onFailure: () => undefined
  })
}

const grouped = <A>(all: ReadonlyArray<A>, key: (one: A) => string): ReadonlyMap<string, ReadonlyArray<A>> => {
  const groups = new Map<string, Array<A>>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group === undefined) groups.set(key(one), [one])
    else group.push(one)
  }
  return groups
}

/** The terms of some twinnings as of a day (YYYY-MM-DD): a fixed number of queries, however many there are. */
export const termsOf = Effect.fn("portfolio.terms")(function* (twinnings: ReadonlyArray<TwinningId>, asOf: string) {
  const sql = yield* SqlClient.SqlClient
  const agreements = (yield* sql<AgreementRow>`
    SELECT id, twinning_id, kind, title, signed_on, expires_on, fields FROM agreement
    WHERE twinning_id = ANY(${twinnings}::uuid[]) ORDER BY signed_on, id`).map(agreementOf)
  const claims = (yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim
    WHERE (subject_kind = 'twinning' AND subject_id = ANY(${twinnings}::uuid[]) AND attribute IN ('topic', 'yearly-cost'))
      OR (subject_kind = 'agreement' AND subject_id = ANY(${agreements.map(({ id }) => id)}::uuid[]))
    ORDER BY id`).filter((claim) => claim.subject_kind === "agreement" || hasCome(claim, asOf))
  const sources = new Map([...(yield* sourcesById)].map(([id, { source }]) => [id, source] as const))
  const said = grouped(evidenceOf(claims, sources), ({ claim }) => claim.subject.id)
  const texts = grouped(agreements, ({ twinning }) => twinning)
  return new Map<TwinningId, Terms>(
    twinnings.map((id) => {
      const own = texts.get(id) ?? []
      const next = nextRenewal(own, asOf)
      const text = own.find((one) => one.id === next?.agreement)
      return [
        id,
        present({
          topics: topicsIn(said.get(id) ?? []),
          cost: costIn(said.get(id) ?? [], asOf),
          renewal:
            next === undefined || text === undefined
              ? undefined
              : { ...next, text, claims: (said.get(text.id) ?? []).map(({ claim }) => claim.id) }
        })
      ]
    })
  )
})
