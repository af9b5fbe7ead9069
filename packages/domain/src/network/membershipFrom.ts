import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Period } from "../base/PartialDate.ts"
import type { Evidence, Policy } from "../evidence/resolve.ts"
import { resolve } from "../evidence/resolve.ts"
import { MembershipRole } from "./Membership.ts"

/** What sources say of a membership: what the member does in the network, and since when and until when. */
export interface MembershipTold {
  readonly roles: ReadonlyArray<MembershipRole>
  readonly period?: Period
}

const isRole = Schema.is(MembershipRole)

/**
 * The roles and the time of a membership that follow from the claims about it.
 *
 * **Details**: roles of all sources add up, in the order of `MembershipRole`; the time is that of the claim that the policy
 * prefers among those that say that the membership exists and when. The order of the claims does not matter.
 */
export const membershipFrom = (evidence: ReadonlyArray<Evidence>, policy: Policy): MembershipTold => {
  const said = new Set(
    evidence.flatMap(({ claim: { attribute, value } }) => (attribute === "role" && isRole(value) ? [value] : []))
  )
  const timed = evidence.filter(
    ({ claim: { attribute, period, value } }) => attribute === "exists" && value === true && period !== undefined
  )
  const period = Result.match(resolve(timed, policy), {
    onSuccess: ({ winner }) => winner.claim.period,
    onFailure: () => undefined
  })
  return {
    roles: MembershipRole.literals.filter((role) => said.has(role)),
    ...(period === undefined ? {} : { period })
  }
}
