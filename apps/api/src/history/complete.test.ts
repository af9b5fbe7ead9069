import { type Operation, operations } from "@proxeny/client/contract"
import { defaultRubric, strategyProfileIdOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { type Sent, somebody, steward } from "../testing/acting.ts"
import { importing, sentFile } from "../testing/importing.ts"
import { council, paper, record, said } from "../testing/reports.ts"
import { dort, fern, hier, ours, saidByPaper, smallWorld, theirs } from "../testing/smallWorld.ts"
import { imageOf, type Kept, kept } from "./kept.ts"

const { ask, run, versionOf } = smallWorld()
const { ended, upload } = importing(ask)
const admin = somebody("admin")
const tables: ReadonlyArray<Pick<Kept, "table" | "without">> = [...kept, { table: "person_role" }]
const [person, chief] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"]

interface Row {
  readonly change_id?: number | null
}
type Register = ReadonlyMap<string, { readonly table: string; readonly row: Row }>

/** Every row of every table that has a history. */
const everyRow = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const found = new Map<string, { table: string; row: Row }>()
  for (const one of tables)
    for (const { id, row } of yield* sql<{ id: string; row: Row }>`
      SELECT id, ${sql.literal(imageOf(one, "t"))} AS row FROM ${sql(one.table)} t`)
      found.set(`${one.table} ${id}`, { table: one.table, row })
  return found as Register
})

interface Told {
  readonly id: number
  readonly what: string
  readonly actor_id: string | null
  readonly bulk: boolean
}

/** The changes since one, and what the rows of the history make of the register as it was. */
const since = Effect.fnUntraced(function* (last: number, before: Register) {
  const sql = yield* SqlClient.SqlClient
  const changes =
    yield* sql<Told>`SELECT id::int AS id, what, actor_id, bulk FROM change WHERE id > ${last} ORDER BY id`
  const rows = yield* sql<{ table: string; id: string; before: Row | null; after: Row | null }>`
    SELECT of_table AS table, row_id AS id, before, after FROM change_row WHERE change_id > ${last} ORDER BY change_id, position`
  const made = new Map(before)
  for (const { after, before: was, id, table } of rows) {
    const key = `${table} ${id}`
    expect(made.get(key)?.row ?? null, `${key} before`).toEqual(was)
    if (after === null) made.delete(key)
    else made.set(key, { table, row: after })
  }
  return { changes, made }
})
const lastChange = SqlClient.SqlClient.use((sql) =>
  Effect.map(sql<{ id: number }>`SELECT max(id)::int AS id FROM change`, ([row]) => row?.id ?? 0)
)

const tried = new Set<string>()

/** Asks for a write, and holds the history of it against what it did to the register. */
const write = async (key: string, path: string, sent: Sent = {}, actor = steward) => {
  tried.add(key)
  const operation: Operation = operations[key as keyof typeof operations]
  const [before, last] = [await run(everyRow), await run(lastChange)]
  const [method = ""] = key.split(" ")
  const answer = await ask(actor, method, path, sent)
  expect([key, answer.status, answer.status === operation.status ? "" : answer.text]).toEqual([
    key,
    operation.status,
    ""
  ])
  if (key === "POST /api/v1/imports") expect((await ended(answer.body.id)).state).toBe("done")
  const { changes, made } = await run(since(last, before))
  expect(changes.map(({ actor_id, what }) => ({ key, what, by: actor_id }))).toEqual([
    { key, what: operation.change, by: actor.kind === "person" ? actor.id : null }
  ])
  const after = await run(everyRow)
  const [change] = changes
  // What comes in bulk is not copied: each row names the change.
  const expected = new Map(made)
  if (change?.bulk === true)
    for (const [row, one] of after) if (!made.has(row) && one.row.change_id === change.id) expected.set(row, one)
  expect(new Map([...after].sort()), key).toEqual(new Map([...expected].sort()))
  return answer.body
}

