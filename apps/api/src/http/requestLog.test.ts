import { setImmediate as soon } from "node:timers/promises"
import { Hono } from "hono"
import { expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import { requestLog } from "./requestLog.ts"

it("has a line for each request, with nothing in it that somebody looked for or sent", async () => {
  let written = ""
  const app = new Hono()
  app.use(
    "*",
    requestLog((text) => {
      written += text
    })
  )
  app.post("/things/:id", (c) => c.json({ hidden: "answer" }, 201))
  await app.request("/things/1?q=hidden", {
    method: "POST",
    body: "hidden",
    headers: { authorization: "Bearer hidden", cookie: "a=hidden" }
  })
  await app.request("/nowhere")
  await soon()
  const lines = written
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
  expect(lines.map(({ method, path, status }) => [method, path, status])).toEqual([
    ["POST", "/things/1", 201],
    ["GET", "/nowhere", 404]
  ])
  for (const { at, ms } of lines) {
    expect(new Date(at).toISOString()).toBe(at)
    expect(ms).toBeGreaterThanOrEqual(0)
  }
  expect(written).not.toContain("hidden")
})

const register = testRegister()

it("goes with headers that keep an answer what it is, on answers and on problems alike", async () => {
  for (const path of ["/api/v1/statistics", "/api/v1/nothing", "/api/v1/cities?limit=0", "/api/v1/map"]) {
    const { header } = await register.get(path)
    expect([path, header("x-content-type-options")]).toEqual([path, "nosniff"])
    expect(header("content-security-policy")).toContain("default-src 'none'")
    expect(header("vary")).toMatch(/cookie.*authorization/)
    expect(header("cache-control")).not.toContain("public")
  }
})
