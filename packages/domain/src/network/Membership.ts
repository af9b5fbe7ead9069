import * as Schema from "effect/Schema"
import { breaks } from "../base/FieldRule.ts"
import { CityId, deriveId, MembershipId, NetworkId } from "../base/identity.ts"
import { Period } from "../base/PartialDate.ts"

/** What a member does in a network beyond belonging to it. */
export const MembershipRole = Schema.Literals([
  "member",
  "presidency",
  "co-presidency",
  "steering-committee",
  "regional-office",
  "host",
  "observer"
])
export type MembershipRole = typeof MembershipRole.Type

/** Who belongs to a network: a city, or another network (a network of networks). */
export const Member = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("city"), city: CityId }),
  Schema.Struct({ kind: Schema.Literal("network"), network: NetworkId })
])
export type Member = typeof Member.Type

/**
 * That a city or a network belongs to a network.
 *
 * **Details**: `through` names the intermediary where the member is represented by another network, as UK cities
 * reach UCLG through the Local Government Association (S1 l.391); absent for a direct membership. `roles` has no
 * entry for plain belonging.
 */
export class Membership extends Schema.Class<Membership>("Membership")(
  Schema.Struct({
    id: MembershipId,
    network: NetworkId,
    member: Member,
    through: Schema.optionalKey(NetworkId),
    roles: Schema.Array(MembershipRole),
    period: Schema.optionalKey(Period)
  }).check(
    Schema.makeFilter(
      (membership: { readonly network: NetworkId; readonly member: Member; readonly through?: NetworkId }) =>
        membership.member.kind === "network" && membership.member.network === membership.network
          ? { path: ["member"], issue: breaks("must-differ", "a network cannot be a member of itself") }
          : membership.through === membership.network
            ? {
                path: ["through"],
                issue: breaks("must-differ", "a member cannot reach a network through that same network")
              }
            : undefined
    )
  )
) {
  /** Whether the member belongs to the network itself, not through an intermediary. */
  get direct(): boolean {
    return this.through === undefined
  }
}

/** The id of a membership: one per member, network and intermediary. */
export const membershipIdOf = (network: NetworkId, member: Member, through?: NetworkId): MembershipId =>
  MembershipId.make(
    deriveId("membership", network, member.kind === "city" ? member.city : member.network, through ?? "")
  )
