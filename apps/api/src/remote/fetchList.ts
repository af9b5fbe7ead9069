import type { NamedBytes } from "@proxeny/formats"
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

/** A list that was downloaded, named as its page names it. */
export interface Downloaded extends NamedBytes {
  /** Where it came from in the end, all redirects followed. */
  readonly url: string
}

const accept = "text/csv, application/json, application/sparql-results+json, application/xml;q=0.9, */*;q=0.5"

/** More than a text in memory can be. */
const mostInMemory = 512 * 1024 * 1024

const open = (url: string, options: FetchOptions) =>
  Effect.flatMap(Effect.fromResult(remoteUrl(url)), (start) => openRemote(start, { accept }, options))

const counted = <E>(bytes: Stream.Stream<Uint8Array, E>, { onBytes }: FetchOptions): Stream.Stream<Uint8Array, E> => {
  if (onBytes === undefined) return bytes
  let count = 0
  return Stream.tap(bytes, (part) => {
    count += part.length
    return onBytes(count)
  })
}

/**
 * The bytes of a list at a web address, as they come.
 *
 * **When to use**: for a list that goes to a file, or to a reader that takes it in parts; for a list that is read
 * whole, {@link downloadList}.
 *
 * **Details**: follows redirects, unpacks, and asks only hosts of the public internet and those of
 * PROXENY_ALLOW_HOSTS. Stops asking where the stream is left. Asks again until the answer has begun; once bytes are
 * out, a connection that breaks fails the stream.
 *
 * **Errors**: a {@link RemoteError} whose message says what was found, where, and what to do.
 */
export const fetchList = (url: string, options: FetchOptions): Stream.Stream<Uint8Array, RemoteError> =>
  Stream.unwrap(Effect.map(retrying(open(url, options), options.retry), ({ bytes }) => counted(bytes, options)))

const plainName = (name: string): string =>
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
 * Downloads a list whole.
 *
 * **Details**: like {@link fetchList}, but a connection that breaks in the middle is begun anew, since nothing has been
 * handed on. At most 512 MiB.
 */
export const downloadList = (url: string, options: FetchOptions): Effect.Effect<Downloaded, RemoteError> => {
  const largest = Math.min(options.settings.largest, mostInMemory)
  const once = Effect.gen(function* () {
    const opened = yield* open(url, { ...options, settings: { ...options.settings, largest } })
    const parts = yield* Stream.runCollect(counted(opened.bytes, options))
    return { name: nameOf(opened), url: opened.url.href, bytes: new Uint8Array(Buffer.concat(parts)) }
  })
  return retrying(Effect.scoped(once), options.retry)
}
