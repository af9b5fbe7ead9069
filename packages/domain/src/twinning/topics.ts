import type { ClaimId } from "../base/identity.ts"
import type { Evidence } from "../evidence/resolve.ts"

/** The topics of mutual interest that a twinning names, and the claims that say so; without names there is none. */
export interface Topics {
  readonly names: ReadonlyArray<string>
  readonly evidence: ReadonlyArray<ClaimId>
}

/**
 * The topics of a twinning that follow from the claims about it, each once, or undefined where nobody says.
 *
 * **Details**: a claim that names a topic outweighs any that says there is none, whoever makes it: who looked and found
 * none may have overlooked one. `evidence` holds the claims that say what is returned, and no other.
 */
export const topicsFrom = (evidence: ReadonlyArray<Evidence>): Topics | undefined => {
  const about = evidence.flatMap(({ claim }) => (claim.attribute === "topic" ? [claim] : []))
  const named = about.flatMap(({ id, value }) => (typeof value === "string" ? [{ id, value }] : []))
  if (named.length > 0)
    return { names: [...new Set(named.map(({ value }) => value))], evidence: named.map(({ id }) => id) }
  const none = about.flatMap(({ id, value }) => (value === false ? [id] : []))
  return none.length === 0 ? undefined : { names: [], evidence: none }
}
