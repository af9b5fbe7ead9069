import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { openRemote, type RemoteError, type RemoteOptions } from "./openRemote.ts"
import type { RemoteSettings } from "./remoteSettings.ts"
import { shown } from "./remoteUrl.ts"
import { type RetryPolicy, retrying } from "./retrying.ts"
import { type NotSparqlResults, QueryTimedOut, readSparqlAnswer, type SparqlRow, tellsTimeout } from "./sparqlAnswer.ts"

/** What queries go by. */
export interface SparqlOptions extends RemoteOptions {
  readonly settings: RemoteSettings
  readonly retry?: Partial<RetryPolicy>
}

/** A query, the variables that every row must have, and what it is in the words of whoever waits, such as "page 3". */
export interface Query {
  readonly text: string
  readonly variables: ReadonlyArray<string>
  readonly what: string
}

/** WDQS gives a query sixty seconds and says so afterwards; who hangs up before never learns that it was too much. */
const answer = 90_000

/** More than a page can be; rows are held in memory. */
const largest = 256_000_000

/**
 * Asks an endpoint once, and again where a connection broke or the endpoint was busy; the answer counts only whole.
 *
 * **Details**: the query is posted, since a long one has no place in an address, and an answer from a cache between the
 * pages of one list would be of another day.
 *
 * **Errors**: {@link QueryTimedOut} where the endpoint gave up: ask for less.
 */
export const askSparql = (
  query: Query,
  options: SparqlOptions
): Effect.Effect<ReadonlyArray<SparqlRow>, RemoteError | NotSparqlResults | QueryTimedOut> => {
  const { settings } = options
  const { variables, what } = query
  const ask = {
    accept: "application/sparql-results+json",
    form: new URLSearchParams({ query: query.text, format: "json" }).toString()
  }
  const bounded = {
    ...options,
    settings: { ...settings, largest: Math.min(settings.largest, largest) },
    patience: { answer, ...options.patience }
  }
  const once = Effect.gen(function* () {
    const { bytes, url } = yield* openRemote(settings.sparql, ask, bounded)
    const parts = yield* Stream.runCollect(bytes)
    const text = new TextDecoder().decode(Buffer.concat(parts))
    return yield* Effect.fromResult(readSparqlAnswer(text, { url: shown(url), what, variables }))
  }).pipe(
    Effect.scoped,
    Effect.catchTag(
      "AnswerRefused",
      (refused): Effect.Effect<never, RemoteError | QueryTimedOut> =>
        refused.status === 504 || (refused.status === 500 && tellsTimeout(refused.text))
          ? Effect.fail(new QueryTimedOut({ url: refused.url, what }))
          : Effect.fail(refused)
    )
  )
  return retrying(once, options.retry)
}

/**
 * Asks for a part of something, and for half of it each time the endpoint gives up.
 *
 * **Details**: gives the answer with the size that it was given for. At size 1 the endpoint's word stands.
 */
export const askForLess = <A, E>(
  size: number,
  ask: (size: number) => Effect.Effect<A, E | QueryTimedOut>
): Effect.Effect<{ readonly answer: A; readonly size: number }, E | QueryTimedOut> =>
  Effect.flatMap(Effect.result(ask(size)), (result) => {
    if (Result.isSuccess(result)) return Effect.succeed({ answer: result.success, size })
    return result.failure instanceof QueryTimedOut && size > 1
      ? askForLess(Math.floor(size / 2), ask)
      : Effect.fail(result.failure)
  })
