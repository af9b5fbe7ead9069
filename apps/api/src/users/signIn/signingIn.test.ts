import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { beforeAll, describe, expect, it } from "vitest"
import { password, testInstallation, type Visitor } from "../../testing/people.ts"
import { hashOf } from "../tokens.ts"
import { Said, SignIn } from "./SignIn.ts"
import { signIn as signInWith } from "./signingIn.ts"

const installation = testInstallation()
const secure = testInstallation(() => ({ PROXENY_URL: "https://proxeny.example" }))
let admin: Visitor

const signIn = (here: Visitor, email: string, given: string, address?: string) =>
  here.ask("POST /api/v1/session", { body: { email, password: given }, ...(address === undefined ? {} : { address }) })

const mine = "GET /api/v1/account/sessions"

beforeAll(async () => {
  admin = await installation.admin()
})

describe("signing in", () => {
  it("sets a cookie that scripts and other sites do not get, and that goes over https alone where there is one", async () => {
    const here = installation.browser()
    const { body, header, status } = await signIn(here, "ADA@city.example", password)
    expect([status, body.state, body.account.person.email]).toEqual([200, "signed-in", "ada@city.example"])
    const cookie = header("set-cookie") ?? ""
    expect(cookie).toMatch(/^proxeny\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(header("cache-control")).toBe("no-store")

    await secure.admin()
    const there = secure.browser()
    const over = await signIn(there, "ada@city.example", password)
    expect(over.header("set-cookie")).toMatch(
      /^__Secure-proxeny\.session_token=[^;]+;.*; HttpOnly; Secure; SameSite=Lax$/
    )
    expect((await there.ask(mine)).status).toBe(200)
  })

  it("does not outlast the browser where that is not wanted", async () => {
    const { header } = await installation
      .browser()
      .ask("POST /api/v1/session", { body: { email: "ada@city.example", password, remember: false } })
    expect(header("set-cookie")).not.toMatch(/session_token=[^;]+; Max-Age/)
  })

  it("says the same whoever is unknown, has no password or gives a wrong one", async () => {
    await installation.rows(
      "WITH one AS (INSERT INTO person (name, email) VALUES ('No Password', 'none@city.example') RETURNING id) INSERT INTO person_role (id, role) SELECT id, 'viewer' FROM one"
    )
    const answers = await Promise.all(
      (
        [
          ["ada@city.example", "wrong horse battery"],
          ["nobody@city.example", password],
          ["none@city.example", password],
          ["ada@city.example", ""]
        ] as const
      ).map(async ([email, given]) => {
        const { body, header, status } = await signIn(installation.browser(), email, given)
        return { body, status, cookie: header("set-cookie") }
      })
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({
      status: 401,
      cookie: null,
      body: { type: "/problems/sign-in-refused" }
    })
  })

  it("is answered no sooner than a whole step of time, however fast it was refused", async () => {
    let refused = false
    const asking = {
      ask: () =>
        Effect.suspend(() => {
          refused = true
          return Effect.fail(new Said({ code: "INVALID_EMAIL_OR_PASSWORD", status: 401 }))
        })
    }
    await installation.run(
      Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(
          Effect.flip(signInWith(new Headers(), { email: "nobody@city.example", password: "wrong" }))
        )
        yield* Effect.promise(() => expect.poll(() => refused).toBe(true))
        yield* TestClock.adjust(499)
        expect(fiber.pollUnsafe()).toBeUndefined()
        yield* TestClock.adjust(1)
        expect(yield* Fiber.join(fiber)).toMatchObject({ _tag: "SignInRefused" })
      }).pipe(Effect.provideService(SignIn, asking as unknown as SignIn["Service"]), Effect.provide(TestClock.layer()))
    )
  })

  it("ends with signing out, at the end of its time, and when it is ended elsewhere", async () => {
    const here = await installation.invited(admin, "zoe@city.example", "viewer")
    const elsewhere = installation.browser()
    const cookies = new Map(here.cookies)
    await signIn(elsewhere, "zoe@city.example", password, "198.51.100.7")
    const { body } = await elsewhere.ask(mine)
    const ours = body.items.filter((one: { current: boolean }) => one.current)
    expect(ours).toMatchObject([{ address: "198.51.100.7" }])
    expect(body.items[0]).toEqual(ours[0])

    expect((await here.ask("DELETE /api/v1/session")).status).toBe(204)
    expect(here.cookies.size).toBe(0)
    for (const [name, value] of cookies) here.cookies.set(name, value)
    expect((await here.ask(mine)).status).toBe(401)

    const bob = await installation.invited(admin, "bob@city.example", "viewer")
    const others = await bob.ask("DELETE /api/v1/account/sessions/:id", { id: ours[0].id })
    expect([others.status, others.body.type]).toEqual([404, "/problems/session-not-found"])
    await signIn(here, "zoe@city.example", password)
    expect((await here.ask("DELETE /api/v1/account/sessions/:id", { id: ours[0].id })).status).toBe(204)
    expect((await elsewhere.ask(mine)).status).toBe(401)

    expect((await here.ask(mine)).status).toBe(200)
    await installation.rows(
      "UPDATE person_session SET expires_at = now() - interval '1 second' WHERE person_id = $1",
      here.id
    )
    await expect.poll(async () => (await here.ask(mine)).status).toBe(401)
    await signIn(here, "zoe@city.example", password)
    await signIn(elsewhere, "zoe@city.example", password)
    expect((await here.ask("DELETE /api/v1/account/sessions")).status).toBe(204)
    for (const one of [here, elsewhere]) expect((await one.ask(mine)).status).toBe(401)
  })

  it("goes on for another week once a session is used that is days old", async () => {
    const here = installation.browser()
    await signIn(here, "bob@city.example", password)
    await installation.rows("UPDATE person_session SET expires_at = now() + interval '5 days'")
    await expect
      .poll(async () => (await here.ask("GET /api/v1/account")).header("set-cookie"))
      .toContain("Max-Age=604800")
    const { body } = await here.ask(mine)
    const until = body.items.find((one: { current: boolean }) => one.current).until
    expect(Date.parse(until) - Date.now()).toBeGreaterThan(6.9 * 24 * 3_600_000)
  })

  it("is nobody with a cookie that was made up, cut or signed by somebody else", async () => {
    const here = installation.browser()
    await signIn(here, "bob@city.example", password)
    const [[name, value] = ["", ""]] = [...here.cookies]
    const token = decodeURIComponent(value).split(".")[0] ?? ""
    for (const one of [token, `${token}.`, `${token}.${"A".repeat(43)}=`, value.slice(0, -6), `x${value}`, "", "%00"]) {
      here.cookies.set(name, one)
      expect([one, (await here.ask(mine)).status]).toEqual([one, 401])
    }
  })
})

