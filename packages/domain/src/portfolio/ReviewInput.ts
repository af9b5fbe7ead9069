import type { ActivityId, AgreementId, CityId, ClaimId, NetworkId, TwinningId } from "../base/identity.ts"
import type { TwinningFactors } from "../factors/twinningFactors.ts"
import type { Standing } from "../twinning/standing.ts"
import type { Renewal } from "./renewals.ts"

/** What a review looks at for one twinning. What is absent is unknown. */
export interface ReviewInput {
  readonly twinning: TwinningId
  readonly partner: CityId
  readonly standing: Standing
  readonly factors: TwinningFactors
  /** The named mutual topics, and the claims that name them; absent where nobody says. */
  readonly topics?: { readonly count: number; readonly evidence: ReadonlyArray<ClaimId> }
  readonly renewal?: Renewal
  /** What it costs a year, and the claims that say so. */
  readonly cost?: { readonly amount: number; readonly currency: string; readonly evidence: ReadonlyArray<ClaimId> }
  /** The networks that both cities belong to; absent where no membership that goes on of one of them is on record. */
  readonly sharedNetworks?: ReadonlyArray<NetworkId>
  /** Whether the memberships of both cities on record are all there are, so that they share no other network. */
  readonly sharedNetworksComplete?: boolean
}

/** What a reason rests on. */
export interface ReviewEvidence {
  readonly activities: ReadonlyArray<ActivityId>
  readonly claims: ReadonlyArray<ClaimId>
  readonly agreements: ReadonlyArray<AgreementId>
  readonly networks: ReadonlyArray<NetworkId>
}
