import { describe, expect, it } from "vitest"
import { type Sent, somebody, steward } from "../testing/acting.ts"
import { differences } from "../testing/registerRows.ts"
import { anderswo, editor, hier, smallWorld } from "../testing/smallWorld.ts"

const { ask, asked, rows } = smallWorld()
const elsewhere = somebody("editor", [anderswo], "anderswo")
// The same person twice over: by a key of hers, and after she became a viewer.
const byKey = { ...editor, scopes: ["read", "write"] } as typeof editor
const readsOnly = { ...editor, scopes: ["read"] } as typeof editor
const demoted = somebody("viewer", [hier], "hier")

const slip = { kind: "news", title: "The Gazete" }
const mended = { kind: "news", title: "The Gazette", publisher: "The Gazette Ltd", publishedOn: "2001-05-12" }
const enter = async (body: object = slip) =>
  (await asked(editor, "POST /api/v1/sources", { status: 201, body })).record.id as string
const correct = (actor: typeof editor, id: string, sent: Sent = { body: mended, ifMatch: "*" }) =>
  ask(actor, "PUT", `/api/v1/sources/${id}`, sent)
const refused = async (actor: typeof editor, id: string, type: string, sent?: Sent) => {
  const before = await rows()
  const answer = await correct(actor, id, sent)
  expect([answer.status, answer.body.type]).toEqual([403, `/problems/${type}`])
  expect(differences(before, await rows())).toBe("")
}

describe("a source that an editor has entered", () => {
  it("is corrected by that editor, by a key of the editor's, and by a steward", async () => {
    for (const actor of [editor, byKey, steward]) {
      const id = await enter()
      const { status, body } = await correct(actor, id)
      expect([status, body.record]).toEqual([200, { kind: "source", id }])
      const { body: held } = await ask(actor, "GET", `/api/v1/sources/${id}`)
      expect(held).toMatchObject({ ...mended, grade: { reliability: "F", credibility: 6 } })
      const { body: bulk } = await ask(actor, "POST", "/api/v1/bulk", {
        body: { operations: [{ method: "PUT", path: `/api/v1/sources/${id}`, body: slip, ifMatch: "*" }] }
      })
      expect(bulk.results).toMatchObject([{ status: 200 }])
    }
  })

  it("is not corrected by another editor, by whoever reads only, or unseen", async () => {
    const id = await enter()
    await refused(elsewhere, id, "source-not-yours")
    await refused(demoted, id, "not-allowed")
    await refused(readsOnly, id, "scope-missing")
    expect((await correct(editor, id, { body: mended })).status).toBe(428)
    expect((await correct(editor, id, { body: mended, ifMatch: 1 })).status).toBe(412)
  })

  it("keeps its grade, and stays where it is: both are a steward's", async () => {
    const id = await enter()
    await refused(editor, id, "not-allowed", {
      body: { ...mended, grade: { reliability: "A", credibility: 1 } },
      ifMatch: "*"
    })
    expect((await ask(editor, "DELETE", `/api/v1/sources/${id}`, { ifMatch: "*" })).status).toBe(403)
    await correct(steward, id, { body: { ...slip, grade: { reliability: "B", credibility: 2 } }, ifMatch: "*" })
    expect((await correct(editor, id)).status).toBe(200)
    expect((await ask(editor, "GET", `/api/v1/sources/${id}`)).body.grade).toEqual({ reliability: "B", credibility: 2 })
  })

  it("has the correction taken back by the editor, and that of a steward by stewards alone", async () => {
    const id = await enter()
    const entered = await rows()
    const last = async () => (await ask(steward, "GET", "/api/v1/history?limit=1")).body.items[0].id
    const undo = async (actor: typeof editor, change: number) =>
      (await ask(actor, "POST", `/api/v1/history/${change}/undo`, { body: {} })).status
    await correct(editor, id)
    const own = await last()
    expect(await undo(elsewhere, own)).toBe(403)
    expect(await undo(editor, own)).toBe(201)
    expect(differences(entered, await rows())).toBe("")
    await correct(steward, id)
    expect(await undo(editor, await last())).toBe(403)
  })

  it("stays the editor's when its removal was undone by somebody else", async () => {
    const id = await enter()
    await ask(steward, "DELETE", `/api/v1/sources/${id}`, { ifMatch: "*" })
    expect((await correct(editor, id)).status).toBe(404)
    const { body } = await ask(steward, "GET", "/api/v1/history?limit=1")
    await ask(steward, "POST", `/api/v1/history/${body.items[0].id}/undo`, { body: {} })
    expect((await correct(editor, id)).status).toBe(200)
  })
})

it("a source that somebody else has entered, or nobody that is known, is not the editor's to correct", async () => {
  const { record } = await asked(steward, "POST /api/v1/sources", { status: 201, body: slip })
  await refused(editor, record.id, "source-not-yours")
  const { items } = (await ask(steward, "GET", "/api/v1/sources")).body
  for (const { id } of items.slice(0, 2)) if (id !== record.id) expect((await correct(elsewhere, id)).status).toBe(403)
})
