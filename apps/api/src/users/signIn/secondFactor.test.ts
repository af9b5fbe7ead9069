import { createHmac } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import { password, testInstallation, type Visitor } from "../../testing/people.ts"

const installation = testInstallation()
let eve: Visitor & { readonly id: string }
let uri = ""
let backupCodes: ReadonlyArray<string> = []

beforeAll(async () => {
  eve = await installation.invited(await installation.admin(), "eve@city.example", "viewer")
})

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

/** What an authenticator app shows (RFC 6238). */
const codeOf = (address: string, steps = 0): string => {
  const secret = new URL(address).searchParams.get("secret") ?? ""
  const bits = [...secret.replace(/=+$/, "")].map((one) => alphabet.indexOf(one).toString(2).padStart(5, "0")).join("")
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const mac = createHmac("sha1", key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0")
}
const wrongCode = (): string => {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(uri, steps))
  return ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !right.includes(code)) ?? ""
}
const signIn = (here: Visitor) => here.ask("POST /api/v1/session", { body: { email: "eve@city.example", password } })
const second = (here: Visitor, body: object) => here.ask("POST /api/v1/session/second-factor", { body })
const mine = "GET /api/v1/account/sessions"

describe("a second factor", () => {
  it("is asked for only once a code has confirmed it", async () => {
    const begin = (given: string) => eve.ask("POST /api/v1/account/second-factor", { body: { password: given } })
    const confirm = (code: string) => eve.ask("POST /api/v1/account/second-factor/confirm", { body: { code } })
    expect((await confirm("123456")).body.type).toBe("/problems/second-factor-off")
    expect((await begin("not hers")).body.type).toBe("/problems/password-wrong")
    const { body, status } = await begin(password)
    expect(status).toBe(201)
    uri = body.uri
    backupCodes = body.backupCodes
    expect(uri).toMatch(/^otpauth:\/\/totp\/Proxeny:eve/)
    expect(new Set(backupCodes).size).toBe(10)
    const stored = JSON.stringify(await installation.rows("SELECT * FROM person_second_factor"))
    for (const secret of [...backupCodes, new URL(uri).searchParams.get("secret")]) expect(stored).not.toContain(secret)
    expect((await signIn(installation.browser())).body.state).toBe("signed-in")
    expect((await confirm(wrongCode())).body.type).toBe("/problems/code-refused")
    expect((await confirm(codeOf(uri))).status).toBe(204)
    expect((await eve.ask("GET /api/v1/account")).body.person.secondFactor).toBe(true)
    expect((await begin(password)).body.type).toBe("/problems/second-factor-on")
  })

  it("is wanted after the password, and a password alone opens nothing", async () => {
    const here = installation.browser()
    const { body, header } = await signIn(here)
    expect(body).toEqual({ state: "second-factor" })
    expect(header("set-cookie")).not.toMatch(/session_token=[^;]/)
    expect((await here.ask(mine)).status).toBe(401)
    const wrong = await second(here, { code: wrongCode() })
    expect([wrong.status, wrong.body.type]).toEqual([401, "/problems/code-refused"])
    const done = await second(here, { code: codeOf(uri) })
    expect(done.body).toMatchObject({ state: "signed-in", account: { person: { name: "eve", secondFactor: true } } })
    expect((await here.ask(mine)).status).toBe(200)
    const nobody = await second(installation.browser(), { code: codeOf(uri) })
    expect([nobody.status, nobody.body.type]).toEqual([401, "/problems/sign-in-over"])
  })

  it("can be a backup code, once", async () => {
    const [backupCode] = backupCodes
    const here = installation.browser()
    await signIn(here)
    const both = await Promise.all([second(here, { backupCode }), second(here, { backupCode })])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    const again = installation.browser()
    await signIn(again)
    expect((await second(again, { backupCode })).body.type).toBe("/problems/code-refused")
    expect((await second(again, { backupCode: backupCodes[1] })).status).toBe(200)
  })

  it("ends the sign-in after a few wrong codes", async () => {
    const here = installation.browser()
    await signIn(here)
    const cookies = new Map(here.cookies)
    for (let i = 0; i < 5; i++) await second(here, { code: wrongCode() })
    for (const [name, value] of cookies) here.cookies.set(name, value)
    expect((await second(here, { code: codeOf(uri) })).body.type).toBe("/problems/sign-in-over")
  })

  it("is nobody's way around being deactivated", async () => {
    const here = installation.browser()
    await signIn(here)
    await installation.rows("UPDATE person_role SET deactivated = true WHERE id = $1", eve.id)
    expect((await second(here, { backupCode: backupCodes[2] })).body.type).toBe("/problems/deactivated")
    await installation.rows("UPDATE person_role SET deactivated = false WHERE id = $1", eve.id)
  })

  it("can be done without again, with the password", async () => {
    const end = (given: string) => eve.ask("DELETE /api/v1/account/second-factor", { body: { password: given } })
    expect((await end("not hers")).status).toBe(403)
    expect((await end(password)).status).toBe(204)
    expect((await eve.ask("GET /api/v1/account")).body.person.secondFactor).toBe(false)
    expect((await signIn(installation.browser())).body.state).toBe("signed-in")
  })
})
