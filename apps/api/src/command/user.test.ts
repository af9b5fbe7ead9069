import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, rmSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeTestDirectory } from "../postgres/testing.ts"

const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url))
const password = "correct horse battery"
let directory = ""
let serving: ChildProcess | undefined
let url = ""
let link = ""
let cookie = ""

const start = (arguments_: ReadonlyArray<string>, settings: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, [main, ...arguments_], {
    env: {
      PATH: process.env.PATH ?? "",
      HOME: directory,
      PROXENY_DATA: join(directory, "data"),
      PORT: "0",
      ...settings
    },
    stdio: ["ignore", "pipe", "pipe"]
  })
  const said = { out: "", err: "" }
  child.stdout.on("data", (data) => {
    said.out += data
  })
  child.stderr.on("data", (data) => {
    said.err += data
  })
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, ...said }))
  )
  return { child, said, ended }
}
const user = (...arguments_: ReadonlyArray<string>) => start(["user", ...arguments_]).ended
const serve = async () => {
  const { child, ended, said } = start(["serve"])
  serving = child
  void ended.then(({ code, err }) => {
    if (code !== 0 && code !== null) throw new Error(`serve ended with ${code}: ${err}`)
  })
  await expect.poll(() => said.err, { timeout: 50_000 }).toContain("Proxeny is ready")
  url = /Proxeny is ready: (\S+)/.exec(said.err)?.[1] ?? ""
  return said
}
const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${url}${path}`, { ...init, headers: { origin: url, "content-type": "application/json", cookie } })

beforeAll(() => {
  if (!existsSync(main)) throw new Error(`${main} is not there: build the package before its tests`)
  directory = makeTestDirectory()
})
afterAll(async () => {
  serving?.kill("SIGTERM")
  await new Promise((resolve) => (serving === undefined ? resolve(0) : serving.once("close", resolve)))
  rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
})

describe("proxeny serve and proxeny user", () => {
  it("print a link by which somebody becomes the first admin, until there is one", async () => {
    const said = await serve()
    await expect.poll(() => said.err).toMatch(/Become one within an hour[^\n]*\n {2}\S+#/)
    link = /(\S+\/set-up#\S+)/.exec(said.err)?.[1] ?? ""
    expect(link.startsWith(`${url}/set-up#`)).toBe(true)
    expect((await user("list")).out).toContain("proxeny user set-up-link")
    const other = (await user("set-up-link")).out.trim()
    expect(other).toMatch(/\/set-up#[\w-]{43}$/)
    const answer = await ask("/api/v1/set-up", {
      method: "POST",
      body: JSON.stringify({ token: link.split("#")[1], name: "Ada", email: "ada@city.example", password })
    })
    expect(answer.status).toBe(201)
    cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? ""
    const sessions = (await (await ask("/api/v1/account/sessions")).json()) as { readonly items: ReadonlyArray<object> }
    expect(sessions.items).toMatchObject([{ address: "127.0.0.1" }])
    const late = await user("set-up-link")
    expect([late.code, late.err]).toEqual([1, expect.stringContaining("has an admin already")])
  }, 120_000)

  it("invite, list, give roles and end sessions beside a running server, at once", async () => {
    const cities = (await (await ask("/api/v1/cities?limit=1")).json()) as { items: ReadonlyArray<{ id: string }> }
    const city = cities.items[0]?.id ?? ""
    const invited = await user("invite", "Bob@city.example", "--role", "editor", "--city", city)
    expect([invited.code, invited.out]).toEqual([0, expect.stringMatching(/^http\S+\/invitation#[\w-]{43}\n$/)])
    const accepted = await ask("/api/v1/invitations/accept", {
      method: "POST",
      body: JSON.stringify({ token: invited.out.trim().split("#")[1], name: "Bob", password })
    })
    expect(accepted.status).toBe(201)
    const listed = JSON.parse((await user("list", "--json")).out)
    expect(listed).toMatchObject([
      { email: "ada@city.example", role: "admin" },
      { email: "bob@city.example", role: "editor", cities: [{ id: city }] }
    ])
    expect((await user("list")).out).toMatch(/^ada@city\.example {2}admin {2}Ada\nbob@city\.example {2}editor {2}Bob/)
    const last = await user("role", "ada@city.example", "viewer")
    expect([last.code, last.err]).toEqual([1, expect.stringContaining("only admin")])
    expect((await user("role", "BOB@city.example", "admin")).out).toContain("Bob is admin now")

    expect((await ask("/api/v1/account/sessions")).status).toBe(200)
    expect((await user("end-sessions", "ada@city.example")).code).toBe(0)
    expect((await ask("/api/v1/account/sessions")).status).toBe(401)
    const nobody = await user("end-sessions", "nobody@city.example")
    expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining("nobody@city.example")])
    expect((await user("invite", "no address")).code).toBe(1)

    const forgotten = await user("reset-link", "Bob@city.example")
    expect([forgotten.code, forgotten.out]).toEqual([
      0,
      expect.stringMatching(/^http\S+\/reset-password#[\w-]{20,}\n$/)
    ])
    const set = await ask("/api/v1/password-reset", {
      method: "PUT",
      body: JSON.stringify({ token: forgotten.out.trim().split("#")[1], password: "new horse battery" })
    })
    expect(set.status).toBe(204)
    const unknown = await user("reset-link", "nobody@city.example")
    expect([unknown.code, unknown.out, unknown.err]).toEqual([1, "", expect.stringContaining("nobody@city.example")])
    expect((await user("role", "ada@city.example", "chief")).code).toBe(1)
  }, 120_000)

  it("keep who is signed in when the server begins anew, and print no link any more", async () => {
    const signIn = await ask("/api/v1/session", {
      method: "POST",
      body: JSON.stringify({ email: "ada@city.example", password })
    })
    cookie = signIn.headers.get("set-cookie")?.split(";")[0] ?? ""
    serving?.kill("SIGTERM")
    await new Promise((resolve) => serving?.once("close", resolve))
    const said = await serve()
    expect((await ask("/api/v1/account/sessions")).status).toBe(200)
    expect(said.err).not.toContain("set-up")
    serving?.kill("SIGTERM")
    await new Promise((resolve) => serving?.once("close", resolve))
    serving = undefined
    const refused = await start(["serve"], { PROXENY_SECRET: "short" }).ended
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("PROXENY_SECRET")])
  }, 120_000)
})
