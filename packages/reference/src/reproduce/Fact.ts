import type { ClaimId } from "@proxeny/domain"

/** The parts of the list of facts, in the order in which they are reported. */
export const sections = ["pairs", "counts", "memberships", "conflicts", "not-reproducible"] as const
export type Section = (typeof sections)[number]

/**
 * What came of a check: the claims yield the fact; they yield both sides of a contradiction; the documents do not
 * hold what it would take; or the claims do not yield what they should.
 */
export type Verdict = "reproduced" | "conflict" | "not-reproducible" | "failed"

/** Whether the fact was computed from several claims, or is held as one claim with nothing to recompute it from. */
export type Basis = "derived" | "stated"

/** Where a claim stands. */
export interface Reference {
  readonly claim: ClaimId
  /** The short name of the source. */
  readonly source: string
  readonly locator: string
}

/** One side of a contradiction. */
export interface Side {
  /** What both sides are about. */
  readonly about: string
  readonly says: string
  readonly claims: ReadonlyArray<Reference>
}

/** One fact of the documents, and what the claims say of it. */
export interface Fact {
  readonly id: string
  readonly section: Section
  readonly statement: string
  readonly locator: string
  readonly verdict: Verdict
  readonly basis: Basis
  readonly expected: string
  readonly found: string
  /** The claims it rests on. */
  readonly evidence: ReadonlyArray<Reference>
  /** Both sides of a contradiction, or more; empty for other facts. */
  readonly sides: ReadonlyArray<Side>
  /** Why it failed or cannot be reproduced, or what to know of a contradiction; empty where it was reproduced. */
  readonly reason: string
}
