import { randomUUID } from "node:crypto"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { somebody } from "../testing/acting.ts"
import { differences } from "../testing/registerRows.ts"
import { dort, editor, ours, saidByCouncil, saidByPaper, smallWorld } from "../testing/smallWorld.ts"

const { ask, asked, get, rows, run, versionOf } = smallWorld()
const partner = somebody("editor", [dort], "dort")
const path = `/api/v1/twinnings/${ours}/statements`
const topics = (...names: ReadonlyArray<string>) => ({ topics: names, said: saidByPaper })
const changes = () =>
  run(SqlClient.SqlClient.use((sql) => sql<{ what: string }>`SELECT what FROM change ORDER BY id`)).then(
    (all) => all.length
  )

describe("two at once", () => {
  it("who read the same version: one writes, the other is told what it is now", async () => {
    const version = await versionOf("twinning", ours)
    const answers = await Promise.all([
      ask(editor, "PUT", path, { body: topics("water"), ifMatch: version }),
      ask(partner, "PUT", path, { body: topics("schools"), ifMatch: version })
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const won = answers[0]?.status === 200 ? "water" : "schools"
    const [refused] = answers.filter(({ status }) => status === 412)
    const values = refused?.body.current.claims.map(({ value }: { value: unknown }) => value)
    expect(values).toContain(won)
    expect(refused?.body.current.version).toBe(await versionOf("twinning", ours))
    expect((await get(`/api/v1/twinnings/${ours}`)).body.topics).toEqual([won])
  })

  it("with one key: it is done once, and both are answered the same", async () => {
    const key = randomUUID()
    const before = await changes()
    const body = { twinning: ours, type: "meeting", on: "2001", said: saidByPaper }
    const [one, other] = await Promise.all([
      ask(editor, "POST", "/api/v1/activities", { body, key }),
      ask(editor, "POST", "/api/v1/activities", { body, key })
    ])
    expect([one.status, other.status]).toEqual([201, 201])
    expect(other.body).toEqual(one.body)
    expect(await changes()).toBe(before + 1)
    const third = await ask(editor, "POST", "/api/v1/activities", { body: { ...body, on: "2002" }, key })
    expect([third.status, third.body.type]).toEqual([422, "/problems/idempotency-key-reused"])
    // The same key of somebody else is another key.
    expect((await ask(partner, "POST", "/api/v1/activities", { body, key })).status).toBe(201)
  })

  it("a source is entered once for each key", async () => {
    const key = randomUUID()
    const body = { kind: "news", title: "Twice" }
    const all = await Promise.all([1, 2, 3].map(() => ask(editor, "POST", "/api/v1/sources", { body, key })))
    expect(new Set(all.map((one) => one.body.record.id)).size).toBe(1)
    const again = await ask(editor, "POST", "/api/v1/sources", { body })
    expect(again.body.record.id).not.toBe(all[0]?.body.record.id)
  })
})

describe("a write", () => {
  it("needs If-Match, with any of the tags that a reader was given", async () => {
    const before = await rows()
    expect((await ask(editor, "PUT", path, { body: topics("a") })).status).toBe(428)
    for (const ifMatch of ['"999999"', '"1-x"', "12", '"12', 'W/"x"', ""])
      expect([ifMatch, (await ask(editor, "PUT", path, { body: topics("a"), ifMatch })).status]).toEqual([ifMatch, 412])
    expect(differences(before, await rows())).toBe("")
    const tag = (await get(`/api/v1/twinnings/${ours}`)).header("etag") ?? ""
    expect((await ask(editor, "PUT", path, { body: topics("a"), ifMatch: tag })).status).toBe(200)
    const now = await versionOf("twinning", ours)
    for (const ifMatch of [`"${now}"`, `"1", "${now}-abc_-"`, `W/"${now}-abc"`, "*"])
      expect([ifMatch, (await ask(editor, "PUT", path, { body: topics("a"), ifMatch })).status]).toEqual([ifMatch, 200])
    // What changes nothing leaves the version.
    expect(await versionOf("twinning", ours)).toBe(now)
  })

  it("says again with a note, and the note is read", async () => {
    const body = { ...topics("a"), said: { ...saidByPaper, note: "see also page 2" } }
    const { version } = await asked(editor, `PUT ${path}`, { status: 200, ifMatch: "*", body })
    const { evidence } = (await get(`/api/v1/twinnings/${ours}`)).body
    expect(evidence.find(({ attribute }: { attribute: string }) => attribute === "topic").note).toBe("see also page 2")
    expect(version).toBe(await versionOf("twinning", ours))
    expect((await get(`/api/v1/twinnings/${ours}`)).header("etag")).toMatch(new RegExp(`^(W/)?"${version}-`))
  })

  it("keeps two sources apart", async () => {
    await asked(editor, `PUT ${path}`, { status: 200, ifMatch: "*", body: { topics: ["b"], said: saidByCouncil } })
    const shown = async () => [...(await get(`/api/v1/twinnings/${ours}`)).body.topics].sort()
    expect(await shown()).toEqual(["a", "b"])
    await asked(editor, `PUT ${path}`, { status: 200, ifMatch: "*", body: { topics: [], said: saidByPaper } })
    expect(await shown()).toEqual(["b"])
  })
})
