import { beforeAll, describe, expect, it } from "vitest"
import { testMailbox } from "../testing/mailbox.ts"
import { home, password, testInstallation, tokenIn, type Visitor } from "../testing/people.ts"
import { makeResetLink } from "./resetLink.ts"

const mailbox = testMailbox()
const installations = { "without a mail server": testInstallation(), "with one": testInstallation(mailbox.environment) }

describe.each(Object.entries(installations))("a printed link for a new password, in an installation %s", (_, here) => {
  let admin: Visitor
  let bob: { readonly id: string }
  const link = (email: string) => here.run(makeResetLink(email))
  const set = (text: string, next: string) =>
    here.browser().ask("PUT /api/v1/password-reset", { body: { token: tokenIn(text), password: next } })
  const signIn = (given: string) =>
    here.browser().ask("POST /api/v1/session", { body: { email: "ada@city.example", password: given } })

  beforeAll(async () => {
    admin = await here.admin()
    const email = "bob@city.example"
    const made = await admin.ask("POST /api/v1/invitations", { body: { email, role: "editor", cities: [] } })
    const text = made.body.link ?? (await mailbox.next(email)).text
    const accepted = await here
      .browser()
      .ask("POST /api/v1/invitations/accept", { body: { token: tokenIn(text), name: "Bob", password } })
    bob = accepted.body.account.person
  })

  it("works as the mailed one: once, for an hour, ending every session, and is kept as a hash", async () => {
    const printed = await link("ADA@city.example")
    expect(printed).toMatch(new RegExp(`^${home}/reset-password#[\\w-]{20,}$`))
    const kept = await here.rows<{ minutes: number }>(
      "SELECT *, round(extract(epoch FROM expires_at - created_at) / 60)::int AS minutes FROM person_verification"
    )
    expect(kept).toMatchObject([{ minutes: 60 }])
    expect(JSON.stringify(kept)).not.toContain(tokenIn(printed))

    expect((await admin.ask("GET /api/v1/account/sessions")).status).toBe(200)
    expect((await signIn("new horse battery")).status).toBe(401)
    expect((await set(printed, "short")).status).toBe(400)
    expect((await set(printed, "new horse battery")).status).toBe(204)
    expect((await admin.ask("GET /api/v1/account/sessions")).status).toBe(401)
    expect((await signIn(password)).status).toBe(401)
    expect((await signIn("new horse battery")).status).toBe(200)
    expect((await set(printed, "third horse battery")).status).toBe(422)
    const late = await link("ada@city.example")
    await here.rows("UPDATE person_verification SET expires_at = now() - interval '1 second'")
    expect((await set(late, "third horse battery")).status).toBe(422)
    // It is handed on by hand, wherever mail could be sent.
    expect(mailbox.untaken()).toBe(0)
  })

  it("is for nobody who is not here, and for nobody who was deactivated", async () => {
    await expect(link("nobody@city.example")).rejects.toThrow("nobody@city.example")
    await here.rows("UPDATE person_role SET deactivated = true WHERE id = $1", bob.id)
    await here.rows("DELETE FROM person_verification")
    await expect(link("Bob@city.example")).rejects.toThrow("proxeny user role bob@city.example editor")
    expect(await here.rows("SELECT 1 FROM person_verification")).toEqual([])
  })
})
