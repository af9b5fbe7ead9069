import { describe, expect, it } from "vitest"
import { somebody, steward } from "../testing/acting.ts"
import { differences } from "../testing/registerRows.ts"
import { council, paper } from "../testing/reports.ts"
import { dort, editor, hier, ours, saidByCouncil, saidByPaper, smallWorld } from "../testing/smallWorld.ts"

const { ask, asked, get, rows, versionOf } = smallWorld()
const said = saidByPaper

describe("a source", () => {
  it("of an editor cannot be judged until a steward grades it, and then counts as graded", async () => {
    const body = { kind: "official-register", title: "The town's register", url: "https://example.org" }
    const grade = { reliability: "A", credibility: 1 }
    await asked(editor, "POST /api/v1/sources", { status: 403, body: { ...body, grade } })
    const { record, version } = await asked(editor, "POST /api/v1/sources", { status: 201, body })
    const path = `/api/v1/sources/${record.id}`
    const read = await get(path)
    expect(read.body).toMatchObject({ ...body, grade: { reliability: "F", credibility: 6 } })

    const shown = async () => (await get(`/api/v1/cities/${hier}`)).body.population?.count
    const states = async (source: string, count: number) =>
      asked(editor, `PUT /api/v1/cities/${hier}/statements`, {
        status: 200,
        ifMatch: "*",
        body: { population: { count, year: 2001 }, said: { ...said, source } }
      })
    await states(record.id, 1000)
    await states(paper.id, 2000)
    expect(await shown()).toBe(2000)
    await asked(steward, `PUT ${path}`, { status: 200, ifMatch: version, body: { ...body, grade } })
    expect(await shown()).toBe(1000)
    await asked(steward, `DELETE ${path}`, { status: 409, ifMatch: "*" })
    for (const source of [record.id, paper.id])
      await asked(editor, `DELETE /api/v1/cities/${hier}/statements?source=${source}`, { status: 200, ifMatch: "*" })
    expect(await shown()).toBeUndefined()
    await asked(steward, `DELETE ${path}`, { status: 200, ifMatch: "*" })
    expect((await get(path)).status).toBe(404)
  })
})

describe("a city", () => {
  it("cannot take an id that another holds, and is told which", async () => {
    const identifiers = [{ scheme: "wikidata", value: "Q987654" }]
    const name = { text: "Neustadt", kind: "name" }
    const made = await asked(editor, "POST /api/v1/cities", { status: 201, body: { names: [name], identifiers, said } })
    const before = await rows()
    const again = await asked(editor, "POST /api/v1/cities", {
      status: 409,
      body: { names: [name], identifiers, said }
    })
    expect(again.detail).toContain(made.record.id)
    const taking = { status: 409, ifMatch: "*", body: { identifiers, said } }
    await asked(editor, `PUT /api/v1/cities/${hier}/statements`, taking)
    const subject = { kind: "city", id: hier }
    const claims = [{ subject, attribute: "identifier", value: identifiers[0], said }]
    await asked(editor, "POST /api/v1/claims", { status: 409, body: { claims } })
    expect(differences(before, await rows())).toBe("")
  })

  it("keeps its last name as long as others name it", async () => {
    const before = await rows()
    const path = `/api/v1/cities/${hier}/statements`
    const refused = await ask(editor, "DELETE", `${path}?source=${council.id}`, { ifMatch: "*" })
    expect([refused.status, refused.body.type]).toEqual([409, "/problems/nameless-city"])
    await asked(editor, `PUT ${path}`, { status: 409, ifMatch: "*", body: { names: [], said: saidByCouncil } })
    expect(differences(before, await rows())).toBe("")
  })
})

