import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { acceptArrival } from "../invitations.ts"
import { type SingleSignOn as Made, makeSingleSignOn } from "./auth.ts"
import { Deactivated, SignInOver } from "./errors.ts"
import { deactivatedCode } from "./given.ts"
import { SignIn } from "./SignIn.ts"

export class NoSingleSignOn extends Schema.TaggedError<NoSingleSignOn>()("NoSingleSignOn", {}) {
  override get message(): string {
    return "this installation has no single sign-on: sign in with a password, or have its administrator set PROXENY_OIDC_ISSUER"
  }
}

/** The provider knows somebody whom nobody has invited. */
export class NotInvited extends Schema.TaggedError<NotInvited>()("NotInvited", {}) {
  override get message(): string {
    return "nobody has invited the e-mail address that the provider knows you by: ask an admin for an invitation to that address"
  }
}

/** The provider did not say who it is, or not in a way that can be trusted. */
export class ProviderFailed extends Schema.TaggedError<ProviderFailed>()("ProviderFailed", { why: Schema.String }) {
  override get message(): string {
    return `the provider of single sign-on did not say who you are (${this.why}): try again; if it stays, have the administrator look at the log and at what PROXENY_OIDC_… says`
  }
}

export type SingleSignOnFault = NotInvited | ProviderFailed | Deactivated | SignInOver

/** What went wrong, by the name that better-auth gives it in the address to which it sends people. */
const faultOf = (code: string): SingleSignOnFault => {
  if (code === "signup_disabled") return new NotInvited()
  if (code === deactivatedCode) return new Deactivated()
  if (/^(state_|please_restart)/.test(code)) return new SignInOver()
  return new ProviderFailed({
    why: code === "email_not_found" ? "it names no verified e-mail address" : code.slice(0, 80)
  })
}

/** Where better-auth sends people to whom it says no: nobody ever gets there. */
const refusedAt = "/api/v1/sign-in/refused"

/** Single sign-on by OIDC, with the provider that the installation names. */
export class SingleSignOn extends Context.Service<
  SingleSignOn,
  {
    /** Where to send a browser to, with the cookies that it needs when it comes back. */
    begin(
      headers: Headers
    ): Effect.Effect<{ readonly to: string; readonly cookies: Headers }, NoSingleSignOn | ProviderFailed>
    /** Signs in whoever comes back from the provider. Gives the cookies of the session. */
    end(
      headers: Headers,
      query: Readonly<Record<string, string>>
    ): Effect.Effect<Headers, NoSingleSignOn | SingleSignOnFault>
  }
>()("@proxeny/api/SingleSignOn") {
  static readonly layer = Layer.effect(
    SingleSignOn,
    Effect.gen(function* () {
      const signIn = yield* SignIn
      const sql = yield* SqlClient.SqlClient
      const { oidc, url } = signIn.settings
      const run = Effect.runPromiseWith(yield* Effect.context<never>())

      /** Makes a person of whoever was invited; false for an address that the provider itself does not vouch for. */
      const arrives = async (profile: Readonly<Record<string, unknown>>): Promise<boolean> => {
        const { email, email_verified, name } = profile
        if (typeof email !== "string" || email_verified === false || email_verified === "false") return false
        const called = typeof name === "string" && name.trim() !== "" ? name.slice(0, 200) : email.replace(/@.*/, "")
        await run(Effect.provideService(acceptArrival(email.toLowerCase(), called), SqlClient.SqlClient, sql))
        return true
      }
      let made: Promise<Made> | undefined
      const provider = Effect.suspend(() => {
        if (oidc === undefined) return Effect.fail(new NoSingleSignOn())
        made ??= makeSingleSignOn(signIn.given, {
          issuer: oidc.issuer,
          clientId: oidc.clientId,
          clientSecret: Redacted.value(oidc.clientSecret),
          callback: `${url}/api/v1/sign-in/oidc/callback`,
          arrives
        })
        return Effect.promise(() => made as Promise<Made>)
      }).pipe(
        Effect.timeoutOrElse({
          duration: "15 seconds",
          orElse: () => Effect.fail(new ProviderFailed({ why: "it does not answer" }))
        })
      )
      return SingleSignOn.of({
        begin: (headers) =>
          Effect.gen(function* () {
            const { api } = yield* provider
            const { headers: cookies, response } = yield* Effect.tryPromise({
              try: () =>
                api.signInSocial({
                  body: {
                    provider: "oidc",
                    callbackURL: `${url}/`,
                    errorCallbackURL: `${url}${refusedAt}`,
                    disableRedirect: true
                  },
                  headers,
                  returnHeaders: true
                }),
              catch: () => new ProviderFailed({ why: "it cannot be reached" })
            })
            return { to: response.url ?? "", cookies }
          }),
        end: (headers, query) =>
          Effect.gen(function* () {
            const { api } = yield* provider
            const answer = yield* Effect.tryPromise({
              try: () =>
                api.callbackOAuth({
                  params: { id: "oidc" },
                  query: { ...query },
                  headers,
                  method: "GET",
                  asResponse: true
                }),
              catch: () => new ProviderFailed({ why: "it cannot be reached" })
            })
            const to = new URL(answer.headers.get("location") ?? refusedAt, url)
            if (to.href === `${url}/`) return answer.headers
            return yield* Effect.fail(faultOf(to.searchParams.get("error") ?? "no answer"))
          })
      })
    })
  )
}
