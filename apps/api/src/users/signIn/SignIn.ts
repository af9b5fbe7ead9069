import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { ConnectionError, SqlError } from "effect/sql/SqlError"
import { addressOf } from "../../http/peer.ts"
import { newPassword } from "../mail/letters.ts"
import { Mail } from "../mail/Mail.ts"
import { PgPool } from "../PgPool.ts"
import { secret } from "../secret.ts"
import { PeopleSettings, type SetForPeople } from "../settings.ts"
import { type Auth, makeAuth } from "./auth.ts"
import { addressHeader, type Given } from "./given.ts"

/** better-auth said no; `code` is its name for why. Whoever asks it turns that into an error of ours. */
export class Said extends Schema.TaggedError<Said>()("Said", { code: Schema.String, status: Schema.Int }) {
  override get message(): string {
    return this.code
  }
}

/** A session, and whose it is. */
export interface Session {
  readonly id: string
  readonly personId: string
  /** The moment at which it ends. */
  readonly until: number
}

/** What better-auth threw: a no of its own, or that the database did not answer. */
const said = (error: unknown): Said | SqlError => {
  const { body, name, statusCode } = error as {
    readonly name?: string
    readonly statusCode?: number
    readonly body?: { readonly code?: string }
  }
  return name === "APIError" && statusCode !== undefined && statusCode < 500
    ? new Said({ code: body?.code ?? String(statusCode), status: statusCode })
    : new SqlError({ reason: new ConnectionError({ cause: error, message: "better-auth failed" }) })
}

/** Our cookies, each as it comes first: two of one name must not mean one thing here and another to better-auth. */
const ownCookies = (header: string): string => {
  const own = new Map<string, string>()
  for (const cookie of header.split(/;\s*/)) {
    const [name = ""] = cookie.split("=", 1)
    if (/^(__Secure-)?proxeny\./.test(name) && !own.has(name)) own.set(name, cookie)
  }
  return [...own.values()].join("; ")
}

/** Signing in, by better-auth over PostgreSQL. */
export class SignIn extends Context.Service<
  SignIn,
  {
    readonly settings: SetForPeople
    /** What better-auth is made with, for those who make another. */
    readonly given: Given
    /** Asks better-auth for something. */
    ask<A>(question: (api: Auth["api"]) => Promise<A>): Effect.Effect<A, Said | SqlError>
    /** The cookie of the session in a request. */
    cookieIn(headers: Headers): string | undefined
    /** The session that a cookie stands for, as long as it lasts. */
    sessionOf(cookie: string): Effect.Effect<Session | undefined, SqlError>
    /** What better-auth is told of a request: its cookies, browser and address, and nothing else. */
    headersOf(request: Request): Headers
  }
>()("@proxeny/api/SignIn") {
  static readonly layer = Layer.effect(
    SignIn,
    Effect.gen(function* () {
      const settings = yield* PeopleSettings
      const mail = yield* Mail
      const pool = yield* PgPool
      const { url } = settings
      const run = Effect.runPromiseWith(yield* Effect.context<never>())
      const given: Given = {
        pool,
        url,
        secret: Redacted.value(yield* secret),
        log: (message) => void run(Effect.logWarning(`sign-in: ${message}`)),
        sendReset: async ({ email, id }, token) => {
          const { rows } = await pool.query<{ language: "en" | "zh" | null }>(
            "SELECT language FROM person JOIN person_role USING (id) WHERE id = $1 AND NOT deactivated",
            [id]
          )
          if (rows[0] === undefined) return
          const letter = newPassword({ url, link: `${url}/reset-password#${token}` })
          await run(
            Effect.ignore(
              Effect.tapError(mail.send(email, letter, rows[0].language ?? undefined), (error) =>
                Effect.logError(error.message)
              )
            )
          )
        }
      }
      const auth = yield* Effect.promise(() => makeAuth(given))
      const cookieName = `${url.startsWith("https:") ? "__Secure-" : ""}proxeny.session_token`
      const cookie = new RegExp(`(?:^|;\\s*)${cookieName.replace(".", "\\.")}=([^;\\s]*)`)
      const ask: SignIn["Service"]["ask"] = (question) =>
        Effect.tryPromise({ try: () => question(auth.api), catch: said })
      return SignIn.of({
        settings,
        given,
        ask,
        cookieIn: (headers) => cookie.exec(headers.get("cookie") ?? "")?.[1],
        sessionOf: (value) =>
          ask((api) =>
            api.getSession({
              headers: new Headers({ cookie: `${cookieName}=${value}` }),
              query: { disableRefresh: true },
              returnHeaders: true
            })
          ).pipe(
            Effect.map(({ response }) =>
              response === null
                ? undefined
                : {
                    id: response.session.id,
                    personId: response.session.userId,
                    until: response.session.expiresAt.getTime()
                  }
            ),
            Effect.catchTag("Said", () => Effect.succeed(undefined))
          ),
        headersOf: (request) => {
          const address = addressOf(request, settings.proxies)
          const headers = new Headers({ ...(address === undefined ? {} : { [addressHeader]: address }) })
          const browser = request.headers.get("user-agent")
          if (browser !== null) headers.set("user-agent", browser)
          const cookies = ownCookies(request.headers.get("cookie") ?? "")
          if (cookies !== "") headers.set("cookie", cookies)
          return headers
        }
      })
    })
  )
}
