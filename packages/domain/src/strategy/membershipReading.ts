import type { ClaimId } from "../base/identity.ts"
import { goesOn } from "../base/PartialDate.ts"
import { confidence, type SourceOf } from "../evidence/confidence.ts"
import { exp } from "../statistics/elementary.ts"
import type { CityEvidence } from "./CityEvidence.ts"
import type { Measure } from "./MaturityRubric.ts"
import { inEvidence, type Read, unknown } from "./Reading.ts"

type MembershipMeasure = Extract<Measure, { readonly kind: "memberships" }>

/** What `k` memberships are worth, 0–1: `1 − e^(−k/scale)`, and the bonus for a role, 1 at most. */
export const membershipValue = (measure: MembershipMeasure, k: number, role: boolean): number =>
  Math.min(1, 1 - exp(-k / measure.scale) + (role ? measure.roleBonus : 0))

/** Reads the memberships that a city holds on a day: what is on record is the least there may be. */
export const readMemberships = (
  { memberships, profile }: CityEvidence,
  measure: MembershipMeasure,
  asOf: string,
  sourceOf: SourceOf | undefined
): Read => {
  const said = profile?.membershipsComplete
  const complete = said?.value === true
  const held = (memberships ?? []).filter(({ membership }) => goesOn(membership.period ?? {}, asOf))
  if (held.length === 0 && !complete)
    return { ...unknown({ kind: "memberships", items: [], complete: 0 }), role: { low: false, high: true } }
  // A network counts once: directly where there is a direct way.
  const networks = new Map<
    string,
    { counts: number; role: boolean; evidence: Array<ClaimId>; ofRole: Array<ClaimId>; ownRole: boolean }
  >()
  for (const { evidence, membership, roleEvidence } of held) {
    const counts = membership.through === undefined ? 1 : measure.mediated
    const role = membership.roles.some((one) => measure.roles.includes(one))
    // A report that gives its role no claims of its own states it with the membership.
    const ofRole = role ? [...(roleEvidence ?? evidence)] : []
    const ownRole = role && roleEvidence !== undefined
    const known = networks.get(membership.network)
    if (known === undefined)
      networks.set(membership.network, { counts, role, evidence: [...evidence], ofRole, ownRole })
    else {
      known.counts = Math.max(known.counts, counts)
      known.role = known.role || role
      known.evidence.push(...evidence)
      known.ofRole.push(...ofRole)
      known.ownRole = known.ownRole || ownRole
    }
  }
  const items = [...networks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { counts, evidence, ofRole, ownRole, role }]) => ({
      key,
      counts,
      role,
      holds: confidence(evidence, sourceOf),
      ...(ownRole ? { roleHolds: confidence(ofRole, sourceOf) } : {})
    }))
  const sure = complete ? confidence(said?.evidence ?? [], sourceOf) : 0
  const k = items.reduce((sum, { counts }) => sum + counts, 0)
  const role = items.some((item) => item.role)
  const low = membershipValue(measure, k, role)
  return {
    state: complete ? "known" : "partly",
    low,
    high: complete ? low : 1,
    evidence: inEvidence([
      ...held.flatMap(({ evidence, roleEvidence = [] }) => [evidence, roleEvidence]),
      complete ? (said?.evidence ?? []) : []
    ]),
    confidence: Math.min(...items.map(({ holds }) => holds), ...(complete ? [sure] : [])),
    role: { low: role, high: complete ? role : true },
    odds: { kind: "memberships", items, complete: sure }
  }
}
