import { beforeAll, describe, expect, it } from "vitest"
import { testInstallation, type Visitor } from "../testing/people.ts"

const installation = testInstallation()
let admin: Visitor
let eve: Visitor & { readonly id: string }

beforeAll(async () => {
  admin = await installation.admin()
  eve = await installation.invited(admin, "eve@city.example", "editor", await installation.cities())
})

const make = (by: Visitor, body: object) => by.ask("POST /api/v1/account/keys", { body })
const mine = "GET /api/v1/account/keys"

describe("an API key", () => {
  it("is shown once, acts as its person, and is stored as a hash", async () => {
    const { body, status } = await make(eve, { name: "nightly", scopes: ["read", "manage"], days: 30 })
    expect([status, body.key]).toEqual([201, expect.stringMatching(/^proxeny_[\w-]{43}$/)])
    expect(Date.parse(body.until) - Date.parse(body.since)).toBe(30 * 24 * 3_600_000)
    expect(body.key.startsWith(body.start)).toBe(true)
    const { key, ...view } = body
    expect((await eve.ask(mine)).body.items).toEqual([view])
    expect(JSON.stringify(await installation.rows("SELECT * FROM person_key"))).not.toContain(key)
    const program = installation.program(key)
    const account = await program.ask("GET /api/v1/account")
    expect(account.body.person).toMatchObject({ name: "eve", role: "editor", scopes: ["read", "manage"] })
    const other = await installation.browser().ask("GET /api/v1/account", { headers: { "x-api-key": key } })
    expect(other.body).toEqual(account.body)
    expect((await program.ask(mine)).body.items[0].used).toBeDefined()
  })

  it("gives no more than its scopes and the role of its person", async () => {
    const { body: reading } = await make(eve, { name: "reading", scopes: ["read"] })
    const program = installation.program(reading.key)
    const refused = await program.ask(mine)
    expect([refused.status, refused.body.type]).toEqual([403, "/problems/scope-missing"])
    const { body: managing } = await make(eve, { name: "managing", scopes: ["manage"] })
    expect((await installation.program(managing.key).ask("GET /api/v1/people")).status).toBe(403)
    const wider = await make(installation.program(managing.key), { name: "wider", scopes: ["manage", "write"] })
    expect([wider.status, wider.body.type]).toEqual([403, "/problems/scopes-exceeded"])
    expect((await make(installation.program(managing.key), { name: "same", scopes: ["manage"] })).status).toBe(201)
  })

  it("is nobody once it has ended or was revoked, and beside a cookie as well", async () => {
    const { body: key } = await make(eve, { name: "short", scopes: ["manage"], days: 1 })
    const program = installation.program(key.key)
    expect((await program.ask(mine)).status).toBe(200)
    expect((await admin.ask("DELETE /api/v1/account/keys/:id", { id: key.id })).status).toBe(404)
    expect((await eve.ask("DELETE /api/v1/account/keys/:id", { id: key.id })).status).toBe(204)
    expect((await program.ask(mine)).status).toBe(401)
    expect((await eve.ask(mine, { headers: { authorization: `Bearer ${key.key}` } })).status).toBe(401)
    expect((await eve.ask(mine, { headers: { "x-api-key": "" } })).status).toBe(401)
    expect((await eve.ask(mine, { headers: { authorization: `bearer  ${key.key}x` } })).status).toBe(401)
    // What a proxy in front asks for is no key.
    expect((await eve.ask(mine, { headers: { authorization: "Basic ZXZlOnB3" } })).status).toBe(200)

    const { body: late } = await make(eve, { name: "late", scopes: ["manage"], days: 1 })
    await installation.rows(
      "UPDATE person_key SET expires_at = now() + interval '300 milliseconds' WHERE id = $1",
      late.id
    )
    await expect.poll(async () => (await installation.program(late.key).ask(mine)).status).toBe(401)
  })

  it("is refused without a scope or a name, or with scopes that there are not", async () => {
    for (const body of [
      { name: "x", scopes: [] },
      { name: "", scopes: ["read"] },
      { name: "x", scopes: ["read", "read"] },
      { name: "x", scopes: ["everything"] },
      { name: "x", scopes: ["read"], days: 0 }
    ])
      expect([body, (await make(eve, body)).status]).toEqual([body, 400])
  })
})
