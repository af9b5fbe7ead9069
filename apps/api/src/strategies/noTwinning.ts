import { type CityId, type ClaimId, type Evidence, type Pinned, resolvedValue } from "@proxeny/domain"
import type * as Schema from "effect/Schema"
import { policy } from "../register/derived.ts"

const isOfCountry = (value: Schema.Json): boolean => typeof value === "object" && value !== null && "country" in value

const isNone = (value: Schema.Json | undefined): boolean =>
  typeof value === "object" && value !== null && "count" in value && value.count === 0

/**
 * The claims that a city has no twin, or undefined where nobody says so, or a better source, or a person who decided between them, says otherwise.
 *
 * **Details**: a count for one country says nothing of the others. Where sources disagree, only those that say that there
 * is none are cited.
 */
export const noTwinningIn = (
  evidence: ReadonlyArray<Evidence>,
  city: CityId,
  decisions: ReadonlyArray<Pinned> = []
): ReadonlyArray<ClaimId> | undefined => {
  const counts = evidence.filter(({ claim }) => claim.attribute === "twin-count" && !isOfCountry(claim.value))
  return isNone(resolvedValue(counts, { kind: "city", id: city }, "twin-count", policy, decisions))
    ? counts.flatMap(({ claim }) => (isNone(claim.value) ? [claim.id] : []))
    : undefined
}