describe("a twinning", () => {
  const state = (stages: ReadonlyArray<object>, status: number, source = paper.id) =>
    asked(editor, `PUT /api/v1/twinnings/${ours}/statements`, {
      status,
      ifMatch: "*",
      body: { stages, said: { ...said, source } }
    })

  it("takes only stages that may follow each other, whoever states them, and is as before where one is refused", async () => {
    await state(
      [
        { kind: "signed", on: "1990" },
        { kind: "suspended", on: "2001" }
      ],
      200
    )
    const before = await rows()
    await state([{ kind: "renewed", on: "2002" }], 422, council.id)
    const renewal = { twinning: ours, kind: "renewal", signedOn: "2003", fields: [], said }
    await asked(editor, "POST /api/v1/agreements", { status: 422, body: renewal })
    expect(differences(before, await rows())).toBe("")
    await state([{ kind: "resumed", on: "2002" }], 200, council.id)
    await asked(editor, "POST /api/v1/agreements", { status: 201, body: renewal })
    expect((await get(`/api/v1/twinnings/${ours}`)).body.state).toBe("renewed")
  })

  it("stays on record as one that does not exist while something rests on it, and goes with the last of that", async () => {
    const fresh = await asked(editor, "POST /api/v1/cities", {
      status: 201,
      body: { names: [{ text: "Partner", kind: "name" }], said }
    })
    const before = await rows()
    const both = { cities: [hier, fresh.record.id], said }
    const { record } = await asked(editor, "POST /api/v1/twinnings", { status: 201, body: both })
    const report = { twinning: record.id, type: "meeting", on: "2001", said }
    const activity = await asked(editor, "POST /api/v1/activities", { status: 201, body: report })
    await asked(editor, `DELETE /api/v1/twinnings/${record.id}`, { status: 200, ifMatch: "*" })
    expect((await asked(steward, `GET /api/v1/records/twinning/${record.id}`, { status: 200 })).claims).toEqual([])
    await asked(editor, `DELETE /api/v1/activities/${activity.record.id}`, { status: 200, ifMatch: "*" })
    expect(differences(before, await rows(), true)).toBe("")
  })
})

describe("what was stated", () => {
  it("is withdrawn only by who stated it, unless the source is named", async () => {
    const body = { topics: ["water"], said }
    await asked(editor, `PUT /api/v1/twinnings/${ours}/statements`, { status: 200, ifMatch: "*", body })
    const path = `/api/v1/twinnings/${ours}`
    const partner = somebody("editor", [dort], "dort")
    const refused = await ask(partner, "DELETE", path, { ifMatch: "*" })
    expect([refused.status, refused.body.type]).toEqual([404, "/problems/nothing-stated"])
    const before = await versionOf("twinning", ours)
    await asked(partner, `DELETE ${path}?source=${paper.id}`, { status: 200, ifMatch: before })
    expect((await get(path)).body.topics).toEqual([])
  })

  it("is refused where a source has stated the same thing otherwise", async () => {
    const report = { twinning: ours, type: "meeting", on: "2011", title: "A meeting", said }
    const made = await asked(editor, "POST /api/v1/activities", { status: 201, body: report })
    const refused = await asked(editor, "POST /api/v1/activities", { status: 409, body: { ...report, people: 7 } })
    expect(refused.detail).toContain(`PUT /api/v1/activities/${made.record.id}`)
    const other = { ...report, people: 7, said: saidByCouncil }
    expect((await asked(editor, "POST /api/v1/activities", { status: 201, body: other })).record).toEqual(made.record)
    const read = await get(`/api/v1/activities/${made.record.id}`)
    expect([read.body.people, read.body.reports.length, read.body.evidence.length]).toEqual([7, 2, 2])
  })
})

describe("JSON that no database could keep", () => {
  it("is refused with its place, before any schema sees it", async () => {
    const before = await rows()
    const report = { twinning: ours, type: "meeting", on: "2012", said }
    let deep: unknown = "x"
    for (let i = 0; i < 100; i++) deep = [deep]
    const bodies: ReadonlyArray<readonly [object, string]> = [
      [{ ...report, title: "a\0b" }, "title"],
      [{ ...report, title: "a\ud800b" }, "title"],
      [{ ...report, said: { ...said, note: "\0" } }, "said.note"],
      [{ ...report, "\0": 1 }, "request"],
      [{ ...report, title: deep }, `title${".0".repeat(39)}`]
    ]
    for (const [body, path] of bodies)
      expect((await asked(editor, "POST /api/v1/activities", { status: 400, body })).errors[0].path).toBe(path)
    await asked(editor, `DELETE /api/v1/twinnings/${ours}?why=%00`, { status: 400, ifMatch: "*" })
    expect(differences(before, await rows())).toBe("")
  })
})
