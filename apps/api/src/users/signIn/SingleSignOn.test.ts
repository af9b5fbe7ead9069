import { beforeAll, describe, expect, it } from "vitest"
import { home, password, testInstallation, tokenIn, type Visitor } from "../../testing/people.ts"
import { type Profile, portOfNobody, testProvider } from "../../testing/provider.ts"

const provider = testProvider()
const installation = testInstallation(provider.environment)
const without = testInstallation()
const quiet = portOfNobody()
const away = testInstallation(() => ({ ...provider.environment(), PROXENY_OIDC_ISSUER: quiet.issuer() }))
let admin: Visitor

beforeAll(async () => {
  admin = await installation.admin()
})

const invite = (email: string, role = "editor") =>
  admin.ask("POST /api/v1/invitations", { body: { email, role, cities: [] } })
const begin = async (here: Visitor) => {
  const answer = await here.ask("GET /api/v1/sign-in/oidc")
  expect(answer.status).toBe(302)
  return answer.header("location") ?? ""
}
const callback = (here: Visitor, back: URL, accept = "application/json") =>
  here.ask(`GET ${back.pathname}${back.search}`, { headers: { accept } })
/** The whole way there and back, as somebody whom the provider knows. */
const arrive = async (profile: Profile, here = installation.browser(), accept?: string) => {
  provider.knows(profile)
  const back = await provider.visit(await begin(here))
  expect(`${back.origin}${back.pathname}`).toBe(`${home}/api/v1/sign-in/oidc/callback`)
  return callback(here, back, accept)
}
const who = async (here: Visitor) => (await here.ask("GET /api/v1/account")).body.person

