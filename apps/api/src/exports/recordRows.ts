import {
  type ActivityId,
  type ActivityRecord,
  Agreement,
  type AgreementId,
  type AgreementKind,
  type CityId,
  CityNetwork,
  type ClaimId,
  type CountryCode,
  Membership,
  type MembershipId,
  type MembershipRole,
  type NetworkId,
  type NetworkScope,
  type PartialDate,
  type SourceId,
  type Stage,
  type StageKind,
  StrategyProfile,
  type StrategyProfileId,
  TensionEvent,
  type TensionId,
  Twinning,
  type TwinningId
} from "@proxeny/domain"
import type { ArchivedImport } from "@proxeny/formats"
import { periodOf, present } from "../sql/rows.ts"

// Rows were checked when they were written.
const unchecked = { disableChecks: true } as const

/** A row that tells of something which is on record and may yet not exist, by what is claimed. */
interface MayExist {
  readonly exists: boolean
}

export interface TwinningRow extends MayExist {
  readonly id: TwinningId
  readonly city_a: CityId
  readonly city_b: CityId
  readonly stages: ReadonlyArray<{
    readonly kind: StageKind
    readonly on: PartialDate | null
    readonly evidence: Stage["evidence"]
  }> | null
}

export interface MembershipRow extends MayExist {
  readonly id: MembershipId
  readonly network_id: NetworkId
  readonly city_id: CityId | null
  readonly member_network_id: NetworkId | null
  readonly through_id: NetworkId | null
  readonly roles: ReadonlyArray<MembershipRole>
  readonly period_from: string | null
  readonly period_until: string | null
}

export interface AgreementRow {
  readonly id: AgreementId
  readonly twinning_id: TwinningId
  readonly kind: AgreementKind
  readonly title: string | null
  readonly signed_on: PartialDate | null
  readonly expires_on: PartialDate | null
  readonly fields: Agreement["fields"]
}

export interface NetworkRow {
  readonly id: NetworkId
  readonly name: string
  readonly short_name: string | null
  readonly scope: NetworkScope | null
  readonly founded: number | null
  readonly topics: ReadonlyArray<string>
}

export const twinningOf = ({ city_a, city_b, id, stages }: TwinningRow): Twinning =>
  new Twinning(
    {
      id,
      cities: [city_a, city_b],
      stages: (stages ?? []).map(({ evidence, kind, on }): Stage => ({ kind, evidence, ...present({ on }) }))
    },
    unchecked
  )

export const membershipOf = (row: MembershipRow): Membership =>
  new Membership(
    {
      id: row.id,
      network: row.network_id,
      member:
        row.city_id === null
          ? { kind: "network", network: row.member_network_id as NetworkId }
          : { kind: "city", city: row.city_id },
      roles: row.roles,
      ...present({ through: row.through_id }),
      ...periodOf(row)
    },
    unchecked
  )

export const agreementOf = ({ expires_on, fields, id, kind, signed_on, title, twinning_id }: AgreementRow): Agreement =>
  new Agreement(
    {
      id,
      twinning: twinning_id,
      kind,
      fields,
      ...present({ title, signedOn: signed_on, expiresOn: expires_on })
    },
    unchecked
  )

export const networkOf = ({ short_name, scope, founded, ...row }: NetworkRow): CityNetwork =>
  new CityNetwork({ ...row, ...present({ shortName: short_name, scope, founded }) }, unchecked)

export interface ActivityRow {
  readonly id: ActivityId
  readonly twinning_id: TwinningId
  readonly record: Omit<ActivityRecord, "id" | "twinning" | "evidence">
  readonly evidence: ActivityRecord["evidence"]
}

export interface TensionRow {
  readonly id: TensionId
  readonly country_a: CountryCode
  readonly country_b: CountryCode
  readonly happened_on: PartialDate
  readonly title: string
  readonly evidence: readonly [ClaimId, ...Array<ClaimId>]
}

export interface StrategyRow {
  readonly id: StrategyProfileId
  readonly city_id: CityId
  readonly as_of: PartialDate
  readonly profile: Omit<typeof StrategyProfile.Type, "id" | "city" | "asOf">
}

export interface ImportRow {
  readonly id: string
  readonly title: string
  readonly source_id: SourceId | null
  readonly files: ArchivedImport["files"]
  readonly report: ArchivedImport["report"]
  readonly finished_at: string
  readonly undone_at: string | null
}

export const activityOf = ({ evidence, id, record, twinning_id }: ActivityRow): ActivityRecord => ({
  id,
  twinning: twinning_id,
  ...record,
  evidence
})

export const tensionOf = (row: TensionRow): TensionEvent =>
  new TensionEvent(
    {
      id: row.id,
      countries: [row.country_a, row.country_b],
      on: row.happened_on,
      title: row.title,
      evidence: row.evidence
    },
    unchecked
  )

export const strategyOf = (row: StrategyRow): StrategyProfile =>
  new StrategyProfile({ id: row.id, city: row.city_id, asOf: row.as_of, ...row.profile }, unchecked)

export const importOf = ({
  files,
  finished_at,
  id,
  report,
  source_id,
  title,
  undone_at
}: ImportRow): ArchivedImport => ({
  id,
  title,
  files,
  report,
  finishedAt: finished_at,
  ...present({ source: source_id, undoneAt: undone_at })
})
