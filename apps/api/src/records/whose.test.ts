import { recordsOperations } from "@proxeny/client/contract"
import { anyone, deriveId, networkIdOf, strategyProfileIdOf } from "@proxeny/domain"
import { beforeAll, describe, expect, it } from "vitest"
import { type Sent, somebody, steward } from "../testing/acting.ts"
import { differences } from "../testing/registerRows.ts"
import { cityCalled, paper } from "../testing/reports.ts"
import { anderswo, editor, fern, hier, saidByPaper, smallWorld, theirs } from "../testing/smallWorld.ts"

type Key = keyof typeof recordsOperations

const { ask, asked, rows } = smallWorld()
const said = saidByPaper
const ids: Record<string, string> = {}

// What a steward records of cities, none of which is the editor's.
beforeAll(async () => {
  const made = async (key: string, body: object, sent: Partial<Sent> = {}) =>
    (await asked(steward, key, { status: key.startsWith("POST") ? 201 : 200, body, ...sent })).record.id
  ids.source = await made("POST /api/v1/sources", { kind: "news", title: "Nobody's" })
  ids.agreement = await made("POST /api/v1/agreements", { twinning: theirs, kind: "friendship", fields: [], said })
  ids.activity = await made("POST /api/v1/activities", { twinning: theirs, type: "meeting", on: "2001", said })
  ids.network = await made("POST /api/v1/networks", { name: "Netz", topics: [], said })
  const member = { kind: "city", city: anderswo }
  ids.membership = await made("POST /api/v1/memberships", { network: ids.network, member, said })
  ids.tension = await made("POST /api/v1/tensions", { countries: ["CZ", "PL"], on: "2001", title: "Trouble", said })
  const profile = `PUT /api/v1/cities/${anderswo}/strategies/2001`
  ids.strategy = await made(profile, { answers: { budget: true }, said }, { ifMatch: 0 })
  const subject = { kind: "twinning", id: theirs }
  const stated = { claims: [{ subject, attribute: "topic", value: "water", said }] }
  ids.claim = (await asked(steward, "POST /api/v1/claims", { status: 201, body: stated })).claims[0]
})

const topic = (id: string) => ({ subject: { kind: "twinning", id }, attribute: "topic", value: "schools", said })
const name = { text: "Name", kind: "name" }

/** A request to every operation that touches what the editor of Hier has no part in. Who may do it all the same is a steward. */
const samples: { readonly [K in Key]?: () => { readonly path?: string | undefined; readonly body?: object } } = {
  "PUT /api/v1/sources/:id": () => ({ path: ids.source, body: { kind: "news", title: "Mine" } }),
  "DELETE /api/v1/sources/:id": () => ({ path: ids.source }),
  "PUT /api/v1/cities/:id/statements": () => ({ path: anderswo, body: { names: [name], said } }),
  "DELETE /api/v1/cities/:id/statements": () => ({ path: anderswo }),
  "POST /api/v1/twinnings": () => ({ body: { cities: [anderswo, fern], said } }),
  "POST /api/v1/twinnings/:id/stages": () => ({ path: theirs, body: { stage: { kind: "ended" }, said } }),
  "PUT /api/v1/twinnings/:id/statements": () => ({ path: theirs, body: { exists: false, said } }),
  "DELETE /api/v1/twinnings/:id": () => ({ path: theirs }),
  "POST /api/v1/agreements": () => ({ body: { twinning: theirs, kind: "renewal", fields: [], said } }),
  "PUT /api/v1/agreements/:id": () => ({ path: ids.agreement, body: { kind: "renewal", fields: [], said } }),
  "DELETE /api/v1/agreements/:id": () => ({ path: ids.agreement }),
  "POST /api/v1/activities": () => ({ body: { twinning: theirs, type: "aid", on: "2002", said } }),
  "PUT /api/v1/activities/:id": () => ({ path: ids.activity, body: { type: "aid", on: "2002", said } }),
  "DELETE /api/v1/activities/:id": () => ({ path: ids.activity }),
  "POST /api/v1/networks": () => ({ body: { name: "Mine", topics: [], said } }),
  "PUT /api/v1/networks/:id": () => ({ path: ids.network, body: { name: "Mine", topics: [], said } }),
  "DELETE /api/v1/networks/:id": () => ({ path: ids.network }),
  "POST /api/v1/memberships": () => ({ body: { network: ids.network, member: { kind: "city", city: fern }, said } }),
  "PUT /api/v1/memberships/:id": () => ({ path: ids.membership, body: { exists: false, said } }),
  "DELETE /api/v1/memberships/:id": () => ({ path: ids.membership }),
  "POST /api/v1/tensions": () => ({ body: { countries: ["CZ", "PL"], on: "2002", title: "More", said } }),
  "PUT /api/v1/tensions/:id": () => ({
    path: ids.tension,
    body: { countries: ["CZ", "PL"], on: "2", title: "x", said }
  }),
  "DELETE /api/v1/tensions/:id": () => ({ path: ids.tension }),
  "PUT /api/v1/cities/:id/strategies/:asOf": () => ({ path: anderswo, body: { answers: { budget: false }, said } }),
  "DELETE /api/v1/cities/:id/strategies/:asOf": () => ({ path: anderswo }),
  "POST /api/v1/claims": () => ({ body: { claims: [topic(theirs)] } }),
  "PUT /api/v1/claims/:id": () => ({ path: ids.claim, body: { value: "schools", said } }),
  "DELETE /api/v1/claims/:id": () => ({ path: ids.claim }),
  "GET /api/v1/duplicates": () => ({}),
  "POST /api/v1/duplicates/apart": () => ({ body: { cities: [hier, fern], reason: "two" } }),
  "POST /api/v1/cities/:id/merge": () => ({ path: anderswo, body: { into: hier, reason: "mine" } }),
  "POST /api/v1/merges/:id/undo": () => ({ path: deriveId("city", "a merge") })
}

