import { Effect, Redacted } from "effect"
import { describe, expect, it } from "vitest"
import { readPeopleSettings } from "./settings.ts"

const read = (environment: Record<string, string>, heard?: string) =>
  Effect.runPromise(Effect.result(readPeopleSettings(environment, heard)))

describe("what is set for people", () => {
  it("is a local installation without mail and single sign-on where nothing is", async () => {
    expect(await read({})).toMatchObject({
      success: { url: "http://127.0.0.1:4747", urlGiven: false, secret: undefined, oidc: undefined, mail: undefined }
    })
    expect(await read({ HOST: "::", PORT: "80" })).toMatchObject({ success: { url: "http://127.0.0.1:80" } })
    expect(await read({ HOST: "fd00::1" })).toMatchObject({ success: { url: "http://[fd00::1]:4747" } })
    expect(await read({}, "http://127.0.0.1:1234")).toMatchObject({ success: { url: "http://127.0.0.1:1234" } })
  })

  it("is what the environment says", async () => {
    const result = await read({
      PROXENY_URL: "https://Twins.City.example/",
      PROXENY_SECRET: "s".repeat(32),
      PROXENY_OIDC_ISSUER: "https://login.city.example/realm/",
      PROXENY_OIDC_CLIENT_ID: "proxeny",
      PROXENY_OIDC_CLIENT_SECRET: "hush",
      PROXENY_SMTP_URL: "smtps://user:pass@mail.city.example",
      PROXENY_MAIL_FROM: "twins@city.example"
    })
    if (result._tag === "Failure") throw result.failure
    const { mail, oidc, secret, url, urlGiven } = result.success
    expect([url, urlGiven]).toEqual(["https://twins.city.example", true])
    expect(oidc).toMatchObject({ issuer: "https://login.city.example/realm", name: "login.city.example" })
    expect(secret === undefined ? "" : Redacted.value(secret)).toBe("s".repeat(32))
    expect(JSON.stringify([mail, oidc, secret])).not.toMatch(/hush|pass|sss/)
  })

  it("is refused by the name of the variable, without what may be secret", async () => {
    for (const [name, value, more] of [
      ["PROXENY_URL", "twins.city.example", {}],
      ["PROXENY_URL", "https://city.example/twins", {}],
      ["PROXENY_URL", "https://user@city.example", {}],
      ["PROXENY_SECRET", "tooshort-hush", {}],
      ["PROXENY_OIDC_CLIENT_SECRET", "", { PROXENY_OIDC_ISSUER: "https://a.example", PROXENY_OIDC_CLIENT_ID: "x" }],
      ["PROXENY_OIDC_ISSUER", "login", {}],
      ["PROXENY_SMTP_URL", "mail.example:hush", {}],
      ["PROXENY_MAIL_FROM", "", { PROXENY_SMTP_URL: "smtp://mail.example" }],
      ["PROXENY_PROXIES", "10.0.0.0/33", {}],
      ["PROXENY_PROXIES", "proxy.example", {}]
    ] as const) {
      const result = await read({ ...more, [name]: value })
      const said = result._tag === "Failure" ? result.failure.message : "nothing"
      expect([name, value, said]).toEqual([name, value, expect.stringMatching(new RegExp(`^${name} is "`))])
      expect(said).not.toContain("hush")
    }
  })
})
