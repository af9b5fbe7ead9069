import type {
  Agreement,
  CityId,
  CityNetwork,
  Claim,
  Membership,
  Source,
  StrategyProfile,
  TwinningId
} from "@proxeny/domain"
import type * as Effect from "effect/Effect"

/**
 * What is written to the register at once: records that only say what exists, and the claims that say the rest.
 *
 * **Details**: a record that is there already stays as it is, but that answers join a strategy profile; a claim that is
 * there already (same id, which follows from its content) is not written twice.
 */
export interface Batch {
  readonly sources: ReadonlyArray<Source>
  readonly cities: ReadonlyArray<{ readonly id: CityId }>
  readonly twinnings: ReadonlyArray<{ readonly id: TwinningId; readonly cities: readonly [CityId, CityId] }>
  readonly agreements: ReadonlyArray<Agreement>
  readonly networks: ReadonlyArray<CityNetwork>
  readonly memberships: ReadonlyArray<Membership>
  readonly strategies: ReadonlyArray<StrategyProfile>
  readonly claims: ReadonlyArray<Claim>
}

/** What a write brought that was not there before. */
export interface Written {
  readonly cities: ReadonlySet<string>
  readonly twinnings: ReadonlySet<string>
  readonly claims: ReadonlySet<string>
  /** Whether it brought anything at all, of whatever kind: a record, an answer of a strategy profile, a claim. */
  readonly changed: boolean
}

/** A batch that brings nothing, to be filled in part. */
export const nothing: Batch = {
  sources: [],
  cities: [],
  twinnings: [],
  agreements: [],
  networks: [],
  memberships: [],
  strategies: [],
  claims: []
}

/** Progress of a long write: how many of how many are done (of `Infinity` where that is not known yet), and of what. */
export type Progress = (done: number, total: number, what: string) => Effect.Effect<void>
