import { it as effectIt } from "@effect/vitest"
import type { Actor } from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { actingRegister } from "../testing/acting.ts"
import { elsewhere, here, ours, people, theirs, there, threeTowns } from "../testing/office.ts"

const register = actingRegister()
beforeAll(() => register.run(threeTowns))

const kinds = ["notes", "contacts", "costs", "budgets"] as const
type Kind = (typeof kinds)[number]

const pick = <A>(values: readonly [A, ...Array<A>]) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: values.length - 1 }))).pipe(
    Arbitrary.map((i) => values[i] ?? values[0])
  )
const words = pick(["Höflich", "友好 城市", "a\n\tb", "O'Neill; DROP TABLE note", "🏙️", "\\u0041 %s {x}"])
const line = pick(["Höflich", "友好 城市", "O'Neill", "🏙️ a", '"quoted"', "السلام"])
const money = Arbitrary.all({ amount: pick([0, 0.1, 12.5, 99_999.99, 1e15]), currency: pick(["GBP", "CNY"]) })
const maybe = <A>(some: Arbitrary.Arbitrary<A>) =>
  Arbitrary.all([some, pick([true, false])]).pipe(Arbitrary.map(([one, there]) => (there ? one : undefined)))
const present = <A extends object>(record: A): A =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as A
const year = pick([1990, 2023, 2024])

/** What a record of each kind may say. */
const contents = {
  notes: Arbitrary.all({ text: words }),
  contacts: Arbitrary.all({
    name: line,
    organisation: maybe(line),
    function: maybe(line),
    email: maybe(pick(["a@example.org", "用户@例子.中国"])),
    telephone: maybe(pick(["+86 27 8282 0000", "110"])),
    language: maybe(pick(["zh", "zh-Hant"])),
    note: maybe(words)
  }).pipe(Arbitrary.map(present)),
  costs: Arbitrary.all({ year, money, note: maybe(words) }).pipe(Arbitrary.map(present)),
  budgets: Arbitrary.all({ year, money, note: maybe(words) }).pipe(Arbitrary.map(present))
} as const satisfies Record<Kind, Arbitrary.Arbitrary<object>>

const aboutOf = (kind: Kind) => (kind === "costs" ? { kind: "twinning", id: ours } : { kind: "city", id: here })
const listOf = (kind: Kind) => `/api/v1/${kind}?${kind === "costs" ? "twinning" : "city"}=${aboutOf(kind).id}`
const one = {
  notes: { text: "a" },
  contacts: { name: "a" },
  costs: { year: 2024, money: { amount: 1, currency: "GBP" } },
  budgets: { year: 2024, money: { amount: 1, currency: "GBP" } }
} as const

const create = (actor: Actor, kind: Kind, content: object = one[kind], about: object = aboutOf(kind)) =>
  register.ask(actor, "POST", `/api/v1/${kind}`, { body: { about, ...content } })
const itemsOf = async (actor: Actor, path: string): Promise<ReadonlyArray<{ readonly id: string }>> => {
  const items: Array<{ readonly id: string }> = []
  let cursor: string | undefined
  do {
    const { body, status } = await register.ask(
      actor,
      "GET",
      `${path}${cursor === undefined ? "" : `&cursor=${cursor}`}`
    )
    expect(status).toBe(200)
    items.push(...body.items)
    cursor = body.next
  } while (cursor !== undefined)
  return items
}

