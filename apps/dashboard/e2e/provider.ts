import type { Server } from "node:http"
import { Provider } from "oidc-provider"

/** A provider of single sign-on on this machine, to whom anybody can say that they are any address. */
export const makeProvider = (port: number) => {
  const issuer = `http://127.0.0.1:${port}`
  const known = { id: "proxeny", secret: "what both of them know" }
  let server: Server | undefined
  return {
    environment: {
      PROXENY_OIDC_ISSUER: issuer,
      PROXENY_OIDC_CLIENT_ID: known.id,
      PROXENY_OIDC_CLIENT_SECRET: known.secret,
      PROXENY_OIDC_NAME: "City account"
    },
    /** `redirect` is where it may send people back to. */
    start: async (redirect: string) => {
      const provider = new Provider(issuer, {
        clients: [{ client_id: known.id, client_secret: known.secret, redirect_uris: [redirect] }],
        cookies: { keys: ["what signs its cookies"] },
        claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
        conformIdTokenClaims: false,
        findAccount: (_, id) => ({
          accountId: id,
          claims: () => ({ sub: id, email: id, email_verified: true, name: "Sam Signed-On" })
        })
      })
      server = await new Promise<Server>((resolve) => {
        const listening = provider.listen(port, "127.0.0.1", () => resolve(listening))
      })
    },
    stop: () => {
      server?.closeAllConnections()
      return new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())))
    }
  }
}
