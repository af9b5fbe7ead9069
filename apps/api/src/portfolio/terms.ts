import type { Shapes } from "@proxeny/client"
import {
  type Agreement,
  type AgreementId,
  type AgreementKind,
  type ClaimId,
  type CooperationField,
  nextRenewal,
  type PartialDate,
  type Renewal,
  type ReviewInput,
  type TwinningId,
  topicsFrom
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { claimColumns, sourcesOf } from "../register/claimViews.ts"
import { atOnce } from "../sql/atOnce.ts"
import { type ClaimRow, evidenceOf, hasCome, present } from "../sql/rows.ts"

/** What is said of a twinning beside its activities: its topics, and when its next text runs out. */
export interface Terms {
  readonly topics?: NonNullable<ReviewInput["topics"]> & { readonly names: ReadonlyArray<string> }
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

/** The terms of some twinnings as of a day (YYYY-MM-DD): a fixed number of queries, however many there are. */
export const termsOf = Effect.fnUntraced(function* (twinnings: ReadonlyArray<TwinningId>, asOf: string) {
  const sql = yield* SqlClient.SqlClient
  const [agreementRows, rows] = yield* atOnce([
    sql<AgreementRow>`
      SELECT id, twinning_id, kind, title, signed_on, expires_on, fields FROM agreement
      WHERE twinning_id = ANY(${twinnings}::uuid[]) ORDER BY signed_on, id`,
    sql<ClaimRow>`
      SELECT ${sql.literal(claimColumns)} FROM claim
      WHERE (subject_kind = 'twinning' AND subject_id = ANY(${twinnings}::uuid[]) AND attribute = 'topic')
        OR (subject_kind = 'agreement'
          AND subject_id = ANY(ARRAY(SELECT id FROM agreement WHERE twinning_id = ANY(${twinnings}::uuid[]))))
      ORDER BY id`
  ])
  const agreements = agreementRows.map(agreementOf)
  const claims = rows.filter((claim) => claim.subject_kind === "agreement" || hasCome(claim, asOf))
  const said = Map.groupBy(evidenceOf(claims, yield* sourcesOf(claims)), ({ claim }): string => claim.subject.id)
  const texts = Map.groupBy(agreements, ({ twinning }) => twinning)
  return new Map<TwinningId, Terms>(
    twinnings.map((id) => {
      const own = texts.get(id) ?? []
      const topics = topicsFrom(said.get(id) ?? [])
      const next = nextRenewal(own, asOf)
      const text = own.find((one) => one.id === next?.agreement)
      return [
        id,
        present({
          topics: topics === undefined ? undefined : { count: topics.names.length, ...topics },
          renewal:
            next === undefined || text === undefined
              ? undefined
              : { ...next, text, claims: (said.get(text.id) ?? []).map(({ claim }) => claim.id) }
        })
      ]
    })
  )
})
