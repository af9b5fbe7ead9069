import type { Answer, Path } from "@proxeny/client"
import type { Packed, Written } from "../http/Written.ts"
import type { PlainAddress } from "../threads/address.ts"
import type { Failed } from "../threads/failed.ts"
import type { CitiesAsked, FoundKey, NameKey } from "./ListedCities.ts"
import type { TwinningKey, TwinningsAsked } from "./ListedTwinnings.ts"
import type { Forms } from "./names/NameIndex.ts"

/** What lists can be asked. */
export interface Asked {
  readonly cities: CitiesAsked & { readonly after: NameKey | undefined }
  /** Where nothing else is found and the list is at its beginning, names that look alike are. */
  readonly search: CitiesAsked & { readonly forms: Forms; readonly after: FoundKey | undefined }
  readonly twinnings: TwinningsAsked & { readonly after: TwinningKey | undefined }
  readonly countries: object
}

/** An answer of a path, as it comes from the thread or as it is. */
export type Listed<P extends Path> = Answer<P> | Written<Answer<P>>

/** What is answered. */
export interface Answers {
  readonly cities: Answer<"/api/v1/cities">
  readonly search: Answer<"/api/v1/cities">
  readonly twinnings: Answer<"/api/v1/twinnings">
  readonly countries: Answer<"/api/v1/countries">
}

/** A question to the thread of the lists, of at least a version of the register. */
export type Question = {
  readonly [K in keyof Asked]: {
    readonly number: number
    readonly version: number
    readonly kind: K
    readonly asked: Asked[K]
  }
}[keyof Asked]

/** What comes back: an answer as JSON, packed where it is sent so to most, or what went wrong. */
export type Reply = { readonly number: number } & (
  | {
      readonly kind: "answer"
      readonly text: string | Packed
      /** The version of the register that is answered for. */
      readonly version: number
    }
  | Failed
)

/** What the thread of the lists is started with. */
export interface ListThreadData {
  readonly address: PlainAddress
}
