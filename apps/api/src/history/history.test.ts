import type { Actor } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { merge } from "../duplicates/merge.ts"
import { runImport } from "../imports/runImport.ts"
import { actingRegister, somebody, steward } from "../testing/acting.ts"
import { grade, list, quiet } from "../testing/lists.ts"
import { elsewhere, here, ours, people, theirs, there, threeTowns } from "../testing/office.ts"
import { differences, registerRows } from "../testing/registerRows.ts"
import { council } from "../testing/reports.ts"

const register = actingRegister()
const { ask } = register
const { editor, otherEditor, partner, viewer } = people
beforeAll(() => register.run(threeTowns))

const said = { source: council.id, locator: "p. 3" }
const read = async (actor: Actor, path: string) => {
  const { body, status, text } = await ask(actor, "GET", path)
  expect(status, text).toBe(200)
  return body
}
const changes = async (actor: Actor, query = "") => (await read(actor, `/api/v1/history?limit=200${query}`)).items
const undo = (actor: Actor, change: number, body: object = {}) =>
  ask(actor, "POST", `/api/v1/history/${change}/undo`, { body })
const rows = () => register.run(registerRows)

/** States a topic of the twinning of Hier and Dort, and gives the change. */
const topic = async (actor: Actor, value: string, why?: string): Promise<number> => {
  const { body, status, text } = await ask(actor, "POST", "/api/v1/claims", {
    body: {
      claims: [{ subject: { kind: "twinning", id: ours }, attribute: "topic", value, said }],
      ...(why === undefined ? {} : { why })
    }
  })
  expect(status, text).toBe(201)
  return body.records[0].version
}
const note = async (actor: Actor, about: string, text: string, why: string) => {
  const {
    body,
    status,
    text: said
  } = await ask(actor, "POST", "/api/v1/notes", {
    body: { about: { kind: "city", id: about }, text, why }
  })
  expect(status, said).toBe(201)
  return body as { readonly version: number; readonly record: { readonly id: string } }
}

