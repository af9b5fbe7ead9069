import { type Actor, type CityId, cityIdOf } from "@proxeny/domain"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { actingRegister, somebody, steward } from "../../testing/acting.ts"
import { importing, sentFile } from "../../testing/importing.ts"

const register = actingRegister()
const { ask } = register
const { ended, start, upload } = importing(ask)

const place = (geonames: string): CityId => cityIdOf({ scheme: "geonames", value: geonames })
const [graz, linz, springfield] = ["2778067", "2772400", "4250542"] as const
const editor = somebody("editor", [place(graz)], "of Graz")
const other = somebody("editor", [place(linz)], "of Linz")

const bring = async (title: string, lines: ReadonlyArray<string>, actor: Actor) => {
  const file = sentFile(["city,country,partner,partnerCountry", ...lines])
  const uploads = [{ upload: await upload(`${title}.csv`, file, actor) }]
  return (await ended((await start("import", { uploads, title }, actor)).id, actor)).report
}
const waiting = async (actor: Actor, of = "") => {
  const { body, status } = await ask(actor, "GET", `/api/v1/imports${of}/waiting`)
  return status === 200 ? body.items.map(({ rows, text }: { rows: number; text: string }) => `${text} ${rows}`) : status
}
const choose = (actor: Actor, choice: object) =>
  ask(actor, "POST", "/api/v1/imports/choices", { body: { name: "Springfield", ...choice } })
const undo = (actor: Actor, id: string) => ask(actor, "POST", `/api/v1/imports/${id}/undo`, { body: {} })

describe("choices", () => {
  it("of an editor are for the lists of this editor, those of a steward for all", async () => {
    const mine = await bring("mine", ["Graz,Austria,Springfield,", "Linz,Austria,Springfield,"], editor)
    const theirs = await bring("theirs", ["Linz,Austria,Springfield,"], other)
    expect([mine.rows.waiting, theirs.rows.waiting]).toEqual([2, 1])
    expect([await waiting(editor), await waiting(other), await waiting(steward)]).toEqual([
      ["Springfield 2"],
      ["Springfield 1"],
      ["Springfield 3"]
    ])
    expect([await waiting(editor, `/${mine.id}`), await waiting(other, `/${mine.id}`)]).toEqual([
      ["Springfield 2"],
      403
    ])

    // What is decided of a row of the editor's is about a city of the editor's, or refused.
    const chosen = await choose(editor, { geonames: springfield })
    expect(chosen.body).toMatchObject({ rows: { read: 2, created: 1, rejected: 1 } })
    expect([await waiting(editor), await waiting(other)]).toEqual([[], ["Springfield 1"]])
    const again = ["Graz,Austria,Springfield,"]
    expect((await bring("mine again", again, editor)).rows).toMatchObject({ merged: 1, waiting: 0 })
    expect((await bring("a steward's", again, steward)).rows).toMatchObject({ waiting: 1 })

    expect((await choose(steward, { geonames: springfield })).body.rows).toMatchObject({
      read: 2,
      waiting: 0,
      rejected: 0
    })
    expect((await bring("theirs again", ["Linz,Austria,Springfield,"], other)).rows).toMatchObject({ merged: 1 })
    expect((await choose(editor, { leaveOut: true })).status).toBe(422)
    expect((await choose(editor, { geonames: "1" })).status).toBe(422)
    expect((await choose(editor, {})).status).toBe(400)
    expect((await choose(editor, { own: true, geonames: springfield })).status).toBe(400)

    // Of the other editor's import a steward has taken up rows: it is not that editor's alone any more.
    expect([(await undo(other, mine.id)).status, (await undo(other, theirs.id)).status]).toEqual([403, 403])
    expect([(await undo(steward, theirs.id)).status, (await undo(editor, mine.id)).status]).toEqual([200, 200])
  })

  it("sent twice with one key are made once, and stand in the history with who made them", async () => {
    await bring("once", ["Graz,Austria,Sankt Nirgendwo,Austria"], editor)
    const take = () =>
      ask(editor, "POST", "/api/v1/imports/take-unmatched", { body: { why: "a hamlet" }, key: "take-them-once" })
    const [first, second] = [await take(), await take()]
    expect(first.body).toMatchObject({ rows: { read: 1, created: 1 }, leftOut: 0 })
    expect(second.body).toEqual(first.body)
    const changes = await register.run(
      SqlClient.SqlClient.use((sql) => sql`SELECT why, actor_id FROM change WHERE what = 'import.take-unmatched'`)
    )
    expect(changes).toEqual([{ why: "a hamlet", actor_id: "of Graz" }])
  })
})
