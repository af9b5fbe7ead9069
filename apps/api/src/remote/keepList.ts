import * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import { fetchList } from "./fetchList.ts"
import type { RemoteError } from "./openRemote.ts"
import type { RemoteSettings } from "./remoteSettings.ts"
import type { RetryPolicy } from "./retrying.ts"
import { type WikidataError, type WikidataProgress, wikidataTwinnings } from "./wikidataTwinnings.ts"

const wikidata = /^wikidata(?::(?:([A-Z]{2})|(Q[1-9]\d*)))?$/

/** Whether what stands where a path stands is not on this machine: an address, or Wikidata itself. */
export const isRemote = (path: string): boolean => /^https?:\/\//i.test(path) || wikidata.test(path)

/** What a list is fetched by. */
export interface KeepOptions {
  readonly settings: RemoteSettings
  /** The language in which names are wanted, where there are several. */
  readonly language?: string | undefined
  readonly retry?: Partial<RetryPolicy>
  readonly onBytes?: (bytes: number) => Effect.Effect<void>
  readonly onProgress?: (progress: WikidataProgress) => Effect.Effect<void>
}

/**
 * Fetches a list from its address, or from Wikidata, hands its bytes to whoever keeps them, and gives its name.
 *
 * **Details**: `wikidata` is all twinnings of Wikidata, `wikidata:GB` those of a country, `wikidata:Q18125` those of a city. A
 * connection that breaks in the middle is begun anew, and `keep` with it: it has to begin anew as well.
 */
export const keepList = <E extends { readonly _tag: string }, R>(
  address: string,
  { language, onBytes, onProgress, retry = {}, settings }: KeepOptions,
  keep: (bytes: Stream.Stream<Uint8Array, RemoteError | WikidataError>) => Effect.Effect<void, E, R>
): Effect.Effect<string, RemoteError | WikidataError | E, R> => {
  const [asked, country, city] = wikidata.exec(address) ?? []
  if (asked === undefined)
    return Effect.map(
      fetchList(address, { settings, retry, ...(onBytes === undefined ? {} : { onBytes }) }, keep),
      ({ name }) => name
    )
  const twinnings = wikidataTwinnings({
    settings,
    retry,
    ...(country === undefined ? {} : { country }),
    ...(city === undefined ? {} : { city }),
    ...(language === undefined ? {} : { language }),
    ...(onProgress === undefined ? {} : { onProgress })
  })
  return Effect.as(keep(twinnings), `${asked}.json`.replace(":", "-"))
}
