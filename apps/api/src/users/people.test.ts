import { beforeAll, describe, expect, it } from "vitest"
import { password, testInstallation, tokenIn, type Visitor } from "../testing/people.ts"
import { makeSetUpLink } from "./setUp.ts"

const installation = testInstallation()
let admin: Visitor
let adminId = ""
let cities: ReadonlyArray<string> = []

beforeAll(async () => {
  cities = await installation.cities()
})

describe("a new installation", () => {
  it("is set up by its link, once, within an hour", async () => {
    admin = installation.browser()
    const before = await admin.ask("GET /api/v1/account")
    expect(before.body).toEqual({ installation: { open: true, setUp: false, mail: false } })
    const link = await installation.run(makeSetUpLink)
    expect(link).toMatch(/^http:\/\/proxeny\.example\/set-up#[\w-]{43}$/)
    const stored = await installation.rows<{ name: string }>("SELECT name, value::text FROM setting")
    expect(JSON.stringify(stored)).not.toContain(tokenIn(link))

    const body = { token: tokenIn(link), name: "Ada Admin", email: "Ada@city.example", password }
    await installation.rows(
      "UPDATE setting SET value = to_jsonb(now() - interval '1 second') WHERE name LIKE 'set-up %'"
    )
    const late = await admin.ask("POST /api/v1/set-up", { body })
    expect([late.status, late.body.type]).toEqual([422, "/problems/link-invalid"])
    await installation.rows(
      "UPDATE setting SET value = to_jsonb(now() + interval '1 minute') WHERE name LIKE 'set-up %'"
    )
    const guessed = await admin.ask("POST /api/v1/set-up", { body: { ...body, token: "a".repeat(43) } })
    expect(guessed.status).toBe(422)

    const second = tokenIn(await installation.run(makeSetUpLink))
    const tried = await Promise.all(
      [body.token, second].map(async (token) => {
        const here = installation.browser()
        return { here, answer: await here.ask("POST /api/v1/set-up", { body: { ...body, token } }) }
      })
    )
    expect(tried.map(({ answer }) => answer.status).sort()).toEqual([201, expect.toBeOneOf([409, 422])])
    const first = tried.find(({ answer }) => answer.status === 201)
    if (first === undefined) throw new Error("somebody was first")
    admin = first.here
    const one = first.answer
    expect(one.body).toMatchObject({
      state: "signed-in",
      account: { person: { name: "Ada Admin", email: "ada@city.example", role: "admin", password: true } }
    })
    adminId = one.body.account.person.id
    expect((await admin.ask("GET /api/v1/account")).body).toEqual(one.body.account)
    for (const token of [body.token, second])
      expect((await installation.browser().ask("POST /api/v1/set-up", { body: { ...body, token } })).status).toBe(422)
    await expect(installation.run(makeSetUpLink)).rejects.toThrow("has an admin already")
  })
})

describe("an invitation", () => {
  const invite = (body: object) => admin.ask("POST /api/v1/invitations", { body })

  it("makes somebody one of the people here, once, within seven days", async () => {
    const made = await invite({ email: "Bob@city.example", role: "editor", cities: cities.slice(0, 2) })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ email: "bob@city.example", role: "editor", invitedBy: "Ada Admin" })
    expect(made.body.cities.map((city: { id: string }) => city.id)).toEqual(cities.slice(0, 2))
    expect(Date.parse(made.body.until) - Date.parse(made.body.since)).toBe(7 * 24 * 3_600_000)
    const listed = await admin.ask("GET /api/v1/invitations")
    const { link, ...view } = made.body
    expect(listed.body.items).toEqual([view])
    expect(JSON.stringify(await installation.rows("SELECT * FROM person_invitation"))).not.toContain(tokenIn(link))

    const body = { token: tokenIn(link), name: "Bob", password }
    const bob = installation.browser()
    await installation.rows("UPDATE person_invitation SET expires_at = now() - interval '1 second'")
    expect((await bob.ask("POST /api/v1/invitations/accept", { body })).status).toBe(422)
    expect((await admin.ask("GET /api/v1/invitations")).body.items).toEqual([])
    await installation.rows("UPDATE person_invitation SET expires_at = now() + interval '1 minute'")
    const short = await bob.ask("POST /api/v1/invitations/accept", { body: { ...body, password: "elevenchars" } })
    expect([short.status, short.body.errors[0].path]).toEqual([400, "password"])

    const both = await Promise.all([1, 2].map(() => bob.ask("POST /api/v1/invitations/accept", { body })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
    const { body: account } = await bob.ask("GET /api/v1/account")
    expect(account.person).toMatchObject({ name: "Bob", role: "editor", email: "bob@city.example" })
    expect(account.person.cities.map((city: { id: string }) => city.id)).toEqual(cities.slice(0, 2))
    expect((await admin.ask("GET /api/v1/invitations")).body.items).toEqual([])
  })

  it("takes the place of an earlier one, can be taken back, and asks for cities on record", async () => {
    const first = await invite({ email: "carol@city.example", role: "admin", cities: [] })
    const second = await invite({ email: "CAROL@city.example", role: "viewer", cities: [], language: "zh" })
    const accept = (link: string) =>
      installation
        .browser()
        .ask("POST /api/v1/invitations/accept", { body: { token: tokenIn(link), name: "Carol", password } })
    expect((await accept(first.body.link)).status).toBe(422)
    expect((await admin.ask("DELETE /api/v1/invitations/:id", { id: first.body.id })).status).toBe(404)
    expect((await admin.ask("DELETE /api/v1/invitations/:id", { id: second.body.id })).status).toBe(204)
    expect((await accept(second.body.link)).status).toBe(422)
    const unknown = "00000000-0000-4000-8000-000000000000"
    const nowhere = await invite({ email: "dan@city.example", role: "editor", cities: [unknown] })
    expect([nowhere.status, nowhere.body.detail]).toEqual([422, expect.stringContaining(unknown)])
    const here = await invite({ email: "BOB@city.example", role: "editor", cities: [] })
    expect([here.status, here.body.type]).toEqual([409, "/problems/person-exists"])
  })

  it("is for admins to make", async () => {
    const steward = await installation.invited(admin, "stefan@city.example", "steward")
    for (const [key, body] of [
      ["POST /api/v1/invitations", { email: "x@city.example", role: "admin", cities: [] }],
      ["GET /api/v1/people", undefined],
      ["PUT /api/v1/settings", { open: false }],
      [`PATCH /api/v1/people/${steward.id}`, { role: "admin" }]
    ] as const) {
      expect([key, (await steward.ask(key, { body })).status]).toEqual([key, 403])
      expect([key, (await installation.browser().ask(key, { body })).status]).toEqual([key, 401])
    }
  })
})

describe("a change of what somebody may do", () => {
  it("ends their sessions and keys at once, and stands in the history without addresses", async () => {
    const erin = await installation.invited(admin, "erin@city.example", "editor", cities.slice(0, 1))
    const elsewhere = installation.browser()
    await elsewhere.ask("POST /api/v1/session", { body: { email: "erin@city.example", password } })
    const { body: key } = await erin.ask("POST /api/v1/account/keys", { body: { name: "nightly", scopes: ["manage"] } })
    const program = installation.program(key.key)
    const mine = "GET /api/v1/account/sessions"
    for (const one of [erin, elsewhere, program]) expect((await one.ask(mine)).status).toBe(200)

    const change = { cities: cities.slice(1, 3), why: "She moved" }
    const moved = await admin.ask("PATCH /api/v1/people/:id", { id: erin.id, body: change })
    expect(moved.body.cities.map((city: { id: string }) => city.id)).toEqual(cities.slice(1, 3))
    for (const one of [erin, elsewhere]) expect((await one.ask(mine)).status).toBe(401)
    // A key acts as its person is now.
    expect((await program.ask("GET /api/v1/account")).body.person.cities).toEqual(moved.body.cities)

    const off = await admin.ask("PATCH /api/v1/people/:id", { id: erin.id, body: { deactivated: true } })
    expect(off.body.deactivated).toBe(true)
    expect((await program.ask(mine)).status).toBe(401)
    const back = await elsewhere.ask("POST /api/v1/session", { body: { email: "erin@city.example", password } })
    expect([back.status, back.body.type]).toEqual([403, "/problems/deactivated"])
    const wrong = await elsewhere.ask("POST /api/v1/session", { body: { email: "erin@city.example", password: "no" } })
    expect([wrong.status, wrong.body.type]).toEqual([401, "/problems/sign-in-refused"])

    const history = await installation.rows<{ what: string; actor_name: string; why: string | null }>(
      `SELECT what, actor_name, why, before, after FROM change JOIN change_row ON change_id = change.id
        WHERE subject_kind = 'person' AND subject_id = $1 ORDER BY change.id`,
      erin.id
    )
    const role = { id: erin.id, role: "editor", cities: cities.slice(0, 1), deactivated: false }
    expect(history).toEqual([
      { what: "person.join", actor_name: "erin", why: null, before: null, after: role },
      {
        what: "person.change",
        actor_name: "Ada Admin",
        why: "She moved",
        before: role,
        after: { ...role, cities: cities.slice(1, 3) }
      },
      {
        what: "person.change",
        actor_name: "Ada Admin",
        why: null,
        before: { ...role, cities: cities.slice(1, 3) },
        after: { ...role, cities: cities.slice(1, 3), deactivated: true }
      }
    ])
    const [all] = await installation.rows<{ text: string }>(
      "SELECT string_agg(concat(change.*::text, change_row.*::text), ' ') AS text FROM change LEFT JOIN change_row ON change_id = change.id WHERE what LIKE 'person.%'"
    )
    expect(all?.text).not.toMatch(/@|\$|proxeny_/)
  })

  it("that changes nothing ends nothing", async () => {
    const fay = await installation.invited(admin, "fay@city.example", "viewer")
    await admin.ask("PATCH /api/v1/people/:id", { id: fay.id, body: { role: "viewer" } })
    expect((await fay.ask("GET /api/v1/account/sessions")).status).toBe(200)
    expect((await admin.ask("DELETE /api/v1/people/:id/sessions", { id: fay.id })).status).toBe(204)
    expect((await fay.ask("GET /api/v1/account/sessions")).status).toBe(401)
  })

  it("is refused where nobody would be left to look after people", async () => {
    const change = (by: Visitor, id: string, body: object) => by.ask("PATCH /api/v1/people/:id", { id, body })
    for (const body of [{ role: "steward" }, { deactivated: true }]) {
      const last = await change(admin, adminId, body)
      expect([last.status, last.body.type]).toEqual([409, "/problems/last-admin"])
    }
    expect((await admin.ask("GET /api/v1/account")).body.person.role).toBe("admin")
    const gil = await installation.invited(admin, "gil@city.example", "admin")
    // Two who take the role from each other at once: one of them stays.
    const both = await Promise.all([
      change(admin, gil.id, { role: "viewer" }),
      change(gil, adminId, { role: "viewer" })
    ])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    const [left] = await installation.rows<{ admins: number }>(
      "SELECT count(*)::int AS admins FROM person_role WHERE role = 'admin' AND NOT deactivated"
    )
    expect(left?.admins).toBe(1)
  })

  it("names somebody who is here", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000"
    const by = both()
    for (const key of ["PATCH /api/v1/people/:id", "DELETE /api/v1/people/:id/sessions"]) {
      const answer = await (await by).ask(key, { id: nobody, ...(key.startsWith("PATCH") ? { body: {} } : {}) })
      expect([key, answer.status]).toEqual([key, 404])
    }
  })
  /** Whoever is still an admin. */
  const both = async () => {
    const here = installation.browser()
    for (const email of ["ada@city.example", "gil@city.example"]) {
      const { body } = await here.ask("POST /api/v1/session", { body: { email, password } })
      if (body.account?.person.role === "admin") return here
    }
    throw new Error("nobody is an admin")
  }
})
