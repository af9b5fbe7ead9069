import {
  type CityId,
  defaultFactorRubric,
  defaultReviewRules,
  defaultRubric,
  maturity,
  type RubricFault,
  readFactorRubric,
  readReviewRules,
  readRubric
} from "@proxeny/domain"
import * as Result from "effect/Result"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { actingRegister } from "../testing/acting.ts"
import { here, ours, people, threeTowns } from "../testing/office.ts"

const register = actingRegister()
beforeAll(() => register.run(threeTowns))

// A test alters rubrics as somebody would who edits their JSON.
// biome-ignore lint/suspicious/noExplicitAny: it is JSON
const altered = (rubric: object, alter: (json: any) => void): any => {
  const json = structuredClone(rubric)
  alter(json)
  return json
}
const harder = altered(defaultRubric, (json) => {
  json.id = "our-maturity"
  json.version = "2"
  json.levels[1].from = 0.3
})
const slower = altered(defaultFactorRubric, (json) => {
  json.id = "our-factors"
  json.version = "2"
  json.halfLife = 7
})
const bolder = altered(defaultReviewRules, (json) => {
  json.id = "our-review"
  json.version = "2"
  json.rules = json.rules.slice(0, 3)
})

const create = (
  kind: string,
  name: string,
  rubric: unknown,
  actor: (typeof people)[keyof typeof people] = people.steward
) => register.ask(actor, "POST", "/api/v1/rubrics", { body: { kind, name, rubric } })
const read = async (path: string) => (await register.ask(people.anyone, "GET", path)).body
const use = (id: string, actor: (typeof people)[keyof typeof people] = people.steward) =>
  register.ask(actor, "POST", `/api/v1/rubrics/${id}/use`, { body: {} })
const useDefault = (kind: string) =>
  register.ask(people.steward, "POST", `/api/v1/rubrics/default/use?kind=${kind}`, {
    body: { why: "back to the old one" }
  })

const rubricsUsed = async () => ({
  maturity: (await read(`/api/v1/cities/${here}/maturity?asOf=2024-01-01`)).rubric,
  factors: (await read(`/api/v1/twinnings/${ours}/factors?asOf=2024-01-01`)).rubric,
  portfolio: (await read(`/api/v1/cities/${here}/portfolio?asOf=2024-01-01`)).rubric,
  review: (await read(`/api/v1/cities/${here}/portfolio?asOf=2024-01-01`)).rules
})

