import { randomUUID } from "node:crypto"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { steward } from "../testing/acting.ts"
import { differences } from "../testing/registerRows.ts"
import { editor, hier, ours, saidByPaper, smallWorld } from "../testing/smallWorld.ts"

const { ask, asked, get, rows, run, versionOf } = smallWorld()
const said = saidByPaper
const meeting = (on: string, more: object = {}) => ({
  method: "POST",
  path: "/api/v1/activities",
  body: { twinning: ours, type: "meeting", on, said, ...more }
})
const changes = () =>
  run(
    SqlClient.SqlClient.use(
      (sql) => sql<{ what: string; why: string | null }>`SELECT what, why FROM change ORDER BY id`
    )
  )

describe("many writes at once", () => {
  it("are one change, each answered as by itself, and done once for each key", async () => {
    const before = await changes()
    const version = await versionOf("twinning", ours)
    const operations = [
      meeting("2001"),
      meeting("2001"),
      {
        method: "POST",
        path: `/api/v1/twinnings/${ours}/stages`,
        ifMatch: `"${version}"`,
        body: { stage: { kind: "signed", on: "1999" }, said }
      },
      // Read before the first of them, as every other one.
      {
        method: "PUT",
        path: `/api/v1/twinnings/${ours}/statements`,
        ifMatch: `"${version}"`,
        body: { topics: ["water"], said }
      },
      { method: "DELETE", path: `/api/v1/twinnings/${ours}?source=${said.source}`, ifMatch: `"${version}"` },
      {
        method: "PUT",
        path: `/api/v1/twinnings/${ours}/statements`,
        ifMatch: `"${version}"`,
        body: { topics: ["schools"], said }
      }
    ]
    const key = randomUUID()
    const sent = { body: { operations, why: "the year's report" }, key }
    const done = await ask(editor, "POST", "/api/v1/bulk", sent)
    expect(done.body.results.map(({ status }: { status: number }) => status)).toEqual([201, 201, 201, 200, 200, 200])
    const [first, second] = done.body.results
    expect(second).toEqual(first)
    expect((await get(`/api/v1/twinnings/${ours}`)).body).toMatchObject({ state: "recorded", topics: ["schools"] })
    const after = await changes()
    expect(after.slice(before.length)).toEqual([{ what: "bulk", why: "the year's report" }])
    const held = await rows()
    expect((await ask(editor, "POST", "/api/v1/bulk", sent)).body).toEqual(done.body)
    expect(differences(held, await rows())).toBe("")
    expect(await changes()).toEqual(after)
  })

  it("are none where one fails, which is named", async () => {
    const before = await rows()
    const stale = { method: "DELETE", path: `/api/v1/twinnings/${ours}`, ifMatch: '"1"' }
    const faulty: ReadonlyArray<readonly [object, number, string]> = [
      [meeting("2003", { until: "2001" }), 422, "operations.1.until"],
      [meeting("not a day"), 400, "operations.1.on"],
      [{ ...stale, ifMatch: undefined }, 428, "operations.1"],
      [stale, 412, "operations.1"],
      [{ ...stale, path: "/api/v1/nothing" }, 400, "operations.1.path"],
      [{ ...stale, path: `/api/v1/twinnings/%E0%A4%A` }, 400, "operations.1.id"],
      [{ ...meeting("2003"), path: "/api/v1/bulk" }, 400, "operations.1.path"],
      [{ ...meeting("2003"), method: "PUT" }, 400, "operations.1.path"],
      [meeting("2003", { why: "so" }), 400, "operations.1.body.why"],
      [meeting("2003", { mayor: "x" }), 400, "operations.1.mayor"]
    ]
    for (const [one, status, path] of faulty) {
      const body = { operations: [meeting("2002"), JSON.parse(JSON.stringify(one))] }
      const refused = await ask(editor, "POST", "/api/v1/bulk", { body })
      expect([path, refused.status, refused.body.errors?.[0]?.path]).toEqual([path, status, path])
    }
    expect(differences(before, await rows())).toBe("")
  })

  it("tell at once of every one that cannot be understood", async () => {
    const operations = [meeting("x"), meeting("2002"), meeting("y")]
    const { errors } = await asked(editor, "POST /api/v1/bulk", { status: 400, body: { operations } })
    expect(errors.map(({ path }: { path: string }) => path)).toEqual(["operations.0.on", "operations.2.on"])
    await asked(editor, "POST /api/v1/bulk", { status: 400, body: { operations: [] } })
    const tooMany = Array.from({ length: 501 }, () => meeting("2002"))
    await asked(editor, "POST /api/v1/bulk", { status: 400, body: { operations: tooMany } })
  })

  it("may rest on each other", async () => {
    const network = "Verband der Prüfer"
    const made = await asked(steward, "POST /api/v1/networks", {
      status: 201,
      body: { name: network, topics: [], said }
    })
    const { id } = made.record
    const operations = [
      {
        method: "POST",
        path: "/api/v1/memberships",
        body: { network: id, member: { kind: "city", city: hier }, said }
      },
      { method: "DELETE", path: `/api/v1/networks/${id}`, ifMatch: "*" }
    ]
    const refused = await asked(steward, "POST /api/v1/bulk", { status: 409, body: { operations } })
    expect(refused.errors[0].path).toBe("operations.1")
    expect((await get(`/api/v1/cities/${hier}`)).body.networks).toEqual([])
  })
})
