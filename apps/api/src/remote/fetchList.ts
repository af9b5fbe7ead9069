import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { type Opened, openRemote, type RemoteError, type RemoteOptions } from "./openRemote.ts"
import { hostOf, remoteUrl } from "./remoteUrl.ts"
import { type RetryPolicy, retrying } from "./retrying.ts"

/** What a fetch of a list goes by. */
export interface FetchOptions extends RemoteOptions {
  /** How often to ask again; six times in all within about a minute where it is absent. */
  readonly retry?: Partial<RetryPolicy>
  /** Told how many bytes have come. */
  readonly onBytes?: (bytes: number) => Effect.Effect<void>
}

/** A list that was fetched, named as its page names it. */
export interface Fetched<A> {
  readonly name: string
  /** Where it came from in the end, all redirects followed. */
  readonly url: string
  /** What was made of its bytes. */
  readonly kept: A
}

const accept = "text/csv, application/json, application/sparql-results+json, application/xml;q=0.9, */*;q=0.5"

const counted = <E>(bytes: Stream.Stream<Uint8Array, E>, { onBytes }: FetchOptions): Stream.Stream<Uint8Array, E> => {
  if (onBytes === undefined) return bytes
  let count = 0
  return Stream.tap(bytes, (part) => {
    count += part.length
    return onBytes(count)
  })
}

/** A file name without folders and control characters. */
export const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? "")
    .replaceAll(/\p{Cc}/gu, "")
    .trim()
    .slice(0, 200)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const nameOf = ({ disposition, url }: Opened): string => {
  const extended = /;\s*filename\*=utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1]
  const [, quoted, bare] = /;\s*filename=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition) ?? []
  const given = extended === undefined ? (quoted ?? bare ?? "") : decoded(extended)
  return plainName(given) || plainName(decoded(url.pathname)) || hostOf(url)
}

/**
 * Fetches the list at a web address, and hands its bytes to whoever keeps them.
 *
 * **Details**: follows redirects, unpacks, and asks only hosts of the public internet and those of PROXENY_ALLOW_HOSTS. A
 * connection that breaks in the middle is begun anew, and `keep` with it: it has to begin anew as well. Stops asking where
 * `keep` ends.
 *
 * **Errors**: a {@link RemoteError} whose message says what was found, where, and what to do; those of `keep`.
 */
export const fetchList = <A, E extends { readonly _tag: string }, R>(
  url: string,
  options: FetchOptions,
  keep: (bytes: Stream.Stream<Uint8Array, RemoteError>) => Effect.Effect<A, E, R>
): Effect.Effect<Fetched<A>, RemoteError | E, R> => {
  const once = Effect.gen(function* () {
    const start = yield* Effect.fromResult(remoteUrl(url))
    const opened = yield* openRemote(start, { accept }, options)
    return { name: nameOf(opened), url: opened.url.href, kept: yield* keep(counted(opened.bytes, options)) }
  })
  return retrying(Effect.scoped(once), options.retry) as Effect.Effect<Fetched<A>, RemoteError | E, R>
}