describe("single sign-on", () => {
  it("asks the provider for a code that is bound to this browser", async () => {
    const here = installation.browser()
    const to = new URL(await begin(here))
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      response_type: "code",
      client_id: "proxeny",
      code_challenge_method: "S256",
      nonce: expect.stringMatching(/.{20}/),
      state: expect.stringMatching(/.{20}/),
      scope: expect.stringContaining("email")
    })
    expect([...here.cookies.keys()]).toEqual(["proxeny.state"])
  })

  it("makes one of the people of whoever was invited, with the role of the invitation, and finds them again", async () => {
    const { body: invitation } = await invite("Bob@city.example")
    const here = installation.browser()
    const profile = { sub: "b-1", email: "bob@CITY.example", email_verified: true, name: "Bob Builder" }
    const done = await arrive(profile, here)
    expect([done.status, done.header("location")]).toEqual([302, `${home}/`])
    expect(await who(here)).toMatchObject({
      name: "Bob Builder",
      email: "bob@city.example",
      role: "editor",
      password: false
    })
    // The invitation is used up, whoever has its link.
    const late = await installation
      .browser()
      .ask("POST /api/v1/invitations/accept", { body: { token: tokenIn(invitation.link), name: "Eve", password } })
    expect(late.status).toBe(422)

    const again = installation.browser()
    expect((await arrive(profile, again)).status).toBe(302)
    expect((await who(again)).id).toBe((await who(here)).id)
    // Who somebody is at the provider does not change with the address.
    const moved = installation.browser()
    await arrive({ ...profile, email: "robert@city.example" }, moved)
    expect(await who(moved)).toMatchObject({ id: (await who(here)).id, email: "bob@city.example" })
    const [kept] = await installation.rows(
      "SELECT access_token, refresh_token, id_token FROM person_account WHERE provider_id = 'oidc'"
    )
    expect(kept).toEqual({ access_token: null, refresh_token: null, id_token: null })
    const [change] = await installation.rows(
      "SELECT what, actor_name FROM change WHERE actor_id = $1",
      (await who(here)).id
    )
    expect(change).toEqual({ what: "person.join", actor_name: "Bob Builder" })
  })

  it("is the same person as with a password, where the address is on record", async () => {
    const here = installation.browser()
    await arrive({ sub: "a-1", email: "ada@city.example", email_verified: true, name: "Somebody Else" }, here)
    expect(await who(here)).toMatchObject({ name: "Ada Admin", role: "admin", password: true })
  })

  it("turns away whom nobody has invited, and says so", async () => {
    const here = installation.browser()
    const stranger = { sub: "s-1", email: "stranger@city.example", email_verified: true, name: "Stranger" }
    const refused = await arrive(stranger, here)
    expect([refused.status, refused.body.type]).toEqual([403, "/problems/not-invited"])
    expect(await who(here)).toBeUndefined()
    const page = await arrive(stranger, here, "text/html,application/xhtml+xml")
    expect([page.status, page.header("location")]).toEqual([302, `${home}/sign-in?problem=not-invited`])
    expect(await installation.rows("SELECT 1 FROM person WHERE email LIKE 'stranger%'")).toEqual([])
  })

  it("turns away an address that the provider does not vouch for, and one that it does not tell", async () => {
    await invite("carol@city.example")
    for (const profile of [
      { sub: "c-1", email: "carol@city.example", email_verified: false },
      { sub: "c-2", email: "ada@city.example", email_verified: false },
      { sub: "c-3" }
    ]) {
      const here = installation.browser()
      const refused = await arrive(profile, here)
      expect([profile, refused.status, refused.body.detail]).toEqual([
        profile,
        503,
        expect.stringContaining("no verified e-mail address")
      ])
      expect(await who(here)).toBeUndefined()
    }
    expect((await admin.ask("GET /api/v1/invitations")).body.items).toHaveLength(1)
  })

  it("turns away whoever was deactivated", async () => {
    const { body } = await admin.ask("GET /api/v1/people")
    const { id } = body.items.find((one: { email: string }) => one.email === "bob@city.example")
    await admin.ask("PATCH /api/v1/people/:id", { id, body: { deactivated: true } })
    const refused = await arrive({ sub: "b-1", email: "bob@city.example", email_verified: true })
    expect([refused.status, refused.body.type]).toEqual([403, "/problems/deactivated"])
  })

  it("does not take a code twice, from another browser, or with another state", async () => {
    provider.knows({ sub: "a-1", email: "ada@city.example", email_verified: true })
    const here = installation.browser()
    const back = await provider.visit(await begin(here))
    const stolen = await callback(installation.browser(), back)
    expect([stolen.status, stolen.body.type]).toEqual([401, "/problems/sign-in-over"])
    const forged = new URL(back)
    forged.searchParams.set("state", "x".repeat(32))
    expect((await callback(here, forged)).status).toBe(401)
    const victim = installation.browser()
    await begin(victim)
    expect((await callback(victim, back)).status).toBe(401)
    expect(await who(victim)).toBeUndefined()

    const fresh = installation.browser()
    const good = await provider.visit(await begin(fresh))
    expect((await callback(fresh, good)).status).toBe(302)
    fresh.cookies.clear()
    expect((await callback(fresh, good)).status).toBe(401)
    const bare = await installation.browser().ask("GET /api/v1/sign-in/oidc/callback")
    expect(bare.status).toBe(401)
  })

  it("says what the provider says no to", async () => {
    const here = installation.browser()
    const state = new URL(await begin(here)).searchParams.get("state")
    const denied = await here.ask(
      `GET /api/v1/sign-in/oidc/callback?state=${state}&error=access_denied&hd=city.example`
    )
    expect([denied.status, denied.body.detail]).toEqual([503, expect.stringContaining("access_denied")])
    await provider.begins("another secret")
    const wrong = await arrive({ sub: "a-1", email: "ada@city.example", email_verified: true })
    expect([wrong.status, wrong.body.type]).toEqual([503, "/problems/provider-failed"])
    expect(JSON.stringify(wrong.body)).not.toMatch(/hush|secret/)
  })

  it("says on the page of sign-in that the provider cannot be reached, and goes there once it can", async () => {
    const start = (accept: string) =>
      away.browser().ask("GET /api/v1/sign-in/oidc", { headers: { accept }, address: "203.0.113.7" })
    const program = await start("application/json")
    expect([program.status, program.body.type]).toEqual([503, "/problems/provider-failed"])
    const page = await start("text/html,application/xhtml+xml")
    expect([page.status, page.header("location"), page.header("cache-control"), page.body]).toEqual([
      302,
      `${home}/sign-in?problem=provider-failed`,
      "no-store",
      undefined
    ])
    const none = await without.browser().ask("GET /api/v1/sign-in/oidc", { headers: { accept: "text/html" } })
    expect([none.status, none.header("location")]).toEqual([302, `${home}/sign-in?problem=no-single-sign-on`])
    await quiet.listens()
    expect((await start("text/html")).header("location")).toMatch(new RegExp(`^${quiet.issuer()}/authorize\\?`))

    // Too many beginnings from one place are told there, too.
    await away.rows("UPDATE attempt SET tries = 1000")
    expect((await start("text/html")).header("location")).toBe(`${home}/sign-in?problem=too-many-attempts`)
    expect((await start("application/json")).status).toBe(429)
  })

  it("is named to everybody where there is one, and is nothing where there is none", async () => {
    expect((await installation.browser().ask("GET /api/v1/account")).body.installation.singleSignOn).toBe("City login")
    for (const path of ["", "/callback?code=x&state=y"]) {
      const none = await without.browser().ask(`GET /api/v1/sign-in/oidc${path}`)
      expect([none.status, none.body.type]).toEqual([403, "/problems/no-single-sign-on"])
    }
  })
})
