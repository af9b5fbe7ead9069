import { beforeAll, describe, expect, it } from "vitest"
import { testMailbox } from "../../testing/mailbox.ts"
import { password, testInstallation, tokenIn, type Visitor } from "../../testing/people.ts"

const mailbox = testMailbox()
const installation = testInstallation(mailbox.environment)
let admin: Visitor

beforeAll(async () => {
  admin = await installation.admin()
})

const invite = (email: string, more: object = {}) =>
  admin.ask("POST /api/v1/invitations", { body: { email, role: "viewer", cities: [], ...more } })
const accept = async (text: string, name: string) => {
  const here = installation.browser()
  await here.ask("POST /api/v1/invitations/accept", { body: { token: tokenIn(text), name, password } })
  return here
}

describe("an invitation by mail", () => {
  it("comes in the language of whoever is invited, or in both, with the link that nobody else sees", async () => {
    const { body } = await invite("bob@city.example", { language: "en" })
    expect(body.link).toBeUndefined()
    const english = await mailbox.next("bob@city.example")
    expect(english.from?.text).toBe('"Twin towns" <twins@city.example>')
    expect(english.subject).toBe("Your invitation to Proxeny")
    expect(english.text).toContain("Ada Admin invites you")
    expect(english.text).not.toContain("邀请")
    expect(english.html).toBe(false)
    await invite("wei@city.example", { language: "zh" })
    const chinese = await mailbox.next("wei@city.example")
    expect([chinese.subject, chinese.text]).toEqual(["Proxeny 邀请", expect.stringContaining("Ada Admin 邀请您")])
    expect(chinese.text).not.toContain("invites")
    await invite("any@city.example")
    expect((await mailbox.next("any@city.example")).text).toMatch(/invites you[\s\S]*邀请您/)
    const wei = await accept(chinese.text ?? "", "Wei")
    expect((await wei.ask("GET /api/v1/account")).body).toMatchObject({
      person: { name: "Wei", language: "zh" },
      installation: { mail: true }
    })
  })

  it("is not made where the mail cannot be sent", async () => {
    mailbox.refuse(true)
    const { body, status } = await invite("carol@city.example")
    mailbox.refuse(false)
    expect([status, body.type]).toEqual([503, "/problems/mail-not-sent"])
    expect(body.detail).not.toContain("carol")
    const { body: left } = await admin.ask("GET /api/v1/invitations")
    expect(left.items.map((one: { email: string }) => one.email)).not.toContain("carol@city.example")
  })

  it("cannot be given a header of its own by a name", async () => {
    await admin.ask("PATCH /api/v1/account", { body: { name: "Ada\r\nBcc: eve@city.example" } })
    await invite("dan@city.example", { language: "en" })
    const mail = await mailbox.next("dan@city.example")
    expect([mail.bcc, mail.headers.has("bcc"), mailbox.untaken()]).toEqual([undefined, false, 0])
  })
})

describe("a link for a new password", () => {
  const ask = (email: string) => installation.browser().ask("POST /api/v1/password-reset", { body: { email } })
  const set = (text: string, next: string) =>
    installation.browser().ask("PUT /api/v1/password-reset", { body: { token: tokenIn(text), password: next } })

  it("is sent to whoever is here, and the answer is the same for everybody", async () => {
    await invite("eve@city.example")
    const eve = await accept((await mailbox.next("eve@city.example")).text ?? "", "Eve")
    const known = await ask("EVE@city.example")
    const unknown = await ask("nobody@city.example")
    expect([known.status, known.body]).toEqual([202, unknown.body])
    expect(unknown.status).toBe(202)
    const mail = await mailbox.next("eve@city.example")
    expect(mail.text).toMatch(/http:\/\/proxeny\.example\/reset-password#[\w-]+/)
    const stored = await installation.rows("SELECT * FROM person_verification")
    expect(JSON.stringify(stored)).not.toContain(tokenIn(mail.text ?? ""))

    // A token that does not count leaves everything as it is.
    expect((await set(`#${"a".repeat(24)}`, "new horse battery")).status).toBe(422)
    expect((await set(mail.text ?? "", "elevenchars")).status).toBe(400)
    expect((await eve.ask("GET /api/v1/account/sessions")).status).toBe(200)
    const twice = await Promise.all([
      set(mail.text ?? "", "new horse battery"),
      set(mail.text ?? "", "new horse battery")
    ])
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 422])
    expect((await eve.ask("GET /api/v1/account/sessions")).status).toBe(401)
    const signIn = (given: string) =>
      eve.ask("POST /api/v1/session", { body: { email: "eve@city.example", password: given } })
    expect((await signIn(password)).status).toBe(401)
    expect((await signIn("new horse battery")).status).toBe(200)
    expect((await set(mail.text ?? "", "third horse battery")).status).toBe(422)
  })

  it("counts for an hour", async () => {
    await ask("eve@city.example")
    const mail = await mailbox.next("eve@city.example")
    const [row] = await installation.rows<{ minutes: number }>(
      "SELECT round(extract(epoch FROM expires_at - created_at) / 60)::int AS minutes FROM person_verification"
    )
    expect(row?.minutes).toBe(60)
    await installation.rows("UPDATE person_verification SET expires_at = now() - interval '1 second'")
    expect((await set(mail.text ?? "", "fourth horse battery")).status).toBe(422)
  })

  it("goes to nobody who was deactivated, and five times in a quarter of an hour at most", async () => {
    await invite("gus@city.example")
    await accept((await mailbox.next("gus@city.example")).text ?? "", "Gus")
    const { body } = await admin.ask("GET /api/v1/people")
    const gus = body.items.find((one: { email: string }) => one.email === "gus@city.example")
    await admin.ask("PATCH /api/v1/people/:id", { id: gus.id, body: { deactivated: true } })
    await installation.rows("DELETE FROM attempt")
    await ask("gus@city.example")
    for (let i = 0; i < 7; i++) expect((await ask("eve@city.example")).status).toBe(202)
    for (let i = 0; i < 5; i++) await mailbox.next("eve@city.example")
    // One more for somebody else: what comes before it is there once it is.
    await ask("ada@city.example")
    await mailbox.next("ada@city.example")
    expect(mailbox.untaken()).toBe(0)
  })
})