describe("a record of an office", () => {
  for (const kind of kinds)
    effectIt.effect.prop(
      `of ${kind}: what is written is read back, changed and removed, and then nothing of it is there`,
      [contents[kind], contents[kind]],
      ([first, second]) =>
        Effect.promise(async () => {
          const made = await create(people.editor, kind, first)
          expect(made.status).toBe(201)
          const { id } = made.body.record
          const path = `/api/v1/${kind}/${id}`
          const read = await register.ask(people.viewer, "GET", path)
          expect(read.header("etag")).toBe(`"${made.body.version}"`)
          const { changed, cities, version, ...rest } = read.body
          expect(rest).toEqual({ id, about: aboutOf(kind), ...first })
          expect(changed).toMatchObject({ by: { kind: "person", id: "editor-1" } })
          expect(cities.map((city: { id: string }) => city.id)).toContain(here)
          expect((await itemsOf(people.viewer, listOf(kind))).filter((item) => item.id === id)).toEqual([read.body])

          const same = await register.ask(people.editor, "PUT", path, { body: first, ifMatch: version })
          expect([same.status, same.body.version]).toEqual([200, version])
          const put = await register.ask(people.partner, "PUT", path, { body: second, ifMatch: version })
          // The partner keeps a twinning with us, and nothing that is ours alone.
          expect(put.status).toBe(kind === "costs" ? 200 : 403)
          const own = await register.ask(people.editor, "PUT", path, {
            body: second,
            ifMatch: put.body.version ?? version
          })
          expect(own.status).toBe(200)
          const anew = await register.ask(people.editor, "GET", path)
          expect(anew.body).toMatchObject({ id, ...second, version: own.body.version })
          expect(anew.header("etag")).toBe(`"${own.body.version}"`)
          for (const key of Object.keys(first).filter((key) => !(key in second)))
            expect((await register.ask(people.editor, "GET", path)).body[key]).toBeUndefined()

          const gone = await register.ask(people.editor, "DELETE", path, { ifMatch: own.body.version })
          expect([gone.status, gone.body.record]).toEqual([200, { kind: kind.slice(0, -1), id }])
          expect((await register.ask(people.steward, "GET", path)).status).toBe(404)
          expect((await itemsOf(people.steward, listOf(kind))).filter((item) => item.id === id)).toEqual([])
          expect((await register.ask(people.editor, "DELETE", path, { ifMatch: "*" })).status).toBe(404)
        }),
      { arbitrary: { runs: 15 }, timeout: 60_000 }
    )

  it("is shown among those of its city where it is about one of its twinnings", async () => {
    const { body } = await create(people.partner, "notes", { text: "between us" }, { kind: "twinning", id: ours })
    for (const [path, listed] of [
      [`/api/v1/notes?twinning=${ours}`, true],
      [`/api/v1/notes?city=${here}`, true],
      [`/api/v1/notes?city=${there}`, true],
      [`/api/v1/notes?city=${elsewhere}`, false],
      [`/api/v1/notes?twinning=${theirs}`, false]
    ] as const) {
      const found = await itemsOf(people.steward, path)
      expect([path, found.some(({ id }) => id === body.record.id)]).toEqual([path, listed])
    }
    await register.ask(people.editor, "DELETE", `/api/v1/notes/${body.record.id}`, { ifMatch: "*" })
  })
})

