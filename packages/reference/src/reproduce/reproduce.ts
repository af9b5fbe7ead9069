import type { Claim } from "@proxeny/domain"
import type { Check } from "./Check.ts"
import { conflictChecks } from "./checks/conflicts.ts"
import { countChecks } from "./checks/counts.ts"
import { membershipChecks } from "./checks/memberships.ts"
import { notReproducibleChecks } from "./checks/notReproducible.ts"
import { pairChecks } from "./checks/pairs.ts"
import { type Fact, type Reference, type Section, sections, type Verdict } from "./Fact.ts"
import { type Register, type View, viewOf } from "./View.ts"

const checks: Readonly<Record<Section, ReadonlyArray<Check>>> = {
  pairs: pairChecks,
  counts: countChecks,
  memberships: membershipChecks,
  conflicts: conflictChecks,
  "not-reproducible": notReproducibleChecks
}

/** What a fact of a section is called when the claims yield what they should. */
const asExpected: Readonly<Record<Section, Verdict>> = {
  pairs: "reproduced",
  counts: "reproduced",
  memberships: "reproduced",
  conflicts: "conflict",
  "not-reproducible": "not-reproducible"
}

const references = (view: View, claims: ReadonlyArray<Claim>): ReadonlyArray<Reference> =>
  [...new Map(claims.map((claim) => [claim.id, claim])).values()].map((claim) => ({
    claim: claim.id,
    source: view.shortName(claim),
    locator: claim.locator
  }))

const factOf = (view: View, section: Section, check: Check): Fact => {
  const { claims, contradictions = [], found, note } = check.find(view)
  const { basis, expected, id, locator, remark, statement } = check
  const verdict = found === expected ? asExpected[section] : "failed"
  return {
    id,
    section,
    statement,
    locator,
    verdict,
    basis,
    expected,
    found,
    evidence: references(view, claims),
    sides: contradictions.flatMap(({ about, sides }) =>
      sides.map((side) => ({ about, says: side.says, claims: references(view, side.claims) }))
    ),
    reason:
      verdict !== "failed"
        ? [note, remark].filter((text) => text !== undefined).join("; ")
        : found === ""
          ? "no claim says so"
          : "the claims say otherwise"
  }
}

/**
 * Asks a register for every fact that the documents state.
 *
 * **When to use**: to see whether a register still holds what it was filled with, and what the documents contradict
 * themselves in. Claims read back from a database serve as well as `reference` itself.
 *
 * **Details**: pure. What should be found is written down in the checks; what is found comes from the claims of the
 * documents themselves, by questions and by rules that know no single case. A claim that is missing or altered turns
 * the verdict to "failed".
 */
export const reproduce = (register: Register): ReadonlyArray<Fact> => {
  const view = viewOf(register)
  return sections.flatMap((section) => checks[section].map((check) => factOf(view, section, check)))
}
