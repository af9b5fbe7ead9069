import { beforeAll, describe, expect, it } from "vitest"
import { home, testInstallation, type Visitor } from "../testing/people.ts"
import { foreignOrigin } from "./sameOrigin.ts"

const installation = testInstallation()
let admin: Visitor

beforeAll(async () => {
  admin = await installation.admin()
})

const foreign = [
  "https://evil.example",
  "http://proxeny.example.evil.example",
  "http://proxeny.example:8080",
  "https://proxeny.example",
  "http://PROXENY.example@evil.example",
  "null",
  "",
  "*"
]

describe("what pages of other sites send", () => {
  it("is refused with the cookie of somebody who is signed in, by whatever method", async () => {
    const body = { name: "Changed" }
    for (const origin of foreign)
      for (const key of [
        "PATCH /api/v1/account",
        "POST /api/v1/account/keys",
        "PUT /api/v1/settings",
        "DELETE /api/v1/account/sessions",
        "DELETE /api/v1/session"
      ]) {
        const answer = await admin.ask(key, { ...(key.startsWith("DELETE") ? {} : { body }), headers: { origin } })
        expect([origin, key, answer.status, answer.body.type]).toEqual([origin, key, 403, "/problems/origin-refused"])
      }
    expect((await admin.ask("PATCH /api/v1/account", { body })).body.person.name).toBe("Changed")
  })

  it("is refused where nothing says where it is from", async () => {
    const cookie = [...admin.cookies].map((pair) => pair.join("=")).join("; ")
    const send = (headers: Record<string, string>) =>
      installation.app().request(`${home}/api/v1/account`, {
        method: "PATCH",
        headers: { "content-type": "application/json", cookie, ...headers },
        body: JSON.stringify({ name: "Ada" })
      })
    expect((await send({})).status).toBe(403)
    for (const site of ["cross-site", "same-site", "none"])
      expect((await send({ "sec-fetch-site": site })).status).toBe(403)
    expect((await send({ "sec-fetch-site": "same-origin" })).status).toBe(200)
    expect((await send({ origin: home, "sec-fetch-site": "cross-site" })).status).toBe(200)
    // What a browser may send without asking first is no JSON.
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
      expect((await send({ origin: home, "content-type": type })).status).toBe(415)
  })

  it("cannot sign somebody in as somebody else", async () => {
    const here = installation.browser()
    const answer = await here.ask("POST /api/v1/session", {
      body: { email: "ada@city.example", password: "whatever it is" },
      headers: { origin: "https://evil.example" }
    })
    expect(answer.status).toBe(403)
  })

  it("may read what everybody may, and no page is told that it may", async () => {
    const answer = await admin.ask("GET /api/v1/account", { headers: { origin: "https://evil.example" } })
    expect([answer.status, answer.header("access-control-allow-origin")]).toEqual([200, null])
  })

  it("is nothing that a program with a key sends", async () => {
    const { body } = await admin.ask("POST /api/v1/account/keys", { body: { name: "x", scopes: ["manage"] } })
    const answer = await installation.program(body.key).ask("PATCH /api/v1/account", { body: { name: "Ada" } })
    expect(answer.status).toBe(200)
  })
})

describe("the origin of an installation", () => {
  const from = (origin: string, host: string, url?: string) =>
    foreignOrigin(new Request("http://127.0.0.1:4747/", { method: "POST", headers: { origin, host } }), url)

  it("is what was set, or else the host that a request names", () => {
    expect(from("http://127.0.0.1:4747", "127.0.0.1:4747")).toBeUndefined()
    expect(from("http://localhost:4747", "127.0.0.1:4747")).toBe("http://localhost:4747")
    expect(from("https://twins.example", "twins.example")).toBeUndefined()
    expect(from("https://twins.example", "10.0.0.2:4747", "https://twins.example")).toBeUndefined()
    expect(from("http://10.0.0.2:4747", "10.0.0.2:4747", "https://twins.example")).toBe("http://10.0.0.2:4747")
  })
})
