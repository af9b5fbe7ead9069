import type { ClaimId } from "../base/identity.ts"
import type { Words } from "../evidence/Citation.ts"
import type { Indicator } from "./MaturityRubric.ts"

/** What an indicator says, and what it does not: a share of 1 between `low` and `high`. */
export interface Reading {
  readonly indicator: Indicator
  /** `partly` where the record sets a least value, and more may be unrecorded. */
  readonly state: "known" | "partly" | "unknown" | "not-applicable"
  /** The answer given, as the rubric writes it. */
  readonly answer?: string
  readonly low: number
  readonly high: number
  /** Why it does not apply. */
  readonly because?: Words
  readonly evidence: ReadonlyArray<ClaimId>
  /** The probability that the evidence holds. */
  readonly confidence: number
  /** Whether a role in a network is on record; only memberships know. */
  readonly role?: { readonly low: boolean; readonly high: boolean }
  /** What random draws are made from. */
  readonly odds:
    | { readonly kind: "step"; readonly at: number | undefined }
    | { readonly kind: "topical"; readonly items: ReadonlyArray<TopicalItem> }
    | { readonly kind: "not-latent"; readonly items: ReadonlyArray<LatentItem> }
    /** `complete` is how sure it is that the list on record is the whole list. */
    | { readonly kind: "memberships"; readonly items: ReadonlyArray<MembershipItem>; readonly complete: number }
    | { readonly kind: "none" }
}

interface TopicalItem {
  readonly key: string
  /** The probability that the twinning lives, and that it has a topic. */
  readonly living: number
  readonly topic: number
}
interface LatentItem {
  readonly key: string
  readonly latent: number
}
interface MembershipItem {
  readonly key: string
  readonly counts: number
  readonly role: boolean
  /** How sure the role is by its own evidence; absent where it has none of its own. */
  readonly roleHolds?: number
  readonly holds: number
}

/** The claims of some lists, each once, in a fixed order. */
export const inEvidence = (lists: Iterable<ReadonlyArray<ClaimId>>): ReadonlyArray<ClaimId> =>
  [...new Set([...lists].flat())].sort()

/** A reading before it is joined to its indicator. */
export type Read = Omit<Reading, "indicator">

export const unknown = (kind: Reading["odds"]): Read => ({
  state: "unknown",
  low: 0,
  high: 1,
  evidence: [],
  confidence: 0,
  odds: kind
})

export const notApplicable = (because: Words, evidence: ReadonlyArray<ClaimId>): Read => ({
  state: "not-applicable",
  because,
  low: 0,
  high: 1,
  evidence,
  confidence: 1,
  odds: { kind: "none" }
})

export const stateOf = (low: number, high: number, known: boolean): Reading["state"] =>
  low === high ? "known" : known ? "partly" : "unknown"