const id = (body: { readonly record: { readonly id: string } }): string => body.record.id
const at = async (kind: string, of: string) => ({ ifMatch: await versionOf(kind, of) })
const twinning = { kind: "twinning", id: ours } as const
const byPaper = saidByPaper

beforeAll(() =>
  run(
    Effect.andThen(
      record({
        claims: [
          said(council, twinning, "stage", { kind: "signed", on: "1990" }),
          said(paper, twinning, "stage", { kind: "signed", on: "1991" })
        ]
      }),
      SqlClient.SqlClient.use((sql) =>
        Effect.andThen(
          sql`INSERT INTO person (id, name, email) VALUES
            (${person}, 'Somebody', 'somebody@example.org'), (${chief}, 'The admin', 'admin@example.org')`,
          sql`INSERT INTO person_role (id, role) VALUES (${person}, 'viewer'), (${chief}, 'admin')`
        )
      )
    )
  )
)

describe("no write goes without history", () => {
  it("of sources, cities, twinnings and what stands about them", async () => {
    const source = id(
      await write("POST /api/v1/sources", "/api/v1/sources", { body: { kind: "news", title: "A paper" } })
    )
    const graded = { kind: "news", title: "The paper", grade: { reliability: "B", credibility: 2 } }
    await write("PUT /api/v1/sources/:id", `/api/v1/sources/${source}`, {
      body: graded,
      ...(await at("source", source))
    })
    await write("DELETE /api/v1/sources/:id", `/api/v1/sources/${source}`, await at("source", source))

    const names = [{ text: "Neu", kind: "name" }]
    const city = id(
      await write("POST /api/v1/cities", "/api/v1/cities", { body: { names, country: "FI", said: byPaper } })
    )
    await write("PUT /api/v1/cities/:id/statements", `/api/v1/cities/${hier}/statements`, {
      body: { country: "DE", said: byPaper },
      ...(await at("city", hier))
    })
    await write(
      "DELETE /api/v1/cities/:id/statements",
      `/api/v1/cities/${hier}/statements?source=${paper.id}`,
      await at("city", hier)
    )

    const pair = id(
      await write("POST /api/v1/twinnings", "/api/v1/twinnings", { body: { cities: [hier, city], said: byPaper } })
    )
    await write("POST /api/v1/twinnings/:id/stages", `/api/v1/twinnings/${pair}/stages`, {
      body: { stage: { kind: "signed", on: "2001" }, said: byPaper },
      ...(await at("twinning", pair))
    })
    await write("PUT /api/v1/twinnings/:id/statements", `/api/v1/twinnings/${pair}/statements`, {
      body: { topics: ["water"], said: byPaper },
      ...(await at("twinning", pair))
    })
    await write(
      "DELETE /api/v1/twinnings/:id",
      `/api/v1/twinnings/${pair}?source=${paper.id}`,
      await at("twinning", pair)
    )

    const text = { kind: "friendship", fields: [], signedOn: "1999" }
    const agreement = id(
      await write("POST /api/v1/agreements", "/api/v1/agreements", { body: { twinning: ours, ...text, said: byPaper } })
    )
    await write("PUT /api/v1/agreements/:id", `/api/v1/agreements/${agreement}`, {
      body: { ...text, title: "A text", said: byPaper },
      ...(await at("agreement", agreement))
    })
    await write("DELETE /api/v1/agreements/:id", `/api/v1/agreements/${agreement}`, await at("agreement", agreement))

    const report = { type: "meeting", on: "2001" }
    const activity = id(
      await write("POST /api/v1/activities", "/api/v1/activities", {
        body: { twinning: ours, ...report, said: byPaper }
      })
    )
    await write("PUT /api/v1/activities/:id", `/api/v1/activities/${activity}`, {
      body: { ...report, people: 12, said: byPaper },
      ...(await at("activity", activity))
    })
    await write(
      "DELETE /api/v1/activities/:id",
      `/api/v1/activities/${activity}?source=${paper.id}`,
      await at("activity", activity)
    )
  })

  it("of networks, memberships, tensions, strategies and single claims", async () => {
    const network = id(
      await write("POST /api/v1/networks", "/api/v1/networks", { body: { name: "Netz", topics: [], said: byPaper } })
    )
    await write("PUT /api/v1/networks/:id", `/api/v1/networks/${network}`, {
      body: { name: "Netze", topics: ["peace"], said: byPaper },
      ...(await at("network", network))
    })
    const membership = id(
      await write("POST /api/v1/memberships", "/api/v1/memberships", {
        body: { network, member: { kind: "city", city: hier }, said: byPaper }
      })
    )
    await write("PUT /api/v1/memberships/:id", `/api/v1/memberships/${membership}`, {
      body: { roles: ["host"], said: byPaper },
      ...(await at("membership", membership))
    })
    await write(
      "DELETE /api/v1/memberships/:id",
      `/api/v1/memberships/${membership}?source=${paper.id}`,
      await at("membership", membership)
    )
    await write("DELETE /api/v1/networks/:id", `/api/v1/networks/${network}`, await at("network", network))

    const event = { countries: ["AT", "HU"], on: "2001", title: "A quarrel", said: byPaper }
    const tension = id(await write("POST /api/v1/tensions", "/api/v1/tensions", { body: event }))
    await write("PUT /api/v1/tensions/:id", `/api/v1/tensions/${tension}`, {
      body: { ...event, title: "A long quarrel" },
      ...(await at("tension", tension))
    })
    await write(
      "DELETE /api/v1/tensions/:id",
      `/api/v1/tensions/${tension}?source=${paper.id}`,
      await at("tension", tension)
    )

    const strategies = `/api/v1/cities/${hier}/strategies/2001`
    const profile = strategyProfileIdOf(hier, "2001" as never)
    await write("PUT /api/v1/cities/:id/strategies/:asOf", strategies, {
      body: { answers: { budget: true }, said: byPaper },
      ifMatch: 0
    })
    await write(
      "DELETE /api/v1/cities/:id/strategies/:asOf",
      `${strategies}?source=${paper.id}`,
      await at("strategy", profile)
    )

    const claims = [{ subject: twinning, attribute: "topic", value: "schools", said: byPaper }]
    const {
      claims: [claim]
    } = await write("POST /api/v1/claims", "/api/v1/claims", { body: { claims } })
    await write("PUT /api/v1/claims/:id", `/api/v1/claims/${claim}`, {
      body: { value: "parks", said: byPaper },
      ...(await at("twinning", ours))
    })
    const { claims: stated } = (await ask(steward, "GET", `/api/v1/records/twinning/${ours}`)).body
    const parks = stated.find(({ value }: { value: unknown }) => value === "parks").id
    await write("DELETE /api/v1/claims/:id", `/api/v1/claims/${parks}`, await at("twinning", ours))
    await write("POST /api/v1/bulk", "/api/v1/bulk", {
      body: {
        operations: [
          { method: "POST", path: "/api/v1/sources", body: { kind: "news", title: "One of many" } },
          { method: "POST", path: "/api/v1/claims", body: { claims } }
        ]
      }
    })
  })

  it("of merges, decisions and undoing", async () => {
    await write("POST /api/v1/duplicates/apart", "/api/v1/duplicates/apart", {
      body: { cities: [hier, dort], reason: "two" }
    })
    const merged = await write("POST /api/v1/cities/:id/merge", `/api/v1/cities/${fern}/merge`, {
      body: { into: dort, reason: "one" },
      ...(await at("city", fern))
    })
    await write("POST /api/v1/merges/:id/undo", `/api/v1/merges/${merged.id}/undo`)
    expect((await ask(steward, "GET", `/api/v1/records/twinning/${theirs}`)).body.shown.exists).toBe(true)

    const { claims } = (await ask(steward, "GET", `/api/v1/records/twinning/${ours}`)).body
    const claim = claims.find(
      ({ attribute, source }: { attribute: string; source: string }) => attribute === "stage" && source === paper.id
    ).id
    const decided = await write("POST /api/v1/conflicts/decisions", "/api/v1/conflicts/decisions", {
      body: { kind: "values", subject: twinning, attribute: "stage", claim, reason: "so it is" }
    })
    const decision = `/api/v1/conflicts/decisions/${id(decided)}`
    await write("DELETE /api/v1/conflicts/decisions/:id", decision, { ifMatch: decided.version })
    await write("POST /api/v1/history/:change/undo", `/api/v1/history/${(await run(lastChange)) as number}/undo`, {
      body: {}
    })
  })

  it("of the records of offices, of rubrics and of people", async () => {
    const about = { kind: "city", id: hier }
    const money = { amount: 100, currency: "EUR" }
    const bodies = {
      note: [{ about, text: "ours" }, { text: "ours alone" }],
      contact: [{ about, name: "Ana" }, { name: "Anna" }],
      cost: [
        { about: twinning, year: 2020, money },
        { year: 2021, money }
      ],
      budget: [
        { about, year: 2020, money },
        { year: 2021, money }
      ]
    } as const
    for (const [kind, [made, changed]] of Object.entries(bodies)) {
      const path = `/api/v1/${kind}s`
      const one = id(await write(`POST ${path}`, path, { body: made }))
      await write(`PUT ${path}/:id`, `${path}/${one}`, { body: changed, ...(await at(kind, one)) })
      await write(`DELETE ${path}/:id`, `${path}/${one}`, await at(kind, one))
    }
    const documents = "/api/v1/documents"
    const bytes = new Uint8Array(Buffer.from("some plain words\n"))
    const document = id(
      await write(`POST ${documents}`, `${documents}?title=Words&fileName=words.txt&city=${hier}`, { bytes })
    )
    await write(`PUT ${documents}/:id`, `${documents}/${document}`, {
      body: { title: "More words", fileName: "words.txt" },
      ...(await at("document", document))
    })
    await write(`DELETE ${documents}/:id`, `${documents}/${document}`, await at("document", document))

    const rubrics = "/api/v1/rubrics"
    const rubric = { ...defaultRubric, id: "our-own", version: "2" }
    const ruled = id(await write(`POST ${rubrics}`, rubrics, { body: { kind: "maturity", name: "Ours", rubric } }))
    await write(`PUT ${rubrics}/:id`, `${rubrics}/${ruled}`, {
      body: { kind: "maturity", name: "Our own", rubric },
      ...(await at("rubric", ruled))
    })
    await write(`POST ${rubrics}/:id/use`, `${rubrics}/${ruled}/use`, { body: {} })
    await write(`POST ${rubrics}/default/use`, `${rubrics}/default/use?kind=maturity`, { body: {} })
    await write(`DELETE ${rubrics}/:id`, `${rubrics}/${ruled}`, await at("rubric", ruled))
    await write(
      "PATCH /api/v1/people/:id",
      `/api/v1/people/${person}`,
      { body: { role: "editor", cities: [hier] } },
      admin
    )
  })

  it("of imports", async () => {
    const file = sentFile([
      "city,country,partner,partnerCountry",
      "Graz,Austria,Springfield,",
      "Linz,Austria,Nowhere at All,Germany"
    ])
    const body = { uploads: [{ upload: await upload("list.csv", file) }], title: "A list" }
    await write("POST /api/v1/imports", "/api/v1/imports", { body })
    await write("POST /api/v1/imports/choices", "/api/v1/imports/choices", {
      body: { name: "Springfield", geonames: "4250542" }
    })
    await write("POST /api/v1/imports/take-unmatched", "/api/v1/imports/take-unmatched", { body: {} })
    const [brought] = (await ask(steward, "GET", "/api/v1/imports")).body.items
    await write("POST /api/v1/imports/:id/undo", `/api/v1/imports/${brought.id}/undo`, { body: {} })
  })

  it("of any operation of the contract", () => {
    const all = Object.entries(operations as Readonly<Record<string, Operation>>)
    expect([...tried].sort()).toEqual(all.flatMap(([key, { change }]) => (change === undefined ? [] : [key])).sort())
  })
})
