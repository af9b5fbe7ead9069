import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { endpoints, type Operation, operations, type RecordKind } from "@proxeny/client/contract"
import { type Actor, privateAttributes } from "@proxeny/domain"
import { reference } from "@proxeny/reference"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest"
import { Exports, exportFormats } from "../exports/Exports.ts"
import { CurrentActor } from "../history/change.ts"
import { actingRegister } from "../testing/acting.ts"
import { here, ours, people, threeTowns } from "../testing/office.ts"
import { council, record, said } from "../testing/reports.ts"

/** Stands in every private field, in letters and as an amount. */
const secret = "Zwiebelfisch"
const amount = 918_273.25
const isLeak = (text: string): boolean => text.includes(secret) || text.includes(String(amount))

const register = actingRegister()
const logged: Array<string> = []
const written = (chunk: unknown): boolean => {
  logged.push(chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : String(chunk))
  return true
}

const about = { kind: "city", id: here }
const money = { amount, currency: "GBP" }
const planted = {
  notes: { about, text: secret },
  contacts: {
    about,
    name: secret,
    organisation: secret,
    function: secret,
    email: `${secret}@example.org`,
    telephone: "+44 918273.25",
    note: secret
  },
  costs: { about: { kind: "twinning", id: ours }, year: 2023, money, note: secret },
  budgets: { about, year: 2023, money, note: secret }
}
const costClaims = [{ ...money, of: secret }, money].map((value) => ({
  ...said(council, { kind: "twinning", id: ours }, "yearly-cost", value, { period: { from: "2023" } as never }),
  note: secret
}))
/** Every record that there is to ask for. */
const records: Array<{ readonly kind: RecordKind; readonly id: string }> = [
  { kind: "city", id: here },
  { kind: "twinning", id: ours },
  { kind: "source", id: council.id },
  { kind: "network", id: reference.networks[0]?.id ?? "" }
]
const idsOf = (): ReadonlyArray<string> => [...records, ...costClaims].map(({ id }) => id)

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, "write").mockImplementation(written)
  for (const method of ["log", "info", "warn", "error", "debug", "trace"] as const)
    vi.spyOn(console, method).mockImplementation(
      (...all: ReadonlyArray<unknown>) => void written(all.map(String).join(" "))
    )
  await register.run(threeTowns)
  await register.run(record({ claims: costClaims as never }))
  for (const [kind, body] of Object.entries(planted)) {
    const path = `/api/v1/${kind}`
    const made = await register.ask(people.editor, "POST", path, { body: { ...body, why: secret } })
    expect(made.status).toBe(201)
    const { about: _, ...change } = body
    const changed = {
      ...change,
      ...(kind === "notes" ? { text: `${secret} anew` } : { note: `${secret} anew` }),
      why: secret
    }
    const put = await register.ask(people.editor, "PUT", `${path}/${made.body.record.id}`, {
      body: changed,
      ifMatch: "*"
    })
    expect(put.status).toBe(200)
    const gone = await register.ask(people.editor, "POST", path, { body: { ...body, why: secret } })
    await register.ask(people.editor, "DELETE", `${path}/${gone.body.record.id}`, { ifMatch: "*" })
    records.push(made.body.record, gone.body.record)
  }
  const upload = `/api/v1/documents?city=${here}&title=${secret}&fileName=${secret}.txt`
  const document = await register.ask(people.editor, "POST", upload, { bytes: new Uint8Array(Buffer.from(secret)) })
  expect(document.status).toBe(201)
  records.push(document.body.record)
})
afterAll(() => vi.restoreAllMocks())

