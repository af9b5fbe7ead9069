import type { Answer } from "@proxeny/client"
import type { Actor, CityId, TwinningId } from "@proxeny/domain"
import type { Packed } from "../http/Written.ts"
import type { PortfolioQuery } from "../portfolio/Portfolio.ts"
import type { MaturityQuery } from "../strategies/Strategies.ts"
import type { PlainAddress } from "../threads/address.ts"
import type { Failed } from "../threads/failed.ts"
import type { ScoreQuery } from "../twinnings/Factors.ts"

/** What is scored, and as of which day. */
export interface Asked {
  readonly maturity: MaturityQuery & { readonly id: CityId; readonly asOf: string }
  readonly portfolio: PortfolioQuery & { readonly id: CityId; readonly asOf: string }
  readonly factors: ScoreQuery & { readonly id: TwinningId; readonly asOf: string }
}

/** What is answered. */
export interface Answers {
  readonly maturity: Answer<"/api/v1/cities/:id/maturity">
  readonly portfolio: Answer<"/api/v1/cities/:id/portfolio">
  readonly factors: Answer<"/api/v1/twinnings/:id/factors">
}

/** A question to a thread that scores, on behalf of somebody. */
export type Question = {
  readonly [K in keyof Asked]: {
    readonly number: number
    readonly kind: K
    readonly asked: Asked[K]
    readonly actor: Actor
  }
}[keyof Asked]

/** An answer with the records that it names, and whether it would be another one for others who ask. */
export interface Answered {
  readonly kind: "answer"
  readonly text: string | Packed
  readonly named: ReadonlyArray<string>
  readonly dependsOnWhoAsks: boolean
}

/** What comes back: an answer, that the record is not there, or what went wrong. */
export type Reply = { readonly number: number } & (Answered | { readonly kind: "absent" } | Failed)

/** What a thread that scores is started with. */
export interface ScoreThreadData {
  readonly address: PlainAddress
  /** Whether it gives way to everything else that the machine does. */
  readonly isPatient: boolean
}