describe("a rubric", () => {
  for (const [kind, rubric] of [
    ["maturity", harder],
    ["factors", slower],
    ["review", bolder]
  ] as const)
    it(`for ${kind} is read back as it was written, changed, and removed`, async () => {
      const made = await create(kind, "Ours", rubric)
      expect([made.status, made.body.detail]).toEqual([201, undefined])
      const path = `/api/v1/rubrics/${made.body.record.id}`
      expect(await read(path)).toEqual({
        id: made.body.record.id,
        kind,
        name: "Ours",
        inUse: false,
        version: made.body.version,
        rubric
      })
      const next = { kind, name: "Ours, anew", rubric: { ...rubric, version: "3" } }
      const put = await register.ask(people.steward, "PUT", path, { body: next, ifMatch: made.body.version })
      expect(put.status).toBe(200)
      expect(await read(path)).toMatchObject({ ...next, version: put.body.version })
      expect((await register.ask(people.steward, "PUT", path, { body: next, ifMatch: made.body.version })).status).toBe(
        412
      )
      const other = kind === "review" ? ["factors", slower] : ["review", bolder]
      const wrong = await register.ask(people.steward, "PUT", path, {
        body: { kind: other[0], name: "Ours", rubric: other[1] },
        ifMatch: put.body.version
      })
      expect([wrong.status, wrong.body.type]).toEqual([409, "/problems/rubric-of-another-kind"])
      expect((await register.ask(people.steward, "DELETE", path, { ifMatch: put.body.version })).status).toBe(200)
      expect((await register.ask(people.steward, "GET", path)).status).toBe(404)
      const { items } = await read("/api/v1/rubrics")
      expect(items.map((item: { name: string }) => item.name)).not.toContain("Ours, anew")
    })

  it("that breaks rules is refused with every fault and its place", async () => {
    const broken: ReadonlyArray<
      readonly [string, object, (input: unknown) => Result.Result<unknown, ReadonlyArray<RubricFault>>]
    > = [
      [
        "maturity",
        altered(harder, (json) => {
          json.levels[1].from = 0
          json.dimensions[0].weight = -1
          json.dimensions[1].key = json.dimensions[0].key
        }),
        readRubric
      ],
      [
        "factors",
        altered(slower, (json) => {
          json.basis = []
          json.breadth.fields = ["culture"]
        }),
        readFactorRubric
      ],
      [
        "review",
        altered(bolder, (json) => {
          json.rules[0].words.en = "{nothing}"
          json.rules[1].key = json.rules[0].key
        }),
        readReviewRules
      ]
    ]
    for (const [kind, rubric, reader] of broken) {
      const { body, status } = await create(kind, "Broken", rubric)
      const faults = Result.match(reader(rubric), { onSuccess: () => [], onFailure: (all) => all })
      expect(faults.length).toBeGreaterThan(1)
      expect([kind, status, body.type]).toEqual([kind, 422, "/problems/rubric-faulty"])
      expect(body.errors).toEqual(
        faults.map(({ detail, path }) => ({ path: `rubric.${path}`, message: detail, rule: "other" }))
      )
    }
    for (const rubric of [null, 5, [], {}, { ...harder, more: 1 }, { ...harder, floor: 2 }, slower]) {
      const { body, status } = await create("maturity", "Broken", rubric)
      expect(status).toBe(400)
      for (const { path } of body.errors) expect(path).toMatch(/^rubric/)
    }
    expect((await create("weather", "Broken", harder)).status).toBe(400)
    expect((await create("maturity", "a\0b", harder)).status).toBe(400)
    expect(
      (
        await create(
          "maturity",
          "Broken",
          altered(harder, (json) => {
            json.title.en = "a\0"
          })
        )
      ).status
    ).toBe(400)
    expect((await read("/api/v1/rubrics")).items.length).toBe(3)
  })
})