/** What can stand in a part of a path or a query, by its name. */
const values: Readonly<Record<string, () => ReadonlyArray<string>>> = {
  id: idsOf,
  city: () => [here],
  twinning: () => [ours],
  source: () => [council.id],
  to: () => [people.otherEditor.kind === "person" ? (people.otherEditor.cities[0] ?? "") : ""],
  change: () => Array.from({ length: 25 }, (_, i) => String(i + 1)),
  on: () => ["2100-01-01"],
  asOf: () => ["2024-06-30"],
  actor: () => [people.editor.kind === "person" ? people.editor.id : ""],
  what: () => ["note.create", "cost.change"],
  format: () => exportFormats
}
const valuesOf = (name: string, field: unknown): ReadonlyArray<string> =>
  values[name]?.() ?? (field as { readonly literals?: ReadonlyArray<string> }).literals ?? []
const fieldsOf = (schema: Schema.Top | undefined): ReadonlyArray<readonly [string, unknown]> =>
  Object.entries((schema as { readonly fields?: Readonly<Record<string, unknown>> } | undefined)?.fields ?? {})

/** Every path that a template stands for. */
const pathsOf = (template: string): ReadonlyArray<string> => {
  if (template.includes(":kind/:id"))
    return records.flatMap(({ id, kind }) => pathsOf(template.replace(":kind/:id", `${kind}/${id}`)))
  const name = /:(\w+)/.exec(template)?.[1]
  if (name === undefined) return [template]
  return (values[name]?.() ?? ["1"]).flatMap((value) => pathsOf(template.replace(`:${name}`, value)))
}
/** Every query worth asking: none, each parameter alone, and those that go together. */
const queriesOf = (query: Schema.Top | undefined): ReadonlyArray<string> => [
  "",
  ...fieldsOf(query).flatMap(([name, field]) => valuesOf(name, field).map((value) => `?${name}=${value}`)),
  ...(fieldsOf(query).some(([name]) => name === "cap") ? ["?asOf=2024-06-30&cap=5000000&currency=GBP"] : []),
  ...(fieldsOf(query).some(([name]) => name === "kind") && fieldsOf(query).some(([name]) => name === "id")
    ? records.map(({ id, kind }) => `?kind=${kind}&id=${id}`)
    : [])
]

interface Question {
  readonly key: string
  readonly method: string
  readonly path: string
}

const questions = (): ReadonlyArray<Question> => {
  const all: ReadonlyArray<readonly [string, { readonly query?: Schema.Top }]> = [
    ...Object.entries(endpoints).map(
      ([path, endpoint]) => [`GET ${path}`, endpoint as { readonly query?: Schema.Top }] as const
    ),
    ...Object.entries(operations as Readonly<Record<string, Operation>>)
  ]
  return [
    ...all.flatMap(([key, { query }]) => {
      const [method = "", template = ""] = key.split(" ")
      return pathsOf(template).flatMap((path) =>
        queriesOf(query).map((one) => ({ key, method, path: `${path}${one}` }))
      )
    }),
    ...["/openapi.json", "/docs", "/readyz", "/api/v1/nothing"].map((path) => ({ key: path, method: "GET", path }))
  ]
}

/** Asks everything there is to ask, and gives the questions whose answers tell the secret. */
const leaksTo = async (actor: Actor, only: (question: Question) => boolean = () => true) => {
  const found = new Set<string>()
  const answered = new Set<string>()
  for (const question of questions().filter(only)) {
    const { method, path } = question
    // Answers that the description does not promise are for other tests to find.
    const answer = await register
      .ask(actor, method, path, { ...(method === "GET" ? {} : { body: {}, ifMatch: "*" }) })
      .catch((error: Error) => ({ status: 0, text: error.message, headers: [] as ReadonlyArray<string> }))
    if (answer.status === 200) answered.add(question.key)
    const headers =
      "header" in answer ? ["content-disposition", "etag", "location", "link"].map((name) => answer.header(name)) : []
    if (isLeak(`${answer.text} ${headers.join(" ")}`)) found.add(`${question.key} (${path})`)
  }
  return { found: [...found], answered }
}

const strangers = ["anyone", "otherViewer", "otherEditor", "cityless"] as const

