import type { Path } from "@proxeny/client"
import { endpoints, type Operation, operations } from "@proxeny/client/contract"
import { describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import { inShape } from "../testing/shape.ts"

const register = testRegister()

/** An id for each path that takes one, found through the lists as a reader would. */
const idFor = async (path: Path): Promise<string> => {
  const list = path.replace(/\/:id.*/, "")
  const { body } = await register.get(list)
  return body.items[0].id
}

/** What an endpoint cannot do without, beside what stands in its path. */
const needed: Readonly<Partial<Record<Path, () => Promise<string>>>> = {
  "/api/v1/cities/:id/ways": async () => `to=${await idFor("/api/v1/cities/:id")}`
}
const targetOf = async (path: Path, id: string, more = ""): Promise<string> => {
  const query = [(await needed[path]?.()) ?? "", more].filter((part) => part !== "").join("&")
  return `${path.replace(":id", id)}${query === "" ? "" : `?${query}`}`
}
const itself = async (path: Path): Promise<string> => (path.includes(":id") ? await idFor(path) : "")

describe("every endpoint of the contract", () => {
  for (const path of Object.keys(endpoints) as ReadonlyArray<Path>) {
    it(`${path} answers in the shape it promises`, async () => {
      const { body, status } = await register.get(await targetOf(path, await itself(path)))
      expect(status).toBe(200)
      expect(inShape(path, body)).toMatchObject({ _tag: "Success" })
    })

    it(`${path} refuses a parameter it does not know, with its name`, async () => {
      const { body, status, type } = await register.get(await targetOf(path, await itself(path), "contry=GB"))
      expect(status).toBe(400)
      expect(type).toBe("application/problem+json")
      expect(body.errors[0].path).toBe("contry")
    })

    if (path.includes(":id"))
      it(`${path} says what is wrong with an id, and when there is nothing`, async () => {
        const malformed = await register.get(await targetOf(path, "manchester"))
        expect(malformed.status).toBe(400)
        const absent = await register.get(await targetOf(path, "00000000-0000-5000-8000-000000000000"))
        expect(absent.status).toBe(404)
        expect(absent.type).toBe("application/problem+json")
        expect(absent.body.detail).toContain("there is no")
      })
  }
})

describe("pages", () => {
  const walk = async (path: string, limit: number): Promise<ReadonlyArray<{ readonly id?: string }>> => {
    const items: Array<{ readonly id?: string }> = []
    let cursor: string | undefined
    do {
      const mark = path.includes("?") ? "&" : "?"
      const { body, status } = await register.get(
        `${path}${mark}limit=${limit}${cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`}`
      )
      expect(status).toBe(200)
      expect(body.items.length).toBeLessThanOrEqual(limit)
      items.push(...body.items)
      cursor = body.next
    } while (cursor !== undefined)
    return items
  }
  for (const path of [
    "/api/v1/cities",
    "/api/v1/cities?q=an",
    "/api/v1/cities?country=CN",
    "/api/v1/twinnings",
    "/api/v1/twinnings?sort=-since",
    "/api/v1/twinnings?sort=sources",
    "/api/v1/twinnings?country=GB&partnerCountry=CN",
    "/api/v1/networks",
    "/api/v1/sources",
    "/api/v1/conflicts"
  ])
    it(`${path}: pages of any size hold every record once, in one order`, async () => {
      const whole = await walk(path, 200)
      const { body } = await register.get(path)
      expect(whole.length).toBe(body.total)
      for (const limit of [1, 3, 7]) expect(await walk(path, limit)).toEqual(whole)
    })

  it("refuses a cursor that it did not give out", async () => {
    for (const cursor of ["x", "bnVsbA", Buffer.from('["a\\u0000","b"]').toString("base64url")]) {
      const { body, status } = await register.get(`/api/v1/cities?cursor=${cursor}`)
      expect(status).toBe(400)
      expect(body.type).toBe("/problems/cursor-invalid")
    }
  })

  it("refuses a limit out of range and a parameter given twice", async () => {
    for (const query of ["limit=0", "limit=201", "limit=ten", "limit=1.5", "q=a&q=b", "country=gb", "sort=name"]) {
      const { body, status } = await register.get(`/api/v1/twinnings?${query}`)
      expect([query, status]).toEqual([query, 400])
      expect(body.errors[0].path).toBe(query.split("=")[0])
    }
  })
})

describe("days, seeds and caps", () => {
  const scored = (Object.keys(endpoints) as ReadonlyArray<Path>).filter((path) => endpoints[path].tag === "Scores")

  for (const path of scored)
    it(`${path} refuses what it cannot read, by name, and answers the rest in its shape`, async () => {
      const target = path.replace(":id", await idFor(path))
      const taken = path.endsWith("portfolio")
        ? ["asOf=0001-01-01", "asOf=9999-12-31", "cap=0&currency=EUR", "cap=1000&currency=CNY", "cap=0.5&currency=GBP"]
        : ["asOf=0001-01-01", "asOf=9999-12-31", "asOf=2024-02-29", "seed=0", "seed=9007199254740991"]
      for (const query of taken) {
        const { body, status } = await register.get(`${target}?${query}`)
        expect([query, status]).toEqual([query, 200])
        expect(inShape(path, body)).toMatchObject({ _tag: "Success" })
      }
      const days = [
        "2024",
        "2024-02",
        "2023-02-29",
        "2024-13-01",
        "0000-01-01",
        "today",
        "",
        "2024-01-01T00:00",
        "2024-1-1"
      ]
      const refused = path.endsWith("portfolio")
        ? [
            "seed=1",
            "cap=-1&currency=GBP",
            "cap=x&currency=GBP",
            "cap=Infinity&currency=GBP",
            "cap=&currency=GBP",
            "cap=1e3&currency=GBP",
            "cap=0x1&currency=GBP",
            "currency=gbp&cap=1"
          ]
        : ["seed=-1", "seed=1.5", "seed=x", "seed=9007199254740992", "seed=", "seed=NaN"]
      for (const query of [...days.map((day) => `asOf=${day}`), ...refused]) {
        const { body, status, type } = await register.get(`${target}?${query}`)
        expect([query, status, type]).toEqual([query, 400, "application/problem+json"])
        expect([query, body.errors[0].path]).toEqual([query, query.split("=")[0]])
      }
    })
})

describe("texts to look for", () => {
  const hostile = [
    "%00",
    "%00wuhan",
    "%25",
    "_",
    "%5C",
    "%27%3B--",
    "a".repeat(200),
    "%F0%9F%8F%99",
    "%ED%A0%80",
    "…",
    " "
  ]
  for (const path of ["/api/v1/cities", "/api/v1/twinnings", "/api/v1/networks"])
    it(`${path} answers or refuses whatever it is asked for`, async () => {
      for (const q of hostile) {
        const { status } = await register.get(`${path}?q=${q}`)
        expect([q, status]).toEqual([q, q.includes("%00") ? 400 : 200])
      }
      expect((await register.get(`${path}?q=${"a".repeat(201)}`)).status).toBe(400)
    })
})

describe("the description of the API", () => {
  it("names every path of the contract, and is readable", async () => {
    const { body } = await register.get("/openapi.json")
    expect(body.openapi).toBe("3.1.0")
    const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
    )
    const all = [
      ...Object.keys(endpoints).map((path) => `GET ${path}`),
      ...Object.entries(operations as Readonly<Record<string, Operation>>).flatMap(([key, { page }]) =>
        page ? [] : [key]
      )
    ]
    expect(described.sort()).toEqual(all.map((key) => key.replace(/:(\w+)/g, "{$1}")).sort())
    const references = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name
    )
    expect(references.filter((name) => body.components.schemas[name ?? ""] === undefined)).toEqual([])
    const page = await register.get("/docs")
    expect(page.type).toMatch(/^text\/html/)
    for (const path of Object.keys(body.paths)) expect(page.text).toContain(path)
  })
})

describe("what is not there", () => {
  it("is a problem under /api, and the dashboard elsewhere", async () => {
    const api = await register.get("/api/v1/nothing")
    expect([api.status, api.type]).toEqual([404, "application/problem+json"])
    const write = await register.get("/api/v1/nothing", { method: "POST", body: "{}" })
    expect([write.status, write.body.type]).toEqual([404, "/problems/route-not-found"])
    const method = await register.get("/api/v1/statistics", { method: "DELETE" })
    expect([method.status, method.body.type, method.header("allow")]).toEqual([
      405,
      "/problems/method-not-allowed",
      "GET"
    ])
    expect((await register.get("/assets/none-12345678.js")).status).toBe(404)
    expect((await register.get("/../package.json")).status).toBe(404)
    expect((await register.get("/..%2f..%2fpackage.json")).status).toBe(404)
  })

  it("says that it lives and is ready", async () => {
    expect((await register.get("/healthz")).status).toBe(200)
    expect((await register.get("/readyz")).body).toMatchObject({ status: "ready" })
  })
})
