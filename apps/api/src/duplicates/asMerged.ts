import type { AgreementId, CityId, Claim, Member, MembershipId, StrategyProfileId, TwinningId } from "@proxeny/domain"
import { Agreement, Membership, StrategyProfile } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { Batch } from "../register/Batch.ts"
import { mergedCities } from "./apart.ts"
import { type Hanging, type Renaming, renamedClaim, renamedValue, renamingOf } from "./renaming.ts"

const hangingIn = ({ agreements, claims, memberships, strategies, twinnings }: Batch): Hanging => ({
  twinnings,
  memberships: memberships.flatMap(({ id, member, network, through }) =>
    member.kind === "city" ? [{ id, network, city: member.city, through }] : []
  ),
  strategies,
  agreements,
  reports: claims.flatMap(({ subject, value }) => (subject.kind === "activity" ? [{ subject: subject.id, value }] : []))
})

/** What merges that stand have renamed, followed to what it is called now. */
const renamed = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const ids = new Map(yield* mergedCities)
  if (ids.size === 0) return undefined
  const gone = new Set<string>()
  const rows = yield* sql<{ old_id: string; new_id: string | null }>`
    SELECT c.old_id, c.new_id FROM city_merge_change c JOIN city_merge m ON m.id = c.merge_id
    WHERE m.undone_at IS NULL AND c.kind IN ('twinning', 'membership', 'agreement', 'strategy_profile')
      AND c.new_id IS DISTINCT FROM c.old_id ORDER BY m.position DESC`
  for (const { new_id, old_id } of rows)
    if (new_id === null || gone.has(new_id)) gone.add(old_id)
    else ids.set(old_id, ids.get(new_id) ?? new_id)
  return { ids, gone } satisfies Renaming
})

/** A batch as it is written while some cities are one: about the cities that are on record. */
const inNames = (batch: Batch, { gone, ids }: Renaming): Batch => {
  const now = <Id extends string>(id: Id): Id => (ids.get(id) ?? id) as Id
  const claims = new Map<string, Claim>()
  const claimIds = new Map<string, string>()
  for (const claim of batch.claims) {
    const made = renamedClaim(claim, { gone, ids })
    if (made === undefined) continue
    claimIds.set(claim.id, made.id)
    if (!claims.has(made.id)) claims.set(made.id, made)
  }
  return {
    ...batch,
    cities: [...new Set(batch.cities.map(({ id }) => now(id)))].map((id) => ({ id })),
    twinnings: batch.twinnings.flatMap(({ cities, id }) => {
      const [a, b] = cities.map(now) as [CityId, CityId]
      return gone.has(id) ? [] : [{ id: now<TwinningId>(id), cities: a < b ? [a, b] : [b, a] } as const]
    }),
    agreements: batch.agreements.flatMap((one) =>
      gone.has(one.id) || gone.has(one.twinning)
        ? []
        : [new Agreement({ ...one, id: now<AgreementId>(one.id), twinning: now(one.twinning) })]
    ),
    memberships: batch.memberships.map((one) => {
      const member: Member = one.member.kind === "city" ? { ...one.member, city: now(one.member.city) } : one.member
      return new Membership({ ...one, id: now<MembershipId>(one.id), member })
    }),
    strategies: batch.strategies.map(
      (one) =>
        new StrategyProfile({
          ...renamedValue({ ...one }, claimIds),
          id: now<StrategyProfileId>(one.id),
          city: now(one.city)
        })
    ),
    claims: [...claims.values()]
  }
}

/**
 * A batch about the cities as they are on record: what it says of a merged one is about the one it was merged into.
 *
 * **When to use**: before a batch is written whose cities were not looked up by their ids, such as the reference facts:
 * otherwise a merged city would come back beside the one it is.
 */
export const asMerged = Effect.fn("duplicates.asMerged")(function* (batch: Batch) {
  const known = yield* renamed
  return known === undefined ? batch : inNames(batch, renamingOf(known, hangingIn(batch)))
})
