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
