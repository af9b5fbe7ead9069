import type { LookupAddress } from "node:dns"
import * as http from "node:http"
import * as https from "node:https"
import type { LookupFunction } from "node:net"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { shown } from "./remoteUrl.ts"

/** A connection that did not come about, or broke. */
export class ConnectionFailed extends Schema.TaggedError<ConnectionFailed>()("ConnectionFailed", {
  url: Schema.String,
  why: Schema.String,
  /** Whether it may be otherwise in a moment. */
  passing: Schema.Boolean
}) {
  override get message(): string {
    return `${this.url} could not be fetched: ${this.why}; ${this.passing ? "try again later" : "check the address, and the certificate with whoever keeps the page"}`
  }
}

/** How long to wait for what, in milliseconds. */
export interface Patience {
  /** For the look-up of a name, and for a connection to stand. */
  readonly connect: number
  /** For an answer to begin. */
  readonly answer: number
  /** For a thousand bytes of an answer. */
  readonly idle: number
}

/** What is asked of a page. */
export interface Question {
  readonly headers: Readonly<Record<string, string>>
  /** What is posted; absent, the page is got. */
  readonly form?: string
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  ENETUNREACH: "there is no way to it in the network",
  EHOSTUNREACH: "there is no way to it in the network",
  ETIMEDOUT: "nobody answers there"
}

const isOfCertificate = (code: string): boolean =>
  /CERT|ERR_TLS|ERR_SSL|SELF_SIGNED|UNABLE_TO_|SIGNATURE|EPROTO/.test(code)

/** Words what Node says of a connection. */
export const connectionFailed = (url: URL, cause: unknown): ConnectionFailed => {
  if (cause instanceof ConnectionFailed) return cause
  const error = cause as { readonly code?: string; readonly message?: string } | null
  const code = error?.code ?? ""
  const plain = reasons[code] ?? (code.startsWith("HPE_") ? "the answer is not HTTP" : undefined)
  return new ConnectionFailed({
    url: shown(url),
    why: plain ?? `${error?.message || "the connection failed"}${code === "" ? "" : ` (${code})`}`,
    passing: !isOfCertificate(code)
  })
}

/** Answers every look-up of a connection with the addresses that were checked. */
const pinned =
  (addresses: ReadonlyArray<LookupAddress>): LookupFunction =>
  (_host, options, answer) => {
    const [first] = addresses
    if (options.all === true) answer(null, [...addresses])
    else if (first !== undefined) answer(null, first.address, first.family)
  }

/**
 * Asks once, at one of the given addresses, and gives the answer as soon as it begins.
 *
 * **Details**: every exchange has a connection of its own, so that none is used again that was opened to another
 * address. Interrupted, it cuts the connection; after that whoever reads the answer has to.
 */
export const exchange = (
  url: URL,
  addresses: ReadonlyArray<LookupAddress>,
  question: Question,
  patience: Patience
): Effect.Effect<http.IncomingMessage, ConnectionFailed> =>
  Effect.callback((resume) => {
    const secure = url.protocol === "https:"
    const request = (secure ? https : http).request(url, {
      agent: false,
      lookup: pinned(addresses),
      method: question.form === undefined ? "GET" : "POST",
      headers: question.headers
    })
    let timer: NodeJS.Timeout | undefined
    let answered: http.IncomingMessage | undefined
    const fail = (cause: unknown): void => {
      clearTimeout(timer)
      resume(Effect.fail(connectionFailed(url, cause)))
      request.destroy()
    }
    const within = (millis: number, what: string): void => {
      clearTimeout(timer)
      timer = setTimeout(
        () => fail(new ConnectionFailed({ url: shown(url), why: `${what} in ${millis / 1000} s`, passing: true })),
        millis
      )
    }
    within(patience.connect, "no connection")
    request.on("socket", (socket) =>
      socket.once(secure ? "secureConnect" : "connect", () => within(patience.answer, "no answer"))
    )
    request.on("response", (response) => {
      clearTimeout(timer)
      answered = response
      // Whoever reads the answer learns of it; until somebody does, nobody has to.
      response.on("error", () => {})
      resume(Effect.succeed(response))
    })
    // What breaks an answer, or follows its end, is a matter of whoever reads it.
    request.on("error", (error) => (answered === undefined ? fail(error) : answered.destroy(error)))
    request.on("close", () => answered ?? fail({ code: "ECONNRESET" }))
    request.end(question.form)
    return Effect.sync(() => {
      clearTimeout(timer)
      request.destroy()
    })
  })
