import type { IncomingMessage } from "node:http"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { AnswerRefused, retryAfterOf } from "./AnswerRefused.ts"
import { BodyRefused, bodyOf } from "./body.ts"
import { type ConnectionFailed, connectionFailed, exchange, type Patience } from "./exchange.ts"
import type { RemoteSettings } from "./remoteSettings.ts"
import { redirectedTo, shown, type UrlRefused } from "./remoteUrl.ts"
import { type HostUnknown, type Resolve, resolveBySystem, resolvePublic } from "./resolvePublic.ts"
import { userAgent } from "./userAgent.ts"

export class TooManyRedirects extends Schema.TaggedError<TooManyRedirects>()("TooManyRedirects", {
  url: Schema.String,
  hops: Schema.Int
}) {
  override get message(): string {
    return `${this.url} redirects more than ${this.hops} times; check the address in a browser and give the one that it ends at`
  }
}

/** Why something cannot be fetched. */
export type RemoteError = UrlRefused | HostUnknown | TooManyRedirects | ConnectionFailed | AnswerRefused | BodyRefused

/** What a fetch goes by. */
export interface RemoteOptions {
  readonly settings: Pick<RemoteSettings, "allowedHosts" | "contact" | "largest">
  /** How to look a host up; the system's way where it is absent. */
  readonly resolve?: Resolve
  /** Milliseconds to wait: 10,000 for a connection, 60,000 for an answer to begin and for each thousand bytes of it. */
  readonly patience?: Partial<Patience>
}

/** An answer that has begun. */
export interface Opened {
  /** Where it came from in the end. */
  readonly url: URL
  readonly type: string
  /** The file name that the answer gives itself in Content-Disposition, as it stands there. */
  readonly disposition: string
  readonly bytes: Stream.Stream<Uint8Array, RemoteError>
}

const mostHops = 5
const mostText = 65_536
const moved = new Set([301, 302, 303, 307, 308])

const errorOf =
  (url: URL) =>
  (cause: unknown): RemoteError =>
    cause instanceof BodyRefused ? cause : connectionFailed(url, cause)

/** As much of an answer as explains it; what cannot be read explains nothing. */
const textOf = async (response: IncomingMessage, url: URL, idle: number): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ""
  try {
    for await (const part of bodyOf(response, url, { largest: mostText * 200, idle })) {
      text += decoder.decode(part, { stream: true })
      if (text.length >= mostText) break
    }
  } catch {}
  return text.slice(0, mostText)
}

/**
 * Asks for a page, follows its redirects, and gives the answer as soon as it begins.
 *
 * **Details**: at most five redirects; each hop is looked up and checked like the first, and asked at the very address
 * that was checked. A form is sent on only where the redirect says so (307, 308). The connection is cut when the scope
 * closes.
 *
 * @param ask what to accept, and the form to post where there is one
 */
export const openRemote = (
  start: URL,
  ask: { readonly accept: string; readonly form?: string },
  options: RemoteOptions
): Effect.Effect<Opened, RemoteError, Scope.Scope> =>
  Effect.gen(function* () {
    const { settings } = options
    const patience: Patience = { connect: 10_000, answer: 60_000, idle: 60_000, ...options.patience }
    const resolve = options.resolve ?? resolveBySystem
    const question = {
      ...(ask.form === undefined ? {} : { form: ask.form }),
      headers: {
        accept: ask.accept,
        "accept-encoding": "gzip, deflate, br",
        "user-agent": userAgent(settings.contact),
        ...(ask.form === undefined
          ? {}
          : {
              "content-type": "application/x-www-form-urlencoded; charset=utf-8",
              "content-length": String(Buffer.byteLength(ask.form))
            })
      }
    }
    let url = start
    for (let hops = 0; ; hops++) {
      const addresses = yield* resolvePublic(url, settings.allowedHosts, resolve, patience.connect)
      const response = yield* Effect.acquireRelease(
        exchange(url, addresses, question, patience),
        (answer) => Effect.sync(() => answer.destroy()),
        { interruptible: true }
      )
      const status = response.statusCode ?? 0
      const { location } = response.headers
      const follows = moved.has(status) && (ask.form === undefined || status >= 307)
      if (follows && location !== undefined) {
        response.destroy()
        if (hops === mostHops) return yield* new TooManyRedirects({ url: shown(start), hops: mostHops })
        url = yield* Effect.fromResult(redirectedTo(url, location))
        continue
      }
      const at = url
      if (status < 200 || status > 299 || status === 206) {
        const retryAfter = retryAfterOf(response.headers["retry-after"], yield* Clock.currentTimeMillis)
        const text = yield* Effect.promise(() => textOf(response, at, patience.idle))
        return yield* new AnswerRefused({
          url: shown(at),
          status,
          text,
          ...(retryAfter === undefined ? {} : { retryAfter })
        })
      }
      return {
        url: at,
        type: response.headers["content-type"] ?? "",
        disposition: response.headers["content-disposition"] ?? "",
        bytes: Stream.suspend(() =>
          Stream.fromAsyncIterable(
            bodyOf(response, at, { largest: settings.largest, idle: patience.idle }),
            errorOf(at)
          )
        )
      }
    }
  })
