import { generateKeyPairSync } from "node:crypto"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { Provider } from "oidc-provider"
import { afterAll, beforeAll } from "vitest"
import { home } from "./people.ts"

/** What a provider says of somebody. */
export interface Profile {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
}

/** A real OpenID provider for the tests of one file; `knows` is whom it takes whoever comes for. */
export const testProvider = () => {
  let server: Server | undefined
  let issuer = ""
  let profile: Profile = { sub: "nobody" }
  const start = async (secret: string) => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: "proxeny",
          client_secret: secret,
          redirect_uris: [`${home}/api/v1/sign-in/oidc/callback`],
          grant_types: ["authorization_code"],
          response_types: ["code"]
        }
      ],
      jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
      cookies: { keys: ["one for the tests"] },
      features: { devInteractions: { enabled: false } },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      pkce: { required: () => true },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...profile, sub }) })
    })
    const handle = provider.callback()
    server?.removeAllListeners("request")
    server?.on("request", (request, response) => {
      if (request.url?.startsWith("/interaction/") !== true) return void handle(request, response)
      void (async () => {
        const { params, prompt, session } = await provider.interactionDetails(request, response)
        if (prompt.name === "login")
          return provider.interactionFinished(request, response, { login: { accountId: profile.sub } })
        const grant = new provider.Grant({
          accountId: session?.accountId ?? "",
          clientId: String(params.client_id)
        })
        grant.addOIDCScope(String(params.scope))
        return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
      })()
    })
  }
  beforeAll(async () => {
    server = createServer()
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", () => resolve()))
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await start("hush")
  })
  afterAll(
    () => new Promise<void>((resolve) => (server === undefined ? resolve() : void server.close(() => resolve())))
  )
  return {
    environment: () => ({
      PROXENY_OIDC_ISSUER: issuer,
      PROXENY_OIDC_CLIENT_ID: "proxeny",
      PROXENY_OIDC_CLIENT_SECRET: "hush",
      PROXENY_OIDC_NAME: "City login"
    }),
    knows: (next: Profile) => {
      profile = next
    },
    /** Goes away and is back with another secret of the client, so that codes cannot be exchanged. */
    begins: start,
    /** Goes to the provider as a browser does, and gives the address that it sends people back to. */
    visit: async (to: string): Promise<URL> => {
      const cookies = new Map<string, string>()
      let url = new URL(to)
      for (let hops = 0; url.origin === issuer; hops++) {
        if (hops > 10) throw new Error("the provider goes round in circles")
        const answer = await fetch(url, {
          redirect: "manual",
          headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") }
        })
        for (const cookie of answer.headers.getSetCookie()) {
          const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
          cookies.set(name, value)
        }
        const next = answer.headers.get("location")
        if (next === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`)
        url = new URL(next, url)
      }
      return url
    }
  }
}

/** An address at which nobody listens, until somebody does who tells where a provider would send people. */
export const portOfNobody = () => {
  let server: Server | undefined
  let issuer = ""
  beforeAll(async () => {
    server = createServer((_, response) => {
      const [authorization_endpoint, token_endpoint, jwks_uri] = ["authorize", "token", "keys"].map(
        (path) => `${issuer}/${path}`
      )
      response.setHeader("content-type", "application/json")
      response.end(JSON.stringify({ issuer, authorization_endpoint, token_endpoint, jwks_uri }))
    })
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", () => resolve()))
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await new Promise<void>((resolve) => server?.close(() => resolve()))
  })
  afterAll(() => void server?.close())
  return {
    issuer: () => issuer,
    listens: () =>
      new Promise<void>((resolve) => server?.listen(Number(new URL(issuer).port), "127.0.0.1", () => resolve()))
  }
}