/** What every editor may, and what everybody who works here may read. */
const forEditors: ReadonlyArray<string> = ["POST /api/v1/sources", "POST /api/v1/cities", "POST /api/v1/bulk"]
const forReaders: ReadonlyArray<string> = ["GET /api/v1/activities/:id", "GET /api/v1/merges"]

const sent = (key: Key) => {
  const [method = "", path = ""] = key.split(" ")
  const { body, path: id = "" } = samples[key]?.() ?? {}
  return [method, path.replace(":id", id).replace(":asOf", "2001"), { ...(body && { body }), ifMatch: "*" }] as const
}

describe("an editor of another city", () => {
  for (const key of Object.keys(recordsOperations) as ReadonlyArray<Key>) {
    if (forEditors.includes(key) || forReaders.includes(key)) continue
    it(`${key} is refused, and nothing is changed`, async () => {
      expect(samples[key], `say in this test what ${key} is asked`).toBeDefined()
      const before = await rows()
      const statuses = []
      for (const actor of [editor, somebody("viewer", [anderswo, fern]), anyone])
        statuses.push((await ask(actor, ...sent(key))).status)
      expect(statuses).toEqual([403, 403, 401])
      expect(differences(before, await rows())).toBe("")
    })
  }

  it("may not touch the others' records beside their own, in claims or in bulk", async () => {
    const before = await rows()
    const own = { subject: { kind: "city", id: hier }, attribute: "twin-count", value: { count: 1 }, said }
    const claims = await ask(editor, "POST", "/api/v1/claims", { body: { claims: [own, topic(theirs)] } })
    expect(claims.status).toBe(403)
    const operations = [
      { method: "POST", path: "/api/v1/claims", body: { claims: [own] } },
      {
        method: "POST",
        path: `/api/v1/twinnings/${theirs}/stages`,
        body: { stage: { kind: "ended" }, said },
        ifMatch: "*"
      }
    ]
    const bulk = await ask(editor, "POST", "/api/v1/bulk", { body: { operations } })
    expect([bulk.status, bulk.body.errors[0].path]).toEqual([403, "operations.1"])
    expect(differences(before, await rows())).toBe("")
  })

  it("cannot move an activity of their own twinning into another", async () => {
    const made = await asked(editor, "POST /api/v1/twinnings", { status: 201, body: { cities: [hier, fern], said } })
    const body = { twinning: made.record.id, type: "meeting", on: "2001", said }
    const { record, version } = await asked(editor, "POST /api/v1/activities", { status: 201, body })
    const { claims } = await asked(editor, `GET /api/v1/records/activity/${record.id}`, { status: 200 })
    const value = { twinning: theirs, type: "meeting", on: "2001" }
    const before = await rows()
    const moved = await ask(editor, "PUT", `/api/v1/claims/${claims[0].id}`, {
      body: { value, said },
      ifMatch: version
    })
    expect([moved.status, moved.body.errors[0].path]).toEqual([422, "value.twinning"])
    const beside = { claims: [{ subject: { kind: "activity", id: record.id }, attribute: "reported", value, said }] }
    expect((await ask(editor, "POST", "/api/v1/claims", { body: beside })).status).toBe(422)
    expect(differences(before, await rows())).toBe("")
  })
})

describe("what is not on record", () => {
  const nothing = deriveId("city", "nothing at all")
  it("is told as such, and not as a matter of rights", async () => {
    const path = `/api/v1/twinnings/${nothing}/statements`
    expect((await ask(editor, "PUT", path, { body: { topics: [], said }, ifMatch: "*" })).status).toBe(404)
    const body = { twinning: nothing, type: "meeting", on: "2001", said }
    for (const actor of [editor, steward]) {
      const refused = await ask(actor, "POST", "/api/v1/activities", { body })
      expect([refused.status, refused.text.includes(nothing)]).toEqual([422, true])
    }
  })

  it("holds for every record that a body names", async () => {
    const city = cityCalled("nowhere")
    const network = networkIdOf("none")
    const refused: ReadonlyArray<readonly [string, object, string]> = [
      ["POST /api/v1/twinnings", { cities: [hier, city], said }, "cities"],
      ["POST /api/v1/twinnings", { cities: [hier, hier], said }, "cities"],
      ["POST /api/v1/twinnings", { cities: [hier, fern], said: { ...said, source: nothing } }, "said.source"],
      ["POST /api/v1/memberships", { network, member: { kind: "city", city: hier }, said }, "network"],
      ["POST /api/v1/memberships", { network: ids.network, member: { kind: "city", city }, said }, "member.city"],
      ["POST /api/v1/claims", { claims: [{ ...topic(theirs), value: 7 }] }, "claims.0.value"],
      ["POST /api/v1/claims", { claims: [{ ...topic(theirs), attribute: "mayor" }] }, "claims.0.attribute"],
      ["POST /api/v1/claims", { claims: [topic(nothing)] }, "claims.0.subject"]
    ]
    for (const [key, body, path] of refused)
      expect([key, (await asked(steward, key, { status: 422, body })).errors[0].path]).toEqual([key, path])
  })
})

it("the ids of a strategy and of its city are not confused", () => {
  expect(strategyProfileIdOf(anderswo, "2001" as never)).toBe(ids.strategy)
  expect(paper.id).toBe(said.source)
})
