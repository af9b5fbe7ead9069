import { gzipSync } from "node:zlib"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { address, launch } from "./browser.ts"

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** What already is compressed does not get smaller on the wire. */
const onWire = (url: string, body: Buffer): number => (url.endsWith(".woff2") ? body.length : gzipSync(body).length)

test("the first load is at most 90 kB of script and 250 KiB in all, gzipped", async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const loaded: Array<{ readonly path: string; readonly size: number }> = []
  page.on("response", async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0))
    loaded.push({ path: new URL(response.url()).pathname, size: onWire(response.url(), body) })
  })
  await page.goto(address)
  await page.waitForLoadState("networkidle")
  await page.waitForTimeout(500)
  const sum = (files: typeof loaded) => files.reduce((all, { size }) => all + size, 0)
  const script = sum(loaded.filter(({ path }) => path.endsWith(".js")))
  const all = sum(loaded)
  const kinds = Object.entries(
    Object.groupBy(loaded, ({ path }) => (path.startsWith("/api/") ? "api" : (path.split(".").at(-1) ?? "")))
  ).map(([kind, files = []]) => `${kind} ${sum(files)}`)
  console.log(`first load: script ${script} B, all ${all} B (${kinds.join(", ")}), ${loaded.length} requests`)
  expect(script).toBeLessThanOrEqual(90_000)
  expect(all).toBeLessThanOrEqual(250 * 1024)
  await context.close()
})
