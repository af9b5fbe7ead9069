import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { actingRegister, somebody, steward } from "../../testing/acting.ts"
import { importing, manyLinks, sentFile } from "../../testing/importing.ts"
import { bare, everything } from "../../testing/lists.ts"
import { markLost } from "./jobWrites.ts"

const register = actingRegister()
const { ask } = register
const { ended, job, once, start, upload } = importing(ask)

const all = () => register.run(everything)
const withoutImports = async () => (await all()).filter(bare)

const cities = sentFile([
  "id,name,country,country_iso2,lat,lon,population",
  "Q1726,Munich,Germany,DE,48.1375,11.575,1488202",
  "Q1479,Bordeaux,France,FR,44.84,-0.58,257068"
])
const links = sentFile(["source,target", "Q1726,Q1479", "Q1726,Q1726"])

describe("a job", () => {
  it("previews what the import then does, writes nothing before, and is taken back by undoing", async () => {
    const before = await all()
    const uploads = [{ upload: await upload("cities.csv", cities) }, { upload: await upload("links.csv", links) }]
    const body = { uploads, title: "a list", why: "to see" }
    const previewed = await ended((await start("preview", body)).id)
    expect(previewed).toMatchObject({ kind: "preview", state: "done", rows: { read: 4, created: 3, rejected: 1 } })
    expect(await all()).toEqual(before)
    const done = await ended((await start("import", body)).id)
    expect(done).toMatchObject({
      kind: "import",
      state: "done",
      by: { id: steward.kind === "person" ? steward.id : "" }
    })
    expect({ ...done.report, id: undefined, preview: true }).toEqual({ ...previewed.report, id: undefined })
    const { body: detail } = await ask(steward, "GET", `/api/v1/imports/${done.report.id}`)
    expect(detail).toMatchObject({ title: "a list", claims: done.report.claims, waiting: 0, by: done.by })
    const [change] = await register.run(
      SqlClient.SqlClient.use((sql) => sql`SELECT what, why, actor_id FROM change WHERE import_id = ${done.report.id}`)
    )
    expect(change).toEqual({ what: "import.run", why: "to see", actor_id: done.by.id })
    // The files of a list that is on record are needed no more.
    expect((await ask(steward, "GET", `/api/v1/import-uploads/${uploads[0]?.upload}`)).status).toBe(404)

    const rejected = await ask(steward, "GET", `/api/v1/import-jobs/${done.id}/rejected`)
    expect(rejected.header("content-disposition")).toMatch(/^attachment; filename="rejected-/)
    expect(rejected.text).toBe(
      'file,row,line,column,text,reason,remedy\r\nlinks.csv,2,3,,"Q1726, Q1726","Q1726 and Q1726 are one city, and a city cannot be twinned with itself","name two different cities, or leave the row out"\r\n'
    )

    const undo = () => ask(steward, "POST", `/api/v1/imports/${done.report.id}/undo`, { body: { why: "a slip" } })
    expect((await undo()).body).toMatchObject({ id: done.report.id, cities: 2, twinnings: 1 })
    expect(await withoutImports()).toEqual(before.filter(bare))
    expect((await undo()).status).toBe(409)
    const { body: list } = await ask(somebody("viewer"), "GET", "/api/v1/imports?limit=1")
    expect(list).toMatchObject({ total: 1, items: [{ id: done.report.id, undoneAt: expect.stringMatching(/Z$/) }] })
  })

  it("takes what a person says of each file, of its columns, and of all rows", async () => {
    const one = await upload("odd.csv", sentFile(["Stadt,x", "Linz,note", "Graz,note"]))
    const other = await upload("odd.csv", sentFile(["A,B", "Eurocities,Wels"]))
    const { body: looked } = await ask(steward, "GET", `/api/v1/import-uploads/${other}?kind=memberships`)
    expect(looked.list).toMatchObject({ kind: "memberships", columns: [{ name: "A" }, { name: "B" }] })
    const body = {
      title: "odd",
      uploads: [
        {
          upload: one,
          kind: "twinnings",
          mapping: [
            { column: "x", field: "-" },
            { column: "1", field: "partner" }
          ]
        },
        {
          upload: other,
          kind: "memberships",
          mapping: [
            { column: "A", field: "network" },
            { column: "b", field: "member" }
          ]
        }
      ],
      set: { city: "Bonn", country: "Austria" },
      language: "de"
    }
    const { report, state } = await ended((await start("preview", body)).id)
    expect([
      state,
      report?.files.map(({ kind, name, rows }: never & { kind: string }) => [
        kind,
        name,
        (rows as { read: number }).read
      ])
    ]).toEqual([
      "done",
      [
        ["twinnings", "odd.csv", 2],
        ["memberships", "odd (2).csv", 1]
      ]
    ])
    const missing = await ended(
      (await start("preview", { ...body, uploads: [{ upload: other, kind: "activities" }] })).id
    )
    expect(missing).toMatchObject({ state: "failed", problem: { title: "The list cannot be brought in" } })
    expect(missing.problem.detail).toMatch(/has no column for/)
  })

  it("of two files of one name keeps the rows of both that wait, and takes them up by choices", async () => {
    const before = await withoutImports()
    const lines = ["city,country,partner,partnerCountry", "Graz,Austria,Springfield,"]
    const uploads = [
      { upload: await upload("twins.csv", sentFile(lines)) },
      {
        upload: await upload(
          "twins.csv",
          sentFile([...lines.slice(0, 1), "Linz,Austria,Springfield,", "Wels,Austria,Springfield,"])
        )
      }
    ]
    const { report } = await ended((await start("import", { uploads, title: "Springfields" })).id)
    expect(report.rows).toMatchObject({ read: 3, waiting: 3 })
    const { body: waiting } = await ask(steward, "GET", `/api/v1/imports/${report.id}/waiting?limit=1`)
    expect(waiting).toMatchObject({ total: 1, items: [{ text: "Springfield", rows: 3 }] })
    const chosen = await ask(steward, "POST", "/api/v1/imports/choices", {
      body: { name: "Springfield", geonames: waiting.items[0].candidates[0].geonames }
    })
    expect(chosen.body).toMatchObject({ rows: { read: 3, created: 3, waiting: 0 }, leftOut: 0 })
    await ask(steward, "POST", `/api/v1/imports/${report.id}/undo`, { body: {} })
    const choices = (line: string) => !line.startsWith("place_alias ")
    expect((await withoutImports()).filter(choices)).toEqual(before.filter(choices))
  })

  it("waits for the import before it, and is done after it", async () => {
    const first = await start("import", {
      uploads: [{ upload: await upload("a.csv", manyLinks(2_000, 1)) }],
      title: "one"
    })
    const second = await start("import", {
      uploads: [{ upload: await upload("b.csv", manyLinks(10, 2)) }],
      title: "two"
    })
    expect(second).toMatchObject({ state: "waiting", ahead: 1 })
    await once(first.id, ({ state }) => state === "running")
    const done = await ended(second.id)
    const before = await job(first.id)
    expect([before.state, done.state]).toEqual(["done", "done"])
    expect(done.startedAt >= before.endedAt).toBe(true)
    for (const { report } of [done, before])
      await ask(steward, "POST", `/api/v1/imports/${report.id}/undo`, { body: {} })
  })

  it("that is cancelled leaves nothing, in its middle as well as before its turn", async () => {
    const before = await all()
    const kept = await upload("a.csv", manyLinks(4_500, 3))
    const first = await start("import", { uploads: [{ upload: kept }], title: "cancelled" })
    const second = await start("import", { uploads: [{ upload: kept }], title: "cancelled too" })
    await once(first.id, ({ rows }) => rows.read > 2_500)
    expect((await ask(steward, "DELETE", `/api/v1/import-jobs/${second.id}`)).body.state).toBe("cancelled")
    const { body: cancelled } = await ask(steward, "DELETE", `/api/v1/import-jobs/${first.id}`)
    expect(cancelled).toMatchObject({ state: "cancelled", endedAt: expect.anything() })
    expect(cancelled.report).toBeUndefined()
    expect(await all()).toEqual(before)
    expect((await ask(steward, "DELETE", `/api/v1/import-jobs/${first.id}`)).status).toBe(409)
    // The file is still there, for another try.
    expect((await ask(steward, "GET", `/api/v1/import-uploads/${kept}`)).status).toBe(200)
  })

  it("is begun once for each key, however often it is sent", async () => {
    const body = { uploads: [{ upload: await upload("links.csv", manyLinks(5, 4)) }], title: "once" }
    const send = (key: string, sent: object = body) => ask(steward, "POST", "/api/v1/imports", { body: sent, key })
    const [a, b] = await Promise.all([send("the-same-key"), send("the-same-key")])
    expect([a.status, b.status, a.body.id]).toEqual([202, 202, b.body.id])
    const done = await ended(a.body.id)
    // Also when its files are gone.
    expect((await send("the-same-key")).body.id).toBe(done.id)
    expect((await send("the-same-key", { ...body, title: "other" })).status).toBe(422)
    expect((await send("short")).status).toBe(400)
    await ask(steward, "POST", `/api/v1/imports/${done.report.id}/undo`, { body: {} })
  })

  it("belongs to whoever began it, and so do its files; a steward sees it all the same", async () => {
    const [one, other] = [
      somebody("editor", ["00000000-0000-4000-8000-000000000001" as never], "one"),
      somebody("editor", ["00000000-0000-4000-8000-000000000002" as never], "other")
    ]
    const kept = await upload("links.csv", links, one)
    const begun = await start("preview", { uploads: [{ upload: kept }], title: "mine" }, one)
    await ended(begun.id, one)
    for (const path of ["", "/events", "/rejected"])
      expect((await ask(other, "GET", `/api/v1/import-jobs/${begun.id}${path}`)).status).toBe(404)
    expect((await ask(other, "DELETE", `/api/v1/import-jobs/${begun.id}`)).status).toBe(404)
    for (const method of ["GET", "DELETE"])
      expect((await ask(other, method, `/api/v1/import-uploads/${kept}`)).status).toBe(404)
    expect(
      (await ask(other, "POST", "/api/v1/imports/preview", { body: { uploads: [{ upload: kept }], title: "x" } }))
        .status
    ).toBe(422)
    expect((await ask(other, "GET", "/api/v1/import-jobs")).body.items).toEqual([])
    expect((await job(begun.id)).id).toBe(begun.id)
    for (const role of ["viewer"] as const)
      expect((await ask(somebody(role), "GET", "/api/v1/import-jobs")).status).toBe(403)
    expect((await ask({ kind: "anyone" }, "GET", "/api/v1/imports")).status).toBe(401)
  })

  it("of a process that is no more is marked as failed, and nothing of it was written", async () => {
    const insert = (id: string, process: string, seconds: number) =>
      register.run(
        SqlClient.SqlClient.use(
          (
            sql
          ) => sql`INSERT INTO import_job (id, kind, state, owner, owner_name, title, files, rows, request, process, alive_at)
            VALUES (${id}, 'import', 'running', 'person:x', 'x', 'lost', '[]', '{"read":0,"created":0,"merged":0,"unchanged":0,"waiting":0,"rejected":0}', '', ${process}, now() - make_interval(secs => ${seconds}))`
        )
      )
    const [gone, quiet, there] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
      string,
      string,
      string
    ]
    await insert(gone, "gone", 0)
    await insert(quiet, "of another machine", 70)
    await insert(there, "of another machine", 5)
    await register.run(
      Effect.andThen(
        markLost((process) => process === "gone"),
        Effect.void
      )
    )
    for (const id of [gone, quiet])
      expect(await job(id)).toMatchObject({
        state: "failed",
        problem: { detail: expect.stringMatching(/the server was restarted, and nothing was written/) }
      })
    expect((await job(there)).state).toBe("running")
    await register.run(SqlClient.SqlClient.use((sql) => sql`DELETE FROM import_job WHERE id = ${there}`))
  })

  it("refuses a list that is named twice, and a request that says too much", async () => {
    const one = await upload("links.csv", links)
    const twice = await ask(steward, "POST", "/api/v1/imports/preview", {
      body: { uploads: [{ upload: one }, { upload: one }], title: "x" }
    })
    expect([twice.status, twice.body.errors[0].path]).toEqual([400, "uploads.1"])
    const odd = await ask(steward, "POST", "/api/v1/imports/preview", {
      body: { uploads: [{ upload: one, kinds: "x" }], title: "x" }
    })
    expect([odd.status, odd.body.errors[0].path]).toEqual([400, "uploads.0.kinds"])
  })
})
