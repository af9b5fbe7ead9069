import * as Effect from "effect/Effect"
import { networkOf } from "../../http/peer.ts"
import { countAttempt, forgetAttempts } from "../attempts.ts"
import { forgetEndedSessions } from "../sessions.ts"
import { LinkInvalid } from "../tokens.ts"
import {
  CodeRefused,
  Deactivated,
  PasswordWrong,
  SecondFactorOff,
  SecondFactorOn,
  SignInOver,
  SignInRefused
} from "./errors.ts"
import { addressHeader, deactivatedCode } from "./given.ts"
import { SignIn } from "./SignIn.ts"
import { steady } from "./steady.ts"

/** How often within fifteen minutes somebody may try for one address, and from one place, behind which a whole city hall may sit. */
const most = { forOne: 10, fromOne: 100 }

/** Where a request comes from, in the words of the limits: without it, only the address that is tried counts. */
const fromOne = (headers: Headers, what: string) => {
  const from = headers.get(addressHeader)
  return from === null ? [] : [{ of: `${what} from ${networkOf(from)}`, most: most.fromOne }]
}

/** Counts a beginning of single sign-on from one place: each is remembered until it ends. */
export const countArrival = (headers: Headers) => countAttempt(fromOne(headers, "single sign-on"))

/**
 * Signs somebody in with e-mail and password. Without a person a second factor is wanted; the cookies say of whom.
 *
 * **Errors**: `TooManyAttempts`; {@link SignInRefused} does not tell which of the two is wrong, nor does the time it takes;
 * {@link Deactivated} only with the right password.
 */
export const signIn = Effect.fn("users.signIn")(function* (
  headers: Headers,
  given: { readonly email: string; readonly password: string; readonly remember?: boolean }
) {
  const email = given.email.toLowerCase()
  yield* countAttempt([{ of: `sign-in ${email}`, most: most.forOne }, ...fromOne(headers, "sign-in")])
  const { headers: cookies, response } = yield* SignIn.use((service) =>
    service.ask((api) =>
      api.signInEmail({
        body: { email, password: given.password, rememberMe: given.remember !== false },
        headers,
        returnHeaders: true
      })
    )
  ).pipe(
    Effect.catchTag("Said", ({ code }) =>
      Effect.fail(code === deactivatedCode ? new Deactivated() : new SignInRefused())
    ),
    steady
  )
  yield* forgetAttempts(`sign-in ${email}`)
  yield* forgetEndedSessions
  return { cookies, person: response.twoFactorRedirect === true ? undefined : response.user?.id }
})

/** Finishes a sign-in with a code of the app, or with a backup code. */
export const secondStep = Effect.fn("users.secondStep")(function* (
  headers: Headers,
  given: { readonly code: string } | { readonly backupCode: string }
) {
  yield* countAttempt(fromOne(headers, "second-factor"))
  const { headers: cookies, response } = yield* SignIn.use((service) =>
    service.ask<{ readonly headers: Headers; readonly response: { readonly user?: { readonly id: string } } }>((api) =>
      "code" in given
        ? api.verifyTOTP({ body: { code: given.code }, headers, returnHeaders: true })
        : api.verifyBackupCode({ body: { code: given.backupCode }, headers, returnHeaders: true })
    )
  ).pipe(
    Effect.catchTag(
      "Said",
      ({ code }): Effect.Effect<never, Deactivated | CodeRefused | SignInOver> =>
        Effect.fail(
          code === deactivatedCode
            ? new Deactivated()
            : code === "INVALID_CODE" || code === "INVALID_BACKUP_CODE"
              ? new CodeRefused()
              : new SignInOver()
        )
    )
  )
  return { cookies, person: response.user?.id }
})

/** Asks better-auth for something that needs the password of whoever asks, and counts how often that is wrong. */
const withPassword = <A>(person: string, question: Parameters<SignIn["Service"]["ask"]>[0]) =>
  Effect.gen(function* () {
    const of = `password ${person}`
    yield* countAttempt([{ of, most: most.forOne }])
    const answer = yield* SignIn.use((service) => service.ask(question as Parameters<typeof service.ask<A>>[0])).pipe(
      Effect.catchTag("Said", ({ code }) =>
        Effect.fail(code === "TOTP_ALREADY_ENABLED" ? new SecondFactorOn() : new PasswordWrong())
      )
    )
    yield* forgetAttempts(of)
    return answer
  })

/** Sets a new password for whoever knows the old one, and ends every session but the new one that begins. */
export const changePassword = (
  person: string,
  headers: Headers,
  body: { readonly current: string; readonly new: string }
) =>
  withPassword<{ readonly headers: Headers }>(person, (api) =>
    api.changePassword({
      body: { currentPassword: body.current, newPassword: body.new, revokeOtherSessions: true },
      headers,
      returnHeaders: true
    })
  )

/** Begins with a second factor: what the app needs, and backup codes. */
export const beginSecondFactor = (person: string, headers: Headers, password: string) =>
  Effect.map(
    withPassword<{ readonly response: { readonly totpURI?: string; readonly backupCodes?: ReadonlyArray<string> } }>(
      person,
      (api) => api.enableTwoFactor({ body: { password, method: "totp" }, headers, returnHeaders: true })
    ),
    ({ response }) => ({ uri: response.totpURI ?? "", backupCodes: response.backupCodes ?? [] })
  )

/** Does without a second factor again. */
export const endSecondFactor = (person: string, headers: Headers, password: string) =>
  withPassword<{ readonly headers: Headers }>(person, (api) =>
    api.disableTwoFactor({ body: { password }, headers, returnHeaders: true })
  )

/** Confirms a second factor that was begun, with a code of the app. */
export const confirmSecondFactor = Effect.fn("users.confirmSecondFactor")(function* (
  person: string,
  headers: Headers,
  code: string
) {
  yield* countAttempt([{ of: `confirm ${person}`, most: most.forOne }])
  return yield* SignIn.use((service) =>
    service.ask((api) => api.verifyTOTP({ body: { code }, headers, returnHeaders: true }))
  ).pipe(
    Effect.catchTag(
      "Said",
      (said): Effect.Effect<never, SecondFactorOff | CodeRefused> =>
        Effect.fail(said.code === "TOTP_NOT_ENABLED" ? new SecondFactorOff() : new CodeRefused())
    )
  )
})

/**
 * Has a link for a new password sent, in the background: the answer must not tell whether the address is known.
 *
 * **Errors**: `TooManyAttempts` for the place that asks. For an address it is only not sent any more.
 */
export const askForReset = Effect.fn("users.askForReset")(function* (headers: Headers, email: string) {
  yield* countAttempt(fromOne(headers, "reset"))
  const signIn = yield* SignIn
  yield* countAttempt([{ of: `reset ${email.toLowerCase()}`, most: most.forOne / 2 }]).pipe(
    Effect.andThen(signIn.ask((api) => api.requestPasswordReset({ body: { email: email.toLowerCase() } }))),
    Effect.catchTags({ TooManyAttempts: () => Effect.void, Said: () => Effect.void }),
    Effect.tapError((error) => Effect.logError("a link for a new password was not sent", error)),
    Effect.ignore,
    Effect.forkDetach
  )
})

/** Sets a new password by a link that was sent, and ends every session. */
export const reset = (token: string, newPassword: string) =>
  SignIn.use((signIn) => signIn.ask((api) => api.resetPassword({ body: { token, newPassword } }))).pipe(
    Effect.catchTag("Said", () => Effect.fail(new LinkInvalid({ kind: "password" })))
  )