describe("what an office keeps for itself", () => {
  it("is found by this test where it may be read", async () => {
    const { found } = await leaksTo(people.editor, ({ method }) => method === "GET")
    const keys = new Set(found.map((one) => one.split(" (")[0]))
    for (const kind of [...Object.keys(planted), "documents"]) {
      expect(keys).toContain(`GET /api/v1/${kind}`)
      expect(keys).toContain(`GET /api/v1/${kind}/:id`)
    }
    for (const key of [
      "GET /api/v1/documents/:id/content",
      "GET /api/v1/twinnings/:id",
      "GET /api/v1/cities/:id/portfolio",
      "GET /api/v1/sources/:id/claims"
    ])
      expect(keys).toContain(key)
  }, 300_000)

  for (const name of strangers)
    it(`is in no answer to ${name}, whatever is asked`, async () => {
      const { answered, found } = await leaksTo(people[name])
      expect(found).toEqual([])
      // The questions are real ones.
      for (const path of Object.keys(endpoints)) expect(answered).toContain(`GET ${path}`)
    }, 300_000)

  it("is in no file but those that the installation writes for itself, and of these in none but what sources say", async () => {
    const told = async (actor: Actor | undefined) => {
      const all: Array<string> = []
      for (const format of exportFormats)
        await register.run(
          Effect.gen(function* () {
            const exports = yield* Exports
            yield* exports.write({ format, language: "en" }, (_name, bytes) =>
              // Whoever reads the bytes later is not whoever asked for them.
              Stream.runForEach(bytes, (piece) => Effect.sync(() => all.push(Buffer.from(piece).toString()))).pipe(
                Effect.provideService(CurrentActor, { kind: "installation", name: "a reader" })
              )
            )
          }).pipe(
            Effect.provide(Exports.layer),
            actor === undefined ? (effect) => effect : Effect.provideService(CurrentActor, actor)
          ) as never
        )
      return all.join("")
    }
    for (const actor of [people.anyone, people.otherEditor, people.editor, people.steward]) {
      const text = await told(actor)
      expect(isLeak(text)).toBe(false)
      for (const attribute of privateAttributes) expect(text).not.toContain(`"${attribute}"`)
    }
    expect(await told(undefined)).toContain(String(amount))
  }, 120_000)

  it("is in no error and no log where writing it fails", async () => {
    const inTheDatabase = (statement: (table: string) => string) =>
      register.run(
        SqlClient.SqlClient.use((sql) =>
          Effect.forEach(["note", "contact", "cost", "budget"], (table) => sql.unsafe(statement(table)))
        )
      )
    const failing = async (breaking: (table: string) => string, mending: (table: string) => string) => {
      await inTheDatabase(breaking)
      for (const [kind, body] of Object.entries(planted)) {
        const answer = await register.ask(people.editor, "POST", `/api/v1/${kind}`, { body: { ...body, why: secret } })
        expect([kind, answer.status]).toEqual([kind, 503])
        expect(isLeak(answer.text)).toBe(false)
      }
      await inTheDatabase(mending)
    }
    await failing(
      (table) => `ALTER TABLE ${table} ADD CONSTRAINT never CHECK (false) NOT VALID`,
      (table) => `ALTER TABLE ${table} DROP CONSTRAINT never`
    )
    await failing(
      (table) => `ALTER TABLE ${table} RENAME TO ${table}_away`,
      (table) => `ALTER TABLE ${table}_away RENAME TO ${table}`
    )
    expect(logged.join("\n")).toContain("a request failed")
  })

  it("was written to no log meanwhile, neither of the service nor of its database", () => {
    expect(logged.filter(isLeak)).toEqual([])
    // Beside the cluster, whose folder holds the socket; another server keeps its log elsewhere.
    const log = join(dirname(inject("server").host), "postgres.log")
    if (!existsSync(log)) return
    const lines = readFileSync(log, "utf8").split("\n")
    expect(lines.some((line) => line.includes('"never"'))).toBe(true)
    expect(lines.filter(isLeak)).toEqual([])
  })
})
