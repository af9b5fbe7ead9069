import type { BetterAuthOptions } from "better-auth"
import { APIError } from "better-auth/api"
import type pg from "pg"
import { addressHeader, deactivatedCode, type Given } from "./given.ts"

const days = 24 * 3600

const stamps = { createdAt: "created_at", updatedAt: "updated_at" } as const

/** What an error, or a provider of single sign-on, said: the words that name no person. */
const saidBy = (what: unknown): string => {
  if (what instanceof Error) return what.message
  const { error, error_description, status } = (what ?? {}) as Readonly<Record<string, unknown>>
  return [status, error, error_description]
    .filter((one) => typeof one === "string" || typeof one === "number")
    .join(" ")
}

/** Refuses a session to whoever was deactivated, or has no role. */
const mayHaveSession = async (pool: pg.Pool, person: string): Promise<void> => {
  const { rows } = await pool.query("SELECT 1 FROM person_role WHERE id = $1 AND NOT deactivated", [person])
  if (rows.length === 0) throw new APIError("FORBIDDEN", { code: deactivatedCode, message: deactivatedCode })
}

/**
 * The settings of better-auth, with our names for its tables.
 *
 * **Details**: nothing of its routes is served: what it can do is asked of it by our own operations, which check permission,
 * origin and body first, and count attempts. So its own checks of origins and its limits stand aside.
 */
export const optionsOf = ({ log, pool, secret, sendReset, url }: Given) =>
  ({
    appName: "Proxeny",
    baseURL: url,
    basePath: "/api/v1/sign-in",
    secret,
    database: pool,
    trustedOrigins: [url],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      level: "error",
      log: (_, message, ...about) => log([message, ...about.map(saidBy)].filter((one) => one !== "").join(": "))
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ token, user }) => sendReset(user, token)
    },
    session: {
      modelName: "person_session",
      fields: {
        ...stamps,
        userId: "person_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent"
      },
      // Seven days without being here end a session; a day of use prolongs it.
      expiresIn: 7 * days,
      updateAge: days
    },
    user: { modelName: "person", fields: { ...stamps, emailVerified: "email_verified" } },
    account: {
      modelName: "person_account",
      fields: {
        ...stamps,
        userId: "person_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at"
      },
      updateAccountOnSignIn: false,
      // The provider is the organisation's own; whoever it says was not verified is turned away before.
      accountLinking: { enabled: true, trustedProviders: ["oidc"] }
    },
    verification: {
      modelName: "person_verification",
      fields: { ...stamps, expiresAt: "expires_at" },
      storeIdentifier: "hashed"
    },
    advanced: {
      cookiePrefix: "proxeny",
      useSecureCookies: url.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: "uuid", validateSchema: false }
    },
    databaseHooks: {
      session: { create: { before: (session) => mayHaveSession(pool, session.userId) } },
      account: {
        create: {
          // Nothing is ever asked of the provider again, so that its tokens would only be secrets to lose.
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null }
          })
        }
      }
    }
  }) satisfies BetterAuthOptions

/** How the tables of the second factor are called. */
export const secondFactorTables = {
  user: { fields: { twoFactorEnabled: "second_factor" } },
  twoFactor: {
    modelName: "person_second_factor",
    fields: {
      userId: "person_id",
      backupCodes: "backup_codes",
      failedVerificationCount: "failures",
      lockedUntil: "locked_until"
    }
  }
} as const