describe("lists of records", () => {
  it("are in their order, each once, whatever the size of the pages", async () => {
    for (const name of ["b", "a", "B", "ä", "A"]) await create(people.editor, "contacts", { name })
    for (const text of ["1", "2", "3", "4", "5"]) await create(people.editor, "notes", { text })
    for (const [i, of] of [2020, 2024, 2022, 2024, 1999].entries())
      await create(people.editor, "budgets", { year: of, money: { amount: i, currency: "GBP" } })
    for (const kind of ["contacts", "notes", "budgets"] as const) {
      const path = `/api/v1/${kind}?city=${here}`
      const whole = await itemsOf(people.editor, `${path}&limit=200`)
      const { body } = await register.ask(people.editor, "GET", path)
      expect(whole.length).toBe(body.total)
      expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length)
      for (const limit of [1, 2, 3]) expect(await itemsOf(people.editor, `${path}&limit=${limit}`)).toEqual(whole)
    }
    const field = async (kind: Kind, of: string) =>
      (await itemsOf(people.editor, `/api/v1/${kind}?city=${here}`)).map((item) => (item as never)[of])
    expect(await field("notes", "text")).toEqual(["5", "4", "3", "2", "1"])
    expect(await field("budgets", "year")).toEqual([2024, 2024, 2022, 2020, 1999])
    expect((await field("contacts", "name")).map((name: string) => name.toLowerCase())).toEqual([
      "a",
      "a",
      "b",
      "b",
      "ä"
    ])
  })

  it("say what is wrong with a question", async () => {
    for (const [query, path] of [
      ["", "city"],
      [`?city=${here}&twinning=${ours}`, "city"],
      ["?city=here", "city"],
      [`?city=${here}&limit=0`, "limit"],
      [`?city=${here}&q=a`, "q"]
    ] as const) {
      const { body, status } = await register.ask(people.editor, "GET", `/api/v1/notes${query}`)
      expect([query, status, body.errors?.[0].path]).toEqual([query, 400, path])
    }
    const { body } = await register.ask(people.editor, "GET", `/api/v1/notes?city=${here}&cursor=x`)
    expect(body.type).toBe("/problems/cursor-invalid")
  })
})

describe("writing", () => {
  it("needs what it is about, a key, and the version that was read", async () => {
    const nothing = "00000000-0000-4000-8000-000000000000"
    for (const kind of ["city", "twinning"]) {
      const { body, status } = await create(people.steward, "notes", { text: "a" }, { kind, id: nothing })
      expect([status, body.type, body.detail]).toEqual([
        422,
        "/problems/about-nothing",
        expect.stringContaining(nothing)
      ])
    }
    for (const body of [
      { text: "a" },
      { about: aboutOf("notes") },
      { about: aboutOf("notes"), text: "a", colour: "red" },
      { about: { kind: "network", id: here }, text: "a" }
    ])
      expect((await register.ask(people.editor, "POST", "/api/v1/notes", { body })).status).toBe(400)
    expect((await create(people.editor, "budgets", one.budgets, { kind: "twinning", id: ours })).status).toBe(400)
    expect((await create(people.editor, "costs", one.costs, { kind: "city", id: here })).status).toBe(400)

    const body = { about: aboutOf("notes"), text: "once" }
    const sent = { body, key: "the-same-key" }
    const [first, second] = await Promise.all([
      register.ask(people.editor, "POST", "/api/v1/notes", sent),
      register.ask(people.editor, "POST", "/api/v1/notes", sent)
    ])
    expect(second?.body).toEqual(first?.body)
    const { id } = first?.body.record ?? {}
    const path = `/api/v1/notes/${id}`
    expect((await register.ask(people.editor, "PUT", path, { body: { text: "b" } })).status).toBe(428)
    const stale = await register.ask(people.editor, "PUT", path, { body: { text: "b" }, ifMatch: 1 })
    expect([stale.status, stale.body.current.row.text]).toEqual([412, "once"])
    const versions = await Promise.all(
      ["b", "c"].map((text) =>
        register.ask(people.editor, "PUT", path, { body: { text }, ifMatch: first?.body.version })
      )
    )
    expect(versions.map(({ status }) => status).sort()).toEqual([200, 412])
    await register.ask(people.editor, "DELETE", path, { ifMatch: "*" })
  })

  it("stands in the history, for the offices alone", async () => {
    const made = await create(people.editor, "contacts", { name: "Anna" })
    const rows = await register.run(
      SqlClient.SqlClient.use(
        (sql) => sql<{ what: string; by: string; is_private: boolean; after: { contact: { name: string } } }>`
          SELECT what, actor_id AS by, is_private, after FROM change JOIN change_row ON change_id = change.id
          WHERE subject_kind = 'contact' AND subject_id = ${made.body.record.id}`
      )
    )
    expect(rows).toMatchObject([
      { what: "contact.create", by: "editor-1", is_private: true, after: { contact: { name: "Anna" } } }
    ])
  })
})

