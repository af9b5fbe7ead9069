import type { Answer } from "@proxeny/client"
import type { PlainAddress } from "../threads/address.ts"
import type { Failed } from "../threads/failed.ts"
import type { Positions, Shape } from "./worldQuestions.ts"

export type { PlainAddress } from "../threads/address.ts"

/** What can be asked of the graphs, and what is answered. */
export interface Answers {
  readonly analytics: Answer<"/api/v1/analytics">
  readonly city: Answer<"/api/v1/cities/:id/graph">
  readonly around: Answer<"/api/v1/cities/:id/around">
  readonly ways: Answer<"/api/v1/cities/:id/ways">
  readonly cityNetworks: Answer<"/api/v1/cities/:id/networks">
  readonly network: Answer<"/api/v1/networks/:id/graph">
  readonly part: Answer<"/api/v1/graph">
  readonly shape: Shape
  readonly map: Answer<"/api/v1/map">
  readonly mapCities: Answer<"/api/v1/map/cities">
}

export interface Asked {
  readonly analytics: object
  readonly city: { readonly id: string }
  readonly around: { readonly id: string; readonly links: number; readonly limit: number }
  readonly ways: { readonly id: string; readonly to: string; readonly limit: number }
  readonly cityNetworks: { readonly id: string; readonly limit: number }
  readonly network: { readonly id: string; readonly limit: number }
  readonly part: { readonly community: number | undefined; readonly limit: number }
  readonly shape: object
  readonly map: { readonly limit: number | undefined }
  readonly mapCities: Positions
}

/** A question to the thread of the register, numbered so that its answer is known. */
export type Question = {
  readonly [K in keyof Asked]: { readonly number: number; readonly kind: K; readonly asked: Asked[K] }
}[keyof Asked]

/** What comes back: an answer, who is not there, or what went wrong. */
export type Reply = { readonly number: number } & (
  | {
      readonly kind: "answer"
      readonly json: string
      /** The version of the register that is answered for. */
      readonly version: number
      /** Whether the same will be answered until the register changes: nothing is being worked out. */
      readonly isSettled: boolean
    }
  | { readonly kind: "noCity"; readonly id: string }
  | { readonly kind: "noNetwork"; readonly id: string }
  | Failed
)

/** What the thread of the register is started with. */
export interface RegisterThreadData {
  readonly address: PlainAddress
  /** How many threads may work on betweenness at once. */
  readonly threads: number
  /** See `AnalysisOrder`. */
  readonly exactAtOnce: number
  readonly exactUpTo: number
}
