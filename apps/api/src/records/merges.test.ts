import * as SqlClient from "effect/sql/SqlClient"
import { expect, it } from "vitest"
import { steward } from "../testing/acting.ts"
import { differences } from "../testing/registerRows.ts"
import { cityCalled } from "../testing/reports.ts"
import { dort, editor, fern, hier, smallWorld } from "../testing/smallWorld.ts"

const { asked, get, rows, run, versionOf } = smallWorld()
const path = `POST /api/v1/cities/${dort}/merge`
const body = { into: hier, reason: "one town, written twice" }
const changes = () =>
  run(
    SqlClient.SqlClient.use(
      (sql) => sql<{ what: string; why: string | null; name: string }>`
        SELECT what, why, actor_name AS name FROM change ORDER BY id`
    )
  )

it("a steward merges two cities as one change with the reason, and parts them again", async () => {
  const before = await rows()
  const version = await versionOf("city", dort)
  await asked(editor, path, { status: 403, body, ifMatch: version })
  await asked(steward, path, { status: 428, body })
  await asked(steward, path, { status: 412, body, ifMatch: version + 1 })
  expect(differences(before, await rows())).toBe("")

  const begun = await changes()
  const merged = await asked(steward, path, { status: 201, body, ifMatch: version })
  expect(merged).toMatchObject({ kept: { id: hier, name: "Hier" }, merged: { id: dort }, selfTwinning: true })
  const made = { what: "city.merge", why: body.reason, name: "A test's steward" }
  expect(await changes()).toEqual([...begun, made])
  expect((await get(`/api/v1/cities/${dort}`)).status).toBe(404)
  const gone = await asked(steward, path, { status: 404, body, ifMatch: "*" })
  expect(gone.detail).toContain("merged into Hier")

  const { items } = await asked(editor, "GET /api/v1/merges", { status: 200 })
  expect(items[0]).toMatchObject({ id: merged.id, by: "A test's steward", reason: body.reason })
  await asked(editor, `POST /api/v1/merges/${merged.id}/undo`, { status: 403 })
  await asked(steward, `POST /api/v1/merges/${merged.id}/undo`, { status: 201 })
  expect(differences(before, await rows())).toBe("")
  await asked(steward, `POST /api/v1/merges/${merged.id}/undo`, { status: 409 })
  await asked(steward, `POST /api/v1/merges/${cityCalled("no merge")}/undo`, { status: 404 })
})

it("possible duplicates come page by page, and those that are kept apart no more", async () => {
  const all = await asked(steward, "GET /api/v1/duplicates?limit=100", { status: 200 })
  const paged = []
  let cursor = ""
  do {
    const page = await asked(steward, `GET /api/v1/duplicates?limit=1${cursor}`, { status: 200 })
    paged.push(...page.items)
    cursor = page.next === undefined ? "" : `&cursor=${encodeURIComponent(page.next)}`
  } while (cursor !== "")
  expect(paged).toEqual(all.items)
  expect(all.total).toBe(paged.length)

  const [first] = all.items
  const cities = first === undefined ? [hier, fern] : first.cities.map(({ id }: { id: string }) => id)
  await asked(steward, "POST /api/v1/duplicates/apart", { status: 204, body: { cities, reason: "two towns" } })
  const after = await asked(steward, "GET /api/v1/duplicates?limit=100", { status: 200 })
  expect(after.total).toBe(Math.max(0, all.total - 1))
  const same = { status: 422, body: { cities: [hier, hier], reason: "one" } }
  await asked(steward, "POST /api/v1/duplicates/apart", same)
})
