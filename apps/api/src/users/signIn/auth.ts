import type { Given } from "./given.ts"

/** A question to better-auth, whose answer comes with the cookies that it sets. */
type Question<Body, Answer> = (asked: {
  readonly body: Body
  readonly headers: Headers
  readonly returnHeaders: true
}) => Promise<{ readonly headers: Headers; readonly response: Answer }>

/** What is asked of better-auth: a small part of what it can do. */
export interface Auth {
  readonly api: {
    readonly signInEmail: Question<
      { email: string; password: string; rememberMe: boolean },
      { readonly user?: { readonly id: string }; readonly twoFactorRedirect?: boolean }
    >
    readonly signOut: (asked: { readonly headers: Headers; readonly returnHeaders: true }) => Promise<{
      readonly headers: Headers
    }>
    readonly getSession: (asked: {
      readonly headers: Headers
      readonly query: { disableRefresh: boolean }
      readonly returnHeaders: true
    }) => Promise<{
      readonly headers: Headers
      readonly response: {
        readonly session: { readonly id: string; readonly userId: string; readonly expiresAt: Date }
      } | null
    }>
    readonly changePassword: Question<
      { currentPassword: string; newPassword: string; revokeOtherSessions: boolean },
      unknown
    >
    readonly requestPasswordReset: (asked: { readonly body: { email: string } }) => Promise<unknown>
    readonly resetPassword: (asked: { readonly body: { token: string; newPassword: string } }) => Promise<unknown>
    readonly verifyTOTP: Question<{ code: string }, { readonly user: { readonly id: string } }>
    readonly verifyBackupCode: Question<{ code: string }, { readonly user?: { readonly id: string } }>
    readonly enableTwoFactor: Question<
      { password: string; method: "totp" },
      { readonly method: string; readonly totpURI?: string; readonly backupCodes?: ReadonlyArray<string> }
    >
    readonly disableTwoFactor: Question<{ password: string }, unknown>
  }
}

/** Single sign-on by better-auth: where to send a browser, and what to make of it when it comes back. */
export interface SingleSignOn {
  readonly api: {
    readonly signInSocial: Question<
      { provider: "oidc"; callbackURL: string; errorCallbackURL: string; disableRedirect: boolean },
      { readonly url?: string | undefined }
    >
    readonly callbackOAuth: (asked: {
      readonly params: { id: string }
      readonly query: Record<string, string>
      readonly headers: Headers
      readonly method: "GET"
      readonly asResponse: true
    }) => Promise<Response>
  }
}

/** A provider of single sign-on, as it is found by its issuer. */
export interface Provider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where it sends people back to. */
  readonly callback: string
  /** Makes a person of whoever was invited, before they are looked up. False turns them away. */
  readonly arrives: (profile: Readonly<Record<string, unknown>>) => Promise<boolean>
}

/** Makes better-auth with passwords and a second factor. It takes long to load, so that only who signs people in does. */
export const makeAuth = async (given: Given): Promise<Auth> => {
  const [{ betterAuth }, { twoFactor }, { optionsOf, secondFactorTables }] = await Promise.all([
    import("better-auth"),
    import("better-auth/plugins/two-factor"),
    import("./options.ts")
  ])
  return betterAuth({
    ...optionsOf(given),
    plugins: [twoFactor({ issuer: "Proxeny", schema: secondFactorTables })]
  })
}

/**
 * Makes better-auth with single sign-on.
 *
 * **Details**: apart from the other, because it looks for the provider before it answers anything: people with a password
 * must not wait for a provider that is away.
 */
export const makeSingleSignOn = async (given: Given, provider: Provider): Promise<SingleSignOn> => {
  const [{ betterAuth }, { genericOAuth }, { optionsOf }] = await Promise.all([
    import("better-auth"),
    import("better-auth/plugins/generic-oauth"),
    import("./options.ts")
  ])
  return betterAuth({
    ...optionsOf(given),
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: "oidc",
            discoveryUrl: `${provider.issuer}/.well-known/openid-configuration`,
            clientId: provider.clientId,
            clientSecret: provider.clientSecret,
            redirectURI: provider.callback,
            scopes: ["openid", "email", "profile"],
            requireIdTokenVerification: true,
            disableSignUp: true,
            mapProfileToUser: async (profile) => ((await provider.arrives(profile)) ? {} : { email: "" })
          }
        ]
      })
    ]
  })
}
