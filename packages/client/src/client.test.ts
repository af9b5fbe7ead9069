import { describe, expect, it } from "vitest"
import { ApiProblem, createProxenyClient, Unreachable } from "./client.ts"

const asked: Array<string> = []
const answering = (response: () => Response) =>
  createProxenyClient("http://register.example/", {
    fetch: async (input: string | URL | Request) => {
      asked.push(String(input))
      return response()
    }
  })

describe("get", () => {
  it("puts parameters where they belong and leaves absent ones out", async () => {
    const client = answering(() => Response.json({ items: [], total: 0 }))
    asked.length = 0
    await client.get("/api/v1/cities", { q: "武汉 & more", limit: "5" })
    await client.get("/api/v1/sources/:id/claims", { id: "a/b", limit: "2" })
    expect(asked).toEqual([
      "http://register.example/api/v1/cities?q=%E6%AD%A6%E6%B1%89+%26+more&limit=5",
      "http://register.example/api/v1/sources/a%2Fb/claims?limit=2"
    ])
  })

  it("rejects with the problem that the API names", async () => {
    const problem = {
      type: "/problems/city-not-found",
      title: "No such city",
      status: 404,
      detail: "there is no city x"
    }
    const client = answering(() => Response.json(problem, { status: 404 }))
    const error = await client.get("/api/v1/cities/:id", { id: "x" }).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({ message: "there is no city x", problem })
  })

  it("says when it is not an API that answers, and when nobody does", async () => {
    const page = await answering(() => new Response("<html>", { status: 502 }))
      .get("/api/v1/statistics")
      .catch((cause: unknown) => cause)
    expect(page).toBeInstanceOf(Unreachable)
    const silent = createProxenyClient("http://127.0.0.1:1", { fetch: () => Promise.reject(new TypeError("refused")) })
    await expect(silent.get("/api/v1/statistics")).rejects.toThrow(/http:\/\/127\.0\.0\.1:1 did not answer/)
  })

  it("lets a cancelled request end as cancelled", async () => {
    const aborted = AbortSignal.abort()
    const client = createProxenyClient("http://x", { fetch: () => Promise.reject(aborted.reason) })
    await expect(client.get("/api/v1/statistics", {}, { signal: aborted })).rejects.toThrow("aborted")
  })

  it("reads the routes of the same contract through Hono's client", async () => {
    const client = answering(() => Response.json({ items: [], total: 0 }))
    asked.length = 0
    const response = await client.routes.api.v1.cities.$get({ query: { q: "x" } })
    expect((await response.json()).total).toBe(0)
    expect(asked).toEqual(["http://register.example/api/v1/cities?q=x"])
  })
})

describe("send", () => {
  const sent: Array<{ readonly url: string; readonly init: RequestInit }> = []
  const answering = (response: () => Response) =>
    createProxenyClient("http://register.example", {
      headers: { authorization: "Bearer k" },
      fetch: async (input: string | URL | Request, init?: RequestInit) => {
        sent.push({ url: String(input), init: init ?? {} })
        return response()
      }
    })
  const last = () => {
    const { init, url } = sent.at(-1) as (typeof sent)[number]
    return { url, method: init.method, headers: new Headers(init.headers), body: init.body }
  }
  const recorded = { record: { kind: "note", id: "00000000-0000-4000-8000-000000000000" }, version: 12 }
  const id = recorded.record.id

  it("puts path, query, body, ETag and keys where they belong, and gives the ETag that comes", async () => {
    const client = answering(() => Response.json(recorded, { headers: { etag: '"12"' } }))
    const { answer, etag } = await client.send("PUT /api/v1/notes/:id", {
      param: { id },
      body: { text: "a note" },
      ifMatch: 11
    })
    expect([answer, etag]).toEqual([recorded, '"12"'])
    const { body, headers, method, url } = last()
    expect([method, url, body]).toEqual(["PUT", `http://register.example/api/v1/notes/${id}`, '{"text":"a note"}'])
    expect(headers.get("if-match")).toBe('"11"')
    expect(headers.get("content-type")).toBe("application/json")
    expect(headers.get("authorization")).toBe("Bearer k")
    expect(headers.get("idempotency-key")).toBe(null)
    await client.send("GET /api/v1/notes", { query: { city: id, limit: "5" } })
    expect(last().url).toBe(`http://register.example/api/v1/notes?city=${id}&limit=5`)
    expect(last().headers.get("content-type")).toBe(null)
  })

  it("gives each POST a key of its own, but where one is named", async () => {
    const client = answering(() => Response.json(recorded, { status: 201 }))
    const body = { about: { kind: "city", id }, text: "a note" } as const
    const keys = new Set<string | null>()
    for (let i = 0; i < 3; i++) {
      await client.send("POST /api/v1/notes", { body })
      keys.add(last().headers.get("idempotency-key"))
    }
    expect(keys.size).toBe(3)
    await client.send("POST /api/v1/notes", { body, idempotencyKey: "the-same-again" })
    expect(last().headers.get("idempotency-key")).toBe("the-same-again")
  })

  it("sends bytes as they are, and gives a file as its bytes", async () => {
    const bytes = new Uint8Array([0, 255, 128, 10])
    const client = answering(
      () =>
        new Response(bytes, {
          headers: { "content-type": "application/octet-stream", "content-disposition": "attachment" }
        })
    )
    const { answer } = await client.send("GET /api/v1/documents/:id/content", { param: { id } })
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
    await client.send("POST /api/v1/documents", { query: { city: id, title: "t", fileName: "t.pdf" }, bytes })
    expect(last().body).toBe(bytes)
    expect(last().headers.get("content-type")).toBe("application/octet-stream")
    // An export that is JSON is a file all the same.
    const json = answering(() => Response.json({ a: 1 }, { headers: { "content-disposition": "attachment" } }))
    const exported = await json.send("GET /api/v1/exports/:format", { param: { format: "geojson" } })
    expect(await exported.answer.text()).toBe('{"a":1}')
  })

  it("gives nothing where there is no content, and rejects with what the API says", async () => {
    const none = await answering(() => new Response(null, { status: 204 })).send("DELETE /api/v1/session", {})
    expect(none.answer).toBeUndefined()
    const problem = { type: "/problems/changed-meanwhile", title: "t", status: 412, detail: "d", current: { a: 1 } }
    const client = answering(
      () =>
        new Response(JSON.stringify(problem), { status: 412, headers: { "content-type": "application/problem+json" } })
    )
    await expect(client.send("DELETE /api/v1/session", {})).rejects.toMatchObject({ problem })
    await expect(
      answering(() => new Response("<html>", { status: 502 })).send("DELETE /api/v1/session", {})
    ).rejects.toBeInstanceOf(Unreachable)
    await expect(
      answering(() => new Response("{", { headers: { "content-type": "application/json" } })).send(
        "GET /api/v1/account",
        {}
      )
    ).rejects.toThrow(/half an answer/)
  })
})
