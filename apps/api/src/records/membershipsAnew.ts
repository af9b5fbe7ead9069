import { PgTypes } from "@effect/sql-pg"
import { type Claim, type MembershipRole, membershipFrom } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { policy } from "../register/derived.ts"
import { evidenceAbout } from "./evidenceAbout.ts"
import type { Rewritten } from "./Rewritten.ts"

const rolesIn = (claims: ReadonlyArray<Claim>): ReadonlySet<unknown> =>
  new Set(claims.flatMap(({ attribute, value }) => (attribute === "role" ? [value] : [])))

/**
 * Gives the memberships whose claims changed the roles and the time that follow from them.
 *
 * **Details**: a role that a list brought without a claim of its own stays, and roles keep their order.
 */
export const membershipsAnew = Effect.fn("records.membershipsAnew")(function* ({ came, went }: Rewritten) {
  const ofMembership = ({ subject }: Claim) => subject.kind === "membership"
  const ids = [...new Set([...came, ...went].filter(ofMembership).map(({ subject }) => subject.id))]
  if (ids.length === 0) return
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string; roles: ReadonlyArray<MembershipRole> }>`
    SELECT id, roles FROM membership WHERE id = ANY(${ids}::uuid[])`
  const evidence = yield* evidenceAbout("membership", ids)
  const anew = rows.map(({ id, roles }) => {
    const own = evidence.filter(({ claim }) => claim.subject.id === id)
    const told = membershipFrom(own, policy)
    const of = (claims: ReadonlyArray<Claim>) => claims.filter(({ subject }) => subject.id === id)
    const brought = new Set(of(came).map((claim) => claim.id))
    const before = rolesIn([...own.map(({ claim }) => claim).filter((claim) => !brought.has(claim.id)), ...of(went)])
    const kept = roles.filter((role) => told.roles.includes(role) || !before.has(role))
    return {
      id,
      roles: [...kept, ...told.roles.filter((role) => !kept.includes(role))],
      period_from: told.period?.from,
      period_until: told.period?.until
    }
  })
  yield* sql`
    UPDATE membership SET roles = row.roles, period_from = row.period_from, period_until = row.period_until
    FROM jsonb_to_recordset(${PgTypes.jsonb(anew)}) AS row(id uuid, roles text[], period_from text, period_until text)
    WHERE membership.id = row.id`
})