describe("attempts", () => {
  it("for one address are ten in fifteen minutes, however many come at once, and the right password begins anew", async () => {
    const email = "bob@city.example"
    const wrong = await Promise.all(Array.from({ length: 25 }, () => signIn(installation.browser(), email, "wrong")))
    const refused = wrong.filter(({ status }) => status === 429)
    expect([wrong.filter(({ status }) => status === 401).length, refused.length]).toEqual([10, 15])
    const wait = Number(refused[0]?.header("retry-after"))
    expect(wait).toBeGreaterThan(14 * 60)
    expect(wait).toBeLessThanOrEqual(15 * 60)
    expect((await signIn(installation.browser(), email, password)).status).toBe(429)
    expect((await signIn(installation.browser(), "nobody@city.example", password)).status).toBe(401)

    await installation.rows("UPDATE attempt SET since = now() - interval '15 minutes 1 second'")
    for (const given of ["wrong", "wrong", password]) await signIn(installation.browser(), email, given)
    expect(await installation.rows("SELECT 1 FROM attempt WHERE key = $1", hashOf(`sign-in ${email}`))).toEqual([])
  })

  it("from one place are a hundred, for whomever, and a header cannot say that it is another", async () => {
    const address = "203.0.113.9"
    await installation.rows("INSERT INTO attempt VALUES ($1, 99, now())", hashOf(`sign-in from ${address}`))
    const from = (forwarded: string, at = address) =>
      installation.browser().ask("POST /api/v1/session", {
        body: { email: `${forwarded}@city.example`, password },
        headers: { "x-forwarded-for": forwarded, "x-proxeny-address": forwarded },
        address: at
      })
    expect((await from("198.51.100.1")).status).toBe(401)
    expect((await from("198.51.100.2")).status).toBe(429)
    expect((await from("198.51.100.2", "203.0.113.10")).status).toBe(401)
  })
})

describe("a new password", () => {
  const change = (here: Visitor, current: string, next: string) =>
    here.ask("PUT /api/v1/account/password", { body: { current, new: next } })

  it("needs the old one, and ends every session but the one that goes on", async () => {
    const carol = await installation.invited(admin, "carol@city.example", "viewer")
    const elsewhere = installation.browser()
    await signIn(elsewhere, "carol@city.example", password)
    const before = new Map(carol.cookies)
    const wrong = await change(carol, "not hers at all", "new horse battery")
    expect([wrong.status, wrong.body.type]).toEqual([403, "/problems/password-wrong"])
    for (const short of ["elevenchars", "x".repeat(129)])
      expect((await change(carol, password, short)).status).toBe(400)
    expect((await change(carol, password, "new horse battery")).status).toBe(204)
    expect((await carol.ask(mine)).body.items).toHaveLength(1)
    expect((await elsewhere.ask(mine)).status).toBe(401)
    const old = installation.browser()
    for (const [name, value] of before) old.cookies.set(name, value)
    expect((await old.ask(mine)).status).toBe(401)
    expect((await signIn(old, "carol@city.example", password)).status).toBe(401)
    expect((await signIn(old, "carol@city.example", "new horse battery")).status).toBe(200)
  })

  it("cannot be tried for by whoever found an open browser", async () => {
    const dan = await installation.invited(admin, "dan@city.example", "viewer")
    const tries = await Promise.all(Array.from({ length: 12 }, () => change(dan, "wrong", "new horse battery")))
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(2)
  })

  it("is nothing that a key can set", async () => {
    const { body } = await admin.ask("POST /api/v1/account/keys", { body: { name: "all", scopes: ["manage"] } })
    const answer = await change(installation.program(body.key), password, "new horse battery")
    expect([answer.status, answer.body.type]).toEqual([403, "/problems/session-needed"])
  })
})

describe("one's own account", () => {
  it("is what one is called and the language one reads", async () => {
    const eve = await installation.invited(admin, "eve@city.example", "viewer")
    const changed = await eve.ask("PATCH /api/v1/account", { body: { name: "Eve Evans", language: "zh" } })
    expect(changed.body.person).toMatchObject({ name: "Eve Evans", language: "zh", role: "viewer" })
    expect((await eve.ask("GET /api/v1/account")).body).toEqual(changed.body)
    expect((await eve.ask("PATCH /api/v1/account", { body: { role: "admin" } })).status).toBe(400)
    expect((await installation.browser().ask("PATCH /api/v1/account", { body: {} })).status).toBe(401)
  })
})
