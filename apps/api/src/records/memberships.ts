import type { OperationRequest } from "@proxeny/client/contract"
import {
  Membership,
  type MembershipId,
  MembershipRole,
  membershipIdOf,
  type NetworkId,
  type SourceId,
  type Subject
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { RecordNotFound } from "../http/perform.ts"
import { fitting } from "./fitting.ts"
import { heldOn, withdrawable } from "./held.ts"
import { recorded } from "./recorded.ts"
import { rewrite } from "./rewrite.ts"
import { claimsOf, refusing, type Statement } from "./said.ts"
import { citiesAreKnown } from "./twinnings.ts"

type MembershipBody = OperationRequest<"POST /api/v1/memberships">["body"]
type MembershipStatements = OperationRequest<"PUT /api/v1/memberships/:id">["body"]

const subjectOf = (id: MembershipId): Subject => ({ kind: "membership", id })

const statementsOf = (exists: boolean, roles: Membership["roles"]): ReadonlyArray<Statement> => [
  ["exists", exists],
  ...roles.map((role): Statement => ["role", role])
]

const networksAreKnown = Effect.fn("records.networksAreKnown")(function* (named: Readonly<Record<string, NetworkId>>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string }>`SELECT id FROM network WHERE id = ANY(${Object.values(named)}::uuid[])`
  const known = new Set(rows.map(({ id }) => id))
  for (const [path, id] of Object.entries(named))
    if (!known.has(id))
      return yield* refusing(
        path,
        `there is no network ${id} on record: enter it first, or name one of /api/v1/networks`,
        "not-on-record",
        ["network"]
      )
})

/** States that a city or a network belongs to a network. */
export const createMembership = Effect.fn("records.createMembership")(function* (body: MembershipBody) {
  const { member, network, said, through } = body
  const roles = MembershipRole.literals.filter((role) => body.roles?.includes(role))
  const id = membershipIdOf(network, member, through)
  const membership = {
    id,
    network,
    member,
    roles,
    ...(through === undefined ? {} : { through }),
    ...(said.period === undefined ? {} : { period: said.period })
  }
  yield* fitting(Membership, membership)
  yield* networksAreKnown({
    network,
    ...(through === undefined ? {} : { through }),
    ...(member.kind === "network" ? { "member.network": member.network } : {})
  })
  if (member.kind === "city") yield* citiesAreKnown([member.city], "member.city")
  yield* rewrite({
    records: { memberships: [new Membership(membership)] },
    claims: yield* claimsOf(subjectOf(id), statementsOf(true, roles), said)
  })
  return yield* recorded("membership", id)
})

const membershipIsKnown = Effect.fn("records.membershipIsKnown")(function* (id: MembershipId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql`SELECT 1 FROM membership WHERE id = ${id}`
  if (row === undefined) return yield* new RecordNotFound({ kind: "membership", id })
})

/** States what one source says of a membership, in place of what it said before. */
export const stateMembership = Effect.fn("records.stateMembership")(function* (
  id: MembershipId,
  { exists = true, roles: given = [], said }: MembershipStatements
) {
  const roles = [...new Set(given)]
  yield* membershipIsKnown(id)
  if (!exists && roles.length > 0)
    return yield* refusing(
      "roles",
      "a member that is none has no roles: leave them out, or say that it exists",
      "contradicts"
    )
  const before = yield* heldOn(subjectOf(id), { source: said.source })
  yield* rewrite({
    claims: yield* claimsOf(subjectOf(id), statementsOf(exists, roles), said),
    insteadOf: before.filter(({ attribute }) => attribute === "exists" || attribute === "role")
  })
  return yield* recorded("membership", id)
})

/** Withdraws what a source says of a membership, or what whoever asks stated. */
export const withdrawMembership = Effect.fn("records.withdrawMembership")(function* (
  id: MembershipId,
  source?: SourceId
) {
  yield* membershipIsKnown(id)
  yield* rewrite({ insteadOf: yield* withdrawable(subjectOf(id), source) })
  return yield* recorded("membership", id)
})
