import type { CityId, ClaimId, TwinningId } from "../base/identity.ts"
import type { Period } from "../base/PartialDate.ts"
import type { CountryCode } from "../city/City.ts"
import type { Membership } from "../network/Membership.ts"
import type { StandingKind } from "../twinning/standing.ts"
import type { StrategyProfile } from "./StrategyProfile.ts"

/** A membership of the city, with the claims that state it. */
export interface KnownMembership {
  readonly membership: Pick<Membership, "network" | "through" | "roles"> & { readonly period?: Period }
  readonly evidence: ReadonlyArray<ClaimId>
  /** The claims that state its roles, where they are others than those of the membership. */
  readonly roleEvidence?: ReadonlyArray<ClaimId>
}

/** A twinning of the city, as far as maturity asks about it. */
export interface KnownPartnership {
  readonly twinning: TwinningId
  readonly standing: StandingKind
  /** Whether it has a named mutual topic; absent where nobody says. */
  readonly topic?: boolean
  /** The claims about its topics. */
  readonly evidence: ReadonlyArray<ClaimId>
  /** The claims behind its standing; without them the standing is taken as it is. */
  readonly standingEvidence?: ReadonlyArray<ClaimId>
}

/** What is known of a city when its maturity is asked for. What is absent is unknown; an empty list means "none". */
export interface CityEvidence {
  readonly city: CityId
  readonly country?: CountryCode
  readonly profile?: Omit<typeof StrategyProfile.Type, "id" | "city">
  readonly memberships?: ReadonlyArray<KnownMembership>
  readonly partnerships?: ReadonlyArray<KnownPartnership>
  /** The claims that there is no twinning, where `partnerships` is empty. */
  readonly noTwinning?: ReadonlyArray<ClaimId>
}
