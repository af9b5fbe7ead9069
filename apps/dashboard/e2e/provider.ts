import type { Server } from "node:http"
import { Provider } from "oidc-provider"

/** A provider of single sign-on on this machine, to whom anybody can say that they are any address. */
export const startProvider = async (port: number, redirect: string) => {
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: "proxeny", client_secret: "a secret of the two", redirect_uris: [redirect] }],
    cookies: { keys: ["a key for cookies"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true, name: "Sam Signed-On" })
    })
  })
  const server = await new Promise<Server>((resolve) => {
    const listening = provider.listen(port, "127.0.0.1", () => resolve(listening))
  })
  return {
    environment: {
      PROXENY_OIDC_ISSUER: issuer,
      PROXENY_OIDC_CLIENT_ID: "proxeny",
      PROXENY_OIDC_CLIENT_SECRET: "a secret of the two",
      PROXENY_OIDC_NAME: "City account"
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    }
  }
}
