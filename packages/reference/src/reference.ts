import {
  type Agreement,
  type CityId,
  type CityNetwork,
  type Claim,
  deriveId,
  type Membership,
  type Source,
  type StrategyProfile,
  type Twinning
} from "@proxeny/domain"
import { cities, cityClaims } from "./places/cities.ts"
import { placesVersion } from "./places/fromGazetteer.ts"
import { publicSources } from "./publicSources.ts"
import { sources } from "./sources.ts"
import { activityClaims } from "./statements/activities.ts"
import { agreementClaims, agreements } from "./statements/agreements.ts"
import { countClaims } from "./statements/counts.ts"
import { membershipClaims, memberships } from "./statements/memberships.ts"
import { networkClaims, networks } from "./statements/networks.ts"
import { strategies, strategyClaims } from "./statements/strategies.ts"
import { tensionClaims } from "./statements/tensions.ts"
import { twinningClaims, twinnings } from "./statements/twinnings.ts"

/** What the documents and the public pages state, ready to be loaded into a register. */
export interface Reference {
  /** Changes whenever any of the rest does, so that a register that holds this version need not load it again. */
  readonly version: string
  readonly sources: ReadonlyArray<Source>
  readonly cities: ReadonlyArray<{ readonly id: CityId }>
  readonly twinnings: ReadonlyArray<Twinning>
  readonly agreements: ReadonlyArray<Agreement>
  readonly networks: ReadonlyArray<CityNetwork>
  readonly memberships: ReadonlyArray<Membership>
  readonly strategies: ReadonlyArray<StrategyProfile>
  readonly claims: ReadonlyArray<Claim>
}

const content = {
  sources: [...Object.values(sources), ...Object.values(publicSources)],
  cities,
  twinnings,
  agreements,
  networks,
  memberships,
  strategies,
  claims: [
    ...cityClaims,
    ...twinningClaims,
    ...networkClaims,
    ...membershipClaims,
    ...countClaims,
    ...strategyClaims,
    ...agreementClaims,
    ...activityClaims,
    ...tensionClaims
  ]
} satisfies Omit<Reference, "version">

/**
 * The facts of the documents as claims with their locators, and what Manchester and Wuhan did together.
 *
 * **When to use**: to fill an empty register, and to reproduce what the documents state (`reproduce`).
 *
 * **Details**: ids are derived from content, so loading it twice changes nothing. Activities and tensions are claims
 * only: `activitiesFrom` and `tensionsFrom` make the records. Coordinates, populations and other names come from the
 * gazetteer: see `referencePlaces`.
 */
export const reference: Reference = {
  version: deriveId("source", "reference", JSON.stringify([placesVersion, content])),
  ...content
}
