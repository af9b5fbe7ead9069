import type { Attester, BenefitKind, CityId } from "@proxeny/domain"

const told = (city: CityId, kind: BenefitKind, attestedBy: Attester) => ({ city, kind, attestedBy })

/** What one side gained, as a source says it that tells nothing of the other. */
export const gainOf = (city: CityId, kind: BenefitKind, attestedBy: Attester) => ({
  benefits: [told(city, kind, attestedBy)],
  benefitsKnownFor: [city]
})

/**
 * A visit is a gain of the city that received it (method, section 3); of the visitors' city nothing is said.
 *
 * **Details**: who attests it is who says so. The host's own page is the beneficiary, the visitor's own page the giver,
 * anybody else a third party: the press, the media of a state and the government of a province are neither city.
 *
 * **Gotchas**: one visit is one gain. What was signed in the course of a visit that is an activity of its own brings none.
 */
export const visitTo = (host: CityId, attestedBy: Attester) => gainOf(host, "visit-received", attestedBy)

/** A project carried out together is a gain of each side that the source names as a partner of it. */
export const projectOf = (...sides: ReadonlyArray<readonly [CityId, Attester]>) => ({
  benefits: sides.map(([city, attestedBy]) => told(city, "project", attestedBy))
})