describe("the history", () => {
  it("tells who did what, when and why, with what it is about by name and every row", async () => {
    const change = await topic(editor, "water", "the minutes name it")
    const [newest] = await changes(viewer)
    expect(newest).toMatchObject({
      id: change,
      by: { kind: "person", id: "editor-1", name: "A test's editor" },
      what: "claim.create",
      why: "the minutes name it",
      records: [{ kind: "twinning", id: ours, label: expect.stringMatching(/Hier.*Dort|Dort.*Hier/) }],
      more: false
    })
    expect(Math.abs(Date.parse(newest.at) - Date.now())).toBeLessThan(60_000)
    const whole = await read(viewer, `/api/v1/history/${change}`)
    expect(whole).toMatchObject({
      ...newest,
      withheld: false,
      rows: [{ table: "claim", record: { kind: "twinning", id: ours }, after: { attribute: "topic", value: "water" } }],
      names: { [council.id]: "The council" }
    })
    expect(whole.rows[0]).not.toHaveProperty("before")
  })

  it("is found by record, city, person, what was done and day", async () => {
    const mine = await topic(editor, "schools")
    const ids = async (query: string) => (await changes(steward, query)).map(({ id }: { id: number }) => id)
    for (const query of [
      `&kind=twinning&id=${ours}`,
      `&city=${here}`,
      `&city=${there}`,
      "&actor=editor-1",
      "&what=claim.create",
      `&from=${new Date().toISOString().slice(0, 10)}`
    ])
      expect(await ids(query), query).toContain(mine)
    for (const query of [
      `&kind=twinning&id=${theirs}`,
      `&city=${elsewhere}`,
      "&actor=steward-0",
      "&what=note.create",
      "&until=2020-01-01",
      "&from=2100-01-01"
    ])
      expect(await ids(query), query).not.toContain(mine)
    const ofRecord = await read(viewer, `/api/v1/records/twinning/${ours}/history`)
    expect(ofRecord.items.map(({ id }: { id: number }) => id)).toEqual(await ids(`&kind=twinning&id=${ours}`))
    expect((await ask(steward, "GET", `/api/v1/history?id=${ours}`)).status).toBe(400)
    expect((await ask({ kind: "anyone" }, "GET", "/api/v1/history")).status).toBe(401)
    expect((await ask(steward, "GET", "/api/v1/history/999999")).body.type).toBe("/problems/change-not-found")
  })

  it("comes in pages that stay right while others write", async () => {
    for (const value of ["a", "b", "c", "d", "e"]) await topic(editor, value)
    const all = (await changes(steward)).map(({ id }: { id: number }) => id)
    const seen: Array<number> = []
    let cursor = ""
    do {
      const page = await read(steward, `/api/v1/history?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`)
      seen.push(...page.items.map(({ id }: { id: number }) => id))
      cursor = page.next ?? ""
      if (seen.length === 2) await topic(editor, "written meanwhile")
    } while (cursor !== "")
    expect(seen).toEqual(all)
    const [town] = await changes(steward, "&what=write")
    const first = await read(steward, `/api/v1/history/${town.id}?limit=1`)
    const second = await read(steward, `/api/v1/history/${town.id}?limit=1&cursor=${first.next}`)
    expect([first.rows.length, second.rows.length, first.rows[0].row === second.rows[0].row]).toEqual([1, 1, false])
  })

  it("gives a record with the ETag that a write of it takes, and as it was at the end of a day", async () => {
    const answer = await ask(viewer, "GET", `/api/v1/records/twinning/${ours}`)
    expect(answer.body.shown).toMatchObject({ exists: true, topics: expect.arrayContaining(["water"]) })
    const etag = answer.header("etag") ?? ""
    const body = { topics: ["theatre"], said }
    const written = await ask(editor, "PUT", `/api/v1/twinnings/${ours}/statements`, { body, ifMatch: etag })
    expect(written.status, written.text).toBe(200)
    expect((await ask(editor, "PUT", `/api/v1/twinnings/${ours}/statements`, { body, ifMatch: etag })).status).toBe(412)
    const path = `/api/v1/records/twinning/${ours}/at`
    const today = new Date().toISOString().slice(0, 10)
    expect((await read(viewer, `${path}?on=${today}`)).shown.topics).toContain("theatre")
    expect((await read(viewer, `${path}?change=${answer.body.version}`)).shown).toEqual(answer.body.shown)
    expect((await ask(viewer, "GET", `${path}?on=2001-01-01`)).status).toBe(404)
    expect((await ask(viewer, "GET", path)).status).toBe(400)
    expect((await ask(viewer, "GET", `${path}?on=${today}&change=1`)).status).toBe(400)
  })
})

describe("what is private", () => {
  const secret = "Ring Vesta before nine"

  it("is told to the offices of its cities and to nobody else, neither the rows nor the reason", async () => {
    const { record, version } = await note(editor, here, secret, `${secret}, they asked`)
    for (const actor of [editor, viewer, steward]) {
      expect((await changes(actor))[0]).toMatchObject({ id: version, why: `${secret}, they asked` })
      expect((await read(actor, `/api/v1/history/${version}`)).rows).toMatchObject([{ after: { text: secret } }])
      expect((await read(actor, `/api/v1/records/note/${record.id}`)).row.text).toBe(secret)
    }
    for (const actor of [otherEditor, partner, people.cityless]) {
      expect((await changes(actor)).map(({ id }: { id: number }) => id)).not.toContain(version)
      for (const path of [
        `/api/v1/history/${version}`,
        `/api/v1/records/note/${record.id}`,
        `/api/v1/records/note/${record.id}/at?change=${version}`
      ]) {
        const { status, text } = await ask(actor, "GET", path)
        expect([path, status, text.includes(secret)]).toEqual([path, 404, false])
      }
      expect((await read(actor, `/api/v1/records/note/${record.id}/history`)).items).toEqual([])
      expect((await undo(actor, version)).status).toBe(403)
    }
    expect((await undo(editor, version)).status).toBe(201)
    expect((await ask(editor, "GET", `/api/v1/records/note/${record.id}`)).body.row).toBeUndefined()
  })

  it("is left out of a change of which the rest is open, and of the record that it is about", async () => {
    const { body } = await ask(editor, "POST", "/api/v1/claims", {
      body: {
        claims: [
          {
            subject: { kind: "twinning", id: ours },
            attribute: "yearly-cost",
            value: { amount: 4711, currency: "EUR" },
            said
          },
          { subject: { kind: "twinning", id: ours }, attribute: "topic", value: "parks", said }
        ],
        why: secret
      }
    })
    const change = body.records[0].version
    const seen = await read(otherEditor, `/api/v1/history/${change}`)
    expect(seen).toMatchObject({ withheld: true, rows: [{ after: { value: "parks" } }] })
    expect(seen).not.toHaveProperty("why")
    expect((await read(partner, `/api/v1/history/${change}`)).rows).toHaveLength(2)
    for (const path of [`/api/v1/records/twinning/${ours}`, `/api/v1/records/twinning/${ours}/at?change=${change}`]) {
      expect(JSON.stringify(await read(otherEditor, path))).not.toContain("4711")
      expect(JSON.stringify(await read(editor, path))).toContain("4711")
    }
    expect((await ask({ kind: "anyone" }, "GET", `/api/v1/records/twinning/${ours}`)).text).not.toContain("4711")
  })
})