describe("who may", () => {
  /** What each may do with records about a city, about our twinning, and about the other one: read and write. */
  const rights: Readonly<Record<keyof typeof people, readonly [city: string, ours: string, theirs: string]>> = {
    anyone: ["", "", ""],
    viewer: ["r", "r", ""],
    editor: ["rw", "rw", ""],
    partner: ["", "rw", "rw"],
    otherViewer: ["", "", "r"],
    otherEditor: ["", "", "rw"],
    cityless: ["", "", ""],
    steward: ["rw", "rw", "rw"],
    admin: ["rw", "rw", "rw"]
  }
  const abouts = [
    { kind: "city", id: here },
    { kind: "twinning", id: ours },
    { kind: "twinning", id: theirs }
  ] as const
  const changes = register.run.bind(register)
  const lastChange = () =>
    changes(
      SqlClient.SqlClient.use((sql) => sql<{ last: string }>`SELECT coalesce(max(id), 0)::text AS last FROM change`)
    )

  for (const [name, may] of Object.entries(rights))
    it(`${name}: only what is theirs, and what is refused changes nothing`, async () => {
      const actor = people[name as keyof typeof people]
      for (const [i, about] of abouts.entries())
        for (const kind of kinds) {
          if (kind === "costs" && about.kind === "city") continue
          if (kind === "budgets" && about.kind === "twinning") continue
          const { body } = await create(people.steward, kind, one[kind], about)
          const path = `/api/v1/${kind}/${body.record.id}`
          const refusal = actor.kind === "anyone" ? 401 : 403
          const reads = may[i]?.includes("r") === true ? 200 : refusal
          const writes = may[i]?.includes("w") === true
          const asked = [name, kind, about.kind]
          expect([...asked, (await register.ask(actor, "GET", path)).status]).toEqual([...asked, reads])
          const list = await register.ask(actor, "GET", `/api/v1/${kind}?${about.kind}=${about.id}`)
          expect([...asked, "list", list.status]).toEqual([...asked, "list", reads])
          const before = await lastChange()
          const put = await register.ask(actor, "PUT", path, {
            body: { ...one[kind], ...(kind === "contacts" ? { note: "n" } : {}) },
            ifMatch: body.version
          })
          expect([...asked, "put", put.status]).toEqual([...asked, "put", writes ? 200 : refusal])
          const post = await create(actor, kind, one[kind], about)
          expect([...asked, "post", post.status]).toEqual([...asked, "post", writes ? 201 : refusal])
          const gone = await register.ask(actor, "DELETE", path, { ifMatch: "*" })
          expect([...asked, "delete", gone.status]).toEqual([...asked, "delete", writes ? 200 : refusal])
          if (!writes) expect(await lastChange()).toEqual(before)
          if (!writes) expect((await register.ask(people.steward, "GET", path)).status).toBe(200)
        }
    })

  it("with a key: only within its scopes", async () => {
    const withScopes = (...scopes: ReadonlyArray<"read" | "write">): Actor => ({ ...people.editor, scopes }) as Actor
    const { body } = await create(people.editor, "notes")
    const path = `/api/v1/notes/${body.record.id}`
    expect((await register.ask(withScopes("write"), "GET", path)).status).toBe(403)
    const refused = await register.ask(withScopes("write"), "DELETE", path, { ifMatch: 1 })
    expect([refused.status, refused.body.current]).toEqual([
      412,
      { record: body.record, version: body.version, claims: [] }
    ])
    expect((await register.ask(withScopes("read"), "GET", path)).status).toBe(200)
    expect((await register.ask(withScopes("read"), "DELETE", path, { ifMatch: "*" })).body.type).toBe(
      "/problems/scope-missing"
    )
    expect((await register.ask(withScopes("write"), "DELETE", path, { ifMatch: "*" })).status).toBe(200)
  })
})
