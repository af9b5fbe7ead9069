import {
  type CityEvidence,
  type CityId,
  type ClaimId,
  type CountryCode,
  type KnownMembership,
  type KnownPartnership,
  liesAhead,
  type MembershipRole,
  type NetworkId,
  type PartialDate,
  type Source,
  type SourceOf,
  topicsFrom
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { recordsOf, type TwinningRow } from "../activities/records.ts"
import { standingIn, watchesOf } from "../activities/standings.ts"
import { watchersBeside } from "../activities/watchers.ts"
import { decisionsOn } from "../decisions/decisionsOn.ts"
import { claimColumns, claimRows, type ReadAlready, sourcesOf, sourcesOfClaims } from "../register/claimViews.ts"
import type { CityRefRow } from "../register/refs.ts"
import { atOnce } from "../sql/atOnce.ts"
import { type ClaimRow, evidenceOf, hasCome, periodOf, present } from "../sql/rows.ts"
import { noTwinningIn } from "./noTwinning.ts"
import { answersHeld, claimsOfProfile, type ProfileRow, profileAsOf } from "./profile.ts"

interface MembershipRow {
  readonly id: string
  readonly network_id: NetworkId
  readonly through_id: NetworkId | null
  readonly roles: ReadonlyArray<MembershipRole>
  readonly period_from: string | null
  readonly period_until: string | null
}

const idOf = ({ id }: ClaimRow): ClaimId => id as ClaimId

const membershipOf = (row: MembershipRow, claims: ReadonlyArray<ClaimRow>): KnownMembership => {
  const about = claims.filter(({ subject_id }) => subject_id === row.id)
  const ofRole = about.filter(({ attribute }) => attribute === "role")
  return {
    membership: {
      network: row.network_id,
      roles: row.roles,
      ...present({ through: row.through_id }),
      ...periodOf(row)
    },
    evidence: about.filter(({ attribute, value }) => attribute === "exists" && value === true).map(idOf),
    ...(ofRole.length === 0 ? {} : { roleEvidence: ofRole.map(idOf) })
  }
}

/** What is known of a city for its maturity, and the profile that was used. */
interface Known {
  readonly evidence: CityEvidence
  readonly profile?: { readonly id: ProfileRow["id"]; readonly asOf: PartialDate }
  readonly sourceOf: SourceOf
  /** The claims and activities that were read for it. */
  readonly read: ReadAlready
}

/** Everything on record that the maturity of a city asks about: a fixed number of queries, however many twinnings. */
export const knownOf = Effect.fnUntraced(function* (city: CityRefRow & { readonly id: CityId }, asOf: string) {
  const sql = yield* SqlClient.SqlClient
  const [profiles, memberships, rows, { pinned }] = yield* atOnce([
    sql<ProfileRow>`SELECT id, as_of, profile FROM strategy_profile WHERE city_id = ${city.id}`,
    sql<MembershipRow>`
      SELECT id, network_id, through_id, roles, period_from, period_until FROM membership
      WHERE exists AND city_id = ${city.id} ORDER BY id`,
    sql<TwinningRow>`
      SELECT id, city_a, city_b FROM twinning WHERE exists AND (city_a = ${city.id} OR city_b = ${city.id}) ORDER BY id`,
    decisionsOn([city.id])
  ])
  const profile = profileAsOf(profiles, asOf)
  const [records, watches, about] = yield* atOnce([
    recordsOf(rows),
    watchesOf([...new Set(rows.flatMap(({ city_a, city_b }) => [city_a, city_b]))], asOf),
    sql<ClaimRow>`
      SELECT ${sql.literal(claimColumns)} FROM claim
      WHERE (subject_kind = 'membership' AND subject_id = ANY(${memberships.map(({ id }) => id)}::uuid[]))
        OR (subject_kind = 'twinning' AND subject_id = ANY(${rows.map(({ id }) => id)}::uuid[]) AND attribute = 'topic')
        OR (subject_kind = 'city' AND subject_id = ${city.id} AND attribute = 'twin-count')
        OR id = ANY(${profile === undefined ? [] : claimsOfProfile(profile)}::uuid[])
      ORDER BY id`
  ])
  const twinnings = records.filter(({ stages }) => !liesAhead(stages, asOf))
  const claims = about.filter(
    (claim) => !(claim.attribute === "topic" || claim.attribute === "twin-count") || hasCome(claim, asOf)
  )
  const standings = twinnings.map((twinning) => ({ twinning, ...standingIn(watches, twinning, asOf) }))
  const [sources, others] = yield* atOnce([sourcesOf(claims), watchersBeside(twinnings, standings)])
  const said = Map.groupBy(evidenceOf(claims, sources), ({ claim }): string => claim.subject.id)
  const activities = [...twinnings.flatMap((twinning) => twinning.activities), ...others]
  const shownBy = new Map(activities.map(({ evidence, id }) => [id, evidence] as const))
  const partnerships = standings.map(
    ({ evidence: { contacts, stages, watchers }, standing, twinning }): KnownPartnership => {
      const topics = topicsFrom(said.get(twinning.id) ?? [])
      return {
        twinning: twinning.id,
        standing,
        ...(topics === undefined ? {} : { topic: topics.names.length > 0 }),
        evidence: topics?.evidence ?? [],
        standingEvidence: [
          ...new Set([...stages, ...[...contacts, ...watchers].flatMap((activity) => shownBy.get(activity) ?? [])])
        ]
      }
    }
  )
  const noTwinning = noTwinningIn(said.get(city.id) ?? [], city.id, pinned)
  const sourceByClaim = new Map<string, Source | undefined>(
    claims.map((claim) => [claim.id, sources.get(claim.source_id)] as const)
  )
  const standingOn = new Set(partnerships.flatMap(({ standingEvidence = [] }) => standingEvidence))
  const ofStanding = yield* claimRows([...standingOn].filter((id) => !sourceByClaim.has(id)))
  const sourceOfStanding = yield* sourcesOfClaims(ofStanding)
  return {
    evidence: {
      city: city.id,
      ...present({ country: city.country as CountryCode | null }),
      ...(profile === undefined ? {} : { profile: answersHeld(profile, new Set(claims.map(({ id }) => id))) }),
      ...(memberships.length === 0 ? {} : { memberships: memberships.map((row) => membershipOf(row, claims)) }),
      ...(partnerships.length > 0 ? { partnerships } : noTwinning === undefined ? {} : { partnerships, noTwinning })
    },
    ...(profile === undefined ? {} : { profile: { id: profile.id, asOf: profile.as_of } }),
    sourceOf: (claim) => sourceByClaim.get(claim) ?? sourceOfStanding(claim),
    read: {
      claims: new Map([...claims.map((claim) => [claim.id, claim] as const), ...ofStanding]),
      activities,
      records: [city.id, ...rows.map(({ id }) => id), ...memberships.map((row) => row.network_id)]
    }
  } satisfies Known as Known
})