describe("an undo", () => {
  it("brings everything back as it was, is a change of its own, and can be undone", async () => {
    const before = await rows()
    const change = await topic(editor, "an error")
    const after = await rows()
    const undone = await undo(partner, change, { why: "it was a misprint" })
    expect(undone.status, undone.text).toBe(201)
    expect(undone.body).toMatchObject({ undoes: change, records: [{ kind: "twinning", id: ours }] })
    expect(differences(before, await rows())).toBe("")
    const [newest] = await changes(viewer)
    expect(newest).toMatchObject({
      id: undone.body.change,
      what: "change.undo",
      undoes: change,
      why: "it was a misprint"
    })
    expect(await read(viewer, `/api/v1/history/${change}`)).toMatchObject({ undoneBy: undone.body.change })
    const redone = await undo(editor, undone.body.change)
    expect(redone.status, redone.text).toBe(201)
    expect(differences(after, await rows())).toBe("")
    expect(await read(viewer, `/api/v1/history/${change}`)).not.toHaveProperty("undoneBy")
  })

  it("is for whoever may write every record of the change", async () => {
    const change = await topic(editor, "ours alone")
    const before = await rows()
    for (const [actor, status] of [
      [otherEditor, 403],
      [viewer, 403],
      [people.cityless, 403],
      [people.anyone, 401]
    ] as const)
      expect((await undo(actor, change)).status).toBe(status)
    const { body } = await ask(steward, "POST", "/api/v1/claims", {
      body: {
        claims: [ours, theirs].map((id) => ({
          subject: { kind: "twinning", id },
          attribute: "topic",
          value: "both",
          said
        }))
      }
    })
    const both = body.records[0].version
    expect((await undo(editor, both)).status).toBe(403)
    expect((await undo(partner, both)).status).toBe(201)
    expect(differences(before, await rows())).toBe("")
  })

  it("is for who put a city on record, though it is nobody's yet, as long as nothing rests on it", async () => {
    const create = (name: string) =>
      ask(editor, "POST", "/api/v1/cities", { body: { names: [{ text: name, kind: "name" }], country: "FI", said } })
    const before = await rows()
    const made = await create("Uusi")
    expect(made.status, made.text).toBe(201)
    const city = made.body.record.id
    expect((await undo(otherEditor, made.body.version)).status).toBe(403)
    const twinned = await ask(editor, "POST", "/api/v1/twinnings", { body: { cities: [here, city], said } })
    expect(twinned.status, twinned.text).toBe(201)
    const refused = await undo(editor, made.body.version)
    expect(refused.body).toMatchObject({
      status: 409,
      type: "/problems/undo-refused",
      detail: expect.stringMatching(/rest on what it brought .*Uusi/),
      errors: [
        {
          path: `twinning ${twinned.body.record.id}`,
          message: expect.stringContaining(`change ${twinned.body.version}`),
          rule: "rests-on",
          values: [expect.stringContaining("Uusi"), twinned.body.version]
        }
      ]
    })
    expect((await undo(editor, twinned.body.version)).status).toBe(201)
    expect((await undo(editor, made.body.version)).status).toBe(201)
    expect(differences(before, await rows())).toBe("")
    expect((await read(steward, `/api/v1/history/${made.body.version}`)).records).toMatchObject([{ label: "Uusi" }])
  })

  it("is refused where a record was changed since, which it names, and does nothing twice", async () => {
    const written = async (topics: ReadonlyArray<string>) => {
      const { body, status, text } = await ask(editor, "PUT", `/api/v1/twinnings/${ours}/statements`, {
        body: { topics, said },
        ifMatch: "*"
      })
      expect(status, text).toBe(200)
      return body.version as number
    }
    const first = await written(["first"])
    const second = await written(["second"])
    const refused = await undo(editor, first)
    expect(refused.body).toMatchObject({
      status: 409,
      detail: expect.stringMatching(new RegExp(`changed since.*by the change ${second}`)),
      errors: [{ path: `twinning ${ours}`, message: expect.stringMatching(/Hier/), rule: "changed-since" }]
    })
    const key = "the-same-undo-sent-twice"
    const send = () => ask(editor, "POST", `/api/v1/history/${second}/undo`, { body: {}, key })
    const [once, twice] = [await send(), await send()]
    expect([once.status, twice.body]).toEqual([201, once.body])
    expect((await undo(editor, second)).body.detail).toContain(`by the change ${once.body.change}`)
    expect((await undo(editor, first)).status).toBe(201)
  })

  it("takes an import back by its own rules, and does it again", async () => {
    const before = await rows()
    const place = (n: number) => `Q${n},Fabled Town ${n},Norway,NO,${60 + n},10,1000`
    await register.run(
      runImport({ title: "A fabled list", files: list([place(1), place(2)], ["Q1,Q2"]), grade }, quiet)
    )
    const after = await rows()
    const [ran] = await changes(steward, "&what=import.run")
    expect(ran).toMatchObject({ why: "A fabled list", by: { kind: "installation" }, import: expect.any(String) })
    const town = (await register.get("/api/v1/cities?q=Fabled Town 1")).body.items[0].id
    const ofTown = async () => (await changes(steward, `&city=${town}`)).map(({ id }: { id: number }) => id)
    expect(await ofTown()).toEqual([ran.id])
    expect((await undo(editor, ran.id)).status).toBe(403)
    const undone = await undo(steward, ran.id)
    expect(undone.status, undone.text).toBe(201)
    expect(differences(before, await rows())).toBe("")
    // What is gone is still found, with who brought it and who took it away.
    expect(await ofTown()).toEqual([undone.body.change, ran.id])
    expect((await read(steward, `/api/v1/records/city/${town}/at?change=${ran.id}`)).shown.city.names[0].text).toBe(
      "Fabled Town 1"
    )
    expect((await undo(steward, ran.id)).body.type).toBe("/problems/already-undone")
    const redone = await undo(steward, undone.body.change)
    expect(redone.status, redone.text).toBe(201)
    expect(differences(after, await rows())).toBe("")
    expect((await undo(steward, redone.body.change)).status).toBe(201)
    expect(differences(before, await rows())).toBe("")
  })

  it("parts merged cities, and merges them again", async () => {
    const before = await rows()
    await register.run(merge(there, elsewhere, { by: "a test", reason: "one town" }, quiet))
    const after = await rows()
    const [merged] = await changes(steward, "&what=city.merge")
    const undone = await undo(steward, merged.id)
    expect(undone.status, undone.text).toBe(201)
    expect(differences(before, await rows())).toBe("")
    expect((await undo(partner, undone.body.change)).status).toBe(403)
    const redone = await undo(steward, undone.body.change)
    expect(redone.status, redone.text).toBe(201)
    expect(differences(after, await rows())).toBe("")
    expect((await undo(steward, redone.body.change)).status).toBe(201)
    expect(differences(before, await rows())).toBe("")
  })

  it("says what cannot be undone by itself", async () => {
    const bulk = await changes(somebody("admin"), "&what=reference.load")
    const refused = await undo(steward, bulk[0].id)
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      expect.stringMatching(/too much to be kept row by row/)
    ])
    const nothing = await register.run(
      SqlClient.SqlClient.use((sql) =>
        Effect.map(
          sql<{
            id: number
          }>`INSERT INTO change (actor_kind, actor_name, what) VALUES ('installation', 'a test', 'nothing') RETURNING id::int AS id`,
          ([row]) => row?.id ?? 0
        )
      )
    )
    expect((await undo(steward, nothing)).body.detail).toMatch(/left every record as it was/)
    expect((await undo(steward, 999_999)).status).toBe(404)
  })
})