describe("the rubric in use", () => {
  it("is what scores are made with, and they say which it was", async () => {
    const before = await rubricsUsed()
    expect(before).toMatchObject({
      maturity: { id: "proxeny-maturity", version: "1.0.0" },
      factors: { id: "proxeny-factors", version: "1.0.0" },
      portfolio: { id: "proxeny-factors", version: "1.0.0" },
      review: { id: "proxeny-review", version: "1.0.0" }
    })
    for (const one of Object.values(before)) expect(one.record).toBeUndefined()
    const scored = await read(`/api/v1/cities/${here}/maturity?asOf=2024-01-01`)
    const ids: Record<string, string> = {}
    for (const [kind, rubric] of [
      ["maturity", harder],
      ["factors", slower],
      ["review", bolder]
    ] as const) {
      const { body } = await create(kind, `Our ${kind}`, rubric)
      ids[kind] = body.record.id
      expect(await rubricsUsed()).not.toMatchObject({ [kind]: { id: rubric.id } })
      const used = await use(body.record.id)
      expect([used.status, used.body]).toMatchObject([
        200,
        { id: body.record.id, kind, inUse: true, rubric: { id: rubric.id, version: "2" } }
      ])
      expect(await use(body.record.id)).toMatchObject({ status: 200, body: used.body })
    }
    const record = (kind: string) => ({ record: { id: ids[kind], name: `Our ${kind}` } })
    expect(await rubricsUsed()).toMatchObject({
      maturity: { id: "our-maturity", version: "2", ...record("maturity") },
      factors: { id: "our-factors", version: "2", ...record("factors") },
      portfolio: { id: "our-factors", version: "2", ...record("factors") },
      review: { id: "our-review", version: "2", ...record("review") }
    })
    // The answer is what the domain makes of the same with that rubric.
    const anew = await read(`/api/v1/cities/${here}/maturity?asOf=2024-01-01`)
    const own = maturity({ city: here as CityId }, { asOf: "2024-01-01", rubric: harder })
    expect(anew.verdict).toEqual(own.verdict)
    expect(anew.levels).toEqual(own.levels)

    const removed = await register.ask(people.steward, "DELETE", `/api/v1/rubrics/${ids.maturity}`, { ifMatch: "*" })
    expect([removed.status, removed.body.type]).toEqual([409, "/problems/rubric-in-use"])
    // What is in use may be changed, and scores follow.
    const changed = await register.ask(people.steward, "PUT", `/api/v1/rubrics/${ids.factors}`, {
      body: { kind: "factors", name: "Ours", rubric: { ...slower, version: "3" } },
      ifMatch: "*"
    })
    expect(changed.status).toBe(200)
    expect(await rubricsUsed()).toMatchObject({ factors: { version: "3", record: { name: "Ours" } } })

    for (const kind of ["maturity", "factors", "review"]) {
      const back = await useDefault(kind)
      expect([back.status, back.body.inUse, back.body.id]).toEqual([200, true, undefined])
    }
    expect(await rubricsUsed()).toEqual(before)
    expect(await read(`/api/v1/cities/${here}/maturity?asOf=2024-01-01`)).toEqual(scored)
  })

  it("is one of each kind, in the lists too", async () => {
    const first = (await create("review", "First", bolder)).body.record.id
    const second = (await create("review", "Second", bolder)).body.record.id
    const inUse = async () => {
      const { items } = await read("/api/v1/rubrics")
      const kinds: ReadonlyArray<string> = items.map((item: { kind: string }) => item.kind)
      for (const kind of new Set(kinds))
        expect(items.filter((item: { kind: string; inUse: boolean }) => item.kind === kind && item.inUse).length).toBe(
          1
        )
      return items.find((item: { kind: string; inUse: boolean }) => item.kind === "review" && item.inUse).name
    }
    expect(await inUse()).toBe("Proxeny: review")
    await use(first)
    expect(await inUse()).toBe("First")
    await use(second)
    expect(await inUse()).toBe("Second")
    const all = await Promise.all([use(second), use(first), use(second)])
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(["First", "Second"]).toContain(await inUse())
    await useDefault("review")
    expect(await inUse()).toBe("Proxeny: review")
    expect(
      (await read("/api/v1/rubrics?kind=factors")).items.every((item: { kind: string }) => item.kind === "factors")
    ).toBe(true)
    const standard = await read("/api/v1/rubrics/default?kind=review")
    expect(standard).toEqual({
      kind: "review",
      name: "Proxeny: review",
      inUse: true,
      version: 0,
      rubric: JSON.parse(JSON.stringify(defaultReviewRules))
    })
  })
})

describe("who may change rubrics", () => {
  it("are stewards and admins; everybody reads them", async () => {
    const { body } = await create("review", "Guarded", bolder)
    const path = `/api/v1/rubrics/${body.record.id}`
    const last = () =>
      register.run(SqlClient.SqlClient.use((sql) => sql<{ last: string }>`SELECT max(id)::text AS last FROM change`))
    const before = await last()
    for (const [name, actor] of Object.entries(people)) {
      const allowed = name === "steward" || name === "admin"
      const refusal = name === "anyone" ? 401 : 403
      expect((await register.ask(actor, "GET", path)).status).toBe(200)
      expect((await register.ask(actor, "GET", "/api/v1/rubrics")).status).toBe(200)
      if (allowed) continue
      for (const asked of [
        create("review", "Mine", bolder, actor),
        use(body.record.id, actor),
        register.ask(actor, "POST", "/api/v1/rubrics/default/use?kind=review", { body: {} }),
        register.ask(actor, "PUT", path, { body: { kind: "review", name: "Mine", rubric: bolder }, ifMatch: "*" }),
        register.ask(actor, "DELETE", path, { ifMatch: "*" })
      ])
        expect([name, (await asked).status]).toEqual([name, refusal])
    }
    expect(await last()).toEqual(before)
    expect((await use(body.record.id, people.admin)).status).toBe(200)
    await useDefault("review")
  })
})
